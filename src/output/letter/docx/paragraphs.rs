//! Paragraphs of a Word document that have no paragraph inside them, and what they say.

use std::ops::Range;

/// A paragraph and its words, which Word may have cut into several pieces.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Paragraph {
    /// Where it stands, tags included.
    pub(super) range: Range<usize>,
    /// Its words.
    pub(super) words: String,
    /// Where the pieces of its words stand.
    pub(super) pieces: Vec<Range<usize>>,
}

/// Every paragraph that has none inside it, in the order of the text.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut open: Vec<usize> = Vec::new();
    let mut found: Vec<Paragraph> = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find('<').map(|next| at + next) {
        let rest = &text[next..];
        let end = rest.find('>').map_or(text.len(), |end| next + end + 1);
        if rest.starts_with("</w:p>") {
            close(text, &mut open, &mut found, end);
        } else if is_paragraph(rest) && !text[next..end].ends_with("/>") {
            open.push(next);
        }
        at = end;
    }
    found.sort_by_key(|paragraph| paragraph.range.start);
    found
}

/// Takes in the paragraph that ends here, unless there is one inside it.
fn close(text: &str, open: &mut Vec<usize>, found: &mut Vec<Paragraph>, end: usize) {
    let Some(start) = open.pop() else {
        return;
    };
    let has_inner = found.iter().any(|inner| inner.range.start > start);
    if !has_inner {
        found.push(paragraph(text, start..end));
    }
}

fn is_paragraph(rest: &str) -> bool {
    rest.starts_with("<w:p>") || rest.starts_with("<w:p ")
}

fn paragraph(text: &str, range: Range<usize>) -> Paragraph {
    let mut pieces = Vec::new();
    let mut at = range.start;
    while let Some(next) = text[at..range.end].find("<w:t").map(|next| at + next) {
        let Some(begin) = text[next..range.end].find('>').map(|end| next + end + 1) else {
            break;
        };
        let is_words = text[next..].starts_with("<w:t>") || text[next..].starts_with("<w:t ");
        at = begin;
        if !is_words || text[next..begin].ends_with("/>") {
            continue;
        }
        let Some(end) = text[begin..range.end].find("</w:t>").map(|end| begin + end) else {
            break;
        };
        pieces.push(begin..end);
        at = end;
    }
    Paragraph {
        words: pieces.iter().map(|piece| &text[piece.clone()]).collect(),
        range,
        pieces,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_were_cut_into_pieces_are_one() {
        let text = r#"<w:p w:id="1"><w:pPr/><w:r><w:t>{{</w:t></w:r><w:r><w:t xml:space="preserve">let</w:t></w:r><w:r><w:tab/><w:t>ter}}</w:t></w:r></w:p>"#;
        let found = paragraphs(text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].words, "{{letter}}");
        assert_eq!(found[0].range, 0..text.len());
    }

    #[test]
    fn a_paragraph_around_another_is_none() {
        let text = "<w:p/><w:p><w:r><w:p><w:r><w:t>in</w:t></w:r></w:p></w:r></w:p><w:p><w:r><w:t>after</w:t></w:r></w:p>";
        let words: Vec<String> = paragraphs(text)
            .into_iter()
            .map(|found| found.words)
            .collect();
        assert_eq!(words, ["in", "after"]);
    }
}
