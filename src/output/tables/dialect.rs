//! `Dialect`: how a table is written for who opens it.

use csv::{ReaderBuilder, Terminator, WriterBuilder};

/// How tables are written.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Dialect {
    /// Commas between fields, points in numbers: for programs.
    #[default]
    International,
    /// Semicolons between fields, commas in numbers, lines as Windows ends them and a byte order mark: opens in a Dutch
    /// Excel at a double click. Dates stay ISO 8601, which that reads as dates.
    Dutch,
}

const BYTE_ORDER_MARK: &str = "\u{feff}";

impl Dialect {
    /// A table that was written for programs, in this dialect.
    pub(in crate::output) fn of(self, table: Vec<u8>) -> Vec<u8> {
        match self {
            Dialect::International => table,
            Dialect::Dutch => dutch(&table),
        }
    }
}

fn dutch(table: &[u8]) -> Vec<u8> {
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(table);
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    for record in reader.records() {
        let record = record.expect("a table of ours can be read back");
        let fields = record.iter().map(with_comma);
        writer.write_record(fields).expect("memory can be written");
    }
    writer.into_inner().expect("memory can be written")
}

/// A decimal number with a comma; anything else as it is.
fn with_comma(field: &str) -> String {
    let digits = field.strip_prefix('-').unwrap_or(field);
    let is_number = digits.split_once('.').is_some_and(|(whole, fraction)| {
        let is_digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        is_digits(whole) && is_digits(fraction)
    });
    if is_number {
        field.replace('.', ",")
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dutch_table_opens_at_a_double_click() {
        let table = "a,b,c\n1459.000,-0.5,\"x, y\"\n2021-01-31,team.MW,\"semi;colon\"\n";
        let written = Dialect::Dutch.of(table.into());
        assert_eq!(
            String::from_utf8(written).expect("text"),
            "\u{feff}a;b;c\r\n1459,000;-0,5;x, y\r\n2021-01-31;team.MW;\"semi;colon\"\r\n"
        );
        assert_eq!(Dialect::International.of(table.into()), table.as_bytes());
    }

    #[test]
    fn only_numbers_have_commas() {
        for other in ["1.2.3", ".5", "5.", "1e3", "-", "2021-Q2", "1-2.5", ""] {
            assert_eq!(with_comma(other), other);
        }
    }
}
