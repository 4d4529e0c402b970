//! `Svg`: a finished picture as text.

use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::caption::Caption;
use super::font;

/// A finished picture: title, description and drawing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Svg {
    width: u32,
    height: u32,
    opening: String,
    drawing: String,
}

impl Svg {
    /// A picture of `width` by `height` pixels, whose drawing is `units` times as large.
    pub(super) fn new(
        caption: &Caption,
        width: u32,
        height: u32,
        units: u32,
        drawing: String,
    ) -> Self {
        let language = escape(&caption.language);
        let opening = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {} {}\" role=\"img\" lang=\"{language}\" xml:lang=\"{language}\">\n\
             <title>{}</title>\n<desc>{}</desc>\n",
            width * units,
            height * units,
            escape(&caption.title),
            escape(&caption.description),
        );
        Svg {
            width,
            height,
            opening,
            drawing,
        }
    }

    /// Width in CSS pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in CSS pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The picture as a file of its own: the fonts are in it.
    pub fn text(&self) -> String {
        let faces = font_faces();
        format!(
            "{}<style>\n{faces}</style>\n{}</svg>\n",
            self.opening, self.drawing
        )
    }

    /// The picture without fonts, for a page that has [`font_faces`] once for all its pictures.
    pub fn text_without_fonts(&self) -> String {
        format!("{}{}</svg>\n", self.opening, self.drawing)
    }
}

/// The fonts of the charts as CSS `@font-face` rules that need no other file.
pub fn font_faces() -> &'static str {
    static FACES: LazyLock<String> = LazyLock::new(|| {
        font_face(400, font::REGULAR_PACKED) + &font_face(600, font::SEMI_BOLD_PACKED)
    });
    &FACES
}

fn font_face(weight: u32, packed: &[u8]) -> String {
    format!(
        "@font-face{{font-family:\"{}\";font-style:normal;font-weight:{weight};\
         src:url(data:font/woff2;base64,{}) format(\"woff2\")}}\n",
        font::FAMILY,
        STANDARD.encode(packed),
    )
}

/// `text` as it may stand in XML; characters that XML does not know are left out.
pub(in crate::output) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' => escaped.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}
