//! The workload sheet in tables: numbers, norm hours, fte and euro, without simulating.

use doorstroom::analysis::{Product, RoleNeed, SheetYear, Worksheet};
use doorstroom::model::{Model, Scenario, Study};
use doorstroom::output::{Heading, Words};

use super::table::Columns;
use super::words::pick;

/// The sheet of the study, and what it takes in each scenario. `sheets` are those of the scenarios, in their order.
pub(super) fn of(study: &Study, sheets: &[Worksheet]) -> String {
    let words = Words::of(study.language);
    let mut text = format!("{}\n", study.title);
    let [baseline, ..] = study.scenarios.as_slice() else {
        return text;
    };
    let seen = View {
        scenario: baseline,
        words,
    };
    text += &format!(
        "{}\n",
        seen.say(
            "Aantallen maal normuren, zonder simulatie.",
            "Numbers times norm hours, without simulation.",
        )
    );
    let sheet = &sheets[0];
    for years in alike(&sheet.years) {
        text += &seen.work(years);
    }
    if sheet.years.iter().any(SheetYear::knows_money) {
        text += &seen.wages(&sheet.years);
        text += &seen.money(&sheet.years);
    }
    text += &scenarios(study, sheets, words);
    text += &seen.remarks(&sheet.years);
    text
}

/// Years after each other that ask the same work and have the same staff, together.
fn alike(years: &[SheetYear]) -> impl Iterator<Item = &[SheetYear]> {
    years.chunk_by(|year, next| {
        let same = |a: f64, b: f64| (a - b).abs() <= 1e-6 * a.abs().max(1.0);
        let products = year.products.len() == next.products.len()
            && year.products.iter().zip(&next.products).all(|(a, b)| {
                same(a.number, b.number) && a.hours.iter().zip(&b.hours).all(|(a, b)| same(*a, *b))
            });
        let staff = |need: &RoleNeed| (need.fte.unwrap_or(0.0), need.fte_present);
        let roles = year.roles.len() == next.roles.len()
            && year.roles.iter().zip(&next.roles).all(|(a, b)| {
                let ((a, has), (b, have)) = (staff(a), staff(b));
                same(a, b) && same(has, have)
            });
        let posts = |year: &SheetYear| year.posts.iter().map(|post| post.fte).sum();
        products && roles && same(posts(year), posts(next))
    })
}

/// A scenario, and the words to show it in.
struct View<'a> {
    scenario: &'a Scenario,
    words: Words,
}

impl View<'_> {
    fn say(&self, dutch: &'static str, english: &'static str) -> &'static str {
        pick(self.words.language(), dutch, english)
    }

    fn model(&self) -> &Model {
        &self.scenario.model
    }

    fn number(&self, value: f64, decimals: usize) -> String {
        self.words.number_as_in_sheets(value, decimals)
    }

    /// Nothing where there is nothing.
    fn unless_zero(&self, value: f64, decimals: usize) -> String {
        if value == 0.0 {
            String::new()
        } else {
            self.number(value, decimals)
        }
    }

    /// Norm hours, numbers with hours, and staff, of years that are alike.
    fn work(&self, years: &[SheetYear]) -> String {
        let (Some(first), Some(last)) = (years.first(), years.last()) else {
            return String::new();
        };
        let during = self
            .words
            .days_from_until(first.year.first(), last.year.end());
        format!(
            "\n{during}\n\n{}:\n{}\n{}:\n{}{}\n{}:\n{}",
            self.say("Normuren per zaak", "Norm hours of a case"),
            self.norms(first),
            self.say("Aantallen en uren per jaar", "Numbers and hours a year"),
            self.hours(first),
            self.average_shares(first),
            self.say("Formatie", "Staff"),
            self.staff(first),
        )
    }

    /// A heading for every role that the work asks for, between the first columns and one for all roles.
    fn role_headings<'h>(&'h self, year: &SheetYear, first: &[&'h str]) -> Vec<&'h str> {
        let roles = year.roles.iter();
        let names = roles.map(|need| self.model().role(need.role).name.as_str());
        let all = self.say("samen", "together");
        first.iter().copied().chain(names).chain([all]).collect()
    }

    fn norms(&self, year: &SheetYear) -> String {
        let first = [self.words.heading(Heading::Stage)];
        let mut columns = Columns::new(self.role_headings(year, &first), 1);
        for product in &year.products {
            let of = |need: &RoleNeed| product.norm_hours[need.role.index()];
            let all: f64 = product.norm_hours.iter().sum();
            let cells = year.roles.iter().map(of).chain([all]);
            let cells = cells.map(|hours| self.unless_zero(hours, 2));
            columns.row([self.title(product)].into_iter().chain(cells));
        }
        columns.text()
    }

    fn title(&self, product: &Product) -> String {
        self.model().stage(product.stage).title.clone()
    }

    fn hours(&self, year: &SheetYear) -> String {
        let first = [
            self.words.heading(Heading::Stage),
            self.say("aantal", "number"),
        ];
        let mut columns = Columns::new(self.role_headings(year, &first), 1);
        for product in &year.products {
            let of = |need: &RoleNeed| product.hours[need.role.index()];
            let cells = year.roles.iter().map(of).chain([product.all_hours()]);
            let cells = cells.map(|hours| self.unless_zero(hours, 0));
            let first = [self.title(product), self.number(product.number, 0)];
            columns.row(first.into_iter().chain(cells));
        }
        let totals = year.roles.iter().map(|need| need.hours);
        let totals = totals.chain([year.hours()]);
        let totals = totals.map(|hours| self.number(hours, 0));
        let first = [
            self.say("samen", "together").to_owned(),
            self.number(year.number(), 0),
        ];
        columns.row(first.into_iter().chain(totals));
        columns.text()
    }

    /// The shares that are averaged, where there are any.
    fn average_shares(&self, year: &SheetYear) -> String {
        let averages = year.average_shares.iter();
        let said = averages.map(|(role, share)| {
            let share = self.number(share * 100.0, 1);
            format!("{} {share}%", self.model().role(*role).name)
        });
        let said: Vec<String> = said.collect();
        if said.is_empty() {
            return String::new();
        }
        format!(
            "{} {}.\n",
            self.say(
                "Gemiddeld over de diensten heen gerekend met inzet bij:",
                "Averaged over the stages, cases that need:",
            ),
            said.join(", ")
        )
    }

    fn staff(&self, year: &SheetYear) -> String {
        let headings = [
            self.words.heading(Heading::Role),
            self.say("uren", "hours"),
            self.say("fte nodig", "fte needed"),
            self.say("aandeel", "share"),
            self.say("fte aanwezig", "fte present"),
        ];
        let mut columns = Columns::new(headings, 1);
        let all = year.all_fte();
        let share = |fte: f64| format!("{}%", self.number(100.0 * fte / all, 1));
        let none = || "–".to_owned();
        for need in &year.roles {
            columns.row([
                self.model().role(need.role).title.clone(),
                self.number(need.hours, 0),
                need.fte.map_or_else(none, |fte| self.number(fte, 2)),
                need.fte.map_or_else(none, share),
                self.number(need.fte_present, 2),
            ]);
        }
        let present: f64 = year.roles.iter().map(|need| need.fte_present).sum();
        if !year.posts.is_empty() {
            let direct = year.direct_fte();
            columns.row([
                self.say("werk aan zaken samen", "work on cases together")
                    .into(),
                self.number(year.hours(), 0),
                self.number(direct, 2),
                share(direct),
                self.number(present, 2),
            ]);
        }
        for post in &year.posts {
            let fte = self.number(post.fte, 2);
            let cells = [
                post.title.clone(),
                String::new(),
                fte.clone(),
                share(post.fte),
                fte,
            ];
            columns.row(cells);
        }
        let posts: f64 = year.posts.iter().map(|post| post.fte).sum();
        columns.row([
            self.say("samen", "together").into(),
            self.number(year.hours(), 0),
            self.number(all, 2),
            share(all),
            self.number(present + posts, 2),
        ]);
        columns.text()
    }

    /// What one fte costs in each year.
    fn wages(&self, years: &[SheetYear]) -> String {
        let mut columns = self.years(years, self.words.heading(Heading::Role));
        for need in years.first().into_iter().flat_map(|year| &year.roles) {
            let wage = |year: &SheetYear| {
                let mut needs = year.roles.iter();
                needs.find(|other| other.role == need.role)?.wage
            };
            let cells = years.iter().map(wage).map(|wage| self.euro(wage));
            let title = self.model().role(need.role).title.clone();
            columns.row([title].into_iter().chain(cells));
        }
        for (index, post) in years
            .first()
            .into_iter()
            .flat_map(|year| &year.posts)
            .enumerate()
        {
            let wage = |year: &SheetYear| self.euro(Some(year.posts[index].wage));
            columns.row(
                [post.title.clone()]
                    .into_iter()
                    .chain(years.iter().map(wage)),
            );
        }
        let title = self.say("Loonkosten per fte", "Wages of one fte");
        format!("\n{title}:\n{}", columns.text())
    }

    /// What it costs and brings in, line by line.
    fn money(&self, years: &[SheetYear]) -> String {
        let mut columns = self.years(years, self.say("euro", "euro"));
        let mut line = |title: &str, amount: &dyn Fn(&SheetYear) -> Option<f64>| {
            let cells = years.iter().map(|year| self.euro(amount(year)));
            columns.row([title.to_owned()].into_iter().chain(cells));
        };
        let Some(first) = years.first() else {
            return String::new();
        };
        for need in &first.roles {
            line(&self.model().role(need.role).title, &|year| {
                let mut needs = year.roles.iter();
                needs.find(|other| other.role == need.role)?.euro()
            });
        }
        let expenses = |direct: bool| {
            let lines = first.expenses.iter().enumerate();
            lines.filter(move |(_, line)| line.direct == direct)
        };
        for (index, expense) in expenses(true) {
            line(&expense.title, &|year| Some(year.expenses[index].euro));
        }
        let total = |dutch, english| self.say(dutch, english);
        line(total("directe kosten", "direct costs"), &|year| {
            Some(year.direct_costs())
        });
        if !first.posts.is_empty() || expenses(false).next().is_some() {
            for (index, post) in first.posts.iter().enumerate() {
                line(&post.title, &|year| Some(year.posts[index].euro));
            }
            for (index, expense) in expenses(false) {
                line(&expense.title, &|year| Some(year.expenses[index].euro));
            }
            line(total("indirecte kosten", "indirect costs"), &|year| {
                Some(year.indirect_costs())
            });
            line(total("kosten samen", "costs together"), &|year| {
                Some(year.costs())
            });
        }
        if !first.income.is_empty() {
            for (index, income) in first.income.iter().enumerate() {
                line(&income.title, &|year| Some(year.income[index].euro));
            }
            line(
                total("opbrengsten min kosten", "income less costs"),
                &|year| Some(year.difference()),
            );
        }
        let title = self.say("Kosten en opbrengsten", "Costs and income");
        format!("\n{title}:\n{}", columns.text())
    }

    fn years(&self, years: &[SheetYear], first: &str) -> Columns {
        let labels: Vec<String> = years.iter().map(|year| year.year.label()).collect();
        Columns::new(
            [first].into_iter().chain(labels.iter().map(String::as_str)),
            1,
        )
    }

    fn euro(&self, amount: Option<f64>) -> String {
        amount.map_or_else(|| "–".to_owned(), |amount| self.number(amount, 0))
    }

    /// What the sheet does not tell by itself.
    fn remarks(&self, years: &[SheetYear]) -> String {
        let mut remarks: Vec<String> = Vec::new();
        let averaged = years.iter().find(|year| year.averages_shares());
        remarks.extend(averaged.map(|year| self.by_stage_shares(year)));
        remarks.extend(self.unknown_wages(years));
        remarks.push(self.say(
            "Het blad zegt niets over wachten. Met precies zoveel fte als nodig lopen lijsten op, want drukke en rustige \
             weken vallen niet tegen elkaar weg; hoe lang ze worden, laat `doorstroom run` zien.",
            "The sheet says nothing of waiting. With just so many fte as needed lists grow, for busy and quiet weeks do not \
             cancel out; how long they become is what `doorstroom run` shows.",
        ).to_owned());
        let lines = remarks.iter().map(|remark| format!("- {remark}\n"));
        let title = self.say("Let op:", "Take care:");
        format!("\n{title}\n{}", lines.collect::<String>())
    }

    /// What the work takes if no share is averaged.
    fn by_stage_shares(&self, year: &SheetYear) -> String {
        let differs = |need: &&RoleNeed| (need.hours - need.hours_by_stage_shares).abs() > 1e-6;
        let of_role = |need: &RoleNeed| {
            let fte = |fte: Option<f64>| self.number(fte.unwrap_or(0.0), 2);
            let name = &self.model().role(need.role).name;
            let (sheet, stages) = (fte(need.fte), fte(need.fte_by_stage_shares));
            match self.words.tag() {
                "nl" => format!("{name} {stages} in plaats van {sheet} fte"),
                _ => format!("{name} {stages} instead of {sheet} fte"),
            }
        };
        let roles = year.roles.iter().filter(differs).map(of_role);
        let roles = self.words.list(&roles.collect::<Vec<_>>());
        let more = year.direct_fte_by_stage_shares() - year.direct_fte();
        let more = format!(
            "{} fte {}",
            self.number(more.abs(), 2),
            if more < 0.0 {
                self.say("minder", "fewer")
            } else {
                self.say("meer", "more")
            }
        );
        match self.words.tag() {
            "nl" => format!(
                "Het blad rekent met één gemiddeld aandeel voor diensten die verschillen. Met het aandeel van elke dienst \
                 zelf vraagt hetzelfde werk {more}: {roles}."
            ),
            _ => format!(
                "The sheet takes one average share for stages that differ. By the share of each stage the same work takes \
                 {more}: {roles}."
            ),
        }
    }

    fn unknown_wages(&self, years: &[SheetYear]) -> Option<String> {
        let first = years.first().filter(|year| year.knows_money())?;
        let unknown = first.roles.iter().filter(|need| need.wage.is_none());
        let names: Vec<String> = unknown
            .map(|need| self.model().role(need.role).title.clone())
            .collect();
        if names.is_empty() {
            return None;
        }
        let names = self.words.list(&names);
        Some(match self.words.tag() {
            "nl" => format!(
                "De kosten van {names} zijn niet bekend (`cost_per_year`) en tellen niet mee."
            ),
            _ => format!("What {names} cost is not known (`cost_per_year`) and is not counted."),
        })
    }
}

/// What the work takes in every scenario, over all reported years; nothing where there is no scenario.
fn scenarios(study: &Study, sheets: &[Worksheet], words: Words) -> String {
    if study.scenarios.len() < 2 {
        return String::new();
    }
    let say = |dutch, english| pick(words.language(), dutch, english);
    let mut headings = vec![
        "scenario",
        say("fte nodig", "fte needed"),
        say("fte aanwezig", "fte present"),
    ];
    let knows_money = sheets
        .iter()
        .flat_map(|sheet| &sheet.years)
        .any(SheetYear::knows_money);
    if knows_money {
        headings.push(say("kosten van wat nodig is", "costs of what is needed"));
    }
    let mut columns = Columns::new(headings, 1);
    for (scenario, sheet) in study.scenarios.iter().zip(sheets) {
        let mean = |of: &dyn Fn(&SheetYear) -> f64| {
            sheet.years.iter().map(of).sum::<f64>() / sheet.years.len() as f64
        };
        let present =
            |year: &SheetYear| -> f64 { year.roles.iter().map(|need| need.fte_present).sum() };
        let mut cells = vec![
            scenario.title.clone(),
            words.number_as_in_sheets(mean(&SheetYear::direct_fte), 2),
            words.number_as_in_sheets(mean(&present), 2),
        ];
        if knows_money {
            let costs: f64 = sheet.years.iter().map(SheetYear::costs).sum();
            cells.push(words.number_as_in_sheets(costs, 0));
        }
        columns.row(cells);
    }
    let title = say(
        "Werk aan zaken in elk scenario (fte gemiddeld over de jaren, kosten over alle jaren)",
        "Work on cases in each scenario (fte on average over the years, costs over all years)",
    );
    format!("\n{title}:\n{}", columns.text())
}
