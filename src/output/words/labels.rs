//! Names of measures, bases and columns, as readers know them.

use super::language::Words;
use crate::measure::{Basis, DurationMeasure, StockMeasure};
use crate::model::{Assumption, Model, RoleId, Stage, TeamId};

/// What a column of a summary holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Heading {
    /// The service.
    Stage,
    /// The waiting list on the first day.
    WaitingAtStart,
    /// The waiting list on the last day.
    WaitingAtEnd,
    /// How long cases waited that were taken up.
    Wait,
    /// Cases on which work has begun.
    InHand,
    /// The statutory term.
    Deadline,
    /// How many terms ended.
    TermsEnded,
    /// The share of these that was met.
    ShareInTime,
    /// The 95% confidence interval.
    Interval,
    /// The range over the replications.
    Range,
    /// The share that should be met.
    Target,
    /// The chance that it is.
    ChanceTargetMet,
    /// The team.
    Team,
    /// The profession.
    Role,
    /// Hours worked over hours available.
    Utilisation,
    /// What was measured in reality.
    Observation,
    /// The number that was measured.
    Observed,
    /// The mean over the replications.
    Mean,
    /// Where the number that was measured falls among the replications.
    Place,
    /// Whether the one fits the other.
    Verdict,
}

impl Words {
    /// The heading of a column.
    pub fn heading(self, heading: Heading) -> &'static str {
        match heading {
            Heading::Stage => self.pick("dienst", "stage"),
            Heading::WaitingAtStart => self.pick("wachtend bij het begin", "waiting at the start"),
            Heading::WaitingAtEnd => self.pick("wachtend aan het eind", "waiting at the end"),
            Heading::Wait => self.pick("wachttijd", "wait"),
            Heading::InHand => self.pick("in behandeling", "in hand"),
            Heading::Deadline => self.pick("termijn", "deadline"),
            Heading::TermsEnded => self.pick("termijnen verstreken", "terms ended"),
            Heading::ShareInTime => self.pick("op tijd", "in time"),
            Heading::Interval => self.pick("95%-interval", "95% interval"),
            Heading::Range => self.pick("9 op de 10 herhalingen", "9 in 10 replications"),
            Heading::Target => self.pick("streefwaarde", "target"),
            Heading::ChanceTargetMet => {
                self.pick("kans dat die wordt gehaald", "chance that it is met")
            }
            Heading::Team => "team",
            Heading::Role => self.pick("functie", "role"),
            Heading::Utilisation => self.pick("bezetting", "utilisation"),
            Heading::Observation => self.pick("waarneming", "observation"),
            Heading::Observed => self.pick("waargenomen", "observed"),
            Heading::Mean => self.pick("gemiddeld", "mean"),
            Heading::Place => self.pick("herhalingen eronder", "replications below"),
            Heading::Verdict => self.pick("oordeel", "verdict"),
        }
    }

    /// The column of dates.
    pub(in crate::output) fn date_heading(self) -> &'static str {
        self.pick("datum", "date")
    }

    /// What a stock is.
    pub fn stock_measure(self, measure: StockMeasure) -> &'static str {
        match measure {
            StockMeasure::Waiting => self.pick("wachtend", "waiting"),
            StockMeasure::InHand => self.pick("in behandeling", "in hand"),
        }
    }

    /// What a duration is.
    pub fn duration_measure(self, measure: DurationMeasure) -> &'static str {
        match measure {
            DurationMeasure::Wait => self.pick("wachttijd", "wait"),
            DurationMeasure::Stage => self.pick("doorlooptijd in de dienst", "time in the stage"),
            DurationMeasure::SinceReceived => {
                self.pick("doorlooptijd sinds ontvangst", "time since receipt")
            }
        }
    }

    /// The name of a share in time.
    pub fn basis(self, basis: Basis) -> &'static str {
        match basis {
            Basis::Due => self.pick("termijn verstreken: op tijd", "term ended: in time"),
            Basis::Finished => self.pick("afgerond: op tijd", "finished: in time"),
            Basis::Open => self.pick("nog open: binnen de termijn", "still open: within the term"),
        }
    }

    /// What a share in time says, in a sentence.
    pub fn basis_explained(self, basis: Basis) -> &'static str {
        match basis {
            Basis::Due => self.pick(
                "Van de termijnen die in de periode verstreken: het deel dat op tijd is gehaald. Werk dat niet \
                 af is, telt mee.",
                "Of the terms that ended in the period: the share that was met. Unfinished work counts.",
            ),
            Basis::Finished => self.pick(
                "Van het werk dat in de periode is afgerond: het deel dat op tijd klaar was. Werk dat niet af \
                 is, telt niet mee.",
                "Of the work finished in the period: the share that was in time. Unfinished work does not \
                 count.",
            ),
            Basis::Open => self.pick(
                "Van de termijnen die aan het eind van de periode nog lopen: het deel dat nog niet te laat is.",
                "Of the terms that still run at the end of the period: the share that is not yet overdue.",
            ),
        }
    }

    /// The staff of a team with one role: `medewerker Veilig Thuis (vervolg)`.
    pub fn post(self, model: &Model, team: TeamId, role: RoleId) -> String {
        format!("{} ({})", model.role(role).title, model.team(team).title)
    }

    /// The list of a stage, in a sentence: `de wachtlijst van onderzoek`.
    pub fn list_of(self, stage: &Stage) -> String {
        let title = &stage.title;
        if is_all_planned(stage) {
            let before = self.before_first_contact();
            return self.say(
                format!("het aantal zaken van {title} {before}"),
                format!("the number of cases of {title} {before}"),
            );
        }
        self.say(
            format!("de wachtlijst van {title}"),
            format!("the waiting list of {title}"),
        )
    }

    /// Where cases are that wait for a planned moment, not for a worker.
    pub(super) fn before_first_contact(self) -> &'static str {
        self.pick(
            "vóór het eerste geplande contact",
            "before the first planned contact",
        )
    }

    /// What simulated numbers are, and what they are not.
    pub fn expectation(self) -> &'static str {
        self.pick(
            "verwachting bij deze aannames, geen belofte",
            "expected under these assumptions, not a promise",
        )
    }

    /// On which assumptions the numbers rest; `None` when the study sets everything.
    pub fn assumptions(self, assumptions: &[Assumption]) -> Option<String> {
        let codes = codes(assumptions);
        let (one, listed) = (codes.len() == 1, codes.join(", "));
        let dutch = if one { "een aanname" } else { "aannames" };
        let english = if one { "an assumption" } else { "assumptions" };
        (!codes.is_empty()).then(|| {
            self.say(
                format!("deze uitkomst rust op {dutch}: {listed}"),
                format!("this outcome rests on {english}: {listed}"),
            )
        })
    }

    /// Where the files are.
    pub fn files_written(self, number: usize, folder: &str) -> String {
        let count = self.number(number as f64, 0);
        let (files, stand) = match (self.tag(), number) {
            ("nl", 1) => ("bestand", "staat"),
            ("nl", _) => ("bestanden", "staan"),
            (_, 1) => ("file", "is"),
            _ => ("files", "are"),
        };
        format!("{count} {files} {stand} in {folder}")
    }
}

/// Is every piece of work planned, as in monitoring? Then cases wait there for a date, not for a worker.
pub(in crate::output) fn is_all_planned(stage: &Stage) -> bool {
    stage
        .work
        .iter()
        .all(|piece| piece.timing.planned.is_some())
}

/// The codes, each once, `U4` before `U12`.
fn codes(assumptions: &[Assumption]) -> Vec<&str> {
    let mut codes: Vec<&str> = assumptions
        .iter()
        .map(|assumption| assumption.code.as_str())
        .collect();
    codes.sort_by_key(|code| (code.len(), *code));
    codes.dedup();
    codes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    fn assumption(code: &str) -> Assumption {
        Assumption {
            code: code.into(),
            key: "work.cv".into(),
            supposed: "0.7".into(),
            set_by: crate::model::SetBy::Default,
        }
    }

    #[test]
    fn assumptions_are_told_once_and_in_order() {
        let words = Words::of(Language::Dutch);
        let codes = ["U12", "U3", "U4", "U3"].map(assumption);
        assert_eq!(
            words.assumptions(&codes).as_deref(),
            Some("deze uitkomst rust op aannames: U3, U4, U12")
        );
        assert_eq!(
            Words::of(Language::English)
                .assumptions(&codes[..1])
                .as_deref(),
            Some("this outcome rests on an assumption: U12")
        );
        assert_eq!(words.assumptions(&[]), None);
    }

    #[test]
    fn one_file_is_one() {
        let words = Words::of(Language::Dutch);
        assert_eq!(words.files_written(1, "uit"), "1 bestand staat in uit");
        assert_eq!(words.files_written(31, "uit"), "31 bestanden staan in uit");
    }
}
