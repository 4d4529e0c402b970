//! `Words`: the words of one language.

use super::super::charts::Notation;
use crate::model::Language;

/// The words of one language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Words {
    language: Language,
}

impl Words {
    /// The words of a language.
    pub const fn of(language: Language) -> Self {
        Words { language }
    }

    /// The language.
    pub const fn language(self) -> Language {
        self.language
    }

    /// The language as a BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        self.pick("nl", "en")
    }

    /// How charts write dates and numbers.
    pub const fn notation(self) -> Notation {
        match self.language {
            Language::Dutch => Notation {
                months: [
                    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov",
                    "dec",
                ],
                decimal_mark: ',',
                group_mark: '.',
            },
            Language::English => Notation {
                months: [
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                    "Dec",
                ],
                decimal_mark: '.',
                group_mark: ',',
            },
        }
    }

    /// The one of two words that is of this language.
    pub(in crate::output) const fn pick(
        self,
        dutch: &'static str,
        english: &'static str,
    ) -> &'static str {
        match self.language {
            Language::Dutch => dutch,
            Language::English => english,
        }
    }

    /// The one of two sentences that is of this language.
    pub(super) fn say(self, dutch: String, english: String) -> String {
        match self.language {
            Language::Dutch => dutch,
            Language::English => english,
        }
    }
}

/// With a capital at its beginning.
pub(in crate::output) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
