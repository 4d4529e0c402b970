//! A Dutch decimal comma, where the parser sees something else.

use std::ops::Range;

use super::problem::Problem;
use super::source::{Place, Source};

/// The problem of a number with a decimal comma, when that is what the parser stumbled over.
///
/// `1,5` ends for the parser at the comma; in braces it takes `5` for the next key and stumbles after that.
pub(super) fn decimal_comma(source: &Source, stumble: usize) -> Option<Problem> {
    let line = Place::from(source.line_start(stumble)..source.line_end(stumble));
    let (before, after) = source
        .text_at(line)
        .split_at_checked(stumble - line.start)?;
    let number = match after.strip_prefix(',') {
        Some(decimals) if ends_with_digit(before) && starts_with_digit(decimals) => {
            let decimals = decimals
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(decimals.len());
            number_before(source.text_at(line), before.len() + 1 + decimals)
        }
        _ => number_before(before, before.trim_end().len()),
    };
    let (whole, decimals) = number
        .clone()
        .and_then(|number| source.text_at(line)[number].split_once(','))?;
    if !ends_with_digit(whole) || !starts_with_digit(decimals) || decimals.contains(',') {
        return None;
    }
    let number = number?;
    let place = Place::from(line.start + number.start..line.start + number.end);
    let problem = Problem::new("a number with a decimal comma").at(place, "a point is expected");
    Some(problem.hint(format!(
        "write it as `{}.{decimals}`",
        whole.replace('.', "")
    )))
}

/// The digits, points and commas that end at byte `end` of `line`.
fn number_before(line: &str, end: usize) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '_');
    let start = line[..end].trim_end_matches(is_part).len();
    (start < end).then_some(start..end)
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

fn ends_with_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::testing::told;
    use insta::assert_snapshot;

    fn told_of(text: &str) -> String {
        told(text, |keys| {
            keys.ignore(&["a", "b", "c"]);
            Some(())
        })
    }

    #[test]
    fn a_decimal_comma_is_found_inside_tables_too() {
        let study = "a = { MW = 3,6 }\nb = { MW = 3,6, SC = 2.5 }\nc = 1.459,5\n";
        assert_snapshot!(told_of(study), @r#"
        error: a number with a decimal comma
         --> x.toml:1:12
          |
        1 | a = { MW = 3,6 }
          |            ^^^ a point is expected
          |
          = hint: write it as `3.6`

        error: a number with a decimal comma
         --> x.toml:2:12
          |
        2 | b = { MW = 3,6, SC = 2.5 }
          |            ^^^ a point is expected
          |
          = hint: write it as `3.6`

        error: a number with a decimal comma
         --> x.toml:3:5
          |
        3 | c = 1.459,5
          |     ^^^^^^^ a point is expected
          |
          = hint: write it as `1459.5`

        3 problems in x.toml
        "#);
        assert_snapshot!(told_of("a = [1,5 6]\n"), @r#"
        error: a value that is neither a number, a date, a list nor quoted text
         --> x.toml:1:8
          |
        1 | a = [1,5 6]
          |        ^^^ this cannot be read
          |
          = hint: write text in straight quotes: `"5 6"`

        1 problem in x.toml
        "#);
    }
}
