//! `Counterparts`: what a run has where reality was measured.

use crate::engine::{Fact, Observer};
use crate::model::{
    AreaId, Days, DeadlineId, Observed, ObservedBasis, ObservedDuration, ObservedFlow,
    ObservedMeasure, ObservedPart, ObservedStock, StageId,
};
use crate::stats::{mean_of_largest, quantiles};
use crate::time::SimTime;

/// Measures in a run what was measured in reality, on the same days to the second: in the warm-up, over parts of months,
/// for any quantile.
#[derive(Clone, Debug)]
pub struct Counterparts<'o> {
    all: Vec<Counterpart<'o>>,
}

impl<'o> Counterparts<'o> {
    /// Listens for what was observed.
    pub fn of(observed: &'o [Observed]) -> Self {
        Counterparts {
            all: observed.iter().map(Counterpart::of).collect(),
        }
    }

    /// The simulated numbers in the order and the units of the observations; `None` where the run had no case to
    /// take a share or a quantile of.
    pub fn finish(self) -> Vec<Option<f64>> {
        self.all.into_iter().map(Counterpart::finish).collect()
    }
}

impl Observer for Counterparts<'_> {
    fn record(&mut self, at: SimTime, fact: Fact) {
        for counterpart in &mut self.all {
            counterpart.record(at, fact);
        }
    }
}

/// One observation, and what was counted of it so far.
#[derive(Clone, Debug)]
struct Counterpart<'o> {
    observed: &'o Observed,
    /// Cases; of a stock those that are there now.
    cases: i64,
    /// Of these in time.
    in_time: i64,
    /// Days of 24 hours.
    lengths: Vec<f64>,
}

impl<'o> Counterpart<'o> {
    fn of(observed: &'o Observed) -> Self {
        Counterpart {
            observed,
            cases: 0,
            in_time: 0,
            lengths: Vec::new(),
        }
    }

    fn record(&mut self, at: SimTime, fact: Fact) {
        match self.observed.measure {
            ObservedMeasure::ShareInTime {
                deadline,
                basis: ObservedBasis::Due,
                during,
            } => self.count_due(at, fact, deadline, during),
            ObservedMeasure::ShareInTime {
                deadline,
                basis: ObservedBasis::Finished,
                during,
            } => self.count_finished(at, fact, deadline, during),
            // Stock is counted before anything of its day happens.
            ObservedMeasure::Stock { stock, stage, date } if at < date.start() => {
                if let Some((area, change)) = change_of(stock, stage, fact)
                    && self.is_of(area)
                {
                    self.cases += change;
                }
            }
            ObservedMeasure::Duration {
                duration,
                stage,
                during,
                ..
            } if during.hold(at) => {
                if let Some((area, since)) = begin_of(duration, stage, fact)
                    && self.is_of(area)
                {
                    self.lengths.push((at - since).days());
                }
            }
            ObservedMeasure::Clock {
                deadline, during, ..
            } if during.hold(at) => self.take_clock(at, fact, deadline),
            ObservedMeasure::Flow {
                flow,
                stage,
                during,
            } if during.hold(at) => {
                let passed = passing(flow, stage, fact);
                self.cases += i64::from(passed.is_some_and(|area| self.is_of(area)));
            }
            ObservedMeasure::Received { stream, during } if during.hold(at) => {
                let arrived = matches!(fact, Fact::CaseArrived { stream: by, area, .. }
                    if by == stream && self.is_of(area));
                self.cases += i64::from(arrived);
            }
            _ => {}
        }
    }

    /// Terms that end in the days, whether the work was finished or not.
    fn count_due(&mut self, at: SimTime, fact: Fact, of: DeadlineId, during: Days) {
        match fact {
            Fact::TermCounts {
                area,
                deadline,
                due_at,
                ..
            } if deadline == of && during.hold(due_at) && self.is_of(area) => self.cases += 1,
            Fact::TermStopped {
                area,
                deadline,
                due_at,
                ..
            } if deadline == of && during.hold(due_at) && self.is_of(area) => {
                self.in_time += i64::from(at <= due_at);
            }
            _ => {}
        }
    }

    /// Terms of which the work is finished in the days.
    fn count_finished(&mut self, at: SimTime, fact: Fact, of: DeadlineId, during: Days) {
        if let Fact::TermStopped {
            area,
            deadline,
            due_at,
            ..
        } = fact
            && deadline == of
            && during.hold(at)
            && self.is_of(area)
        {
            self.cases += 1;
            self.in_time += i64::from(at <= due_at);
        }
    }

    /// How long a clock ran that stops now.
    fn take_clock(&mut self, at: SimTime, fact: Fact, of: DeadlineId) {
        if let Fact::TermStopped {
            area,
            deadline,
            started_at,
            ..
        } = fact
            && deadline == of
            && self.is_of(area)
        {
            self.lengths.push((at - started_at).days());
        }
    }

    fn is_of(&self, area: AreaId) -> bool {
        self.observed.area.is_none_or(|only| only == area)
    }

    fn finish(mut self) -> Option<f64> {
        match self.observed.measure {
            ObservedMeasure::ShareInTime { .. } => {
                (self.cases > 0).then(|| self.in_time as f64 / self.cases as f64)
            }
            ObservedMeasure::Duration { part, .. } | ObservedMeasure::Clock { part, .. } => {
                match part {
                    ObservedPart::Quantile(quantile) => {
                        quantiles(&mut self.lengths, [quantile]).map(|[length]| length)
                    }
                    ObservedPart::Slowest(share) => mean_of_largest(&mut self.lengths, share),
                }
            }
            ObservedMeasure::Stock { .. }
            | ObservedMeasure::Flow { .. }
            | ObservedMeasure::Received { .. } => Some(self.cases as f64),
        }
    }
}

/// By how many cases a fact changes a stock, and of which area.
fn change_of(stock: ObservedStock, of: StageId, fact: Fact) -> Option<(AreaId, i64)> {
    let is_waiting = stock == ObservedStock::Waiting;
    let (area, stage, change) = match fact {
        Fact::CaseOpen {
            area, stage, begun, ..
        } => (area, stage, i64::from(is_waiting != begun)),
        Fact::StageEntered { area, stage, .. } => (area, stage, i64::from(is_waiting)),
        Fact::StageStarted { area, stage, .. } => (area, stage, if is_waiting { -1 } else { 1 }),
        Fact::StageCompleted {
            area,
            stage,
            started_at,
            ..
        } => (area, stage, -i64::from(is_waiting == started_at.is_none())),
        _ => return None,
    };
    (stage == of).then_some((area, change))
}

/// When a length of time that ends with a fact had begun, and of which area the case is.
fn begin_of(duration: ObservedDuration, of: StageId, fact: Fact) -> Option<(AreaId, SimTime)> {
    match (duration, fact) {
        (
            ObservedDuration::Wait,
            Fact::StageStarted {
                stage,
                area,
                entered_at,
                ..
            },
        ) if stage == of => Some((area, entered_at)),
        (
            ObservedDuration::Stage,
            Fact::StageCompleted {
                stage,
                area,
                entered_at,
                ..
            },
        ) if stage == of => Some((area, entered_at)),
        (
            ObservedDuration::SinceReceived,
            Fact::StageCompleted {
                stage,
                area,
                received_at,
                ..
            },
        ) if stage == of => Some((area, received_at)),
        _ => None,
    }
}

/// The area of a case that passes a point of a stage.
fn passing(flow: ObservedFlow, of: StageId, fact: Fact) -> Option<AreaId> {
    let (stage, area) = match (flow, fact) {
        (ObservedFlow::Entered, Fact::StageEntered { stage, area, .. })
        | (ObservedFlow::Started, Fact::StageStarted { stage, area, .. })
        | (ObservedFlow::Completed, Fact::StageCompleted { stage, area, .. }) => (stage, area),
        _ => return None,
    };
    (stage == of).then_some(area)
}

#[cfg(test)]
mod tests {
    use super::super::facts::{completed, entered, open, started, term_counts, term_stopped};
    use super::super::small_model::{RESEARCH, TEN_WEEKS, TRIAGE, at};
    use super::*;
    use crate::engine::CaseNumber;
    use crate::model::StreamId;
    use crate::time::Day;

    const NORTH: AreaId = AreaId(0);
    const SOUTH: AreaId = AreaId(1);

    fn midnight(month: i8, day: i8) -> SimTime {
        at(2021, month, day, 0)
    }

    /// Of a month and a day to another.
    fn days(from: (i8, i8), until: (i8, i8)) -> Days {
        Days {
            from: Day::new(2021, from.0, from.1),
            until: Day::new(2021, until.0, until.1),
        }
    }

    fn simulated(
        measure: ObservedMeasure,
        area: Option<AreaId>,
        facts: &[(SimTime, Fact)],
    ) -> Option<f64> {
        let observed = [Observed {
            measure,
            area,
            value: 0.0,
            source: None,
        }];
        let mut counterparts = Counterparts::of(&observed);
        for &(at, fact) in facts {
            counterparts.record(at, fact);
        }
        counterparts.finish()[0]
    }

    fn stock(stock: ObservedStock, day: i8) -> ObservedMeasure {
        ObservedMeasure::Stock {
            stock,
            stage: TRIAGE,
            date: Day::new(2021, 3, day),
        }
    }

    /// One case was open and begun when the run started on 1 March; one enters on the 2nd, is begun on the 3rd at 00:00 and
    /// completed on the 5th; one enters on the 4th and needs no work until the 6th.
    #[test]
    fn stock_is_counted_before_the_events_of_its_midnight() {
        let facts = [
            (
                midnight(3, 1) - crate::time::Span::from_seconds(1),
                open(NORTH, TRIAGE, midnight(1, 1), true),
            ),
            (midnight(3, 2), entered(NORTH, TRIAGE)),
            (midnight(3, 3), started(NORTH, TRIAGE, midnight(3, 2))),
            (midnight(3, 4), entered(SOUTH, TRIAGE)),
            (
                midnight(3, 5),
                completed(
                    NORTH,
                    TRIAGE,
                    (midnight(3, 2), midnight(3, 2), Some(midnight(3, 3))),
                ),
            ),
            (
                midnight(3, 6),
                completed(SOUTH, TRIAGE, (midnight(3, 4), midnight(3, 4), None)),
            ),
        ];
        let on = |of, area| -> Vec<i64> {
            let on = |day| simulated(stock(of, day), area, &facts).unwrap() as i64;
            (1..=7).map(on).collect()
        };
        assert_eq!(on(ObservedStock::Waiting, None), [0, 0, 1, 0, 1, 1, 0]);
        assert_eq!(on(ObservedStock::InHand, None), [1, 1, 1, 2, 2, 1, 1]);
        assert_eq!(
            on(ObservedStock::Waiting, Some(SOUTH)),
            [0, 0, 0, 0, 1, 1, 0]
        );
    }

    /// Waits of 1, 2, 4 and 8 days end on 10 to 13 March at 00:00, one of 100 days on the 14th.
    #[test]
    fn any_quantile_of_any_days_is_taken() {
        let wait = |day: i8, days: i64| {
            let end = midnight(3, day);
            let begun = end - crate::time::Span::from_seconds(days * 86_400);
            (end, started(NORTH, TRIAGE, begun))
        };
        let facts = [
            wait(10, 1),
            wait(11, 2),
            wait(12, 4),
            wait(13, 8),
            wait(14, 100),
        ];
        let wait = |stage, quantile, during| {
            let measure = ObservedMeasure::Duration {
                duration: ObservedDuration::Wait,
                stage,
                part: ObservedPart::Quantile(quantile),
                during,
            };
            simulated(measure, None, &facts)
        };
        let four = days((3, 10), (3, 14));
        assert_eq!(wait(TRIAGE, 0.5, four), Some(3.0));
        // At 3 / 3 = 1, 0.25 of the way from the third to the fourth: 4 + 0.25 * 4.
        assert_eq!(wait(TRIAGE, 0.75, four), Some(5.0));
        assert_eq!(wait(TRIAGE, 0.5, days((3, 1), (3, 10))), None);
        assert_eq!(wait(RESEARCH, 0.5, four), None);
    }

    /// Clocks of 10, 20, 30 and 60 days stop on 10 to 13 March at 00:00. Half is 60 and 30, on average 45; of three in eight,
    /// which is one and a half case, 60 counts whole and 30 half: 75 / 1.5.
    #[test]
    fn of_clocks_the_slowest_are_taken() {
        let stopped = |day: i8, days: i64| {
            let stopped_at = midnight(3, day);
            let started_at = stopped_at - crate::time::Span::from_seconds(days * 86_400);
            let due_at = started_at + crate::time::Span::from_seconds(70 * 86_400);
            let fact = Fact::TermStopped {
                case: CaseNumber(0),
                area: NORTH,
                deadline: TEN_WEEKS,
                started_at,
                due_at,
            };
            (stopped_at, fact)
        };
        let facts = [
            stopped(10, 10),
            stopped(11, 20),
            stopped(12, 30),
            stopped(13, 60),
        ];
        let clock = |part, during, area| {
            let measure = ObservedMeasure::Clock {
                deadline: TEN_WEEKS,
                part,
                during,
            };
            simulated(measure, area, &facts)
        };
        let march = days((3, 1), (4, 1));
        assert_eq!(clock(ObservedPart::Slowest(0.5), march, None), Some(45.0));
        assert_eq!(clock(ObservedPart::Slowest(0.375), march, None), Some(50.0));
        assert_eq!(clock(ObservedPart::Quantile(0.5), march, None), Some(25.0));
        let until_the_twelfth = days((3, 1), (3, 12));
        assert_eq!(
            clock(ObservedPart::Slowest(0.5), until_the_twelfth, None),
            Some(20.0)
        );
        assert_eq!(clock(ObservedPart::Slowest(0.5), march, Some(SOUTH)), None);
    }

    /// Due on 5, 10 and 20 March: met on the 4th, met too late on the 12th, never met.
    #[test]
    fn shares_are_of_terms_due_or_finished_in_the_days() {
        let facts = [
            (midnight(1, 1), term_counts(NORTH, midnight(3, 5))),
            (midnight(1, 1), term_counts(NORTH, midnight(3, 10))),
            (midnight(1, 1), term_counts(SOUTH, midnight(3, 20))),
            (midnight(3, 4), term_stopped(NORTH, midnight(3, 5))),
            (midnight(3, 12), term_stopped(NORTH, midnight(3, 10))),
        ];
        let share = |basis, during, area| {
            let measure = ObservedMeasure::ShareInTime {
                deadline: TEN_WEEKS,
                basis,
                during,
            };
            simulated(measure, area, &facts)
        };
        let march = days((3, 1), (4, 1));
        assert_eq!(share(ObservedBasis::Due, march, None), Some(1.0 / 3.0));
        assert_eq!(share(ObservedBasis::Due, march, Some(SOUTH)), Some(0.0));
        assert_eq!(share(ObservedBasis::Finished, march, None), Some(0.5));
        assert_eq!(share(ObservedBasis::Finished, march, Some(SOUTH)), None);
        let from_the_fifth = days((3, 5), (3, 11));
        assert_eq!(share(ObservedBasis::Due, from_the_fifth, None), Some(0.5));
        assert_eq!(share(ObservedBasis::Finished, from_the_fifth, None), None);
    }

    #[test]
    fn counts_are_of_their_days_their_stream_and_their_area() {
        let arrived = |stream, area| Fact::CaseArrived {
            case: CaseNumber(0),
            stream: StreamId(stream),
            area,
            urgent: false,
        };
        let facts = [
            (midnight(3, 1), arrived(0, NORTH)),
            (midnight(3, 1), entered(NORTH, TRIAGE)),
            (midnight(3, 2), arrived(0, SOUTH)),
            (midnight(3, 2), arrived(1, NORTH)),
            (midnight(3, 3), arrived(0, NORTH)),
        ];
        let during = days((3, 1), (3, 3));
        let received = |stream, area| {
            let stream = StreamId(stream);
            simulated(ObservedMeasure::Received { stream, during }, area, &facts)
        };
        assert_eq!(received(0, None), Some(2.0));
        assert_eq!(received(0, Some(SOUTH)), Some(1.0));
        assert_eq!(received(1, None), Some(1.0));
        let flow = |flow| {
            let measure = ObservedMeasure::Flow {
                flow,
                stage: TRIAGE,
                during,
            };
            simulated(measure, None, &facts)
        };
        assert_eq!(flow(ObservedFlow::Entered), Some(1.0));
        assert_eq!(flow(ObservedFlow::Completed), Some(0.0));
    }
}
