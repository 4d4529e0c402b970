//! The canvas: layers of geometry, drawn by plotters, and texts, placed by our own measures.
//!
//! plotters knows whole pixels only, so it draws on a canvas [`UNITS`] times too large; the picture says its real
//! width and height and the viewer scales it back. Text is written here and not by plotters, whose sizes and
//! baselines differ from what an SVG viewer draws.

use plotters::coord::Shift;
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::prelude::{DrawingArea, IntoDrawingArea, RGBColor, SVGBackend, ShapeStyle};

use super::caption::Caption;
use super::font::{self, Weight, text_width};
use super::palette::{Colour, INK, MUTED, WHITE};
use super::svg::{Svg, escape};
use super::wrap::{wrap, wrap_evenly};

/// Drawing units per pixel.
const UNITS: u32 = 8;
/// plotters moves what lies outside its canvas to the edge: wider and higher than any chart.
const BOUNDS: (u32, u32) = (1 << 20, 1 << 20);
/// Width of every chart: on paper, the width of the text column of a letter.
pub(super) const WIDTH: f64 = 900.0;
/// Left free on all sides.
pub(super) const MARGIN: f64 = 28.0;
/// Where the last pixel column for drawing ends.
pub(super) const RIGHT: f64 = WIDTH - MARGIN;

const TITLE_SIZE: f64 = 23.0;
const TITLE_LINE: f64 = 29.0;
const SUBTITLE_SIZE: f64 = 16.0;
const SUBTITLE_LINE: f64 = 22.0;
const SOURCE_SIZE: f64 = 13.0;
const SOURCE_LINE: f64 = 18.0;
/// Size of legend, axes and labels.
pub(super) const LABEL_SIZE: f64 = 15.0;
/// From baseline to baseline of labels.
pub(super) const LABEL_LINE: f64 = 19.0;

/// A picture in the making, from top to bottom.
pub(super) struct Canvas {
    drawing: String,
    /// How far down the canvas is used.
    pub(super) used: f64,
}

/// A point in pixels: right, down.
pub(super) type Point = (f64, f64);

/// How a text looks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) colour: Colour,
}

/// Which point of a text stands at its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How the lines of a layer are broken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Dash {
    /// Not at all.
    Solid,
    /// Long strokes: targets and limits.
    Dashed,
    /// Dots: moments.
    Dotted,
    /// Long strokes close together: a first scenario beside the one that is drawn in full.
    Long,
    /// Strokes and dots: a second.
    StrokeDot,
    /// Short strokes: a third.
    Short,
    /// Strokes and two dots: a fourth.
    StrokeDotDot,
}

/// Axis numbers and other quiet labels.
pub(super) const QUIET: Type = Type::regular(LABEL_SIZE, MUTED);
/// The words of the legend.
pub(super) const PLAIN: Type = Type::regular(LABEL_SIZE, INK);

impl Type {
    pub(super) const fn regular(size: f64, colour: Colour) -> Self {
        Type {
            size,
            weight: Weight::Regular,
            colour,
        }
    }

    pub(super) const fn semi_bold(size: f64, colour: Colour) -> Self {
        Type {
            size,
            weight: Weight::SemiBold,
            colour,
        }
    }

    /// Width of a text of this type, in pixels.
    pub(super) fn width(&self, text: &str) -> f64 {
        text_width(text, self.weight, self.size)
    }

    /// How far under the middle of its line the baseline lies.
    pub(super) fn baseline_drop(&self) -> f64 {
        self.size * font::CAPITAL_HEIGHT / 2.0
    }

    /// The lines of a text of this type, about equally long.
    pub(super) fn wrap_evenly(&self, text: &str, room: f64) -> Vec<String> {
        wrap_evenly(text, self.weight, self.size, room)
    }

    /// The lines of a text of this type.
    pub(super) fn wrap(&self, text: &str, room: f64) -> Vec<String> {
        wrap(text, self.weight, self.size, room)
    }
}

impl Canvas {
    /// A canvas with title and subtitle.
    pub(super) fn new(caption: &Caption) -> Self {
        let mut canvas = Canvas {
            drawing: String::new(),
            used: MARGIN - 6.0,
        };
        canvas.paragraph(&caption.title, Type::semi_bold(TITLE_SIZE, INK), TITLE_LINE);
        canvas.used += 3.0;
        canvas.paragraph(
            &caption.subtitle,
            Type::regular(SUBTITLE_SIZE, MUTED),
            SUBTITLE_LINE,
        );
        canvas
    }

    /// The finished picture, with its source line.
    pub(super) fn finish(mut self, caption: &Caption) -> Svg {
        if !caption.source.is_empty() {
            self.used += 14.0;
            self.paragraph(
                &caption.source,
                Type::regular(SOURCE_SIZE, MUTED),
                SOURCE_LINE,
            );
        }
        let height = (self.used + MARGIN - 8.0).ceil();
        let mut paper = Canvas {
            drawing: String::new(),
            used: 0.0,
        };
        paper.layer("paper", Dash::Solid, |pen| {
            pen.rectangle((0.0, 0.0), (WIDTH, height), WHITE);
        });
        let drawing = format!(
            "{}<g font-family=\"'{}', 'Segoe UI', Arial, sans-serif\" text-rendering=\"geometricPrecision\" \
             stroke-linejoin=\"round\">\n{}</g>\n",
            paper.drawing,
            font::FAMILY,
            self.drawing
        );
        Svg::new(caption, WIDTH as u32, height as u32, UNITS, drawing)
    }

    /// Text over the whole width, below what is there.
    fn paragraph(&mut self, text: &str, letters: Type, line_height: f64) {
        for line in letters.wrap(text, RIGHT - MARGIN) {
            self.used += line_height;
            let baseline = self.used - (line_height - letters.size) / 2.0 - letters.size * 0.12;
            self.text(&line, (MARGIN, baseline), Anchor::Start, letters);
        }
    }

    /// One line of text; `at` lies on its baseline.
    pub(super) fn text(&mut self, text: &str, at: Point, anchor: Anchor, letters: Type) {
        let weight = match letters.weight {
            Weight::Regular => "400",
            Weight::SemiBold => "600",
        };
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        self.drawing.push_str(&format!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{weight}\" fill=\"{}\" \
             text-anchor=\"{anchor}\">{}</text>\n",
            units(at.0),
            units(at.1),
            units(letters.size),
            letters.colour.hex(),
            escape(text),
        ));
    }

    /// One line of text, its capitals centred on the height of `at`.
    pub(super) fn text_centred(&mut self, text: &str, at: Point, anchor: Anchor, letters: Type) {
        let baseline = (at.0, at.1 + letters.baseline_drop());
        self.text(text, baseline, anchor, letters);
    }

    /// A group of shapes over what is there. `part` names it for whoever reads the SVG.
    pub(super) fn layer(&mut self, part: &str, dash: Dash, draw: impl FnOnce(&mut Pen<'_>)) {
        let mut text = String::new();
        draw(&mut Pen {
            area: SVGBackend::with_string(&mut text, BOUNDS).into_drawing_area(),
        });
        let pattern = match dash {
            Dash::Solid => String::new(),
            Dash::Dashed => dash_pattern(&[8.0, 5.0]),
            Dash::Dotted => dash_pattern(&[1.75, 3.25]),
            Dash::Long => dash_pattern(&[16.0, 4.0]),
            Dash::StrokeDot => dash_pattern(&[11.0, 4.0, 2.5, 4.0]),
            Dash::Short => dash_pattern(&[5.0, 3.5]),
            Dash::StrokeDotDot => dash_pattern(&[11.0, 3.5, 2.5, 3.5, 2.5, 3.5]),
        };
        self.drawing.push_str(&format!(
            "<g class=\"{part}\"{pattern}>\n{}</g>\n",
            shapes_of(&text)
        ));
    }
}

/// Strokes and gaps in turn, in pixels.
fn dash_pattern(lengths: &[f64]) -> String {
    let lengths: Vec<String> = lengths
        .iter()
        .map(|&length| units(length).to_string())
        .collect();
    format!(" stroke-dasharray=\"{}\"", lengths.join(" "))
}

/// What plotters drew, without the root element that it puts around.
fn shapes_of(svg: &str) -> &str {
    let start = svg.find(">\n").map_or(0, |root_end| root_end + 2);
    let end = svg.rfind("</svg>").unwrap_or(svg.len());
    &svg[start..end]
}

/// Pixels in drawing units; rounded, so that no platform prints another last digit.
fn units(pixels: f64) -> i32 {
    (pixels * f64::from(UNITS)).round() as i32
}

/// Draws shapes by plotters, in pixels.
pub(super) struct Pen<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
}

/// plotters can only fail to write, and it writes into memory.
const IN_MEMORY: &str = "drawing into memory cannot fail";

impl Pen<'_> {
    /// A line through points.
    pub(super) fn line(&mut self, points: &[Point], colour: Colour, width: f64) {
        let style = ShapeStyle {
            stroke_width: units(width).max(1).unsigned_abs(),
            ..filled(colour)
        };
        let path = PathElement::new(places(points), style);
        self.area.draw(&path).expect(IN_MEMORY);
    }

    /// A filled shape with these corners.
    pub(super) fn polygon(&mut self, corners: &[Point], colour: Colour) {
        let polygon = Polygon::new(places(corners), filled(colour));
        self.area.draw(&polygon).expect(IN_MEMORY);
    }

    /// A filled rectangle.
    pub(super) fn rectangle(&mut self, top_left: Point, bottom_right: Point, colour: Colour) {
        let corners = [place(top_left), place(bottom_right)];
        let rectangle = Rectangle::new(corners, filled(colour));
        self.area.draw(&rectangle).expect(IN_MEMORY);
    }

    /// A filled circle.
    pub(super) fn circle(&mut self, centre: Point, radius: f64, colour: Colour) {
        let circle = Circle::new(place(centre), units(radius), filled(colour));
        self.area.draw(&circle).expect(IN_MEMORY);
    }
}

fn places(points: &[Point]) -> Vec<(i32, i32)> {
    points.iter().copied().map(place).collect()
}

fn place((x, y): Point) -> (i32, i32) {
    (units(x), units(y))
}

fn filled(Colour(red, green, blue): Colour) -> ShapeStyle {
    ShapeStyle::from(RGBColor(red, green, blue)).filled()
}
