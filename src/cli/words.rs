//! What only the terminal says, in Dutch and in English. Everything that files say too stands in the library.

use doorstroom::model::Language;

/// The phrase in a language.
pub(super) fn pick(language: Language, dutch: &'static str, english: &'static str) -> &'static str {
    match language {
        Language::Dutch => dutch,
        Language::English => english,
    }
}
