//! Goals as people write them: `tien-weken.due >= 0.80`, `waiting.onderzoek <= 40`.

use std::fmt;

use super::condition::COMPARISONS;
use super::nearest::did_you_mean;
use crate::model::{
    Comparison, Count, Counted, DeadlineId, Goal, GoalBasis, GoalMeasure, Model, StageId,
};

/// A text that is no goal for a study.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnreadableGoal {
    reason: String,
    hint: Option<String>,
}

impl UnreadableGoal {
    fn new(reason: impl Into<String>, hint: impl Into<Option<String>>) -> Self {
        UnreadableGoal {
            reason: reason.into(),
            hint: hint.into(),
        }
    }

    /// What to write instead.
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }
}

impl fmt::Display for UnreadableGoal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for UnreadableGoal {}

const BASES: [(&str, GoalBasis); 3] = [
    ("due", GoalBasis::Due),
    ("finished", GoalBasis::Finished),
    ("open", GoalBasis::Open),
];

/// What is counted of a stage.
type CountOf = fn(StageId) -> Count;

const COUNTS: [(&str, CountOf); 2] = [("waiting", Count::Waiting), ("in_hand", Count::InHand)];

/// Before the name of a deadline of which terms that are over and not met are counted.
const OVERDUE: &str = "overdue";

const FORMS: &str = "write for example `tien-weken.due >= 0.80`, `waiting.onderzoek <= 40` or `overdue.monitor <= 20`; the signs are >, >=, < and <=";

/// Reads a goal for the deadlines and stages of `model`: the name of a deadline with `.due`, `.finished` or `.open` and a
/// share from 0 to 1; or `waiting.` or `in_hand.` with the name of a stage, or `overdue.` with that of a deadline, and a
/// number of cases.
///
/// # Errors
/// When it is not written so, or names what the model does not have.
pub fn goal(text: &str, model: &Model) -> Result<Goal, UnreadableGoal> {
    let no_goal =
        |reason: &str| UnreadableGoal::new(format!("`{text}`: {reason}"), FORMS.to_owned());
    let signs = text.find(['<', '>', '=']);
    let (left, right) = text.split_at(signs.ok_or_else(|| no_goal("a comparison is expected"))?);
    let comparison = COMPARISONS.iter().find(|(sign, _)| right.starts_with(sign));
    let (sign, comparison) = comparison.ok_or_else(|| no_goal("this comparison is not known"))?;
    let limit = right[sign.len()..].trim();
    let limit: f64 = limit
        .parse()
        .map_err(|_| no_goal(&format!("`{limit}` is not a number")))?;
    let measure = measure(left.trim(), model)?;
    goal_of(measure, *comparison, limit).ok_or_else(|| match measure {
        GoalMeasure::Share(..) => UnreadableGoal::new(
            format!("`{text}`: a share is from 0 to 1"),
            (limit > 1.0 && limit <= 100.0)
                .then(|| format!("{limit} percent is written as `{}`", limit / 100.0)),
        ),
        GoalMeasure::Number(_) => no_goal("a number of cases is zero or more"),
    })
}

fn goal_of(measure: GoalMeasure, comparison: Comparison, limit: f64) -> Option<Goal> {
    let most = match measure {
        GoalMeasure::Share(..) => 1.0,
        GoalMeasure::Number(_) => f64::MAX,
    };
    (0.0..=most).contains(&limit).then_some(Goal {
        measure,
        comparison,
        limit,
    })
}

fn measure(written: &str, model: &Model) -> Result<GoalMeasure, UnreadableGoal> {
    let position = |names: &[&str], name: &str| names.iter().position(|known| *known == name);
    let stages: Vec<&str> = model
        .stages()
        .iter()
        .map(|stage| stage.name.as_str())
        .collect();
    let deadlines = model.deadlines().iter();
    let deadlines: Vec<&str> = deadlines.map(|deadline| deadline.name.as_str()).collect();
    if let Some((first, name)) = written.split_once('.')
        && let Some((_, count)) = COUNTS.iter().find(|(word, _)| *word == first)
    {
        let stage = position(&stages, name).map(StageId::from);
        return stage
            .map(|stage| GoalMeasure::Number(Counted::Cases(count(stage))))
            .ok_or_else(|| {
                let hint = did_you_mean(name, stages.iter().copied());
                UnreadableGoal::new(format!("the study has no stage `{name}`"), hint)
            });
    }
    let deadline = |name: &str| {
        let deadline = position(&deadlines, name).map(DeadlineId::from);
        deadline.ok_or_else(|| {
            let hint = did_you_mean(name, deadlines.iter().copied());
            UnreadableGoal::new(format!("the study has no deadline `{name}`"), hint)
        })
    };
    if let Some((first, name)) = written.split_once('.')
        && first == OVERDUE
    {
        return deadline(name).map(|deadline| GoalMeasure::Number(Counted::Overdue(deadline)));
    }
    if let Some((name, last)) = written.rsplit_once('.')
        && let Some((_, basis)) = BASES.iter().find(|(word, _)| *word == last)
    {
        return deadline(name).map(|deadline| GoalMeasure::Share(deadline, *basis));
    }
    let reason = format!("`{written}` is nothing that a goal can be about");
    let all = all_measures(&stages, &deadlines);
    let hint = did_you_mean(written, all.iter().map(String::as_str));
    Err(UnreadableGoal::new(reason, hint.or(Some(FORMS.to_owned()))))
}

/// Every measure that a goal can be about.
fn all_measures(stages: &[&str], deadlines: &[&str]) -> Vec<String> {
    let of_deadline = |name: &&str| BASES.map(|(basis, _)| format!("{name}.{basis}"));
    let of_stage = |name: &&str| COUNTS.map(|(count, _)| format!("{count}.{name}"));
    let all = deadlines.iter().flat_map(of_deadline);
    let overdue = deadlines.iter().map(|name| format!("{OVERDUE}.{name}"));
    let stages = stages.iter().flat_map(of_stage);
    all.chain(stages).chain(overdue).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse;
    use crate::config::testing::REGION;
    use insta::assert_snapshot;

    fn read(text: &str) -> Result<Goal, UnreadableGoal> {
        let study = parse("x.toml", REGION).unwrap_or_else(|problems| panic!("{problems}"));
        goal(text, &study.scenarios[0].model)
    }

    fn told(text: &str) -> String {
        let unreadable = read(text).unwrap_err();
        format!("{unreadable}\n{}", unreadable.hint().unwrap_or_default())
    }

    #[test]
    fn shares_and_numbers_of_cases_are_goals() {
        assert_eq!(
            read("besluit.due >= 0.90"),
            Ok(Goal {
                measure: GoalMeasure::Share(DeadlineId(0), GoalBasis::Due),
                comparison: Comparison::AtLeast,
                limit: 0.9,
            })
        );
        assert_eq!(
            read(" in_hand.monitor<40 "),
            Ok(Goal {
                measure: GoalMeasure::Number(Counted::Cases(Count::InHand(StageId(2)))),
                comparison: Comparison::Below,
                limit: 40.0,
            })
        );
        assert_eq!(
            read("overdue.besluit <= 5").map(|goal| goal.measure),
            Ok(GoalMeasure::Number(Counted::Overdue(DeadlineId(0))))
        );
    }

    #[test]
    fn what_is_no_goal_is_told_with_what_would_be() {
        assert_snapshot!(told("besluit.due"), @r#"
        `besluit.due`: a comparison is expected
        write for example `tien-weken.due >= 0.80`, `waiting.onderzoek <= 40` or `overdue.monitor <= 20`; the signs are >, >=, < and <=
        "#);
        assert_snapshot!(told("besluit.due = 0.9"), @r#"
        `besluit.due = 0.9`: this comparison is not known
        write for example `tien-weken.due >= 0.80`, `waiting.onderzoek <= 40` or `overdue.monitor <= 20`; the signs are >, >=, < and <=
        "#);
        assert_snapshot!(told("besluit.due >= 90%"), @r#"
        `besluit.due >= 90%`: `90%` is not a number
        write for example `tien-weken.due >= 0.80`, `waiting.onderzoek <= 40` or `overdue.monitor <= 20`; the signs are >, >=, < and <=
        "#);
        assert_snapshot!(told("besluit.due >= 90"), @r#"
        `besluit.due >= 90`: a share is from 0 to 1
        90 percent is written as `0.9`
        "#);
        assert_snapshot!(told("besluid.due >= 0.9"), @r#"
        the study has no deadline `besluid`
        did you mean `besluit`?
        "#);
        assert_snapshot!(told("overdue.besluid <= 5"), @r#"
        the study has no deadline `besluid`
        did you mean `besluit`?
        "#);
        assert_snapshot!(told("besluit.deu >= 0.9"), @r#"
        `besluit.deu` is nothing that a goal can be about
        did you mean `besluit.due`?
        "#);
        assert_snapshot!(told("waiting.onderzoeken <= 40"), @r#"
        the study has no stage `onderzoeken`
        did you mean `onderzoek`?
        "#);
        assert_snapshot!(told("waiting.onderzoek <= -1"), @r#"
        `waiting.onderzoek <= -1`: a number of cases is zero or more
        write for example `tien-weken.due >= 0.80`, `waiting.onderzoek <= 40` or `overdue.monitor <= 20`; the signs are >, >=, < and <=
        "#);
        assert_snapshot!(told("besluit >= 0.9"), @r#"
        `besluit` is nothing that a goal can be about
        valid here: besluit.due, besluit.finished, besluit.open, waiting.triage, in_hand.triage, waiting.onderzoek, in_hand.onderzoek, waiting.monitor, in_hand.monitor, overdue.besluit
        "#);
    }
}
