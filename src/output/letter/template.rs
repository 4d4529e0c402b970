//! `PageTemplate`: a page of somebody else, with places for the letter.

use std::fmt;

use maud::{Markup, html};

use super::content::Letter;
use super::html;
use super::placeholders::{Found, INDISPENSABLE, Place, places};

/// A page of somebody else, with places for the letter.
pub(super) struct PageTemplate<'a> {
    text: &'a str,
    places: Vec<(Found, Place)>,
}

/// What is wrong with a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TemplateError {
    /// The name of its file.
    pub(super) file: String,
    /// The line, where that is known; the first is 1.
    pub(super) line: Option<usize>,
    /// What is wrong.
    pub(super) fault: TemplateFault,
}

/// What is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum TemplateFault {
    /// No part of the letter has a place of this name.
    UnknownPlace(String),
    /// It has no place for the letter.
    NoPlace,
    /// It tells numbers and leaves out what is not certain about them.
    NothingUncertain,
    /// It is no Word document; says why.
    NotADocument(String),
    /// A place for a part of the letter stands inside a sentence.
    InsideSentence(String),
}

impl<'a> PageTemplate<'a> {
    /// Reads a page.
    ///
    /// # Errors
    /// When a place is unknown, when there is none, or when there is none for what is not certain.
    pub(super) fn read(file: &str, text: &'a str) -> Result<Self, TemplateError> {
        let of = |found: Found| {
            let place = Place::of(&found.name).ok_or_else(|| TemplateError {
                file: file.into(),
                line: Some(1 + text[..found.start].matches('\n').count()),
                fault: TemplateFault::UnknownPlace(found.name.clone()),
            })?;
            Ok((found, place))
        };
        let places: Vec<(Found, Place)> = places(text)
            .into_iter()
            .map(of)
            .collect::<Result<_, TemplateError>>()?;
        let named: Vec<Place> = places.iter().map(|(_, place)| *place).collect();
        check(file, &named)?;
        Ok(PageTemplate { text, places })
    }

    /// The page with the letter in its places.
    pub(super) fn filled(&self, letter: &Letter) -> String {
        let mut page = String::new();
        let mut from = 0;
        for (found, place) in &self.places {
            page += &self.text[from..found.start];
            page += &text_of(letter, *place);
            from = found.end;
        }
        page += &self.text[from..];
        let has_style = self.places.iter().any(|(_, place)| *place == Place::Style);
        if has_style { page } else { with_style(page) }
    }
}

/// Refuses a template without a place for the letter, or with numbers and without what is not certain about them.
pub(super) fn check(file: &str, named: &[Place]) -> Result<(), TemplateError> {
    let error = |fault| TemplateError {
        file: file.into(),
        line: None,
        fault,
    };
    if !named.iter().any(|place| place.is_block()) {
        return Err(error(TemplateFault::NoPlace));
    }
    let tells = [Place::Letter, Place::Part(INDISPENSABLE)];
    if !named.iter().any(|place| tells.contains(place)) {
        return Err(error(TemplateFault::NothingUncertain));
    }
    Ok(())
}

fn text_of(letter: &Letter, place: Place) -> String {
    let piece = |inside: Markup| html::piece(letter, &inside).into_string();
    let words = |text: &str| html! { (text) }.into_string();
    match place {
        Place::Letter => html::whole(letter).into_string(),
        Place::Heading => piece(html::heading(letter)),
        Place::Part(part) => piece(html::part(letter, part)),
        Place::Source => piece(html::source(letter)),
        Place::Title => words(&letter.title),
        Place::Measure => words(&letter.measure),
        Place::Style => html::style(),
    }
}

/// The page with the rules of style at the end of its head, or at its beginning where it has none.
fn with_style(page: String) -> String {
    let style = format!("<style>{}</style>\n", html::style());
    match page.to_ascii_lowercase().find("</head>") {
        Some(end) => format!("{}{style}{}", &page[..end], &page[end..]),
        None => style + &page,
    }
}

impl TemplateError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        match &self.fault {
            TemplateFault::UnknownPlace(_) => {
                format!("there are {}", Place::names().join(", "))
            }
            TemplateFault::NoPlace => {
                "write {{letter}} (or {{brief}}) where the letter has to come".into()
            }
            TemplateFault::NothingUncertain => {
                "write {{uncertain}} (or {{onzeker}}) where what is not certain has to come: no number is told without it"
                    .into()
            }
            TemplateFault::NotADocument(_) => "save it as a Word document (.docx)".into(),
            TemplateFault::InsideSentence(_) => {
                "put it on a line of its own".into()
            }
        }
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = &self.file;
        match self.line {
            Some(line) => write!(f, "{file}, line {line}: ")?,
            None => write!(f, "{file}: ")?,
        }
        match &self.fault {
            TemplateFault::UnknownPlace(name) => {
                write!(f, "the letter has no part called `{{{{{name}}}}}`")
            }
            TemplateFault::NoPlace => write!(f, "there is no place for the letter"),
            TemplateFault::NothingUncertain => {
                write!(f, "there is no place for what is not certain")
            }
            TemplateFault::NotADocument(why) => write!(f, "this is no Word document: {why}"),
            TemplateFault::InsideSentence(name) => {
                write!(f, "`{{{{{name}}}}}` stands inside a sentence")
            }
        }
    }
}

impl std::error::Error for TemplateError {}
