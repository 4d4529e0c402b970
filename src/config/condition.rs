//! Conditions as people write them: `"waiting.onderzoek > 40"`, `"in_hand.monitor <= 10"`.

use super::nearest::nearest;
use super::quantity::Misread;
use super::scalar::text;
use super::source::Placed;
use super::value::Value;
use crate::model::{Comparison, Count, StageId};

use super::problem::Problem;

/// A number compared with a limit, as it was written.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct ConditionText<C = WatchedText> {
    /// What is counted.
    pub(super) counted: C,
    /// The stage, the arrivals or the deadline of which it is counted, placed at the whole condition.
    pub(super) of: Placed<String>,
    pub(super) comparison: Comparison,
    /// Zero or more.
    pub(super) limit: f64,
}

/// Which cases of a stage are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum CountedText {
    Waiting,
    InHand,
}

impl CountedText {
    /// What is counted, of a stage that is known.
    pub(super) fn of(self, stage: StageId) -> Count {
        match self {
            CountedText::Waiting => Count::Waiting(stage),
            CountedText::InHand => Count::InHand(stage),
        }
    }
}

/// What a change waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum WatchedText {
    /// Cases of a stage.
    Cases(CountedText),
    /// Reports of a year.
    Received,
}

const WATCHED: [(&str, WatchedText); 3] = [
    ("waiting", WatchedText::Cases(CountedText::Waiting)),
    ("in_hand", WatchedText::Cases(CountedText::InHand)),
    ("received", WatchedText::Received),
];

/// What a target counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum TargetCountText {
    /// Cases of a stage.
    Cases(CountedText),
    /// Terms of a deadline that are over and not met.
    Overdue,
}

const TARGET_COUNTS: [(&str, TargetCountText); 3] = [
    ("waiting", TargetCountText::Cases(CountedText::Waiting)),
    ("in_hand", TargetCountText::Cases(CountedText::InHand)),
    ("overdue", TargetCountText::Overdue),
];

/// The longer signs first, for each begins with a shorter one.
pub(super) const COMPARISONS: [(&str, Comparison); 4] = [
    (">=", Comparison::AtLeast),
    ("<=", Comparison::AtMost),
    (">", Comparison::Above),
    ("<", Comparison::Below),
];

const FORMS: &str = "write for example `\"waiting.onderzoek > 40\"`, `\"in_hand.monitor <= 10\"` or `\"received.meldingen >= 1500\"`; the signs are >, >=, < and <=";

const TARGET_FORMS: &str = "write for example `\"waiting.onderzoek <= 40\"`, `\"in_hand.monitor <= 10\"` or `\"overdue.besluit <= 5\"`; the signs are >, >=, < and <=";

/// Reads a condition on the cases of a stage or on arrivals, such as `"waiting.onderzoek > 40"`.
pub(super) fn condition(value: Value<'_>) -> Option<ConditionText> {
    read(value, &WATCHED, FORMS)
}

/// Reads what a target says of the cases of a stage or the terms of a deadline, such as `"overdue.besluit <= 5"`.
pub(super) fn target_condition(value: Value<'_>) -> Option<ConditionText<TargetCountText>> {
    read(value, &TARGET_COUNTS, TARGET_FORMS)
}

fn read<C: Copy>(
    value: Value<'_>,
    counts: &[(&'static str, C)],
    forms: &str,
) -> Option<ConditionText<C>> {
    let written = text(value)?;
    match parse(&written, counts) {
        Ok((counted, of, comparison, limit)) => Some(ConditionText {
            counted,
            of: Placed {
                value: of,
                place: value.place,
            },
            comparison,
            limit,
        }),
        Err(misread) => {
            let title = format!("`{}` cannot be read as a condition", value.name());
            let problem = Problem::new(title).at(value.place, misread.fault);
            value.tell(problem.hint(misread.hint.unwrap_or_else(|| forms.to_owned())))
        }
    }
}

fn parse<C: Copy>(
    text: &str,
    counts: &[(&'static str, C)],
) -> Result<(C, String, Comparison, f64), Misread> {
    let at = text
        .find(['<', '>'])
        .ok_or_else(|| Misread::new("a comparison is expected"))?;
    let (left, right) = text.split_at(at);
    if left.ends_with('=') {
        let sign = &right[..1];
        return Err(
            Misread::new(format!("`={sign}` is no comparison")).hint(format!("write `{sign}=`"))
        );
    }
    let signs = || COMPARISONS.iter();
    let (sign, comparison) = signs()
        .find(|(sign, _)| right.starts_with(sign))
        .ok_or_else(|| Misread::new("a comparison is expected"))?;
    let (counted, of) = counted(left.trim(), counts)?;
    let limit = limit(right[sign.len()..].trim())?;
    Ok((counted, of, *comparison, limit))
}

fn counted<C: Copy>(text: &str, counts: &[(&'static str, C)]) -> Result<(C, String), Misread> {
    let (word, of) = text.split_once('.').unwrap_or((text, ""));
    let found = counts.iter().find(|(name, _)| *name == word);
    let Some((_, counted)) = found else {
        let misread = Misread::new(format!("nothing called `{word}` is counted"));
        return Err(match nearest(word, counts.iter().map(|(name, _)| *name)) {
            Some(name) => misread.hint(format!("did you mean `{name}`?")),
            None => misread,
        });
    };
    if of.is_empty() {
        return Err(Misread::new(format!("a name is expected after `{word}.`")));
    }
    Ok((*counted, of.to_owned()))
}

fn limit(text: &str) -> Result<f64, Misread> {
    match text.parse::<f64>() {
        Ok(limit) if limit.is_finite() && limit >= 0.0 => Ok(limit),
        Ok(_) => Err(Misread::new("a number of cases is zero or more")),
        Err(_) if text.is_empty() => Err(Misread::new("a number is expected after the sign")),
        Err(_) => Err(Misread::new(format!("`{text}` is not a number"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::testing::{told, try_read};
    use insta::assert_snapshot;

    fn read(written: &str) -> (WatchedText, String, Comparison, f64) {
        let text = format!("when = \"{written}\"");
        let condition = try_read(&text, |keys| keys.required("when", condition)).unwrap();
        let ConditionText {
            counted,
            of,
            comparison,
            limit,
        } = condition;
        (counted, of.value, comparison, limit)
    }

    #[test]
    fn a_condition_counts_compares_and_limits() {
        use CountedText::*;
        use WatchedText::*;
        let stage = |name: &str| name.to_owned();
        assert_eq!(
            read("waiting.onderzoek > 40"),
            (Cases(Waiting), stage("onderzoek"), Comparison::Above, 40.0)
        );
        assert_eq!(
            read("in_hand.monitor<=10"),
            (Cases(InHand), stage("monitor"), Comparison::AtMost, 10.0)
        );
        assert_eq!(
            read(" waiting.voorwaarden en vervolg >= 2.5 "),
            (
                Cases(Waiting),
                stage("voorwaarden en vervolg"),
                Comparison::AtLeast,
                2.5
            )
        );
        assert_eq!(
            read("in_hand.a.b < 0"),
            (Cases(InHand), stage("a.b"), Comparison::Below, 0.0)
        );
        assert_eq!(
            read("received.meldingen >= 1532"),
            (Received, stage("meldingen"), Comparison::AtLeast, 1532.0)
        );
    }

    #[test]
    fn a_target_counts_terms_too() {
        let text = "holds = \"overdue.tien weken <= 5\"";
        let read = try_read(text, |keys| keys.required("holds", target_condition)).unwrap();
        assert_eq!(
            (read.counted, read.of.value.as_str(), read.limit),
            (TargetCountText::Overdue, "tien weken", 5.0)
        );
        assert_snapshot!(told(text, |keys| keys.required("holds", condition)), @r#"
        error: `holds` cannot be read as a condition
         --> x.toml:1:9
          |
        1 | holds = "overdue.tien weken <= 5"
          |         ^^^^^^^^^^^^^^^^^^^^^^^^^ nothing called `overdue` is counted
          |
          = hint: write for example `"waiting.onderzoek > 40"`, `"in_hand.monitor <= 10"` or `"received.meldingen >= 1500"`; the signs are >, >=, < and <=

        1 problem in x.toml
        "#);
        let text = "holds = \"overdu.besluit <= 5\"";
        assert_snapshot!(told(text, |keys| keys.required("holds", target_condition)), @r#"
        error: `holds` cannot be read as a condition
         --> x.toml:1:9
          |
        1 | holds = "overdu.besluit <= 5"
          |         ^^^^^^^^^^^^^^^^^^^^^ nothing called `overdu` is counted
          |
          = hint: did you mean `overdue`?

        1 problem in x.toml
        "#);
    }

    #[test]
    fn what_is_no_condition_is_told_what_is_missing() {
        let study = "a = \"waiting.onderzoek\"\nb = \"wating.onderzoek > 40\"\nc = \"waiting > 40\"\nd = \"waiting.onderzoek > veertig\"\ne = \"waiting.onderzoek => 40\"\nf = 40\n";
        let told = told(study, |keys| {
            for key in ["a", "b", "c", "d", "e"] {
                keys.required(key, condition);
            }
            keys.required("f", condition)
        });
        assert_snapshot!(told, @r#"
        error: `a` cannot be read as a condition
         --> x.toml:1:5
          |
        1 | a = "waiting.onderzoek"
          |     ^^^^^^^^^^^^^^^^^^^ a comparison is expected
          |
          = hint: write for example `"waiting.onderzoek > 40"`, `"in_hand.monitor <= 10"` or `"received.meldingen >= 1500"`; the signs are >, >=, < and <=

        error: `b` cannot be read as a condition
         --> x.toml:2:5
          |
        2 | b = "wating.onderzoek > 40"
          |     ^^^^^^^^^^^^^^^^^^^^^^^ nothing called `wating` is counted
          |
          = hint: did you mean `waiting`?

        error: `c` cannot be read as a condition
         --> x.toml:3:5
          |
        3 | c = "waiting > 40"
          |     ^^^^^^^^^^^^^^ a name is expected after `waiting.`
          |
          = hint: write for example `"waiting.onderzoek > 40"`, `"in_hand.monitor <= 10"` or `"received.meldingen >= 1500"`; the signs are >, >=, < and <=

        error: `d` cannot be read as a condition
         --> x.toml:4:5
          |
        4 | d = "waiting.onderzoek > veertig"
          |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `veertig` is not a number
          |
          = hint: write for example `"waiting.onderzoek > 40"`, `"in_hand.monitor <= 10"` or `"received.meldingen >= 1500"`; the signs are >, >=, < and <=

        error: `e` cannot be read as a condition
         --> x.toml:5:5
          |
        5 | e = "waiting.onderzoek => 40"
          |     ^^^^^^^^^^^^^^^^^^^^^^^^^ `=>` is no comparison
          |
          = hint: write `>=`

        error: `f` must be text
         --> x.toml:6:5
          |
        6 | f = 40
          |     ^^ found a whole number
          |
          = hint: write it in quotes: `"40"`

        6 problems in x.toml
        "#);
    }
}
