//! Causes in words: what the time in a stage goes to, and where most could be gained.

use super::language::{Words, capitalised};
use super::numbers::is_told_in_weeks;
use crate::analysis::Obstacle;
use crate::engine::Cause;
use crate::model::{Model, StageId};
use crate::stats::Estimate;

/// What reads as less than this part of the time in a stage is told with the rest.
const LEAST_PART: f64 = 0.03;

impl Words {
    /// What the time goes to, in a few words.
    pub fn cause(self, cause: Cause) -> &'static str {
        match cause {
            Cause::WorkedOn => self.pick("eraan gewerkt", "worked on"),
            Cause::PlannedWait => self.pick("gepland wachten", "planned waits"),
            Cause::Suspended => self.pick("dienst stilgelegd", "stage suspended"),
            Cause::OutsideHours => self.pick("buiten werktijd", "outside working hours"),
            Cause::OwnerAbsent => self.pick("behandelaar afwezig", "its own worker away"),
            Cause::PartnerFull => self.pick("wachten op een partner", "waiting for a partner"),
            Cause::SpecialistMissing => self.pick(
                "niemand aanwezig die het mag doen",
                "nobody there who may do it",
            ),
            Cause::CaseloadFull => self.pick("caseload vol", "caseloads full"),
            Cause::Overtaken => self.pick(
                "ingehaald door werk dat voorgaat",
                "overtaken by work that goes first",
            ),
            Cause::NoWorkerFree => self.pick(
                "wachten op een vrije medewerker",
                "waiting for a free worker",
            ),
            Cause::BeforeStart => {
                self.pick("vóór de start (onbekend)", "before the start (unknown)")
            }
        }
    }

    /// What the time in a stage goes to, a partner by name.
    pub(in crate::output) fn cause_in(self, cause: Cause, stage: StageId, model: &Model) -> String {
        let partners: Vec<&str> = model
            .teams()
            .iter()
            .filter(|team| team.external && team.stages.contains(&stage))
            .map(|team| team.title.as_str())
            .collect();
        if cause != Cause::PartnerFull || partners.is_empty() {
            return self.cause(cause).into();
        }
        let partners = partners.join(", ");
        self.say(
            format!("wachten op {partners}"),
            format!("waiting for {partners}"),
        )
    }

    /// `onderzoek, van de 14 weken (95%-interval 13 tot 15): 5 wachten op een vrije medewerker, 3 gepland wachten, 0,4 overig`.
    /// The most first; tells nothing of a stage that no case completed.
    pub fn time_by_cause(
        self,
        model: &Model,
        stage: StageId,
        total: Estimate,
        causes: &[(Cause, f64)],
    ) -> String {
        let (scale, unit) = if is_told_in_weeks(total.mean()) {
            (7.0, self.weeks(total.mean() / 7.0))
        } else {
            (1.0, self.days(total.mean()))
        };
        let mut by_length = causes.to_vec();
        by_length.sort_by(|one, other| other.1.total_cmp(&one.1));
        let (told, rest): (Vec<_>, Vec<_>) = by_length
            .into_iter()
            .partition(|(_, days)| *days >= LEAST_PART * total.mean());
        let mut parts: Vec<String> = told
            .iter()
            .map(|&(cause, days)| {
                let written = self.count(days / scale);
                format!("{written} {}", self.cause_in(cause, stage, model))
            })
            .collect();
        let rest = self.count(rest.iter().map(|(_, days)| days).sum::<f64>() / scale);
        if rest != "0" {
            parts.push(format!("{rest} {}", self.pick("overig", "other")));
        }
        let range = total.interval().map_or(String::new(), |interval| {
            // No length of time is less than nothing, though few futures may not tell.
            let [low, high] = [interval.low().max(0.0), interval.high()];
            let [low, high] = [low, high].map(|end| self.count(end / scale));
            self.say(
                format!(" (95%-interval {low} tot {high})"),
                format!(" (95% interval {low} to {high})"),
            )
        });
        let of = self.pick("van de", "of the");
        let title = &model.stage(stage).title;
        format!("{title}, {of} {unit}{range}: {}", parts.join(", "))
    }

    /// Where most could be gained, and what makes such waits shorter.
    pub fn most_to_gain(self, obstacle: &Obstacle, model: &Model) -> String {
        let title = &model.stage(obstacle.stage).title;
        let cause = self.cause_in(obstacle.cause, obstacle.stage, model);
        let days = self.duration(obstacle.days.mean());
        let share = self.percent(obstacle.share.mean());
        let range = obstacle.share.interval().map_or(String::new(), |interval| {
            let [low, high] = [interval.low().max(0.0), interval.high().min(1.0)];
            let range = self.percent_range(low, high);
            self.say(
                format!(" (95%-interval {range})"),
                format!(" (95% interval {range})"),
            )
        });
        let remedy = self.remedy(obstacle.cause);
        self.say(
            format!(
                "Het meest is te winnen bij {title}, {cause}: {days} per zaak, {share}{range} van alle \
                 wachttijd die te bekorten is. Dat vraagt {remedy}."
            ),
            format!(
                "{} is where most can be gained, {cause}: {days} for each case, {share}{range} of all \
                 waiting that can be shortened. That takes {remedy}.",
                capitalised(title)
            ),
        )
    }

    /// Where most could be gained, without what that takes.
    pub fn obstacle_in_short(self, obstacle: &Obstacle, model: &Model) -> String {
        let title = &model.stage(obstacle.stage).title;
        let cause = self.cause_in(obstacle.cause, obstacle.stage, model);
        let days = self.duration(obstacle.days.mean());
        self.say(
            format!("het meest is te winnen bij {title}, {cause}: {days} per zaak"),
            format!("most can be gained in {title}, {cause}: {days} for each case"),
        )
    }

    /// What makes a wait of this cause shorter.
    fn remedy(self, cause: Cause) -> &'static str {
        match cause {
            Cause::NoWorkerFree => self.pick(
                "meer uren voor deze dienst, of minder uren per zaak",
                "more hours for this stage, or fewer hours for each case",
            ),
            Cause::CaseloadFull => self.pick(
                "meer medewerkers die zaken onder zich hebben, een ruimere caseload, of zaken die eerder klaar zijn",
                "more workers who hold cases, a larger caseload, or cases that are done sooner",
            ),
            Cause::PartnerFull => self.pick(
                "meer ruimte bij de partner, of minder zaken die ernaartoe gaan",
                "more room at the partner, or fewer cases that go there",
            ),
            Cause::SpecialistMissing => self.pick(
                "vervanging bij afwezigheid, of meer mensen die dit werk mogen doen",
                "cover for absence, or more people who may do this work",
            ),
            Cause::OwnerAbsent => self.pick(
                "zaken eerder aan een ander geven als de behandelaar afwezig is, of minder verzuim",
                "giving cases to others sooner while their worker is away, or less absence",
            ),
            Cause::Overtaken => self.pick(
                "een andere volgorde, ten koste van wat nu voorgaat, of meer uren",
                "another order, at the cost of what goes first now, or more hours",
            ),
            Cause::Suspended => self.pick(
                "de dienst weer hervatten",
                "taking up the stage again",
            ),
            Cause::WorkedOn | Cause::PlannedWait | Cause::OutsideHours | Cause::BeforeStart => {
                self.pick("een andere werkwijze", "another way of working")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::small_model::{TRIAGE, model};
    use crate::model::Language;
    use crate::stats::{ConfidenceLevel, Tally};
    use crate::time::Day;

    fn estimate(numbers: &[f64]) -> Estimate {
        let tally: Tally = numbers.iter().copied().collect();
        Estimate::of_tally(&tally, ConfidenceLevel::NINETY_FIVE).expect("numbers")
    }

    /// Fourteen weeks are 98 days.
    #[test]
    fn time_is_told_by_cause_the_most_first() {
        let first = Day::new(2021, 1, 1);
        let model = model(1, first, first, Day::new(2022, 1, 1));
        let causes = [
            (Cause::WorkedOn, 7.0),
            (Cause::PlannedWait, 51.8),
            (Cause::NoWorkerFree, 37.1),
            (Cause::OutsideHours, 2.1),
            (Cause::Suspended, 0.0),
        ];
        let title = &model.stage(TRIAGE).title;
        let told =
            Words::of(Language::Dutch).time_by_cause(&model, TRIAGE, estimate(&[98.0]), &causes);
        let expected = "van de 14 weken: 7,4 gepland wachten, 5,3 wachten op een vrije medewerker, 1 eraan gewerkt, 0,3 overig";
        assert_eq!(told, format!("{title}, {expected}"));
        let obstacle = Obstacle {
            stage: TRIAGE,
            cause: Cause::NoWorkerFree,
            days: estimate(&[37.1, 37.1]),
            share: estimate(&[0.8, 0.8]),
        };
        let told = Words::of(Language::English).most_to_gain(&obstacle, &model);
        assert!(
            told.contains("5.3 weeks for each case, 80% (95% interval 80"),
            "{told}"
        );
        assert!(
            told.ends_with("That takes more hours for this stage, or fewer hours for each case.")
        );
    }
}
