//! How much it takes to reach a goal: the question from the command line, the answer as a table and a sentence.

use clap::error::ErrorKind;
use doorstroom::analysis::{Amounts, Answer, LoadRow, Question, SizeDoubt, Sizing, Try, Varied};
use doorstroom::config::{self, Settable, Template};
use doorstroom::model::{Goal, GoalMeasure, Language, Study};
use doorstroom::output::Words;
use doorstroom::time::Day;

use super::args::{SizeArguments, VariedArgument};
use super::failure::Failure;
use super::table::Columns;
use super::words::pick;

/// More keys than this are not varied together: the tries would take too long.
const MOST_KEYS: usize = 3;

/// Wrong usage that `clap` does not see: it concerns more than one argument.
pub(super) fn wrong_usage(arguments: &SizeArguments) -> Option<(ErrorKind, String)> {
    let keys = arguments.varied.len();
    let bounds = arguments.from.len();
    if keys > MOST_KEYS {
        let told = format!("at most {MOST_KEYS} keys can be varied together, not {keys}");
        return Some((ErrorKind::TooManyValues, told));
    }
    if keys > 1 && arguments.varied.iter().any(|varied| varied.cost.is_none()) {
        let told = "with more than one --vary each needs a cost: --vary KEY=82895";
        return Some((ErrorKind::MissingRequiredArgument, told.to_owned()));
    }
    if bounds != arguments.to.len() || ![0, keys].contains(&bounds) {
        let told = "give --from and --to once for each --vary, in the same order, or not at all";
        return Some((ErrorKind::WrongNumberOfValues, told.to_owned()));
    }
    let by = arguments.by.as_deref();
    by.filter(|by| config::day_of(by).is_none()).map(|by| {
        let told = format!("`{by}` is not a date such as 2022-01-01");
        (ErrorKind::ValueValidation, told)
    })
}

/// The template with the speed of hiring that the arguments leave room for.
pub(super) fn limited(arguments: &SizeArguments, template: Template) -> Result<Template, Failure> {
    let Some(limit) = arguments.per_month else {
        return Ok(template);
    };
    let mut varied = arguments.varied.iter();
    Ok(varied.try_fold(template, |template, varied| {
        template.hired_by_month(&varied.key, limit)
    })?)
}

/// The question that the arguments ask about a study.
pub(super) fn question(
    arguments: &SizeArguments,
    template: &Template,
    study: &Study,
) -> Result<Question, Failure> {
    let names: Vec<String> = arguments.scenario.iter().cloned().collect();
    let asked = config::only_scenarios(study.clone(), &names)?;
    let model = &asked
        .scenarios
        .last()
        .expect("a study has a baseline")
        .model;
    let varied = arguments.varied.iter().enumerate();
    Ok(Question {
        scenario: arguments.scenario.clone(),
        goal: config::goal(&arguments.until, model)?,
        from: arguments.by.as_deref().and_then(config::day_of),
        chance: arguments.chance,
        plan: study.plan,
        varied: varied
            .map(|(number, asked)| varied_key(arguments, number, asked, template))
            .collect::<Result<_, _>>()?,
    })
}

fn varied_key(
    arguments: &SizeArguments,
    number: usize,
    asked: &VariedArgument,
    template: &Template,
) -> Result<Varied, Failure> {
    let settable = template.settable(&asked.key)?;
    let bounds = arguments.from.get(number).zip(arguments.to.get(number));
    let amounts = match bounds {
        Some((low, high)) => between(&settable, (low, high), arguments.step)?,
        None => around(&asked.key, &settable, arguments.step)?,
    };
    Ok(Varied {
        key: asked.key.clone(),
        settable,
        amounts,
        cost: asked.cost.unwrap_or(1.0),
    })
}

fn between(
    settable: &Settable,
    (low, high): (&str, &str),
    step: Option<f64>,
) -> Result<Amounts, Failure> {
    let read = |text: &str| {
        let now = settable.label(settable.amount());
        settable.read(text).ok_or_else(|| {
            let told = format!("`{text}` cannot be tried where the study has `{now}`");
            Failure::Question(told, None)
        })
    };
    let (from, to) = (read(low)?, read(high)?);
    let usual = match settable {
        Settable::Date(_) => 7.0,
        _ if from.fract() == 0.0 && to.fract() == 0.0 && settable.amount().fract() == 0.0 => 1.0,
        _ => 0.1,
    };
    Amounts::new(from, to, step.unwrap_or(usual)).ok_or_else(|| {
        Failure::Question(
            format!("there is nothing to try from {low} to {high}"),
            Some("the lowest value comes first, at least one step below the highest".to_owned()),
        )
    })
}

/// Half of what is there to twice that; of a date, half a year to either side.
fn around(key: &str, settable: &Settable, step: Option<f64>) -> Result<Amounts, Failure> {
    let now = settable.amount();
    let amounts = match settable {
        Settable::Date(_) => Amounts::new(now - 182.0, now + 182.0, step.unwrap_or(7.0)),
        _ => Amounts::around(now, step),
    };
    amounts.ok_or_else(|| {
        Failure::Question(
            format!("it is not plain which values of `{key}` to try"),
            Some("say so with --from LOW --to HIGH".to_owned()),
        )
    })
}

/// The answer: what was asked, every try, and a sentence.
pub(super) fn of(sizing: &Sizing, arguments: &SizeArguments) -> String {
    let answer = Told {
        sizing,
        until: arguments.until.trim(),
        per_month: arguments.per_month,
        words: Words::of(sizing.study.language),
    };
    let mut text = format!(
        "{}\n\n{}\n{}\n",
        answer.heading(),
        answer.tries(),
        answer.sentence()
    );
    for doubt in &sizing.doubts {
        text += &format!("{}\n", answer.doubt(*doubt));
    }
    text
}

struct Told<'a> {
    sizing: &'a Sizing,
    /// The goal as it was written.
    until: &'a str,
    /// The most fte that can be found in a month, when that was asked.
    per_month: Option<f64>,
    words: Words,
}

impl Told<'_> {
    fn heading(&self) -> String {
        let Sizing {
            study, question, ..
        } = self.sizing;
        let chance = self.words.percent_as_set(question.chance);
        let asked = match question.from {
            None => format!("{} · {chance}", self.until),
            Some(from) => {
                let from = self.words.date(from);
                format!(
                    "{} {} {from} · {chance}",
                    self.until,
                    self.say("vanaf", "from")
                )
            }
        };
        let limit = self.per_month.map(|fte| {
            let (at_most, a_month) = (
                self.say("ten hoogste", "at most"),
                self.say("per maand", "a month"),
            );
            format!(
                " · {at_most} {} fte {a_month}",
                self.words.number_as_set(fte)
            )
        });
        let limit = limit.unwrap_or_default();
        format!(
            "{} · {}\n{} {asked}{limit}\n{} {} (seed {})",
            study.title,
            study.scenarios[0].title,
            self.say("gevraagd:", "asked:"),
            self.words.replications(study.plan.replications as usize),
            self.say("van elke waarde", "of each value"),
            study.plan.seed,
        )
    }

    /// Every value that was tried, with the chance and the mean of the measure.
    fn tries(&self) -> String {
        let question = &self.sizing.question;
        let has_costs = self.has_costs();
        let mut headings: Vec<&str> = question
            .varied
            .iter()
            .map(|varied| varied.key.as_str())
            .collect();
        if has_costs {
            headings.push(self.say("kosten", "cost"));
        }
        headings.extend([
            self.say("kans", "chance"),
            self.say("95%-interval", "95% interval"),
            self.measure_name(&question.goal),
            self.say("95%-interval", "95% interval"),
            "",
        ]);
        let mut columns = Columns::new(headings, 0);
        for (number, tried) in self.sizing.tries.iter().enumerate() {
            let mut cells = self.labels(tried);
            if has_costs {
                cells.push(self.words.euro(tried.cost));
            }
            cells.extend(self.chance(tried));
            cells.extend(self.measure(tried));
            cells.push(
                if self.answered() == Some(number) {
                    "◀"
                } else {
                    ""
                }
                .to_owned(),
            );
            columns.row(cells);
        }
        columns.text()
    }

    fn chance(&self, tried: &Try) -> [String; 2] {
        tried.chance.map_or(["–".into(), "–".into()], |chance| {
            let interval = chance.interval();
            [
                self.words.percent(chance.share()),
                self.words.percent_range(interval.low(), interval.high()),
            ]
        })
    }

    fn measure(&self, tried: &Try) -> [String; 2] {
        let is_share = matches!(self.sizing.question.goal.measure, GoalMeasure::Share(..));
        let Some(measure) = tried.measure else {
            return ["–".into(), "–".into()];
        };
        let (mean, interval) = (measure.mean(), measure.interval());
        let range = |low: f64, high: f64| match is_share {
            true => self
                .words
                .percent_range(low.clamp(0.0, 1.0), high.clamp(0.0, 1.0)),
            false => self.words.count_range(low.max(0.0), high),
        };
        let said = if is_share {
            self.words.percent(mean)
        } else {
            self.words.count(mean)
        };
        let interval = interval.map(|interval| range(interval.low(), interval.high()));
        [said, interval.unwrap_or("–".into())]
    }

    fn measure_name(&self, goal: &Goal) -> &'static str {
        match goal.measure {
            GoalMeasure::Share(..) => self.say("aandeel gemiddeld", "mean share"),
            GoalMeasure::Number(_) => self.say("aantal gemiddeld", "mean number"),
        }
    }

    fn sentence(&self) -> String {
        match &self.sizing.answer {
            Answer::Suffices(at) => {
                let tried = &self.sizing.tries[*at];
                format!("{} {}", self.amounts(tried), self.reached(tried))
            }
            Answer::LeastSuffices(at) => {
                let tried = &self.sizing.tries[*at];
                let less = self.say(
                    "Dit is het uiterste dat is geprobeerd: misschien volstaat nog minder gunstig.",
                    "This is the end of what was tried: something less favourable may do as well.",
                );
                format!("{} {} {less}", self.amounts(tried), self.reached(tried))
            }
            Answer::Nothing { short } => self.nothing(short),
        }
    }

    /// `Ten minste 8,4 voor team.vervolg.staff.MW:`
    fn amounts(&self, tried: &Try) -> String {
        let question = &self.sizing.question;
        let labels = self.labels(tried);
        if let ([only], [label]) = (&question.varied[..], &labels[..]) {
            let is_date = matches!(only.settable, Settable::Date(_));
            let bound = match (is_date, self.sizing.more_is_better) {
                (false, true) => self.say("ten minste", "at least"),
                (false, false) => self.say("ten hoogste", "at most"),
                (true, true) => self.say("niet eerder dan", "no earlier than"),
                (true, false) => self.say("uiterlijk", "no later than"),
            };
            return format!("{}: {bound} {label}.", only.key);
        }
        let keys = question.varied.iter().zip(labels);
        let parts: Vec<String> = keys
            .map(|(varied, label)| format!("{} {label}", varied.key))
            .collect();
        let cost = self.words.euro(tried.cost);
        let cheapest = self.say("Het goedkoopst", "Cheapest");
        format!("{cheapest} ({cost}): {}.", self.words.list(&parts))
    }

    /// How often the goal is reached with the answer.
    fn reached(&self, tried: &Try) -> String {
        let chance = tried.chance.map(|chance| self.words.chance(&chance));
        let chance = chance.unwrap_or_default();
        let until = self.until;
        match self.words.language() {
            Language::Dutch => {
                format!("Daarmee wordt `{until}` gehaald {chance}.")
            }
            Language::English => {
                format!("With that, `{until}` is reached {chance}.")
            }
        }
    }

    fn nothing(&self, short: &[LoadRow]) -> String {
        let best = self.sizing.tries.iter().filter_map(|tried| tried.chance);
        let best = best.max_by(|a, b| a.share().total_cmp(&b.share()));
        let best = best
            .map(|chance| self.words.chance(&chance))
            .unwrap_or_default();
        let mut text = match self.words.language() {
            Language::Dutch => format!(
                "Geen van deze waarden volstaat: `{}` wordt op zijn best gehaald {best}.",
                self.until
            ),
            Language::English => format!(
                "None of these values is enough: at best `{}` is reached {best}.",
                self.until
            ),
        };
        let model = &self.sizing.study.scenarios[0].model;
        for row in short {
            let post = self.words.post(model, row.team, row.role);
            let load = self.words.percent(row.load());
            let year = row.year.label();
            text += &match self.words.language() {
                Language::Dutch => format!(
                    " Ook met het meeste dat is geprobeerd wordt in {year} meer werk gevraagd dan er uren zijn ({post}: belasting {load}), zodat de lijst hoe dan ook groeit."
                ),
                Language::English => format!(
                    " Even with the most that was tried more work is asked in {year} than there are hours ({post}: load {load}), so that the list grows whatever is done."
                ),
            };
        }
        text
    }

    fn doubt(&self, doubt: SizeDoubt) -> String {
        let label = |at: usize| self.labels(&self.sizing.tries[at]).join(", ");
        match doubt {
            SizeDoubt::NoEffect => self
                .say(
                    "Let op: niets verandert tussen deze waarden; stelt het scenario deze sleutel zelf in?",
                    "Take care: nothing changes between these values; does the scenario set this key itself?",
                )
                .to_owned(),
            SizeDoubt::Unsure { sure: None } => self
                .say(
                    "Let op: met zoveel herhalingen is de kans bij geen van deze waarden zeker groot genoeg.",
                    "Take care: with so many replications the chance is surely large enough at none of these values.",
                )
                .to_owned(),
            SizeDoubt::Unsure { sure: Some(at) } => {
                let start = self.say(
                    "Let op: met zoveel herhalingen is de kans, van wat is geprobeerd, pas zeker (95%) groot genoeg bij",
                    "Take care: with so many replications the chance, of what was tried, is surely (95%) large enough only at",
                );
                format!("{start} {}.", label(at))
            }
            SizeDoubt::Worse(less, more) => {
                let (less, more) = (label(less), label(more));
                match self.words.language() {
                    Language::Dutch => format!(
                        "Let op: {more} doet het slechter dan {less}, en dat is geen toeval. Meer helpt hier niet zonder meer."
                    ),
                    Language::English => format!(
                        "Take care: {more} does worse than {less}, and that is no chance. More does not simply help here."
                    ),
                }
            }
        }
    }

    /// The amounts of a try as the study writes them, in the notation of the language.
    fn labels(&self, tried: &Try) -> Vec<String> {
        let keys = tried.amounts.iter().zip(&self.sizing.question.varied);
        keys.map(|(&amount, varied)| self.label(amount, &varied.settable))
            .collect()
    }

    fn label(&self, amount: f64, settable: &Settable) -> String {
        let number = || self.words.number_as_set(amount);
        match settable {
            Settable::Number(_) => number(),
            Settable::Quantity { before, after, .. } => {
                format!("{before}{}{after}", number())
            }
            Settable::Date(_) => self.words.date(Day::from_number(amount.floor() as i32)),
        }
    }

    fn answered(&self) -> Option<usize> {
        match self.sizing.answer {
            Answer::Suffices(at) | Answer::LeastSuffices(at) => Some(at),
            Answer::Nothing { .. } => None,
        }
    }

    fn has_costs(&self) -> bool {
        let several = self.sizing.question.varied.len() > 1;
        several
            || self
                .sizing
                .question
                .varied
                .iter()
                .any(|varied| varied.cost > 1.0)
    }

    fn say(&self, dutch: &'static str, english: &'static str) -> &'static str {
        pick(self.words.language(), dutch, english)
    }
}
