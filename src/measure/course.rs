//! `Course`: how many cases wait and are in hand in each stage, day by day from the first second of a run.

use super::stock::StockMeasure;
use crate::engine::{Fact, Observer};
use crate::model::{Model, StageId};
use crate::time::{Day, SimTime};

/// Counts cases at 00:00 of every simulated day, the warm-up included, in all areas together.
#[derive(Clone, Debug)]
pub struct Course {
    stages: usize,
    /// Waiting and in hand now, by stage.
    levels: Vec<[i64; 2]>,
    /// Those levels day by day.
    counted: Vec<i64>,
    next: Day,
    end: Day,
}

impl Course {
    /// Listens to a run of `model`.
    pub fn new(model: &Model) -> Self {
        let stages = model.stages().len();
        Course {
            stages,
            levels: vec![[0; 2]; stages],
            counted: Vec::new(),
            next: model.start(),
            end: model.until(),
        }
    }

    /// The cases of a stage on each simulated day, and on the day after the last.
    pub fn of(&self, stage: StageId, measure: StockMeasure) -> impl Iterator<Item = f64> {
        let place = stage.index() * 2 + measure as usize;
        let days = self.counted.chunks_exact(self.stages * 2);
        days.map(move |day| day[place] as f64)
    }

    /// Counts what was not counted yet, when the run has reached its end.
    pub fn finish(mut self) -> Self {
        self.count_until(self.end.start());
        self
    }

    #[cold]
    fn count_until(&mut self, at: SimTime) {
        while self.next <= self.end && self.next.start() <= at {
            self.counted.extend(self.levels.iter().flatten());
            self.next = self.next + 1;
        }
    }
}

impl Observer for Course {
    fn record(&mut self, at: SimTime, fact: Fact) {
        if at >= self.next.start() {
            self.count_until(at);
        }
        let (stage, [waiting, in_hand]) = match fact {
            Fact::CaseOpen { stage, begun, .. } if begun => (stage, [0, 1]),
            Fact::CaseOpen { stage, .. } | Fact::StageEntered { stage, .. } => (stage, [1, 0]),
            Fact::StageStarted { stage, .. } => (stage, [-1, 1]),
            Fact::StageCompleted {
                stage,
                started_at: None,
                ..
            } => (stage, [-1, 0]),
            Fact::StageCompleted { stage, .. } => (stage, [0, -1]),
            _ => return,
        };
        let level = &mut self.levels[stage.index()];
        level[0] += waiting;
        level[1] += in_hand;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::CaseNumber;
    use crate::measure::small_model::{TRIAGE, at, model};
    use crate::model::AreaId;

    /// By hand: a case enters on the 2nd, is begun on the 3rd and done on the 5th; the warm-up lasts until the 4th.
    #[test]
    fn days_are_counted_from_the_first_on() {
        let day = |day| Day::new(2021, 1, day);
        let model = model(1, day(1), day(4), day(7));
        let mut course = Course::new(&model);
        let (case, stage, area) = (CaseNumber(0), TRIAGE, AreaId(0));
        let entered_at = at(2021, 1, 2, 9);
        course.record(entered_at, Fact::StageEntered { case, stage, area });
        let started = Fact::StageStarted {
            case,
            stage,
            area,
            entered_at,
        };
        course.record(at(2021, 1, 3, 9), started);
        let completed = Fact::StageCompleted {
            case,
            stage,
            area,
            received_at: entered_at,
            entered_at,
            started_at: Some(at(2021, 1, 3, 9)),
            causes: crate::engine::Causes::default(),
        };
        course.record(at(2021, 1, 5, 9), completed);
        let course = course.finish();
        let told = |of| course.of(TRIAGE, of).collect::<Vec<f64>>();
        assert_eq!(
            told(StockMeasure::Waiting),
            [0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0]
        );
        assert_eq!(
            told(StockMeasure::InHand),
            [0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0]
        );
    }
}
