//! What differs from the baseline, and why shares in time may differ from each other.

use doorstroom::analysis::{Compared, ComparisonRow, DeadlineRow, ScenarioFindings};
use doorstroom::measure::{Basis, PeriodKind, Scope, StockMeasure};
use doorstroom::model::{DeadlineId, Language, Model, StageId};
use doorstroom::output::Words;
use doorstroom::stats::{Interval, Paired};

use super::beside::grouped;
use super::words::{capitalised, pick};

/// For every deadline with a target and every waiting list, what differs from the baseline where that is worth a line.
pub(super) fn of(scenarios: &[ScenarioFindings<'_>], words: Words) -> String {
    let [baseline, others @ ..] = scenarios else {
        return String::new();
    };
    if others.is_empty() {
        return String::new();
    }
    let told = subjects(&baseline.scenario.model).map(|subject| {
        let lines = grouped(others, |found| {
            let row = found.comparisons.iter().find(|row| is_told(row, subject));
            let line = row.and_then(|row| difference(row, words));
            line.into_iter().collect()
        });
        if lines.is_empty() {
            return lines;
        }
        let title = title(&baseline.scenario.model, subject, words);
        format!("{}\n{lines}", capitalised(&title))
    });
    let told: String = told.collect();
    let name = &baseline.scenario.name;
    let (heading, none) = match words.language() {
        Language::Dutch => (
            format!("Verschil met {name}, in dezelfde toekomsten (gemiddelde en 95%-interval):"),
            "geen dat groot en zeker genoeg is om te noemen\n",
        ),
        Language::English => (
            format!("Difference with {name}, in the same futures (mean and 95% interval):"),
            "none that is large and sure enough to name\n",
        ),
    };
    format!(
        "\n{heading}\n{}",
        if told.is_empty() { none } else { &told }
    )
}

/// Shares of terms with a target first, then the waiting lists.
fn subjects(model: &Model) -> impl Iterator<Item = Compared> + use<'_> {
    let deadlines = model.deadlines().iter().enumerate();
    let with_target = deadlines.filter(|(_, deadline)| deadline.target.is_some());
    let shares = with_target.map(|(index, _)| Compared::Share(DeadlineId::from(index), Basis::Due));
    let stages = (0..model.stages().len()).map(StageId::from);
    shares.chain(stages.map(|stage| Compared::Stock(stage, StockMeasure::Waiting)))
}

fn is_told(row: &ComparisonRow, subject: Compared) -> bool {
    (row.scope, row.compared, row.period.kind()) == (Scope::All, subject, PeriodKind::All)
}

fn title(model: &Model, subject: Compared, words: Words) -> String {
    match subject {
        Compared::Share(deadline, _) => {
            let in_time = pick(words.language(), "van de 100 op tijd", "of 100 in time");
            format!("{}, {in_time}:", model.deadlines()[deadline.index()].title)
        }
        Compared::Stock(stage, _) | Compared::MeanDays(stage, _) => {
            let at_end = pick(words.language(), "aan het eind", "at the end");
            format!("{}, {at_end}:", words.list_of(model.stage(stage)))
        }
    }
}

/// Of 100 terms, or of cases: what less than one more or less is not worth a line.
const LEAST_DIFFERENCE: f64 = 1.0;
/// Of a list of the baseline: a smaller part of it is not worth a line.
const LEAST_PART: f64 = 0.05;

/// `78 tegen 74: 4 meer (3 tot 5); beter in 100% van de herhalingen`; nothing when it is too small to notice or not sure.
fn difference(row: &ComparisonRow, words: Words) -> Option<String> {
    let values = row.values?;
    let interval = values.difference().interval()?;
    let (scale, least) = match row.compared {
        Compared::Share(..) => (100.0, LEAST_DIFFERENCE),
        _ => (1.0, LEAST_DIFFERENCE.max(LEAST_PART * values.first())),
    };
    let size = values.difference().mean().abs() * scale;
    if interval.contains(0.0) || size < least {
        return None;
    }
    let better = words.percent(row.chance_better()?);
    let compared = more_or_less(&values, interval, scale, words);
    Some(match words.language() {
        Language::Dutch => format!("{compared}; beter in {better} van de herhalingen"),
        Language::English => format!("{compared}; better in {better} of the replications"),
    })
}

/// `78 tegen 74: 4 meer (3 tot 5)`.
fn more_or_less(values: &Paired, interval: Interval, scale: f64, words: Words) -> String {
    let number = |value: f64| words.count(value.abs() * scale);
    let [scenario, baseline] = [values.second(), values.first()].map(number);
    let is_more = values.difference().mean() > 0.0;
    let size = number(values.difference().mean());
    let (low, high) = (number(interval.low()), number(interval.high()));
    let (low, high) = if is_more { (low, high) } else { (high, low) };
    match words.language() {
        Language::Dutch => {
            let more = if is_more { "meer" } else { "minder" };
            format!("{scenario} tegen {baseline}: {size} {more} ({low} tot {high})")
        }
        Language::English => {
            let more = if is_more { "more" } else { "fewer" };
            format!("{scenario} against {baseline}: {size} {more} ({low} to {high})")
        }
    }
}

/// Shares on different bases that lie farther apart than this need an explanation.
const APART: f64 = 0.10;

/// The three shares in time of every deadline of which they lie apart, and why they do.
pub(super) fn of_bases(scenarios: &[ScenarioFindings<'_>], words: Words) -> String {
    let Some(first) = scenarios.first() else {
        return String::new();
    };
    let deadlines = first.scenario.model.deadlines().iter().enumerate();
    let told = deadlines.map(|(index, deadline)| {
        let lines = grouped(scenarios, |found| {
            let shares = Basis::ALL.map(|basis| share(found, DeadlineId::from(index), basis));
            three_shares(shares, words).into_iter().collect()
        });
        if lines.is_empty() {
            return lines;
        }
        format!("{}:\n{lines}", capitalised(&deadline.title))
    });
    let told: String = told.collect();
    if told.is_empty() {
        return told;
    }
    let (heading, why) = match words.language() {
        Language::Dutch => (
            "Op tijd: van wat verstreek / van wat is afgerond / van wat nog loopt:",
            "Deze lopen uiteen: werk dat niet af is telt alleen bij wat verstreek; oude zaken wegwerken verlaagt wat is \
             afgerond, minder instroom verlaagt wat nog loopt.",
        ),
        Language::English => (
            "In time: of what ended / of what was finished / of what still runs:",
            "These differ: unfinished work counts only in what ended; clearing old cases lowers what was finished, \
             cutting inflow lowers what still runs.",
        ),
    };
    format!("\n{heading}\n{told}{why}\n")
}

fn share(found: &ScenarioFindings<'_>, deadline: DeadlineId, basis: Basis) -> Option<f64> {
    let is_it = |row: &&DeadlineRow| {
        (row.scope, row.deadline, row.basis, row.period.kind())
            == (Scope::All, deadline, basis, PeriodKind::All)
    };
    Some(found.deadlines.iter().find(is_it)?.share?.mean)
}

/// `19% / 32% / 45%`; nothing when they lie together.
fn three_shares(shares: [Option<f64>; 3], words: Words) -> Option<String> {
    let known = || shares.iter().flatten().copied();
    let (least, most) = (known().reduce(f64::min)?, known().reduce(f64::max)?);
    if most - least <= APART {
        return None;
    }
    let written = shares.map(|share| share.map_or("–".to_owned(), |share| words.percent(share)));
    Some(written.join(" / "))
}

#[cfg(test)]
mod tests {
    use doorstroom::measure::Periods;
    use doorstroom::stats::ConfidenceLevel;
    use doorstroom::time::Day;

    use super::*;

    const DUTCH: Words = Words::of(Language::Dutch);
    const ENGLISH: Words = Words::of(Language::English);

    fn row(compared: Compared, pairs: [(f64, f64); 3]) -> ComparisonRow {
        let periods = Periods::new(Day::new(2021, 1, 1), Day::new(2022, 1, 1));
        ComparisonRow {
            scope: Scope::All,
            compared,
            period: *periods.whole(),
            values: Paired::of(&pairs, ConfidenceLevel::NINETY_FIVE),
        }
    }

    /// With the printed t(2) = 4.303. Shares: differences of 3, 4 and 5 in a hundred, half-width 4.303 / sqrt(3) = 2.48.
    /// Lists: -30, -24 and -24, mean -26, s = sqrt(12), half-width 4.303 x 2 = 8.6.
    #[test]
    fn a_difference_is_said_with_its_range() {
        let share = Compared::Share(DeadlineId(0), Basis::Due);
        let shares = row(share, [(0.73, 0.76), (0.74, 0.78), (0.75, 0.80)]);
        assert_eq!(
            difference(&shares, DUTCH).as_deref(),
            Some("78 tegen 74: 4 meer (1,5 tot 6,5); beter in 100% van de herhalingen")
        );
        let stock = Compared::Stock(StageId(0), StockMeasure::Waiting);
        let lists = row(stock, [(120.0, 90.0), (121.0, 97.0), (122.0, 98.0)]);
        assert_eq!(
            difference(&lists, ENGLISH).as_deref(),
            Some("95 against 121: 26 fewer (17 to 35); better in 100% of the replications")
        );
    }

    /// Half a term in a hundred and 4% of a list, however sure; and differences of -1, 3 and 4, whose interval has zero.
    #[test]
    fn what_nobody_would_notice_or_is_not_sure_is_not_said() {
        let share = Compared::Share(DeadlineId(0), Basis::Due);
        assert_eq!(difference(&row(share, [(0.5, 0.505); 3]), DUTCH), None);
        let stock = Compared::Stock(StageId(0), StockMeasure::Waiting);
        assert_eq!(difference(&row(stock, [(100.0, 104.0); 3]), DUTCH), None);
        let unsure = [(10.0, 9.0), (10.0, 13.0), (10.0, 14.0)];
        assert_eq!(difference(&row(stock, unsure), DUTCH), None);
    }

    #[test]
    fn three_shares_are_told_where_they_lie_apart() {
        let told = |shares| three_shares(shares, DUTCH);
        let apart = [Some(0.494), Some(0.52), Some(0.401)];
        assert_eq!(told(apart).as_deref(), Some("49% / 52% / 40%"));
        assert_eq!(
            told([None, Some(0.5), Some(0.7)]).as_deref(),
            Some("– / 50% / 70%")
        );
        assert_eq!(told([Some(0.48), Some(0.49), Some(0.475)]), None);
        assert_eq!(told([None; 3]), None);
    }
}
