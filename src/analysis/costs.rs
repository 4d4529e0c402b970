//! Costs: what staff, hires and the rest cost in each year, and what of it is for good.

use super::across_runs::mean;
use super::names::change_name;
use super::post::Post;
use super::worksheet::part_of_year;
use crate::measure::{Period, PeriodKind, Periods, RunMeasures};
use crate::model::{
    Change, ChangeKind, Expense, ExpenseAmount, Hire, Model, RoleId, Scenario, TeamId, YearlyEuro,
};
use crate::time::Day;

/// What an item costs in the reported part of a calendar year.
#[derive(Clone, PartialEq, Debug)]
pub struct CostRow {
    /// The calendar year.
    pub year: i16,
    /// For what.
    pub item: CostItem,
    /// Is it for good?
    pub nature: Nature,
    /// The mean over the replications. Staff costs what is paid: fte-days times the cost of a year over the days of that
    /// year, at the prices of that year.
    pub euro: f64,
}

/// What money is spent on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CostItem {
    /// The staff of a team with one role, hires left out.
    Staff {
        /// The team; never a partner.
        team: TeamId,
        /// The role.
        role: RoleId,
    },
    /// A hire, by its name in tables.
    Hire(String),
    /// Something that is paid once, by its name in tables.
    Once(String),
    /// Staff that works on no case, by its title.
    Post(String),
    /// An expense, by its title.
    Expense(String),
}

/// Whether an expense ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nature {
    /// It goes on for good: staff, and what has no end.
    Structural,
    /// It ends: what is paid once, hires and posts that end, expenses of some years.
    Incidental,
}

impl Nature {
    /// The name in tables.
    pub fn key(self) -> &'static str {
        match self {
            Nature::Structural => "structural",
            Nature::Incidental => "incidental",
        }
    }

    fn of_what_ends(ends: bool) -> Self {
        if ends {
            Nature::Incidental
        } else {
            Nature::Structural
        }
    }
}

/// An item in the reported part of a calendar year.
#[derive(Clone, Debug)]
pub(super) struct Account {
    /// The calendar year.
    pub(super) year: Period,
    pub(super) item: CostItem,
    pub(super) nature: Nature,
    /// Euro in each run.
    pub(super) by_run: Vec<f64>,
}

/// A row in every year for each item of which the cost is known, and one for what is paid once.
pub(super) fn rows(accounts: &[Account]) -> Vec<CostRow> {
    let row = |account: &Account| CostRow {
        year: account.year.first().year(),
        item: account.item.clone(),
        nature: account.nature,
        euro: mean(&account.by_run, |euro| *euro),
    };
    accounts.iter().map(row).collect()
}

/// Every item of which the cost is known, year by year.
pub(super) fn accounts(scenario: &Scenario, runs: &[RunMeasures]) -> Vec<Account> {
    let periods = Periods::of(&scenario.model);
    let years = periods.of_kind(PeriodKind::Year);
    years
        .flat_map(|year| {
            let books = Books {
                scenario,
                runs,
                year,
            };
            books.accounts()
        })
        .collect()
}

/// The roles of our own staff and hires of which it is not known what they cost.
pub(super) fn unpriced_roles(model: &Model) -> Vec<RoleId> {
    let posts = Post::of_our_own(model).into_iter();
    let staffed = posts.filter(|post| post.is_there_at_the_start(model));
    let of_staff = staffed.map(|post| post.role);
    let of_staff = of_staff.filter(|role| model.role(*role).cost_per_year.is_none());
    let hires = model
        .changes()
        .iter()
        .filter_map(|change| match &change.kind {
            ChangeKind::Hire(hire) if cost_per_year(model, hire).is_none() => Some(hire),
            _ => None,
        });
    let ours = hires.filter(|hire| !model.team(hire.team).external);
    let mut roles: Vec<RoleId> = of_staff.chain(ours.map(|hire| hire.role)).collect();
    roles.sort_by_key(|role| role.index());
    roles.dedup();
    roles
}

/// What is paid in a year.
#[derive(Clone, Copy)]
struct Books<'a> {
    scenario: &'a Scenario,
    runs: &'a [RunMeasures],
    year: &'a Period,
}

impl Books<'_> {
    fn accounts(self) -> Vec<Account> {
        let mut accounts: Vec<Account> = self.staff().chain(self.hires()).collect();
        let wages = self.sums(&accounts);
        accounts.extend(self.paid_once());
        accounts.extend(self.posts());
        accounts.extend(self.expenses(&wages));
        accounts
    }

    fn account(self, item: CostItem, nature: Nature, by_run: Vec<f64>) -> Account {
        Account {
            year: *self.year,
            item,
            nature,
            by_run,
        }
    }

    /// The same in every run.
    fn sure(self, item: CostItem, nature: Nature, euro: f64) -> Account {
        self.account(item, nature, vec![euro; self.runs.len()])
    }

    /// What accounts come to in each run.
    fn sums(self, accounts: &[Account]) -> Vec<f64> {
        let sum = |run: usize| accounts.iter().map(|account| account.by_run[run]).sum();
        (0..self.runs.len()).map(sum).collect()
    }

    fn model(&self) -> &Model {
        &self.scenario.model
    }

    /// Euro for a day of what costs so much in a year at the price level of the study.
    fn daily(&self, cost_per_year: f64) -> f64 {
        let year = self.year.first().year();
        let index = self.scenario.money.prices.index(year);
        cost_per_year * index / days_of_calendar_year(self.year)
    }

    fn staff(&self) -> impl Iterator<Item = Account> {
        let of_post = |post: Post| {
            let daily = self.daily(self.model().role(post.role).cost_per_year?);
            let euro = |run: &RunMeasures| {
                let desks = post.desks.iter();
                let days: f64 = desks.map(|&desk| run.paid_at_desk(desk, self.year)).sum();
                daily * days
            };
            let item = CostItem::Staff {
                team: post.team,
                role: post.role,
            };
            let is_there = post.is_there_at_the_start(self.model());
            let by_run = self.runs.iter().map(euro).collect();
            is_there.then(|| self.account(item, Nature::Structural, by_run))
        };
        Post::of_our_own(self.model())
            .into_iter()
            .filter_map(of_post)
    }

    fn hires(&self) -> impl Iterator<Item = Account> {
        let model = self.model();
        let of_change = |position: usize| {
            let change = &model.changes()[position];
            let ChangeKind::Hire(hire) = &change.kind else {
                return None;
            };
            let daily = self.daily(cost_per_year(model, hire)?);
            let runs = self.runs.iter();
            let by_run = runs.map(|run| daily * run.paid_by_hire(position, self.year));
            let item = CostItem::Hire(change_name(model, position));
            let nature = Nature::of_what_ends(ends(change));
            Some(self.account(item, nature, by_run.collect()))
        };
        (0..model.changes().len()).filter_map(of_change)
    }

    /// What is paid on a day of the year; on which day a trigger starts a change is known to no table.
    fn paid_once(&self) -> impl Iterator<Item = Account> {
        let (model, year) = (self.model(), self.year);
        let of_change = |position: usize| {
            let ChangeKind::Cost { euro } = model.changes()[position].kind else {
                return None;
            };
            let during = &model.changes()[position].during;
            let day = during.from.unwrap_or(model.start());
            let is_paid = during.trigger.is_none() && year.first() <= day && day < year.end();
            let item = CostItem::Once(change_name(model, position));
            is_paid.then(|| self.sure(item, Nature::Incidental, euro))
        };
        (0..model.changes().len()).filter_map(of_change)
    }

    fn posts(&self) -> impl Iterator<Item = Account> {
        let posts = self.scenario.money.posts.iter();
        posts.map(|post| {
            let days = f64::from(self.year.end() - self.year.first());
            let there = post.fte * days * post.part_of(self.year.first(), self.year.end());
            let nature = Nature::of_what_ends(post.until.is_some());
            let item = CostItem::Post(post.title.clone());
            self.sure(item, nature, there * self.daily(post.cost_per_year))
        })
    }

    /// Those of a part of the wages are of the wages of staff and hires.
    fn expenses(&self, wages: &[f64]) -> impl Iterator<Item = Account> {
        let expenses = self.scenario.money.expenses.iter();
        expenses.map(|expense: &Expense| {
            let item = CostItem::Expense(expense.title.clone());
            match &expense.amount {
                ExpenseAmount::Euro(euro) => {
                    let amount = euro.of(self.year.first().year()) * part_of_year(self.year);
                    let nature = Nature::of_what_ends(!self.goes_on(euro));
                    self.sure(item, nature, amount)
                }
                ExpenseAmount::OfWages(part) => {
                    let by_run = wages.iter().map(|wages| part * wages).collect();
                    self.account(item, Nature::Structural, by_run)
                }
            }
        })
    }

    /// Is it paid in every reported year?
    fn goes_on(&self, euro: &YearlyEuro) -> bool {
        let (first, last) = (self.model().from(), self.model().until() - 1);
        (first.year()..=last.year()).all(|year| euro.of(year) > 0.0)
    }
}

/// Does a change end, on a date or by a condition?
fn ends(change: &Change) -> bool {
    let during = &change.during;
    let by_condition = during
        .trigger
        .as_ref()
        .is_some_and(|trigger| trigger.until.is_some());
    during.until.is_some() || by_condition
}

/// That of the hire itself, else that of the role unless it joins a partner.
fn cost_per_year(model: &Model, hire: &Hire) -> Option<f64> {
    let of_role = model.role(hire.role).cost_per_year;
    let is_ours = !model.team(hire.team).external;
    hire.cost_per_year.or(of_role.filter(|_| is_ours))
}

fn days_of_calendar_year(period: &Period) -> f64 {
    let year = period.first().year();
    f64::from(Day::new(year + 1, 1, 1) - Day::new(year, 1, 1))
}
