//! The sentences of a council letter, in plain Dutch (B1) and plain English: short, one fact each, and no simulated
//! number without its range.

use super::language::{Words, capitalised};
use crate::analysis::ShareEstimate;
use crate::model::{Assumption, Deadline, Language, Stage, Target};
use crate::stats::{Band, Interval, Proportion};
use crate::time::Day;

/// The words of a letter about so many futures.
#[derive(Clone, Copy, Debug)]
pub(in crate::output) struct LetterWords {
    /// The words of its language.
    pub(in crate::output) words: Words,
    /// How many futures were worked out.
    pub(in crate::output) futures: usize,
}

/// Without the measure, with it, or where there is none to compare with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::output) enum Side {
    /// The study as it is, where it is all there is.
    Alone,
    /// The study as it is, beside a measure.
    Without,
    /// With the measure.
    With,
}

impl LetterWords {
    // --- headings and labels -----------------------------------------------------------

    /// What the letter is, over its title.
    pub(in crate::output) fn kind(self) -> &'static str {
        self.words.pick(
            "Verwachting van wachtlijsten en termijnen",
            "What to expect of waiting lists and terms",
        )
    }

    /// Which measure it is about.
    pub(in crate::output) fn measure(self, title: &str) -> String {
        format!("{}: {title}", self.words.pick("Maatregel", "Measure"))
    }

    /// The first heading.
    pub(in crate::output) fn situation_heading(self, date: Day) -> String {
        let date = self.words.date(date);
        self.words.say(
            format!("De situatie op {date}"),
            format!("The situation on {date}"),
        )
    }

    /// The second heading.
    pub(in crate::output) fn expected_heading(self, has_measure: bool) -> &'static str {
        if has_measure {
            self.words.pick(
                "Wat we verwachten zonder en met de maatregel",
                "What we expect without and with the measure",
            )
        } else {
            self.words.pick("Wat we verwachten", "What we expect")
        }
    }

    /// The third heading.
    pub(in crate::output) fn terms_heading(self) -> &'static str {
        self.words.pick(
            "De termijnen naast de streefwaarden",
            "The terms beside their targets",
        )
    }

    /// The fourth heading.
    pub(in crate::output) fn money_heading(self) -> &'static str {
        self.words.pick("Het geld", "The money")
    }

    /// The fifth heading.
    pub(in crate::output) fn uncertain_heading(self) -> &'static str {
        self.words.pick("Wat niet zeker is", "What is not certain")
    }

    /// The sixth heading.
    pub(in crate::output) fn look_again_heading(self) -> &'static str {
        self.words
            .pick("Wanneer we opnieuw kijken", "When to look again")
    }

    /// `Tabel`.
    pub(in crate::output) fn table(self) -> &'static str {
        self.words.pick("Tabel", "Table")
    }

    /// `Figuur`.
    pub(in crate::output) fn figure(self) -> &'static str {
        self.words.pick("Figuur", "Figure")
    }

    /// What unfolds the text alternative and the numbers of a figure.
    pub(in crate::output) fn in_words_and_numbers(self, number: usize) -> String {
        self.words.say(
            format!("Figuur {number} in woorden en cijfers"),
            format!("Figure {number} in words and numbers"),
        )
    }

    /// What a reader who uses a keyboard hears of a table that may be wider than the screen.
    pub(in crate::output) fn scrolling(self, caption: &str) -> String {
        self.words.say(
            format!("Tabel, schuift zo nodig opzij: {caption}"),
            format!("Table, scrolls sideways where needed: {caption}"),
        )
    }

    /// `zonder de maatregel`; nothing where there is no measure.
    pub(in crate::output) fn side(self, side: Side) -> &'static str {
        match side {
            Side::Alone => self.words.pick("verwacht", "expected"),
            Side::Without => self
                .words
                .pick("zonder de maatregel", "without the measure"),
            Side::With => self.words.pick("met de maatregel", "with the measure"),
        }
    }

    /// `1 januari 2023, zonder de maatregel`.
    pub(in crate::output) fn on_side(self, date: Day, side: Side) -> String {
        format!("{}, {}", self.words.date(date), self.side(side))
    }

    fn sentence_side(self, side: Side, rest: &str, inverted: &str) -> String {
        match side {
            Side::Alone => capitalised(rest),
            Side::Without | Side::With => format!("{} {inverted}", capitalised(self.side(side))),
        }
    }

    /// `(in 9 van de 10 doorrekeningen tussen 33 en 216)`.
    fn range(self, low: &str, high: &str) -> String {
        let words = self.words;
        if self.futures < 2 {
            return words
                .pick(
                    "(één doorrekening: er is geen marge)",
                    "(a single run: there is no range)",
                )
                .into();
        }
        let between = words.between(low, high);
        words.say(
            format!("(in 9 van de 10 doorrekeningen {between})"),
            format!("(in 9 of 10 runs {between})"),
        )
    }

    fn range_of(self, band: &Band) -> String {
        let words = self.words;
        self.range(&words.count(band.p05), &words.count(band.p95))
    }

    /// Over the figures in numbers.
    pub(in crate::output) fn annex_heading(self) -> &'static str {
        self.words.pick(
            "Bijlage: de figuren in cijfers",
            "Annex: the figures in numbers",
        )
    }

    /// The first sheet of a workbook.
    pub(in crate::output) fn contents(self) -> &'static str {
        self.words.pick("Overzicht", "Contents")
    }

    /// Its columns.
    pub(in crate::output) fn contents_headings(self) -> [&'static str; 3] {
        match self.words.language() {
            Language::Dutch => ["blad", "wat erin staat", "toelichting"],
            Language::English => ["sheet", "what it has", "note"],
        }
    }

    /// The columns of the ends of a range.
    pub(in crate::output) fn range_headings(self, heading: &str) -> [String; 2] {
        let ends = match self.words.language() {
            Language::Dutch => ["van", "tot"],
            Language::English => ["from", "to"],
        };
        ends.map(|end| format!("{heading}: {end}"))
    }

    /// The column of the width of a range.
    pub(in crate::output) fn spread_heading(self) -> &'static str {
        self.words.pick(
            "breedte van de marge (voor de grafiek)",
            "width of the range (for the chart)",
        )
    }

    /// The range in a chart.
    pub(in crate::output) fn band(self) -> &'static str {
        self.words
            .pick("9 van de 10 doorrekeningen", "9 in 10 runs")
    }

    /// How Excel writes dates, whatever its own language.
    pub(in crate::output) fn date_format(self) -> &'static str {
        self.words.pick("[$-413]d mmmm yyyy", "[$-809]d mmmm yyyy")
    }

    /// How Excel writes months.
    pub(in crate::output) fn month_format(self) -> &'static str {
        self.words.pick("[$-413]mmm yyyy", "[$-809]mmm yyyy")
    }

    /// How Excel writes euros.
    pub(in crate::output) fn euro_format(self) -> &'static str {
        self.words
            .pick("[$\u{20ac}-413] #,##0", "[$\u{20ac}-809]#,##0")
    }

    // --- the opening -------------------------------------------------------------------

    /// What the letter is made from.
    pub(in crate::output) fn opening(self, study: &str, from: Day, until: Day) -> String {
        let period = self.words.days_from_until(from, until);
        let futures = self.words.number(self.futures as f64, 0);
        self.words.say(
            format!(
                "Deze brief gaat over: {study}. De periode van {period} is {futures} keer doorgerekend met een \
                 simulatie, elke keer met ander toeval. De cijfers zijn een verwachting bij deze aannames, geen belofte."
            ),
            format!(
                "This letter is about: {study}. The period from {period} was simulated {futures} times, each time with \
                 other luck. The numbers are what to expect under these assumptions, not a promise."
            ),
        )
    }

    /// What stands on either side.
    pub(in crate::output) fn both_sides(self, baseline: &str, measure: &str) -> String {
        self.words.say(
            format!(
                "‘Zonder de maatregel’ betekent hier: {baseline}. ‘Met de maatregel’ betekent: {measure}. Beide zijn \
                 doorgerekend met dezelfde meldingen en hetzelfde toeval."
            ),
            format!(
                "‘Without the measure’ here means: {baseline}. ‘With the measure’ means: {measure}. Both were simulated \
                 with the same reports and the same luck."
            ),
        )
    }

    // --- waiting lists -----------------------------------------------------------------

    /// What cases wait for: `onderzoek`, or the first contact of a stage of planned moments.
    fn waited_for(self, stage: &Stage, planned: bool) -> String {
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
                let rest = format!("er naar verwachting {cases} op {waited_for} {range}.");
                self.sentence_side(
                    side,
                    &format!("op {date} {wait} {rest}"),
                    &format!("{wait} op {date} {rest}"),
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
        let (number, range) = (words.count(with.p50), self.range_of(with));
        let second = match (words.language(), number == "1") {
            (Language::Dutch, true) => format!("Met de maatregel is dat er 1 {range}."),
            (Language::Dutch, false) => format!("Met de maatregel zijn dat er {number} {range}."),
            (Language::English, true) => format!("With the measure it is 1 {range}."),
            (Language::English, false) => format!("With the measure it is {number} {range}."),
        };
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
        let chance = words.percent(chance);
        words.say(
            format!(
                "De lijst is met de maatregel gemiddeld {cases} {shorter} (met 95% zekerheid {between}), en {shorter} in \
                 {chance} van de doorrekeningen."
            ),
            format!(
                "With the measure the list is on average {cases} {shorter} (with 95% certainty {between}), and {shorter} \
                 in {chance} of the runs."
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
    pub(in crate::output) fn lists_note(self, has_measure: bool, is_whole: bool) -> String {
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
        self.words.pick(
            "korter in zoveel van de doorrekeningen",
            "shorter in so many of the runs",
        )
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

    // --- terms and targets -------------------------------------------------------------

    /// A term on one side or on both, beside its target.
    pub(in crate::output) fn term(
        self,
        deadline: &Deadline,
        target: f64,
        without: Option<&ShareEstimate>,
        with: Option<Option<&ShareEstimate>>,
    ) -> String {
        let words = self.words;
        let (title, target) = (&deadline.title, words.percent_as_set(target));
        let first = words.say(
            format!("Voor ‘{title}’ is de streefwaarde {target}."),
            format!("For ‘{title}’ the target is {target}."),
        );
        let share = |share: Option<&ShareEstimate>| {
            let share = share?;
            let [low, high] = [share.p05, share.p95].map(|end| words.percent_of_range(end));
            let range = self.range(&low, &high);
            Some(format!("{} {range}", words.percent(share.mean)))
        };
        let Some(of_baseline) = share(without) else {
            let none = words.pick(
                "Geen van deze termijnen loopt in de periode af.",
                "None of these terms ends in the period.",
            );
            return format!("{first} {none}");
        };
        let second = match (with, words.language()) {
            (None, Language::Dutch) => format!("Naar verwachting is {of_baseline} op tijd."),
            (None, Language::English) => format!("{of_baseline} is expected to be in time."),
            (Some(with), Language::Dutch) => {
                let with =
                    share(with).map_or(String::new(), |with| format!(", met de maatregel {with}"));
                format!("Zonder de maatregel is naar verwachting {of_baseline} op tijd{with}.")
            }
            (Some(with), Language::English) => {
                let with =
                    share(with).map_or(String::new(), |with| format!(", with the measure {with}"));
                format!("Without the measure {of_baseline} is expected to be in time{with}.")
            }
        };
        format!("{first} {second}")
    }

    /// How often a target is met, on one side or on both.
    pub(in crate::output) fn target_met(
        self,
        without: &Proportion,
        with: Option<&Proportion>,
    ) -> String {
        let first = self.in_futures(without);
        match (
            with.map(|with| self.in_futures(with)),
            self.words.language(),
        ) {
            (None, Language::Dutch) => format!("De streefwaarde wordt gehaald {first}."),
            (None, Language::English) => format!("The target is met {first}."),
            (Some(with), Language::Dutch) if with == first => {
                format!("De streefwaarde wordt zonder en met de maatregel gehaald {first}.")
            }
            (Some(with), Language::English) if with == first => {
                format!("Without and with the measure the target is met {first}.")
            }
            (Some(with), Language::Dutch) => format!(
                "De streefwaarde wordt zonder de maatregel gehaald {first}, met de maatregel {with}."
            ),
            (Some(with), Language::English) => {
                format!("Without the measure the target is met {first}, with the measure {with}.")
            }
        }
    }

    /// `in 74 van de 200 doorrekeningen`, `in geen van de 200 doorrekeningen`.
    fn in_futures(self, met: &Proportion) -> String {
        let words = self.words;
        let number = |count: u64| words.number(count as f64, 0);
        let all = number(met.trials());
        let (dutch, english) = match met.successes() {
            0 => ("geen van de ".to_owned(), "none of ".to_owned()),
            some if some == met.trials() => ("alle ".to_owned(), "all ".to_owned()),
            some => (
                format!("{} van de ", number(some)),
                format!("{} of ", number(some)),
            ),
        };
        let runs = if met.trials() == 1 { "run" } else { "runs" };
        let futures = if met.trials() == 1 {
            "doorrekening"
        } else {
            "doorrekeningen"
        };
        words.say(
            format!("in {dutch}{all} {futures}"),
            format!("in {english}{all} {runs}"),
        )
    }

    /// What a share in time is of.
    pub(in crate::output) fn terms_note(self) -> &'static str {
        self.words.pick(
            "Op tijd: het deel van de termijnen die in de periode aflopen, dat is gehaald. Werk dat niet af is, telt mee als \
             niet gehaald. Per getal: het gemiddelde, en tussen haakjes de marge waarin 9 van de 10 doorrekeningen liggen.",
            "In time: the share of the terms ending in the period that was met. Unfinished work counts as not met. Each \
             number: the mean, and in brackets the range of 9 in 10 runs.",
        )
    }

    /// The table of terms.
    pub(in crate::output) fn terms_caption(self) -> &'static str {
        self.words.pick(
            "Op tijd, per termijn, over de hele periode",
            "In time, by term, over the whole period",
        )
    }

    /// Where the study has no terms.
    pub(in crate::output) fn no_terms(self) -> &'static str {
        self.words
            .pick("De studie heeft geen termijnen.", "The study has no terms.")
    }

    /// The column of shares in time.
    pub(in crate::output) fn in_time_heading(self, side: Side) -> String {
        let in_time = self.words.pick("op tijd", "in time");
        match side {
            Side::Alone => in_time.into(),
            _ => format!("{in_time}, {}", self.side(side)),
        }
    }

    /// The column of how often a target is met.
    pub(in crate::output) fn met_heading(self, side: Side) -> String {
        let met = self.words.pick("streefwaarde gehaald", "target met");
        match side {
            Side::Alone => met.into(),
            _ => format!("{met}, {}", self.side(side)),
        }
    }

    /// A target of the study: on its date, and from then on.
    pub(in crate::output) fn target(
        self,
        target: &Target,
        without: [&Proportion; 2],
        with: Option<[&Proportion; 2]>,
    ) -> String {
        let words = self.words;
        let (title, date) = (&target.title, words.date(target.by));
        let [then, lasting] = without.map(|met| self.in_futures(met));
        let with = with.map(|with| with.map(|met| self.in_futures(met)));
        match (with, words.language()) {
            (None, Language::Dutch) => format!(
                "Doel: {title}. Op {date} is dat gehaald {then}; het blijft dan ook zo tot het eind van de periode {lasting}."
            ),
            (None, Language::English) => format!(
                "Target: {title}. On {date} it is reached {then}; it then also lasts up to the end of the period {lasting}."
            ),
            (Some([with_then, with_lasting]), Language::Dutch) => format!(
                "Doel: {title}. Op {date} is dat zonder de maatregel gehaald {then}, met de maatregel {with_then}. Het blijft \
                 dan ook zo tot het eind van de periode: zonder de maatregel {lasting}, met de maatregel {with_lasting}."
            ),
            (Some([with_then, with_lasting]), Language::English) => format!(
                "Target: {title}. On {date} it is reached without the measure {then}, with the measure {with_then}. It then \
                 also lasts up to the end of the period: without the measure {lasting}, with the measure {with_lasting}."
            ),
        }
    }

    /// The table of targets.
    pub(in crate::output) fn targets_caption(self) -> &'static str {
        self.words.pick(
            "Doelen: in hoeveel doorrekeningen gehaald",
            "Targets: reached in how many runs",
        )
    }

    /// The column of targets.
    pub(in crate::output) fn target_heading(self) -> &'static str {
        self.words.pick("doel", "target")
    }

    /// The columns of targets: on the date, and lasting.
    pub(in crate::output) fn reached_headings(self, side: Side) -> [String; 2] {
        let [then, lasting] = [
            self.words.pick("op de datum", "on the date"),
            self.words.pick("en daarna blijvend", "and lasting"),
        ];
        match side {
            Side::Alone => [then.into(), lasting.into()],
            _ => [then, lasting].map(|when| format!("{when}, {}", self.side(side))),
        }
    }

    // --- money -------------------------------------------------------------------------

    /// Where the study has no amounts.
    pub(in crate::output) fn no_money(self) -> &'static str {
        self.words.pick(
            "In de studie staan geen bedragen. Daarom zegt deze brief niets over geld.",
            "The study has no amounts. So this letter says nothing about money.",
        )
    }

    /// What it costs on one side or on both.
    pub(in crate::output) fn costs(self, without: f64, with: Option<f64>) -> String {
        let words = self.words;
        let first = words.euro(without);
        let Some(with) = with else {
            return words.say(
                format!("Over de hele periode kost het personeel gemiddeld {first}."),
                format!("Over the whole period the staff costs {first} on average."),
            );
        };
        let second = words.euro(with);
        let difference = with - without;
        let written = words.euro(difference.abs());
        if words.euro(with) == words.euro(without) {
            return words.say(
                format!("Zonder en met de maatregel zijn de kosten gelijk: gemiddeld {first}."),
                format!("Without and with the measure the costs are the same: {first} on average."),
            );
        }
        let more = match (words.language(), difference > 0.0) {
            (Language::Dutch, true) => "meer",
            (Language::Dutch, false) => "minder",
            (Language::English, true) => "more",
            (Language::English, false) => "less",
        };
        words.say(
            format!(
                "Zonder de maatregel kost het werk over de hele periode gemiddeld {first}. Met de maatregel is dat \
                 {second}: {written} {more}."
            ),
            format!(
                "Without the measure the work costs {first} on average over the whole period. With the measure it is \
                 {second}: {written} {more}."
            ),
        )
    }

    /// Why amounts have no range.
    pub(in crate::output) fn costs_note(self) -> &'static str {
        self.words.pick(
            "Bedragen zijn gemiddelden over alle doorrekeningen, voor het deel van elk jaar dat in de periode valt. Ze hebben \
             geen marge, omdat ze vastliggen zodra de mensen er zijn; een plek die leeg blijft, kost niets.",
            "Amounts are means over all runs, for the part of each year that lies in the period. They have no range, for they \
             are fixed once the people are there; a post that stays vacant costs nothing.",
        )
    }

    /// The table of costs.
    pub(in crate::output) fn costs_caption(self) -> &'static str {
        self.words.pick("Kosten in euro", "Costs in euro")
    }

    /// The column of items.
    pub(in crate::output) fn item_heading(self) -> &'static str {
        self.words.pick("post", "item")
    }

    /// The column of all years together.
    pub(in crate::output) fn total_heading(self) -> &'static str {
        self.words.pick("samen", "together")
    }

    /// The row of all items on a side.
    pub(in crate::output) fn total_of(self, side: Side) -> String {
        let total = self.words.pick("totaal", "total");
        match side {
            Side::Alone => total.into(),
            _ => format!("{total}, {}", self.side(side)),
        }
    }

    /// An item that is in a total.
    pub(in crate::output) fn of_which(self, item: &str) -> String {
        format!("{}: {item}", self.words.pick("waarvan", "of which"))
    }

    /// The row of what the measure adds.
    pub(in crate::output) fn extra(self) -> &'static str {
        self.words
            .pick("verschil door de maatregel", "difference by the measure")
    }

    /// What becomes of the hours that are hired.
    pub(in crate::output) fn hires(self) -> &'static str {
        self.words.pick(
            "Niet alle extra uren komen bij zaken terecht. Er gaat tijd op aan zoeken, inwerken en begeleiden. De tabel zegt hoeveel \
             er overblijft.",
            "Not all extra hours reach cases. Time goes to the search, to settling in and to mentoring. The table says how much is \
             left.",
        )
    }

    /// The table of hires.
    pub(in crate::output) fn hires_caption(self) -> &'static str {
        self.words.pick(
            "Extra inzet, in weken werk van één voltijder",
            "Extra staff, in weeks of one full-time worker",
        )
    }

    /// The columns of hires.
    pub(in crate::output) fn hire_headings(self) -> [&'static str; 4] {
        match self.words.language() {
            Language::Dutch => ["extra inzet", "besloten", "betaald", "bij zaken"],
            Language::English => ["extra staff", "decided", "paid", "reached cases"],
        }
    }

    /// Where the other weeks went.
    pub(in crate::output) fn hires_note(self) -> &'static str {
        self.words.pick(
            "Over de hele doorgerekende tijd; gemiddelden. Tussen haakjes de marge waarin 9 van de 10 doorrekeningen liggen.",
            "Over all simulated time; means. In brackets the range of 9 in 10 runs.",
        )
    }

    // --- what is not certain -----------------------------------------------------------

    /// What a range is.
    pub(in crate::output) fn what_a_range_is(self) -> &'static str {
        self.words.pick(
            "Elke doorrekening is een mogelijke toekomst: er komen meer of minder meldingen, een zaak vraagt meer of minder \
             werk, er is iemand ziek. In de grafieken heet een doorrekening een herhaling. ‘In 9 van de 10 doorrekeningen’ \
             betekent dat de uitkomst in 5 van de 100 lager is, en in 5 van de 100 hoger.",
            "Each run is a possible future: more or fewer reports arrive, a case takes more or less work, somebody falls ill. \
             In the charts a run is called a replication. ‘In 9 of 10 runs’ means that the outcome is lower in 5 of 100, and \
             higher in 5 of 100.",
        )
    }

    /// The lists that still grew at the end.
    pub(in crate::output) fn growing(self, stages: &[String]) -> String {
        let lists = self.words.list(stages);
        let one = stages.len() == 1;
        let (dutch, english) = if one {
            (
                "De wachtlijst van {} groeit aan het eind nog.",
                "The waiting list of {} still grows at the end.",
            )
        } else {
            (
                "De wachtlijsten van {} groeien aan het eind nog.",
                "The waiting lists of {} still grow at the end.",
            )
        };
        let first = self.words.pick(dutch, english).replace("{}", &lists);
        let second = self.words.pick(
            "De cijfers beschrijven dan de weg omhoog, niet waar die eindigt. Het kan ook een seizoen zijn.",
            "The numbers then describe the way up, not where it ends. It may also be a season.",
        );
        format!("{first} {second}")
    }

    /// A caution, with the side that it is about.
    pub(in crate::output) fn caution(self, sides: &[Side], caution: &str) -> String {
        match sides {
            [Side::Without, Side::With] => {
                let both = self
                    .words
                    .pick("Zonder en met de maatregel", "Without and with the measure");
                format!("{both}: {caution}")
            }
            [side @ (Side::Without | Side::With)] => {
                format!("{}: {caution}", capitalised(self.side(*side)))
            }
            _ => caution.to_owned(),
        }
    }

    /// Over the assumptions.
    pub(in crate::output) fn assumptions_intro(self) -> &'static str {
        self.words.pick(
            "Over deze punten zegt de studie niets. Daarvoor is een gebruikelijke waarde genomen; klopt die hier niet, dan \
             veranderen de cijfers:",
            "On these points the study says nothing. A usual value was taken for each; where it is not right here, the numbers \
             change:",
        )
    }

    /// Where every value was set.
    pub(in crate::output) fn no_assumptions(self) -> &'static str {
        self.words.pick(
            "De studie legt alle waarden zelf vast. Waar die vandaan komen, staat in de studie.",
            "The study sets all values itself. Where they come from stands in the study.",
        )
    }

    /// What was supposed, each code once, `U4` before `U12`.
    pub(in crate::output) fn assumptions(self, assumptions: &[Assumption]) -> Vec<String> {
        let mut codes: Vec<&str> = assumptions.iter().map(|one| one.code.as_str()).collect();
        codes.sort_by_key(|code| (code.len(), *code));
        codes.dedup();
        let told = |code: &str| match self.unknown(code) {
            Some(what) => format!("{} ({code})", capitalised(what)),
            None => code.to_owned(),
        };
        codes.into_iter().map(told).collect()
    }

    /// What is not known, by its code.
    fn unknown(self, code: &str) -> Option<&'static str> {
        let (dutch, english) = match code {
            "U1" => ("hoeveel fte er nu is", "how many fte there are now"),
            "U2" => (
                "in hoeveel stukken het werk aan een zaak valt, en hoe lang ertussen wordt gewacht",
                "in how many pieces the work on a case falls, and how long the waits between are",
            ),
            "U3" => (
                "hoe ver het aantal uren per zaak uiteenloopt",
                "how far the hours of a case lie apart",
            ),
            "U4" => (
                "hoe meldingen over de dagen en weken binnenkomen",
                "how reports arrive over days and weeks",
            ),
            "U5" => (
                "welk deel van de meldingen spoed heeft",
                "which share of reports is urgent",
            ),
            "U6" => (
                "hoeveel zaken de lokale teams kunnen overnemen",
                "how many cases the local teams can take over",
            ),
            "U7" => (
                "hoe vaak een gezin later opnieuw wordt gemeld",
                "how often a family is reported again later",
            ),
            "U8" => (
                "hoeveel uur een monitorcontact kost",
                "how many hours a monitoring contact takes",
            ),
            "U9" => (
                "na hoeveel maanden monitorcontacten gepland zijn",
                "after how many months monitoring contacts are planned",
            ),
            "U10" => (
                "hoe vaak en hoe lang mensen ziek of met verlof zijn",
                "how often and how long people are ill or on leave",
            ),
            "U11" => (
                "hoe lang het werven en inwerken duurt",
                "how long hiring and settling in take",
            ),
            "U12" => (
                "hoeveel zaken één medewerker tegelijk kan hebben",
                "how many cases one worker can have at once",
            ),
            "U13" => (
                "in welke volgorde zaken worden opgepakt",
                "in which order cases are taken up",
            ),
            "U14" => (
                "op welk moment een termijn stopt bij een overdracht",
                "at which moment a term stops at a hand-over",
            ),
            "U15" => (
                "of een nieuwe melding een termijn opnieuw laat beginnen",
                "whether a new report starts a term again",
            ),
            "U16" => (
                "hoe de wachtlijsten er op de eerste dag voor staan",
                "how the waiting lists stand on the first day",
            ),
            "U17" => (
                "welke tekst van het besluit geldt",
                "which text of the decree holds",
            ),
            "U18" => (
                "of de getelde wachtlijst alle zaken bevat",
                "whether the list that was counted has all cases",
            ),
            _ => return None,
        };
        Some(self.words.pick(dutch, english))
    }

    // --- when to look again ------------------------------------------------------------

    /// What to do then.
    pub(in crate::output) fn look_again(self, dates: &[Day]) -> String {
        let dates: Vec<String> = dates.iter().map(|&date| self.words.date(date)).collect();
        let dates = self.words.list(&dates);
        self.words.say(
            format!(
                "Kijk opnieuw op {dates}. Leg de werkelijke wachtlijst dan naast de tabel hieronder. Ligt die buiten de \
                 marge, dan klopt een aanname niet: reken dan opnieuw, met de lijst van dat moment."
            ),
            format!(
                "Look again on {dates}. Set the real waiting list beside the table below. When it lies outside the range, \
                 an assumption is not right: simulate again then, from the list of that moment."
            ),
        )
    }

    /// What happens on a date to look again.
    pub(in crate::output) fn hire_ends(self, name: &str) -> String {
        self.words.say(
            format!("de extra inzet ‘{name}’ stopt"),
            format!("the extra staff ‘{name}’ ends"),
        )
    }

    /// Likewise.
    pub(in crate::output) fn target_is_due(self, title: &str) -> String {
        self.words.say(
            format!("het doel ‘{title}’ moet zijn gehaald"),
            format!("the target ‘{title}’ must be reached"),
        )
    }

    /// Likewise.
    pub(in crate::output) fn half_way(self) -> &'static str {
        self.words
            .pick("halverwege de periode", "half way the period")
    }

    /// Likewise.
    pub(in crate::output) fn period_ends(self) -> &'static str {
        self.words
            .pick("de periode is voorbij", "the period is over")
    }

    /// The table of what to expect then.
    pub(in crate::output) fn look_again_caption(self, side: Side) -> String {
        let side = match side {
            Side::Alone => String::new(),
            _ => format!(", {}", self.side(side)),
        };
        self.words.say(
            format!("Wat er dan naar verwachting wacht{side}"),
            format!("What is then expected to wait{side}"),
        )
    }

    /// The columns before the lists.
    pub(in crate::output) fn look_again_headings(self) -> [&'static str; 2] {
        match self.words.language() {
            Language::Dutch => ["datum", "wat er dan is"],
            Language::English => ["date", "what happens then"],
        }
    }

    /// On which day the cases are counted.
    pub(in crate::output) fn look_again_note(self) -> &'static str {
        self.words.pick(
            "Geteld op de datum zelf, of op de maandag ervoor.",
            "Counted on the date itself, or on the Monday before it.",
        )
    }
}
