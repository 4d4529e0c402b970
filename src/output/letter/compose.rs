//! Composes letters from findings: one for every measure and every language.

use super::super::figures::{Figure, FigureKind, figures};
use super::super::manifest::{VERSION, run_id};
use super::super::words::{LetterWords, Words};
use super::content::{Block, Drawn, FigureTable, Letter};
use super::figure_tables::{list_table, share_table};
use super::lists::{expected, situation, to_draw};
use super::look_again::look_again;
use super::money::money;
use super::numbering::Numbering;
use super::subject::Subject;
use super::terms::{terms, whole};
use super::uncertain::uncertain;
use crate::analysis::{Findings, ScenarioFindings};
use crate::measure::Scope;
use crate::model::{Deadline, Language, Study};

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
    let both = Findings {
        study,
        results: findings.results,
        scenarios: std::iter::once(baseline).chain(measure).cloned().collect(),
    };
    let figures = figures(&both);
    let mut numbering = Numbering::default();
    let title = measure.map(|measure| measure.scenario.title.as_str());
    let lists = list_figure(&subject, &figures, &mut numbering);
    let shares = share_figure(&subject, &figures, &mut numbering);
    Letter {
        language: words.tag().into(),
        scenario: measure.map(|measure| measure.scenario.name.clone()),
        futures: subject.words.futures,
        kind: subject.words.kind().into(),
        title: study.title.clone(),
        measure: title.map_or_else(String::new, |title| subject.words.measure(title)),
        sections: vec![
            situation(&subject),
            expected(&subject, lists, &mut numbering),
            terms(&subject, shares, &mut numbering),
            money(&subject, &mut numbering),
            uncertain(&subject),
            look_again(&subject, &mut numbering),
        ],
        source: words.source(VERSION, &study.title, &run_id(study), study.plan.seed),
        figure_tables: figure_tables(&subject, &figures),
    }
}

/// The list that the measure changes most, drawn.
fn list_figure(subject: &Subject<'_>, figures: &[Figure], numbering: &mut Numbering) -> Vec<Block> {
    let lists = subject.lists();
    let figure = to_draw(subject, &lists).and_then(|list| {
        let figure = shown(figures, FigureKind::WaitingList, &list.stage.name)?;
        Some(numbering.figure(figure, list_table(subject, list)))
    });
    figure.into_iter().collect()
}

/// The share in time of the deadline that is farthest below its target, drawn.
fn share_figure(
    subject: &Subject<'_>,
    figures: &[Figure],
    numbering: &mut Numbering,
) -> Vec<Block> {
    let figure = farthest_below_target(subject).and_then(|deadline| {
        let figure = shown(figures, FigureKind::ShareInTime, &deadline.name)?;
        Some(numbering.figure(figure, share_table(subject, deadline)))
    });
    figure.into_iter().collect()
}

fn shown<'a>(figures: &'a [Figure], kind: FigureKind, subject: &str) -> Option<&'a Figure> {
    let mut figures = figures.iter();
    figures.find(|figure| figure.kind == kind && figure.subject == subject)
}

fn farthest_below_target<'a>(subject: &Subject<'a>) -> Option<&'a Deadline> {
    let deadlines = subject.model().deadlines().iter();
    let short = deadlines.filter_map(|deadline| {
        let share = whole(subject.baseline, deadline)?.share?.mean;
        Some((deadline.target? - share, deadline))
    });
    let farthest = short.max_by(|one, other| one.0.total_cmp(&other.0));
    farthest.map(|(_, deadline)| deadline)
}

/// The numbers of every list and every share in time, with the words of its chart.
fn figure_tables(subject: &Subject<'_>, figures: &[Figure]) -> Vec<FigureTable> {
    let words_of = |kind, name: &str| {
        let figure = shown(figures, kind, name);
        figure.map_or_else(String::new, |figure| figure.caption.description.clone())
    };
    let model = subject.model();
    let stages = model.stages().iter();
    let lists = stages.filter_map(|stage| {
        Some(FigureTable {
            drawn: Drawn::List,
            description: words_of(FigureKind::WaitingList, &stage.name),
            table: list_table(subject, &subject.list(stage, Scope::All)?),
        })
    });
    let deadlines = model.deadlines().iter();
    let shares = deadlines.map(|deadline| FigureTable {
        drawn: Drawn::Shares,
        description: words_of(FigureKind::ShareInTime, &deadline.name),
        table: share_table(subject, deadline),
    });
    lists.chain(shares).collect()
}
