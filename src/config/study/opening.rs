//! The opening position as it is written.

use toml::de::{DeTable, DeValue};

use super::study_text::Names;
use crate::config::collection::{alternatives, names_to, placed};
use crate::config::law::{LawText, law_of};
use crate::config::problem::Problem;
use crate::config::quantity::{Length, length};
use crate::config::scalar::{text, whole_from};
use crate::config::source::Placed;
use crate::config::table::{Keys, read_table};
use crate::config::value::Value;

/// `[opening]`.
#[derive(Debug)]
pub(in crate::config) struct OpeningText {
    /// The file of open cases, as seen from the folder of the study.
    pub(in crate::config) file: Option<Placed<String>>,
    pub(in crate::config) stages: Names<OpeningStageText>,
}

/// `[opening.stage.NAME]`.
#[derive(Debug)]
pub(in crate::config) struct OpeningStageText {
    pub(in crate::config) waiting: Option<Placed<u64>>,
    pub(in crate::config) in_hand: Option<Placed<u64>>,
    pub(in crate::config) monitored: Option<Placed<u64>>,
    /// Since entry into the stage; left out only when it is not needed.
    pub(in crate::config) age: Option<LawText<Length>>,
    /// Since entry into the stage, of cases in hand; as `age` when left out.
    pub(in crate::config) age_in_hand: Option<LawText<Length>>,
    /// Between receipt and entry.
    pub(in crate::config) received: Option<LawText<Length>>,
    pub(in crate::config) arrivals: Option<Placed<String>>,
    pub(in crate::config) area: Option<Placed<String>>,
}

pub(super) fn opening(value: Value<'_>) -> Option<Placed<OpeningText>> {
    match value.content {
        DeValue::Table(table) if table.is_empty() => value.refuse(
            "`opening` says nothing",
            "a `file`, or a table `opening.stage.NAME`, is expected here",
        ),
        _ => placed(|value| read_table(value, opening_keys))(value),
    }
}

fn opening_keys(keys: &mut Keys<'_>) -> Option<OpeningText> {
    let file = keys.optional("file", placed(text));
    let stages = keys.optional("stage", names_to(stage));
    Some(OpeningText {
        file,
        stages: stages.unwrap_or_default(),
    })
}

/// Counts of cases in a stage, at least one of them.
fn stage(value: Value<'_>) -> Option<OpeningStageText> {
    let counts = |table: &DeTable<'_>| COUNTS.iter().any(|key| table.contains_key(*key));
    match value.content {
        DeValue::Table(table) if !counts(table) => value.refuse(
            format!("`{}` counts no cases", value.name()),
            format!("{} is expected here", alternatives(COUNTS.to_vec())),
        ),
        _ => read_table(value, stage_keys),
    }
}

const COUNTS: [&str; 3] = ["waiting", "in_hand", "monitored"];

fn stage_keys(keys: &mut Keys<'_>) -> Option<OpeningStageText> {
    let count = || placed(whole_from(0));
    let waiting = keys.optional("waiting", count());
    let in_hand = keys.optional("in_hand", count());
    let monitored = keys.optional("monitored", count());
    let own_age_in_hand = keys.has("age_in_hand");
    let age = if keys.has("waiting") || (keys.has("in_hand") && !own_age_in_hand) {
        keys.required("age", law_of(length))
    } else {
        keys.optional("age", law_of(length))
    };
    let age_in_hand = keys.optional("age_in_hand", law_of(length));
    let received = keys.optional("received", law_of(length));
    let arrivals = keys.optional("arrivals", placed(text));
    let area = keys.optional("area", placed(text));
    let ages = [
        ("age_in_hand", &age_in_hand, keys.has("in_hand")),
        (
            "age",
            &age,
            keys.has("waiting")
                || keys.has("monitored")
                || (keys.has("in_hand") && !own_age_in_hand),
        ),
    ];
    for (key, age, is_used) in ages {
        if let (Some(age), false) = (age, is_used) {
            let problem = Problem::new(format!("`{key}` of no cases"))
                .at(age.place, "no case that is counted here has this age")
                .hint(format!("leave `{key}` out, or count the cases"));
            keys.log().tell(problem);
        }
    }
    Some(OpeningStageText {
        waiting,
        in_hand,
        monitored,
        age,
        age_in_hand,
        received,
        arrivals,
        area,
    })
}
