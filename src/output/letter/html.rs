//! A letter as a page: one file that needs no other, for a screen, a screen reader and paper.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::super::charts::font_faces;
use super::super::data_table::{Cell, DataTable};
use super::super::words::LetterWords;
use super::content::{Block, Figure, Letter, Part, Section};

const STYLE: &str = include_str!("style.css");

/// What a page may load: nothing from outside.
const NOTHING_FROM_OUTSIDE: &str =
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/// The letter as a page of its own.
pub(super) fn page(letter: &Letter) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(letter.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(NOTHING_FROM_OUTSIDE);
                title { (title(letter)) }
                style { (PreEscaped(style())) }
            }
            body {
                main { (whole(letter)) }
            }
        }
    };
    page.into_string() + "\n"
}

/// The title of the document.
pub(super) fn title(letter: &Letter) -> String {
    if letter.measure.is_empty() {
        letter.title.clone()
    } else {
        format!("{} – {}", letter.title, letter.measure)
    }
}

/// The rules that all pieces of a letter need, fonts included.
pub(super) fn style() -> String {
    format!("\n{}{STYLE}", font_faces())
}

/// All of the letter.
pub(super) fn whole(letter: &Letter) -> Markup {
    html! {
        div.doorstroom lang=(letter.language) {
            (heading(letter))
            @for section in letter.sections.iter().filter(|section| section.part != Part::Annex) {
                (of_section(letter, section))
            }
            (source(letter))
            (part(letter, Part::Annex))
        }
    }
}

/// A piece of the letter for a page of somebody else.
pub(super) fn piece(letter: &Letter, inside: &Markup) -> Markup {
    html! { div.doorstroom lang=(letter.language) { (inside) } }
}

/// What stands over the letter.
pub(super) fn heading(letter: &Letter) -> Markup {
    html! {
        p.kind { (letter.kind) }
        h1 { (letter.title) }
        @if !letter.measure.is_empty() { p.measure { (letter.measure) } }
    }
}

/// What stands under the letter.
pub(super) fn source(letter: &Letter) -> Markup {
    html! { p.source { (letter.source) } }
}

/// The section of a part; nothing where the letter has none.
pub(super) fn part(letter: &Letter, part: Part) -> Markup {
    let sections = letter.sections.iter();
    let sections = sections.filter(|section| section.part == part);
    let class = (part == Part::Annex).then_some("annexes");
    html! { div class=[class] { @for section in sections { (of_section(letter, section)) } } }
}

fn of_section(letter: &Letter, section: &Section) -> Markup {
    html! {
        h2 { (section.heading) }
        @for block in &section.blocks { (of_block(letter, block)) }
    }
}

fn of_block(letter: &Letter, block: &Block) -> Markup {
    let words = words(letter);
    match block {
        Block::Paragraph(text) => html! { p { (text) } },
        Block::List(items) => html! { ul { @for item in items { li { (item) } } } },
        Block::Table { number, table } => {
            let caption = format!("{} {number}. {}", words.table(), table.caption);
            of_table(words, table, &caption)
        }
        Block::Figure(figure) => of_figure(words, figure),
        Block::Numbers {
            number,
            description,
            table,
        } => html! {
            p { (description) }
            (of_table(words, table, &words.in_numbers(*number, &table.caption)))
        },
    }
}

fn of_figure(words: LetterWords, figure: &Figure) -> Markup {
    html! {
        figure {
            (PreEscaped(figure.svg.text_without_fonts()))
            figcaption { (words.figure()) " " (figure.number) ". " (figure.caption) }
        }
    }
}

fn of_table(words: LetterWords, table: &DataTable, caption: &str) -> Markup {
    let class = |column: usize| table.is_numeric(column).then_some("number");
    html! {
        div.scroll role="region" tabindex="0" aria-label=(words.scrolling(caption)) {
            table {
                caption { (caption) }
                thead {
                    tr {
                        @for (column, heading) in table.headings.iter().enumerate() {
                            th scope="col" class=[class(column)] { (heading) }
                        }
                    }
                }
                tbody {
                    @for row in &table.rows {
                        tr {
                            @for (column, cell) in row.iter().enumerate() {
                                (of_cell(column, cell, class(column)))
                            }
                        }
                    }
                }
            }
        }
        @if !table.note.is_empty() { p.note { (table.note) } }
    }
}

fn of_cell(column: usize, cell: &Cell, class: Option<&str>) -> Markup {
    html! {
        @if column == 0 {
            th scope="row" { (cell.written()) }
        } @else {
            td class=[class] { (cell.written()) }
        }
    }
}

/// The words of a letter.
pub(super) fn words(letter: &Letter) -> LetterWords {
    LetterWords {
        words: letter.words(),
        futures: letter.futures,
    }
}
