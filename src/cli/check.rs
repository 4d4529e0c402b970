//! A study as it was understood, and the work that it asks against the hours that there are.

mod conditions;
pub(super) mod warm_up;

use doorstroom::analysis::{StaticLoad, static_load};
use doorstroom::model::{
    Deadline, Destination, Model, Moment, Ownership, Piece, Scenario, Source, Stage, StageId,
    Study, Target, Team,
};
use doorstroom::output::{Heading, Words};

use super::table::Columns;
use super::words::pick;
use super::{changes, targets};

/// The study as understood, its static load, and what its scenarios change.
pub(super) fn of(study: &Study) -> String {
    let words = Words::of(study.language);
    let mut text = format!("{}\n", study.title);
    if let [baseline, scenarios @ ..] = study.scenarios.as_slice() {
        text += &organisation(study, baseline, words);
        for scenario in scenarios {
            text += &format!("\n{}", against(baseline, scenario, words));
        }
    }
    if let Some(assumptions) = words.assumptions(&study.assumptions) {
        text += &format!("\n{assumptions}\n");
    }
    for assumption in &study.assumptions {
        text += &format!(
            "  {} {}: {}\n",
            assumption.code, assumption.key, assumption.supposed
        );
    }
    text
}

/// The organisation without the scenarios.
fn organisation(study: &Study, baseline: &Scenario, words: Words) -> String {
    let model = &baseline.model;
    let seen = View { model, words };
    let load = static_load(model);
    let mut text = seen.period(study);
    let parts = [
        seen.arrivals(),
        seen.stages(&load),
        seen.deadlines(),
        seen.targets(&study.targets),
        seen.teams(),
        seen.load(&load),
    ];
    for part in parts.iter().filter(|part| !part.is_empty()) {
        text += &format!("\n{part}");
    }
    let conditions = [
        seen.absence(),
        seen.turnover(),
        seen.repeats(),
        seen.opening(),
        seen.observed(&study.observed),
        seen.unknowns(&study.unknowns),
    ];
    for part in conditions.into_iter().flatten() {
        text += &format!("\n{part}");
    }
    let changes = changes::lines(model, words, &[]);
    if !changes.is_empty() {
        text += &format!("\n{}", listed(seen.say("wijzigingen", "changes"), &changes));
    }
    text
}

/// What a scenario sets and changes that the baseline does not.
fn against(baseline: &Scenario, scenario: &Scenario, words: Words) -> String {
    let heading = format!("scenario {}: {}", scenario.name, scenario.title);
    let mut lines = scenario.settings.clone();
    let known = baseline.model.changes();
    lines.extend(changes::lines(&scenario.model, words, known));
    listed(&heading, &lines)
}

fn listed(heading: &str, lines: &[String]) -> String {
    let lines = lines.iter().map(|line| format!("  {line}\n"));
    format!("{heading}\n{}", lines.collect::<String>())
}

/// A model, and the words to show it in.
struct View<'a> {
    model: &'a Model,
    words: Words,
}

impl View<'_> {
    fn say(&self, dutch: &'static str, english: &'static str) -> &'static str {
        pick(self.words.language(), dutch, english)
    }

    fn period(&self, study: &Study) -> String {
        let (model, words) = (self.model, self.words);
        let mut text = words.days_from_until(model.from(), model.until());
        if model.start() < model.from() {
            let warm_up = self.say("aanloop vanaf", "warm-up from");
            text += &format!(", {warm_up} {}", words.date(model.start()));
        }
        let replications = words.replications(study.plan.replications as usize);
        format!("{text} · {replications} · seed {}\n", study.plan.seed)
    }

    /// Every stream of arrivals, with the number that the first reported calendar year brings.
    fn arrivals(&self) -> String {
        let headings = [
            self.say("instroom", "arrivals"),
            self.say("naar", "to"),
            self.say("in het eerste jaar", "in the first year"),
            self.say("spoed", "urgent"),
        ];
        let mut columns = Columns::new(headings, 2);
        for stream in self.model.streams() {
            let from = self.model.from();
            let end = from.plus_months(12).min(self.model.until());
            let number = match &stream.source {
                Source::Rate(profile) => profile.daily_means(from, end).iter().sum(),
                Source::Replay(arrivals) => {
                    let days = from..end;
                    let within = arrivals
                        .iter()
                        .filter(|arrival| days.contains(&arrival.received_at.day()));
                    within.count() as f64
                }
            };
            columns.row([
                stream.name.clone(),
                self.model.stage(stream.to).title.clone(),
                self.words.count(number),
                self.words.percent_as_set(stream.urgent),
            ]);
        }
        columns.text()
    }

    /// Every stage with its work and where its cases go.
    fn stages(&self, load: &StaticLoad) -> String {
        let headings = [
            self.words.heading(Heading::Stage),
            self.say("werk", "work"),
            self.say("daarna", "next"),
            self.say("zaken in het eerste jaar", "cases in the first year"),
        ];
        let mut columns = Columns::new(headings, 3);
        for (index, stage) in self.model.stages().iter().enumerate() {
            let id = StageId::from(index);
            let visits = load.visits.iter().find(|row| row.stage == id);
            let work = stage.work.iter().map(|piece| self.piece(piece));
            let mut work: Vec<String> = work.collect();
            work.extend(self.ownership(stage));
            columns.row([
                stage.title.clone(),
                work.join("\n"),
                self.next(stage),
                visits.map_or("–".into(), |row| self.words.count(row.cases)),
            ]);
        }
        columns.text()
    }

    /// `MW 25,5 uur (spreiding 0,7), in 7 delen`.
    fn piece(&self, piece: &Piece) -> String {
        let words = self.words;
        let role = &self.model.role(piece.role).name;
        let mut text = format!(
            "{role} {} {}",
            words.number(piece.hours.mean(), 2),
            self.say("uur", "hours")
        );
        if piece.hours.cv() > 0.0 {
            text += &format!(" (cv {})", words.number(piece.hours.cv(), 2));
        }
        if piece.share < 1.0 {
            text += &format!(
                ", {} {}",
                self.say("bij", "for"),
                words.percent_as_set(piece.share)
            );
        }
        let delay = |delay: &doorstroom::model::Delay| words.duration(delay.expected().days());
        let timing = &piece.timing;
        if timing.slices > 1 {
            text += &format!(
                ", {} {} {}",
                self.say("in", "in"),
                timing.slices,
                self.say("delen", "slices")
            );
        }
        if let Some(wait) = timing.wait_between.as_ref().or(timing.wait_before.as_ref()) {
            text += &format!(", {} {}", self.say("wacht", "waits"), delay(wait));
        }
        if let Some(planned) = &timing.planned {
            text += &format!(
                ", {} {}",
                self.say("gepland na", "planned after"),
                delay(planned)
            );
        }
        text
    }

    fn ownership(&self, stage: &Stage) -> Option<String> {
        let owner = match stage.owner {
            Ownership::FirstOf(role) => {
                let role = &self.model.role(role).name;
                format!("{} {role}", self.say("vaste", "one"))
            }
            Ownership::Same => self
                .say("dezelfde medewerker", "the same worker")
                .to_owned(),
            Ownership::Anyone if stage.keeps_owner => self
                .say(
                    "blijft bij dezelfde medewerker",
                    "stays with the same worker",
                )
                .to_owned(),
            Ownership::Anyone => return None,
        };
        Some(format!("({owner})"))
    }

    fn next(&self, stage: &Stage) -> String {
        let shares = stage.route.shares.iter().map(|(destination, share)| {
            let to = match destination {
                Destination::Closed => self.say("gesloten", "closed"),
                Destination::Stage(stage) => &self.model.stage(*stage).title,
            };
            format!("{} {to}", self.words.percent_as_set(*share))
        });
        shares.collect::<Vec<_>>().join("\n")
    }

    fn deadlines(&self) -> String {
        let headings = [
            self.words.heading(Heading::Deadline),
            self.say("van", "from"),
            self.say("tot", "to"),
            self.say("duur", "length"),
            self.words.heading(Heading::Target),
        ];
        let mut columns = Columns::new(headings, 4);
        for deadline in self.model.deadlines() {
            columns.row([
                deadline.title.clone(),
                self.moments(&deadline.start),
                self.moments(&deadline.stop),
                self.length(deadline),
                deadline
                    .target
                    .map_or("–".into(), |target| self.words.percent_as_set(target)),
            ]);
        }
        columns.text()
    }

    /// What is to be reached, and by when; nothing without targets.
    fn targets(&self, targets: &[Target]) -> String {
        if targets.is_empty() {
            return String::new();
        }
        let headings = [
            self.say("doel", "target"),
            self.say("als dit blijft gelden", "when this keeps holding"),
            self.say("uiterlijk", "by"),
        ];
        let mut columns = Columns::new(headings, 3);
        for target in targets {
            columns.row([
                target.title.clone(),
                targets::condition(target, self.model, self.words),
                self.words.date(target.by),
            ]);
        }
        columns.text()
    }

    /// The term as the study writes it, and how it counts.
    fn length(&self, deadline: &Deadline) -> String {
        let counted = if deadline.legal {
            self.say(
                "volgens de Algemene termijnenwet",
                "by the general act on terms",
            )
        } else {
            self.say("kale duur", "plain length")
        };
        format!("{} ({counted})", deadline.term)
    }

    /// Moments as the study writes them.
    fn moments(&self, moments: &[Moment]) -> String {
        let names = moments.iter().map(|moment| {
            let (stage, what) = match moment {
                Moment::Received => return "received".to_owned(),
                Moment::Entered(stage) => (stage, "entered"),
                Moment::Started(stage) => (stage, "started"),
                Moment::Completed(stage) => (stage, "completed"),
                Moment::Due(stage) => (stage, "due"),
                Moment::Done(stage) => (stage, "done"),
            };
            format!("{}.{what}", self.model.stage(*stage).name)
        });
        names.collect::<Vec<_>>().join("\n")
    }

    fn teams(&self) -> String {
        let headings = [
            self.words.heading(Heading::Team),
            self.say("fte", "fte"),
            self.say("werkt aan, in deze volgorde", "works on, in this order"),
            self.say("zaken per fte", "cases per fte"),
        ];
        let mut columns = Columns::new(headings, 3);
        for team in self.model.teams() {
            let stages = team
                .stages
                .iter()
                .map(|stage| self.model.stage(*stage).title.clone());
            columns.row([
                self.team(team),
                self.staff(team),
                stages.collect::<Vec<_>>().join("\n"),
                team.caseload
                    .map_or("–".into(), |cases| self.words.number(cases, 0)),
            ]);
        }
        columns.text()
    }

    fn team(&self, team: &Team) -> String {
        if !team.external {
            return team.title.clone();
        }
        format!("{} ({})", team.title, self.say("partner", "partner"))
    }

    fn staff(&self, team: &Team) -> String {
        let staff = team.staff.iter().map(|staffing| {
            let role = &self.model.role(staffing.role).name;
            format!("{role} {}", self.words.number(staffing.fte(), 2))
        });
        staff.collect::<Vec<_>>().join("\n")
    }

    /// Hours asked against hours available, per year, team and role.
    fn load(&self, load: &StaticLoad) -> String {
        let headings = [
            self.say("jaar", "year"),
            self.words.heading(Heading::Team),
            self.words.heading(Heading::Role),
            "",
            self.say("uren gevraagd", "hours asked"),
            self.say("uren beschikbaar", "hours available"),
            self.say("belasting", "load"),
        ];
        let mut columns = Columns::new(headings, 4);
        for row in &load.rows {
            let shortage = if row.is_structural_shortage() {
                self.say("structureel tekort", "structural shortage")
            } else {
                ""
            };
            columns.row([
                row.year.label(),
                self.team(self.model.team(row.team)),
                self.model.role(row.role).title.clone(),
                shortage.to_owned(),
                self.words.number(row.asked_hours, 0),
                self.words.number(row.available_hours, 0),
                self.words.percent(row.load()),
            ]);
        }
        columns.text()
    }
}
