//! Sentences on what is not certain.

use super::super::language::capitalised;
use super::letter_words::{LetterWords, Side};
use crate::measure::Period;
use crate::model::Assumption;

impl LetterWords {
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

    /// Where the assumptions stand.
    pub(in crate::output) fn assumptions_in(self, annex: usize) -> String {
        self.words.say(
            format!(
                "Op een aantal punten is een waarde aangenomen: zie bijlage {annex}. Klopt zo'n waarde niet, dan veranderen de \
                 cijfers."
            ),
            format!(
                "On some points a value was assumed: see annex {annex}. Where such a value is not right, the numbers change."
            ),
        )
    }

    /// Over the values that the study chose.
    pub(in crate::output) fn chosen_intro(self) -> &'static str {
        self.words.pick(
            "Op deze punten kiest de studie zelf een waarde, omdat het echte getal niet bekend is:",
            "On these points the study chooses a value itself, for the real number is not known:",
        )
    }

    /// Over the values that nobody chose.
    pub(in crate::output) fn usual_intro(self) -> &'static str {
        self.words.pick(
            "Op deze punten zegt de studie niets. Daarvoor is een gebruikelijke waarde genomen:",
            "On these points the study says nothing. A usual value was taken for each:",
        )
    }

    /// A role in a team that is asked for more hours than it has: `in 2016 101% van de uren van medewerker (team)`.
    pub(in crate::output) fn short_post(
        self,
        [first, last]: [&Period; 2],
        post: &str,
        load: f64,
    ) -> String {
        let years = self.words.in_years(first, last);
        if !load.is_finite() {
            return self.words.say(
                format!("{years} zonder dat er uren zijn van {post}"),
                format!("{years} while there are no hours of {post}"),
            );
        }
        let load = self.words.percent_apart_from(load, 1.0);
        self.words.say(
            format!("{years} {load} van de uren van {post}"),
            format!("{years} {load} of the hours of {post}"),
        )
    }

    /// All roles that are asked for more than they have.
    pub(in crate::output) fn shortage(self, posts: &[String]) -> String {
        let posts = self.words.list(posts);
        self.words.say(
            format!(
                "Er is een structureel tekort. Het werk vraagt {posts}. De lijst groeit zolang dat zo blijft; hoe lang hij is, \
                 hangt dan af van het moment waarop u kijkt."
            ),
            format!(
                "There is a structural shortage. The work asks {posts}. The list grows for as long as that lasts; how long it is \
                 then depends on when you look."
            ),
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
    pub(in crate::output) fn assumptions<'a>(
        self,
        assumptions: impl Iterator<Item = &'a Assumption>,
    ) -> Vec<String> {
        let mut codes: Vec<&str> = assumptions.map(|one| one.code.as_str()).collect();
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
}
