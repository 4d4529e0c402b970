//! Places for the letter in somebody's own document: `{{letter}}`, or one for each of its parts, in Dutch or in English.

use super::content::Part;

/// What a place is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// All of the letter.
    Letter,
    /// What stands over it: its kind, its title and the measure.
    Heading,
    /// One of its parts.
    Part(Part),
    /// Where the numbers come from.
    Source,
    /// The title alone, as words.
    Title,
    /// The measure alone, as words.
    Measure,
    /// The rules of style, in the head of a page.
    Style,
}

const NAMES: [([&str; 2], Place); 6] = [
    (["brief", "letter"], Place::Letter),
    (["kop", "heading"], Place::Heading),
    (["bron", "source"], Place::Source),
    (["titel", "title"], Place::Title),
    (["maatregel", "measure"], Place::Measure),
    (["stijl", "style"], Place::Style),
];

impl Place {
    /// The place of a name.
    pub(super) fn of(name: &str) -> Option<Place> {
        let mut all = Place::all();
        all.find(|(names, _)| names.contains(&name))
            .map(|(_, place)| place)
    }

    /// Every name, in Dutch and then in English.
    pub(super) fn names() -> Vec<&'static str> {
        let of = |language: usize| Place::all().map(move |(names, _)| names[language]);
        of(0).chain(of(1)).collect()
    }

    fn all() -> impl Iterator<Item = ([&'static str; 2], Place)> {
        let parts = Part::ALL.map(|part| (part.names(), Place::Part(part)));
        NAMES.into_iter().chain(parts)
    }

    /// Does it take more than words inside a sentence?
    pub(super) fn is_block(self) -> bool {
        !matches!(self, Place::Title | Place::Measure | Place::Style)
    }
}

/// A place in a text: from the first of its opening braces to the last of its closing ones.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    /// What stands between the braces, in small letters and without spaces around it.
    pub(super) name: String,
}

/// Every `{{…}}` of a text.
pub(super) fn places(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find("{{").map(|at| from + at) {
        let Some(end) = text[start..].find("}}").map(|at| start + at + 2) else {
            break;
        };
        found.push(Found {
            start,
            end,
            name: text[start + 2..end - 2].trim().to_lowercase(),
        });
        from = end;
    }
    found
}

/// The part without which no number may be told.
pub(super) const INDISPENSABLE: Part = Part::Uncertain;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_in_both_languages() {
        assert_eq!(Place::of("brief"), Some(Place::Letter));
        assert_eq!(Place::of("money"), Some(Place::Part(Part::Money)));
        assert_eq!(Place::of("geld"), Some(Place::Part(Part::Money)));
        assert_eq!(Place::of("gled"), None);
        assert_eq!(Place::names().len(), 28);
    }

    #[test]
    fn places_are_found_with_spaces_and_capitals() {
        let found = places("a {{ Brief }} b {{geld}} {{open");
        let names: Vec<&str> = found.iter().map(|place| place.name.as_str()).collect();
        assert_eq!(names, ["brief", "geld"]);
        assert_eq!((found[0].start, found[0].end), (2, 13));
    }
}
