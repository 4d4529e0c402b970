//! `Money`: price levels, staff that works on no case, other expenses and income.

use crate::time::Day;

/// What a study says of money beside what its roles and hires cost.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Money {
    /// What an amount of the study is worth in other years.
    pub prices: Prices,
    /// Staff that works on no case.
    pub posts: Vec<OtherPost>,
    /// What else is paid.
    pub expenses: Vec<Expense>,
    /// What is received.
    pub income: Vec<Income>,
}

/// How wages rise from year to year; amounts are those of one price level. By default they do not rise.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Prices {
    /// The calendar year of which the amounts of the study are.
    pub level: i16,
    /// The rise of a calendar year against the year before, 0.019 for 1.9%, by ascending year; years that are left out
    /// bring none.
    pub rises: Vec<(i16, f64)>,
}

impl Prices {
    /// Times how much more a wage is in a calendar year than at the price level of the study.
    pub fn index(&self, year: i16) -> f64 {
        let product = |after: i16, up_to: i16| -> f64 {
            let within = self.rises.iter();
            let within = within.filter(|(of, _)| after < *of && *of <= up_to);
            within.map(|(_, rise)| 1.0 + rise).product()
        };
        product(self.level, year) / product(year, self.level)
    }
}

/// Staff that works on no case: team leaders, project staff.
#[derive(Clone, PartialEq, Debug)]
pub struct OtherPost {
    /// The name for readers and in tables.
    pub title: String,
    /// Full-time equivalents.
    pub fte: f64,
    /// Euro per fte per year, at the price level of the study.
    pub cost_per_year: f64,
    /// The first day; none means since long.
    pub from: Option<Day>,
    /// The first day after it; none means for good.
    pub until: Option<Day>,
}

impl OtherPost {
    /// The part of the days from `first` to before `end` on which the post is there.
    pub fn part_of(&self, first: Day, end: Day) -> f64 {
        let from = self.from.unwrap_or(first).max(first);
        let until = self.until.unwrap_or(end).min(end);
        f64::from((until - from).max(0)) / f64::from(end - first)
    }
}

/// An expense that is not the wage of somebody.
#[derive(Clone, PartialEq, Debug)]
pub struct Expense {
    /// The name for readers and in tables.
    pub title: String,
    /// Is it made for the work on cases, rather than overhead?
    pub direct: bool,
    /// How much it is.
    pub amount: ExpenseAmount,
}

/// How much an expense is.
#[derive(Clone, PartialEq, Debug)]
pub enum ExpenseAmount {
    /// Euro.
    Euro(YearlyEuro),
    /// A part of the wages of the staff that works on cases: 0.035 for 3.5%.
    OfWages(f64),
}

/// Money that comes in.
#[derive(Clone, PartialEq, Debug)]
pub struct Income {
    /// The name for readers and in tables.
    pub title: String,
    /// How much it is.
    pub amount: YearlyEuro,
}

/// Euro as they are paid, without index.
#[derive(Clone, PartialEq, Debug)]
pub enum YearlyEuro {
    /// The same in every whole calendar year.
    Every(f64),
    /// In these calendar years, and nothing in others.
    In(Vec<(i16, f64)>),
}

impl YearlyEuro {
    /// The amount of a whole calendar year.
    pub fn of(&self, year: i16) -> f64 {
        match self {
            YearlyEuro::Every(euro) => *euro,
            YearlyEuro::In(years) => {
                let known = years.iter().find(|(of, _)| *of == year);
                known.map_or(0.0, |(_, euro)| *euro)
            }
        }
    }

    /// Is it paid every year, rather than in some?
    pub fn is_yearly(&self) -> bool {
        matches!(self, YearlyEuro::Every(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Printed in the plan of Zuid-Limburg, appendix 1: a case worker costs 72.652, 74.032, 75.328 and 76.646 from 2016 to
    /// 2019 at 1,90%, 1,75% and 1,75%.
    #[test]
    fn wages_rise_year_by_year() {
        let prices = Prices {
            level: 2016,
            rises: vec![(2017, 0.019), (2018, 0.0175), (2019, 0.0175)],
        };
        let wage = |year| (72_652.0 * prices.index(year)).round();
        let wages = [2016, 2017, 2018, 2019].map(wage);
        let printed = [72_652.0, 74_032.0, 75_328.0, 76_646.0];
        assert!(
            wages
                .iter()
                .zip(printed)
                .all(|(wage, printed)| (wage - printed).abs() < 1e-9)
        );
    }

    /// By hand: what is 102 now was 100 a year ago, with a rise of 2%.
    #[test]
    fn earlier_years_were_cheaper() {
        let prices = Prices {
            level: 2021,
            rises: vec![(2021, 0.02)],
        };
        assert!((102.0 * prices.index(2020) - 100.0).abs() < 1e-12);
        assert!((Prices::default().index(2020) - 1.0).abs() < 1e-15);
    }

    /// By hand: 92 of the 366 days of 2024.
    #[test]
    fn a_post_is_there_for_a_part_of_a_year() {
        let post = OtherPost {
            title: "project".into(),
            fte: 0.5,
            cost_per_year: 1.0,
            from: Some(Day::new(2024, 7, 1)),
            until: Some(Day::new(2024, 10, 1)),
        };
        let part = |year| post.part_of(Day::new(year, 1, 1), Day::new(year + 1, 1, 1));
        assert!((part(2024) - 92.0 / 366.0).abs() < 1e-15);
        assert!(part(2025).abs() < 1e-15);
    }
}
