//! The workload sheet: numbers times norm hours, and what that takes in fte and euro, without simulating.
//!
//! It is the sheet that consultants make of a service (Q-Consult for Zuid-Limburg, 2016), for every reported calendar year:
//! expected cases of each stage, times norm hours, times the share of cases that need them; over the productive hours of one
//! fte; times its wage in that year. It is not rounded on the way. Dated changes count as far as they can be foreseen. Of
//! waiting it knows nothing: at just so many fte as it asks for, lists still come and go, or grow.

use super::foreseen::{fte_of, work_factor};
use super::load::{cases_by_stage, productive_seconds};
use super::post::Post;
use crate::measure::{Period, PeriodKind, Periods};
use crate::model::{
    AreaId, AverageShare, DeskId, Expense, ExpenseAmount, Income, Model, Money, Norms, OtherPost,
    Piece, RoleId, Scenario, StageId,
};
use crate::time::Day;

/// The sheet of one scenario.
#[derive(Clone, PartialEq, Debug)]
pub struct Worksheet {
    /// A sheet for each reported calendar year.
    pub years: Vec<SheetYear>,
}

/// The sheet of a calendar year.
#[derive(Clone, PartialEq, Debug)]
pub struct SheetYear {
    /// The calendar year, as far as it is reported.
    pub year: Period,
    /// What is done, in the order of the stages; stages without work of our own staff have none.
    pub products: Vec<Product>,
    /// The share of cases that is taken to need a role where that is averaged over stages.
    pub average_shares: Vec<(RoleId, f64)>,
    /// The staff that it takes, by role.
    pub roles: Vec<RoleNeed>,
    /// Staff that works on no case.
    pub posts: Vec<PostLine>,
    /// Expenses for the work on cases, then overhead.
    pub expenses: Vec<ExpenseLine>,
    /// What is received.
    pub income: Vec<MoneyLine>,
}

/// One line of what is done: a stage with those that count with it.
#[derive(Clone, PartialEq, Debug)]
pub struct Product {
    /// The stage.
    pub stage: StageId,
    /// Expected cases that enter it.
    pub number: f64,
    /// Hours of each role for one case that needs all of them, by role id.
    pub norm_hours: Vec<f64>,
    /// Hours of each role in the year, by role id.
    pub hours: Vec<f64>,
}

impl Product {
    /// Hours of all roles in the year.
    pub fn all_hours(&self) -> f64 {
        self.hours.iter().sum()
    }
}

/// What the work of a role takes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RoleNeed {
    /// The role.
    pub role: RoleId,
    /// Hours in the year.
    pub hours: f64,
    /// Hours if the share of each stage counted where the sheet averages them; else the same.
    pub hours_by_stage_shares: f64,
    /// Full-time equivalents that it takes; none for a role without productive hours.
    pub fte: Option<f64>,
    /// Full-time equivalents if the share of each stage counted.
    pub fte_by_stage_shares: Option<f64>,
    /// Full-time equivalents that the teams have, on average over the year.
    pub fte_present: f64,
    /// Euro per fte in the year, when known.
    pub wage: Option<f64>,
    /// Part of the calendar year that is reported.
    part_of_year: f64,
}

impl RoleNeed {
    /// Euro in the reported part of the year, when known.
    pub fn euro(&self) -> Option<f64> {
        Some(self.fte? * self.wage? * self.part_of_year)
    }
}

/// Staff that works on no case.
#[derive(Clone, PartialEq, Debug)]
pub struct PostLine {
    /// The title.
    pub title: String,
    /// Full-time equivalents, on average over the year.
    pub fte: f64,
    /// Euro per fte in the year.
    pub wage: f64,
    /// Euro in the reported part of the year.
    pub euro: f64,
}

/// An expense.
#[derive(Clone, PartialEq, Debug)]
pub struct ExpenseLine {
    /// The title.
    pub title: String,
    /// Is it made for the work on cases, rather than overhead?
    pub direct: bool,
    /// Euro in the reported part of the year.
    pub euro: f64,
}

/// An amount under a name.
#[derive(Clone, PartialEq, Debug)]
pub struct MoneyLine {
    /// The title.
    pub title: String,
    /// Euro in the reported part of the year.
    pub euro: f64,
}

impl SheetYear {
    /// Expected cases of all products.
    pub fn number(&self) -> f64 {
        self.products.iter().map(|product| product.number).sum()
    }

    /// Hours of all roles.
    pub fn hours(&self) -> f64 {
        self.roles.iter().map(|need| need.hours).sum()
    }

    /// Full-time equivalents that the work on cases takes.
    pub fn direct_fte(&self) -> f64 {
        self.roles.iter().filter_map(|need| need.fte).sum()
    }

    /// The same if the share of each stage counted where the sheet averages them.
    pub fn direct_fte_by_stage_shares(&self) -> f64 {
        let fte = |need: &RoleNeed| need.fte_by_stage_shares;
        self.roles.iter().filter_map(fte).sum()
    }

    /// With staff that works on no case.
    pub fn all_fte(&self) -> f64 {
        self.direct_fte() + self.posts.iter().map(|post| post.fte).sum::<f64>()
    }

    /// What the work on cases costs; a role of which the wage is not known costs nothing here.
    pub fn direct_costs(&self) -> f64 {
        let wages: f64 = self.roles.iter().filter_map(RoleNeed::euro).sum();
        wages + self.expenses_that_are(true)
    }

    /// What else is paid.
    pub fn indirect_costs(&self) -> f64 {
        let posts: f64 = self.posts.iter().map(|post| post.euro).sum();
        posts + self.expenses_that_are(false)
    }

    /// All that is paid.
    pub fn costs(&self) -> f64 {
        self.direct_costs() + self.indirect_costs()
    }

    /// All that is received.
    pub fn all_income(&self) -> f64 {
        self.income.iter().map(|line| line.euro).sum()
    }

    /// What is received less what is paid.
    pub fn difference(&self) -> f64 {
        self.all_income() - self.costs()
    }

    /// Is it known what anything costs?
    pub fn knows_money(&self) -> bool {
        let has_wage = self.roles.iter().any(|need| need.wage.is_some());
        has_wage || !(self.posts.is_empty() && self.expenses.is_empty())
    }

    /// Does the sheet average a share, so that it asks another number of fte than its cases do?
    pub fn averages_shares(&self) -> bool {
        let differs = |need: &RoleNeed| (need.hours - need.hours_by_stage_shares).abs() > 1e-6;
        self.roles.iter().any(differs)
    }

    fn expenses_that_are(&self, direct: bool) -> f64 {
        let lines = self.expenses.iter().filter(|line| line.direct == direct);
        lines.map(|line| line.euro).sum()
    }
}

/// The workload sheet of a scenario.
pub fn worksheet(scenario: &Scenario) -> Worksheet {
    let periods = Periods::of(&scenario.model);
    let years = periods.of_kind(PeriodKind::Year);
    Worksheet {
        years: years.map(|year| sheet_of(scenario, year)).collect(),
    }
}

fn sheet_of(scenario: &Scenario, year: &Period) -> SheetYear {
    let Scenario {
        model,
        money,
        norms,
        ..
    } = scenario;
    let counted = Counted {
        model,
        norms,
        year,
        cases: cases_by_stage(model, year),
    };
    let roles = counted.roles(money);
    let wages: f64 = roles.iter().filter_map(RoleNeed::euro).sum();
    SheetYear {
        year: *year,
        products: counted.products(),
        average_shares: counted.average_shares(),
        roles,
        posts: posts(money, year),
        expenses: expenses(money, year, wages),
        income: income(money, year),
    }
}

/// Numbers and norms of a year.
struct Counted<'a> {
    model: &'a Model,
    norms: &'a Norms,
    year: &'a Period,
    /// Expected entries, by stage.
    cases: Vec<f64>,
}

impl Counted<'_> {
    fn products(&self) -> Vec<Product> {
        let stages = (0..self.model.stages().len()).map(StageId::from);
        let product = |stage: StageId| self.product(stage);
        stages.filter_map(product).collect()
    }

    /// The line of a stage; none when it has none of its own, or no work of our own staff.
    fn product(&self, stage: StageId) -> Option<Product> {
        let roles = self.model.roles().len();
        let mut product = Product {
            stage,
            number: self.cases[stage.index()],
            norm_hours: vec![0.0; roles],
            hours: vec![0.0; roles],
        };
        let mut has_work = false;
        for (of, piece) in self.our_work() {
            if self.norms.product_of(of) == stage {
                has_work = true;
                let norm = self.norm(of, piece);
                product.norm_hours[piece.role.index()] += norm;
                product.hours[piece.role.index()] +=
                    self.cases[of.index()] * norm * self.share(of, piece);
            }
        }
        has_work.then_some(product)
    }

    fn roles(&self, money: &Money) -> Vec<RoleNeed> {
        let roles = (0..self.model.roles().len()).map(RoleId::from);
        let needs = roles.map(|role| self.need(role, money));
        needs
            .filter(|need| need.hours > 0.0 || need.fte_present > 0.0)
            .collect()
    }

    fn need(&self, role: RoleId, money: &Money) -> RoleNeed {
        let hours_at = |share: &dyn Fn(StageId, &Piece) -> f64| -> f64 {
            let work = self.our_work().filter(|(_, piece)| piece.role == role);
            work.map(|(stage, piece)| {
                self.cases[stage.index()] * self.norm(stage, piece) * share(stage, piece)
            })
            .sum()
        };
        let hours = hours_at(&|stage, piece| self.share(stage, piece));
        let hours_by_stage_shares = hours_at(&|_, piece| piece.share);
        let of_one = productive_seconds(self.model, role, self.year) / 3600.0;
        let fte = |hours: f64| (of_one > 0.0).then(|| hours / of_one);
        let wage = self.model.role(role).cost_per_year;
        RoleNeed {
            role,
            hours,
            hours_by_stage_shares,
            fte: fte(hours),
            fte_by_stage_shares: fte(hours_by_stage_shares),
            fte_present: self.fte_present(role),
            wage: wage.map(|wage| wage * money.prices.index(self.year.first().year())),
            part_of_year: part_of_year(self.year),
        }
    }

    fn fte_present(&self, role: RoleId) -> f64 {
        let posts = Post::of_our_own(self.model).into_iter();
        let desks = posts
            .filter(|post| post.role == role)
            .flat_map(|post| post.desks);
        desks.map(|desk| fte_of(self.model, desk, self.year)).sum()
    }

    /// Every piece of work that is not left to partners.
    fn our_work(&self) -> impl Iterator<Item = (StageId, &Piece)> {
        let stages = self.model.stages().iter().enumerate();
        let pieces = stages.flat_map(|(index, stage)| {
            let id = StageId::from(index);
            stage.work.iter().map(move |piece| (id, piece))
        });
        pieces.filter(|(stage, piece)| !self.is_of_partners(*stage, piece.role))
    }

    /// May only partners do it?
    fn is_of_partners(&self, stage: StageId, role: RoleId) -> bool {
        let model = self.model;
        let is_partner = |desk: DeskId| model.team(model.desks().desk(desk).team).external;
        let areas = (0..model.areas().len()).map(AreaId::from);
        let mut able = areas.flat_map(|area| model.offers().of(stage, role, area));
        let mut there_are_some = false;
        let all_are_partners = able.all(|offer| {
            there_are_some = true;
            is_partner(offer.desk)
        });
        there_are_some && all_are_partners
    }

    fn norm(&self, stage: StageId, piece: &Piece) -> f64 {
        piece.hours.mean() * work_factor(self.model, stage, piece.role, self.year)
    }

    /// The share of cases that need a piece: its own, or the average that the sheet is to take.
    fn share(&self, stage: StageId, piece: &Piece) -> f64 {
        let mut averages = self.norms.average_shares.iter();
        let average = averages.find(|average| average.role == piece.role && average.covers(stage));
        let mean = average.and_then(|average| self.mean_of(average));
        mean.unwrap_or(piece.share)
    }

    fn average_shares(&self) -> Vec<(RoleId, f64)> {
        let averages = self.norms.average_shares.iter();
        let mean = |average: &AverageShare| Some((average.role, self.mean_of(average)?));
        averages.filter_map(mean).collect()
    }

    fn mean_of(&self, average: &AverageShare) -> Option<f64> {
        average.mean(|stage| self.cases[stage.index()])
    }
}

fn posts(money: &Money, year: &Period) -> Vec<PostLine> {
    let line = |post: &OtherPost| {
        let fte = post.fte * post.part_of(year.first(), year.end());
        let wage = post.cost_per_year * money.prices.index(year.first().year());
        PostLine {
            title: post.title.clone(),
            fte,
            wage,
            euro: fte * wage * part_of_year(year),
        }
    };
    money.posts.iter().map(line).collect()
}

/// Those for the work on cases first.
fn expenses(money: &Money, year: &Period, wages: f64) -> Vec<ExpenseLine> {
    let line = |expense: &Expense| ExpenseLine {
        title: expense.title.clone(),
        direct: expense.direct,
        euro: match &expense.amount {
            ExpenseAmount::Euro(euro) => euro.of(year.first().year()) * part_of_year(year),
            ExpenseAmount::OfWages(part) => part * wages,
        },
    };
    let mut lines: Vec<ExpenseLine> = money.expenses.iter().map(line).collect();
    lines.sort_by_key(|line| !line.direct);
    lines
}

fn income(money: &Money, year: &Period) -> Vec<MoneyLine> {
    let line = |income: &Income| MoneyLine {
        title: income.title.clone(),
        euro: income.amount.of(year.first().year()) * part_of_year(year),
    };
    money.income.iter().map(line).collect()
}

/// The reported part of a calendar year.
pub(super) fn part_of_year(period: &Period) -> f64 {
    let year = period.first().year();
    let days = Day::new(year + 1, 1, 1) - Day::new(year, 1, 1);
    f64::from(period.end() - period.first()) / f64::from(days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::small_model::{RESEARCH, TRIAGE, parts, piece, role, team};
    use crate::model::{ModelParts, Prices, YearlyEuro};

    const MW: RoleId = RoleId(0);
    const WT: RoleId = RoleId(1);

    fn close(computed: f64, expected: f64) -> bool {
        (computed - expected).abs() < 1e-9 * expected.abs().max(1.0)
    }

    /// One report a day from 1 July 2021 until 2023: triage of one hour, then research of one hour by a role MW that is always
    /// there (24 hours a day), and one hour of partners.
    fn scenario(money: Money, norms: Norms) -> Scenario {
        let first = Day::new(2021, 7, 1);
        let small = parts(1, first, first, Day::new(2023, 1, 1));
        let mut roles = small.roles.clone();
        roles[0].cost_per_year = Some(60_000.0);
        roles.push(role("WT"));
        let mut stages = small.stages.clone();
        stages[RESEARCH.index()].work.push(piece(WT, 1.0));
        let mut partner = team("partner", &[1.0]);
        partner.external = true;
        partner.staff[0].role = WT;
        partner.stages = vec![RESEARCH];
        let teams = [small.teams.clone(), vec![partner]].concat();
        let model = Model::new(ModelParts {
            roles,
            stages,
            teams,
            ..small
        });
        Scenario {
            name: "baseline".into(),
            title: "as it is".into(),
            settings: Vec::new(),
            model: model.expect("a right model"),
            money,
            norms,
        }
    }

    fn rising(posts: Vec<OtherPost>, expenses: Vec<Expense>, income: Vec<Income>) -> Money {
        Money {
            prices: Prices {
                level: 2021,
                rises: vec![(2022, 0.10)],
            },
            posts,
            expenses,
            income,
        }
    }

    /// By hand: 184 reports in the half year of 2021, 365 in 2022, each two hours of MW. One fte has 24 hours a day, 4416 in
    /// the half year and 8760 in the year: 368 / 4416 = 730 / 8760 = 1/12 fte. It costs 60.000 a year, 66.000 after a
    /// rise of a tenth: 60.000 / 12 x 184 / 365 and 66.000 / 12. Partners are not ours.
    #[test]
    fn hours_over_productive_hours_times_wage() {
        let sheet = worksheet(&scenario(rising(vec![], vec![], vec![]), Norms::default()));
        let [half, whole] = &sheet.years[..] else {
            panic!("two years");
        };
        assert!(close(half.number(), 2.0 * 184.0) && close(whole.number(), 2.0 * 365.0));
        for (year, hours, euro) in [
            (half, 368.0, 5000.0 * 184.0 / 365.0),
            (whole, 730.0, 5500.0),
        ] {
            let [need] = &year.roles[..] else {
                panic!("one role of our own");
            };
            assert_eq!(need.role, MW);
            assert!(close(need.hours, hours));
            assert!(close(need.fte.expect("hours a year"), 1.0 / 12.0));
            assert!(close(need.euro().expect("a wage"), euro));
            assert!(close(year.costs(), euro));
        }
        assert!(!whole.averages_shares());
    }

    /// By hand: half an fte of 100.000 in the second half of 2022 (184 of 365 days), 10% dearer; training at 4% of the
    /// wages of 5.500; 1.000 a year of hire and 500 once; 10.000 comes in.
    #[test]
    fn posts_expenses_and_income() {
        let post = OtherPost {
            title: "leader".into(),
            fte: 0.5,
            cost_per_year: 100_000.0,
            from: Some(Day::new(2022, 7, 1)),
            until: None,
        };
        let expense = |title: &str, direct, amount| Expense {
            title: title.into(),
            direct,
            amount,
        };
        let euro = |of| ExpenseAmount::Euro(of);
        let expenses = vec![
            expense("rent", false, euro(YearlyEuro::In(vec![(2022, 500.0)]))),
            expense("training", true, ExpenseAmount::OfWages(0.04)),
            expense("hired", true, euro(YearlyEuro::Every(1000.0))),
        ];
        let income = Income {
            title: "region".into(),
            amount: YearlyEuro::Every(10_000.0),
        };
        let money = rising(vec![post], expenses, vec![income]);
        let sheet = worksheet(&scenario(money, Norms::default()));
        let [half, whole] = &sheet.years[..] else {
            panic!("two years");
        };
        let part = 184.0 / 365.0;
        assert!(close(half.posts[0].euro, 0.0) && close(half.expenses[2].euro, 0.0));
        assert!(close(half.all_income(), 10_000.0 * part));
        assert!(close(whole.posts[0].fte, 0.5 * part));
        assert!(close(whole.posts[0].euro, 0.5 * part * 110_000.0));
        assert!(close(whole.direct_costs(), 5500.0 * 1.04 + 1000.0));
        assert!(close(whole.indirect_costs(), 55_000.0 * part + 500.0));
        let titles = whole.expenses.iter().map(|line| line.title.as_str());
        assert_eq!(titles.collect::<Vec<_>>(), ["training", "hired", "rent"]);
        assert!(close(whole.difference(), 10_000.0 - whole.costs()));
    }

    /// By hand: triage counts with research, so there is one line of two hours a case; the average of no share at triage and
    /// of all cases at research is a half, for the whole two hours.
    #[test]
    fn stages_count_together_and_shares_are_averaged() {
        let norms = Norms {
            average_shares: vec![AverageShare {
                role: MW,
                shares: vec![(TRIAGE, 0.0), (RESEARCH, 1.0)],
            }],
            counted_with: vec![(TRIAGE, RESEARCH)],
        };
        let sheet = worksheet(&scenario(Money::default(), norms));
        let whole = &sheet.years[1];
        let [product] = &whole.products[..] else {
            panic!("one line");
        };
        assert_eq!(product.stage, StageId::from(RESEARCH.index()));
        assert!(close(product.number, 365.0) && close(product.norm_hours[0], 2.0));
        assert!(close(product.all_hours(), 365.0));
        assert!(whole.averages_shares());
        assert!(close(whole.roles[0].hours_by_stage_shares, 730.0));
        let [(role, share)] = whole.average_shares[..] else {
            panic!("one average");
        };
        assert!(role == MW && close(share, 0.5));
    }
}
