//! Roles and teams as they are written.

use crate::config::collection::{Named, list_of, map_of, one_of, placed, table};
use crate::config::law::{LawText, law_of};
use crate::config::problem::Problem;
use crate::config::quantity::{Length, length};
use crate::config::scalar::{flag, in_thousands, not_negative, positive, share, text};
use crate::config::source::Placed;
use crate::config::table::Keys;
use crate::config::value::Value;
use crate::model::Order;
use crate::time::HoursPerYear;

/// `[role.NAME]`.
#[derive(Debug)]
pub(in crate::config) struct RoleText {
    pub(in crate::config) title: Option<String>,
    pub(in crate::config) hours_per_year: Placed<HoursPerYear>,
    /// Euro per fte.
    pub(in crate::config) cost_per_year: Option<f64>,
}

/// `[team.NAME]`.
#[derive(Debug)]
pub(in crate::config) struct TeamText {
    pub(in crate::config) title: Option<String>,
    /// Fte per role; none for a team whose people are all to be hired.
    pub(in crate::config) staff: Option<Placed<Vec<Named<Placed<f64>>>>>,
    /// The fte of every worker, where they all have the same.
    pub(in crate::config) contract: Option<Placed<f64>>,
    /// What the team works on, first things first.
    pub(in crate::config) stages: Placed<Vec<Placed<String>>>,
    /// The areas the team serves; all of them when left out.
    pub(in crate::config) areas: Option<Vec<Placed<String>>>,
    pub(in crate::config) external: Option<bool>,
    /// Open cases per fte.
    pub(in crate::config) caseload: Option<Placed<f64>>,
    pub(in crate::config) order: Option<Order>,
    pub(in crate::config) turnover: Option<Placed<TurnoverText>>,
}

/// `turnover = { .. }`.
#[derive(Debug)]
pub(in crate::config) struct TurnoverText {
    /// Departures from one post.
    pub(in crate::config) per_year: f64,
    /// How long the post is vacant.
    pub(in crate::config) vacancy: LawText<Length>,
    pub(in crate::config) settling: SettlingText,
}

/// How a newcomer comes up to speed.
#[derive(Debug)]
pub(in crate::config) struct SettlingText {
    pub(in crate::config) ramp: Option<Length>,
    /// Only beside a ramp.
    pub(in crate::config) pace: Option<f64>,
    /// Of one fte; only beside a ramp.
    pub(in crate::config) mentor: Option<f64>,
}

pub(super) const ORDERS: [(&str, Order); 4] = [
    ("fifo", Order::Fifo),
    ("due", Order::Due),
    ("slack", Order::Slack),
    ("accumulating", Order::Accumulating),
];

pub(super) fn role(keys: &mut Keys<'_>) -> Option<RoleText> {
    let title = keys.optional("title", text);
    let hours_per_year = keys.required("hours_per_year", placed(hours_per_year));
    let cost_per_year = keys.optional("cost_per_year", in_thousands(not_negative));
    Some(RoleText {
        title,
        hours_per_year: hours_per_year?,
        cost_per_year,
    })
}

fn hours_per_year(value: Value<'_>) -> Option<HoursPerYear> {
    match value.content.as_str() {
        Some("always") => Some(HoursPerYear::Always),
        Some(_) => value.wrong_type("a number of hours, or \"always\""),
        None => in_thousands(positive)(value).map(HoursPerYear::Hours),
    }
}

pub(super) fn team(keys: &mut Keys<'_>) -> Option<TeamText> {
    let title = keys.optional("title", text);
    let is_staffed = keys.has("staff");
    let staff = keys.optional("staff", placed(map_of(placed(positive))));
    let contract = keys.optional("contract", placed(positive));
    let stages = keys.required("stages", placed(list_of(placed(text))));
    let areas = keys.optional("areas", list_of(placed(text)));
    let external = keys.optional("external", flag);
    let caseload = keys.optional("caseload", placed(positive));
    let order = keys.optional("order", one_of(&ORDERS));
    let turnover = keys.optional("turnover", placed(table(turnover)));
    // A team of which the staff is wrong is not a team without.
    (staff.is_some() || !is_staffed).then_some(())?;
    Some(TeamText {
        title,
        staff,
        contract,
        stages: stages?,
        areas,
        external,
        caseload,
        order,
        turnover,
    })
}

fn turnover(keys: &mut Keys<'_>) -> Option<TurnoverText> {
    let per_year = keys.required("per_year", not_negative);
    let vacancy = keys.required("vacancy", law_of(length));
    let settling = settling(keys);
    Some(TurnoverText {
        per_year: per_year?,
        vacancy: vacancy?,
        settling,
    })
}

/// `ramp`, `pace` and `mentor`, which mean nothing without each other.
pub(super) fn settling(keys: &mut Keys<'_>) -> SettlingText {
    let ramp = keys.optional("ramp", placed(length));
    let pace = keys.optional("pace", placed(share));
    let mentor = keys.optional("mentor", placed(share));
    if let (Some(ramp), false) = (ramp, keys.has("pace")) {
        let problem = Problem::new("`ramp` without `pace`")
            .at(ramp.place, "from which output does it rise?")
            .hint("write the part of full output on the first day: `pace = 0.5`".to_owned());
        keys.log().tell(problem);
    }
    for (key, share) in [("pace", pace), ("mentor", mentor)] {
        if let (Some(share), false) = (share, keys.has("ramp")) {
            let problem = Problem::new(format!("`{key}` without `ramp`"))
                .at(share.place, "for how long?")
                .hint("write the time to full output: `ramp = \"6 months\"`".to_owned());
            keys.log().tell(problem);
        }
    }
    SettlingText {
        ramp: ramp.map(|ramp| ramp.value),
        pace: pace.map(|pace| pace.value),
        mentor: mentor.map(|mentor| mentor.value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::testing::told;
    use insta::assert_snapshot;

    #[test]
    fn the_hours_of_a_year_are_a_number_or_always() {
        let told_of = |study| {
            told(study, |keys| {
                keys.required("hours_per_year", hours_per_year)
            })
        };
        assert_snapshot!(told_of("hours_per_year = \"alway\""), @r#"
        error: `hours_per_year` must be a number of hours, or "always"
         --> x.toml:1:18
          |
        1 | hours_per_year = "alway"
          |                  ^^^^^^^ found text

        1 problem in x.toml
        "#);
        assert_snapshot!(told_of("hours_per_year = 0"), @r#"
        error: `hours_per_year` must be above 0
         --> x.toml:1:18
          |
        1 | hours_per_year = 0
          |                  ^ this is out of range

        1 problem in x.toml
        "#);
        assert_eq!(told_of("hours_per_year = \"always\""), "no problem");
    }
}
