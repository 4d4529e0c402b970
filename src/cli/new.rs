//! A study of a region of one's own: from options, or from a few questions on a terminal.

use std::io::{self, BufRead, IsTerminal};
use std::path::PathBuf;
use std::str::FromStr;

use doorstroom::analysis::{LoadRow, static_load};
use doorstroom::model::{Language, Model, Study};
use doorstroom::output::{Given, NewStaff, NewStudy, Words, new_study};
use doorstroom::{config, time::Day};

use super::args::NewArguments;
use super::failure::Failure;
use super::speak::tell;
use super::words::pick;

/// A new study, its text and where it goes.
pub(super) struct Start {
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) study: Study,
}

/// Requests for advice for each report, in the country in 2023 (CBS 84850NED: 143 210 and 127 340).
const ADVICE_FOR_EACH_REPORT: f64 = 143_210.0 / 127_340.0;

/// Reports a year of an average region: 127 340 in 2023 over 25 organisations (CBS 84850NED; inspectorate, 2023).
const REPORTS: f64 = 5_000.0;

/// Of the reports in Gooi en Vechtstreek in 2020.
const KEPT: f64 = 0.30;

/// The terms that regions and the inspectorate go by: five working days, then ten weeks.
const ASSESSMENT_DAYS: f64 = 5.0;
const WEEKS: f64 = 10.0;

/// How busy staff is when nobody says how many there are: then lists stay within bounds.
const USUAL_LOAD: f64 = 0.90;

/// The study that the command line asks for, with what it leaves open asked on a terminal, or else as usual.
pub(super) fn start(arguments: &NewArguments) -> Result<Start, Failure> {
    let language = arguments.lang.map_or(Language::default(), Into::into);
    let asked = Asked::of(arguments, language);
    let path = arguments
        .out
        .clone()
        .unwrap_or_else(|| file_for(&asked.region));
    let reports = asked.reports.map_or(ours(REPORTS), given);
    let usual_advice = (reports.value * ADVICE_FOR_EACH_REPORT).round().max(1.0);
    let mut new = NewStudy {
        region: asked.region,
        file: path.display().to_string(),
        language,
        from: arguments.from.unwrap_or_else(this_year),
        from_by_user: arguments.from.is_some(),
        reports,
        advice: asked.advice.map_or(ours(usual_advice), given),
        kept: arguments.kept.map_or(ours(KEPT), given),
        assessment_days: asked.assessment_days.map_or(ours(ASSESSMENT_DAYS), given),
        weeks: asked.weeks.map_or(ours(WEEKS), given),
        staff: NewStaff::ONE_EACH,
    };
    new.staff = staff_for(&read(&new)?, asked.fte);
    Ok(Start {
        path,
        study: read(&new)?,
        text: new_study(&new),
    })
}

/// What was made, and what to do with it.
pub(super) fn told(start: &Start) -> String {
    let words = Words::of(start.study.language);
    let say = |dutch, english| pick(words.language(), dutch, english);
    let file = start.path.display();
    let mut text = format!("{} {file}\n", say("gemaakt:", "made:"));
    let short = shortages(&start.study, words);
    if short.is_empty() {
        text += say(
            "Er zijn genoeg uren voor het werk; lijsten blijven binnen de perken.\n",
            "There are enough hours for the work; lists stay within bounds.\n",
        );
    } else {
        text += say(
            "Er zijn te weinig uren voor het werk: deze lijsten groeien zonder eind.\n",
            "There are too few hours for the work: these lists grow without bound.\n",
        );
        text += &short;
    }
    text += &format!(
        "\n{}\n  doorstroom check {file}\n  doorstroom run {file}\n",
        say(
            "Zoek in het bestand naar U1, U2 enzovoort: dat zijn aannames. Daarna:",
            "Look in the file for U1, U2 and so on: these are assumptions. Then:",
        )
    );
    text
}

/// What the command line says, completed by questions where somebody is there to answer.
struct Asked {
    region: String,
    reports: Option<f64>,
    advice: Option<f64>,
    fte: Option<f64>,
    assessment_days: Option<f64>,
    weeks: Option<f64>,
}

impl Asked {
    fn of(arguments: &NewArguments, language: Language) -> Self {
        let say = |dutch, english| pick(language, dutch, english);
        let usual_region = say("Onze regio", "Our region").to_owned();
        let mut asked = Asked {
            region: arguments.region.clone().unwrap_or(usual_region),
            reports: arguments.reports,
            advice: arguments.advice,
            fte: arguments.fte,
            assessment_days: arguments.assessment_days,
            weeks: arguments.weeks,
        };
        if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
            return asked;
        }
        if arguments.region.is_none() {
            let question = say("Welke regio?", "Which region?");
            asked.region = answer(question, region).unwrap_or(asked.region);
        }
        let number = |question: &str| answer(question, above_zero);
        asked.reports = asked.reports.or_else(|| {
            number(say(
                "Hoeveel meldingen per jaar? (leeg: 5.000)",
                "How many reports a year? (empty: 5,000)",
            ))
        });
        asked.advice = asked.advice.or_else(|| {
            number(say(
                "Hoeveel adviezen per jaar? (leeg: naar de landelijke verhouding)",
                "How many requests for advice a year? (empty: as in the country)",
            ))
        });
        asked.fte = asked.fte.or_else(|| {
            number(say(
                "Hoeveel fte werkt aan zaken? (leeg: zoveel dat iedereen voor 90% bezet is)",
                "How many fte work on cases? (empty: so many that all are 90% busy)",
            ))
        });
        asked.assessment_days = asked.assessment_days.or_else(|| {
            let question = say(
                "Binnen hoeveel werkdagen na de melding een besluit? (leeg: 5)",
                "Within how many working days of the report a decision? (empty: 5)",
            );
            answer(question, working_days)
        });
        asked.weeks = asked.weeks.or_else(|| {
            let question = say(
                "Binnen hoeveel weken na het besluit afgerond? (leeg: 10)",
                "Finished within how many weeks of the decision? (empty: 10)",
            );
            answer(question, weeks)
        });
        asked
    }
}

/// The answer to a question; asked again while it makes no sense, none when it is empty.
fn answer<T>(question: &str, read: impl Fn(&str) -> Result<T, String>) -> Option<T> {
    loop {
        tell(&format!("{question} "));
        let mut line = String::new();
        let length = io::stdin().lock().read_line(&mut line).unwrap_or(0);
        let line = line.trim();
        if length == 0 || line.is_empty() {
            return None;
        }
        match read(line) {
            Ok(value) => return Some(value),
            Err(reason) => tell(&format!("{reason}\n")),
        }
    }
}

/// A name that can stand in quotes.
pub(super) fn region(text: &str) -> Result<String, String> {
    let is_wrong = |letter: char| matches!(letter, '"' | '\\' | '@') || letter.is_control();
    if text.trim().is_empty() || text.contains(is_wrong) {
        return Err(format!("`{text}` is not a name without quotes and slashes"));
    }
    Ok(text.trim().to_owned())
}

/// A number above zero and below a hundred thousand.
pub(super) fn above_zero(text: &str) -> Result<f64, String> {
    let number = number(text)?.filter(|number| (0.1..100_000.0).contains(number));
    number
        .ok_or_else(|| format!("`{text}` is not a number from 0.1 to 100000, such as 1500 or 12.5"))
}

/// A part of all, but not nothing nor everything, so that every service is reached: `0.30`, `0,30` or `30%`.
pub(super) fn share(text: &str) -> Result<f64, String> {
    let share = match text.trim().strip_suffix('%') {
        Some(percents) => number(percents)?.map(|percents| percents / 100.0),
        None => number(text)?,
    };
    let share = share.filter(|share| (0.01..=0.99).contains(share));
    share.ok_or_else(|| format!("`{text}` is not a share from 0.01 to 0.99, such as 0.30 or 30%"))
}

/// The term for the assessment.
pub(super) fn working_days(text: &str) -> Result<f64, String> {
    whole(text, 60)
}

/// The term for the work after it: the rules of the law for terms end at twelve weeks.
pub(super) fn weeks(text: &str) -> Result<f64, String> {
    whole(text, 12)
}

fn whole(text: &str, most: u8) -> Result<f64, String> {
    let number = text
        .trim()
        .parse()
        .ok()
        .filter(|number| (1..=most).contains(number));
    let number = number.ok_or_else(|| format!("`{text}` is not a whole number from 1 to {most}"));
    number.map(f64::from)
}

/// A number with a point or a comma before its decimals. Three decimals are refused: they may be thousands.
fn number(text: &str) -> Result<Option<f64>, String> {
    let text = text.trim();
    let decimals = text.split_once(['.', ',']).map(|(_, decimals)| decimals);
    if decimals.is_some_and(|decimals| decimals.len() == 3) {
        let without = text.replace(['.', ','], "");
        return Err(format!(
            "`{text}` may be thousands or decimals: write `{without}`, or fewer decimals"
        ));
    }
    Ok(f64::from_str(&text.replace(',', ".")).ok())
}

fn given(value: f64) -> Given {
    Given {
        value,
        by_user: true,
    }
}

fn ours(value: f64) -> Given {
    Given {
        value,
        by_user: false,
    }
}

/// The study that its text describes.
fn read(new: &NewStudy) -> Result<Study, Failure> {
    Ok(config::parse(&new.file, &new_study(new))?)
}

/// Fte by the work that a study asks: so many in all, or so many that the load is as usual.
fn staff_for(study: &Study, fte: Option<f64>) -> NewStaff {
    let model = &study.scenarios[0].model;
    let load = static_load(model);
    let last = load.rows.last().map(|row| row.year);
    let year = load.rows.iter().filter(|row| Some(row.year) == last);
    // Every post has one fte, so its load is the fte that it asks.
    let asked: Vec<&LoadRow> = year.collect();
    let all: f64 = asked.iter().map(|row| row.load()).sum();
    let of = |team: usize, role: &str| {
        let is_it = |row: &&&LoadRow| row.team.index() == team && model.role(row.role).name == role;
        let asked = asked.iter().find(is_it).map_or(0.0, |row| row.load());
        match fte {
            Some(fte) => to_hundredths(asked * fte / all),
            None => up_to_tenths(asked / USUAL_LOAD),
        }
    };
    let (front, follow, specialists) = (0, 1, 2);
    NewStaff {
        front_mw: of(front, "MW"),
        front_sc: of(front, "SC"),
        follow_mw: of(follow, "MW"),
        follow_sc: of(follow, "SC"),
        gd: of(specialists, "GD"),
        va: of(specialists, "VA"),
        by_user: fte.is_some(),
    }
}

fn to_hundredths(fte: f64) -> f64 {
    (fte * 100.0).round().max(1.0) / 100.0
}

fn up_to_tenths(fte: f64) -> f64 {
    (fte * 10.0 - 1e-9).ceil().max(1.0) / 10.0
}

/// Where more hours are asked than there are, a line each.
fn shortages(study: &Study, words: Words) -> String {
    let model: &Model = &study.scenarios[0].model;
    let rows = static_load(model).rows;
    let last = rows.last().map(|row| row.year);
    let short = rows
        .iter()
        .filter(|row| Some(row.year) == last && row.is_structural_shortage());
    short
        .map(|row| {
            let (team, role) = (&model.team(row.team).title, &model.role(row.role).title);
            format!("- {team}, {role}: {}\n", words.percent(row.load()))
        })
        .collect()
}

/// `gooi-en-vechtstreek.toml`.
fn file_for(region: &str) -> PathBuf {
    let words = region.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let name = if words.is_empty() {
        "veilig-thuis".to_owned()
    } else {
        words.join("-")
    };
    PathBuf::from(format!("{name}.toml"))
}

#[expect(
    clippy::disallowed_types,
    reason = "a new study is about this year unless told otherwise; it stands in its text"
)]
fn this_year() -> i16 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let days = since.map_or(0, |since| since.as_secs() / 86_400);
    Day::from_number(days as i32).year()
}
