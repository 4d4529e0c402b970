//! The numbers with which a study gives what was measured, and how surely they are known.

use std::path::PathBuf;

use doorstroom::analysis::Backtest;
use doorstroom::config::Problems;
use doorstroom::experiment::{Fitted, FittedKey};
use doorstroom::model::Language;
use doorstroom::output::Words;

use super::table::Columns;
use super::words::pick;

/// Every key with the best value and the acceptable ones, and what must be known of them.
pub(super) fn of(fitted: &Fitted, replications: u32, backtest: &Backtest<'_>) -> String {
    let words = Words::of(backtest.study.language);
    let mut text = format!(
        "{}\n\n{}",
        tried(fitted, replications, words),
        table(fitted, words)
    );
    for caution in cautions(fitted, backtest.rows.len(), words.language()) {
        text += &format!("- {caution}\n");
    }
    text + "\n"
}

/// How it was sought.
fn tried(fitted: &Fitted, replications: u32, words: Words) -> String {
    let sets = words.number(fitted.trials.len() as f64, 0);
    let acceptable = fitted.trials.iter().filter(|trial| trial.acceptable);
    let acceptable = words.number(acceptable.count() as f64, 0);
    let each = words.replications(replications as usize);
    match words.language() {
        Language::Dutch => format!(
            "{sets} stellen getallen geprobeerd met elk {each}; {acceptable} zijn aanvaardbaar."
        ),
        Language::English => {
            format!("{sets} sets of numbers tried with {each} each; {acceptable} are acceptable.")
        }
    }
}

fn table(fitted: &Fitted, words: Words) -> String {
    let say = |dutch, english| pick(words.language(), dutch, english);
    let headings = [
        say("getal", "number"),
        say("in de studie", "in the study"),
        say("gevonden", "found"),
        say("aanvaardbaar", "acceptable"),
        say("gezocht", "sought"),
        say("oordeel", "verdict"),
    ];
    let mut columns = Columns::new(headings, 1);
    for key in &fitted.keys {
        let range = |low: f64, high: f64| {
            format!(
                "{} – {}",
                words.number_as_set(low),
                words.number_as_set(high)
            )
        };
        columns.row([
            key.free.name(),
            words.number_as_set(key.free.written),
            words.number_as_set(key.best),
            range(key.low, key.high),
            range(key.free.low, key.free.high),
            verdict(key, words.language()).to_owned(),
        ]);
    }
    columns.text()
}

fn verdict(key: &FittedKey, language: Language) -> &'static str {
    if key.is_flat() {
        pick(language, "niet bepaald", "not determined")
    } else if key.is_at_an_end() {
        pick(language, "aan de rand", "at an end")
    } else {
        pick(language, "bepaald", "determined")
    }
}

/// What must be known before the numbers are used.
fn cautions(fitted: &Fitted, observations: usize, language: Language) -> Vec<String> {
    let keys = fitted.keys.iter();
    let mut cautions: Vec<String> = keys.filter_map(|key| caution_of(key, language)).collect();
    if fitted.keys.len() > observations {
        let caution = pick(
            language,
            "Er zijn meer getallen dan waarnemingen: veel stellen getallen passen even goed.",
            "There are more numbers than observations: many sets of numbers fit as well.",
        );
        cautions.push(caution.to_owned());
    }
    cautions
}

fn caution_of(key: &FittedKey, language: Language) -> Option<String> {
    let name = key.free.name();
    let said = match language {
        Language::Dutch if key.is_flat() => format!(
            "De waarnemingen bepalen {name} niet (vlak): vrijwel het hele bereik is aanvaardbaar, desnoods met andere \
             waarden van de andere getallen."
        ),
        Language::English if key.is_flat() => format!(
            "The observations do not determine {name} (flat): almost the whole range is acceptable, if need be with other \
             values of the other numbers."
        ),
        Language::Dutch if key.is_at_an_end() => format!(
            "De beste waarde van {name} ligt aan de rand van het bereik: zij kan erbuiten liggen, of de studie mist iets."
        ),
        Language::English if key.is_at_an_end() => format!(
            "The best value of {name} lies at an end of its range: it may lie beyond, or the study lacks something."
        ),
        _ => return None,
    };
    Some(said)
}

/// What agreement with observations that were used says, and what it does not.
pub(super) fn caution(backtest: &Backtest<'_>) -> String {
    let language = backtest.study.language;
    let said = if backtest.coverage.fails() {
        pick(
            language,
            "Ook met de beste getallen geeft de studie niet weer wat is waargenomen: gebruik ze niet als gevalideerd.",
            "Even with the best numbers the study does not reproduce what was observed: do not use them as validated.",
        )
    } else {
        pick(
            language,
            "De getallen zijn gezocht bij deze waarnemingen: dat zij passen, is geen toets. Toets met andere waarnemingen.",
            "The numbers were sought with these observations: that they agree is no test. Test with other observations.",
        )
    };
    format!("{said}\n")
}

/// What is said when the scenarios of the study cannot be made with the numbers that were found.
pub(super) fn unfit_scenarios(problems: &Problems, language: Language) -> String {
    let said = pick(
        language,
        "Let op: in de gevonden studie gaan scenario's niet samen met deze getallen:",
        "Take care: in the fitted study scenarios do not go with these numbers:",
    );
    format!("{said}\n{problems}\n")
}

/// Where the files are, one on each line.
pub(super) fn files(files: &[PathBuf], language: Language) -> String {
    let written = pick(language, "geschreven", "written");
    let lines = files.iter();
    lines
        .map(|file| format!("{written}: {}\n", file.display()))
        .collect()
}
