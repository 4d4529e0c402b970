//! Changes as they are written.

use toml::de::DeValue;

use super::staff::{ORDERS, SettlingText, settling};
use super::stages::SharesText;
use crate::config::collection::{map_of, one_of, one_or_more, placed};
use crate::config::condition::{ConditionText, condition};
use crate::config::law::{LawText, law_of};
use crate::config::problem::Problem;
use crate::config::quantity::{Length, LengthUnit, length};
use crate::config::scalar::{date, in_thousands, iso_date, not_negative, positive, share, text};
use crate::config::source::{Place, Placed};
use crate::config::table::Keys;
use crate::config::value::Value;
use crate::model::Order;
use crate::time::Day;

/// `[[change]]`.
#[derive(Debug)]
pub(in crate::config) struct ChangeText {
    pub(in crate::config) kind: Placed<Kind>,
    pub(in crate::config) title: Option<String>,
    pub(in crate::config) during: DuringText,
    pub(in crate::config) what: WhatText,
}

/// When a change holds.
#[derive(Debug)]
pub(in crate::config) struct DuringText {
    /// The first day, or the first on which `when` is watched; of a hire the day of the decision.
    pub(in crate::config) from: Option<Placed<Day>>,
    /// The first day after it, or a condition that ends it.
    pub(in crate::config) until: Option<Placed<UntilText>>,
    pub(in crate::config) when: Option<ConditionText>,
    /// The least number of days.
    pub(in crate::config) lasting: Option<i32>,
}

/// The end of a change.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::config) enum UntilText {
    Day(Day),
    Condition(ConditionText),
}

/// The word for what is different.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::config) enum Kind {
    Hire,
    Leave,
    Absence,
    Inflow,
    Suspend,
    Stages,
    Areas,
    Route,
    Work,
    Caseload,
    Order,
    Cost,
}

const KINDS: [(&str, Kind); 12] = [
    ("hire", Kind::Hire),
    ("leave", Kind::Leave),
    ("absence", Kind::Absence),
    ("inflow", Kind::Inflow),
    ("suspend", Kind::Suspend),
    ("stages", Kind::Stages),
    ("areas", Kind::Areas),
    ("route", Kind::Route),
    ("work", Kind::Work),
    ("caseload", Kind::Caseload),
    ("order", Kind::Order),
    ("cost", Kind::Cost),
];

impl Kind {
    /// The word that a study uses for it.
    pub(in crate::config) fn word(self) -> &'static str {
        let named = KINDS.iter().find(|(_, kind)| *kind == self);
        named.map_or("", |(word, _)| word)
    }
}

/// What is different.
#[derive(Debug)]
pub(in crate::config) enum WhatText {
    Hire(Box<HireText>),
    Leave {
        team: Placed<String>,
        role: Placed<String>,
        fte: Placed<f64>,
    },
    Absence {
        team: Option<Placed<String>>,
        role: Option<Placed<String>>,
        share: f64,
        /// That of the usual sickness when left out.
        spell: Option<LawText<Length>>,
    },
    Inflow {
        /// All that have a rate when left out.
        arrivals: Option<Vec<Placed<String>>>,
        factor: f64,
    },
    Suspend {
        /// At least one.
        stages: Vec<Placed<String>>,
    },
    Stages {
        team: Placed<String>,
        stages: Vec<Placed<String>>,
    },
    Areas {
        team: Placed<String>,
        /// None means all.
        areas: Option<Vec<Placed<String>>>,
    },
    Route {
        stage: Placed<String>,
        arrivals: Option<Placed<String>>,
        next: SharesText,
    },
    Work {
        /// At least one.
        stages: Vec<Placed<String>>,
        role: Option<Placed<String>>,
        effort: Placed<EffortText>,
    },
    Caseload {
        team: Placed<String>,
        /// None means no limit.
        caseload: Placed<Option<f64>>,
    },
    Order {
        team: Placed<String>,
        order: Order,
    },
    Cost {
        euro: f64,
    },
}

/// People who are to be hired.
#[derive(Debug)]
pub(in crate::config) struct HireText {
    pub(in crate::config) team: Placed<String>,
    pub(in crate::config) role: Placed<String>,
    pub(in crate::config) fte: Placed<f64>,
    /// The fte of every worker; 1 when left out.
    pub(in crate::config) contract: Option<Placed<f64>>,
    /// The most fte that are decided on in a month; no limit when left out.
    pub(in crate::config) per_month: Option<Placed<f64>>,
    /// From the decision to the first working day.
    pub(in crate::config) lag: Option<LawText<Length>>,
    pub(in crate::config) chance: Option<f64>,
    pub(in crate::config) settling: SettlingText,
    pub(in crate::config) stages: Option<Vec<Placed<String>>>,
    pub(in crate::config) received_before: Option<Day>,
    /// Euro per fte.
    pub(in crate::config) cost_per_year: Option<f64>,
}

/// How much work a piece takes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in crate::config) enum EffortText {
    /// Times the usual hours.
    Factor(f64),
    /// The mean hours of every piece.
    Hours(f64),
}

pub(super) fn change(keys: &mut Keys<'_>) -> Option<ChangeText> {
    let Some(kind) = keys.required("kind", placed(one_of(&KINDS))) else {
        keys.ignore_others();
        return None;
    };
    let title = match kind.value {
        Kind::Cost => keys.required("title", text).map(Some),
        _ => Some(keys.optional("title", text)),
    };
    let what = what(keys, kind.value);
    let during = match kind.value {
        Kind::Cost => on_one_day(keys),
        Kind::Hire => during(keys, "decided"),
        _ => during(keys, "from"),
    };
    Some(ChangeText {
        kind,
        title: title?,
        during: during?,
        what: what?,
    })
}

fn what(keys: &mut Keys<'_>, kind: Kind) -> Option<WhatText> {
    match kind {
        Kind::Hire => hire(keys),
        Kind::Leave => leave(keys),
        Kind::Absence => absence(keys),
        Kind::Inflow => inflow(keys),
        Kind::Suspend => {
            let stages = keys.required("stage", one_or_more(placed(text)));
            Some(WhatText::Suspend { stages: stages? })
        }
        Kind::Stages => stages(keys),
        Kind::Areas => areas(keys),
        Kind::Route => route(keys),
        Kind::Work => work(keys),
        Kind::Caseload => caseload(keys),
        Kind::Order => order(keys),
        Kind::Cost => {
            let euro = keys.required("euro", in_thousands(not_negative));
            Some(WhatText::Cost { euro: euro? })
        }
    }
}

/// Dates and conditions; `first` is the key of the first day.
fn during(keys: &mut Keys<'_>, first: &'static str) -> Option<DuringText> {
    let is_triggered = keys.has("when");
    let from = if is_triggered {
        keys.optional(first, placed(date)).map(Some).or(Some(None))
    } else {
        keys.required(first, placed(date)).map(Some)
    };
    let until = keys.optional("until", placed(until));
    let when = keys.optional("when", condition);
    let lasting = keys.optional("for", placed(whole_days));
    if !is_triggered {
        refuse_without_when(keys, until.as_ref(), lasting.map(|days| days.place));
    }
    Some(DuringText {
        from: from?,
        until,
        when,
        lasting: lasting.map(|days| days.value),
    })
}

/// The day on which money is spent.
fn on_one_day(keys: &mut Keys<'_>) -> Option<DuringText> {
    let from = keys.required("from", placed(date));
    Some(DuringText {
        from: Some(from?),
        until: None,
        when: None,
        lasting: None,
    })
}

fn refuse_without_when(keys: &Keys<'_>, until: Option<&Placed<UntilText>>, lasting: Option<Place>) {
    if let Some(Placed {
        value: UntilText::Condition(_),
        place,
    }) = until
    {
        let problem = Problem::new("a condition in `until` needs `when`")
            .at(*place, "this change begins by date, so it ends by date")
            .hint(
                "write a date, or let the change begin by a condition too: `when = \"waiting.onderzoek > 40\"`"
                    .to_owned(),
            );
        keys.log().tell(problem);
    }
    if let Some(place) = lasting {
        let problem = Problem::new("`for` needs `when`")
            .at(
                place,
                "only a change that begins by a condition has a least duration",
            )
            .hint("write the end as a date in `until`".to_owned());
        keys.log().tell(problem);
    }
}

fn until(value: Value<'_>) -> Option<UntilText> {
    match value.content {
        DeValue::String(text) if iso_date(text).is_none() => {
            condition(value).map(UntilText::Condition)
        }
        _ => date(value).map(UntilText::Day),
    }
}

/// Changes begin and end at midnight, so they last whole days.
fn whole_days(value: Value<'_>) -> Option<i32> {
    let Length { amount, unit } = length(value)?;
    let days = match unit {
        LengthUnit::Days => amount,
        LengthUnit::Weeks => amount * 7.0,
        _ => 0.0,
    };
    if days >= 1.0 && days.fract() == 0.0 {
        return Some(days as i32);
    }
    let title = format!("`{}` must be a whole number of days or weeks", value.name());
    value.refuse(title, "a change begins and ends at midnight")
}

fn hire(keys: &mut Keys<'_>) -> Option<WhatText> {
    let team = keys.required("team", placed(text));
    let role = keys.required("role", placed(text));
    let fte = keys.required("fte", placed(positive));
    let contract = keys.optional("contract", placed(positive));
    let per_month = keys.optional("per_month", placed(positive));
    let lag = keys.optional("lag", law_of(length));
    let chance = keys.optional("chance", share);
    let settling = settling(keys);
    let stages = keys.optional("stages", one_or_more(placed(text)));
    let received_before = keys.optional("received_before", date);
    let cost_per_year = keys.optional("cost_per_year", in_thousands(not_negative));
    Some(WhatText::Hire(Box::new(HireText {
        team: team?,
        role: role?,
        fte: fte?,
        contract,
        per_month,
        lag,
        chance,
        settling,
        stages,
        received_before,
        cost_per_year,
    })))
}

fn leave(keys: &mut Keys<'_>) -> Option<WhatText> {
    let team = keys.required("team", placed(text));
    let role = keys.required("role", placed(text));
    let fte = keys.required("fte", placed(positive));
    Some(WhatText::Leave {
        team: team?,
        role: role?,
        fte: fte?,
    })
}

fn absence(keys: &mut Keys<'_>) -> Option<WhatText> {
    let team = keys.optional("team", placed(text));
    let role = keys.optional("role", placed(text));
    let share = keys.required("share", share);
    let spell = keys.optional("spell", law_of(length));
    Some(WhatText::Absence {
        team,
        role,
        share: share?,
        spell,
    })
}

fn inflow(keys: &mut Keys<'_>) -> Option<WhatText> {
    let arrivals = keys.optional("arrivals", one_or_more(placed(text)));
    let factor = keys.required("factor", not_negative);
    Some(WhatText::Inflow {
        arrivals,
        factor: factor?,
    })
}

fn stages(keys: &mut Keys<'_>) -> Option<WhatText> {
    let team = keys.required("team", placed(text));
    let stages = keys.required("stages", one_or_more(placed(text)));
    Some(WhatText::Stages {
        team: team?,
        stages: stages?,
    })
}

fn areas(keys: &mut Keys<'_>) -> Option<WhatText> {
    let team = keys.required("team", placed(text));
    let areas = keys.required("areas", areas_or_all);
    Some(WhatText::Areas {
        team: team?,
        areas: areas?,
    })
}

fn areas_or_all(value: Value<'_>) -> Option<Option<Vec<Placed<String>>>> {
    match value.content {
        DeValue::String(word) if word == "all" => Some(None),
        DeValue::Array(_) => one_or_more(placed(text))(value).map(Some),
        _ => value.wrong_type("a list of areas, or \"all\""),
    }
}

fn route(keys: &mut Keys<'_>) -> Option<WhatText> {
    let stage = keys.required("stage", placed(text));
    let arrivals = keys.optional("arrivals", placed(text));
    let next = keys.required("next", placed(map_of(placed(share))));
    Some(WhatText::Route {
        stage: stage?,
        arrivals,
        next: next?,
    })
}

fn work(keys: &mut Keys<'_>) -> Option<WhatText> {
    let stages = keys.required("stage", one_or_more(placed(text)));
    let role = keys.optional("role", placed(text));
    let effort = effort(keys);
    Some(WhatText::Work {
        stages: stages?,
        role,
        effort: effort?,
    })
}

/// Either a factor or new hours.
fn effort(keys: &mut Keys<'_>) -> Option<Placed<EffortText>> {
    let by_hours = keys.has("hours");
    let both = by_hours && keys.has("factor");
    let hours = keys.optional("hours", placed(positive));
    let factor = match by_hours {
        true => keys.optional("factor", placed(positive)),
        false => keys.required("factor", placed(positive)),
    };
    let effort = |(hours, factor): (Option<Placed<f64>>, Option<Placed<f64>>)| match (hours, factor)
    {
        (Some(hours), Some(factor)) => {
            let problem = Problem::new("work with both a factor and new hours")
                .at(factor.place, "times the usual hours")
                .with(hours.place, "or these hours")
                .hint("leave one of the two out".to_owned());
            keys.log().refuse(problem)
        }
        (Some(hours), None) if !both => Some(Placed {
            value: EffortText::Hours(hours.value),
            place: hours.place,
        }),
        (None, Some(factor)) if !both => Some(Placed {
            value: EffortText::Factor(factor.value),
            place: factor.place,
        }),
        _ => None,
    };
    effort((hours, factor))
}

fn caseload(keys: &mut Keys<'_>) -> Option<WhatText> {
    let team = keys.required("team", placed(text));
    let caseload = keys.required("caseload", placed(cases_or_none));
    Some(WhatText::Caseload {
        team: team?,
        caseload: caseload?,
    })
}

fn cases_or_none(value: Value<'_>) -> Option<Option<f64>> {
    match value.content {
        DeValue::String(word) if word == "none" => Some(None),
        DeValue::String(_) => value.wrong_type("a number of cases, or \"none\""),
        _ => positive(value).map(Some),
    }
}

fn order(keys: &mut Keys<'_>) -> Option<WhatText> {
    let team = keys.required("team", placed(text));
    let order = keys.required("order", one_of(&ORDERS));
    Some(WhatText::Order {
        team: team?,
        order: order?,
    })
}
