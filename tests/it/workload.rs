//! The formation sheet of Zuid-Limburg (Q-Consult, 29 November 2016), cell for cell as it is printed.
//!
//! Second source of every number: business plan Veilig Thuis Zuid-Limburg 2017-2019, appendix 1, as the tables named at each
//! test print it. Numbers are compared as text, in Dutch notation, so that every digit counts.

use std::path::Path;

use doorstroom::analysis::{SheetYear, Worksheet, worksheet};
use doorstroom::config;
use doorstroom::model::{Language, Model, Study};
use doorstroom::output::Words;

struct Sheet {
    study: Study,
    sheets: Vec<Worksheet>,
}

impl Sheet {
    fn of_zuid_limburg() -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("configs/zuid-limburg-formatie.toml");
        let study = config::load(&path).unwrap_or_else(|problems| panic!("{problems}"));
        let sheets = study.scenarios.iter().map(worksheet).collect();
        Sheet { study, sheets }
    }

    fn model(&self) -> &Model {
        &self.study.scenarios[0].model
    }

    fn years(&self) -> &[SheetYear] {
        &self.sheets[0].years
    }

    /// The first year; the sheet is made for one, the same holds in all.
    fn year(&self) -> &SheetYear {
        &self.years()[0]
    }

    fn role(&self, name: &str) -> usize {
        let mut roles = self.model().roles().iter();
        roles.position(|role| role.name == name).expect("a role")
    }

    /// Products in the order of the columns of the sheet.
    fn products(&self) -> Vec<&doorstroom::analysis::Product> {
        let of = |name: &str| {
            let mut products = self.year().products.iter();
            let found = products.find(|line| self.model().stage(line.stage).name == name);
            found.expect("a product")
        };
        COLUMNS.map(of).to_vec()
    }

    fn amounts(&self, of: impl Fn(&SheetYear) -> f64) -> Vec<String> {
        self.years().iter().map(of).map(whole).collect()
    }
}

const COLUMNS: [&str; 10] = [
    "advies",
    "direct",
    "zonder-onderzoek",
    "met-onderzoek",
    "niet-uniek",
    "voorlichting",
    "ondersteuning",
    "zsm-systeemcheck",
    "zsm-tafeloverleg",
    "afstemmingsoverleg",
];

fn shown(value: f64, decimals: usize) -> String {
    Words::of(Language::Dutch).number_as_in_sheets(value, decimals)
}

fn whole(value: f64) -> String {
    shown(value, 0)
}

/// An empty cell of the sheet is a dash here.
fn cells(values: impl IntoIterator<Item = f64>, decimals: usize) -> String {
    let cell = |value: f64| {
        if value == 0.0 {
            "-".to_owned()
        } else {
            shown(value, decimals)
        }
    };
    values.into_iter().map(cell).collect::<Vec<_>>().join(" ")
}

/// Appendix 1, table 1, "Aantallen per product".
#[test]
fn numbers_of_every_product() {
    let sheet = Sheet::of_zuid_limburg();
    let numbers = sheet.products().into_iter().map(|product| product.number);
    let printed = "833 2.853 1.142 568 709 75 781 260 104 52";
    assert_eq!(cells(numbers, 0), printed);
    assert_eq!(whole(sheet.year().number()), "7.378");
}

/// Appendix 1, "Uren per product per functie": printed with one decimal.
#[test]
fn norm_hours_of_every_product_and_role() {
    let sheet = Sheet::of_zuid_limburg();
    let products = sheet.products();
    let of = |name: &str| {
        let role = sheet.role(name);
        cells(products.iter().map(|product| product.norm_hours[role]), 1)
    };
    assert_eq!(of("MW"), "1,0 0,3 14,5 27,5 0,3 5,0 4,0 - 4,0 5,0");
    assert_eq!(of("SC"), "0,3 1,3 1,3 1,3 - - 0,3 2,0 - -");
    assert_eq!(of("VA"), "- - 1,3 5,3 - 0,3 2,0 - - 1,0");
    assert_eq!(of("GD"), "0,5 1,0 2,0 8,5 - - 1,0 - - -");
    let all = products
        .iter()
        .map(|product| product.norm_hours.iter().sum());
    assert_eq!(cells(all, 1), "1,8 2,5 19,0 42,5 0,3 5,3 7,3 2,0 4,0 6,0");
}

/// Appendix 1, "Productietijd per functie per product (gewogen met percentage VA/GD)", all cells and totals.
#[test]
fn hours_of_every_product_and_role() {
    let sheet = Sheet::of_zuid_limburg();
    let products = sheet.products();
    let of = |name: &str| {
        let role = sheet.role(name);
        let total: f64 = products.iter().map(|product| product.hours[role]).sum();
        let cells = cells(products.iter().map(|product| product.hours[role]), 0);
        format!("{} | {cells}", whole(total))
    };
    assert_eq!(
        of("MW"),
        "38.087 | 833 713 16.564 15.624 177 375 3.124 - 416 260"
    );
    assert_eq!(of("SC"), "6.629 | 208 3.567 1.428 710 - - 195 520 - -");
    assert_eq!(of("VA"), "2.423 | - - 256 535 - 19 1.562 - - 52");
    assert_eq!(of("GD"), "5.187 | 177 1.211 969 2.049 - - 781 - - -");
    let all = products.iter().map(|product| product.all_hours());
    let printed = "1.218 5.491 19.218 18.918 177 394 5.662 520 416 312";
    assert_eq!(cells(all, 0), printed);
    assert_eq!(whole(sheet.year().hours()), "52.326");
}

/// Appendix 1, table 3: VA 18%, GD 42%.
#[test]
fn shares_of_the_specialists() {
    let sheet = Sheet::of_zuid_limburg();
    let shares = sheet.year().average_shares.iter();
    let shares = shares.map(|(role, share)| {
        format!(
            "{} {}%",
            sheet.model().role(*role).name,
            whole(share * 100.0)
        )
    });
    assert_eq!(shares.collect::<Vec<_>>(), ["VA 18%", "GD 42%"]);
}

/// Appendix 1, "Formatie", and the total of "Directe personele kosten".
#[test]
fn fte_and_their_parts() {
    let sheet = Sheet::of_zuid_limburg();
    let year = sheet.year();
    let all = year.all_fte();
    let line = |fte: f64| format!("{} {}%", shown(fte, 2), shown(100.0 * fte / all, 1));
    let roles = year
        .roles
        .iter()
        .map(|need| line(need.fte.expect("hours a year")));
    let printed = ["28,21 68,4%", "4,91 11,9%", "1,80 4,4%", "3,84 9,3%"];
    assert_eq!(roles.collect::<Vec<_>>(), printed);
    let posts = year.posts.iter().map(|post| line(post.fte));
    assert_eq!(posts.collect::<Vec<_>>(), ["2,00 4,8%", "0,50 1,2%"]);
    assert_eq!(shown(year.direct_fte(), 2), "38,76");
    assert_eq!(shown(all, 2), "41,26");
}

/// Appendix 1, "Loonkosten per functie", 2016 to 2019.
#[test]
fn wages_of_every_year() {
    let sheet = Sheet::of_zuid_limburg();
    let of = |role: usize| {
        let wages = sheet.years().iter().map(|year| year.roles[role].wage);
        cells(wages.map(|wage| wage.expect("a wage")), 0)
    };
    let printed = [
        "72.652 74.032 75.328 76.646",
        "44.399 45.243 46.034 46.840",
        "93.044 94.812 96.471 98.159",
        "82.637 84.207 85.681 87.180",
    ];
    assert_eq!([0, 1, 2, 3].map(of), printed);
    let of_post = |post: usize| cells(sheet.years().iter().map(|year| year.posts[post].wage), 0);
    let printed = ["93.044 94.812 96.471 98.159", "65.472 66.716 67.883 69.071"];
    assert_eq!([0, 1].map(of_post), printed);
}

/// Appendix 1, "Directe personele kosten", 2016 to 2019.
#[test]
fn direct_costs_of_every_year() {
    let sheet = Sheet::of_zuid_limburg();
    let of = |role: usize| {
        let euro = |year: &SheetYear| year.roles[role].euro().expect("a wage");
        cells(sheet.years().iter().map(euro), 0)
    };
    let printed = [
        "2.049.693 2.088.637 2.125.188 2.162.379",
        "217.999 222.141 226.029 229.984",
        "167.017 170.191 173.169 176.199",
        "317.513 323.546 329.208 334.969",
    ];
    assert_eq!([0, 1, 2, 3].map(of), printed);
    let hired = sheet.years().iter().map(|year| year.expenses[0].euro);
    assert_eq!(cells(hired, 0), "80.000 - - -");
    let printed = ["2.832.222", "2.804.514", "2.853.593", "2.903.531"];
    assert_eq!(sheet.amounts(SheetYear::direct_costs), printed);
}

/// Appendix 1, "Totale kosten" and "Totale opbrengsten", and the difference between the two. What the indirect costs
/// consist of is not in the source, so the study carries their totals.
#[test]
fn all_costs_against_income() {
    let sheet = Sheet::of_zuid_limburg();
    let printed = ["1.479.298", "1.425.947", "1.448.794", "1.472.029"];
    assert_eq!(sheet.amounts(SheetYear::indirect_costs), printed);
    let printed = ["4.311.520", "4.230.462", "4.302.387", "4.375.560"];
    assert_eq!(sheet.amounts(SheetYear::costs), printed);
    assert_eq!(sheet.amounts(SheetYear::all_income), ["1.567.203"; 4]);
    let printed = ["−2.744.317", "−2.663.259", "−2.735.184", "−2.808.357"];
    assert_eq!(sheet.amounts(SheetYear::difference), printed);
}

/// By hand, with the shares of table 3 for each stage (VA 35%, GD 25% and 80%) on 833, 2.853,49, 1.142,37 and 568,14 cases:
/// VA 0,35 x (1.142,37 x 1,25 + 568,14 x 5,25) + 18,75 + 1.562 + 52 = 3.176,49 hours, GD 0,25 x (416,5 + 2.853,49)
/// + 0,80 x (1.142,37 x 2 + 568,14 x 8,5) + 781 = 7.289,64 hours; over 1.350 hours 2,35 and 5,40 fte.
#[test]
fn the_sheet_asks_two_fte_less_than_its_own_shares() {
    let sheet = Sheet::of_zuid_limburg();
    let year = sheet.year();
    let of = |name: &str| {
        let need = &year.roles[sheet.role(name)];
        shown(need.fte_by_stage_shares.expect("hours a year"), 2)
    };
    assert_eq!([of("VA"), of("GD")], ["2,35", "5,40"]);
    let more = year.direct_fte_by_stage_shares() - year.direct_fte();
    assert_eq!(shown(more, 2), "2,12");
}
