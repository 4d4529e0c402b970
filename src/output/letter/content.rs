//! `Letter`: what stands in a council letter, before it is a page, a Word document or a workbook.

use serde::{Deserialize, Serialize};

use super::super::charts::Svg;
use super::super::data_table::DataTable;
use super::super::words::Words;
use crate::model::Language;

/// What stands in a council letter.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(in crate::output) struct Letter {
    /// As a BCP 47 tag.
    pub(super) language: String,
    /// The name of the scenario that is the measure; none where the baseline stands alone.
    pub(super) scenario: Option<String>,
    /// How many futures were worked out.
    pub(super) futures: usize,
    /// What the letter is, over its title.
    pub(super) kind: String,
    /// The title.
    pub(super) title: String,
    /// The measure, under the title; may be empty.
    pub(super) measure: String,
    /// In the order in which they are read.
    pub(super) sections: Vec<Section>,
    /// Where the numbers come from.
    pub(super) source: String,
    /// All that was found and what is drawn of it, for the workbook.
    pub(super) figure_tables: Vec<FigureTable>,
}

/// A heading and what stands under it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct Section {
    /// What it is about.
    pub(super) part: Part,
    /// The heading.
    pub(super) heading: String,
    /// In the order in which they are read.
    pub(super) blocks: Vec<Block>,
}

/// What a section is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) enum Part {
    /// What a council has to know, in a few lines.
    Core,
    /// The lists on the first day.
    Situation,
    /// The lists without and with the measure.
    Expected,
    /// Terms and targets.
    Terms,
    /// What it costs.
    Money,
    /// Cautions and assumptions.
    Uncertain,
    /// Dates, and what to expect then.
    LookAgain,
    /// What stands after the letter: assumptions, more figures, the figures in numbers.
    Annex,
}

/// A piece of a section.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) enum Block {
    /// Sentences.
    Paragraph(String),
    /// Short pieces, one a line.
    List(Vec<String>),
    /// Numbers.
    Table {
        /// Counted through the letter, from 1.
        number: usize,
        /// Its rows.
        table: DataTable,
    },
    /// A chart.
    Figure(Figure),
    /// A chart in words and numbers.
    Numbers {
        /// Of which figure.
        number: usize,
        /// What it shows.
        description: String,
        /// Its rows.
        table: DataTable,
    },
}

/// A chart in a letter.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct Figure {
    /// Counted through the letter, from 1.
    pub(super) number: usize,
    /// What is drawn; the picture itself says what was found.
    pub(super) caption: String,
    /// The text alternative.
    pub(super) description: String,
    /// The picture.
    pub(super) svg: Svg,
}

/// Numbers for a sheet.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct FigureTable {
    /// How the sheet draws them, where it does.
    pub(super) drawn: Option<Drawn>,
    /// What it shows.
    pub(super) description: String,
    /// The numbers.
    pub(super) table: DataTable,
}

/// How a sheet draws numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) enum Drawn {
    /// The line and the range of the first series, the lines of the others.
    List,
    /// Likewise, of shares.
    Shares,
}

impl Letter {
    /// The words of its language.
    pub(super) fn words(&self) -> Words {
        Words::of(match self.language.as_str() {
            "en" => Language::English,
            _ => Language::Dutch,
        })
    }

    /// All its blocks, in the order in which they are read.
    pub(super) fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }
}

impl Part {
    /// Every part, in the order in which a letter has them.
    pub(super) const ALL: [Part; 8] = [
        Part::Core,
        Part::Situation,
        Part::Expected,
        Part::Terms,
        Part::Money,
        Part::Uncertain,
        Part::LookAgain,
        Part::Annex,
    ];

    /// How a template names it, in Dutch and in English.
    pub(super) const fn names(self) -> [&'static str; 2] {
        match self {
            Part::Core => ["kern", "core"],
            Part::Situation => ["situatie", "situation"],
            Part::Expected => ["verwachting", "expected"],
            Part::Terms => ["termijnen", "terms"],
            Part::Money => ["geld", "money"],
            Part::Uncertain => ["onzeker", "uncertain"],
            Part::LookAgain => ["terugkijken", "look-again"],
            Part::Annex => ["bijlagen", "annexes"],
        }
    }
}
