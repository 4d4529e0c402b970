//! The studies that come with the program: each is run, and its tables add up.

use std::fs;
use std::path::{Path, PathBuf};

use doorstroom::analysis::{
    CostItem, CostRow, Fit, FlowRow, ScenarioFindings, StockSeries, backtest, findings,
};
use doorstroom::config::{Template, only_scenarios};
use doorstroom::measure::{PeriodKind, Scope, StockMeasure};
use doorstroom::model::{Destination, Model, StageId};
use doorstroom::{config, experiment};

/// Enough to see that a study runs; every replication adds up for itself.
const REPLICATIONS: u32 = 3;

#[test]
fn every_study_runs_and_its_tables_add_up() {
    let studies = studies();
    assert!(studies.len() >= 4, "{studies:?}");
    for path in studies {
        let mut study = config::load(&path).unwrap_or_else(|problems| panic!("{problems}"));
        study.plan.replications = REPLICATIONS;
        let results = experiment::run(&study, Some(1), &|_| ()).expect("a study that can be run");
        for found in &findings(&study, &results).scenarios {
            let name = path.display().to_string();
            assert_something_happened(&name, found);
            assert_stages_keep_their_cases(&name, found);
            assert_cases_go_on(&name, found);
            assert_areas_add_up(&name, found);
        }
    }
}

/// What the impulse of Gooi en Vechtstreek costs, with every post filled, is printed in the proposal of March 2021: 248 686 +
/// 47 204 + 14 424 + 20 000 = 330 314 euro.
#[test]
fn the_impulse_costs_what_the_proposal_prints() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("configs/gooi-en-vechtstreek.toml");
    let template = Template::read(&path).unwrap_or_else(|problems| panic!("{problems}"));
    let filled = template.with(&[("scenario.impuls.change[0].chance", 1.0)]);
    let study = filled.unwrap_or_else(|problems| panic!("{problems}"));
    let mut study = only_scenarios(study, &["impuls".to_owned()]).expect("the impulse");
    study.plan.replications = 1;
    let results = experiment::run(&study, Some(1), &|_| ()).expect("a study that can be run");
    let found = findings(&study, &results);
    let costs = found.scenarios[1].costs.iter();
    let is_extra = |row: &&CostRow| !matches!(row.item, CostItem::Staff { .. });
    let sum: f64 = costs.filter(is_extra).map(|row| row.euro).sum();
    assert!((sum - 330_314.0).abs() < 1.0, "{sum}");
}

/// The published figures of 2020 fall in the simulated range, with every number that is sought inside its own.
#[test]
fn gooi_en_vechtstreek_gives_what_was_published() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("configs/gooi-en-vechtstreek.toml");
    let mut study = config::load(&path).unwrap_or_else(|problems| panic!("{problems}"));
    study.plan.replications = 60;
    let runs = experiment::observe(&study, None, &|_| ()).expect("a study that can be run");
    let found = backtest(&study, &runs);
    assert_eq!(found.rows.len(), 3);
    let fits = found.rows.iter().all(|row| row.fit == Fit::Fits);
    assert!(fits && !found.coverage.fails(), "{found:?}");
    for free in &study.fit {
        assert!((free.low..=free.high).contains(&free.written), "{free:?}");
    }
}

fn assert_something_happened(name: &str, found: &ScenarioFindings<'_>) {
    let completed: f64 = whole_period(found).map(|row| row.completed).sum();
    assert!(completed > 0.0, "{name}: no work was completed");
}

/// What entered a stage was completed or is open: the waiting list grew by what entered and was not started, the work in
/// hand by what was started and not completed.
fn assert_stages_keep_their_cases(name: &str, found: &ScenarioFindings<'_>) {
    for flow in whole_period(found) {
        let growth = |measure| growth(found, flow.scope, flow.stage, measure);
        let of = format!("{name}: {:?} {:?}", flow.scope, flow.stage);
        if found.scenario.model.stage(flow.stage).work.is_empty() {
            assert_same(&of, flow.entered, flow.completed);
            continue;
        }
        assert_same(
            &of,
            growth(StockMeasure::Waiting),
            flow.entered - flow.started,
        );
        assert_same(
            &of,
            growth(StockMeasure::InHand),
            flow.started - flow.completed,
        );
    }
}

/// Into a stage to which every case of the stages before it goes comes all that they complete, at that instant.
fn assert_cases_go_on(name: &str, found: &ScenarioFindings<'_>) {
    for flow in whole_period(found) {
        let Some(before) = stages_of_which_all_go_to(&found.scenario.model, flow.stage) else {
            continue;
        };
        let completed = whole_period(found)
            .filter(|row| row.scope == flow.scope && before.contains(&row.stage))
            .map(|row| row.completed)
            .sum();
        assert_same(name, flow.entered, completed);
    }
}

/// The stages before a stage, when nothing arrives there and the cases of those stages go nowhere else.
fn stages_of_which_all_go_to(model: &Model, stage: StageId) -> Option<Vec<StageId>> {
    let stages = (0..model.stages().len()).map(StageId::from);
    let before: Vec<StageId> = stages
        .filter(|&id| model.stage(id).successors().any(|next| next == stage))
        .collect();
    let all_go_there = before.iter().all(|&id| {
        let mut routes = model.stage(id).routes();
        routes.all(|route| route.shares == [(Destination::Stage(stage), 1.0)])
    });
    let nothing_arrives = model.streams().iter().all(|stream| stream.to != stage);
    (nothing_arrives && all_go_there && !before.is_empty()).then_some(before)
}

/// The areas of a stage together are all of it.
fn assert_areas_add_up(name: &str, found: &ScenarioFindings<'_>) {
    let areas = found.scenario.model.areas().len();
    for all in whole_period(found).filter(|row| row.scope == Scope::All && areas > 1) {
        let of_areas = whole_period(found)
            .filter(|row| row.scope != Scope::All && row.stage == all.stage)
            .fold([0.0; 3], |[entered, started, completed], row| {
                [
                    entered + row.entered,
                    started + row.started,
                    completed + row.completed,
                ]
            });
        let of_all = [all.entered, all.started, all.completed];
        for (areas, all) in of_areas.into_iter().zip(of_all) {
            assert_same(name, areas, all);
        }
    }
}

fn whole_period<'a>(found: &'a ScenarioFindings<'_>) -> impl Iterator<Item = &'a FlowRow> {
    let rows = found.flow.iter();
    rows.filter(|row| row.period.kind() == PeriodKind::All)
}

/// By how many cases the mean stock of a stage grew from the first day to the day after the last.
fn growth(
    found: &ScenarioFindings<'_>,
    scope: Scope,
    stage: StageId,
    measure: StockMeasure,
) -> f64 {
    let is_it = |series: &&StockSeries| {
        (series.scope, series.stage, series.measure) == (scope, stage, measure)
    };
    let series = found
        .stock
        .iter()
        .find(is_it)
        .expect("the stock of a stage");
    let points = &series.points;
    points[points.len() - 1].mean - points[0].mean
}

/// Means of whole numbers differ by rounding only.
#[track_caller]
fn assert_same(of: &str, one: f64, other: f64) {
    assert!((one - other).abs() < 1e-6, "{of}: {one} is not {other}");
}

fn studies() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("configs");
    let entries = fs::read_dir(folder).expect("a folder of studies");
    let paths = entries.map(|entry| entry.expect("a study").path());
    let mut studies: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    studies.sort();
    studies
}
