//! `Source`: the text of one file; `Place` and `Placed`: a stretch of that text, and a value that remembers where it stood.

use std::ops::Range;

/// A file that was read: the name under which the user knows it, and its text.
#[derive(Debug)]
pub(super) struct Source {
    name: String,
    text: String,
}

impl Source {
    /// The text of the file `name`, in memory.
    pub(super) fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Source {
            name: name.into(),
            text: text.into(),
        }
    }

    /// The name as the user wrote it.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The text at `place`.
    pub(super) fn text_at(&self, place: Place) -> &str {
        &self.text[self.inside(place)]
    }

    /// Byte at which the line that holds byte `at` begins.
    pub(super) fn line_start(&self, at: usize) -> usize {
        let at = self.boundary_before(at);
        self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// Byte at which the line that holds byte `at` ends, its line break left out.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let start = self.line_start(at);
        let line = self.text[start..].split('\n').next().unwrap_or_default();
        start + line.trim_end_matches('\r').len()
    }

    /// Number of the line that holds byte `at`; the first line is 1.
    pub(super) fn line_number(&self, at: usize) -> usize {
        1 + self.text[..self.line_start(at)].matches('\n').count()
    }

    /// The part of `place` on its first line: what a message marks.
    pub(super) fn first_line_of(&self, place: Place) -> Range<usize> {
        let range = self.inside(place);
        let line_end = self.line_end(range.start).max(range.start);
        range.start..range.end.min(line_end)
    }

    /// `place` as a range that is safe to cut from the text, whatever it was.
    fn inside(&self, place: Place) -> Range<usize> {
        let start = self.boundary_before(place.start);
        start..self.boundary_before(place.end).max(start)
    }

    /// The last place at or before byte `at` where a letter begins or the text ends.
    fn boundary_before(&self, at: usize) -> usize {
        let mut boundary = at.min(self.text.len());
        while !self.text.is_char_boundary(boundary) {
            boundary -= 1;
        }
        boundary
    }
}

/// A stretch of a source's text, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Place {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl From<Range<usize>> for Place {
    fn from(range: Range<usize>) -> Self {
        Place {
            start: range.start,
            end: range.end,
        }
    }
}

/// A value and the place where it was written, so that a later check can point to it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Placed<T> {
    pub(super) value: T,
    pub(super) place: Place,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_outside_the_text_or_inside_a_letter_is_still_safe() {
        let source = Source::new("study.toml", "é\r\nb");
        assert_eq!(source.text_at(Place::from(1..99)), "é\r\nb");
        assert_eq!(source.first_line_of(Place::from(0..5)), 0..2);
        assert_eq!(source.line_number(4), 2);
        assert_eq!(source.line_number(99), 2);
        assert_eq!(source.line_end(0), 2);
    }
}
