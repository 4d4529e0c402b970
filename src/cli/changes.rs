//! What changes and when, one line a change.

use doorstroom::model::{
    Change, ChangeKind, Condition, Count, Destination, During, Hire, Model, Order, Route, StageId,
    TeamId, Watched,
};
use doorstroom::output::Words;

use super::words::{compared, pick};

/// Every change of a model in words but for those of `known`: a line each, in the order of the study.
pub(super) fn lines(model: &Model, words: Words, known: &[Change]) -> Vec<String> {
    let told = Telling { model, words };
    let is_known = |change: &Change| known.iter().any(|known| known.key == change.key);
    let changes = model.changes().iter().filter(|change| !is_known(change));
    changes.map(|change| told.change(change)).collect()
}

/// A model, and the words for its changes.
struct Telling<'a> {
    model: &'a Model,
    words: Words,
}

impl Telling<'_> {
    fn say(&self, dutch: &'static str, english: &'static str) -> &'static str {
        pick(self.words.language(), dutch, english)
    }

    fn change(&self, change: &Change) -> String {
        let mut parts = vec![self.what(&change.kind)];
        match &change.kind {
            ChangeKind::Hire(hire) => parts.extend(self.hired(hire, &change.during)),
            ChangeKind::Cost { .. } => parts.extend(
                change
                    .during
                    .from
                    .map(|day| format!("{} {}", self.say("op", "on"), self.words.date(day))),
            ),
            _ => parts.extend(self.from(&change.during)),
        }
        parts.extend(self.until(&change.during));
        let line = parts.join(", ");
        match &change.title {
            Some(title) => format!("{title}: {line}"),
            None => line,
        }
    }

    fn what(&self, kind: &ChangeKind) -> String {
        let words = self.words;
        match kind {
            ChangeKind::Hire(hire) => {
                let fte = words.number(hire.posts.iter().sum(), 2);
                let role = &self.model.role(hire.role).name;
                let hire_word = self.say("aan te nemen", "to be hired");
                format!("{fte} fte {role} {hire_word} ({})", self.team(hire.team))
            }
            ChangeKind::Leave { team, role, fte } => format!(
                "{} fte {} {} ({})",
                words.number(*fte, 2),
                self.model.role(*role).name,
                self.say("minder", "fewer"),
                self.team(*team)
            ),
            ChangeKind::Absence {
                team, role, share, ..
            } => {
                let whose = [
                    role.map(|role| self.model.role(role).name.clone()),
                    team.map(|team| format!("({})", self.team(team))),
                ];
                let whose: Vec<String> = whose.into_iter().flatten().collect();
                let more = self.say("extra verzuim", "extra absence");
                let text = format!(
                    "{more} {} {}",
                    words.percent_as_set(*share),
                    whose.join(" ")
                );
                text.trim_end().to_owned()
            }
            ChangeKind::Inflow { stream, factor } => format!(
                "{} {}: {} {}",
                self.say("instroom", "arrivals"),
                self.model.stream(*stream).name,
                self.say("maal", "times"),
                words.number(*factor, 2)
            ),
            ChangeKind::Suspend { stage } => {
                format!(
                    "{} {}",
                    self.stage(*stage),
                    self.say("ligt stil", "is suspended")
                )
            }
            ChangeKind::Stages { team, stages } => {
                let works = self.say("werkt aan", "works on");
                format!("{} {works} {}", self.team(*team), self.stages(stages))
            }
            ChangeKind::Areas { team, areas } => {
                let names = areas.as_ref().map(|areas| {
                    let names = areas
                        .iter()
                        .map(|area| self.model.area(*area).title.as_str());
                    names.collect::<Vec<_>>().join(", ")
                });
                let all = || self.say("alle gebieden", "all areas").to_owned();
                let serves = self.say("werkt voor", "serves");
                format!(
                    "{} {serves} {}",
                    self.team(*team),
                    names.unwrap_or_else(all)
                )
            }
            ChangeKind::Route {
                stage,
                stream,
                route,
            } => {
                let whose = stream.map(|stream| format!(" ({})", self.model.stream(stream).name));
                format!(
                    "{} {}{}: {}",
                    self.say("na", "after"),
                    self.stage(*stage),
                    whose.unwrap_or_default(),
                    self.route(route)
                )
            }
            ChangeKind::Work {
                stage,
                role,
                factor,
            } => {
                let of = self.say("van", "of");
                let role = role.map(|role| format!(" {of} {}", self.model.role(role).name));
                format!(
                    "{}{} {} {}: {} {}",
                    self.say("werk", "work"),
                    role.unwrap_or_default(),
                    self.say("aan", "in"),
                    self.stage(*stage),
                    self.say("maal", "times"),
                    words.number(*factor, 2)
                )
            }
            ChangeKind::Caseload { team, caseload } => {
                let none = || self.say("geen grens", "no limit").to_owned();
                let limit = caseload.map_or_else(none, |cases| words.number(cases, 0));
                let text = self.say("zaken per fte", "cases per fte");
                format!("{text} ({}): {limit}", self.team(*team))
            }
            ChangeKind::Order { team, order } => {
                let order = match order {
                    Order::Fifo => "fifo",
                    Order::Due => "due",
                    Order::Slack => "slack",
                    Order::Accumulating => "accumulating",
                };
                let text = self.say("volgorde", "order");
                format!("{text} ({}): {order}", self.team(*team))
            }
            ChangeKind::Cost { euro } => words.euro(*euro),
        }
    }

    /// What else there is to say of people who are hired.
    fn hired(&self, hire: &Hire, during: &During) -> Vec<String> {
        let words = self.words;
        let mut parts = Vec::new();
        parts.extend(during.from.filter(|_| during.trigger.is_none()).map(|day| {
            let decided = self.say("besluit op", "decided on");
            format!("{decided} {}", words.date(day))
        }));
        if during.trigger.is_some() {
            parts.extend(self.from(during));
        }
        parts.extend(hire.lag.as_ref().map(|lag| {
            let days = words.duration(lag.expected().days());
            format!("{} {days}", self.say("begint na", "begins after"))
        }));
        if hire.chance < 1.0 {
            let chance = words.percent_as_set(hire.chance);
            parts.push(format!("{} {chance}", self.say("kans", "chance")));
        }
        parts.extend(hire.settling.ramp.as_ref().map(|ramp| {
            let pace = words.percent_as_set(hire.settling.pace);
            let days = words.duration(ramp.expected().days());
            let (ramp, from) = (
                self.say("inwerken in", "up to speed in"),
                self.say("vanaf", "from"),
            );
            format!("{ramp} {days} {from} {pace}")
        }));
        if hire.settling.mentor > 0.0 {
            let mentor = words.number(hire.settling.mentor, 2);
            parts.push(format!("{} {mentor} fte", self.say("mentor", "mentor")));
        }
        parts.extend(
            hire.stages
                .as_ref()
                .map(|stages| format!("{} {}", self.say("alleen", "only"), self.stages(stages))),
        );
        parts.extend(hire.received_before.map(|moment| {
            let before = self.say("zaken ontvangen voor", "cases received before");
            format!("{before} {}", words.date(moment.day()))
        }));
        parts
    }

    fn from(&self, during: &During) -> Vec<String> {
        let from = during.from.map(|day| {
            let from = self.say("vanaf", "from");
            format!("{from} {}", self.words.date(day))
        });
        let when = during.trigger.as_ref().map(|trigger| {
            let once = self.say("zodra", "once");
            format!("{once} {}", self.condition(&trigger.when))
        });
        let least = during.trigger.as_ref().filter(|trigger| trigger.days > 0);
        let least = least.map(|trigger| {
            let least = self.say("ten minste", "for at least");
            format!("{least} {}", self.words.duration(f64::from(trigger.days)))
        });
        [from, when, least].into_iter().flatten().collect()
    }

    fn until(&self, during: &During) -> Vec<String> {
        let until = self.say("tot", "until");
        let day = during
            .until
            .map(|day| format!("{until} {}", self.words.date(day)));
        let condition = during
            .trigger
            .as_ref()
            .and_then(|trigger| trigger.until.as_ref());
        let condition = condition.map(|ends| format!("{until} {}", self.condition(ends)));
        day.into_iter().chain(condition).collect()
    }

    /// `bij onderzoek meer dan 40 zaken wachten`.
    fn condition(&self, condition: &Condition) -> String {
        let (of, counted) = match condition.watched {
            Watched::Cases(Count::Waiting(stage)) => {
                (self.stage(stage), self.say("wachten", "wait"))
            }
            Watched::Cases(Count::InHand(stage)) => (
                self.stage(stage),
                self.say("in behandeling zijn", "are in hand"),
            ),
            Watched::Received(stream) => (
                self.model.stream(stream).name.as_str(),
                self.say("in een jaar zijn binnengekomen", "were received in a year"),
            ),
        };
        let compared = compared(self.words.language(), condition.comparison);
        let at = self.say("bij", "at");
        let cases = self.words.cases(condition.limit);
        format!("{at} {of} {compared} {cases} {counted}")
    }

    fn route(&self, route: &Route) -> String {
        let shares = route.shares.iter().map(|(destination, share)| {
            let to = match destination {
                Destination::Closed => self.say("gesloten", "closed"),
                Destination::Stage(stage) => self.stage(*stage),
            };
            format!("{} {to}", self.words.percent_as_set(*share))
        });
        shares.collect::<Vec<_>>().join(", ")
    }

    fn team(&self, team: TeamId) -> &str {
        &self.model.team(team).title
    }

    fn stage(&self, stage: StageId) -> &str {
        &self.model.stage(stage).title
    }

    fn stages(&self, stages: &[StageId]) -> String {
        let titles = stages.iter().map(|stage| self.stage(*stage));
        titles.collect::<Vec<_>>().join(", ")
    }
}
