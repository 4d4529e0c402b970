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
const MOST_NAMED: usize = 2;

impl Words {
    /// `nu 48 en impuls 20`; of more than two scenarios the ends: `van 12 (meer) tot 48 (nu)`.
    pub(super) fn by_scenario(self, beside: &Beside<'_>, write: impl Fn(f64) -> String) -> String {
        let values = &beside.values;
        if values.len() <= MOST_NAMED {
            let named: Vec<String> = values
                .iter()
                .map(|&(name, value)| format!("{name} {}", write(value)))
                .collect();
            return self.list(&named);
        }
        // Of scenarios with the same value the first.
        let lowest = values
            .iter()
            .reduce(|one, other| if other.1 < one.1 { other } else { one });
        let highest = values
            .iter()
            .reduce(|one, other| if other.1 > one.1 { other } else { one });
        let (Some(lowest), Some(highest)) = (lowest, highest) else {
            return String::new();
        };
        let (low, high) = (write(lowest.1), write(highest.1));
        if low == high {
            return self.say(
                format!("in elk scenario {low}"),
                format!("in every scenario {low}"),
            );
        }
        self.say(
            format!("van {low} ({}) tot {high} ({})", lowest.0, highest.0),
            format!("from {low} ({}) to {high} ({})", lowest.0, highest.0),
        )
    }

    /// Every scenario: `nu 48; impuls 20; meer 12`.
    pub(super) fn each_scenario(
        self,
        beside: &Beside<'_>,
        write: impl Fn(f64) -> String,
    ) -> String {
        let named = beside.values.iter();
        let named: Vec<String> = named
            .map(|&(name, value)| format!("{name} {}", write(value)))
            .collect();
        named.join("; ")
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
            values: vec![("nu", 48.0), ("impuls", 20.0)],
        };
        let told = |beside: &Beside<'_>| words.by_scenario(beside, |cases| words.count(cases));
        assert_eq!(told(&beside), "nu 48 en impuls 20");
        beside.values.extend([("meer", 3.0), ("minder", 60.0)]);
        assert_eq!(told(&beside), "van 3 (meer) tot 60 (minder)");
        let same = Beside {
            lead: "nu",
            values: vec![("nu", 2.0), ("impuls", 2.0), ("meer", 2.1)],
        };
        let whole = words.by_scenario(&same, |cases| words.number(cases, 0));
        assert_eq!(whole, "in elk scenario 2");
        assert_eq!(words.lead_of("mediaan", Some(&beside)), "mediaan: nu");
        assert_eq!(words.lead_of("mediaan", None), "mediaan");
    }
}
