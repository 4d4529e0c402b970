//! Laboratory studies, embedded as text, and their replications.

use crate::config;
use crate::engine::{EngineError, Observer};
use crate::experiment::{self, ExperimentError};
use crate::measure::Collector;
use crate::model::{Model, Study};

use super::long_run::LongRun;
use super::tables::Tables;

/// A study always open, started empty, with a year of warm-up and then `years` that count; work is exponential unless
/// the `tables`, keys of a study, say otherwise. Fails when they are no study.
pub fn laboratory(years: u32, tables: &str) -> Model {
    let until = 2022 + years;
    laboratory_in(
        &format!("warm_up = 2021-01-01\nfrom = 2022-01-01\nuntil = {until}-01-01"),
        "\"always\"",
        tables,
    )
}

/// As [`laboratory`], in a period and with opening hours of its own.
pub fn laboratory_in(period: &str, hours: &str, tables: &str) -> Model {
    baseline(&format!(
        r#"
[period]
{period}

[calendar.work]
hours  = {hours}
closed = "none"

[calendar.legal]
holidays = "none"

[work]
law = "exponential"
{tables}"#
    ))
}

/// One list and equal servers: stage 0. The `arrivals` are keys of a study, the `hours` a law of work.
pub fn one_station(arrivals: &str, hours: &str, servers: u32) -> String {
    format!(
        r#"
[arrivals.customers]
to = "station"
{arrivals}

[role.S]
hours_per_year = "always"

[stage.station]
work = [ {{ role = "S", hours = {hours} }} ]
next = {{ closed = 1.0 }}

[team.servers]
staff  = {{ S = {servers} }}
stages = ["station"]
"#
    )
}

/// The model of a study without scenarios.
pub(super) fn baseline(text: &str) -> Model {
    let mut scenarios = study(text, &[]).scenarios;
    scenarios.swap_remove(0).model
}

/// An embedded study, with files that it names.
pub(super) fn study(text: &str, files: &[(&str, &str)]) -> Study {
    config::parse_with("laboratory.toml", text, files)
        .unwrap_or_else(|problems| panic!("a laboratory study is wrong: {problems}"))
}

/// Runs studies, all with the same seed.
pub(super) struct Laboratory {
    threads: Option<usize>,
}

impl Laboratory {
    /// From which all chance follows.
    pub(super) const SEED: u64 = 1;
    /// Replications of every study with a warm-up.
    pub(super) const REPLICATIONS: u32 = 64;

    pub(super) const fn new(threads: Option<usize>) -> Self {
        Laboratory { threads }
    }

    /// What each of so many runs told a listener of its own.
    pub(super) fn listen<O: Observer + Send>(
        &self,
        model: &Model,
        replications: u32,
        observer: impl Fn() -> O + Sync + Send,
    ) -> Result<Vec<O>, ExperimentError<EngineError>> {
        let (seed, threads) = (Self::SEED, self.threads);
        experiment::listen("laboratory", model, seed, replications, threads, observer)
    }

    /// The measures of so many runs.
    pub(super) fn tables<'m>(
        &self,
        model: &'m Model,
        replications: u32,
    ) -> Result<Vec<Tables<'m>>, ExperimentError<EngineError>> {
        let runs = self.listen(model, replications, || Collector::new(model))?;
        let runs = runs.into_iter();
        Ok(runs.map(|run| Tables::new(model, run)).collect())
    }

    /// The same runs twice: as the facts tell them, and as the tables do.
    pub(super) fn both<'m>(
        &self,
        model: &'m Model,
    ) -> Result<(Vec<LongRun>, Vec<Tables<'m>>), ExperimentError<EngineError>> {
        let runs = self.listen(model, Self::REPLICATIONS, || {
            (LongRun::new(model), Collector::new(model))
        })?;
        let runs = runs.into_iter();
        let pair = |(run, collector)| (run, Tables::new(model, collector));
        Ok(runs.map(pair).unzip())
    }
}
