//! Cautions in plain words: what a reader must know before using the numbers.

use super::language::{Words, capitalised};
use crate::analysis::Caution;
use crate::measure::Period;
use crate::model::{DeadlineId, Model, StageId};
use crate::stats::Estimate;

impl Words {
    /// A caution about the numbers of a model, in whole sentences.
    pub fn caution(self, caution: &Caution, model: &Model) -> String {
        match *caution {
            Caution::FewReplications { replications } => self.few_replications(replications),
            Caution::StructuralShortage {
                year,
                team,
                role,
                load,
            } => self.structural_shortage(&year, &self.post(model, team, role), load),
            Caution::GrowingList { stage, growth } => self.growing_list(model, stage, &growth),
            Caution::OpenAtEnd { cases } => self.open_at_end(cases),
            Caution::TargetInsideInterval { deadline } => self.target_in_doubt(model, deadline),
        }
    }

    fn few_replications(self, replications: usize) -> String {
        let number = self.replications(replications);
        self.say(
            format!(
                "Er is maar een klein aantal toekomsten doorgerekend: {number}. De marges zijn daardoor breed \
                 en zelf onzeker. Neem er meer voordat u op deze cijfers bouwt."
            ),
            format!(
                "Only a small number of futures was worked out: {number}. The ranges are therefore wide and \
                 uncertain themselves. Take more before you rely on these numbers."
            ),
        )
    }

    fn structural_shortage(self, year: &Period, post: &str, load: f64) -> String {
        let year = self.period(year);
        if !load.is_finite() {
            return self.say(
                format!(
                    "In {year} is er werk voor {post}, maar er zijn geen uren. De lijst groeit zolang dat zo \
                     blijft."
                ),
                format!(
                    "In {year} there is work for {post}, but there are no hours. The list grows for as long \
                     as that lasts."
                ),
            );
        }
        let load = self.percent_apart_from(load, 1.0);
        self.say(
            format!(
                "Structureel tekort: in {year} vraagt het werk {load} van de beschikbare uren van {post}. De \
                 lijst groeit zolang dat zo blijft. Hoe lang de lijst is, hangt dan af van het moment waarop \
                 u kijkt."
            ),
            format!(
                "Structural shortage: in {year} the work asks {load} of the available hours of {post}. The \
                 list grows for as long as that lasts. How long it is then depends on when you look."
            ),
        )
    }

    fn growing_list(self, model: &Model, stage: StageId, growth: &Estimate) -> String {
        let list = capitalised(&self.list_of(model.stage(stage)));
        let cases = self.cases(growth.mean());
        let sure = growth.interval().map_or(String::new(), |interval| {
            let range = self.between(&self.count(interval.low()), &self.count(interval.high()));
            format!(" ({range})")
        });
        self.say(
            format!(
                "{list} groeide aan het eind nog: in de laatste dertien weken gemiddeld {cases} meer dan in de \
                 dertien weken ervoor{sure}. De cijfers beschrijven de weg omhoog, niet waar die eindigt. Het \
                 kan ook een seizoen zijn."
            ),
            format!(
                "{list} still grew at the end: in the last thirteen weeks on average {cases} more than in the \
                 thirteen weeks before{sure}. The numbers describe the way up, not where it ends. It may also \
                 be a season."
            ),
        )
    }

    fn open_at_end(self, cases: f64) -> String {
        let cases = self.cases(cases);
        self.say(
            format!(
                "Aan het eind waren gemiddeld {cases} nog niet klaar. Wachttijden en doorlooptijden gaan \
                 alleen over wat al begonnen of klaar is."
            ),
            format!(
                "At the end there were on average {cases} still open. Waits and durations are only of what \
                 has been started or finished."
            ),
        )
    }

    fn target_in_doubt(self, model: &Model, deadline: DeadlineId) -> String {
        let deadline = &model.deadlines()[deadline.index()];
        let title = &deadline.title;
        let target = deadline.target.map_or(String::new(), |target| {
            format!(" ({})", self.percent_as_set(target))
        });
        self.say(
            format!(
                "{title}: of de streefwaarde{target} gemiddeld wordt gehaald, is met dit aantal herhalingen \
                 niet te zeggen."
            ),
            format!(
                "{title}: whether the target{target} is met on average cannot be told with this number of \
                 replications."
            ),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Periods;
    use crate::measure::small_model::{RESEARCH, TEN_WEEKS, model};
    use crate::model::{Language, RoleId, TeamId};
    use crate::stats::ConfidenceLevel;
    use crate::time::Day;

    fn say(caution: Caution) -> [String; 2] {
        let first = Day::new(2021, 1, 1);
        let model = model(1, first, first, Day::new(2022, 1, 1));
        [Language::Dutch, Language::English]
            .map(|language| Words::of(language).caution(&caution, &model))
    }

    #[track_caller]
    fn assert_says(caution: Caution, dutch: &str, english: &str) {
        let [in_dutch, in_english] = say(caution);
        assert!(in_dutch.contains(dutch), "{in_dutch}");
        assert!(in_english.contains(english), "{in_english}");
    }

    #[test]
    fn every_caution_says_its_number() {
        let first = Day::new(2021, 1, 1);
        let year = *Periods::new(first, Day::new(2022, 1, 1)).whole();
        let shortage = |load| Caution::StructuralShortage {
            year,
            team: TeamId(0),
            role: RoleId(0),
            load,
        };
        assert_says(
            Caution::FewReplications { replications: 1 },
            "doorgerekend: 1 herhaling.",
            "worked out: 1 replication.",
        );
        assert_says(shortage(1.13), "113% van", "113% of");
        assert_says(shortage(1.002), "100,2% van", "100.2% of");
        assert_says(shortage(f64::INFINITY), "geen uren", "no hours");
        // 8, 9 and 10: mean 9, half-width 4.303 / sqrt(3) = 2.48.
        let growth = Estimate::of(&[8.0, 9.0, 10.0], ConfidenceLevel::NINETY_FIVE);
        assert_says(
            Caution::GrowingList {
                stage: RESEARCH,
                growth: growth.expect("an estimate"),
            },
            "gemiddeld 9 zaken meer dan in de dertien weken ervoor (tussen 6,5 en 11)",
            "9 cases more than in the thirteen weeks before (between 6.5 and 11)",
        );
        assert_says(
            Caution::OpenAtEnd { cases: 310.0 },
            "310 zaken",
            "310 cases",
        );
        assert_says(
            Caution::TargetInsideInterval {
                deadline: TEN_WEEKS,
            },
            "streefwaarde (80%)",
            "target (80%)",
        );
    }
}
