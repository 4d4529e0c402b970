//! From SVG to PNG bytes, with the fonts of the program and no others.

use std::fmt;
use std::sync::{Arc, LazyLock};

use png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::font;
use super::svg::Svg;

/// Pixels of the PNG per CSS pixel: sharp on paper and on fine screens.
const ENLARGEMENT: u32 = 2;

/// A picture could not be turned into PNG.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ChartError {
    /// The SVG cannot be read; says why.
    Unreadable(String),
    /// The picture has no size, or one that does not fit into memory.
    Size,
    /// The pixels cannot be packed; says why.
    Packing(String),
}

impl Svg {
    /// The picture as the bytes of a PNG file, twice as many pixels wide and high as the SVG says.
    ///
    /// # Errors
    /// When the picture cannot be read back or is too large; neither happens to the charts of this room.
    pub fn to_png(&self) -> Result<Vec<u8>, ChartError> {
        let tree = self.tree()?;
        let (width, height) = (self.width() * ENLARGEMENT, self.height() * ENLARGEMENT);
        let mut pixels = Pixmap::new(width, height).ok_or(ChartError::Size)?;
        pixels.fill(Color::WHITE);
        let enlarge = Transform::from_scale(ENLARGEMENT as f32, ENLARGEMENT as f32);
        resvg::render(&tree, enlarge, &mut pixels.as_mut());
        packed(&pixels).map_err(|problem| ChartError::Packing(problem.to_string()))
    }

    /// The picture as the rasteriser understands it, its text laid out.
    pub(super) fn tree(&self) -> Result<Tree, ChartError> {
        let options = Options {
            font_family: font::FAMILY.to_owned(),
            fontdb: Arc::clone(&FONTS),
            ..Options::default()
        };
        Tree::from_str(&self.text_without_fonts(), &options)
            .map_err(|problem| ChartError::Unreadable(problem.to_string()))
    }
}

/// The pixels, all of which are opaque, as a PNG file without transparency. Flat colours need neither filters nor a
/// long search: this takes a tenth of the time of the usual settings for a file that is little larger.
fn packed(pixels: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let opaque = pixels.pixels().iter();
    let colours: Vec<u8> = opaque
        .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        .collect();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(1));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&colours)?;
    writer.finish()?;
    Ok(file)
}

/// Shared by all pictures: reading the fonts costs more than a picture.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(font::REGULAR.to_vec());
    fonts.load_font_data(font::SEMI_BOLD.to_vec());
    fonts.set_sans_serif_family(font::FAMILY);
    Arc::new(fonts)
});

impl fmt::Display for ChartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ChartError::Unreadable(why) => write!(f, "chart cannot be read back: {why}"),
            ChartError::Size => write!(f, "chart has no size, or is too large for memory"),
            ChartError::Packing(why) => write!(f, "chart cannot be packed as PNG: {why}"),
        }
    }
}

impl std::error::Error for ChartError {}
