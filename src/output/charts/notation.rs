//! `Notation`: how the reader writes dates and numbers.

/// How the reader writes dates and numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Notation {
    /// Short names of the months, January first.
    pub months: [&'static str; 12],
    /// Between whole and fraction: `,` in Dutch.
    pub decimal_mark: char,
    /// Between groups of three digits: `.` in Dutch.
    pub group_mark: char,
}

/// Below this, a count that is a mean or a quantile between two counts shows one decimal.
const ONE_DECIMAL_BELOW: f64 = 10.0;

impl Notation {
    /// A number with this many decimals, digits grouped by three.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        let plain = format!("{:.decimals$}", value.abs());
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let minus = if value < 0.0 && plain.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
            "\u{2212}"
        } else {
            ""
        };
        let mut written = format!("{minus}{}", self.grouped(whole));
        if !fraction.is_empty() {
            written.push(self.decimal_mark);
            written.push_str(fraction);
        }
        written
    }

    /// A number of cases: whole, or with one decimal where that tells something.
    pub fn count(&self, cases: f64) -> String {
        let is_whole = (cases - cases.round()).abs() < 0.05;
        let decimals = usize::from(cases.abs() < ONE_DECIMAL_BELOW && !is_whole);
        self.number(cases, decimals)
    }

    /// A number with one decimal where it is not whole: `9,5`, `12`.
    pub fn short(&self, value: f64) -> String {
        let is_whole = (value - value.round()).abs() < 0.05;
        self.number(value, usize::from(!is_whole))
    }

    /// A share of one as whole percents.
    pub fn percent(&self, share: f64) -> String {
        format!("{}%", self.number(share * 100.0, 0))
    }

    /// From one number of cases to another.
    pub fn count_range(&self, low: f64, high: f64) -> String {
        format!("{}\u{2013}{}", self.count(low), self.count(high))
    }

    /// From one share to another, in whole percents.
    pub fn percent_range(&self, low: f64, high: f64) -> String {
        let low = self.number(low * 100.0, 0);
        format!("{low}\u{2013}{}", self.percent(high))
    }

    fn grouped(&self, digits: &str) -> String {
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(self.group_mark);
            }
            grouped.push(digit);
        }
        grouped
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::DUTCH;

    #[test]
    fn numbers_are_written_as_the_reader_writes_them() {
        assert_eq!(DUTCH.number(12_000.0, 0), "12.000");
        assert_eq!(DUTCH.number(1_234_567.25, 2), "1.234.567,25");
        assert_eq!(DUTCH.number(999.6, 0), "1.000");
        assert_eq!(DUTCH.number(-0.04, 1), "0,0");
        assert_eq!(DUTCH.number(-12.5, 1), "\u{2212}12,5");
    }

    #[test]
    fn counts_show_a_decimal_only_where_it_tells_something() {
        assert_eq!(DUTCH.count(2.5), "2,5");
        assert_eq!(DUTCH.count(3.0), "3");
        assert_eq!(DUTCH.count(56.7), "57");
        assert_eq!(DUTCH.percent_range(0.5, 0.875), "50\u{2013}88%");
    }
}
