//! The way from a file to what it says.

use std::path::Path;
use std::sync::Arc;

use super::file::read_file;
use super::log::ProblemLog;
use super::problem::Problems;
use super::resolve::{FilesBeside, resolve};
use super::scenarios::{StudyTexts, read_texts};
use super::syntax;
use super::template::Template;
use crate::model::Study;

/// Reads the study in the file `path`, and the files that it names.
///
/// # Errors
/// Everything that is wrong with it, each problem with its place, the reason and a hint.
pub fn load(path: &Path) -> Result<Study, Problems> {
    let source = read_file(path)?;
    parse(source.name(), source.text())
}

/// Reads the study `text` as if it stood in the file `name`; files that it names are looked for beside that.
///
/// # Errors
/// Everything that is wrong with it, as [`load`] tells it.
pub fn parse(name: &str, text: &str) -> Result<Study, Problems> {
    parse_with(name, text, &[])
}

/// Reads the study `text` as [`parse`] does, with the texts of files that it names: by their names in the study. Other files
/// are looked for on disk.
///
/// # Errors
/// Everything that is wrong with it, as [`load`] tells it.
pub fn parse_with(name: &str, text: &str, files: &[(&str, &str)]) -> Result<Study, Problems> {
    Template::new(name, text).beside(files).study()
}

/// The study of a template, but for whether it can be made with other values of what nobody knows.
pub(super) fn parse_untried(template: &Template) -> Result<Study, Problems> {
    let mut study = study_of(template)?;
    if !study.unknowns.is_empty() {
        let template = template.clone();
        study.unknowns = study.unknowns.remade_by(Arc::new(move |settings| {
            let made = template.with(settings);
            made.map(|study| study.scenarios)
                .map_err(|problems| problems.to_string())
        }));
    }
    Ok(study)
}

fn study_of(template: &Template) -> Result<Study, Problems> {
    let source = template.source();
    let files = FilesBeside::of_study(source.name(), source.text()).with(template.files());
    let log = ProblemLog::new(source);
    let study =
        read(&log).and_then(|texts| resolve(&texts, &log, &files, |name| template.reads(name)));
    let elsewhere = files.into_problems();
    match (log.verdict(study), elsewhere) {
        (verdict, None) => verdict,
        (Ok(_), Some(elsewhere)) => Err(elsewhere),
        (Err(mut problems), Some(elsewhere)) => {
            problems.append(elsewhere);
            Err(problems)
        }
    }
}

/// Reads the text of `log` as a study and its scenarios; gives nothing when it cannot be followed to its end.
///
/// A study is given even when there are problems, so that names can be checked in the same go; whether there were any is
/// for [`ProblemLog::verdict`]. When the log is incomplete, names may be missing that are in the file.
fn read(log: &ProblemLog) -> Option<StudyTexts> {
    let document = syntax::parse(log)?;
    read_texts(&document, log)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::source::Source;
    use crate::config::study::study_text::StudyText;
    use crate::config::testing::{LABORATORY, REGION};
    use insta::assert_snapshot;

    fn read(text: &str) -> Result<StudyText, Problems> {
        let log = ProblemLog::new(Source::new("x.toml", text));
        let texts = super::read(&log);
        log.verdict(texts.map(|texts| texts.baseline))
    }

    #[test]
    fn both_kinds_of_study_are_read_whole_and_in_order() {
        let region = read(REGION).unwrap_or_else(|problems| panic!("{problems}"));
        let stages: Vec<&str> = region
            .stages
            .iter()
            .map(|stage| stage.name.value.as_str())
            .collect();
        assert_eq!(stages, ["triage", "onderzoek", "monitor"]);
        assert_eq!(region.teams.len(), 2);
        let laboratory = read(LABORATORY).unwrap_or_else(|problems| panic!("{problems}"));
        let hours = laboratory.roles[0]
            .value
            .as_ref()
            .unwrap()
            .hours_per_year
            .value;
        assert_eq!(hours, crate::time::HoursPerYear::Always);
    }

    #[test]
    fn both_kinds_of_study_can_be_simulated() {
        for text in [REGION, LABORATORY] {
            let study =
                super::parse("x.toml", text).unwrap_or_else(|problems| panic!("{problems}"));
            assert_eq!(study.scenarios.len(), 1);
        }
    }

    #[test]
    fn a_study_full_of_mistakes_is_told_all_of_them_at_once() {
        let study = REGION
            .replace("[runs]", "[run]")
            .replace("from    = 2021-01-01", "from    = \"01-01-2021\"")
            .replace("\"1459 per year\"", "\"1.459 per jaar\"")
            .replace("owner       = \"MW\"", "owner = 3")
            .replace("slices = 7", "slices = 0")
            .replace("\"6 days\"", "\"6 dagen\"")
            .replace("term   = \"5 working days\"", "term   = 5")
            .replace("triage.completed", "triage.finished")
            .replace("order    = \"due\"", "order    = \"deu\"")
            .replace("staff  = { MW = 3.6, SC = 2.5 }", "staff  = { MW = 3,6 }");
        assert_snapshot!(read(&study).unwrap_err(), @r#"
        error: `from` must be a date
         --> x.toml:9:11
          |
        9 | from    = "01-01-2021"
          |           ^^^^^^^^^^^^ this is not a date
          |
          = hint: write it as `2021-01-01`, without quotes

        error: unknown key `run`
          --> x.toml:12:2
           |
        12 | [run]
           |  ^^^ this key means nothing here
           |
           = hint: did you mean `runs`?

        error: `value` cannot be read as a rate
          --> x.toml:26:93
           |
        26 | rate       = [ { from = 2019-01-01, value = "1620 per year" }, { from = 2020-01-01, value = "1.459 per jaar" } ]
           |                                                                                             ^^^^^^^^^^^^^^^^ unknown unit `jaar`
           |
           = hint: did you mean `year`?

        error: `owner` must be text
          --> x.toml:56:9
           |
        56 | owner = 3
           |         ^ found a whole number
           |
           = hint: write it in quotes: `"3"`

        error: `slices` must be 1 or more
          --> x.toml:57:49
           |
        57 | work  = [ { role = "MW", hours = 25.5, slices = 0, wait = { mean = "6 dagen", law = "exponential" } } ]
           |                                                 ^ this is out of range

        error: `mean` cannot be read as a length of time
          --> x.toml:57:68
           |
        57 | work  = [ { role = "MW", hours = 25.5, slices = 0, wait = { mean = "6 dagen", law = "exponential" } } ]
           |                                                                    ^^^^^^^^^ unknown unit `dagen`
           |
           = hint: write for example `"45 minutes"`, `"36 hours"`, `"90 days"`, `"5 working days"`, `"6 weeks"` or `"3 months"`

        error: nothing called `finished` happens in a stage
          --> x.toml:69:11
           |
        69 | stop   = ["triage.finished"]
           |           ^^^^^^^^^^^^^^^^^ expected entered, started, completed, due or done

        error: `term` must be a length of time
          --> x.toml:70:10
           |
        70 | term   = 5
           |          ^ found a whole number
           |
           = hint: write for example `"45 minutes"`, `"36 hours"`, `"90 days"`, `"5 working days"`, `"6 weeks"` or `"3 months"`

        error: a number with a decimal comma
          --> x.toml:78:17
           |
        78 | staff  = { MW = 3,6 }
           |                 ^^^ a point is expected
           |
           = hint: write it as `3.6`

        error: `order` cannot be `deu`
          --> x.toml:88:12
           |
        88 | order    = "deu"
           |            ^^^^^ expected fifo, due, slack or accumulating
           |
           = hint: did you mean `due`?

        10 problems in x.toml
        "#);
    }

    #[test]
    fn an_empty_table_tells_what_a_study_needs() {
        assert_snapshot!(read("title = \"Leeg\"").unwrap_err(), @r#"
        error: the study has no `period`
        --> x.toml

        error: the study has no `arrivals`
        --> x.toml

        error: the study has no `role`
        --> x.toml

        error: the study has no `stage`
        --> x.toml

        error: the study has no `team`
        --> x.toml

        5 problems in x.toml
        "#);
    }
}
