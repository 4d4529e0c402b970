//! Money: what a scenario costs for good and for a while, for each closed case, and for each term that is no longer missed.

use super::across_runs::{LEVEL, estimate};
use super::comparison::Ran;
use super::costs::{Account, Nature};
use super::worksheet::part_of_year;
use crate::measure::{Basis, Period, PeriodKind, Periods, RunMeasures, Scope};
use crate::model::{DeadlineId, Scenario};
use crate::stats::{Estimate, Ratio};

/// What a scenario costs and brings in, in a calendar year as far as it is reported, or over all that is reported.
#[derive(Clone, PartialEq, Debug)]
pub struct MoneyRow {
    /// When.
    pub period: Period,
    /// Euro that goes on for good.
    pub structural: Option<Estimate>,
    /// Euro that ends: see [`Nature::Incidental`].
    pub incidental: Option<Estimate>,
    /// Euro together.
    pub costs: Option<Estimate>,
    /// Euro received.
    pub income: f64,
    /// Cases that ended.
    pub closed: Option<Estimate>,
    /// Euro for each case that ended; `None` when the cost of some staff is not known, or none surely ended.
    pub for_each_closed: Option<Ratio>,
    /// Beside the baseline; `None` for the baseline itself.
    pub against: Option<AgainstBaseline>,
}

/// What a scenario costs more than the baseline, and what that avoids: replications of the same number beside each other.
#[derive(Clone, PartialEq, Debug)]
pub struct AgainstBaseline {
    /// Euro more than the baseline.
    pub extra: Option<Estimate>,
    /// By deadline, in the order of the study.
    pub avoided: Vec<AvoidedLate>,
}

/// Terms that ended in the period and were missed in the baseline, and are no longer.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct AvoidedLate {
    /// Of which deadline.
    pub deadline: DeadlineId,
    /// Terms missed in the baseline less those missed in the scenario.
    pub terms: Option<Estimate>,
    /// Extra euro for each of them; `None` when it is not sure that there are any: then there is no answer.
    pub euro_for_each: Option<Ratio>,
}

impl AvoidedLate {
    /// Are terms surely avoided?
    pub fn is_sure(&self) -> bool {
        self.euro_for_each.is_some() && self.terms.is_some_and(|terms| terms.mean() > 0.0)
    }
}

/// A scenario with its runs and its accounts.
#[derive(Clone, Copy)]
pub(super) struct Paid<'a> {
    pub(super) ran: Ran<'a>,
    pub(super) accounts: &'a [Account],
    /// Is it known what all staff costs?
    pub(super) all_is_known: bool,
}

/// The years, then all that is reported; none when nothing is known of money.
pub(super) fn rows(paid: Paid<'_>, baseline: Option<Paid<'_>>) -> Vec<MoneyRow> {
    let in_baseline = baseline.is_some_and(|baseline| !baseline.accounts.is_empty());
    let knows_income = !paid.ran.scenario.money.income.is_empty();
    if paid.accounts.is_empty() && !in_baseline && !knows_income {
        return Vec::new();
    }
    let periods = Periods::of(&paid.ran.scenario.model);
    let told = periods
        .all()
        .iter()
        .filter(|period| matches!(period.kind(), PeriodKind::Year | PeriodKind::All));
    told.map(|period| row(paid, baseline, period)).collect()
}

fn row(paid: Paid<'_>, baseline: Option<Paid<'_>>, period: &Period) -> MoneyRow {
    let runs = paid.ran.runs;
    let of = |nature: Option<Nature>| {
        let by_run = by_run(paid, nature, period);
        estimate(&by_run, |euro| *euro)
    };
    let closed = |run: &RunMeasures| f64::from(run.closed(period));
    let pairs: Vec<(f64, f64)> = by_run(paid, None, period)
        .into_iter()
        .zip(runs.iter().map(closed))
        .collect();
    let for_each_closed = Ratio::of(&pairs, LEVEL).filter(|_| paid.all_is_known);
    MoneyRow {
        period: *period,
        structural: of(Some(Nature::Structural)),
        incidental: of(Some(Nature::Incidental)),
        costs: of(None),
        income: income(paid.ran.scenario, period),
        closed: estimate(runs, closed),
        for_each_closed,
        against: baseline.map(|baseline| against(paid, baseline, period)),
    }
}

/// What is paid in a period in each run, of one nature or of both.
fn by_run(paid: Paid<'_>, nature: Option<Nature>, period: &Period) -> Vec<f64> {
    let is_in = |account: &&Account| {
        let year = &account.year;
        let in_period = period.first() <= year.first() && year.end() <= period.end();
        in_period && nature.is_none_or(|nature| account.nature == nature)
    };
    let accounts: Vec<&Account> = paid.accounts.iter().filter(is_in).collect();
    let sum = |run: usize| accounts.iter().map(|account| account.by_run[run]).sum();
    (0..paid.ran.runs.len()).map(sum).collect()
}

fn income(scenario: &Scenario, period: &Period) -> f64 {
    let periods = Periods::of(&scenario.model);
    let years = periods.of_kind(PeriodKind::Year);
    let within = years.filter(|year| period.first() <= year.first() && year.end() <= period.end());
    let of_year = |year: &Period| {
        let lines = scenario.money.income.iter();
        let euro = lines.map(|line| line.amount.of(year.first().year()));
        euro.sum::<f64>() * part_of_year(year)
    };
    within.map(of_year).sum()
}

fn against(paid: Paid<'_>, baseline: Paid<'_>, period: &Period) -> AgainstBaseline {
    let extra: Vec<f64> = by_run(paid, None, period)
        .into_iter()
        .zip(by_run(baseline, None, period))
        .map(|(scenario, baseline)| scenario - baseline)
        .collect();
    let of_both = baseline.ran.scenario.model.deadlines().len();
    let of_both = of_both.min(paid.ran.scenario.model.deadlines().len());
    let deadlines = (0..of_both).map(DeadlineId::from);
    let avoided = deadlines.map(|deadline| {
        let missed = |run: &RunMeasures| {
            let terms = run.terms(Scope::All, deadline, Basis::Due, period);
            f64::from(terms.overdue())
        };
        let runs = baseline.ran.runs.iter().zip(paid.ran.runs);
        let terms: Vec<f64> = runs
            .map(|(baseline, scenario)| missed(baseline) - missed(scenario))
            .collect();
        let pairs: Vec<(f64, f64)> = extra.iter().copied().zip(terms.iter().copied()).collect();
        AvoidedLate {
            deadline,
            terms: estimate(&terms, |terms| *terms),
            euro_for_each: Ratio::of(&pairs, LEVEL),
        }
    });
    AgainstBaseline {
        avoided: avoided.collect(),
        extra: estimate(&extra, |euro| *euro),
    }
}
