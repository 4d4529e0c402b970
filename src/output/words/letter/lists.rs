//! Sentences and labels of waiting lists.

use super::super::language::capitalised;
use super::letter_words::{LetterWords, Side};
use crate::model::{Deadline, Language, Stage};
use crate::stats::{Band, Interval};
use crate::time::Day;

impl LetterWords {
    /// What cases wait for: `onderzoek`, or the first contact of a stage of planned moments.
    pub(super) fn waited_for(self, stage: &Stage, planned: bool) -> String {
        let title = &stage.title;
        if !planned {
            return title.clone();
        }
        self.words.say(
            format!("het eerste geplande contact ({title})"),
            format!("the first planned contact ({title})"),
        )
    }

    /// The list on the first day; a list that is the same in every future is a fact and has no range.
    pub(in crate::output) fn list_now(
        self,
        stage: &Stage,
        planned: bool,
        date: Day,
        band: &Band,
        is_given: bool,
    ) -> String {
        let words = self.words;
        let (date, cases) = (words.date(date), words.cases(band.p50));
        let waited_for = self.waited_for(stage, planned);
        let (expected, range) = if is_given {
            ("", String::new())
        } else {
            (
                words.pick(" naar verwachting", " are expected to"),
                format!(" {}", self.range_of(band)),
            )
        };
        let one = words.count(band.p50) == "1";
        match words.language() {
            Language::Dutch => {
                let wait = if one { "wacht" } else { "wachten" };
                format!("Op {date} {wait} er{expected} {cases} op {waited_for}{range}.")
            }
            Language::English => {
                let expected = if one && !expected.is_empty() {
                    " is expected to"
                } else {
                    expected
                };
                let wait = if one && expected.is_empty() {
                    "waits"
                } else {
                    "wait"
                };
                format!("On {date} {cases}{expected} {wait} for {waited_for}{range}.")
            }
        }
    }

    /// The list on a later day, on one side or on both.
    pub(in crate::output) fn list_then(
        self,
        stage: &Stage,
        planned: bool,
        date: Day,
        without: &Band,
        with: Option<&Band>,
    ) -> String {
        let words = self.words;
        let waited_for = self.waited_for(stage, planned);
        let (date, cases, range) = (
            words.date(date),
            words.cases(without.p50),
            self.range_of(without),
        );
        let one = words.count(without.p50) == "1";
        let side = if with.is_some() {
            Side::Without
        } else {
            Side::Alone
        };
        let first = match words.language() {
            Language::Dutch => {
                let wait = if one { "wacht" } else { "wachten" };
                let rest = format!("op {date} naar verwachting {cases} op {waited_for} {range}.");
                self.sentence_side(
                    side,
                    &format!(
                        "op {date} {wait} er naar verwachting {cases} op {waited_for} {range}."
                    ),
                    &format!("{wait} er {rest}"),
                )
            }
            Language::English => {
                let are = if one { "is" } else { "are" };
                let rest =
                    format!("{cases} {are} expected to wait for {waited_for} on {date} {range}.");
                self.sentence_side(side, &rest, &rest)
            }
        };
        let Some(with) = with else {
            return first;
        };
        let (number, range) = (words.count(with.p50), self.next_range_of(with));
        let second = words.say(
            format!("Met de maatregel zijn het er {number} {range}."),
            format!("With the measure it is {number} {range}."),
        );
        format!("{first} {second}")
    }

    /// What the measure makes of a list: how much shorter or longer, how sure, and how often.
    pub(in crate::output) fn list_difference(
        self,
        difference: f64,
        interval: Interval,
        chance_shorter: f64,
        matters: bool,
    ) -> String {
        let words = self.words;
        let is_shorter = difference < 0.0;
        let shorter = match (words.language(), is_shorter) {
            (Language::Dutch, true) => "korter",
            (Language::Dutch, false) => "langer",
            (Language::English, true) => "shorter",
            (Language::English, false) => "longer",
        };
        if interval.contains(0.0) {
            return words
                .pick(
                    "Of de maatregel deze lijst korter maakt, is niet te zeggen: het verschil kan toeval zijn.",
                    "Whether the measure shortens this list cannot be told: the difference may be luck.",
                )
                .into();
        }
        if !matters {
            return words
                .pick(
                    "De maatregel verandert deze lijst nauwelijks.",
                    "The measure hardly changes this list.",
                )
                .into();
        }
        let cases = words.cases(difference.abs());
        let mut ends = [interval.low().abs(), interval.high().abs()];
        ends.sort_by(f64::total_cmp);
        let between = words.between(&words.count(ends[0]), &words.count(ends[1]));
        let chance = if is_shorter {
            chance_shorter
        } else {
            1.0 - chance_shorter
        };
        let all = words.percent(1.0);
        let chance = match words.percent(chance) {
            often if often == all => words.pick("alle doorrekeningen", "all runs").to_owned(),
            often => words.say(
                format!("{often} van de doorrekeningen"),
                format!("{often} of the runs"),
            ),
        };
        words.say(
            format!(
                "De lijst is met de maatregel gemiddeld {cases} {shorter} (met 95% zekerheid {between}), en {shorter} in \
                 {chance}."
            ),
            format!(
                "With the measure the list is on average {cases} {shorter} (with 95% certainty {between}), and {shorter} \
                 in {chance}."
            ),
        )
    }

    /// A list of cases that wait for a date, in a table.
    pub(in crate::output) fn planned_list(self, stage: &Stage) -> String {
        let before = self.words.before_first_contact();
        format!("{}, {before}", stage.title)
    }

    /// Where no list is worth a line.
    pub(in crate::output) fn no_lists(self) -> &'static str {
        self.words.pick(
            "Bij geen enkele dienst wachten er in de middelste doorrekening 5 zaken of meer.",
            "At no service 5 cases or more wait in the run in the middle.",
        )
    }

    /// The table of lists.
    pub(in crate::output) fn lists_caption(self) -> &'static str {
        self.words.pick(
            "Aantal wachtende zaken per dienst",
            "Number of cases waiting by service",
        )
    }

    /// What the numbers of the table of lists are.
    pub(in crate::output) fn lists_note(
        self,
        has_measure: bool,
        is_whole: bool,
        has_planned: bool,
    ) -> String {
        let mut note = self
            .words
            .pick(
                "Per getal: de middelste doorrekening, en tussen haakjes de marge waarin 9 van de 10 doorrekeningen \
                 liggen.",
                "Each number: the run in the middle, and in brackets the range of 9 in 10 runs.",
            )
            .to_owned();
        if has_measure {
            note += self.words.pick(
                " Verschil: het gemiddelde, met tussen haakjes de grenzen waar het met 95% zekerheid tussen ligt; een \
                 minteken betekent minder wachtende zaken.",
                " Difference: the mean, in brackets the bounds between which it lies with 95% certainty; a minus sign means \
                 fewer cases waiting.",
            );
        }
        if has_planned {
            note += self.words.pick(
                " Vóór het eerste geplande contact wacht een zaak op een datum: zo'n lijst is nooit leeg.",
                " Before the first planned contact a case waits for a date: such a list is never empty.",
            );
        }
        if !is_whole {
            note += self.words.pick(
                " Bij diensten die hier niet staan, wachten er in de middelste doorrekening minder dan 5 zaken.",
                " At services not listed here fewer than 5 cases wait in the run in the middle.",
            );
        }
        note
    }

    /// The column of differences.
    pub(in crate::output) fn difference_heading(self) -> &'static str {
        self.words.pick("gemiddeld verschil", "mean difference")
    }

    /// The column of how often a list becomes shorter.
    pub(in crate::output) fn shorter_heading(self) -> &'static str {
        self.words.pick("hoe vaak korter", "how often shorter")
    }

    /// The table of areas.
    pub(in crate::output) fn areas_caption(self, stage: &str) -> String {
        self.words.say(
            format!("Wachtende zaken van {stage} per gebied"),
            format!("Cases waiting for {stage} by area"),
        )
    }

    /// The column of areas.
    pub(in crate::output) fn area_heading(self) -> &'static str {
        self.words.pick("gebied", "area")
    }

    /// Why some numbers of areas are hidden.
    pub(in crate::output) fn areas_note(self) -> &'static str {
        self.words.pick(
            "Aantallen onder 5 staan er niet, en soms nog een ander aantal niet, zodat ook niemand ze kan uitrekenen.",
            "Numbers under 5 are not shown, and sometimes another is not either, so that nobody can work them out.",
        )
    }

    /// A number that is too small to tell.
    pub(in crate::output) fn fewer_than_five(self) -> &'static str {
        self.words.pick("minder dan 5", "fewer than 5")
    }

    /// A number that would give away another.
    pub(in crate::output) fn not_shown(self) -> &'static str {
        self.words.pick("niet getoond", "not shown")
    }

    /// What a figure of a list shows.
    pub(in crate::output) fn list_figure(self, stage: &Stage) -> String {
        let list = capitalised(&self.words.list_of(stage));
        self.words
            .say(format!("{list}, per week"), format!("{list}, by week"))
    }

    /// What a figure of a share in time shows.
    pub(in crate::output) fn share_figure(self, deadline: &Deadline) -> String {
        let title = capitalised(&deadline.title);
        self.words.say(
            format!("{title}: op tijd, per maand"),
            format!("{title}: in time, by month"),
        )
    }

    /// What the numbers of a figure of a list are.
    pub(in crate::output) fn list_figure_note(self) -> &'static str {
        self.words.pick(
            "De middelste doorrekening, en tussen haakjes de marge waarin 9 van de 10 doorrekeningen liggen.",
            "The run in the middle, and in brackets the range of 9 in 10 runs.",
        )
    }

    /// What the numbers of a figure of a share in time are.
    pub(in crate::output) fn share_figure_note(self) -> &'static str {
        self.words.pick(
            "Het gemiddelde, en tussen haakjes de marge waarin 9 van de 10 doorrekeningen liggen.",
            "The mean, and in brackets the range of 9 in 10 runs.",
        )
    }
}
