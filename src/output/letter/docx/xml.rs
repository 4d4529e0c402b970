//! Pieces of XML as text: what Word needs, and no more.

/// `text` as it may stand in XML; characters that XML does not know are left out.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' => escaped.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// `text` with `piece` before the last place of `mark`; as it is where it has none.
pub(super) fn insert_before_last(text: &str, mark: &str, piece: &str) -> String {
    match text.rfind(mark) {
        Some(at) => format!("{}{piece}{}", &text[..at], &text[at..]),
        None => text.to_owned(),
    }
}

/// The value of an attribute in an element: what stands between its quotes.
pub(super) fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let mark = format!("{name}=\"");
    let from = element.find(&mark)? + mark.len();
    let length = element[from..].find('"')?;
    Some(&element[from..from + length])
}
