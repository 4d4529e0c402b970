//! The STRESS-DES checklist, answered from what a study says and what a run did.
//!
//! Monks, Currie, Onggo, Robinson, Kunc & Taylor (2019), *Strengthening the reporting of empirical simulation studies:
//! introducing the STRESS guidelines*, Journal of Simulation 13(1), 55-67: the items for discrete-event simulation. What a
//! study cannot say is not made up: the answer is then that it is left to the author.

use serde::Serialize;

use super::manifest::{RunInfo, VERSION};
use super::words::Words;
use crate::analysis::Findings;
use crate::model::{
    ChangeKind, Delay, Destination, Language, Model, Order, Ownership, Piece, Route, Scenario,
    SetBy, Source, Stage, Study, Team,
};
use crate::time::HoursPerYear;

/// One item of the checklist.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Item {
    item: &'static str,
    asks: &'static str,
    answer: String,
}

/// What is left to whoever publishes about a study.
const LEFT: &str = "Not said by the study: to be added by its author.";

/// Every item of the checklist, in its order. `files` are those of the run, without the manifest.
pub(super) fn stress_des(findings: &Findings<'_>, files: &[String], run: &RunInfo) -> Vec<Item> {
    let study = findings.study;
    let model = &study.scenarios[0].model;
    let item = |item, asks, answer: String| Item { item, asks, answer };
    vec![
        item("1.1", "Objectives: purpose of the model", purpose(study)),
        item("1.2", "Objectives: model outputs", outputs(model, files)),
        item("1.3", "Objectives: aims of experimentation", aims(study)),
        item("2.1", "Logic: base model overview", overview(model)),
        item("2.2", "Logic: base model logic", logic(model)),
        item("2.3", "Logic: scenario logic", scenario_logic(study)),
        item("2.4", "Logic: algorithms", algorithms(model)),
        item("2.5.1", "Logic: entities", entities(model)),
        item("2.5.2", "Logic: activities", activities(model)),
        item("2.5.3", "Logic: resources", resources(model)),
        item("2.5.4", "Logic: queues", queues(model)),
        item(
            "2.5.5",
            "Logic: entry and exit points",
            entry_and_exit(model),
        ),
        item("3.1", "Data: sources", sources(study)),
        item("3.2", "Data: pre-processing", pre_processing(study, model)),
        item(
            "3.3",
            "Data: input parameters",
            input_parameters(study, run),
        ),
        item("3.4", "Data: assumptions", assumptions(study)),
        item(
            "4.1",
            "Experimentation: initialisation",
            initialisation(model),
        ),
        item("4.2", "Experimentation: run length", run_length(study)),
        item(
            "4.3",
            "Experimentation: estimation approach",
            estimation(study),
        ),
        item("5.1", "Implementation: software", software()),
        item(
            "5.2",
            "Implementation: random sampling",
            random_sampling(study),
        ),
        item("5.3", "Implementation: model execution", execution()),
        item("5.4", "Implementation: system specification", system()),
        item(
            "6.1",
            "Code access: sharing of the model",
            code_access(study, run),
        ),
    ]
}

fn purpose(study: &Study) -> String {
    let region = study.region.as_deref();
    let region = region.map_or(String::new(), |region| format!(", of {region}"));
    format!(
        "To tell how waiting lists, work in hand and statutory terms develop in \"{}\"{region}, and how sure that is. {LEFT}",
        study.title
    )
}

fn outputs(model: &Model, files: &[String]) -> String {
    let terms = model
        .deadlines()
        .iter()
        .map(|deadline| deadline.title.as_str());
    let terms = listed(terms, "no terms");
    let tables = files.iter().filter(|file| file.ends_with(".csv"));
    format!(
        "By stage and area: cases waiting and in hand on every Monday, cases entered, started and completed, waits and times in days (mean and percentiles); the share within term of {terms}, over terms due, finished and open; hours available and worked, and costs. In {}.",
        listed(tables.map(String::as_str), "no tables")
    )
}

fn aims(study: &Study) -> String {
    let scenarios = study.scenarios.iter().skip(1);
    let titles = listed(scenarios.map(|scenario| scenario.title.as_str()), "");
    let compared = if titles.is_empty() {
        format!(
            "The baseline \"{}\" alone is described.",
            study.scenarios[0].title
        )
    } else {
        format!(
            "Each scenario is compared with the baseline \"{}\", future by future: {titles}.",
            study.scenarios[0].title
        )
    };
    let model = &study.scenarios[0].model;
    let terms = model.deadlines().iter().filter_map(|deadline| {
        let target = deadline.target?;
        Some(format!("{} for {}", share(target), deadline.title))
    });
    let terms: Vec<String> = terms.collect();
    let targets = study.targets.iter();
    let targets = targets.map(|target| format!("{} by {}", target.title, target.by));
    let goals: Vec<String> = terms.into_iter().chain(targets).collect();
    if goals.is_empty() {
        return format!("{compared} No targets are set.");
    }
    format!("{compared} Targets: {}.", goals.join("; "))
}

fn overview(model: &Model) -> String {
    let stages = model.stages().iter();
    let routes = stages.map(|stage| format!("{} -> {}", stage.name, route(model, &stage.route)));
    format!(
        "No diagram is drawn; the routes with their shares are: {}.",
        routes.collect::<Vec<_>>().join("; ")
    )
}

fn logic(model: &Model) -> String {
    let mut said = vec![
        "A report arrives, becomes a case, and passes stages. In each it waits for a worker of a team that serves the stage and the area; its pieces of work are done in order, with external waits and planned moments between them; then it goes on by the shares of the route, or closes".to_owned(),
    ];
    let owned = model.stages().iter().filter(|stage| stage.has_owner());
    let owned = listed(owned.map(|stage| stage.name.as_str()), "");
    if !owned.is_empty() {
        said.push(format!(
            "in {owned} a case has one owner, who does all work of that role and holds it in the caseload"
        ));
    }
    if let Some(follow_up) = model.follow_up() {
        said.push(format!(
            "{} of the reports on a household with an open case join that case",
            share(follow_up.share)
        ));
    }
    if let Some(rereport) = model.rereport() {
        said.push(format!(
            "{} of the closed cases are reported again after a delay",
            share(rereport.share)
        ));
    }
    if model.absence().is_some() {
        said.push("staff are absent by leave and sickness, which moves hours in time within the productive hours of the year".to_owned());
    }
    said.join("; ") + "."
}

fn scenario_logic(study: &Study) -> String {
    let [_, scenarios @ ..] = &study.scenarios[..] else {
        return "There are no scenarios.".to_owned();
    };
    let usual = study.scenarios[0].model.changes().len();
    let told: Vec<String> = scenarios
        .iter()
        .map(|scenario| scenario_of(scenario, usual))
        .collect();
    format!("The baseline with, in {}.", told.join("; in "))
}

fn scenario_of(scenario: &Scenario, usual: usize) -> String {
    let changes = scenario.model.changes().iter().skip(usual);
    let changes = changes.map(|change| {
        let from = change.during.from.map(|day| format!(" from {day}"));
        let until = change.during.until.map(|day| format!(" until {day}"));
        let condition = change.during.trigger.as_ref().map(|_| " on a condition");
        format!(
            "{}{}{}{}",
            kind(&change.kind),
            from.unwrap_or_default(),
            until.unwrap_or_default(),
            condition.unwrap_or_default(),
        )
    });
    let settings = scenario.settings.iter().cloned();
    let all: Vec<String> = settings.chain(changes).collect();
    let all = if all.is_empty() {
        "nothing changed".to_owned()
    } else {
        all.join(", ")
    };
    format!("{}: {all}", scenario.name)
}

const fn kind(kind: &ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Hire(_) => "people hired, decided",
        ChangeKind::Leave { .. } => "less staff",
        ChangeKind::Absence { .. } => "more absence",
        ChangeKind::Inflow { .. } => "other inflow",
        ChangeKind::Suspend { .. } => "a stage suspended",
        ChangeKind::Stages { .. } => "other stages of a team",
        ChangeKind::Areas { .. } => "other areas of a team",
        ChangeKind::Route { .. } => "another route",
        ChangeKind::Work { .. } => "other hours of work",
        ChangeKind::Caseload { .. } => "another caseload",
        ChangeKind::Order { .. } => "another order of work",
        ChangeKind::Cost { .. } => "money spent once",
    }
}

fn algorithms(model: &Model) -> String {
    let mut said = vec![
        "An idle worker takes urgent cases first, then the stages in the order of the team, within a stage cases already begun, then by the order of the team, then the oldest; of several idle workers the owner, else who has fewest open cases per fte, is longest idle, has the lowest number; work is never interrupted for other work".to_owned(),
    ];
    let rated = model
        .streams()
        .iter()
        .any(|stream| matches!(stream.source, Source::Rate(_)));
    if rated {
        said.push("arrivals: a count for each day (Poisson, or negative binomial with the given variance-to-mean ratio) by a rate that follows months and weekdays, scaled to the exact expected total of each calendar year, then uniform over the day".to_owned());
    }
    let legal = model.deadlines().iter().any(|deadline| deadline.legal);
    if legal {
        said.push("terms end by the Algemene termijnenwet".to_owned());
    }
    said.join("; ") + "."
}

fn entities(model: &Model) -> String {
    let streams = model.streams().iter().map(|stream| {
        let urgent = if stream.urgent > 0.0 {
            format!(" ({} urgent)", share(stream.urgent))
        } else {
            String::new()
        };
        format!("{}{urgent}", stream.name)
    });
    let areas = model.areas().iter();
    let areas = areas.map(|area| format!("{} {}", area.name, share(area.share)));
    format!(
        "Cases, each of one of the arrivals {}; of the areas {}.",
        streams.collect::<Vec<_>>().join(", "),
        areas.collect::<Vec<_>>().join(", ")
    )
}

fn activities(model: &Model) -> String {
    let stages = model.stages().iter().map(|stage| activity(model, stage));
    stages.collect::<Vec<_>>().join("; ") + "."
}

fn activity(model: &Model, stage: &Stage) -> String {
    let work = stage.work.iter().map(|piece| piece_of(model, piece));
    let work = work.collect::<Vec<_>>().join(", then ");
    let owner = match stage.owner {
        Ownership::FirstOf(role) => format!(" (owner {})", model.role(role).name),
        Ownership::Same => " (the same owner)".to_owned(),
        Ownership::Anyone => String::new(),
    };
    format!("{}{owner}: {work}", stage.name)
}

fn piece_of(model: &Model, piece: &Piece) -> String {
    let mut said = format!(
        "{} {} h",
        model.role(piece.role).name,
        number(piece.hours.mean())
    );
    if piece.hours.cv() > 0.0 {
        said += &format!(" (cv {})", number(piece.hours.cv()));
    }
    if piece.share < 1.0 {
        said += &format!(" for {}", share(piece.share));
    }
    let timing = &piece.timing;
    if timing.slices > 1 {
        said += &format!(" in {} slices", timing.slices);
    }
    let waits = timing.wait_between.as_ref().or(timing.wait_before.as_ref());
    if let Some(wait) = waits {
        said += &format!(" with waits of {}", length(wait));
    }
    if let Some(planned) = &timing.planned {
        said += &format!(" planned {} after entry", length(planned));
    }
    said
}

fn length(delay: &Delay) -> String {
    format!("{} days on average", number(delay.expected().days()))
}

fn resources(model: &Model) -> String {
    let teams = model.teams().iter().map(|team| team_of(model, team));
    let roles = model.roles().iter().map(|role| match role.hours_per_year {
        HoursPerYear::Always => format!("{} all open hours", role.name),
        HoursPerYear::Hours(hours) => format!("{} {} h", role.name, number(hours)),
    });
    format!(
        "Workers one by one, in teams: {}. Productive hours of one fte a year: {}.",
        teams.collect::<Vec<_>>().join("; "),
        roles.collect::<Vec<_>>().join(", ")
    )
}

fn team_of(model: &Model, team: &Team) -> String {
    let staff = team.staff.iter();
    let staff = staff.map(|staffing| {
        format!(
            "{} fte {}",
            number(staffing.fte()),
            model.role(staffing.role).name
        )
    });
    let caseload = team
        .caseload
        .map(|cases| format!(", at most {} cases per fte", number(cases)));
    let external = if team.external { " (a partner)" } else { "" };
    format!(
        "{}{external} {}{}",
        team.name,
        staff.collect::<Vec<_>>().join(", "),
        caseload.unwrap_or_default()
    )
}

fn queues(model: &Model) -> String {
    let teams = model.teams().iter().map(|team| {
        let order = match team.order {
            Order::Fifo => "first come, first served",
            Order::Due => "earliest end of a term",
            Order::Slack => "least slack before the end of a term",
            Order::Accumulating => "largest part of its term used up",
        };
        let stages = team
            .stages
            .iter()
            .map(|&stage| model.stage(stage).name.as_str());
        format!(
            "{} ({}): {order}",
            team.name,
            stages.collect::<Vec<_>>().join(", then ")
        )
    });
    format!(
        "A list for each stage, without limit; urgent cases first, then {}.",
        teams.collect::<Vec<_>>().join("; ")
    )
}

fn entry_and_exit(model: &Model) -> String {
    let entry = model.streams().iter();
    let entry =
        entry.map(|stream| format!("{} enter {}", stream.name, model.stage(stream.to).name));
    let exit = model.stages().iter().filter(|stage| stage.may_close());
    format!(
        "{}; cases close after {}.",
        entry.collect::<Vec<_>>().join(", "),
        listed(exit.map(|stage| stage.name.as_str()), "no stage")
    )
}

fn sources(study: &Study) -> String {
    let observed = study
        .observed
        .iter()
        .filter_map(|one| one.source.as_deref());
    let mut observed: Vec<&str> = observed.collect();
    observed.sort_unstable();
    observed.dedup();
    let printed = if observed.is_empty() {
        String::new()
    } else {
        format!(" Observations come from: {}.", observed.join(", "))
    };
    format!(
        "All numbers stand in the study file and the lists that it names; where they come from is said in its comments.{printed}"
    )
}

fn pre_processing(study: &Study, model: &Model) -> String {
    let replayed = model.streams().iter();
    let replayed = replayed.filter(|stream| matches!(stream.source, Source::Replay(_)));
    let replayed = listed(replayed.map(|stream| stream.name.as_str()), "");
    let mut said = vec!["Numbers are used as they are written".to_owned()];
    if !replayed.is_empty() {
        said.push(format!(
            "arrivals that happened are replayed for {replayed}"
        ));
    }
    if !study.fit.is_empty() {
        let keys = study.fit.iter().map(|free| free.key.as_str());
        said.push(format!(
            "numbers that `doorstroom fit` may have sought: {}",
            keys.collect::<Vec<_>>().join(", ")
        ));
    }
    said.join("; ") + "."
}

fn input_parameters(study: &Study, run: &RunInfo) -> String {
    format!(
        "Every parameter stands in {} (fingerprint {} of the study and the lists that it names); `doorstroom check` prints the base case as understood.",
        run.study_file, study.fingerprint
    )
}

fn assumptions(study: &Study) -> String {
    if study.assumptions.is_empty() {
        return "The study leaves nothing to the program. What it simplifies itself is for its author to say.".to_owned();
    }
    let told = study.assumptions.iter();
    let told = told.map(|one| format!("{} {}: {}", one.code, one.key, one.supposed));
    told.collect::<Vec<_>>().join("; ") + "."
}

fn initialisation(model: &Model) -> String {
    let open = model.opening().len();
    let open = match open {
        0 => "no cases open".to_owned(),
        _ => format!("{open} cases open, with their real ages"),
    };
    let warm_up = model.from() - model.start();
    if warm_up == 0 {
        return format!(
            "Each replication starts on {} with {open}; no warm-up.",
            model.start()
        );
    }
    format!(
        "Each replication starts on {} with {open}; {warm_up} days of warm-up, until {}, are simulated and not reported.",
        model.start(),
        model.from()
    )
}

fn run_length(study: &Study) -> String {
    let model = &study.scenarios[0].model;
    format!(
        "Reported from {} until {} ({} days); a terminating simulation.",
        model.from(),
        model.until(),
        model.until() - model.from()
    )
}

fn estimation(study: &Study) -> String {
    let plan = study.plan;
    let why = match plan.replications_set_by {
        SetBy::Default => "the default of the program",
        SetBy::Study => "set by the study",
        SetBy::CommandLine => "asked on the command line",
        SetBy::Precision => "as many as the precision that was asked for took",
    };
    format!(
        "{} independent replications of every scenario ({why}); means with a 95% interval of Student, shares with that of Wilson, spread as percentiles over replications; scenarios meet the same random numbers and are compared by paired differences.",
        plan.replications
    )
}

fn software() -> String {
    format!("doorstroom {VERSION}, in Rust; event-oriented, three-phase.")
}

fn random_sampling(study: &Study) -> String {
    format!(
        "A SplitMix64 generator for each draw, keyed by seed ({}), replication, purpose, subject and visit: common random numbers by construction, independent of the order of events.",
        study.plan.seed
    )
}

fn execution() -> String {
    "Three phases: the clock goes to the next event; all events of that second are executed; then work is started until no more can start. Time in whole seconds; replications in parallel, with results that do not depend on the number of threads.".to_owned()
}

fn system() -> String {
    "Threads and seconds are in `execution`; results do not depend on the machine.".to_owned()
}

fn code_access(study: &Study, run: &RunInfo) -> String {
    format!(
        "The program is open source (MIT or Apache-2.0). With version {VERSION}, {} of fingerprint {} and seed {} the same numbers come out. Whether the study is published is for its author to say.",
        run.study_file, study.fingerprint, study.plan.seed
    )
}

fn route(model: &Model, route: &Route) -> String {
    let shares = route.shares.iter().map(|(destination, part)| {
        let to = match destination {
            Destination::Closed => "closed",
            Destination::Stage(stage) => &model.stage(*stage).name,
        };
        format!("{to} {}", share(*part))
    });
    shares.collect::<Vec<_>>().join(", ")
}

fn listed<'t>(things: impl Iterator<Item = &'t str>, none: &str) -> String {
    let things: Vec<&str> = things.collect();
    if things.is_empty() {
        return none.to_owned();
    }
    things.join(", ")
}

fn share(part: f64) -> String {
    Words::of(Language::English).percent_as_set(part)
}

/// With at most two decimals, as few as it needs.
fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    rounded.to_string()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::small_run::SmallRun;
    use super::super::tables::Dialect;
    use super::*;

    /// The items of table 2 of Monks et al. (2019), with the five components.
    #[test]
    fn every_item_is_answered_once_and_in_order() {
        let small = SmallRun::of(&["nu", "impuls"], Language::Dutch, 2);
        let findings = small.findings();
        let run = RunInfo {
            study_file: "klein.toml".into(),
            threads: 2,
            wall_time: Duration::ZERO,
            precision: None,
            dialect: Dialect::International,
            events: Vec::new(),
        };
        let items = stress_des(&findings, &["stock.csv".to_owned()], &run);
        let numbers: Vec<&str> = items.iter().map(|item| item.item).collect();
        let printed = "1.1 1.2 1.3 2.1 2.2 2.3 2.4 2.5.1 2.5.2 2.5.3 2.5.4 2.5.5 3.1 3.2 3.3 3.4 4.1 4.2 4.3 5.1 5.2 5.3 5.4 6.1";
        assert_eq!(numbers.join(" "), printed);
        let answer = |number| {
            let found = items.iter().find(|item| item.item == number);
            &found.expect("an item").answer
        };
        for item in &items {
            assert!(item.answer.ends_with('.'), "{item:?}");
        }
        assert!(answer("1.3").contains("impuls"));
        assert!(answer("4.3").contains("set by the study"));
        assert!(answer("6.1").contains("klein.toml"));
    }
}
