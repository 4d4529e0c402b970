//! A letter in the Word document of somebody else.

use super::super::super::small_run::SmallRun;
use super::super::content::Letter;
use super::super::store::StoredLetters;
use super::fill::document_in;
use super::package::{DOCUMENT, Package};
use crate::model::Language;

/// A letterhead in Dutch Word: its own names of styles, a place that Word cut into pieces, a title in the header.
fn letterhead(body: &str) -> Vec<u8> {
    let mut package = Package::own("nl-NL");
    let document = package.text(DOCUMENT).expect("a document");
    let own = "<w:p><w:r><w:t>{{letter}}</w:t></w:r></w:p>";
    package.put(DOCUMENT, document.replace(own, body));
    let styles = package.text("word/styles.xml").expect("styles");
    let heading =
        r#"<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>"#;
    let styles = styles.replace("</w:styles>", &format!("{heading}</w:styles>"));
    package.put("word/styles.xml", styles);
    package.put(
        "word/header1.xml",
        "<w:hdr><w:p><w:r><w:t>Gemeente: {{titel}}</w:t></w:r></w:p></w:hdr>",
    );
    package.bytes()
}

fn letter() -> Letter {
    let small = SmallRun::of(&["nu", "meer"], Language::Dutch, 2);
    let letters = StoredLetters::of(&small.findings());
    letters.letter(None, None).expect("a letter").clone()
}

#[test]
fn a_letterhead_keeps_its_words_and_its_styles() {
    let body = "<w:p><w:r><w:t>Geachte raad,</w:t></w:r></w:p><w:p><w:r><w:t>{{</w:t></w:r><w:r><w:t>brief}}</w:t></w:r></w:p>\
                <w:p><w:r><w:t>Met vriendelijke groet</w:t></w:r></w:p>";
    let filled = document_in("kop.docx", &letterhead(body), &letter()).expect("a document");
    let package = Package::read(&filled).expect("a package");
    let document = package.text(DOCUMENT).expect("a document");
    let places = [
        "Geachte raad,",
        "Kleine studie",
        "Het geld",
        "Met vriendelijke groet",
    ];
    let found = places.map(|words| document.find(words).expect(words));
    assert!(found.is_sorted());
    assert!(document.contains("<w:pStyle w:val=\"Kop1\"/>"));
    assert!(!document.contains("Heading1"));
    assert!(!document.contains("{{"));
    let header = package.text("word/header1.xml").expect("a header");
    assert!(header.contains("Gemeente: Kleine studie"));
    let relations = package
        .text("word/_rels/document.xml.rels")
        .expect("relations");
    assert!(relations.contains("media/doorstroom-1.png"));
    let types = package.text("[Content_Types].xml").expect("types");
    assert!(types.contains("Extension=\"png\""));
    assert_eq!(types.matches("numbering.xml").count(), 1);
}

#[test]
fn what_word_cannot_place_is_told() {
    let told = |body: &str| {
        let error = document_in("kop.docx", &letterhead(body), &letter());
        error.expect_err("a wrong template").to_string()
    };
    assert_eq!(
        told("<w:p><w:r><w:t>Hierbij {{letter}}</w:t></w:r></w:p>"),
        "kop.docx: `{{letter}}` stands inside a sentence"
    );
    assert_eq!(
        told("<w:p><w:r><w:t>{{geldt}}</w:t></w:r></w:p>"),
        "kop.docx: the letter has no part called `{{geldt}}`"
    );
}
