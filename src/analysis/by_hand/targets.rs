//! Targets, worked out by hand.

use super::*;
use crate::model::{Comparison, Count, Counted, Target};
use crate::time::Span;

fn target(counted: Counted, limit: f64, by: Day) -> Target {
    Target {
        name: "cleared".into(),
        title: "the list is cleared".into(),
        counted,
        comparison: Comparison::AtMost,
        limit,
        by,
    }
}

/// What is found of a target when each of these lists of facts is a run of two months.
fn found(target: Target, runs: Vec<Vec<(SimTime, Fact)>>) -> TargetRow {
    let model = winter(1);
    let runs: Vec<RunMeasures> = runs
        .into_iter()
        .map(|facts| measures(&model, facts))
        .collect();
    let mut study = study(model, runs.len() as u32);
    study.targets.push(target);
    let results = Results {
        scenarios: vec![ScenarioResults {
            runs,
            twins: Vec::new(),
        }],
    };
    let findings = findings(&study, &results);
    let [row] = findings.scenarios[0].targets[..] else {
        panic!("one target has one row");
    };
    row
}

/// Two cases that wait from Saturday 2 January on, of which one is taken up on a day; on another a third comes. Both
/// happen an hour after midnight.
fn list(taken_up: Option<Day>, comes: Option<Day>) -> Vec<(SimTime, Fact)> {
    let at_one = |day: Day| day.start() + Span::from_seconds(3600);
    let mut facts = vec![(january(2), entered(HERE, TRIAGE)); 2];
    facts.extend(taken_up.map(|day| (at_one(day), started(HERE, TRIAGE, january(2)))));
    facts.extend(comes.map(|day| (at_one(day), entered(HERE, TRIAGE))));
    facts
}

/// At most one may wait. Two wait from Monday 4 January on. One is taken up on Wednesday 20 January: reached on 25 January;
/// or on 25 January itself, after the count: on 1 February. In the third run another comes on 10 February, in the
/// fourth nothing happens: never. Thursday 28 January is held against the count of 25 January, when the first and
/// the third have one case. One in four by Wilson: 0.0456 to 0.6994.
#[test]
fn a_list_that_comes_back_has_not_reached_its_target() {
    let day = |month: i8, day: i8| Some(Day::new(2021, month, day));
    let runs = vec![
        list(day(1, 20), None),
        list(day(1, 25), None),
        list(day(1, 20), day(2, 10)),
        list(None, None),
    ];
    let waiting = Counted::Cases(Count::Waiting(TRIAGE));
    let row = found(target(waiting, 1.0, Day::new(2021, 1, 28)), runs);
    assert_eq!((row.by_then.successes(), row.by_then.trials()), (1, 4));
    assert_close(row.by_then.interval().low(), 0.0456, 5e-5);
    assert_close(row.by_then.interval().high(), 0.6994, 5e-5);
    assert_eq!(row.on_date.successes(), 2);
    assert_close(row.never, 0.5, 0.0);
    let first = row.first;
    assert_eq!([first.p05, first.p25], [day(1, 25); 2]);
    assert_eq!([first.p50, first.p75, first.p95], [day(2, 1), None, None]);
    // At the end, 1 March: one, one, two and two wait. Of the two that had it in time one has lost it since 15 February.
    assert_eq!(row.at_end.successes(), 2);
    assert_close(row.count_on_date.p50, 1.5, 0.0);
    assert_close(row.count_at_end.p50, 1.5, 0.0);
    assert_eq!(row.lost, day(2, 15));
}

/// A term that ends on 20 January is overdue on the Mondays 25 January and 1 February when it is stopped on 3 February,
/// and up to the end when it never is. The target has no date of its own: 1 March, the end.
#[test]
fn terms_that_are_overdue_are_counted_on_dates_of_stock() {
    let counts = (january(2), term_counts(HERE, january(20)));
    let stopped = (at(2021, 2, 3, 0), term_stopped(HERE, january(20)));
    let runs = vec![vec![counts, stopped], vec![counts]];
    let row = found(
        target(Counted::Overdue(TEN_WEEKS), 0.0, Day::new(2021, 3, 1)),
        runs,
    );
    assert_eq!((row.by_then.successes(), row.on_date.successes()), (1, 1));
    assert_eq!(row.first.p50, Some(Day::new(2021, 2, 8)));
    assert_eq!(row.first.p75, None);
}
