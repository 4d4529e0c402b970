//! Measures on a day, in a few words: `monitor stil`, `einde monitor stil`.

use super::language::Words;

/// A measure that is marked in a chart.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::output) enum Measure<'a> {
    /// One that the study names.
    Titled(&'a str),
    /// More illness.
    Absence,
    /// Times the usual arrivals.
    Inflow(f64),
    /// The stage of this title is not worked on.
    Suspended(&'a str),
    /// A team works on other stages, or in another order.
    Ranking,
    /// A team serves all areas.
    OneList,
    /// A team serves other areas.
    OtherAreas,
    /// Cases go elsewhere.
    Route,
    /// Work takes more or fewer hours.
    Hours,
    /// Workers hold more or fewer cases.
    Caseload,
    /// Cases are taken in another order.
    Order,
}

impl Words {
    /// What begins or ends on a day, with the scenario in brackets: `einde monitor stil (een-lijst)`.
    pub(in crate::output) fn measure_step(
        self,
        measure: Measure<'_>,
        begins: bool,
        scenario: Option<&str>,
    ) -> String {
        let measure = self.measure(measure);
        let end = if begins {
            ""
        } else {
            self.pick("einde ", "end of ")
        };
        self.of_scenario(&format!("{end}{measure}"), scenario)
    }

    fn measure(self, measure: Measure<'_>) -> String {
        let words = match measure {
            Measure::Titled(title) => return title.into(),
            Measure::Inflow(factor) => {
                let times = self.notation().number(factor, 2);
                return self.say(format!("instroom × {times}"), format!("arrivals × {times}"));
            }
            Measure::Suspended(stage) => {
                return self.say(format!("{stage} stil"), format!("{stage} suspended"));
            }
            Measure::Absence => self.pick("extra verzuim", "extra absence"),
            Measure::Ranking => self.pick("andere rangorde", "other ranking"),
            Measure::OneList => self.pick("één lijst", "one list"),
            Measure::OtherAreas => self.pick("andere gebieden", "other areas"),
            Measure::Route => self.pick("andere routes", "other routes"),
            Measure::Hours => self.pick("andere uren per zaak", "other hours a case"),
            Measure::Caseload => self.pick("andere caseload", "other caseload"),
            Measure::Order => self.pick("andere volgorde", "other order"),
        };
        words.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn a_measure_begins_and_ends() {
        let words = Words::of(Language::Dutch);
        let step =
            |begins, scenario| words.measure_step(Measure::Suspended("monitor"), begins, scenario);
        assert_eq!(step(true, None), "monitor stil");
        assert_eq!(step(false, Some("zomer")), "einde monitor stil (zomer)");
        assert_eq!(
            words.measure_step(Measure::Inflow(0.8), true, None),
            "instroom × 0,80"
        );
        let english = Words::of(Language::English);
        assert_eq!(
            english.measure_step(Measure::Titled("flu"), false, None),
            "end of flu"
        );
    }
}
