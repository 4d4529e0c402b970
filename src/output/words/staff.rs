//! Hires in words: what comes and goes, and what became of the weeks that were decided on.

use super::language::Words;
use crate::analysis::HireRow;
use crate::model::Model;

impl Words {
    /// What comes or goes on a day, in a few words: `+3 fte MW`, with the scenario in brackets.
    pub(in crate::output) fn staff_step(self, fte: f64, comes: bool, role: &str) -> String {
        let sign = if comes { '+' } else { '\u{2212}' };
        format!("{sign}{} fte {role}", self.fte(fte))
    }

    /// What happens on a day, with the scenario in brackets.
    pub(in crate::output) fn of_scenario(self, what: &str, scenario: Option<&str>) -> String {
        scenario.map_or_else(|| what.to_owned(), |name| format!("{what} ({name})"))
    }

    /// What stands over the steps of staff: `fte medewerker Veilig Thuis voor onderzoek`.
    pub(in crate::output) fn staff_axis(self, role: &str, stage: &str) -> String {
        self.say(
            format!("fte in dienst: {role}, voor {stage}"),
            format!("fte in service: {role}, for {stage}"),
        )
    }

    /// The scenarios that are as most are.
    pub(in crate::output) fn the_rest(self) -> &'static str {
        self.pick("overige", "the others")
    }

    /// What became of a hire: `1 fte MW in vervolg: 54 fte-weken besloten, 52 betaald, 43 bij zaken (in 9 van de 10
    /// herhalingen: 38–46); verlies: 2 aanloop, 6,5 inwerken, 2,6 begeleiding`.
    pub fn hire(self, hire: &HireRow, model: &Model) -> String {
        let title = model.changes()[hire.change].title.as_ref();
        let title = title.map_or(String::new(), |title| format!("{title}, "));
        let (role, team) = (&model.role(hire.role).name, &model.team(hire.team).title);
        let who = format!("{title}{} fte {role} in {team}", self.fte(hire.fte));
        let weeks = &hire.weeks;
        let [planned, paid, reached] =
            [weeks.planned, weeks.paid, weeks.reached()].map(|weeks| self.count(weeks));
        let range = self.reached_range(hire);
        let losses = self.losses(hire);
        self.say(
            format!(
                "{who}: {planned} fte-weken besloten, {paid} betaald, {reached} bij zaken\
                 {range}{losses}"
            ),
            format!(
                "{who}: {planned} fte-weeks decided, {paid} paid, {reached} reached cases\
                 {range}{losses}"
            ),
        )
    }

    /// Between which weeks that reached cases nine in ten replications lie, in brackets; nothing where both read the same.
    fn reached_range(self, hire: &HireRow) -> String {
        let (low, high) = (hire.reached_p05, hire.reached_p95);
        if self.count(low) == self.count(high) {
            return String::new();
        }
        let range = self.count_range(low, high);
        format!(" ({}: {range})", self.nine_in_ten())
    }

    /// Where the other weeks went; what reads as nothing is left out.
    fn losses(self, hire: &HireRow) -> String {
        let weeks = &hire.weeks;
        let losses = [
            (weeks.lag, self.pick("aanloop", "lag")),
            (weeks.unfilled, self.pick("onvervuld", "unfilled")),
            (weeks.settling, self.pick("inwerken", "settling in")),
            (weeks.mentor, self.pick("begeleiding", "mentor")),
        ];
        let losses = losses.map(|(weeks, to)| (self.count(weeks), to));
        let told = losses.iter().filter(|(weeks, _)| weeks != "0");
        let told: Vec<String> = told.map(|(weeks, to)| format!("{weeks} {to}")).collect();
        if told.is_empty() {
            return String::new();
        }
        format!("; {} {}", self.pick("verlies:", "lost:"), told.join(", "))
    }

    /// A size in fte with as many decimals as it needs, two at most.
    pub(in crate::output) fn fte(self, fte: f64) -> String {
        let is_told = |decimals: &usize| {
            let tens = [1.0, 10.0][*decimals];
            ((fte * tens).round() - fte * tens).abs() < 1e-9
        };
        self.number(fte, (0..2).find(is_told).unwrap_or(2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::HireWeeks;
    use crate::measure::small_model::{change, hire, parts};
    use crate::model::{ChangeKind, Language, RoleId, TeamId};
    use crate::time::Day;

    #[test]
    fn a_hire_is_told_in_a_line() {
        let first = Day::new(2021, 1, 1);
        let mut parts = parts(1, first, first, Day::new(2022, 1, 1));
        parts.changes = vec![change(first, None, ChangeKind::Hire(hire(&[1.0, 0.5])))];
        let model = Model::new(parts).expect("a right model");
        let mut row = HireRow {
            change: 0,
            name: "team.MW 2021-01-01".into(),
            team: TeamId(0),
            role: RoleId(0),
            fte: 1.5,
            decided: Some(first),
            first_day: Some(first),
            until: None,
            weeks: HireWeeks {
                planned: 54.0,
                unfilled: 0.01,
                lag: 2.0,
                paid: 52.0,
                settling: 6.5,
                mentor: 2.6,
            },
            reached_p05: 38.2,
            reached_p95: 46.0,
        };
        assert_eq!(
            Words::of(Language::Dutch).hire(&row, &model),
            "1,5 fte MW in team: 54 fte-weken besloten, 52 betaald, 43 bij zaken (9 op de 10 herhalingen: 38–46); \
             verlies: 2 aanloop, 6,5 inwerken, 2,6 begeleiding"
        );
        (row.reached_p05, row.reached_p95) = (52.0, 52.0);
        row.weeks = HireWeeks {
            planned: 52.0,
            paid: 52.0,
            ..HireWeeks::default()
        };
        let english = Words::of(Language::English).hire(&row, &model);
        assert!(english.ends_with("52 paid, 52 reached cases"));
    }

    #[test]
    fn steps_are_short() {
        let words = Words::of(Language::Dutch);
        assert_eq!(words.staff_step(3.0, true, "MW"), "+3 fte MW");
        let goes = words.of_scenario(&words.staff_step(1.25, false, "MW"), Some("impuls"));
        assert_eq!(goes, "\u{2212}1,25 fte MW (impuls)");
    }
}
