//! What only the terminal says, in Dutch and in English. Everything that files say too stands in the library.

use doorstroom::model::{Comparison, Language};

/// The phrase in a language.
pub(super) fn pick(language: Language, dutch: &'static str, english: &'static str) -> &'static str {
    match language {
        Language::Dutch => dutch,
        Language::English => english,
    }
}

/// How a number is compared with a limit: `ten hoogste`.
pub(super) fn compared(language: Language, comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Above => pick(language, "meer dan", "more than"),
        Comparison::AtLeast => pick(language, "ten minste", "at least"),
        Comparison::Below => pick(language, "minder dan", "fewer than"),
        Comparison::AtMost => pick(language, "ten hoogste", "at most"),
    }
}

/// With a capital at its beginning.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
