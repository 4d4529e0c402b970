//! Notes of assumptions: the codes of the list of unknowns that stand in the comments of a study, and the values that they are
//! about.
//!
//! `caseload = 12   # U12` says that no source gives this 12. A code counts for what begins on its line; on a line of
//! its own for what begins on the next line, or, when it stands further to the right than that, for what the line before is
//! about. In a comment with an empty line after it codes are only spoken of.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::source::{Place, Source};

/// A value that a comment calls an assumption.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Noted {
    /// The code: `U12`.
    pub(super) code: String,
    /// The key: `team.vervolg.caseload`.
    pub(super) key: String,
    /// The value as it is written, on one line.
    pub(super) written: String,
}

/// Everything that comments of the study call an assumption, in the order of the text; each code once for a key.
pub(super) fn noted(source: &Source, document: &Spanned<DeTable<'_>>) -> Vec<Noted> {
    let mut entries = Vec::new();
    collect(document.get_ref(), "", &mut entries);
    entries.sort_by_key(|entry| (entry.from, entry.place.end));
    let comments = comments(source.text());
    let mut found: Vec<Noted> = Vec::new();
    for (position, comment) in comments.iter().enumerate() {
        let codes = codes(&source.text()[comment.start..comment.end]);
        if codes.is_empty() {
            continue;
        }
        let Some(entry) = subject(source, &comments[..=position], &entries) else {
            continue;
        };
        for code in codes {
            let noted = Noted {
                code,
                key: entry.key.clone(),
                written: on_one_line(source.text_at(entry.place)),
            };
            if !found.contains(&noted) {
                found.push(noted);
            }
        }
    }
    found
}

/// A key with its value, or an element of a list.
struct Entry {
    key: String,
    /// Where the key begins.
    from: usize,
    /// Where the value stands.
    place: Place,
}

fn collect(table: &DeTable<'_>, path: &str, entries: &mut Vec<Entry>) {
    for (key, value) in table.iter() {
        let path = match path {
            "" => key.get_ref().to_string(),
            _ => format!("{path}.{}", key.get_ref()),
        };
        let from = key.span().start.min(value.span().start);
        collect_value(value, path, from, entries);
    }
}

fn collect_value(
    value: &Spanned<DeValue<'_>>,
    path: String,
    from: usize,
    entries: &mut Vec<Entry>,
) {
    match value.get_ref() {
        DeValue::Table(table) => collect(table, &path, entries),
        DeValue::Array(elements) => {
            for (position, element) in elements.iter().enumerate() {
                let path = format!("{path}[{position}]");
                collect_value(element, path, element.span().start, entries);
            }
        }
        _ => {}
    }
    entries.push(Entry {
        key: path,
        from,
        place: Place::from(value.span()),
    });
}

/// What a comment, the last of these, is about.
fn subject<'e>(source: &Source, comments: &[Place], entries: &'e [Entry]) -> Option<&'e Entry> {
    let (comment, before) = comments.split_last()?;
    let line = source.line_start(comment.start);
    if !is_blank(&source.text()[line..comment.start]) {
        return begins_on(source, line, comment.start, entries);
    }
    let (next, end) = line_after_comments(source, comment.start);
    let below = source.text().get(next..end).unwrap_or_default();
    let indent = below.len() - below.trim_start().len();
    if comment.start - line > indent {
        return subject_above(source, line, before, entries);
    }
    begins_on(source, next, end, entries)
}

/// The next line that is no comment: where it begins and ends.
fn line_after_comments(source: &Source, at: usize) -> (usize, usize) {
    let text = source.text();
    let mut next = at;
    loop {
        next = (end_of_line(text, next) + 1).min(text.len());
        let end = end_of_line(text, next);
        if !text[next..end].trim_start().starts_with('#') {
            return (next, end);
        }
    }
}

/// What the line above a line is about; `comments` are those before it.
fn subject_above<'e>(
    source: &Source,
    line: usize,
    comments: &[Place],
    entries: &'e [Entry],
) -> Option<&'e Entry> {
    let end = line.checked_sub(1)?;
    let above = source.line_start(end);
    if source.text()[above..end].trim_start().starts_with('#') {
        return subject(source, comments, entries);
    }
    begins_on(source, above, end, entries)
}

/// The outermost entry of all that begin on a line before `end`.
fn begins_on<'e>(
    source: &Source,
    line: usize,
    end: usize,
    entries: &'e [Entry],
) -> Option<&'e Entry> {
    if line >= source.text().len() {
        return None;
    }
    let on_line = entries
        .iter()
        .filter(|entry| (line..end).contains(&entry.from));
    on_line.min_by_key(|entry| (entry.from, std::cmp::Reverse(entry.place.end)))
}

/// Where the comments of a text stand, from their sign to the end of their line.
fn comments(text: &str) -> Vec<Place> {
    let bytes = text.as_bytes();
    let mut comments = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        at = match bytes[at] {
            b'#' => {
                let end = end_of_line(text, at);
                comments.push(Place::from(at..end));
                end
            }
            b'"' | b'\'' => end_of_text(text, at),
            _ => at + 1,
        };
    }
    comments
}

fn end_of_line(text: &str, at: usize) -> usize {
    text[at..]
        .find('\n')
        .map_or(text.len(), |length| at + length)
}

/// The byte after a quoted text that begins at `at`; one that is not closed ends with its line, or with the file.
fn end_of_text(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let quote = bytes[at];
    let is_long = bytes[at..].starts_with(&[quote; 3]);
    let length = if is_long { 3 } else { 1 };
    let mut here = at + length;
    while here < bytes.len() {
        match bytes[here] {
            b'\\' if quote == b'"' => here += 1,
            b'\n' if !is_long => return here,
            _ if bytes[here..].starts_with(&[quote; 3][..length]) => return here + length,
            _ => {}
        }
        here += 1;
    }
    bytes.len()
}

/// The codes in a comment, in their order: `U` and a number, apart from other letters.
fn codes(comment: &str) -> Vec<String> {
    let words = comment.split(|letter: char| !letter.is_ascii_alphanumeric());
    let is_code = |word: &&str| {
        let number = word.strip_prefix('U');
        number.is_some_and(|number| {
            (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    words.filter(is_code).map(str::to_owned).collect()
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Longer values are cut off.
const MOST_LETTERS: usize = 80;

fn on_one_line(written: &str) -> String {
    let line = written.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let source = Source::new("x.toml", text);
        let (document, errors) = DeTable::parse_recoverable(source.text());
        assert!(errors.is_empty(), "{errors:?}");
        let told = |noted: &Noted| format!("{} {} = {}", noted.code, noted.key, noted.written);
        noted(&source, &document).iter().map(told).collect()
    }

    #[test]
    fn a_code_is_about_what_begins_on_its_line() {
        let found = read(
            "[team.a]\nstaff = { MW = 3.6 }   # (U1; 2 to 5)\ncaseload = 12 # U12, U13\norder = \"due\"\n",
        );
        assert_eq!(
            found,
            [
                "U1 team.a.staff = { MW = 3.6 }",
                "U12 team.a.caseload = 12",
                "U13 team.a.caseload = 12"
            ]
        );
    }

    #[test]
    fn tables_and_elements_of_lists_are_known_too() {
        let found = read(
            "[work]     # U3\ncv = 0.7\n[stage.a]\nwork = [    # U8\n  { role = \"MW\", slices = 7 },  # (U2)\n  # (U9)\n  { role = \"GD\" },\n]\n",
        );
        assert_eq!(
            found,
            [
                "U3 work = [work]",
                "U8 stage.a.work = [ # U8 { role = \"MW\", slices = 7 }, # (U2) # (U9) { role = \"GD\" }, ]",
                "U2 stage.a.work[0] = { role = \"MW\", slices = 7 }",
                "U9 stage.a.work[1] = { role = \"GD\" }",
            ]
        );
    }

    #[test]
    fn a_comment_may_stand_above_go_on_or_be_about_nothing() {
        let found = read(
            "# What is not known has a code (U1, U2).\n\n# U16: two years\nwarm_up = 2019-01-01\nleave = 6   # weeks,\n       # most in summer\n       # (U10)\nsick = 7\n   # (U11)\n\n",
        );
        assert_eq!(
            found,
            ["U16 warm_up = 2019-01-01", "U10 leave = 6", "U11 sick = 7"]
        );
    }

    #[test]
    fn lines_may_end_as_on_windows_and_the_text_with_a_comment() {
        let found = read("# U16\r\nwarm_up = 2019-01-01 # U4\r\n# U5");
        assert_eq!(
            found,
            ["U16 warm_up = 2019-01-01", "U4 warm_up = 2019-01-01"]
        );
    }

    #[test]
    fn a_sign_in_a_text_begins_no_comment() {
        let found = read(
            "a = \"# U1 \\\" # U2\" # U3\nb = '# U4'\nc = \"\"\"\n# U5\n\"\"\"\nd = 1 # 2U6 U777 XU8 U\n",
        );
        assert_eq!(found, ["U3 a = \"# U1 \\\" # U2\""]);
    }
}
