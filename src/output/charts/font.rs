//! The fonts that come with the program, and how wide a text is in them.

use std::sync::LazyLock;

use harfrust::{FontRef, GlyphBuffer, ShapeOptions, ShaperData, UnicodeBuffer};

/// The family, as it must be quoted in SVG and CSS.
pub(super) const FAMILY: &str = "Fira Sans";
/// Fira Sans Regular.
pub(super) const REGULAR: &[u8] = include_bytes!("fonts/fira-sans-400.ttf");
/// Fira Sans SemiBold.
pub(super) const SEMI_BOLD: &[u8] = include_bytes!("fonts/fira-sans-600.ttf");
/// Fira Sans Regular, packed for the web.
pub(super) const REGULAR_PACKED: &[u8] = include_bytes!("fonts/fira-sans-400.woff2");
/// Fira Sans SemiBold, packed for the web.
pub(super) const SEMI_BOLD_PACKED: &[u8] = include_bytes!("fonts/fira-sans-600.woff2");

/// Height of a capital, as a share of the font size.
pub(super) const CAPITAL_HEIGHT: f64 = 0.69;

/// In both weights.
const UNITS_PER_EM: f64 = 1000.0;

/// How heavy the letters are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Weight {
    /// 400.
    Regular,
    /// 600.
    SemiBold,
}

/// Width of `text` on one line, in the unit of `size`, kerning included.
pub(super) fn text_width(text: &str, weight: Weight, size: f64) -> f64 {
    let face = match weight {
        Weight::Regular => &*REGULAR_FACE,
        Weight::SemiBold => &*SEMI_BOLD_FACE,
    };
    face.advance(text) * size
}

static REGULAR_FACE: LazyLock<Face> = LazyLock::new(|| Face::of(REGULAR));
static SEMI_BOLD_FACE: LazyLock<Face> = LazyLock::new(|| Face::of(SEMI_BOLD));

struct Face {
    font: FontRef<'static>,
    shaping: ShaperData,
}

impl Face {
    fn of(bytes: &'static [u8]) -> Self {
        let font = FontRef::new(bytes).expect("the fonts of the program are sound");
        let shaping = ShaperData::new(&font);
        Face { font, shaping }
    }

    /// Width of `text` in ems.
    fn advance(&self, text: &str) -> f64 {
        let glyphs = self.shaped(text);
        let advances = glyphs.glyph_positions().iter();
        let units: i64 = advances.map(|position| i64::from(position.x_advance)).sum();
        units as f64 / UNITS_PER_EM
    }

    fn shaped(&self, text: &str) -> GlyphBuffer {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let shaper = self.shaping.shaper(&self.font).build();
        shaper.shape(buffer, ShapeOptions::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_agree_with_the_horizontal_metrics_of_the_font() {
        // Advances in the `hmtx` table, read with fontTools: 0 is 558 wide, semibold 579.
        assert!((text_width("0", Weight::Regular, 1000.0) - 558.0).abs() < 1e-9);
        assert!((text_width("0", Weight::SemiBold, 1000.0) - 579.0).abs() < 1e-9);
    }

    #[test]
    fn the_fonts_know_every_sign_that_readers_expect() {
        let signs = "ABCabc0123 éëïöüçñÉËÏ ẞ €%‰ –—−×±·• ‘’“”„… ←↑→↓ ≤≥≈≠ ½²³ șțłčž";
        for face in [&*REGULAR_FACE, &*SEMI_BOLD_FACE] {
            // Glyph 0 is what a font draws for a sign that it does not know.
            let glyphs = face.shaped(signs);
            assert!(glyphs.glyph_infos().iter().all(|glyph| glyph.glyph_id != 0));
        }
    }

    #[test]
    fn a_text_grows_with_its_size() {
        let small = text_width("wachtlijst", Weight::SemiBold, 10.0);
        let large = text_width("wachtlijst", Weight::SemiBold, 20.0);
        assert!((large - 2.0 * small).abs() < 1e-9);
    }
}
