//! `Findings`: all that outputs may say about a study.

use super::causes::{self, CauseRow, Obstacle};
use super::caution::{self, Caution};
use super::clearance::{self, ClearanceRow};
use super::clock_times::{self, ClockRow};
use super::comparison::{self, ComparisonRow, Ran};
use super::costs::{self, Account, CostRow};
use super::deadlines::{self, DeadlineRow};
use super::durations::{self, DurationRow};
use super::fairness::{self, FairnessRow};
use super::flow::{self, FlowRow};
use super::hires::{self, HireRow};
use super::load::{StaticLoad, static_load};
use super::money::{self, MoneyRow, Paid};
use super::overdue::{self, OverdueSeries};
use super::staffing::{self, StaffingRow};
use super::stock::{self, StockSeries};
use super::targets::{self, TargetRow};
use super::unknowns::{self, SpreadRow, Twinned};
use super::workload::{self, WorkloadRow};
use crate::experiment::{Results, ScenarioResults};
use crate::model::{RoleId, Scenario, Study, Target};

/// All that outputs may say about a study.
///
/// Every table has rows for all areas together ([`Scope::All`](crate::measure::Scope::All), `all` in files)
/// and, where a model has several areas, rows for each area. Rows stand in the order of their columns; a
/// period, stage or team without cases has rows too.
///
/// Every interval is a 95% confidence interval: for means and for quantiles within a run it is Student's, over
/// the replications; for chances it is Wilson's. Bands (p05 to p95) are quantiles over the replications: how
/// far one future may lie from another, not how well their mean is known.
#[derive(Clone, Debug)]
pub struct Findings<'a> {
    /// The study, for names, titles, plan and assumptions.
    pub study: &'a Study,
    /// The measures of every run.
    pub results: &'a Results,
    /// In the order of the study: the baseline first.
    pub scenarios: Vec<ScenarioFindings<'a>>,
}

/// All that outputs may say about one scenario. Ids are those of its model.
#[derive(Clone, Debug)]
pub struct ScenarioFindings<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Cases waiting and in hand, by area, stage, measure and date.
    pub stock: Vec<StockSeries>,
    /// Cases entered, started and completed, by area, stage and period.
    pub flow: Vec<FlowRow>,
    /// How long it takes, by area, stage, measure and period.
    pub durations: Vec<DurationRow>,
    /// What the time in a stage goes to, by area, stage, year or whole, and cause.
    pub causes: Vec<CauseRow>,
    /// Where most could be gained.
    pub obstacle: Option<Obstacle>,
    /// How much longer one area waits than another, by stage and period; none where there is one area.
    pub fairness: Vec<FairnessRow>,
    /// Shares in time, by area, deadline, basis and period.
    pub deadlines: Vec<DeadlineRow>,
    /// How long the clocks of terms ran, by area, deadline and period.
    pub clock_times: Vec<ClockRow>,
    /// Terms that are over and not met, by area, deadline and date.
    pub overdue: Vec<OverdueSeries>,
    /// When each waiting list is gone.
    pub clearance: Vec<ClearanceRow>,
    /// Fte in service, by team, role, hire and period; partners included.
    pub staffing: Vec<StaffingRow>,
    /// Hours available and worked, by team, role and period; partners are left out.
    pub workload: Vec<WorkloadRow>,
    /// Costs, by year and item.
    pub costs: Vec<CostRow>,
    /// What it costs together and what that brings, by year and over all; none when nothing is known of money.
    pub money: Vec<MoneyRow>,
    /// The roles of our own of which it is not known what they cost.
    pub unpriced_roles: Vec<RoleId>,
    /// What became of each hire.
    pub hires: Vec<HireRow>,
    /// Hours asked against hours available, without simulation.
    pub load: StaticLoad,
    /// What differs from the baseline, by area, measure, and year or whole; none of the baseline itself.
    pub comparisons: Vec<ComparisonRow>,
    /// When the targets of the study are reached, in its order.
    pub targets: Vec<TargetRow>,
    /// Where the spread of its numbers comes from; none where everything is known.
    pub spread: Vec<SpreadRow>,
    /// What a reader must know before using the numbers.
    pub cautions: Vec<Caution>,
}

/// What the results of a study say.
pub fn findings<'a>(study: &'a Study, results: &'a Results) -> Findings<'a> {
    let ran = |(scenario, results): (&'a Scenario, &'a ScenarioResults)| Ran {
        scenario,
        runs: &results.runs,
    };
    let all: Vec<Ran<'a>> = study
        .scenarios
        .iter()
        .zip(&results.scenarios)
        .map(ran)
        .collect();
    let books: Vec<Vec<Account>> = all
        .iter()
        .map(|ran| costs::accounts(ran.scenario, ran.runs))
        .collect();
    let paid = |position: usize| Paid {
        ran: all[position],
        accounts: &books[position],
        all_is_known: costs::unpriced_roles(&all[position].scenario.model).is_empty(),
    };
    let twinned = |position: usize| {
        let results = &results.scenarios[position];
        Twinned {
            runs: &results.runs,
            twins: &results.twins,
        }
    };
    let scenarios = 0..all.len();
    Findings {
        study,
        results,
        scenarios: scenarios
            .map(|position| {
                let baseline = (position > 0).then(|| paid(0));
                let beside = (position > 0).then(|| twinned(0));
                let model = &all[position].scenario.model;
                ScenarioFindings {
                    spread: unknowns::rows(study, model, twinned(position), beside),
                    ..of_scenario(all[position], paid(position), baseline, &study.targets)
                }
            })
            .collect(),
    }
}

/// What the runs of a scenario and its books say, beside those of the baseline unless it is that itself.
fn of_scenario<'a>(
    ran: Ran<'a>,
    paid: Paid<'_>,
    baseline: Option<Paid<'_>>,
    targets: &[Target],
) -> ScenarioFindings<'a> {
    let Ran { scenario, runs } = ran;
    let model = &scenario.model;
    let load = static_load(model);
    let deadlines = deadlines::rows(model, runs);
    let causes = causes::rows(model, runs);
    ScenarioFindings {
        scenario,
        stock: stock::series(model, runs),
        flow: flow::rows(model, runs),
        durations: durations::rows(model, runs),
        obstacle: causes::obstacle(model, runs, &causes),
        causes,
        fairness: fairness::rows(model, runs),
        cautions: caution::cautions(model, runs, &load, &deadlines),
        deadlines,
        clock_times: clock_times::rows(model, runs),
        overdue: overdue::series(model, runs),
        clearance: clearance::rows(baseline.as_ref().map_or(ran, |baseline| baseline.ran), ran),
        staffing: staffing::rows(model, runs),
        workload: workload::rows(model, runs),
        costs: costs::rows(paid.accounts),
        money: money::rows(paid, baseline),
        unpriced_roles: costs::unpriced_roles(model),
        hires: hires::rows(model, runs),
        targets: targets::rows(targets, model, runs),
        spread: Vec::new(),
        comparisons: baseline.map_or_else(Vec::new, |baseline| comparison::rows(baseline.ran, ran)),
        load,
    }
}
