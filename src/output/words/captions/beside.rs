//! `Beside`: what several scenarios come to, in one chart.

use super::super::language::Words;

/// What several scenarios come to.
#[derive(Clone, Debug)]
pub(in crate::output) struct Beside<'a> {
    /// The title of the scenario that is drawn with its range.
    pub(in crate::output) lead: &'a str,
    /// Names and values, that scenario first.
    pub(in crate::output) values: Vec<(&'a str, f64)>,
}

/// More scenarios are told by their lowest and highest value.
const MOST_NAMED: usize = 4;

impl Words {
    /// `nu 48, impuls 20 en meer 12`; with many scenarios `naar scenario tussen 12 en 48`.
    pub(super) fn by_scenario(self, beside: &Beside<'_>, write: impl Fn(f64) -> String) -> String {
        if beside.values.len() <= MOST_NAMED {
            let values = beside.values.iter();
            let named: Vec<String> = values
                .map(|&(name, value)| format!("{name} {}", write(value)))
                .collect();
            return self.list(&named);
        }
        let values = || beside.values.iter().map(|&(_, value)| value);
        let low = values().fold(f64::INFINITY, f64::min);
        let high = values().fold(f64::NEG_INFINITY, f64::max);
        let range = self.between(&write(low), &write(high));
        format!("{} {range}", self.pick("naar scenario", "by scenario"))
    }

    /// The line of the scenario that is drawn with its range: `mediaan: nu`.
    pub(super) fn lead_of(self, what: &str, beside: Option<&Beside<'_>>) -> String {
        beside.map_or(what.into(), |beside| format!("{what}: {}", beside.lead))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn a_few_scenarios_are_named_and_many_are_a_range() {
        let words = Words::of(Language::Dutch);
        let mut beside = Beside {
            lead: "nu",
            values: vec![("nu", 48.0), ("impuls", 20.0), ("meer", 12.0)],
        };
        let told = |beside: &Beside<'_>| words.by_scenario(beside, |cases| words.count(cases));
        assert_eq!(told(&beside), "nu 48, impuls 20 en meer 12");
        beside.values.extend([("nog meer", 3.0), ("minder", 60.0)]);
        assert_eq!(told(&beside), "naar scenario tussen 3 en 60");
        assert_eq!(words.lead_of("mediaan", Some(&beside)), "mediaan: nu");
        assert_eq!(words.lead_of("mediaan", None), "mediaan");
    }
}
