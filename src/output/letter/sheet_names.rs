//! `SheetNames`: names that Excel takes for sheets, each once.

/// The names that were given.
pub(super) struct SheetNames {
    /// In small letters: Excel does not tell `A` from `a`.
    given: Vec<String>,
}

/// Longer names Excel does not take.
const LONGEST: usize = 31;

impl SheetNames {
    /// Beside a first sheet of this name.
    pub(super) fn new(first: &str) -> Self {
        SheetNames {
            given: vec![first.to_lowercase()],
        }
    }

    /// A name like this one that was not given before.
    pub(super) fn name(&mut self, wanted: &str) -> String {
        let plain: String = wanted
            .chars()
            .map(|letter| match letter {
                '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'' => '-',
                letter if letter.is_control() => '-',
                letter => letter,
            })
            .collect();
        let numbered = (2_u32..).map(|number| {
            let ending = format!(" {number}");
            shortened(&plain, LONGEST - ending.len()) + &ending
        });
        let mut names = std::iter::once(shortened(&plain, LONGEST)).chain(numbered);
        let is_free = |name: &String| !self.given.contains(&name.to_lowercase());
        let name = names.find(is_free).unwrap_or(plain);
        self.given.push(name.to_lowercase());
        name
    }
}

fn shortened(name: &str, longest: usize) -> String {
    let short: String = name.chars().take(longest).collect();
    short.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_plain_and_different() {
        let mut names = SheetNames::new("Overzicht");
        let long = "wachtlijst voorwaarden-en-vervolg van alle zaken";
        assert_eq!(names.name(long), "wachtlijst voorwaarden-en-vervo");
        assert_eq!(names.name(long), "wachtlijst voorwaarden-en-ver 2");
        assert_eq!(names.name("a/b:c"), "a-b-c");
        assert_eq!(names.name("overzicht"), "overzicht 2");
    }
}
