//! Price levels, other posts, expenses and income.

use std::ops::RangeInclusive;

use super::context::Context;
use super::period::Period;
use crate::config::problem::Problem;
use crate::config::source::Placed;
use crate::config::study::money::{
    AmountText, ExpenseText, IncomeText, PostText, PricesText, YearlyText,
};
use crate::model::{Expense, ExpenseAmount, Income, Money, OtherPost, Prices, YearlyEuro};
use crate::time::Day;

/// What the study says of money. Without a period nothing is said of years.
pub(super) fn money(context: &Context<'_>, period: Option<Period>) -> Money {
    let text = context.text;
    let years = period.map(|period| period.from.year()..=(period.until - 1).year());
    each_once(context, text.posts.iter().map(|post| &post.title));
    each_once(context, text.expenses.iter().map(|expense| &expense.title));
    each_once(context, text.income.iter().map(|income| &income.title));
    let yearly = |written: &Placed<YearlyText>| euro(context, &written.value, years.as_ref());
    let expense = |written: &ExpenseText| Expense {
        title: written.title.value.clone(),
        direct: written.direct.unwrap_or(false),
        amount: match &written.amount {
            AmountText::Euro(euro) => ExpenseAmount::Euro(yearly(euro)),
            AmountText::OfWages(part) => ExpenseAmount::OfWages(*part),
        },
    };
    let income = |written: &IncomeText| Income {
        title: written.title.value.clone(),
        amount: yearly(&written.euro),
    };
    let prices = text.prices.as_ref();
    Money {
        prices: prices
            .map(|written| self::prices(context, written, years.as_ref()))
            .unwrap_or_default(),
        posts: text
            .posts
            .iter()
            .map(|written| post(context, written, period))
            .collect(),
        expenses: text.expenses.iter().map(expense).collect(),
        income: text.income.iter().map(income).collect(),
    }
}

/// A title is the name in tables.
fn each_once<'t>(context: &Context<'_>, titles: impl Iterator<Item = &'t Placed<String>>) {
    let titles: Vec<_> = titles.collect();
    for (position, title) in titles.iter().enumerate() {
        if titles[..position]
            .iter()
            .any(|before| before.value == title.value)
        {
            let problem = Problem::new(format!("`{}` stands there twice", title.value))
                .hint("give each a title of its own: tables know it by that".to_owned());
            context.tell(problem, title.place, "this is the second time");
        }
    }
}

fn post(context: &Context<'_>, written: &PostText, period: Option<Period>) -> OtherPost {
    let (from, until) = (written.from, written.until);
    if let Some(period) = period {
        let begins = from.map_or(period.from, |from| from.value.max(period.from));
        let ends = until.map_or(period.until, |until| until.value.min(period.until));
        let place = from.or(until).map(|day| day.place);
        if let (true, Some(place)) = (begins >= ends, place) {
            let title = format!("`{}` is there on no reported day", written.title.value);
            let problem = Problem::new(title)
                .hint("`until` is the first day after it; it must come later than `from`, in the reported period".to_owned());
            context.tell(problem, place, "of which days?");
        }
    }
    let day = |placed: Option<Placed<Day>>| placed.map(|placed| placed.value);
    OtherPost {
        title: written.title.value.clone(),
        fte: written.fte,
        cost_per_year: written.cost_per_year,
        from: day(from),
        until: day(until),
    }
}

/// Rises of all years from the price level to the first and to the last that is reported.
fn prices(
    context: &Context<'_>,
    written: &PricesText,
    years: Option<&RangeInclusive<i16>>,
) -> Prices {
    let level = written.prices_of.value;
    let mut rises = Vec::new();
    if let Some(years) = years {
        let needed = level.min(*years.start()) + 1..=level.max(*years.end());
        match &written.rise {
            None => {}
            Some(rise) => match &rise.value {
                YearlyText::Every(rise) => rises = needed.map(|year| (year, *rise)).collect(),
                YearlyText::In(known) => {
                    rises = known
                        .iter()
                        .map(|(year, rise)| (year.value, *rise))
                        .collect();
                    let title = "a year of which no price is asked";
                    refuse_years_outside(context, known, &needed, title);
                    refuse_missing_rises(context, rise, known, needed);
                }
            },
        }
    }
    rises.sort_by_key(|(year, _)| *year);
    Prices { level, rises }
}

/// A year that is left out would not rise, which nobody said.
fn refuse_missing_rises(
    context: &Context<'_>,
    written: &Placed<YearlyText>,
    known: &[(Placed<i16>, f64)],
    mut needed: RangeInclusive<i16>,
) {
    let is_missing = |year: &i16| known.iter().all(|(of, _)| of.value != *year);
    if let Some(year) = needed.find(is_missing) {
        let problem = Problem::new(format!("`rise` says nothing of {year}")).hint(
            "give every year from that of the prices to the last, or one number for all".to_owned(),
        );
        context.tell(problem, written.place, "how much do wages rise?");
    }
}

fn euro(
    context: &Context<'_>,
    written: &YearlyText,
    years: Option<&RangeInclusive<i16>>,
) -> YearlyEuro {
    match written {
        YearlyText::Every(euro) => YearlyEuro::Every(*euro),
        YearlyText::In(known) => {
            if let Some(years) = years {
                refuse_years_outside(context, known, years, "a year that is not reported");
            }
            let years = known.iter().map(|(year, euro)| (year.value, *euro));
            YearlyEuro::In(years.collect())
        }
    }
}

fn refuse_years_outside(
    context: &Context<'_>,
    known: &[(Placed<i16>, f64)],
    years: &RangeInclusive<i16>,
    title: &str,
) {
    let (first, last) = (years.start(), years.end());
    let outside = known
        .iter()
        .filter(|(year, _)| !years.contains(&year.value));
    for (year, _) in outside {
        let problem = if first > last {
            Problem::new(title)
        } else {
            Problem::new(title).hint(format!("years from {first} to {last} mean something here"))
        };
        context.tell(problem, year.place, "nothing would be done with this");
    }
}
