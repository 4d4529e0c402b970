//! Who is away or leaves, who comes back, what is open at the start and what was measured in reality.

use std::collections::BTreeSet;

use doorstroom::model::{
    Absence, AreaId, Days, Leave, Observed, ObservedBasis, ObservedDuration, ObservedFlow,
    ObservedMeasure, ObservedStock, Progress, Sickness, StageId, StreamId, Unknown, Unknowns,
};
use doorstroom::output::Heading;
use doorstroom::random::RangeLaw;

use super::View;
use crate::cli::table::Columns;

impl View<'_> {
    /// Leave and sickness, in a sentence each.
    pub(super) fn absence(&self) -> Option<String> {
        let Absence {
            leave,
            sickness,
            hand_back_after,
        } = self.model.absence()?;
        let leave = leave.as_ref().map(|leave| self.leave(leave));
        let sickness = sickness.as_ref().map(|sickness| self.sickness(sickness));
        let hand_back = hand_back_after.map(|after| {
            let days = self.words.duration(after.days());
            let dutch = "zaken gaan terug naar de lijst na";
            let english = "cases go back to the list after";
            format!("{} {days}", self.say(dutch, english))
        });
        let sentences: Vec<String> = [leave, sickness, hand_back].into_iter().flatten().collect();
        let title = self.say("afwezigheid", "absence");
        Some(format!("{title}: {}\n", sentences.join("; ")))
    }

    /// `6 weken verlof per jaar`.
    fn leave(&self, leave: &Leave) -> String {
        let weeks = self.words.weeks(leave.weeks);
        format!("{weeks} {}", self.say("verlof per jaar", "of leave a year"))
    }

    /// `7% ziek, per keer gemiddeld 3 weken`.
    fn sickness(&self, sickness: &Sickness) -> String {
        let share = self.words.percent_as_set(sickness.share);
        let spell = self.words.duration(sickness.spell.mean());
        let ill = self.say("ziek, per keer gemiddeld", "ill, at a time on average");
        let mut text = format!("{share} {ill} {spell}");
        if let Some(pressure) = &sickness.pressure {
            let waiting = self.words.cases(pressure.waiting);
            let more = self.say("meer bij een lijst boven", "more with a list above");
            text += &format!(", {more} {waiting}");
        }
        text
    }

    /// The teams whose people leave for good.
    pub(super) fn turnover(&self) -> Option<String> {
        let headings = [
            self.words.heading(Heading::Team),
            self.say("vertrek per plek per jaar", "departures per post a year"),
            self.say("plek leeg", "post empty"),
            self.say("inwerken", "coming up to speed"),
        ];
        let mut columns = Columns::new(headings, 1);
        let mut any = false;
        for team in self.model.teams() {
            let Some(turnover) = &team.turnover else {
                continue;
            };
            any = true;
            let ramp = turnover.settling.ramp.as_ref();
            let length = |days: f64| self.words.duration(days);
            columns.row([
                self.team(team),
                self.words.number(turnover.per_year, 2),
                length(turnover.vacancy.expected().days()),
                ramp.map_or("–".into(), |ramp| length(ramp.expected().days())),
            ]);
        }
        any.then(|| columns.text())
    }

    /// Reports that join an open case, and reports after closing.
    pub(super) fn repeats(&self) -> Option<String> {
        let of = self.say("van", "of");
        let joined = self.model.follow_up().map(|joined| {
            let title = self.say(
                "vervolgmeldingen bij een open zaak",
                "reports on an open case",
            );
            let share = self.words.percent_as_set(joined.share);
            let streams = self.streams(&joined.streams);
            let stage = &self.model.stage(joined.stage).title;
            let work = self.say("werk in", "work in");
            format!("{title}: {share} {of} {streams}, {work} {stage}\n")
        });
        let again = self.model.rereport().map(|again| {
            let title = self.say("hermeldingen na sluiting", "reports after closing");
            let share = self.words.percent_as_set(again.share);
            let streams = self.streams(&again.streams);
            let delay = self.words.duration(again.delay.expected().days());
            let after = self.say("gemiddeld na", "on average after");
            format!("{title}: {share} {of} {streams}, {after} {delay}\n")
        });
        let lines: Vec<String> = [joined, again].into_iter().flatten().collect();
        (!lines.is_empty()).then(|| lines.concat())
    }

    fn streams(&self, streams: &[StreamId]) -> String {
        let names = streams.iter();
        let names: Vec<String> = names
            .map(|stream| self.model.stream(*stream).name.clone())
            .collect();
        self.words.list(&names)
    }

    /// The numbers that nobody knows, with what they may be.
    pub(super) fn unknowns(&self, unknowns: &Unknowns) -> Option<String> {
        let headings = [
            self.say("onzeker", "uncertain"),
            self.say("in de studie", "in the study"),
            self.say("bereik", "range"),
            self.say("verdeling", "law"),
        ];
        let mut columns = Columns::new(headings, 1);
        for unknown in unknowns.all() {
            let name = unknown.title.as_ref().unwrap_or(&unknown.key);
            let (low, high) = (
                self.words.number_as_set(unknown.low),
                self.words.number_as_set(unknown.high),
            );
            columns.row([
                name.clone(),
                self.words.number_as_set(unknown.written),
                format!("{low} – {high}"),
                self.range_law(unknown),
            ]);
        }
        (!unknowns.is_empty()).then(|| columns.text())
    }

    /// `driehoek, top bij 15`.
    fn range_law(&self, unknown: &Unknown) -> String {
        let top = |mode: f64| {
            let value = unknown.low + mode * (unknown.high - unknown.low);
            let value = self.words.number_as_set((value * 1e6).round() / 1e6);
            format!(", {} {value}", self.say("top bij", "top at"))
        };
        match unknown.law {
            RangeLaw::Uniform => self
                .say("overal even waarschijnlijk", "all alike")
                .to_owned(),
            RangeLaw::Triangular { mode } => {
                format!("{}{}", self.say("driehoek", "triangular"), top(mode))
            }
            RangeLaw::Pert { mode } => format!("PERT{}", top(mode)),
        }
    }

    /// How many cases are open at the start, by stage.
    pub(super) fn opening(&self) -> Option<String> {
        let cases = self.model.opening();
        let stages: BTreeSet<StageId> = cases.iter().map(|case| case.stage).collect();
        let headings = [
            self.say("open bij het begin", "open at the start"),
            self.say("wachtend", "waiting"),
            self.say("in behandeling", "in hand"),
            self.say("gevolgd", "monitored"),
            self.say("met vaste medewerker", "with a worker of their own"),
        ];
        let mut columns = Columns::new(headings, 1);
        for id in &stages {
            let of_stage = || cases.iter().filter(|case| case.stage == *id);
            let count = |is_so: fn(&Progress) -> bool| {
                let number = of_stage().filter(|case| is_so(&case.progress)).count();
                self.words.count(number as f64)
            };
            let with_worker = of_stage().filter(|case| case.worker.is_some()).count();
            columns.row([
                self.model.stage(*id).title.clone(),
                count(|progress| matches!(progress, Progress::Waiting)),
                count(|progress| matches!(progress, Progress::InHand(_))),
                count(|progress| matches!(progress, Progress::Monitored)),
                self.words.count(with_worker as f64),
            ]);
        }
        (!stages.is_empty()).then(|| columns.text())
    }

    /// What was measured in reality.
    pub(super) fn observed(&self, observed: &[Observed]) -> Option<String> {
        let headings = [
            self.say("in werkelijkheid gemeten", "measured in reality"),
            self.say("van", "of"),
            self.say("wanneer", "when"),
            self.say("bron", "source"),
            self.say("waarde", "value"),
        ];
        let mut columns = Columns::new(headings, 4);
        for seen in observed {
            let [measure, of, when, value] = self.observation(seen);
            let source = seen.source.clone();
            columns.row([
                measure,
                of + &self.in_area(seen.area),
                when,
                source.unwrap_or("–".into()),
                value,
            ]);
        }
        (!observed.is_empty()).then(|| columns.text())
    }

    /// What was measured, of what, when, and how much it was.
    fn observation(&self, seen: &Observed) -> [String; 4] {
        let stage = |id: &StageId| self.model.stage(*id).title.clone();
        let number = || self.words.number(seen.value, 0);
        match &seen.measure {
            ObservedMeasure::ShareInTime {
                deadline,
                basis,
                during,
            } => [
                self.share_in_time(*basis).to_owned(),
                self.model.deadlines()[deadline.index()].title.clone(),
                self.days(*during),
                self.words.percent_as_set(seen.value),
            ],
            ObservedMeasure::Stock {
                stock,
                stage: id,
                date,
            } => {
                let measure = match stock {
                    ObservedStock::Waiting => self.say("wachtend", "waiting"),
                    ObservedStock::InHand => self.say("in behandeling", "in hand"),
                };
                [
                    measure.to_owned(),
                    stage(id),
                    self.words.date(*date),
                    number(),
                ]
            }
            ObservedMeasure::Duration {
                duration,
                stage: id,
                part,
                during,
            } => [
                format!("{}, {}", self.duration(*duration), self.words.part(*part)),
                stage(id),
                self.days(*during),
                self.words.duration(seen.value),
            ],
            ObservedMeasure::Clock {
                deadline,
                part,
                during,
            } => [
                format!(
                    "{}, {}",
                    self.say("van begin tot eind", "from start to stop"),
                    self.words.part(*part)
                ),
                self.model.deadlines()[deadline.index()].title.clone(),
                self.days(*during),
                self.words.duration(seen.value),
            ],
            ObservedMeasure::Flow {
                flow,
                stage: id,
                during,
            } => {
                let measure = match flow {
                    ObservedFlow::Entered => self.say("binnengekomen", "entered"),
                    ObservedFlow::Started => self.say("begonnen", "started"),
                    ObservedFlow::Completed => self.say("afgerond", "completed"),
                };
                [measure.to_owned(), stage(id), self.days(*during), number()]
            }
            ObservedMeasure::Received { stream, during } => [
                self.say("ontvangen", "received").to_owned(),
                self.model.stream(*stream).name.clone(),
                self.days(*during),
                number(),
            ],
        }
    }

    fn share_in_time(&self, basis: ObservedBasis) -> &'static str {
        match basis {
            ObservedBasis::Due => self.say(
                "op tijd, van verlopen termijnen",
                "in time, of terms that ended",
            ),
            ObservedBasis::Finished => {
                self.say("op tijd, van afgerond werk", "in time, of finished work")
            }
        }
    }

    fn duration(&self, duration: ObservedDuration) -> &'static str {
        match duration {
            ObservedDuration::Wait => self.say("wachttijd", "wait"),
            ObservedDuration::Stage => self.say("duur van de dienst", "time in the stage"),
            ObservedDuration::SinceReceived => self.say("sinds ontvangst", "since receipt"),
        }
    }

    fn days(&self, during: Days) -> String {
        self.words.days_from_until(during.from, during.until)
    }

    fn in_area(&self, area: Option<AreaId>) -> String {
        area.map_or(String::new(), |area| {
            format!(" ({})", self.model.area(area).title)
        })
    }
}
