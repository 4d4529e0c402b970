//! `Gauge`: what a run says of a goal.

use super::targets::counted;
use crate::measure::{Basis, Period, Periods, RunMeasures, Scope, TermCounts, stock_dates};
use crate::model::{Goal, GoalBasis, GoalMeasure, Model};
use crate::time::Day;

/// Reads the measure of a goal off a run.
///
/// Without a day it is that of the whole reported time: the share of all terms that ended or were finished in it, or the
/// cases that are there at its end. From a day on: the share over the months that begin at or after that day; the number
/// of cases on the date of stock, from that day on, on which it is furthest from the goal, and so with the
/// share of running terms, which is counted at the end of each month.
#[derive(Clone, Debug)]
pub struct Gauge {
    goal: Goal,
    /// The months over which terms are counted.
    months: Vec<Period>,
    /// The positions of the dates on which cases are counted.
    dates: Vec<usize>,
}

impl Gauge {
    /// The gauge of a goal; `None` when nothing is counted from the day `from` on.
    pub fn new(model: &Model, goal: Goal, from: Option<Day>) -> Option<Self> {
        let mut months = Periods::of(model).months().to_vec();
        let mut dates: Vec<(usize, Day)> = stock_dates(model).into_iter().enumerate().collect();
        match from {
            Some(from) => {
                months.retain(|month| month.first() >= from);
                dates.retain(|(_, date)| *date >= from);
            }
            None => drop(dates.drain(..dates.len() - 1)),
        }
        let is_counted = match goal.measure {
            GoalMeasure::Share(..) => !months.is_empty(),
            GoalMeasure::Number(_) => !dates.is_empty(),
        };
        is_counted.then(|| Gauge {
            goal,
            months: match (goal.measure, from) {
                // At the end of all that is reported.
                (GoalMeasure::Share(_, GoalBasis::Open), None) => {
                    months.split_off(months.len() - 1)
                }
                _ => months,
            },
            dates: dates.into_iter().map(|(position, _)| position).collect(),
        })
    }

    /// The goal.
    pub fn goal(&self) -> Goal {
        self.goal
    }

    /// The measure of a run, a share or a number of cases; `None` when it had no case to take a share of.
    pub fn value(&self, run: &RunMeasures) -> Option<f64> {
        match self.goal.measure {
            GoalMeasure::Number(of) => {
                let dates = self.dates.iter();
                self.furthest(dates.map(|&date| f64::from(counted(of, run, date))))
            }
            GoalMeasure::Share(deadline, basis) => {
                let counted = |basis, month| run.terms(Scope::All, deadline, basis, month);
                let months = self.months.iter();
                match basis {
                    GoalBasis::Due => sum(months.map(|month| counted(Basis::Due, month))).share(),
                    GoalBasis::Finished => {
                        sum(months.map(|month| counted(Basis::Finished, month))).share()
                    }
                    GoalBasis::Open => self
                        .furthest(months.filter_map(|month| counted(Basis::Open, month).share())),
                }
            }
        }
    }

    /// Did a run reach the goal? `None` when it had no case to tell by.
    pub fn holds(&self, run: &RunMeasures) -> Option<bool> {
        self.value(run).map(|value| self.goal.holds(value))
    }

    fn furthest(&self, values: impl Iterator<Item = f64>) -> Option<f64> {
        values.reduce(if self.goal.wants_more() {
            f64::min
        } else {
            f64::max
        })
    }
}

fn sum(months: impl Iterator<Item = TermCounts>) -> TermCounts {
    months.fold(TermCounts::default(), |total, month| TermCounts {
        cases: total.cases + month.cases,
        in_time: total.in_time + month.in_time,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{CaseNumber, Fact, Observer};
    use crate::measure::Collector;
    use crate::measure::facts::{term_counts, term_stopped};
    use crate::measure::small_model::{TEN_WEEKS, TRIAGE, at, model};
    use crate::model::{AreaId, Comparison, Count, Counted};

    fn waiting(comparison: Comparison) -> Goal {
        Goal {
            measure: GoalMeasure::Number(Counted::Cases(Count::Waiting(TRIAGE))),
            comparison,
            limit: 3.0,
        }
    }

    /// One case on 10 January 2021, three on 10 February, and none leaves: 0 on the first Monday, 1 from 11 January, 4 from
    /// 15 February to the end on 1 March.
    fn run() -> (Model, RunMeasures) {
        let model = model(
            1,
            Day::new(2021, 1, 1),
            Day::new(2021, 1, 1),
            Day::new(2021, 3, 1),
        );
        let mut collector = Collector::new(&model);
        for case in 0..4 {
            let entered = Fact::StageEntered {
                case: CaseNumber(case),
                stage: TRIAGE,
                area: AreaId(0),
            };
            collector.record(at(2021, if case == 0 { 1 } else { 2 }, 10, 9), entered);
        }
        let measures = collector.finish();
        (model, measures)
    }

    #[test]
    fn cases_are_counted_at_the_end_or_on_the_worst_date() {
        let (model, run) = run();
        let value = |comparison, from| {
            let gauge = Gauge::new(&model, waiting(comparison), from)?;
            Some((gauge.value(&run)?, gauge.holds(&run)?))
        };
        assert_eq!(value(Comparison::AtMost, None), Some((4.0, false)));
        let january = Some(Day::new(2021, 1, 1));
        assert_eq!(value(Comparison::AtMost, january), Some((4.0, false)));
        assert_eq!(value(Comparison::AtLeast, january), Some((0.0, false)));
        assert_eq!(
            value(Comparison::AtLeast, Some(Day::new(2021, 2, 12))),
            Some((4.0, true))
        );
        assert_eq!(value(Comparison::AtLeast, Some(Day::new(2021, 3, 2))), None);
    }

    /// A term that ended on 20 January and was stopped on 3 February is overdue on 1 February and not at the end.
    #[test]
    fn terms_that_are_overdue_are_a_number() {
        let (model, _) = run();
        let mut collector = Collector::new(&model);
        let [counts_at, due_at, stopped_at] =
            [(1, 2), (1, 20), (2, 3)].map(|(month, day)| at(2021, month, day, 0));
        collector.record(counts_at, term_counts(AreaId(0), due_at));
        collector.record(stopped_at, term_stopped(AreaId(0), due_at));
        let run = collector.finish();
        let overdue = Goal {
            measure: GoalMeasure::Number(Counted::Overdue(TEN_WEEKS)),
            comparison: Comparison::AtMost,
            limit: 0.0,
        };
        let holds = |from| Gauge::new(&model, overdue, from).and_then(|gauge| gauge.holds(&run));
        assert_eq!(holds(None), Some(true));
        assert_eq!(holds(Some(Day::new(2021, 2, 1))), Some(false));
        assert_eq!(holds(Some(Day::new(2021, 2, 8))), Some(true));
    }

    #[test]
    fn terms_are_counted_in_the_months_that_begin_in_time() {
        let (model, run) = run();
        let goal = Goal {
            measure: GoalMeasure::Share(TEN_WEEKS, GoalBasis::Due),
            comparison: Comparison::AtLeast,
            limit: 0.8,
        };
        let months = |from| Gauge::new(&model, goal, from).map(|gauge| gauge.months.len());
        assert_eq!(months(None), Some(2));
        assert_eq!(months(Some(Day::new(2021, 1, 2))), Some(1));
        assert_eq!(months(Some(Day::new(2021, 2, 2))), None);
        let gauge = Gauge::new(&model, goal, None).expect("months");
        assert_eq!(gauge.holds(&run), None);
    }
}
