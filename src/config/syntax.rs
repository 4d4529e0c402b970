//! What is said of text that is not TOML: the parser's errors in the words of someone who writes a study.

use toml::Spanned;
use toml::de::{DeTable, Error};

use super::decimal_comma::decimal_comma;
use super::log::ProblemLog;
use super::problem::Problem;
use super::scalar::iso_date;
use super::source::{Place, Source};

/// Parses the file of `log`, telling what is not TOML; gives nothing when the text cannot be followed to its end.
pub(super) fn parse(log: &ProblemLog) -> Option<Spanned<DeTable<'_>>> {
    let (document, errors) = DeTable::parse_recoverable(log.source().text());
    tell_errors(log, errors).then_some(document)
}

/// Tells the syntax errors of a file. Gives false when the text cannot be read any further.
///
/// A list, table or header that is not closed swallows what follows; errors after it would be noise.
fn tell_errors(log: &ProblemLog, mut errors: Vec<Error>) -> bool {
    errors.sort_by_key(start_of);
    let unclosed = errors.iter().find_map(unclosed_thing);
    // Up to where the keys of a table that is given twice stand: that they are given twice too is no news.
    let mut told_until = 0;
    for error in &errors {
        if is_duplicate(error) {
            if start_of(error) < told_until {
                continue;
            }
            told_until = end_of_table(log.source(), start_of(error));
        }
        match unclosed {
            Some(thing) if is_swallowing(error) => {
                log.tell_syntax(not_closed(log.source(), thing, start_of(error)));
                return false;
            }
            _ => log.tell_syntax(problem(log.source(), error)),
        }
    }
    true
}

fn start_of(error: &Error) -> usize {
    error.span().map_or(0, |span| span.start)
}

/// What is not closed, and the sign that closes it.
fn unclosed_thing(error: &Error) -> Option<(&'static str, &'static str)> {
    const THINGS: [(&str, &str, &str); 4] = [
        ("unclosed array,", "list", "]"),
        ("unclosed inline table,", "table", "}"),
        ("unclosed table,", "header of a table", "]"),
        ("unclosed array table,", "header of a list of tables", "]]"),
    ];
    let named = |(opening, ..): &&(&str, &str, &str)| error.message().starts_with(*opening);
    THINGS
        .iter()
        .find(named)
        .map(|&(_, thing, sign)| (thing, sign))
}

fn is_duplicate(error: &Error) -> bool {
    error.message().starts_with("duplicate key")
}

/// Where the table ends whose header stands on the line of `at`; the place itself when that is no header.
fn end_of_table(source: &Source, at: usize) -> usize {
    let is_header = source.text()[source.line_start(at)..]
        .trim_start()
        .starts_with('[');
    let after = source.line_end(at);
    let next_header = || source.text()[after..].find("\n[");
    if is_header {
        next_header().map_or(source.text().len(), |length| after + length)
    } else {
        at
    }
}

/// Whether the parser was inside something unclosed when it stumbled.
fn is_swallowing(error: &Error) -> bool {
    let message = error.message();
    let inside = [
        "missing comma between",
        "missing key for inline table",
        "in array",
        "in inline table",
    ];
    message.starts_with("unclosed") || inside.iter().any(|part| message.contains(part))
}

fn not_closed(source: &Source, (thing, sign): (&str, &str), stumble: usize) -> Problem {
    let before = source.text_at(Place::from(0..stumble)).trim_end();
    let last_letter = before.chars().next_back().map_or(0, char::len_utf8);
    let rest = source.text_at(Place::from(before.len()..source.line_end(before.len())));
    let has_spaces = thing.starts_with("header") && rest.trim_end().ends_with(sign);
    let hint = has_spaces.then(|| {
        "a name has letters, digits, `-` and `_`, and no spaces: write for example `noord-oost`"
            .to_owned()
    });
    Problem::new(format!("the {thing} is not closed"))
        .at(
            Place::from(before.len() - last_letter..before.len()),
            format!("`{sign}` is expected after this"),
        )
        .hint(hint)
}

/// The problem that an error of the parser is for the user.
fn problem(source: &Source, error: &Error) -> Problem {
    let place = error.span().map_or(Place::from(0..0), Place::from);
    let (fault, expected) = error
        .message()
        .split_once(", expected ")
        .unwrap_or((error.message(), ""));
    if let Some(problem) = decimal_comma(source, place.start) {
        return problem;
    }
    if source.text_at(place).starts_with(':') {
        return Problem::new("a colon where an equals sign belongs")
            .at(place, "`=` is expected here")
            .hint("a key is followed by `=`: write for example `target = 0.9`".to_owned());
    }
    match fault {
        "duplicate key" => given_twice(source, place),
        "string values must be quoted" => unquoted(source, place),
        "unexpected key or value" => {
            Problem::new("two things on one line").at(place, "the line should end here")
        }
        "key with no value" => {
            Problem::new("a key without a value").at(place, "`=` is expected here")
        }
        "unexpected leading zero" => {
            Problem::new("a number cannot begin with a zero").at(place, "leave this out")
        }
        "invalid date" | "invalid time" | "invalid date-time" => {
            let iso = iso_date(source.text_at(place));
            Problem::new("there is no such date or time")
                .at(place, format!("expected {expected}"))
                .hint(iso.map(|iso| format!("write it as `{iso}`")))
        }
        "invalid basic string" if expected == "`\"`" => {
            Problem::new("the text is not closed").at(place, "a closing quote is expected")
        }
        _ if fault.contains("unicode value") || fault.contains("escape") => {
            Problem::new("a backslash in text has a meaning of its own")
                .at(place, "this cannot follow it")
                .hint("write the text in single quotes: `'C:\\folder'`".to_owned())
        }
        _ if expected == "nothing" => Problem::new(fault).at(place, "this cannot stand here"),
        _ if expected.is_empty() => Problem::new(fault).at(place, "the study cannot be read here"),
        _ => Problem::new(fault).at(place, format!("expected {expected}")),
    }
}

fn given_twice(source: &Source, place: Place) -> Problem {
    Problem::new(format!("`{}` is given twice", source.text_at(place)))
        .at(place, "this is the second time")
        .hint("remove one of the two, or give it another name".to_owned())
}

/// A value without quotes that is no number, date or truth; or nothing at all.
fn unquoted(source: &Source, place: Place) -> Problem {
    let written = source.text_at(place);
    if written.is_empty() {
        return Problem::new("a value is missing").at(place, "after `=` a value is expected");
    }
    let percentage = written
        .strip_suffix('%')
        .and_then(|number| number.trim().parse::<f64>().ok());
    let bare = written.trim_matches(['“', '”', '„', '‘', '’']);
    let hint = match (percentage, written.to_lowercase().as_str()) {
        (Some(percentage), _) => format!(
            "write a share as a number from 0 to 1: `{}`",
            percentage / 100.0
        ),
        (None, "true" | "yes" | "ja") => "write it as `true`".to_owned(),
        (None, "false" | "no" | "nee") => "write it as `false`".to_owned(),
        _ => format!("write text in straight quotes: `\"{bare}\"`"),
    };
    Problem::new("a value that is neither a number, a date, a list nor quoted text")
        .at(place, "this cannot be read")
        .hint(hint)
}

#[cfg(test)]
mod tests {
    use crate::config::testing::told;
    use insta::assert_snapshot;

    /// What is said of a text whose keys may hold anything.
    fn told_of(text: &str) -> String {
        told(text, |keys| {
            keys.ignore(&["a", "b", "c", "next", "stage"]);
            Some(())
        })
    }

    #[test]
    fn dutch_habits_are_understood_and_corrected() {
        assert_snapshot!(told_of("a = 1,5\nb = 50%\nc = “advies”\n"), @r#"
        error: a number with a decimal comma
         --> x.toml:1:5
          |
        1 | a = 1,5
          |     ^^^ a point is expected
          |
          = hint: write it as `1.5`

        error: a value that is neither a number, a date, a list nor quoted text
         --> x.toml:2:5
          |
        2 | b = 50%
          |     ^^^ this cannot be read
          |
          = hint: write a share as a number from 0 to 1: `0.5`

        error: a value that is neither a number, a date, a list nor quoted text
         --> x.toml:3:5
          |
        3 | c = “advies”
          |     ^^^^^^^^ this cannot be read
          |
          = hint: write text in straight quotes: `"advies"`

        3 problems in x.toml
        "#);
    }

    #[test]
    fn dates_and_paths_are_put_right() {
        assert_snapshot!(told_of("a = 18-03-2021\nb = \"C:\\Users\"\n[[c]\n"), @r#"
        error: there is no such date or time
         --> x.toml:1:5
          |
        1 | a = 18-03-2021
          |     ^^^^^^^^^^ expected a four-digit year (YYYY)
          |
          = hint: write it as `2021-03-18`

        error: a backslash in text has a meaning of its own
         --> x.toml:2:10
          |
        2 | b = "C:\Users"
          |          ^ this cannot follow it
          |
          = hint: write the text in single quotes: `'C:\folder'`

        error: the header of a list of tables is not closed
         --> x.toml:3:4
          |
        3 | [[c]
          |    ^ `]]` is expected after this

        3 problems in x.toml
        "#);
    }

    #[test]
    fn several_mistakes_are_told_at_once() {
        assert_snapshot!(told_of("a =\nb = 2021-02-30\nc = 1 a = 2\na = 4\nb = nee\n"), @r#"
        error: a value is missing
         --> x.toml:1:4
          |
        1 | a =
          |    ^ after `=` a value is expected

        error: there is no such date or time
         --> x.toml:2:5
          |
        2 | b = 2021-02-30
          |     ^^^^^^^^^^ expected day between 01 and 28

        error: a value that is neither a number, a date, a list nor quoted text
         --> x.toml:3:5
          |
        3 | c = 1 a = 2
          |     ^^^ this cannot be read
          |
          = hint: write text in straight quotes: `"1 a"`

        error: `a` is given twice
         --> x.toml:4:1
          |
        4 | a = 4
          | ^ this is the second time
          |
          = hint: remove one of the two, or give it another name

        error: `b` is given twice
         --> x.toml:5:1
          |
        5 | b = nee
          | ^ this is the second time
          |
          = hint: remove one of the two, or give it another name

        5 problems in x.toml
        "#);
    }

    #[test]
    fn text_that_is_not_closed_is_told_where_it_should_end() {
        assert_snapshot!(told_of("a = \"abc\nb = 2\n"), @r#"
        error: the text is not closed
         --> x.toml:1:9
          |
        1 | a = "abc
          |         ^ a closing quote is expected

        1 problem in x.toml
        "#);
    }

    #[test]
    fn a_list_that_is_not_closed_is_told_once() {
        assert_snapshot!(told_of("a = [1,\n  2\nb = 3\n[stage.x]\nc = 1\n"), @r#"
        error: the list is not closed
         --> x.toml:2:3
          |
        2 |   2
          |   ^ `]` is expected after this

        1 problem in x.toml
        "#);
    }

    #[test]
    fn a_table_that_is_not_closed_is_told_once() {
        assert_snapshot!(told_of("next = { closed = 1.0\n[stage.b]\nc = 1\n"), @r#"
        error: the table is not closed
         --> x.toml:1:21
          |
        1 | next = { closed = 1.0
          |                     ^ `}` is expected after this

        1 problem in x.toml
        "#);
    }

    #[test]
    fn a_header_that_is_not_closed_is_told_once() {
        assert_snapshot!(told_of("[stage.x\na = 1\n[stage.y]\n"), @r#"
        error: the header of a table is not closed
         --> x.toml:1:8
          |
        1 | [stage.x
          |        ^ `]` is expected after this

        1 problem in x.toml
        "#);
    }

    #[test]
    fn a_table_that_is_given_twice_is_told() {
        assert_snapshot!(told_of("[stage.x]\na = 1\n[stage.x]\nb = 2\n"), @r#"
        error: `x` is given twice
         --> x.toml:3:8
          |
        3 | [stage.x]
          |        ^ this is the second time
          |
          = hint: remove one of the two, or give it another name

        1 problem in x.toml
        "#);
    }

    #[test]
    fn other_faults_keep_the_words_of_the_parser() {
        assert_snapshot!(told_of("a = 1.5.3\nb = 09\nc : 1\n"), @r#"
        error: invalid float
         --> x.toml:1:8
          |
        1 | a = 1.5.3
          |        ^^ this cannot stand here

        error: a number cannot begin with a zero
         --> x.toml:2:5
          |
        2 | b = 09
          |     ^ leave this out

        error: a key without a value
         --> x.toml:3:3
          |
        3 | c : 1
          |   ^ `=` is expected here

        3 problems in x.toml
        "#);
    }
}
