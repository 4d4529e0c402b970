//! Price levels, other posts, expenses and income as they are written.

use toml::de::DeValue;

use crate::config::collection::{Named, map_of, placed};
use crate::config::problem::Problem;
use crate::config::scalar::{
    date, flag, in_thousands, not_negative, number, positive, share, text, whole_from,
};
use crate::config::source::Placed;
use crate::config::table::Keys;
use crate::config::value::Value;
use crate::time::Day;

/// `[money]`.
#[derive(Debug)]
pub(in crate::config) struct PricesText {
    pub(in crate::config) prices_of: Placed<i16>,
    pub(in crate::config) rise: Option<Placed<YearlyText>>,
}

/// A number that is the same in every year, or one for each of some years.
#[derive(Debug)]
pub(in crate::config) enum YearlyText {
    Every(f64),
    In(Vec<(Placed<i16>, f64)>),
}

/// `[[post]]`.
#[derive(Debug)]
pub(in crate::config) struct PostText {
    pub(in crate::config) title: Placed<String>,
    pub(in crate::config) fte: f64,
    pub(in crate::config) cost_per_year: f64,
    pub(in crate::config) from: Option<Placed<Day>>,
    pub(in crate::config) until: Option<Placed<Day>>,
}

/// `[[expense]]`.
#[derive(Debug)]
pub(in crate::config) struct ExpenseText {
    pub(in crate::config) title: Placed<String>,
    pub(in crate::config) direct: Option<bool>,
    pub(in crate::config) amount: AmountText,
}

/// How much an expense is: just one of the two.
#[derive(Debug)]
pub(in crate::config) enum AmountText {
    Euro(Placed<YearlyText>),
    OfWages(f64),
}

/// `[[income]]`.
#[derive(Debug)]
pub(in crate::config) struct IncomeText {
    pub(in crate::config) title: Placed<String>,
    pub(in crate::config) euro: Placed<YearlyText>,
}

pub(super) fn prices(keys: &mut Keys<'_>) -> Option<PricesText> {
    let prices_of = keys.required("prices_of", placed(year));
    let rise = keys.optional("rise", placed(yearly(rise)));
    Some(PricesText {
        prices_of: prices_of?,
        rise,
    })
}

pub(super) fn post(keys: &mut Keys<'_>) -> Option<PostText> {
    let title = keys.required("title", placed(text));
    let fte = keys.required("fte", positive);
    let cost_per_year = keys.required("cost_per_year", in_thousands(not_negative));
    let from = keys.optional("from", placed(date));
    let until = keys.optional("until", placed(date));
    Some(PostText {
        title: title?,
        fte: fte?,
        cost_per_year: cost_per_year?,
        from,
        until,
    })
}

pub(super) fn expense(keys: &mut Keys<'_>) -> Option<ExpenseText> {
    let title = keys.required("title", placed(text));
    let direct = keys.optional("direct", flag);
    let (has_euro, has_part) = (keys.has("euro"), keys.has("of_wages"));
    let euro = keys.optional("euro", placed(yearly(in_thousands(not_negative))));
    let of_wages = keys.optional("of_wages", placed(share));
    let title = title?;
    if has_euro == has_part {
        let reason = if has_euro {
            "both `euro` and `of_wages`"
        } else {
            "neither `euro` nor `of_wages`"
        };
        let problem = Problem::new(format!("an expense with {reason}"))
            .at(title.place, "how much is it?")
            .hint("write `euro = 80_000`, `euro = { 2016 = 80_000 }` for some years, or `of_wages = 0.035`".to_owned());
        return keys.log().refuse(problem);
    }
    let of_wages = of_wages.map(|part| AmountText::OfWages(part.value));
    Some(ExpenseText {
        title,
        direct,
        amount: euro.map(AmountText::Euro).or(of_wages)?,
    })
}

pub(super) fn income(keys: &mut Keys<'_>) -> Option<IncomeText> {
    let title = keys.required("title", placed(text));
    let euro = keys.required("euro", placed(yearly(in_thousands(not_negative))));
    Some(IncomeText {
        title: title?,
        euro: euro?,
    })
}

/// One number for all years, or a table with one for each year.
fn yearly<'a>(read: impl Fn(Value<'a>) -> Option<f64>) -> impl Fn(Value<'a>) -> Option<YearlyText> {
    move |value| {
        if !matches!(value.content, DeValue::Table(_)) {
            return read(value).map(YearlyText::Every);
        }
        let named = map_of(&read)(value)?.into_iter();
        let years: Vec<Option<_>> = named
            .map(|Named { name, value: euro }| Some((year_of(value, &name)?, euro)))
            .collect();
        years.into_iter().collect::<Option<_>>().map(YearlyText::In)
    }
}

fn year_of(value: Value<'_>, name: &Placed<String>) -> Option<Placed<i16>> {
    let year = name.value.parse().ok().filter(|year| is_believable(*year));
    match year {
        Some(value) => Some(Placed {
            value,
            place: name.place,
        }),
        None => value.tell(
            Problem::new(format!("`{}` is no calendar year", name.value))
                .at(name.place, "a year from 1900 to 2200 is expected")
                .hint("write for example `{ 2016 = 80_000 }`".to_owned()),
        ),
    }
}

/// A calendar year in the years for which holidays are known.
fn year(value: Value<'_>) -> Option<i16> {
    let year = i16::try_from(whole_from(0)(value)?).ok();
    if let Some(year) = year.filter(|year| is_believable(*year)) {
        return Some(year);
    }
    let title = format!("`{}` must lie in the years 1900 to 2200", value.name());
    value.refuse(title, "this year is out of range")
}

fn is_believable(year: i16) -> bool {
    (1900..=2200).contains(&year)
}

/// A rise of wages in a year: 0.019 is 1.9%.
fn rise(value: Value<'_>) -> Option<f64> {
    let rise = number(value)?;
    if rise > -0.5 && rise < 0.5 {
        return Some(rise);
    }
    let problem = Problem::new(format!("`{}` is more than half", value.name()))
        .at(value.place, "of a year's wage?")
        .hint(format!("{rise} percent is written as `{}`", rise / 100.0));
    value.tell(problem)
}
