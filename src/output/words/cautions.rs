//! Cautions in plain words: what a reader must know before using the numbers.

use super::language::{Words, capitalised};
use crate::analysis::Caution;
use crate::model::{DeadlineId, Model, StageId};
use crate::stats::Estimate;

impl Words {
    /// A caution about the numbers of a model, in whole sentences.
    pub fn caution(self, caution: &Caution, model: &Model) -> String {
        match *caution {
            Caution::FewReplications { replications } => self.few_replications(replications),
            Caution::StructuralShortage {
                first_year,
                last_year,
                team,
                role,
                load,
            } => {
                let years = self.in_years(&first_year, &last_year);
                self.structural_shortage(&years, &self.post(model, team, role), load)
            }
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

    fn structural_shortage(self, in_years: &str, post: &str, load: f64) -> String {
        if !load.is_finite() {
            let in_years = capitalised(in_years);
            return self.say(
                format!(
                    "{in_years} is er werk voor {post}, maar er zijn geen uren. De lijst groeit zolang dat zo \
                     blijft."
                ),
                format!(
                    "{in_years} there is work for {post}, but there are no hours. The list grows for as long \
                     as that lasts."
                ),
            );
        }
        let load = self.percent_apart_from(load, 1.0);
        self.say(
            format!(
                "Structureel tekort: {in_years} vraagt het werk {load} van de beschikbare uren van {post}. De \
                 lijst groeit zolang dat zo blijft. Hoe lang de lijst is, hangt dan af van het moment waarop \
                 u kijkt."
            ),
            format!(
                "Structural shortage: {in_years} the work asks {load} of the available hours of {post}. The \
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
    use crate::measure::small_model::{RESEARCH, TEN_WEEKS, model};
    use crate::measure::{Period, PeriodKind, Periods};
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
        let periods = Periods::new(first, Day::new(2024, 1, 1));
        let years: Vec<Period> = periods.of_kind(PeriodKind::Year).copied().collect();
        let shortage_until = |last: usize, load| Caution::StructuralShortage {
            first_year: years[0],
            last_year: years[last],
            team: TeamId(0),
            role: RoleId(0),
            load,
        };
        assert_says(
            Caution::FewReplications { replications: 1 },
            "doorgerekend: 1 herhaling.",
            "worked out: 1 replication.",
        );
        let shortage = |load| shortage_until(0, load);
        assert_says(
            shortage(1.13),
            "in 2021 vraagt het werk 113% van",
            "in 2021 the work asks 113% of",
        );
        assert_says(shortage(1.002), "100,2% van", "100.2% of");
        assert_says(shortage(f64::INFINITY), "geen uren", "no hours");
        assert_says(
            shortage_until(1, 1.13),
            "in 2021 en 2022 vraagt",
            "in 2021 and 2022 the work",
        );
        assert_says(
            shortage_until(2, f64::INFINITY),
            "In de jaren 2021 tot en met 2023 is",
            "In the years 2021 to 2023 there is",
        );
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
