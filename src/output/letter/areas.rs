//! The longest list by area, with numbers that are too small hidden, also from who can subtract.

use super::super::cells;
use super::super::data_table::{Cell, DataTable};
use super::super::words::LetterWords;
use super::subject::{FEW, Subject, ToldList};
use crate::measure::Scope;
use crate::stats::Band;

/// The first of the lists by area; nothing where there is one area.
pub(super) fn table(subject: &Subject<'_>, lists: &[ToldList<'_>]) -> Option<DataTable> {
    let words = subject.words;
    let model = subject.model();
    let list = lists.first()?;
    let areas: Vec<Scope> = Scope::of(model)
        .into_iter()
        .filter(|&scope| scope != Scope::All)
        .collect();
    if areas.len() < 2 {
        return None;
    }
    let of_areas: Vec<ToldList<'_>> = areas
        .iter()
        .filter_map(|&scope| subject.list(list.stage, scope))
        .collect();
    let mut headings = vec![
        words.area_heading().to_owned(),
        words.words.date(subject.from()),
    ];
    let mut columns = vec![column(&of_areas, |list| Some(list.first()?.band))];
    for (position, (side, _)) in subject.sides().into_iter().enumerate() {
        headings.push(words.on_side(subject.until(), side));
        columns.push(column(&of_areas, |list| {
            let (without, with) = list.last()?;
            let point = if position == 0 { Some(without) } else { with };
            Some(point?.band)
        }));
    }
    let names = areas.iter().map(|&scope| match scope {
        Scope::Area(area) => model.area(area).title.clone(),
        Scope::All => String::new(),
    });
    let row = |(position, name): (usize, String)| {
        let cells = columns.iter().map(|column| cell(words, column[position]));
        std::iter::once(Cell::text(name)).chain(cells).collect()
    };
    Some(DataTable {
        name: words.area_heading().into(),
        caption: words.areas_caption(&list.stage.title),
        headings,
        rows: names.enumerate().map(row).collect(),
        note: words.areas_note().into(),
    })
}

/// What may be told of a number.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Told {
    /// All of it.
    Whole(Band),
    /// That it is small.
    Small,
    /// Nothing: it would give away a small one.
    Hidden,
}

fn column(
    areas: &[ToldList<'_>],
    band: impl Fn(&ToldList<'_>) -> Option<Band>,
) -> Vec<Option<Told>> {
    disclosed(&areas.iter().map(band).collect::<Vec<_>>())
}

/// What may be told of the numbers of a column whose total is known. Where one alone is small, the smallest of the
/// others is hidden with it: from the total and the rest it could be worked out.
fn disclosed(bands: &[Option<Band>]) -> Vec<Option<Told>> {
    let of_band = |band: &Option<Band>| {
        band.map(|band| {
            if band.p50 < FEW {
                Told::Small
            } else {
                Told::Whole(band)
            }
        })
    };
    let mut told: Vec<Option<Told>> = bands.iter().map(of_band).collect();
    let small = told.iter().filter(|told| **told == Some(Told::Small));
    if small.count() == 1 {
        let others = told.iter_mut().filter_map(|told| match told {
            Some(Told::Whole(band)) => Some((band.p50, told)),
            _ => None,
        });
        let smallest = others.min_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((_, told)) = smallest {
            *told = Some(Told::Hidden);
        }
    }
    told
}

fn cell(words: LetterWords, told: Option<Told>) -> Cell {
    match told {
        None => Cell::text(words.words.nothing()),
        Some(Told::Small) => Cell::text(words.fewer_than_five()),
        Some(Told::Hidden) => Cell::text(words.not_shown()),
        Some(Told::Whole(band)) if band.p05 < FEW => from_few(words, &band),
        Some(Told::Whole(band)) => cells::cases(words.words, &band),
    }
}

/// A number whose range begins below five.
fn from_few(words: LetterWords, band: &Band) -> Cell {
    let (middle, most) = (words.words.count(band.p50), words.words.count(band.p95));
    Cell::text(
        words
            .words
            .with_range(&middle, words.fewer_than_five(), &most),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(p50: f64) -> Option<Band> {
        Some(Band {
            p05: p50,
            p25: p50,
            p50,
            p75: p50,
            p95: p50,
        })
    }

    fn told(numbers: &[f64]) -> Vec<&'static str> {
        let bands: Vec<Option<Band>> = numbers.iter().map(|&number| band(number)).collect();
        let name = |told: Option<Told>| match told {
            None => "none",
            Some(Told::Whole(_)) => "whole",
            Some(Told::Small) => "small",
            Some(Told::Hidden) => "hidden",
        };
        disclosed(&bands).into_iter().map(name).collect()
    }

    #[test]
    fn a_small_number_hides_another_from_who_can_subtract() {
        assert_eq!(told(&[20.0, 3.0, 9.0]), ["whole", "small", "hidden"]);
        assert_eq!(told(&[20.0, 3.0, 0.0]), ["whole", "small", "small"]);
        assert_eq!(told(&[20.0, 5.0]), ["whole", "whole"]);
        assert_eq!(told(&[20.0, 4.9]), ["hidden", "small"]);
        assert_eq!(told(&[4.0]), ["small"]);
    }
}
