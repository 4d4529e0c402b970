//! A Dutch decimal comma, where the parser sees something else.

use std::ops::Range;

use super::problem::Problem;
use super::source::{Place, Source};

/// The problem of a number with a decimal comma, when that is what the parser stumbled over.
///
/// `1,5` ends for the parser at the comma; in braces it takes `5` for the next key and stumbles after that.
pub(super) fn decimal_comma(source: &Source, stumble: usize) -> Option<Problem> {
    let line_start = source.line_start(stumble);
    let line = source.text_at(Place::from(line_start..source.line_end(stumble)));
    let number = number_at(line, stumble.checked_sub(line_start)?)?;
    let (whole, decimals) = line[number.clone()].split_once(',')?;
    if !ends_with_digit(whole) || !starts_with_digit(decimals) || decimals.contains(',') {
        return None;
    }
    let place = Place::from(line_start + number.start..line_start + number.end);
    let whole = whole.replace('.', "");
    let hint = if decimals.len() == 3 {
        format!("write `{whole}{decimals}` for a thousand, `{whole}.{decimals}` for decimals")
    } else {
        format!("write it as `{whole}.{decimals}`")
    };
    let problem = Problem::new("a number with a decimal comma").at(place, "a point is expected");
    Some(problem.hint(hint))
}

/// The number with a comma in it at which the parser stumbled: at its comma, or after it.
fn number_at(line: &str, stumble: usize) -> Option<Range<usize>> {
    let (before, after) = line.split_at_checked(stumble)?;
    let end = match after.strip_prefix(',') {
        Some(decimals) if starts_with_digit(decimals) => {
            let rest = decimals.trim_start_matches(|c: char| c.is_ascii_digit());
            line.len() - rest.len()
        }
        _ => before.trim_end().len(),
    };
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '_');
    let start = line[..end].trim_end_matches(is_part).len();
    Some(start..end)
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

fn ends_with_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::config::testing::told;
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
        assert_snapshot!(told_of("a = 82,895\n"), @r#"
        error: a number with a decimal comma
         --> x.toml:1:5
          |
        1 | a = 82,895
          |     ^^^^^^ a point is expected
          |
          = hint: write `82895` for a thousand, `82.895` for decimals

        1 problem in x.toml
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
