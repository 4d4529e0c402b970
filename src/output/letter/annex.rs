//! What stands after the letter: what was assumed, more figures, and all figures in words and numbers.

use super::super::data_table::DataTable;
use super::content::{Block, Figure, Part, Section};
use super::subject::Subject;
use crate::model::SetBy;

/// More rows of a figure do not fit on a page.
const MOST_ROWS: usize = 13;

/// A figure of the letter with all its numbers.
pub(super) struct Shown {
    pub(super) figure: Figure,
    pub(super) table: DataTable,
}

/// Which annexes a letter has, by their numbers.
#[derive(Clone, Copy)]
pub(super) struct Annexes {
    assumptions: Option<usize>,
    figures: Option<usize>,
    /// The figures in numbers.
    pub(super) numbers: usize,
}

impl Annexes {
    /// Of a letter that may have more figures than stand between its lines.
    pub(super) fn of(subject: &Subject<'_>, has_more_figures: bool) -> Self {
        let assumes = !subject.study.assumptions.is_empty();
        let before_figures = usize::from(assumes);
        let before_numbers = before_figures + usize::from(has_more_figures);
        Annexes {
            assumptions: assumes.then_some(1),
            figures: has_more_figures.then_some(before_figures + 1),
            numbers: before_numbers + 1,
        }
    }

    /// The number of the annex of what was assumed.
    pub(super) fn assumptions(self) -> Option<usize> {
        self.assumptions
    }

    /// The annexes: `more` are the figures that stand only here, `all` those of the whole letter.
    pub(super) fn sections(
        self,
        subject: &Subject<'_>,
        more: Vec<Shown>,
        mut all: Vec<Shown>,
    ) -> Vec<Section> {
        let words = subject.words;
        let mut sections = Vec::new();
        let mut add = |number: usize, title: &str, blocks: Vec<Block>| {
            sections.push(Section {
                part: Part::Annex,
                heading: words.annex_heading(number, title),
                blocks,
            });
        };
        if let Some(number) = self.assumptions {
            add(number, words.assumptions_heading(), assumptions(subject));
        }
        if let Some(number) = self.figures {
            let figures = more.iter().map(|shown| Block::Figure(shown.figure.clone()));
            add(number, words.more_figures_heading(), figures.collect());
        }
        all.extend(more);
        if !all.is_empty() {
            let numbers = all.into_iter().map(|shown| in_numbers(subject, shown));
            add(
                self.numbers,
                words.figures_in_numbers_heading(),
                numbers.collect(),
            );
        }
        sections
    }
}

fn in_numbers(subject: &Subject<'_>, shown: Shown) -> Block {
    let mut table = shown.table.thinned(MOST_ROWS);
    if table.rows.len() < shown.table.rows.len() {
        table.note += " ";
        table.note += subject.words.all_in_workbook();
    }
    Block::Numbers {
        number: shown.figure.number,
        description: shown.figure.description,
        table,
    }
}

/// What was chosen without a source, and what was not chosen at all.
fn assumptions(subject: &Subject<'_>) -> Vec<Block> {
    let words = subject.words;
    let all = &subject.study.assumptions;
    // A code of which the study chooses one number and leaves another is told once.
    let is_chosen = |code: &str| {
        let mut of_code = all.iter().filter(|one| one.code == code);
        of_code.any(|one| one.set_by == SetBy::Study)
    };
    let told = |chosen: bool| {
        let codes = all.iter().filter(|one| is_chosen(&one.code) == chosen);
        words.assumptions(codes)
    };
    let groups = [
        (words.chosen_intro(), told(true)),
        (words.usual_intro(), told(false)),
    ];
    let told = groups.into_iter().filter(|(_, codes)| !codes.is_empty());
    told.flat_map(|(intro, codes)| [Block::Paragraph(intro.into()), Block::List(codes)])
        .collect()
}
