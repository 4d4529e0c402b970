//! The colours: safe for colour-blind readers, told apart in grey, text at least 4.5:1 and graphics 3:1 on white.

/// A colour as red, green and blue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Colour(pub(super) u8, pub(super) u8, pub(super) u8);

/// The paper.
pub(super) const WHITE: Colour = Colour(0xFF, 0xFF, 0xFF);
/// Titles and the words of the legend.
pub(super) const INK: Colour = Colour(0x1B, 0x26, 0x31);
/// Subtitle, numbers on the axes, source.
pub(super) const MUTED: Colour = Colour(0x4A, 0x56, 0x63);
/// Axes and ticks.
pub(super) const AXIS: Colour = Colour(0x6B, 0x77, 0x85);
/// Lines behind the data; they carry no information that the ticks do not.
pub(super) const GRID: Colour = Colour(0xE0, 0xE5, 0xEA);
/// The middle of the distribution: median or mean.
pub(super) const MIDDLE: Colour = Colour(0x0B, 0x2A, 0x55);
/// The band that holds half of the replications; the bars.
pub(super) const HALF: Colour = Colour(0x6C, 0x9D, 0xCB);
/// The band that holds nine in ten replications.
pub(super) const MOST: Colour = Colour(0xDA, 0xE7, 0xF3);
/// The edge of that band, which on its own would be too pale to see.
pub(super) const MOST_EDGE: Colour = Colour(0x5A, 0x8B, 0xBC);
/// Targets and limits.
pub(super) const TARGET: Colour = Colour(0xA6, 0x3D, 0x00);
/// Moments: the start of a measure, the end of the warm-up.
pub(super) const MOMENT: Colour = Colour(0x3A, 0x3F, 0x45);

/// The lines of scenarios beside the first, which are told apart by their dashes too.
pub(super) const OTHERS: [Colour; 4] = [
    Colour(0x8A, 0x1C, 0x5B),
    Colour(0x00, 0x59, 0x4C),
    Colour(0x6B, 0x4A, 0x00),
    Colour(0x3D, 0x3D, 0x3D),
];

impl Colour {
    /// As in SVG: `#1B2631`.
    pub(super) fn hex(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast ratio of WCAG 2.2, from relative luminance.
    fn contrast(one: Colour, other: Colour) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(Colour(red, green, blue): Colour) -> f64 {
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn linear(channel: u8) -> f64 {
        let channel = f64::from(channel) / 255.0;
        if channel <= 0.04045 {
            channel / 12.92
        } else {
            libm::pow((channel + 0.055) / 1.055, 2.4)
        }
    }

    #[test]
    fn black_on_white_has_the_contrast_that_wcag_names() {
        assert!((contrast(Colour(0, 0, 0), WHITE) - 21.0).abs() < 1e-9);
    }

    #[test]
    fn text_can_be_read_by_everyone() {
        let words = [INK, MUTED, MIDDLE, TARGET, MOMENT];
        for colour in words.into_iter().chain(OTHERS) {
            assert!(contrast(colour, WHITE) >= 4.5, "{}", colour.hex());
        }
    }

    #[test]
    fn graphics_stand_out_from_the_paper_and_from_each_other() {
        for colour in [AXIS, MIDDLE, MOST_EDGE, TARGET, MOMENT] {
            assert!(contrast(colour, WHITE) >= 3.0, "{}", colour.hex());
        }
        assert!(contrast(MIDDLE, HALF) >= 3.0);
        assert!(contrast(HALF, MOST) >= 2.0);
        assert!(contrast(MIDDLE, TARGET) >= 1.5, "two lines, also in grey");
    }
}
