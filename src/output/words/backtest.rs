//! What was measured in reality, beside what is simulated, in plain words.

use super::language::Words;
use super::numbers::is_told_in_weeks;
use crate::analysis::{Coverage, Fit};
use crate::measure::{Basis, DurationMeasure, StockMeasure};
use crate::model::{
    Days, Model, Observed, ObservedBasis, ObservedDuration, ObservedFlow, ObservedMeasure,
    ObservedPart, ObservedStock, StageId,
};

impl Words {
    /// What was measured, of what and when: `onderzoek: wachtend, 1 juli 2021`.
    pub fn observation(self, observed: &Observed, model: &Model) -> String {
        let stage = |id: StageId| model.stage(id).title.as_str();
        let (of, what, when) = match observed.measure {
            ObservedMeasure::ShareInTime {
                deadline,
                basis,
                during,
            } => {
                let title = model.deadlines()[deadline.index()].title.as_str();
                (title, self.basis(basis_of(basis)).into(), self.span(during))
            }
            ObservedMeasure::Stock {
                stock,
                stage: id,
                date,
            } => {
                let what = self.stock_measure(stock_of(stock)).into();
                (stage(id), what, self.date(date))
            }
            ObservedMeasure::Duration {
                duration,
                stage: id,
                part,
                during,
            } => (
                stage(id),
                format!(
                    "{}, {}",
                    self.duration_measure(duration_of(duration)),
                    self.part(part)
                ),
                self.span(during),
            ),
            ObservedMeasure::Clock {
                deadline,
                part,
                during,
            } => (
                model.deadlines()[deadline.index()].title.as_str(),
                format!(
                    "{}, {}",
                    self.pick("van begin tot eind", "from start to stop"),
                    self.part(part)
                ),
                self.span(during),
            ),
            ObservedMeasure::Flow {
                flow,
                stage: id,
                during,
            } => (stage(id), self.flow(flow).into(), self.span(during)),
            ObservedMeasure::Received { stream, during } => {
                let name = model.stream(stream).name.as_str();
                (
                    name,
                    self.pick("ontvangen", "received").into(),
                    self.span(during),
                )
            }
        };
        let area = observed.area.map(|area| &model.area(area).title);
        let area = area.map_or(String::new(), |title| format!(" ({title})"));
        format!("{of}{area}: {what}, {when}")
    }

    /// A number in the unit of an observation: `94,0%`, `31`, `10 weken`.
    pub fn observed_value(self, measure: &ObservedMeasure, value: f64) -> String {
        match measure {
            ObservedMeasure::ShareInTime { .. } => format!("{}%", self.number(value * 100.0, 1)),
            ObservedMeasure::Duration { .. } | ObservedMeasure::Clock { .. } => {
                self.duration(value)
            }
            _ => self.count(value),
        }
    }

    /// A range in the unit of an observation, in little room: `60,8–82,4%`, `12–27 weken`.
    pub fn observed_range(self, measure: &ObservedMeasure, low: f64, high: f64) -> String {
        let share = |share: f64| self.number(share * 100.0, 1);
        let (range, unit) = match measure {
            ObservedMeasure::ShareInTime { .. } if share(low) == share(high) => (share(low), "%"),
            ObservedMeasure::ShareInTime { .. } => (format!("{}–{}", share(low), share(high)), "%"),
            ObservedMeasure::Duration { .. } | ObservedMeasure::Clock { .. } => {
                self.length_range(low, high)
            }
            _ => (self.count_range(low, high), ""),
        };
        format!("{range}{unit}")
    }

    fn length_range(self, low: f64, high: f64) -> (String, &'static str) {
        if is_told_in_weeks(high) {
            return (
                self.count_range(low / 7.0, high / 7.0),
                self.pick(" weken", " weeks"),
            );
        }
        (self.count_range(low, high), self.pick(" dagen", " days"))
    }

    /// Whether an observation lies in the middle nine tenths of the replications.
    pub fn fit(self, fit: Fit) -> &'static str {
        match fit {
            Fit::Fits => self.pick("past", "fits"),
            Fit::TooLow => self.pick("past niet: simulatie te laag", "no: simulated too low"),
            Fit::TooHigh => self.pick("past niet: simulatie te hoog", "no: simulated too high"),
            Fit::NothingSimulated => {
                self.pick("past niet: niets gesimuleerd", "no: nothing simulated")
            }
        }
    }

    /// What all observations say together, in whole sentences.
    pub fn coverage(self, coverage: &Coverage) -> String {
        let mut sentences = vec![self.inside(coverage)];
        if coverage.has_one_too_far() {
            sentences.push(self.too_far(coverage));
        }
        if coverage.has_too_few_replications() {
            sentences.push(self.too_few_to_tell(coverage.replications));
        }
        sentences.push(self.validity(coverage).into());
        sentences.join(" ")
    }

    /// How many fit, and how many one expects.
    fn inside(self, coverage: &Coverage) -> String {
        let (inside, of) = (coverage.inside, coverage.of);
        let expected = self.number(coverage.expected(), 1);
        let chance = self.percent(coverage.chance_of_so_few);
        self.say(
            format!(
                "{inside} van de {of} waarnemingen {} in de middelste 90% van de herhalingen; te verwachten zijn er \
                 {expected}. De kans op zo weinig of minder, als de werkelijkheid een van deze toekomsten was en de \
                 waarnemingen los van elkaar stonden, is {chance}.",
                if inside == 1 { "valt" } else { "vallen" }
            ),
            format!(
                "{inside} of {of} observations {} in the middle 90% of the replications; {expected} are expected. The \
                 chance of so few or fewer, if reality were one of these futures and the observations were independent, \
                 is {chance}.",
                if inside == 1 { "lies" } else { "lie" }
            ),
        )
    }

    /// Whether the study may be relied on. What is not contradicted is not proven.
    fn validity(self, coverage: &Coverage) -> &'static str {
        if coverage.nothing_simulated > 0 {
            self.pick(
                "De studie is niet gevalideerd: iets wat is waargenomen, komt in de simulatie niet voor.",
                "The study is not validated: something that was observed does not occur in the simulation.",
            )
        } else if coverage.fails() {
            self.pick(
                "De studie is niet gevalideerd: zij geeft niet weer wat is waargenomen, en toeval verklaart dat niet.",
                "The study is not validated: it does not reproduce what was observed, and chance does not explain that.",
            )
        } else {
            self.pick(
                "De waarnemingen spreken de studie niet tegen; dat is nog geen bewijs dat zij klopt.",
                "The observations do not contradict the study; that is no proof that it is right.",
            )
        }
    }

    /// How many lie where no replication comes.
    fn too_far(self, coverage: &Coverage) -> String {
        let beyond = coverage.beyond_all;
        let chance = self.percent(coverage.chance_of_beyond);
        self.say(
            format!(
                "Buiten alle herhalingen {} er {beyond}; de kans dat dat met een of meer gebeurt, is hoogstens {chance}.",
                if beyond == 1 { "valt" } else { "vallen" }
            ),
            format!(
                "{beyond} {} beyond all replications; the chance that any would is at most {chance}.",
                if beyond == 1 { "lies" } else { "lie" }
            ),
        )
    }

    fn too_few_to_tell(self, replications: u64) -> String {
        let number = self.replications(replications as usize);
        self.say(
            format!("Let op: met {number} is niet te zeggen waar de middelste 90% ligt."),
            format!("Take care: with {number} it cannot be told where the middle 90% lies."),
        )
    }

    /// What of many lengths of time was told: `mediaan`, `traagste 25% gemiddeld`.
    pub fn part(self, part: ObservedPart) -> String {
        match part {
            ObservedPart::Quantile(quantile) => self.percentile(quantile),
            ObservedPart::Slowest(share) => {
                let share = self.percent_as_set(share);
                self.say(
                    format!("traagste {share} gemiddeld"),
                    format!("slowest {share} on average"),
                )
            }
        }
    }

    fn percentile(self, quantile: f64) -> String {
        if (quantile - 0.5).abs() < 1e-9 {
            return self.pick("mediaan", "median").into();
        }
        let part = self.percent_as_set(quantile);
        let part = part.trim_end_matches('%');
        format!("{} {part}", self.pick("percentiel", "percentile"))
    }

    fn flow(self, flow: ObservedFlow) -> &'static str {
        match flow {
            ObservedFlow::Entered => self.pick("ingestroomd", "entered"),
            ObservedFlow::Started => self.pick("begonnen", "started"),
            ObservedFlow::Completed => self.pick("afgerond", "completed"),
        }
    }

    /// `2020`, `april 2020`, or its first and its last day.
    fn span(self, days: Days) -> String {
        let Days { from, until } = days;
        let begins_month = from.date().day() == 1;
        if begins_month && from.month() == 1 && until == from.plus_months(12) {
            from.year().to_string()
        } else if begins_month && until == from.plus_months(1) {
            self.month(from)
        } else {
            self.days_from_until(from, until)
        }
    }
}

/// The basis of a share, as measures know it.
pub(in crate::output) fn basis_of(basis: ObservedBasis) -> Basis {
    match basis {
        ObservedBasis::Due => Basis::Due,
        ObservedBasis::Finished => Basis::Finished,
    }
}

/// A stock, as measures know it.
pub(in crate::output) fn stock_of(stock: ObservedStock) -> StockMeasure {
    match stock {
        ObservedStock::Waiting => StockMeasure::Waiting,
        ObservedStock::InHand => StockMeasure::InHand,
    }
}

/// A length of time, as measures know it.
pub(in crate::output) fn duration_of(duration: ObservedDuration) -> DurationMeasure {
    match duration {
        ObservedDuration::Wait => DurationMeasure::Wait,
        ObservedDuration::Stage => DurationMeasure::Stage,
        ObservedDuration::SinceReceived => DurationMeasure::SinceReceived,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::small_model::{TEN_WEEKS, TRIAGE, model};
    use crate::model::Language;
    use crate::time::Day;

    const DUTCH: Words = Words::of(Language::Dutch);
    const ENGLISH: Words = Words::of(Language::English);

    fn coverage(inside: usize, chance_of_so_few: f64) -> Coverage {
        Coverage {
            inside,
            of: 3,
            chance_of_so_few,
            nothing_simulated: 0,
            beyond_all: 0,
            chance_of_beyond: 0.03,
            replications: 200,
        }
    }

    #[test]
    fn an_observation_is_told_with_what_and_when() {
        let year = Days {
            from: Day::new(2020, 1, 1),
            until: Day::new(2021, 1, 1),
        };
        let said = |measure, area| {
            let observed = Observed {
                measure,
                area,
                value: 0.0,
                source: None,
            };
            let first = Day::new(2020, 1, 1);
            let model = model(2, first, first, Day::new(2021, 1, 1));
            DUTCH.observation(&observed, &model)
        };
        let share = ObservedMeasure::ShareInTime {
            deadline: TEN_WEEKS,
            basis: ObservedBasis::Finished,
            during: year,
        };
        assert!(said(share, None).ends_with(": afgerond: op tijd, 2020"));
        let clock = ObservedMeasure::Clock {
            deadline: TEN_WEEKS,
            part: ObservedPart::Slowest(0.25),
            during: year,
        };
        assert!(said(clock, None).ends_with(": van begin tot eind, traagste 25% gemiddeld, 2020"));
        let stock = ObservedMeasure::Stock {
            stock: ObservedStock::Waiting,
            stage: TRIAGE,
            date: Day::new(2020, 7, 1),
        };
        assert_eq!(said(stock, None), "triage: wachtend, 1 juli 2020");
        let wait = |quantile, until| ObservedMeasure::Duration {
            duration: ObservedDuration::Wait,
            stage: TRIAGE,
            part: ObservedPart::Quantile(quantile),
            during: Days { until, ..year },
        };
        assert_eq!(
            said(wait(0.5, Day::new(2020, 2, 1)), None),
            "triage: wachttijd, mediaan, januari 2020"
        );
        assert_eq!(
            said(wait(0.75, Day::new(2020, 2, 11)), None),
            "triage: wachttijd, percentiel 75, 1 januari 2020 tot en met 10 februari 2020"
        );
    }

    #[test]
    fn a_study_that_is_not_contradicted_is_not_proven() {
        let said = DUTCH.coverage(&coverage(3, 1.0));
        assert!(said.starts_with("3 van de 3 waarnemingen vallen"), "{said}");
        assert!(said.contains("te verwachten zijn er 2,7"), "{said}");
        assert!(said.ends_with("dat is nog geen bewijs dat zij klopt."));
        assert!(!said.contains("gevalideerd"), "{said}");
    }

    #[test]
    fn a_study_whose_coverage_fails_is_never_called_validated() {
        for words in [DUTCH, ENGLISH] {
            let said = words.coverage(&coverage(1, 0.028));
            assert!(said.contains("3%"), "{said}");
            let is_refused =
                said.contains("is niet gevalideerd") || said.contains("is not validated");
            assert!(is_refused, "{said}");
        }
        let nothing = Coverage {
            nothing_simulated: 1,
            ..coverage(2, 0.271)
        };
        assert!(
            ENGLISH
                .coverage(&nothing)
                .contains("does not occur in the simulation")
        );
    }

    #[test]
    fn an_observation_beyond_all_replications_is_told() {
        let beyond = Coverage {
            beyond_all: 1,
            ..coverage(2, 0.271)
        };
        let said = DUTCH.coverage(&beyond);
        assert!(
            said.contains("Buiten alle herhalingen valt er 1; "),
            "{said}"
        );
        assert!(
            said.contains("is hoogstens 3%. De studie is niet"),
            "{said}"
        );
    }

    #[test]
    fn ranges_have_their_unit_once() {
        let during = Days {
            from: Day::new(2020, 1, 1),
            until: Day::new(2021, 1, 1),
        };
        let wait = ObservedMeasure::Duration {
            duration: ObservedDuration::Wait,
            stage: TRIAGE,
            part: ObservedPart::Quantile(0.5),
            during,
        };
        let share = ObservedMeasure::ShareInTime {
            deadline: TEN_WEEKS,
            basis: ObservedBasis::Due,
            during,
        };
        assert_eq!(DUTCH.observed_range(&wait, 84.0, 189.0), "12–27 weken");
        assert_eq!(ENGLISH.observed_range(&wait, 3.0, 9.0), "3–9 days");
        assert_eq!(DUTCH.observed_range(&share, 0.608, 0.8241), "60,8–82,4%");
        assert_eq!(DUTCH.observed_value(&share, 0.94), "94,0%");
    }

    #[test]
    fn too_few_replications_are_told() {
        let few = Coverage {
            replications: 10,
            ..coverage(3, 1.0)
        };
        assert!(
            ENGLISH
                .coverage(&few)
                .contains("with 10 replications it cannot")
        );
    }
}
