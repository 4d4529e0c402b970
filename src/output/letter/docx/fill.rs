//! Puts a letter into a document: of our own, or of somebody else.

use super::super::content::{Block, Figure, Letter};
use super::super::files::LetterError;
use super::super::html;
use super::super::placeholders::{Place, places};
use super::super::template::{TemplateError, TemplateFault, check};
use super::body::{Body, locale, media, relation};
use super::package::{DOCUMENT, Package};
use super::paragraphs::{Paragraph, paragraphs};
use super::styles::Styles;
use super::xml::{attribute, escape, insert_before_last};

const STYLES: &str = "word/styles.xml";
const NUMBERING: &str = "word/numbering.xml";
const RELATIONS: &str = "word/_rels/document.xml.rels";
const TYPES: &str = "[Content_Types].xml";
const CORE: &str = "docProps/core.xml";

const NUMBERING_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml";
const RELATION_TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The letter as a document of its own.
pub(in crate::output::letter) fn document(letter: &Letter) -> Result<Vec<u8>, LetterError> {
    filled(Package::own(locale(letter)), "letter.docx", letter)
}

/// The letter in the document of somebody else, whose file has this name.
pub(in crate::output::letter) fn document_in(
    file: &str,
    bytes: &[u8],
    letter: &Letter,
) -> Result<Vec<u8>, LetterError> {
    let package = Package::read(bytes).map_err(|why| TemplateError {
        file: file.into(),
        line: None,
        fault: TemplateFault::NotADocument(why),
    })?;
    filled(package, file, letter)
}

fn filled(mut package: Package, file: &str, letter: &Letter) -> Result<Vec<u8>, LetterError> {
    let text = package.text(DOCUMENT).unwrap_or_default();
    let spots = spots(file, &text)?;
    let (styles, with_styles) = Styles::of(&package.text(STYLES).unwrap_or_default());
    package.put(STYLES, with_styles);
    let body = Body {
        letter,
        styles: &styles,
        bullets: add_bullets(&mut package),
    };
    package.put(DOCUMENT, with_letter(&text, &spots, &body));
    put_words_elsewhere(&mut package, letter);
    add_pictures(&mut package, letter)?;
    set_title(&mut package, letter);
    Ok(package.bytes())
}

/// A paragraph with places for the letter.
struct Spot {
    paragraph: Paragraph,
    places: Vec<(String, Place)>,
}

fn spots(file: &str, text: &str) -> Result<Vec<Spot>, TemplateError> {
    let error = |fault| TemplateError {
        file: file.into(),
        line: None,
        fault,
    };
    let mut spots = Vec::new();
    for paragraph in paragraphs(text) {
        let mut named = Vec::new();
        for found in places(&paragraph.words) {
            let place = Place::of(&found.name)
                .ok_or_else(|| error(TemplateFault::UnknownPlace(found.name.clone())))?;
            let written = paragraph.words[found.start..found.end].to_owned();
            if place.is_block() && paragraph.words.trim() != written {
                return Err(error(TemplateFault::InsideSentence(found.name)));
            }
            named.push((written, place));
        }
        if !named.is_empty() {
            spots.push(Spot {
                paragraph,
                places: named,
            });
        }
    }
    let all: Vec<Place> = spots
        .iter()
        .flat_map(|spot| spot.places.iter().map(|(_, place)| *place))
        .collect();
    check(file, &all)?;
    Ok(spots)
}

fn with_letter(text: &str, spots: &[Spot], body: &Body<'_>) -> String {
    let mut filled = String::new();
    let mut from = 0;
    for spot in spots {
        let range = &spot.paragraph.range;
        filled += &text[from..range.start];
        filled += &match spot.places[..] {
            [(_, place)] if place.is_block() => block(body, place),
            _ => words_in(text, spot, body.letter),
        };
        from = range.end;
    }
    filled + &text[from..]
}

fn block(body: &Body<'_>, place: Place) -> String {
    match place {
        Place::Letter => body.whole(),
        Place::Heading => body.heading(),
        Place::Source => body.source(),
        Place::Part(part) => body.part(part),
        Place::Title | Place::Measure | Place::Style => String::new(),
    }
}

/// The paragraph with words in its places. Its words go into the first of its pieces.
fn words_in(text: &str, spot: &Spot, letter: &Letter) -> String {
    let paragraph = &spot.paragraph;
    let mut words = paragraph.words.clone();
    for (written, place) in &spot.places {
        let told = match place {
            Place::Title => letter.title.as_str(),
            Place::Measure => letter.measure.as_str(),
            _ => "",
        };
        words = words.replace(written, &escape(told));
    }
    let mut filled = String::new();
    let mut from = paragraph.range.start;
    for (position, piece) in paragraph.pieces.iter().enumerate() {
        filled += &text[from..piece.start];
        if position == 0 {
            filled += &words;
        }
        from = piece.end;
    }
    filled + &text[from..paragraph.range.end]
}

/// The title and the measure in headers and footers.
fn put_words_elsewhere(package: &mut Package, letter: &Letter) {
    let is_elsewhere =
        |name: &String| name.starts_with("word/header") || name.starts_with("word/footer");
    for name in package.names().into_iter().filter(is_elsewhere) {
        let text = package.text(&name).unwrap_or_default();
        let mut filled = String::new();
        let mut from = 0;
        for paragraph in paragraphs(&text) {
            let named: Vec<(String, Place)> = places(&paragraph.words)
                .into_iter()
                .filter_map(|found| {
                    let written = paragraph.words[found.start..found.end].to_owned();
                    Some((written, Place::of(&found.name)?))
                })
                .filter(|(_, place)| !place.is_block())
                .collect();
            if named.is_empty() {
                continue;
            }
            let spot = Spot {
                paragraph,
                places: named,
            };
            filled += &text[from..spot.paragraph.range.start];
            filled += &words_in(&text, &spot, letter);
            from = spot.paragraph.range.end;
        }
        if from > 0 {
            filled += &text[from..];
            package.put(&name, filled);
        }
    }
}

/// Adds a list with bullets; tells its number.
fn add_bullets(package: &mut Package) -> u32 {
    let part = package.text(NUMBERING);
    let is_new = part.is_none();
    let part = part.unwrap_or_else(|| include_str!("base/numbering.xml").to_owned());
    let number = free_number(&part);
    let list = format!(
        concat!(
            r#"<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#8226;"/><w:lvlJc w:val="left"/>"#,
            r#"<w:pPr><w:ind w:left="340" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>"#
        ),
        number = number
    );
    // What lists look like comes before which lists there are.
    let part = match part.find("<w:num ") {
        Some(first) => format!("{}{list}{}", &part[..first], &part[first..]),
        None => insert_before_last(&part, "</w:numbering>", &list),
    };
    let use_of =
        format!(r#"<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>"#);
    let after = part.rfind("</w:num>").map(|at| at + "</w:num>".len());
    let part = match after {
        Some(at) => format!("{}{use_of}{}", &part[..at], &part[at..]),
        None => insert_before_last(&part, "</w:numbering>", &use_of),
    };
    package.put(NUMBERING, part);
    if is_new {
        relate(package, "rIdDoorstroomLists", "numbering", "numbering.xml");
        let types = package.text(TYPES).unwrap_or_default();
        let list =
            format!(r#"<Override PartName="/word/numbering.xml" ContentType="{NUMBERING_TYPE}"/>"#);
        package.put(TYPES, insert_before_last(&types, "</Types>", &list));
    }
    number
}

/// A number above those of all lists.
fn free_number(part: &str) -> u32 {
    let numbers = part.split('<').filter_map(|element| {
        let id = attribute(element, "w:abstractNumId").or(attribute(element, "w:numId"));
        id?.parse::<u32>().ok()
    });
    numbers.max().unwrap_or(0) + 1
}

/// Adds the pictures of the figures that stand in the letter.
fn add_pictures(package: &mut Package, letter: &Letter) -> Result<(), LetterError> {
    let figures = letter.blocks().filter_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    });
    let figures: Vec<&Figure> = figures.collect();
    let document = package.text(DOCUMENT).unwrap_or_default();
    for figure in figures {
        let id = relation(figure);
        if !document.contains(&format!("\"{id}\"")) {
            continue;
        }
        package.put(&format!("word/{}", media(figure)), figure.svg.to_png()?);
        relate(package, &id, "image", &media(figure));
    }
    let types = package.text(TYPES).unwrap_or_default();
    if !types.to_lowercase().contains("extension=\"png\"") {
        let png = r#"<Default Extension="png" ContentType="image/png"/>"#;
        let types = match types.find("<Default ") {
            Some(first) => format!("{}{png}{}", &types[..first], &types[first..]),
            None => insert_before_last(&types, "</Types>", png),
        };
        package.put(TYPES, types);
    }
    Ok(())
}

fn relate(package: &mut Package, id: &str, kind: &str, target: &str) {
    let relations = package.text(RELATIONS).unwrap_or_default();
    let relation =
        format!(r#"<Relationship Id="{id}" Type="{RELATION_TYPES}/{kind}" Target="{target}"/>"#);
    let relations = insert_before_last(&relations, "</Relationships>", &relation);
    package.put(RELATIONS, relations);
}

/// Gives the document the title and the language of the letter.
fn set_title(package: &mut Package, letter: &Letter) {
    let Some(core) = package.text(CORE) else {
        return;
    };
    let title = escape(&html::title(letter));
    let core = with_element(&core, "dc:title", &title);
    let core = with_element(&core, "dc:language", locale(letter));
    package.put(CORE, core);
}

/// The properties with an element that says this.
fn with_element(core: &str, name: &str, text: &str) -> String {
    let element = format!("<{name}>{text}</{name}>");
    let (open, close, empty) = (
        format!("<{name}>"),
        format!("</{name}>"),
        format!("<{name}/>"),
    );
    let there = core
        .find(&open)
        .zip(core.find(&close).map(|at| at + close.len()));
    let there = there.or(core.find(&empty).map(|at| (at, at + empty.len())));
    match there {
        Some((start, end)) => format!("{}{element}{}", &core[..start], &core[end..]),
        None => insert_before_last(core, "</cp:coreProperties>", &element),
    }
}
