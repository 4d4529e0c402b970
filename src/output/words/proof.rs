//! What is said of the program against theory.

use super::language::Words;
use crate::model::Language;
use crate::proof::{Check, Found, Proof, Text, Verdict};

/// A check in words: what the table on the page has in a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProofRow {
    /// What is compared.
    pub what: String,
    /// What the program gives.
    pub value: String,
    /// What is expected.
    pub expected: String,
    /// The standard error of the mean; a dash for what is exact.
    pub standard_error: String,
    /// How many standard errors lie between them; a dash for what is exact.
    pub distance: String,
    /// How it ends.
    pub verdict: String,
}

impl Words {
    /// The headings of a [`ProofRow`].
    pub const fn proof_headings(self) -> [&'static str; 6] {
        [
            self.pick("wat", "what"),
            self.pick("uitkomst", "value"),
            self.pick("verwacht", "expected"),
            self.pick("standaardfout", "standard error"),
            self.pick("afstand", "distance"),
            self.pick("oordeel", "verdict"),
        ]
    }

    /// A check in words.
    pub fn proof_row(self, check: &Check, verdict: Verdict) -> ProofRow {
        let (value, expected, standard_error) = match &check.found {
            Found::Mean { tally, theory } => (
                self.optional(tally.mean()),
                self.four_digits(*theory),
                self.optional(tally.standard_error()),
            ),
            Found::Exact { value, expected } => (value.clone(), expected.clone(), dash()),
        };
        let distance = check.distance();
        ProofRow {
            what: self.text(&check.what).to_owned(),
            value,
            expected,
            standard_error,
            distance: distance.map_or_else(dash, |distance| self.signed(distance)),
            verdict: self.verdict(verdict).to_owned(),
        }
    }

    /// The words of this language.
    pub fn text(self, text: &Text) -> &str {
        match self.language() {
            Language::Dutch => &text.dutch,
            Language::English => &text.english,
        }
    }

    /// How a check ends.
    pub const fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Agrees => self.pick("klopt", "agrees"),
            Verdict::Differs => self.pick("KLOPT NIET", "DIFFERS"),
            Verdict::TooBlunt => self.pick("TE ONSCHERP", "TOO BLUNT"),
            Verdict::Rejected => self.pick("afgewezen, zoals moet", "rejected, as it must"),
            Verdict::NotRejected => self.pick("NIET AFGEWEZEN", "NOT REJECTED"),
        }
    }

    /// The title of the page.
    pub const fn proof_title(self) -> &'static str {
        self.pick("doorstroom tegen de theorie", "doorstroom against theory")
    }

    /// Where and with what the proof was made.
    pub fn proof_origin(self, proof: &Proof) -> String {
        let machine = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
        let version = env!("CARGO_PKG_VERSION");
        format!("doorstroom {version} · {machine} · seed {}", proof.seed)
    }

    /// What came of it, in a sentence.
    pub fn proof_conclusion(self, proof: &Proof) -> String {
        let comparisons = proof.comparisons();
        let (wrong, rejected) = proof.wrong_and_rejected();
        let failures = proof.failures();
        if proof.passes() {
            return self.say(
                format!("Geslaagd: {comparisons} vergelijkingen kloppen, en {rejected} van de {wrong} verwachtingen die met opzet verkeerd zijn, zijn afgewezen."),
                format!("Passed: {comparisons} comparisons agree, and {rejected} of {wrong} expectations that are wrong on purpose were rejected."),
            );
        }
        self.say(
            format!("NIET GESLAAGD: {failures} van de {} regels kloppen niet. Gebruik dit programma niet, en meld het de makers met deze pagina.", comparisons + wrong),
            format!("NOT PASSED: {failures} of {} lines are not as they should be. Do not use this program, and send this page to its makers.", comparisons + wrong),
        )
    }

    /// How the verdicts fall.
    pub fn proof_rule(self, proof: &Proof) -> String {
        let (rule, replications) = (proof.rule, proof.replications);
        let family = self.percent_as_set(rule.family);
        let bluntest = self.percent_as_set(rule.bluntest);
        let critical = self.optional(rule.critical(u64::from(proof.replications)));
        let farthest = proof.farthest();
        let farthest = farthest.map_or_else(dash, |(_, distance)| self.signed(distance));
        self.say(
            format!("Een gemiddelde wordt afgewezen als het verder van de theorie ligt dan {critical} standaardfouten (bij {replications} herhalingen): dan zou een programma dat klopt, met een andere seed, in hoogstens {family} van de keren op een van de {} gemiddelden worden afgewezen (Student, Bonferroni). Het verste ligt er {farthest} vandaan. Een standaardfout van meer dan {bluntest} van de theorie bewijst niets en telt als fout. Wat exact is, moet gelijk zijn.", rule.means),
            format!("A mean is rejected when it lies farther from theory than {critical} standard errors (of {replications} replications): then a program that is right would, with another seed, be rejected on one of the {} means at most {family} of the time (Student, Bonferroni). The farthest lies {farthest} away. A standard error of more than {bluntest} of the theory proves nothing and counts as a failure. What is exact has to be equal.", rule.means),
        )
    }

    fn optional(self, value: Option<f64>) -> String {
        value.map_or_else(dash, |value| self.four_digits(value))
    }

    /// With four digits that tell something.
    fn four_digits(self, value: f64) -> String {
        let mut decimals = 3;
        let mut size = value.abs();
        while size >= 10.0 && decimals > 0 {
            size /= 10.0;
            decimals -= 1;
        }
        while size > 0.0 && size < 1.0 && decimals < 8 {
            size *= 10.0;
            decimals += 1;
        }
        self.number(value, decimals)
    }

    fn signed(self, distance: f64) -> String {
        let sign = if distance < 0.0 { "−" } else { "+" };
        format!("{sign}{}", self.number(distance.abs(), 1))
    }
}

fn dash() -> String {
    "–".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_digits_tell_something() {
        let words = Words::of(Language::Dutch);
        let written = [0.233_333, 1350.0, 12.345_6, 0.001_234_6, 0.0].map(|v| words.four_digits(v));
        assert_eq!(written, ["0,2333", "1.350", "12,35", "0,001235", "0,000"]);
        assert_eq!(words.signed(-1.26), "−1,3");
    }
}
