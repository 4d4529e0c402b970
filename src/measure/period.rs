//! `Period`: a part of the reported calendar for which numbers are given, and `Periods`: all such parts.

use std::fmt;
use std::ops::Range;

use crate::model::Model;
use crate::time::Day;

/// How long a period is. The reported time may cut the first and the last of each kind short.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PeriodKind {
    /// A calendar month.
    Month,
    /// Three calendar months: January to March, and so on.
    Quarter,
    /// A calendar year.
    Year,
    /// All of the reported time.
    All,
}

/// A month, quarter or year as far as it is reported, or all that is reported.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Period {
    kind: PeriodKind,
    first: Day,
    end: Day,
    first_month: u16,
    end_month: u16,
    index: u16,
}

impl Period {
    /// How long it is.
    pub fn kind(&self) -> PeriodKind {
        self.kind
    }

    /// The first day of it that is reported.
    pub fn first(&self) -> Day {
        self.first
    }

    /// The day after the last day of it that is reported.
    pub fn end(&self) -> Day {
        self.end
    }

    /// The positions of its months in [`Periods::months`].
    pub fn months(&self) -> Range<usize> {
        usize::from(self.first_month)..usize::from(self.end_month)
    }

    /// Its position in [`Periods::all`].
    pub fn index(&self) -> usize {
        usize::from(self.index)
    }

    /// The name in tables: `2021`, `2021-Q2`, `2021-04` or `all`.
    pub fn label(&self) -> String {
        self.to_string()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.first.date();
        match self.kind {
            PeriodKind::Month => write!(f, "{:04}-{:02}", date.year(), date.month()),
            PeriodKind::Quarter => write!(f, "{:04}-Q{}", date.year(), quarter(self.first)),
            PeriodKind::Year => write!(f, "{:04}", date.year()),
            PeriodKind::All => write!(f, "all"),
        }
    }
}

/// Every period of the reported time: the months, then the quarters, the years and all of it.
///
/// Months are what is counted; the longer periods are sums of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Periods {
    all: Vec<Period>,
    months: usize,
}

impl Periods {
    /// The periods that a model reports.
    pub fn of(model: &Model) -> Self {
        Periods::new(model.from(), model.until())
    }

    /// The periods of the days from `from` up to but not including `until`, which must lie later.
    pub fn new(from: Day, until: Day) -> Self {
        let months = months(from, until);
        let mut all = months.clone();
        all.extend(joined(&months, PeriodKind::Quarter, |day| {
            (day.year(), quarter(day))
        }));
        all.extend(joined(&months, PeriodKind::Year, |day| (day.year(), 0)));
        all.extend(joined(&months, PeriodKind::All, |_| (0, 0)));
        for (index, period) in all.iter_mut().enumerate() {
            period.index = u16::try_from(index).expect("fewer than 65 536 periods");
        }
        Periods {
            all,
            months: months.len(),
        }
    }

    /// All periods: months, quarters, years and the whole.
    pub fn all(&self) -> &[Period] {
        &self.all
    }

    /// The months, in order.
    pub fn months(&self) -> &[Period] {
        &self.all[..self.months]
    }

    /// The periods of one kind, in order.
    pub fn of_kind(&self, kind: PeriodKind) -> impl Iterator<Item = &Period> {
        self.all.iter().filter(move |period| period.kind == kind)
    }

    /// All of the reported time.
    pub fn whole(&self) -> &Period {
        &self.all[self.all.len() - 1]
    }
}

fn months(from: Day, until: Day) -> Vec<Period> {
    let mut months = Vec::new();
    let mut first = from;
    while first < until {
        let end = (first - i32::from(first.date().day() - 1)).plus_months(1);
        let number = u16::try_from(months.len()).expect("fewer than 65 536 months");
        months.push(Period {
            kind: PeriodKind::Month,
            first,
            end: end.min(until),
            first_month: number,
            end_month: number + 1,
            index: 0,
        });
        first = end;
    }
    months
}

/// Neighbouring months with the same key, joined into one period.
fn joined(
    months: &[Period],
    kind: PeriodKind,
    key: impl Fn(Day) -> (i16, i8),
) -> impl Iterator<Item = Period> {
    let groups = months.chunk_by(move |a, b| key(a.first) == key(b.first));
    groups.map(move |group| {
        let (first, last) = (group[0], group[group.len() - 1]);
        Period {
            kind,
            end: last.end,
            end_month: last.end_month,
            ..first
        }
    })
}

fn quarter(day: Day) -> i8 {
    (day.month() - 1) / 3 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(periods: &Periods, kind: PeriodKind) -> Vec<String> {
        periods.of_kind(kind).map(Period::label).collect()
    }

    #[test]
    fn two_whole_years_are_24_months_8_quarters_and_2_years() {
        let periods = Periods::new(Day::new(2021, 1, 1), Day::new(2023, 1, 1));
        assert_eq!(periods.all().len(), 24 + 8 + 2 + 1);
        assert_eq!(periods.whole().months(), 0..24);
        assert_eq!(labels(&periods, PeriodKind::Year), ["2021", "2022"]);
        let spring = periods.of_kind(PeriodKind::Quarter).nth(5).unwrap();
        assert_eq!(
            (spring.label().as_str(), spring.months()),
            ("2022-Q2", 15..18)
        );
        for (index, period) in periods.all().iter().enumerate() {
            assert_eq!(period.index(), index);
        }
    }

    /// Mid-November 2020 to 10 April 2021, both ends inside a month, a quarter and a year.
    #[test]
    fn periods_are_cut_short_at_both_ends() {
        let periods = Periods::new(Day::new(2020, 11, 16), Day::new(2021, 4, 11));
        assert_eq!(
            labels(&periods, PeriodKind::Month),
            [
                "2020-11", "2020-12", "2021-01", "2021-02", "2021-03", "2021-04"
            ]
        );
        assert_eq!(
            labels(&periods, PeriodKind::Quarter),
            ["2020-Q4", "2021-Q1", "2021-Q2"]
        );
        assert_eq!(labels(&periods, PeriodKind::Year), ["2020", "2021"]);
        assert_eq!(labels(&periods, PeriodKind::All), ["all"]);
        let april = periods.months()[5];
        assert_eq!(
            (april.first(), april.end()),
            (Day::new(2021, 4, 1), Day::new(2021, 4, 11))
        );
        let year = *periods.of_kind(PeriodKind::Year).next().unwrap();
        assert_eq!(
            (year.first(), year.end()),
            (Day::new(2020, 11, 16), Day::new(2021, 1, 1))
        );
    }

    #[test]
    fn a_single_day_is_a_period_of_every_kind() {
        let day = Day::new(2024, 2, 29);
        let periods = Periods::new(day, day + 1);
        let labels: Vec<String> = periods.all().iter().map(Period::label).collect();
        assert_eq!(labels, ["2024-02", "2024-Q1", "2024", "all"]);
    }
}
