//! Composes letters from findings: one for every measure and every language.

use super::super::data_table::DataTable;
use super::super::figures::{Figure, FigureKind, figures_of_letter};
use super::super::manifest::{VERSION, run_id};
use super::super::words::{LetterWords, Words};
use super::annex::{Annexes, Shown};
use super::content::{Block, Letter, Section};
use super::core::core;
use super::figure_tables::{list_table, overdue_table, share_table, shown};
use super::lists::{expected, in_sentences, most_changed, situation};
use super::look_again::look_again;
use super::money::money;
use super::numbering::Numbering;
use super::sheets::sheets;
use super::subject::{Subject, ToldList};
use super::terms::{farthest_below_target, terms};
use super::uncertain::uncertain;
use crate::analysis::{Findings, ScenarioFindings};
use crate::measure::PeriodKind;
use crate::model::{Counted, Deadline, Language, Scenario, Study};

/// The letters of a study: every measure beside the baseline, in the language of the study and then in the other.
pub(in crate::output) fn letters(findings: &Findings<'_>) -> Vec<Letter> {
    let own = findings.study.language;
    let other = match own {
        Language::Dutch => Language::English,
        Language::English => Language::Dutch,
    };
    let [baseline, measures @ ..] = &findings.scenarios[..] else {
        return Vec::new();
    };
    let mut letters = Vec::new();
    for language in [own, other] {
        let study = Study {
            language,
            ..findings.study.clone()
        };
        let of = |measure| letter(findings, &study, baseline, measure);
        if measures.is_empty() {
            letters.push(of(None));
        }
        letters.extend(measures.iter().map(|measure| of(Some(measure))));
    }
    letters
}

/// The letter about a measure beside the baseline, in the language of `study`.
fn letter(
    findings: &Findings<'_>,
    study: &Study,
    baseline: &ScenarioFindings<'_>,
    measure: Option<&ScenarioFindings<'_>>,
) -> Letter {
    let words = Words::of(study.language);
    let subject = Subject {
        study,
        words: LetterWords {
            words,
            futures: study.plan.replications as usize,
        },
        baseline,
        measure,
    };
    let figures = drawn(findings, &subject);
    let mut numbering = Numbering::default();
    let title = measure.map(|measure| measure.scenario.title.as_str());
    Letter {
        language: words.tag().into(),
        scenario: measure.map(|measure| measure.scenario.name.clone()),
        futures: subject.words.futures,
        kind: subject.words.kind().into(),
        title: study.title.clone(),
        measure: title.map_or_else(String::new, |title| subject.words.measure(title)),
        sections: sections(&subject, &figures, &mut numbering),
        source: words.source(VERSION, &study.title, &run_id(study), study.plan.seed),
        figure_tables: sheets(&subject, &figures),
    }
}

/// The figures of both sides, under the names by which a letter calls them.
fn drawn(findings: &Findings<'_>, subject: &Subject<'_>) -> Vec<Figure> {
    let sides = subject.sides();
    let named = |(side, found): &(_, &ScenarioFindings<'_>)| Scenario {
        name: subject.words.side(*side).into(),
        title: subject.words.side(*side).into(),
        ..found.scenario.clone()
    };
    let scenarios: Vec<Scenario> = sides.iter().map(named).collect();
    let found = sides.iter().zip(&scenarios);
    let both = Findings {
        study: subject.study,
        results: findings.results,
        scenarios: found
            .map(|((_, found), scenario)| ScenarioFindings {
                scenario,
                ..(*found).clone()
            })
            .collect(),
    };
    figures_of_letter(&both)
}

/// The letter proper, then its annexes.
fn sections(subject: &Subject<'_>, figures: &[Figure], numbering: &mut Numbering) -> Vec<Section> {
    let lists = subject.lists();
    let chosen = [
        of_target_or_list(subject, figures, &lists),
        of_terms(subject, figures),
    ];
    let others = more(subject, figures, &chosen);
    let annexes = Annexes::of(subject, !others.is_empty());
    let mut shown = |chosen: Chosen<'_>| Shown {
        figure: numbering.figure(
            chosen.figure,
            subject
                .words
                .with_numbers_in(&chosen.table.caption, annexes.numbers),
        ),
        table: chosen.table,
    };
    let [list, share] = chosen.map(|chosen| chosen.map(&mut shown));
    let others: Vec<Shown> = others.into_iter().map(&mut shown).collect();
    let block = |shown: &Option<Shown>| {
        let shown = shown.as_ref()?;
        Some(Block::Figure(shown.figure.clone()))
    };
    let letter = [
        situation(subject),
        expected(subject, block(&list), numbering),
        terms(subject, block(&share), numbering),
        money(subject, numbering),
        uncertain(subject, annexes),
        look_again(subject, numbering),
    ];
    let all = list.into_iter().chain(share).collect();
    let annexes = annexes.sections(subject, others, all);
    let core = core(subject).into_iter();
    core.chain(letter).chain(annexes).collect()
}

/// A figure that a letter shows, with its numbers.
struct Chosen<'a> {
    figure: &'a Figure,
    table: DataTable,
}

/// What the first target counts, else the list that is told first.
fn of_target_or_list<'a>(
    subject: &Subject<'_>,
    figures: &'a [Figure],
    lists: &[ToldList<'_>],
) -> Option<Chosen<'a>> {
    let overdue = subject
        .study
        .targets
        .first()
        .and_then(|target| match target.counted {
            Counted::Overdue(deadline) => {
                let deadline = &subject.model().deadlines()[deadline.index()];
                Some(Chosen {
                    figure: shown(figures, FigureKind::Contacts, &deadline.name)?,
                    table: overdue_table(subject, deadline),
                })
            }
            Counted::Cases(_) => None,
        });
    let list = || of_list(subject, figures, in_sentences(subject, lists).first()?);
    overdue.or_else(list)
}

fn of_list<'a>(
    subject: &Subject<'_>,
    figures: &'a [Figure],
    list: &ToldList<'_>,
) -> Option<Chosen<'a>> {
    Some(Chosen {
        figure: shown(figures, FigureKind::WaitingList, &list.stage.name)?,
        table: list_table(subject, list),
    })
}

/// The share in time of the deadline that is farthest below its target.
fn of_terms<'a>(subject: &Subject<'_>, figures: &'a [Figure]) -> Option<Chosen<'a>> {
    let deadline: &Deadline = farthest_below_target(subject)?;
    Some(Chosen {
        figure: shown(figures, FigureKind::ShareInTime, &deadline.name)?,
        table: share_table(subject, deadline, PeriodKind::Quarter),
    })
}

/// For the annex: all that the measure changes, the list that it changes most where the letter draws another, and what time
/// goes to without it.
fn more<'a>(
    subject: &Subject<'_>,
    figures: &'a [Figure],
    chosen: &[Option<Chosen<'a>>],
) -> Vec<Chosen<'a>> {
    let words = subject.words;
    let of_kind = |kind, caption: &str| {
        let figure = figures.iter().find(|figure| figure.kind == kind)?;
        let table = figure.table.written(
            words.words,
            figure.name.clone(),
            caption.into(),
            words.figure_note(kind == FigureKind::Overview).into(),
        );
        Some(Chosen { figure, table })
    };
    let lists = subject.lists();
    let changed = most_changed(subject, &lists).and_then(|list| of_list(subject, figures, list));
    let is_drawn = |other: &Chosen<'_>| {
        let mut chosen = chosen.iter().flatten();
        chosen.any(|one| one.figure.name == other.figure.name)
    };
    let all = [
        of_kind(FigureKind::Overview, words.overview_figure()),
        changed.filter(|list| !is_drawn(list)),
        of_kind(FigureKind::TimeByCause, words.causes_figure()),
    ];
    all.into_iter().flatten().collect()
}
