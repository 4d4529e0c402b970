//! `Clocks`: the clocks that a case may have running, what starts and stops them, and for which cases they count.
//!
//! A term counts for a case from the moment its stop can no longer be avoided. "Ten weeks from receipt until
//! the investigation is completed" says nothing about a case that is handed over at once: until the route is
//! known its clock runs silently, then it counts or is dropped.

use super::deadline::{Deadline, Moment};
use super::ids::{ClockId, DeadlineId, StageId};
use super::model::ModelParts;
use super::stage::Stage;
use super::ways::Ways;

/// A clock that a case may have running.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clock {
    /// Its term.
    pub deadline: DeadlineId,
    /// The piece of work to whose planned moment it belongs, where the term starts at planned moments.
    pub planned: Option<(StageId, usize)>,
}

/// The clocks that start and stop at one moment.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct ClockRules {
    /// Clocks to start, unless they run already.
    pub start: Vec<ClockId>,
    /// Clocks to stop, if they run.
    pub stop: Vec<ClockId>,
}

impl ClockRules {
    /// Does nothing start or stop?
    pub fn is_empty(&self) -> bool {
        self.start.is_empty() && self.stop.is_empty()
    }
}

/// What being in a stage says about a running clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Its stop will come: the term counts for this case.
    Counts,
    /// Its stop may come.
    Undecided,
    /// Its stop can no longer come: the term does not concern this case.
    Dropped,
}

/// The rules of one stage.
#[derive(Clone, Debug)]
pub struct StageClocks {
    /// At entry.
    pub entered: ClockRules,
    /// At the first work.
    pub started: ClockRules,
    /// When all work is done.
    pub completed: ClockRules,
    /// At the planned moment of each piece.
    pub due: Vec<ClockRules>,
    /// When each piece is done.
    pub done: Vec<ClockRules>,
    /// What being in the stage says, by clock.
    pub verdicts: Vec<Verdict>,
}

/// Every clock of the model and its rules.
#[derive(Clone, Debug)]
pub struct Clocks {
    clocks: Vec<Clock>,
    received: ClockRules,
    stages: Vec<StageClocks>,
}

impl Clocks {
    pub(super) fn new(parts: &ModelParts) -> Self {
        let clocks = clocks_of(parts);
        let rules = |moment: Moment, piece: Option<usize>| rules_at(&clocks, parts, moment, piece);
        let stages = parts.stages.iter().enumerate().map(|(index, stage)| {
            let id = StageId::from(index);
            let planned = |moment: Moment| {
                let pieces = stage.work.iter().enumerate();
                let of = |(piece, described): (usize, &super::stage::Piece)| match described
                    .timing
                    .planned
                {
                    Some(_) => rules(moment, Some(piece)),
                    None => ClockRules::default(),
                };
                pieces.map(of).collect()
            };
            StageClocks {
                entered: rules(Moment::Entered(id), None),
                started: rules(Moment::Started(id), None),
                completed: rules(Moment::Completed(id), None),
                due: planned(Moment::Due(id)),
                done: planned(Moment::Done(id)),
                verdicts: Vec::new(),
            }
        });
        let mut stages: Vec<StageClocks> = stages.collect();
        let ways = Ways::of(parts);
        for clock in &clocks {
            let verdicts = verdicts(&ways, &parts.deadlines[clock.deadline.index()], clock);
            for (stage, verdict) in stages.iter_mut().zip(verdicts) {
                stage.verdicts.push(verdict);
            }
        }
        Clocks {
            received: rules(Moment::Received, None),
            stages,
            clocks,
        }
    }

    /// All clocks, by id.
    pub fn all(&self) -> &[Clock] {
        &self.clocks
    }

    /// A clock.
    pub fn clock(&self, id: ClockId) -> Clock {
        self.clocks[id.index()]
    }

    /// The clocks that start at receipt.
    pub fn received(&self) -> &ClockRules {
        &self.received
    }

    /// The rules of a stage.
    #[inline]
    pub fn stage(&self, id: StageId) -> &StageClocks {
        &self.stages[id.index()]
    }
}

/// One clock for each term; for a term that starts at planned moments one for each piece that has such a moment.
fn clocks_of(parts: &ModelParts) -> Vec<Clock> {
    let mut clocks = Vec::new();
    for (index, deadline) in parts.deadlines.iter().enumerate() {
        let id = DeadlineId::from(index);
        if !deadline.starts_at_planned_moments() {
            clocks.push(Clock {
                deadline: id,
                planned: None,
            });
            continue;
        }
        for stage in deadline.start.iter().filter_map(|moment| moment.stage()) {
            let work = parts.stages[stage.index()].work.iter().enumerate();
            let planned = work.filter(|(_, piece)| piece.timing.planned.is_some());
            clocks.extend(planned.map(|(piece, _)| Clock {
                deadline: id,
                planned: Some((stage, piece)),
            }));
        }
    }
    clocks
}

fn rules_at(
    clocks: &[Clock],
    parts: &ModelParts,
    moment: Moment,
    piece: Option<usize>,
) -> ClockRules {
    let concerns = |clock: &Clock, moments: &[Moment]| {
        let own_piece = match (clock.planned, moment) {
            (Some((stage, own)), Moment::Due(_) | Moment::Done(_))
                if moment.stage() == Some(stage) =>
            {
                piece == Some(own)
            }
            _ => true,
        };
        own_piece && moments.contains(&moment)
    };
    let chosen = |moments: fn(&Deadline) -> &[Moment]| {
        let all = clocks.iter().enumerate();
        all.filter(|(_, clock)| concerns(clock, moments(&parts.deadlines[clock.deadline.index()])))
            .map(|(index, _)| ClockId::from(index))
            .collect()
    };
    ClockRules {
        start: chosen(|deadline| &deadline.start),
        stop: chosen(|deadline| &deadline.stop),
    }
}

/// What being in each stage says about a clock, the entry into the stage already past.
pub(super) fn verdicts(ways: &Ways<'_>, deadline: &Deadline, clock: &Clock) -> Vec<Verdict> {
    let stages = ways.stages;
    let stop_inside: Vec<Verdict> = (0..stages.len())
        .map(|index| stop_inside(&stages[index], StageId::from(index), deadline, clock))
        .collect();
    let stops_at_entry = |stage: StageId| deadline.stop.contains(&Moment::Entered(stage));
    let mut possible: Vec<bool> = stop_inside
        .iter()
        .map(|verdict| *verdict != Verdict::Dropped)
        .collect();
    let mut avoidable: Vec<bool> = (0..stages.len()).map(|_| false).collect();
    // Both spread backwards along the routes until nothing changes.
    loop {
        let mut changed = false;
        for index in 0..stages.len() {
            let stage = StageId::from(index);
            let reaches = ways
                .successors(stage)
                .any(|next| stops_at_entry(next) || possible[next.index()]);
            let slips = stop_inside[index] != Verdict::Counts
                && (ways.may_close(stage)
                    || ways
                        .successors(stage)
                        .any(|next| !stops_at_entry(next) && avoidable[next.index()]));
            changed |= (reaches && !possible[index]) || (slips && !avoidable[index]);
            possible[index] |= reaches;
            avoidable[index] |= slips;
        }
        if !changed {
            break;
        }
    }
    let verdict = |index: usize| match (possible[index], avoidable[index]) {
        (false, _) => Verdict::Dropped,
        (true, true) => Verdict::Undecided,
        (true, false) => Verdict::Counts,
    };
    (0..stages.len()).map(verdict).collect()
}

/// Does the stop come while a case is in this stage: surely, perhaps, or not?
fn stop_inside(stage: &Stage, id: StageId, deadline: &Deadline, clock: &Clock) -> Verdict {
    let likely = |certain: bool, possible: bool| match (certain, possible) {
        (true, _) => Verdict::Counts,
        (false, true) => Verdict::Undecided,
        (false, false) => Verdict::Dropped,
    };
    let some_piece = |planned: bool| {
        let pieces = || {
            stage
                .work
                .iter()
                .filter(|piece| !planned || piece.timing.planned.is_some())
        };
        likely(
            pieces().any(|piece| piece.share >= 1.0),
            pieces().any(|piece| piece.share > 0.0),
        )
    };
    let of_moment = |moment: &Moment| match *moment {
        Moment::Completed(at) if at == id => Verdict::Counts,
        Moment::Started(at) if at == id => some_piece(false),
        // A clock of a planned moment runs only for a piece that is needed: it will be done.
        Moment::Done(at) if at == id && clock.planned.is_some_and(|(of, _)| of == id) => {
            Verdict::Counts
        }
        Moment::Due(at) | Moment::Done(at) if at == id => some_piece(true),
        _ => Verdict::Dropped,
    };
    let verdicts: Vec<Verdict> = deadline.stop.iter().map(of_moment).collect();
    likely(
        verdicts.contains(&Verdict::Counts),
        verdicts.contains(&Verdict::Undecided),
    )
}
