//! One list: M/M/1, M/D/1, M/G/1, clusters, M/M/c and priorities.

use super::check::{Check, Section, Text};
use super::laboratory::{Laboratory, laboratory, one_station};
use super::long_run::{LongRun, LongWaits, WaitsByUrgency};
use super::tables::Tables;
use crate::engine::EngineError;
use crate::experiment::ExperimentError;
use crate::model::{DeskId, Model, StageId};
use crate::queueing::{
    Station, mean_wait_clustered, mean_wait_single_server, mean_waits_by_priority,
};
use crate::time::Span;

const STATION: StageId = StageId(0);
const SERVERS: DeskId = DeskId(0);

type Outcome = Result<Section, ExperimentError<EngineError>>;

/// The wait in days, from the facts of a run.
pub(super) fn wait() -> Text {
    Text::new("gemiddelde wachttijd (dagen)", "mean wait (days)")
}

/// The same from the tables.
pub(super) fn wait_of_tables() -> Text {
    Text::new(
        "gemiddelde wachttijd, uit de tabellen (dagen)",
        "mean wait, from the tables (days)",
    )
}

/// From being received to being closed.
pub(super) fn time() -> Text {
    Text::new(
        "gemiddelde doorlooptijd (dagen)",
        "mean time in system (days)",
    )
}

/// The length of the list.
pub(super) fn waiting() -> Text {
    Text::new("gemiddeld aantal wachtend", "mean number waiting")
}

/// Begun and not completed.
pub(super) fn in_hand() -> Text {
    Text::new("gemiddeld aantal in behandeling", "mean number in hand")
}

/// M/M/1.
pub(super) fn one_server(runner: &Laboratory) -> Outcome {
    let theory = Station {
        arrival_rate: 7.0,
        mean_service: 0.1,
        servers: 1,
    };
    let model = laboratory(16, &one_station("rate = \"7 per day\"", "2.4", 1));
    let (runs, tables) = runner.both(&model)?;
    // The time in the system is exponential: a part p takes at most -ln(1 - p) times its mean.
    let quantile = |part: f64| -libm::log1p(-part) * theory.mean_time_in_system();
    let p80 = |table: &Tables<'_>| table.times_in_stage(STATION).p80;
    let p95 = |table: &Tables<'_>| table.times_in_stage(STATION).p95;
    let part = |percent: u32| {
        Text::new(
            format!("{percent}% is klaar binnen (dagen)"),
            format!("{percent}% is done within (days)"),
        )
    };
    Ok(Section {
        title: Text::new(
            "Eén behandelaar (M/M/1), 70% bezet",
            "One server (M/M/1), 70% busy",
        ),
        source: Text::alike(
            "Gross, Shortle, Thompson & Harris, Fundamentals of Queueing Theory, 2.2",
        ),
        checks: vec![
            Check::of_runs(
                wait(),
                &runs,
                |run| run.mean_wait(STATION),
                theory.mean_wait(),
            ),
            Check::of_runs(
                time(),
                &runs,
                LongRun::mean_time_in_system,
                theory.mean_time_in_system(),
            ),
            Check::of_runs(
                waiting(),
                &runs,
                |run| run.mean_waiting(STATION),
                theory.mean_waiting(),
            ),
            Check::of_runs(
                in_hand(),
                &runs,
                |run| run.mean_in_hand(STATION),
                theory.utilisation(),
            ),
            Check::of_runs(part(80), &tables, p80, quantile(0.80)),
            Check::of_runs(part(95), &tables, p95, quantile(0.95)),
        ],
    })
}

/// M/D/1 at 70%: so known that the wrong expectations are tried on it too.
pub(super) fn fixed_work() -> (Model, f64) {
    let work = "{ mean = 2.4, law = \"fixed\" }";
    let model = laboratory(8, &one_station("rate = \"7 per day\"", work, 1));
    (model, mean_wait_single_server(7.0, 0.1, 0.0))
}

/// M/D/1.
pub(super) fn always_as_long(runner: &Laboratory) -> Outcome {
    let (model, theory) = fixed_work();
    only_wait(
        runner,
        &model,
        Text::new(
            "Werk dat altijd even lang duurt (M/D/1)",
            "Work that always takes as long (M/D/1)",
        ),
        "Pollaczek, Khinchine; Gross et al., 5.1",
        theory,
    )
}

/// M/G/1.
pub(super) fn lognormal(runner: &Laboratory) -> Outcome {
    let work = "{ mean = 2.4, cv = 1.5, law = \"lognormal\" }";
    let model = laboratory(35, &one_station("rate = \"6 per day\"", work, 1));
    only_wait(
        runner,
        &model,
        Text::new(
            "Lognormaal werk met variatiecoëfficiënt 1,5 (M/G/1)",
            "Lognormal work of cv 1.5 (M/G/1)",
        ),
        "Pollaczek, Khinchine; Gross et al., 5.1",
        mean_wait_single_server(6.0, 0.1, 1.5),
    )
}

/// Arrivals in clusters of geometric size.
pub(super) fn clusters(runner: &Laboratory) -> Outcome {
    let arrivals = "rate = \"6 per day\"\ncluster = { mean = 2, law = \"geometric\" }";
    let model = laboratory(16, &one_station(arrivals, "2.4", 1));
    only_wait(
        runner,
        &model,
        Text::new(
            "Zaken die in groepjes binnenkomen",
            "Cases that arrive in clusters",
        ),
        "Gross et al., 3.1",
        mean_wait_clustered(6.0, 2.0, 0.1),
    )
}

fn only_wait(
    runner: &Laboratory,
    model: &Model,
    title: Text,
    source: &str,
    theory: f64,
) -> Outcome {
    let runs = runner.listen(model, Laboratory::REPLICATIONS, || LongRun::new(model))?;
    let of = |run: &LongRun| run.mean_wait(STATION);
    Ok(Section {
        title,
        source: Text::alike(source),
        checks: vec![Check::of_runs(wait(), &runs, of, theory)],
    })
}

/// M/M/3.
pub(super) fn three_servers(runner: &Laboratory) -> Outcome {
    let theory = Station {
        arrival_rate: 21.0,
        mean_service: 0.1,
        servers: 3,
    };
    let model = laboratory(9, &one_station("rate = \"21 per day\"", "2.4", 3));
    let service = Span::from_seconds(8640);
    let (runs, tables) = runner.both(&model)?;
    let shares = runner.listen(&model, Laboratory::REPLICATIONS, || {
        let over = |length| LongWaits::new(&model, length);
        (over(Span::ZERO), over(service))
    })?;
    let has_to_wait = Text::new("deel dat moet wachten", "share that has to wait");
    let waits_long = Text::new(
        "deel dat langer dan 2,4 uur wacht",
        "share that waits longer than 2.4 hours",
    );
    let busy = Text::new("bezetting, uit de tabellen", "utilisation, from the tables");
    let long = theory.chance_of_waiting_longer_than(service.days());
    Ok(Section {
        title: Text::new(
            "Drie behandelaars, één lijst (M/M/3), 70% bezet",
            "Three servers, one list (M/M/3), 70% busy",
        ),
        source: Text::alike("Erlang C; Gross et al., 2.3"),
        checks: vec![
            Check::of_runs(
                wait(),
                &runs,
                |run| run.mean_wait(STATION),
                theory.mean_wait(),
            ),
            Check::of_runs(
                wait_of_tables(),
                &tables,
                |table| table.mean_wait(STATION),
                theory.mean_wait(),
            ),
            Check::of_runs(
                time(),
                &runs,
                LongRun::mean_time_in_system,
                theory.mean_time_in_system(),
            ),
            Check::of_runs(
                waiting(),
                &runs,
                |run| run.mean_waiting(STATION),
                theory.mean_waiting(),
            ),
            Check::of_runs(
                in_hand(),
                &runs,
                LongRun::mean_at_work,
                theory.offered_load(),
            ),
            Check::of_runs(
                has_to_wait,
                &shares,
                |(any, _)| any.share(),
                theory.chance_of_waiting(),
            ),
            Check::of_runs(waits_long, &shares, |(_, long)| long.share(), long),
            Check::of_runs(
                busy,
                &tables,
                |table| table.utilisation(SERVERS),
                theory.utilisation(),
            ),
        ],
    })
}

/// Priorities without pre-emption.
pub(super) fn urgent_first(runner: &Laboratory) -> Outcome {
    let arrivals = "rate = \"14 per day\"\nurgent = 0.3";
    let model = laboratory(10, &one_station(arrivals, "2.4", 2));
    let runs = runner.listen(&model, Laboratory::REPLICATIONS, || {
        WaitsByUrgency::new(&model)
    })?;
    let theory = mean_waits_by_priority(&[0.3 * 14.0, 0.7 * 14.0], 0.1, 2);
    Ok(Section {
        title: Text::new(
            "Spoed gaat voor, twee behandelaars",
            "Urgent cases first, two servers",
        ),
        source: Text::alike("Cobham (1954); Gross et al., 3.4"),
        checks: vec![
            Check::of_runs(
                Text::new("wachttijd van spoed (dagen)", "wait of urgent cases (days)"),
                &runs,
                WaitsByUrgency::mean_urgent,
                theory[0],
            ),
            Check::of_runs(
                Text::new("wachttijd van de rest (dagen)", "wait of the others (days)"),
                &runs,
                WaitsByUrgency::mean_others,
                theory[1],
            ),
        ],
    })
}
