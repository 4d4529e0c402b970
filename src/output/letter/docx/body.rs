//! The letter as paragraphs, tables and pictures of Word.

use std::fmt::Write;

use super::super::super::data_table::DataTable;
use super::super::content::{Block, Figure, Letter, Part, Section};
use super::super::html;
use super::styles::{Role, Styles};
use super::xml::escape;

/// Writes pieces of a letter.
pub(super) struct Body<'a> {
    pub(super) letter: &'a Letter,
    pub(super) styles: &'a Styles,
    /// The list whose items have a bullet.
    pub(super) bullets: u32,
}

/// The width of a picture, in English Metric Units: 15.2 cm.
const PICTURE_WIDTH: u64 = 5_472_000;
/// The width of the lines of a letter, in twentieths of a point.
const LINE_WIDTH: usize = 9_638;

/// The relation of the picture of a figure.
pub(super) fn relation(figure: &Figure) -> String {
    format!("rIdDoorstroom{}", figure.number)
}

/// The file of the picture of a figure.
pub(super) fn media(figure: &Figure) -> String {
    format!("media/doorstroom-{}.png", figure.number)
}

impl Body<'_> {
    /// All of the letter, and its annexes after it.
    pub(super) fn whole(&self) -> String {
        let sections = self.letter.sections.iter();
        let proper = sections.filter(|section| section.part != Part::Annex);
        let proper: String = proper.map(|section| self.section(section, "")).collect();
        format!(
            "{}{proper}{}{}",
            self.heading(),
            self.source(),
            self.part(Part::Annex)
        )
    }

    /// What stands over the letter.
    pub(super) fn heading(&self) -> String {
        let letter = self.letter;
        let mut text = self.paragraph(Some(Role::Subtitle), "", &self.run(&letter.kind, ""));
        text += &self.paragraph(Some(Role::Title), "", &self.run(&letter.title, ""));
        if !letter.measure.is_empty() {
            text += &self.paragraph(Some(Role::Subtitle), "", &self.run(&letter.measure, ""));
        }
        text
    }

    /// Where the numbers come from.
    pub(super) fn source(&self) -> String {
        self.paragraph(Some(Role::Note), "", &self.run(&self.letter.source, ""))
    }

    /// The section of a part; nothing where the letter has none.
    pub(super) fn part(&self, part: Part) -> String {
        let sections = self.letter.sections.iter();
        let sections = sections.filter(|section| section.part == part);
        // The annexes begin on a page of their own.
        let before = |position: usize| match (part, position) {
            (Part::Annex, 0) => "<w:pageBreakBefore/>",
            _ => "",
        };
        let sections = sections.enumerate();
        sections
            .map(|(position, section)| self.section(section, before(position)))
            .collect()
    }

    fn section(&self, section: &Section, before: &str) -> String {
        let heading = self.run(&section.heading, "");
        let mut text = self.paragraph(Some(Role::Heading), before, &heading);
        for block in &section.blocks {
            text += &self.block(block);
        }
        text
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Paragraph(text) => self.paragraph(None, "", &self.run(text, "")),
            Block::List(items) => items.iter().map(|item| self.item(item)).collect(),
            Block::Table { number, table } => {
                let words = html::words(self.letter);
                let numbered = self.numbered(words.table(), *number, &table.caption);
                let caption = self.paragraph(Some(Role::Caption), "<w:keepNext/>", &numbered);
                caption + &self.table(table)
            }
            Block::Figure(figure) => self.figure(figure),
            Block::Numbers {
                number,
                description,
                table,
            } => {
                let caption = html::words(self.letter).in_numbers(*number, &table.caption);
                self.paragraph(None, "", &self.run(description, ""))
                    + &self.paragraph(
                        Some(Role::Caption),
                        "<w:keepNext/>",
                        &self.run(&caption, ""),
                    )
                    + &self.table(table)
            }
        }
    }

    fn item(&self, item: &str) -> String {
        let bullet = format!(
            r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>"#,
            self.bullets
        );
        self.paragraph(Some(Role::Bullet), &bullet, &self.run(item, ""))
    }

    /// `Tabel 1. …`, counted by Word.
    fn numbered(&self, what: &str, number: usize, caption: &str) -> String {
        let field = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
        let (begin, separate, end) = (field("begin"), field("separate"), field("end"));
        let (first, counted, last) = (
            self.run(&format!("{what} "), ""),
            self.run(&number.to_string(), ""),
            self.run(&format!(". {caption}"), ""),
        );
        let what = escape(what);
        format!(
            r#"{first}{begin}<w:r><w:instrText xml:space="preserve"> SEQ {what} \* ARABIC </w:instrText></w:r>{separate}{counted}{end}{last}"#
        )
    }

    fn figure(&self, figure: &Figure) -> String {
        let words = html::words(self.letter);
        let picture = self.picture(figure);
        let numbered = self.numbered(words.figure(), figure.number, &figure.caption);
        self.paragraph(None, "<w:keepNext/>", &picture)
            + &self.paragraph(Some(Role::Caption), "", &numbered)
    }

    fn picture(&self, figure: &Figure) -> String {
        let (width, height) = (
            u64::from(figure.svg.width()),
            u64::from(figure.svg.height()),
        );
        let size = format!(
            r#"cx="{PICTURE_WIDTH}" cy="{}""#,
            PICTURE_WIDTH * height / width.max(1)
        );
        let (number, relation) = (figure.number, relation(figure));
        let id = 9_000 + number;
        let (name, description) = (escape(&figure.caption), escape(&figure.description));
        format!(
            concat!(
                r#"<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">"#,
                r#"<wp:extent {size}/><wp:docPr id="{id}" name="{name}" descr="{description}"/>"#,
                r#"<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">"#,
                r#"<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="{id}" name="{name}" descr="{description}"/><pic:cNvPicPr/></pic:nvPicPr>"#,
                r#"<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"#,
                r#"<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#
            ),
            size = size,
            id = id,
            name = name,
            description = description,
            relation = relation,
        )
    }

    fn table(&self, table: &DataTable) -> String {
        let widths = widths(table);
        let grid = widths.iter().fold(String::new(), |mut grid, width| {
            let _ = write!(grid, r#"<w:gridCol w:w="{width}"/>"#);
            grid
        });
        let caption = escape(&table.caption);
        let mut text = format!(
            concat!(
                r#"<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="6B7785"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="6B7785"/></w:tblBorders>"#,
                r#"<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="15" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="15" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>"#,
                r#"<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{caption}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"#
            ),
            caption = caption,
            grid = grid,
        );
        let headings = table.headings.iter().enumerate();
        let cells: String = headings
            .map(|(column, heading)| {
                self.cell(widths[column], heading, table.is_numeric(column), true)
            })
            .collect();
        let _ = write!(
            text,
            "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"
        );
        for row in &table.rows {
            let cells: String = row
                .iter()
                .enumerate()
                .map(|(column, cell)| {
                    self.cell(
                        widths[column],
                        cell.written(),
                        table.is_numeric(column),
                        false,
                    )
                })
                .collect();
            let _ = write!(text, "<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>");
        }
        // A table must not touch the next.
        let note = self.run(&table.note, "");
        text + "</w:tbl>" + &self.paragraph(Some(Role::Note), "", &note)
    }

    fn cell(&self, width: usize, text: &str, is_number: bool, is_heading: bool) -> String {
        let border = if is_heading {
            r#"<w:tcBorders><w:bottom w:val="single" w:sz="12" w:space="0" w:color="1B2631"/></w:tcBorders><w:vAlign w:val="bottom"/>"#
        } else {
            ""
        };
        let right = if is_number {
            r#"<w:jc w:val="right"/>"#
        } else {
            ""
        };
        let small = r#"<w:sz w:val="17"/><w:szCs w:val="17"/>"#;
        let run = if is_heading {
            self.run(text, &format!("<w:b/>{small}"))
        } else {
            self.run(text, small)
        };
        format!(
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{border}</w:tcPr><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>{right}</w:pPr>{run}</w:p></w:tc>"#
        )
    }

    fn paragraph(&self, role: Option<Role>, properties: &str, runs: &str) -> String {
        let style = role.map_or(String::new(), |role| {
            format!(r#"<w:pStyle w:val="{}"/>"#, escape(self.styles.id(role)))
        });
        format!("<w:p><w:pPr>{style}{properties}</w:pPr>{runs}</w:p>")
    }

    /// Words in the language of the letter.
    fn run(&self, text: &str, properties: &str) -> String {
        if text.is_empty() {
            return String::new();
        }
        format!(
            r#"<w:r><w:rPr>{properties}<w:lang w:val="{}"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>"#,
            locale(self.letter),
            escape(text)
        )
    }
}

/// The language of a letter as Word names it.
pub(super) fn locale(letter: &Letter) -> &'static str {
    if letter.language == "en" {
        "en-GB"
    } else {
        "nl-NL"
    }
}

/// The widths of the columns, by what stands in them.
fn widths(table: &DataTable) -> Vec<usize> {
    let columns = 0..table.headings.len();
    let weight = |column: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(column));
        let longest = cells.map(|cell| cell.written().chars().count()).max();
        // A heading may take two or three lines, but no line takes half a word.
        let heading = &table.headings[column];
        let word = heading.split(' ').map(|word| word.chars().count()).max();
        let heading = (heading.chars().count() / 3).max(word.unwrap_or(0) + 1);
        // Words may take two lines, numbers may not.
        let most = if table.is_numeric(column) { 34 } else { 22 };
        longest.unwrap_or(0).clamp(8, most).max(heading)
    };
    let weights: Vec<usize> = columns.map(weight).collect();
    let total: usize = weights.iter().sum::<usize>().max(1);
    let widths = weights.iter().map(|weight| LINE_WIDTH * weight / total);
    widths.collect()
}
