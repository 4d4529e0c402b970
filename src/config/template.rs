//! `Template`: a study of which the numbers can be set before it is read.

use std::path::Path;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::collection::range_of_two;
use super::file::read_file;
use super::key_path::{DeadEnd, KeyPath, leaves};
use super::load::parse_untried;
use super::log::ProblemLog;
use super::nearest::{did_you_mean, nearest};
use super::problem::{Problem, Problems};
use super::settable::Settable;
use super::source::{Place, Placed, Source};
use super::syntax;
use super::value::Value;
use crate::model::Study;
use crate::time::Day;

/// The text of a study of which numbers can be set, each by its key, before it is read: for questions that try many.
///
/// A key is written as the study nests it, with points between the names and the elements of a list counted from 0:
/// `team.vervolg.staff.MW`, `stage.onderzoek.work[0].hours`, `scenario.impuls.change[0].fte`. It has to stand in the
/// study; what the study leaves out cannot be set.
#[derive(Clone, Debug)]
pub struct Template {
    source: Arc<Source>,
    /// Texts of files that the study names, by their names in it; others are looked for on disk.
    files: Arc<[(String, String)]>,
    /// The scenarios that are read; none means all.
    scenarios: Option<Arc<[String]>>,
}

impl Template {
    /// Reads the file `path`. Whether it holds a study is for [`Template::study`] to tell.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read(path: &Path) -> Result<Self, Problems> {
        read_file(path).map(Template::of)
    }

    /// The template `text` as if it stood in the file `name`; files that it names are looked for beside that.
    pub fn new(name: &str, text: &str) -> Self {
        Template::of(Source::new(name, text))
    }

    fn of(source: Source) -> Self {
        Template {
            source: Arc::new(source),
            files: Arc::new([]),
            scenarios: None,
        }
    }

    /// The template with the texts of files that the study names, by their names in it.
    pub(super) fn beside(mut self, files: &[(&str, &str)]) -> Self {
        let files = files.iter();
        self.files = files
            .map(|&(name, text)| (name.to_owned(), text.to_owned()))
            .collect();
        self
    }

    /// The same with another text.
    fn rewritten(&self, text: &str) -> Self {
        Template {
            source: Arc::new(Source::new(self.source.name(), text)),
            ..self.clone()
        }
    }

    /// The template of the baseline and these scenarios: whether the others can be made with other numbers does not matter.
    pub fn only_scenarios(&self, names: &[String]) -> Self {
        Template {
            scenarios: Some(names.into()),
            ..self.clone()
        }
    }

    /// Is this scenario read?
    pub(super) fn reads(&self, scenario: &str) -> bool {
        let wanted = self.scenarios.as_ref();
        wanted.is_none_or(|names| names.iter().any(|name| name == scenario))
    }

    /// The text of the study and its name.
    pub(super) fn source(&self) -> Source {
        Source::new(self.source.name(), self.source.text())
    }

    /// The texts of files that were given.
    pub(super) fn files(&self) -> &[(String, String)] {
        &self.files
    }

    /// The study as it is written.
    ///
    /// # Errors
    /// Everything that is wrong with it, as [`load`](super::load()) tells it.
    pub fn study(&self) -> Result<Study, Problems> {
        let study = parse_untried(self)?;
        let made = |settings: &[(&str, f64)]| self.with(settings).map(drop);
        study.unknowns.try_each(made)?;
        let baseline = self.only_scenarios(&[]);
        for free in &study.fit {
            for value in free.tried() {
                let settings: Vec<(&str, f64)> = free.keys().map(|key| (key, value)).collect();
                baseline.with(&settings)?;
            }
        }
        Ok(study)
    }

    /// The study with other numbers for some of its keys; a quantity such as `"1459 per year"` keeps its words.
    ///
    /// # Errors
    /// When a key does not stand in the study, holds nothing that can be set to a number or is given twice; when the study
    /// is wrong; when it is wrong with these numbers, which the messages then name.
    pub fn with(&self, settings: &[(&str, f64)]) -> Result<Study, Problems> {
        let text = self.text_with(settings)?;
        parse_untried(&self.rewritten(&text)).map_err(|problems| match parse_untried(self) {
            // The study as it stands is wrong: the numbers are not to blame.
            Err(problems) => problems,
            Ok(_) if self.goes_with_whole(settings) => problems.when(&said(settings)).hinted(
                "this has to be a whole number: write `step = 1` beside its range, or `--step 1` for `size`",
            ),
            Ok(_) => problems.when(&said(settings)),
        })
    }

    /// Can the study be made when these numbers are rounded?
    fn goes_with_whole(&self, settings: &[(&str, f64)]) -> bool {
        let whole = settings.iter().map(|&(key, amount)| (key, amount.round()));
        let text = self.text_with(&whole.collect::<Vec<_>>());
        text.is_ok_and(|text| parse_untried(&self.rewritten(&text)).is_ok())
    }

    /// The text of the study with other numbers for some of its keys: all else stands as it was written, comments too.
    ///
    /// # Errors
    /// As [`Template::with`], but for what only a reading of the new text would show.
    pub fn text_with(&self, settings: &[(&str, f64)]) -> Result<String, Problems> {
        let mut replaced: Vec<(Place, String)> = Vec::new();
        for &(key, amount) in settings {
            let (place, settable) = self.find(key)?;
            self.refuse_impossible(key, place, &settable, amount)?;
            if replaced.iter().any(|(known, _)| *known == place) {
                return Err(self.problem(Problem::new(format!("`{key}` is set twice"))));
            }
            replaced.push((place, settable.written_with(amount)));
        }
        // From the end to the start: what lies before a change keeps its place.
        replaced.sort_unstable_by_key(|(place, _)| std::cmp::Reverse(place.start));
        let mut text = self.source.text().to_owned();
        for (place, written) in replaced {
            text.replace_range(place.start..place.end, &written);
        }
        Ok(text)
    }

    /// The template with a limit to how fast is hired: of the hire whose fte is `key` at most so many are decided on in a month,
    /// whatever the study says of that.
    ///
    /// # Errors
    /// When `key` does not stand in the study, or is not the fte of a hire.
    pub fn hired_by_month(&self, key: &str, fte: f64) -> Result<Template, Problems> {
        let (place, _) = self.find(key)?;
        let hire = key
            .trim()
            .strip_suffix(".fte")
            .filter(|hire| self.is_hire(hire));
        let Some(hire) = hire else {
            let problem = Problem::new(format!("`{key}` is not the fte of a hire"))
                .at(place, "nobody is hired here")
                .hint("vary the fte of a hire, such as `scenario.impuls.change[0].fte`".to_owned());
            return Err(self.problem(problem));
        };
        let limit = format!("{hire}.per_month");
        if self.find(&limit).is_ok() {
            let text = self.text_with(&[(&limit, fte)])?;
            return Ok(self.rewritten(&text));
        }
        // A line of its own, but within the braces of a table in one line.
        let beside = |separator: &str| {
            let mut text = self.source.text().to_owned();
            text.insert_str(place.end, &format!("{separator}per_month = {fte}"));
            self.rewritten(&text)
        };
        let lines = beside("\n");
        let is_right = lines.find(&limit).is_ok();
        Ok(if is_right { lines } else { beside(", ") })
    }

    /// Does a change that hires stand under this key?
    fn is_hire(&self, key: &str) -> bool {
        let log = ProblemLog::new(self.source());
        let document = syntax::parse(&log);
        let path = KeyPath::read(&format!("{key}.kind"));
        let kind = path.zip(document.as_ref());
        let kind = kind.and_then(|(path, document)| path.find(document).ok());
        kind.is_some_and(|kind| matches!(kind.get_ref(), DeValue::String(word) if word == "hire"))
    }

    /// What a key holds, as far as it can be set.
    ///
    /// # Errors
    /// When the key does not stand in the study, or holds nothing that can be set to a number.
    pub fn settable(&self, key: &str) -> Result<Settable, Problems> {
        self.find(key).map(|(_, settable)| settable)
    }

    /// Where the value of a key stands, and what it is.
    fn find(&self, key: &str) -> Result<(Place, Settable), Problems> {
        let log = ProblemLog::new(self.source());
        let document = syntax::parse(&log).filter(|_| !log.is_incomplete());
        let Some(document) = document else {
            return Err(self.unreadable());
        };
        find_in(&document, key, &log).map_err(|problem| self.problem(*problem))
    }

    fn refuse_impossible(
        &self,
        key: &str,
        place: Place,
        settable: &Settable,
        amount: f64,
    ) -> Result<(), Problems> {
        let refused = |reason: &str| {
            let title = format!("`{key}` cannot be set to {amount}");
            let problem = Problem::new(title).at(place, "to be put in place of this");
            Err(self.problem(problem.because(reason)))
        };
        let dates = Day::new(1900, 1, 1)..=Day::new(2200, 12, 31);
        match settable {
            _ if !amount.is_finite() => refused("it must be a finite number"),
            Settable::Date(_) if !dates.contains(&Day::from_number(amount.floor() as i32)) => {
                refused("dates lie in the years 1900 to 2200")
            }
            Settable::Quantity { .. } if amount < 0.0 => refused("a quantity cannot be negative"),
            _ => Ok(()),
        }
    }

    /// What is said of a text that is no TOML.
    fn unreadable(&self) -> Problems {
        let is_none = || self.problem(Problem::new("the study cannot be read"));
        self.study().map_or_else(|problems| problems, |_| is_none())
    }

    fn problem(&self, problem: Problem) -> Problems {
        let source = self.source();
        Problems::one(source, problem)
    }
}

/// What a key of the study in `source` holds, as far as it can be set, or why it cannot; nothing when parts of the text
/// cannot be parsed.
pub(super) fn settable_in(source: &Source, key: &str) -> Option<Result<Settable, Box<Problem>>> {
    let log = ProblemLog::new(Source::new(source.name(), source.text()));
    let document = syntax::parse(&log).filter(|_| !log.is_incomplete())?;
    Some(find_in(&document, key, &log).map(|(_, settable)| settable))
}

/// A mean with a range beside it.
pub(super) struct InlineRange {
    /// The key of the mean.
    pub(super) key: String,
    pub(super) range: Placed<[f64; 2]>,
}

/// Every mean in the text of `source` that has a range beside it: `{ mean = 15, range = [12, 20] }`.
pub(super) fn inline_ranges(source: &Source) -> Vec<InlineRange> {
    let log = ProblemLog::new(Source::new(source.name(), source.text()));
    let Some(document) = syntax::parse(&log).filter(|_| !log.is_incomplete()) else {
        return Vec::new();
    };
    let leaves = leaves(&document);
    let ranges = leaves.iter().filter_map(|(path, _)| {
        let mean = path.mean_beside_range()?;
        mean.find(&document).ok()?;
        let node = path.list().find(&document).ok()?;
        Some(InlineRange {
            range: range_of_two(value("range", node, &log))?,
            key: mean.to_string(),
        })
    });
    ranges.collect()
}

/// Where the value of a key stands, and what it is.
fn find_in(
    document: &Spanned<DeTable<'_>>,
    key: &str,
    log: &ProblemLog,
) -> Result<(Place, Settable), Box<Problem>> {
    let path = KeyPath::read(key).ok_or_else(|| no_path(key))?;
    let node = path
        .find(document)
        .map_err(|dead_end| unknown_key(key, &dead_end, document))?;
    let value = value(key, node, log);
    let settable = Settable::of(value).ok_or_else(|| not_settable(value, &path, log))?;
    Ok((value.place, settable))
}

fn value<'a>(key: &'a str, node: &'a Spanned<DeValue<'a>>, log: &'a ProblemLog) -> Value<'a> {
    Value {
        key,
        names: None,
        place: Place::from(node.span()),
        content: node.get_ref(),
        log,
    }
}

/// ``when `team.a.staff.MW` is 0 and `team.b.caseload` is 12``.
fn said(settings: &[(&str, f64)]) -> String {
    let said = |(key, amount): &(&str, f64)| format!("`{key}` is {amount}");
    let said: Vec<String> = settings.iter().map(said).collect();
    said.join(" and ")
}

fn no_path(key: &str) -> Problem {
    Problem::new(format!("`{key}` cannot be read as a key of a study")).hint(
        "write the names with points between them and count the elements of a list from 0: \
         `team.vervolg.staff.MW`, `stage.onderzoek.work[0].hours`"
            .to_owned(),
    )
}

fn unknown_key<'a>(
    key: &str,
    dead_end: &DeadEnd<'a>,
    document: &'a Spanned<DeTable<'a>>,
) -> Problem {
    let problem = Problem::new(format!("the study has no key `{key}`"));
    let known = dead_end.known.to_string();
    let problem = if dead_end.known.is_empty() {
        problem
    } else {
        problem.at(dead_end.place, format!("this is `{known}`"))
    };
    let near = near_leaf(key, &known, document).map(|near| format!("did you mean `{near}`?"));
    problem.hint(near.or_else(|| could_follow(&known, dead_end.content, document)))
}

/// The key that was probably meant: of those that begin with the part that exists, the one whose rest is nearest.
fn near_leaf(key: &str, known: &str, document: &Spanned<DeTable<'_>>) -> Option<String> {
    let all: Vec<String> = leaves(document)
        .iter()
        .map(|(path, _)| path.to_string())
        .collect();
    let rests = all.iter().filter_map(|path| path.strip_prefix(known));
    let near = nearest(key.strip_prefix(known)?, rests)?;
    Some(format!("{known}{near}"))
}

/// What could follow the part of a path that exists.
fn could_follow(
    known: &str,
    content: Option<&DeValue<'_>>,
    document: &Spanned<DeTable<'_>>,
) -> Option<String> {
    let names = |table: &DeTable<'_>| -> Vec<String> {
        table
            .iter()
            .map(|(key, _)| key.get_ref().to_string())
            .collect()
    };
    match content {
        None => Some(format!(
            "a study has: {}",
            names(document.get_ref()).join(", ")
        )),
        Some(DeValue::Table(table)) => {
            Some(format!("in `{known}` stand: {}", names(table).join(", ")))
        }
        Some(DeValue::Array(list)) if list.is_empty() => None,
        Some(DeValue::Array(list)) => Some(format!(
            "it is a list, from `{known}[0]` to `{known}[{}]`",
            list.len() - 1
        )),
        Some(_) => Some(format!("set `{known}` itself")),
    }
}

/// A value that holds no number, with the keys in it that do.
fn not_settable(value: Value<'_>, path: &KeyPath, log: &ProblemLog) -> Problem {
    let inside = match value.content {
        DeValue::Table(table) => {
            let node = Spanned::new(value.place.start..value.place.end, table.clone());
            let within = leaves(&node);
            let settable = within.iter().filter(|(inner, node)| {
                Settable::of(self::value(&inner.to_string(), node, log)).is_some()
            });
            let paths: Vec<String> = settable
                .map(|(inner, _)| format!("{path}.{inner}"))
                .collect();
            did_you_mean("", paths.iter().map(String::as_str))
        }
        DeValue::Array(_) => Some(format!("name one element of it: `{path}[0]`")),
        _ => None,
    };
    Problem::new(format!("`{}` holds no number that can be set", value.key))
        .at(value.place, format!("found {}", value.kind()))
        .hint(inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::testing::REGION;
    use crate::model::StageId;
    use insta::assert_snapshot;

    fn region() -> Template {
        Template::new("x.toml", REGION)
    }

    /// The line of the study that stands where `settings` differ from it, after they were put in.
    fn changed(settings: &[(&str, f64)]) -> Vec<String> {
        let text = region()
            .text_with(settings)
            .unwrap_or_else(|problems| panic!("{problems}"));
        let lines = text.lines().zip(REGION.lines());
        let changed = lines.filter(|(new, old)| new != old);
        changed.map(|(new, _)| new.to_owned()).collect()
    }

    fn told(settings: &[(&str, f64)]) -> String {
        region().with(settings).unwrap_err().to_string()
    }

    #[test]
    fn a_limit_to_hiring_stands_beside_the_fte() {
        let limited = |text: &str, key: &str| {
            let limited = Template::new("x.toml", text).hired_by_month(key, 1.5);
            limited.map(|template| template.source.text().to_owned())
        };
        let lines = "[[change]]\nkind = \"hire\"\nfte = 3 # in all\nteam = \"a\"\n";
        let with_limit = lines.replace("fte = 3", "fte = 3\nper_month = 1.5");
        assert_eq!(limited(lines, "change[0].fte").unwrap(), with_limit);
        let braces = "change = [{ kind = \"hire\", fte = 3, team = \"a\" }]\n";
        let with_limit = braces.replace("fte = 3", "fte = 3, per_month = 1.5");
        assert_eq!(limited(braces, "change[0].fte").unwrap(), with_limit);
        let other = braces.replace("fte = 3", "fte = 3, per_month = 0.5");
        assert_eq!(limited(&other, "change[0].fte").unwrap(), with_limit);
        let leave = braces.replace("hire", "leave");
        assert_snapshot!(limited(&leave, "change[0].fte").unwrap_err(), @r#"
        error: `change[0].fte` is not the fte of a hire
         --> x.toml:1:35
          |
        1 | change = [{ kind = "leave", fte = 3, team = "a" }]
          |                                   ^ nobody is hired here
          |
          = hint: vary the fte of a hire, such as `scenario.impuls.change[0].fte`

        1 problem in x.toml
        "#);
    }

    /// A scenario that cannot be made with a number matters only to who asks for it.
    #[test]
    fn only_the_scenarios_that_are_asked_for_are_made() {
        let study = format!(
            "{REGION}\n[[scenario.minder.change]]\nkind = \"leave\"\nteam = \"vervolg\"\nrole = \"MW\"\nfte = 3.0\nfrom = 2021-06-01\n"
        );
        let template = Template::new("x.toml", &study);
        let few = [("team.vervolg.staff.MW", 2.0)];
        assert!(template.with(&few).is_err());
        let without = template.only_scenarios(&[]).with(&few);
        assert_eq!(without.unwrap().scenarios.len(), 1);
        let with = template.only_scenarios(&["minder".to_owned()]);
        assert!(with.with(&few).is_err());
    }

    #[test]
    fn numbers_are_put_in_their_place_and_all_else_stays() {
        assert_eq!(
            changed(&[
                ("team.vervolg.staff.MW", 7.25),
                ("stage.onderzoek.work[0].hours", 30.0),
                ("arrivals.meldingen.rate[1].value", 1600.0),
                ("team.vervolg.caseload", 9.0),
            ]),
            [
                "rate       = [ { from = 2019-01-01, value = \"1620 per year\" }, { from = 2020-01-01, value = \"1600 per year\" } ]",
                "work  = [ { role = \"MW\", hours = 30, slices = 7, wait = { mean = \"6 days\", law = \"exponential\" } } ]",
                "staff    = { MW = 7.25 }",
                "caseload = 9",
            ]
        );
        assert_eq!(changed(&[("team.voordeur.staff.MW", 3.6)]), [""; 0]);
    }

    #[test]
    fn dates_are_set_by_the_number_of_their_day() {
        let day = f64::from(Day::new(2022, 7, 1).number());
        assert_eq!(changed(&[("period.until", day)]), ["until   = 2022-07-01"]);
    }

    #[test]
    fn what_was_set_is_what_is_simulated() {
        let template = region();
        let hours = |study: &Study| {
            study.scenarios[0].model.stage(StageId(1)).work[0]
                .hours
                .mean()
        };
        let study = template.study().unwrap();
        let longer = template.with(&[("stage.onderzoek.work[0].hours", 30.0)]);
        let longer = longer.unwrap_or_else(|problems| panic!("{problems}"));
        assert!((hours(&study) - 25.5).abs() < 1e-9);
        assert!((hours(&longer) - 30.0).abs() < 1e-9);
        assert_ne!(study.fingerprint, longer.fingerprint);
    }

    #[test]
    fn what_stands_there_now_can_be_asked() {
        let template = region();
        let amount = |key| {
            template
                .settable(key)
                .map(|settable| settable.amount())
                .ok()
        };
        assert_eq!(amount("team.vervolg.staff.MW"), Some(6.5));
        assert_eq!(amount("stage.onderzoek.work[0].wait.mean"), Some(6.0));
        assert_eq!(amount("title"), None);
    }

    #[test]
    fn a_key_that_is_not_there_is_told_with_the_nearest() {
        assert_snapshot!(told(&[("team.vervolg.staf.MW", 7.0)]), @r#"
        error: the study has no key `team.vervolg.staf.MW`
          --> x.toml:81:1
           |
        81 | [team.vervolg]
           | ^^^^^^^^^^^^^^ this is `team.vervolg`
           |
           = hint: did you mean `team.vervolg.staff.MW`?

        1 problem in x.toml
        "#);
        assert_snapshot!(told(&[("team.vervolg.turnover", 0.1)]), @r#"
        error: the study has no key `team.vervolg.turnover`
          --> x.toml:81:1
           |
        81 | [team.vervolg]
           | ^^^^^^^^^^^^^^ this is `team.vervolg`
           |
           = hint: in `team.vervolg` stand: areas, caseload, contract, external, order, staff, stages

        1 problem in x.toml
        "#);
        assert_snapshot!(told(&[("stage.onderzoek.work[3].hours", 7.0)]), @r#"
        error: the study has no key `stage.onderzoek.work[3].hours`
          --> x.toml:57:9
           |
        57 | work  = [ { role = "MW", hours = 25.5, slices = 7, wait = { mean = "6 days", law = "exponential" } } ]
           |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this is `stage.onderzoek.work`
           |
           = hint: did you mean `stage.onderzoek.work[0].hours`?

        1 problem in x.toml
        "#);
        assert_snapshot!(told(&[("fte", 7.0)]), @r#"
        error: the study has no key `fte`
        --> x.toml
         = hint: a study has: area, arrivals, baseline, calendar, deadline, language, period, region, role, runs, stage, team, title, work

        1 problem in x.toml
        "#);
        assert_snapshot!(told(&[("team..MW", 7.0)]), @r#"
        error: `team..MW` cannot be read as a key of a study
        --> x.toml
         = hint: write the names with points between them and count the elements of a list from 0: `team.vervolg.staff.MW`, `stage.onderzoek.work[0].hours`

        1 problem in x.toml
        "#);
    }

    #[test]
    fn what_holds_no_number_is_refused() {
        assert_snapshot!(told(&[("team.vervolg.order", 7.0)]), @r#"
        error: `team.vervolg.order` holds no number that can be set
          --> x.toml:88:12
           |
        88 | order    = "due"
           |            ^^^^^ found text

        1 problem in x.toml
        "#);
        assert_snapshot!(told(&[("team.voordeur.staff", 7.0)]), @r#"
        error: `team.voordeur.staff` holds no number that can be set
          --> x.toml:78:10
           |
        78 | staff  = { MW = 3.6, SC = 2.5 }
           |          ^^^^^^^^^^^^^^^^^^^^^^ found a table
           |
           = hint: valid here: team.voordeur.staff.MW, team.voordeur.staff.SC

        1 problem in x.toml
        "#);
        assert_snapshot!(told(&[("arrivals.meldingen.months", 7.0)]), @r#"
        error: `arrivals.meldingen.months` holds no number that can be set
          --> x.toml:28:14
           |
        28 | months     = [0.87, 0.87, 1.03, 0.90, 1.02, 1.04, 1.03, 0.96, 1.05, 1.01, 1.21, 1.03]
           |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ found a list
           |
           = hint: name one element of it: `arrivals.meldingen.months[0]`

        1 problem in x.toml
        "#);
    }

    #[test]
    fn a_number_that_cannot_be_written_is_refused() {
        assert_snapshot!(told(&[("team.vervolg.staff.MW", f64::NAN)]), @r#"
        error: `team.vervolg.staff.MW` cannot be set to NaN
          --> x.toml:82:19
           |
        82 | staff    = { MW = 6.5 }
           |                   ^^^ to be put in place of this
           |
           = note: it must be a finite number

        1 problem in x.toml
        "#);
        assert_snapshot!(told(&[("arrivals.meldingen.rate[0].value", -1.0)]), @r#"
        error: `arrivals.meldingen.rate[0].value` cannot be set to -1
          --> x.toml:26:45
           |
        26 | rate       = [ { from = 2019-01-01, value = "1620 per year" }, { from = 2020-01-01, value = "1459 per year" } ]
           |                                             ^^^^^^^^^^^^^^^ to be put in place of this
           |
           = note: a quantity cannot be negative

        1 problem in x.toml
        "#);
        let twice = [
            ("team.vervolg.caseload", 7.0),
            ("team.vervolg.\"caseload\"", 8.0),
        ];
        assert_snapshot!(told(&twice), @r#"
        error: `team.vervolg."caseload"` is set twice
        --> x.toml

        1 problem in x.toml
        "#);
    }

    #[test]
    fn a_study_that_is_wrong_with_a_number_says_with_which() {
        assert_snapshot!(told(&[("team.vervolg.staff.MW", -1.0), ("team.vervolg.caseload", 8.0)]), @r#"
        error: `staff.MW` must be above 0
          --> x.toml:82:19
           |
        82 | staff    = { MW = -1 }
           |                   ^^ this is out of range
           |
           = note: this is so when `team.vervolg.staff.MW` is -1 and `team.vervolg.caseload` is 8

        1 problem in x.toml
        "#);
        assert_snapshot!(told(&[("stage.triage.next.onderzoek", 0.25)]), @r#"
        error: the shares add up to 0.95, not to 1
          --> x.toml:51:9
           |
        51 | next  = { onderzoek = 0.25, closed = 0.70 }
           |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ these shares
           |
           = note: this is so when `stage.triage.next.onderzoek` is 0.25

        1 problem in x.toml
        "#);
    }

    #[test]
    fn a_study_that_is_wrong_by_itself_is_told_as_it_stands() {
        let wrong = Template::new("x.toml", &REGION.replace("caseload = 12", "caselaod = 12"));
        let alone = wrong.study().unwrap_err().to_string();
        let with = wrong.with(&[("team.vervolg.staff.MW", 7.0)]).unwrap_err();
        assert_eq!(with.to_string(), alone);
        let unreadable = Template::new("x.toml", "a = \n");
        let alone = unreadable.study().unwrap_err().to_string();
        assert_eq!(
            unreadable.with(&[("a", 7.0)]).unwrap_err().to_string(),
            alone
        );
    }
}
