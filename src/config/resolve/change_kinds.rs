//! What is different while a change holds: names become ids, lengths become laws.

use super::context::Context;
use super::{absence, delays, staff, stages};
use crate::config::law::LawText;
use crate::config::problem::Problem;
use crate::config::quantity::Length;
use crate::config::source::{Place, Placed};
use crate::config::study::changes::{EffortText, HireText, WhatText};
use crate::model::{
    Absence, ArrivalStream, ChangeKind, Hire, Piece, RoleId, Source, Staffing, Stage, StageId,
    StreamId,
};
use crate::random::Law;
use crate::time::Day;

/// What is usual, where a change may refer to it; a part that could not be read is none.
pub(super) struct Usual<'p> {
    pub(super) stages: &'p [Option<Stage>],
    pub(super) streams: &'p [Option<ArrivalStream>],
    pub(super) absence: Option<&'p Absence>,
    /// The first day that is not simulated.
    pub(super) until: Day,
}

/// Each thing that becomes different, with the names that it is known by.
pub(super) type Kinds<'t> = Vec<(Vec<&'t str>, ChangeKind)>;

/// Makes of one change as it is written what becomes different.
pub(super) struct Maker<'c, 't> {
    pub(super) context: &'c Context<'t>,
    pub(super) usual: &'c Usual<'c>,
    /// Of the word for the kind.
    pub(super) place: Place,
}

impl<'c, 't> Maker<'c, 't> {
    /// What becomes different; nothing when a name is unknown or a number does not fit, which is told.
    pub(super) fn kinds(&self, written: &'t WhatText) -> Option<Kinds<'t>> {
        match written {
            WhatText::Suspend { stages } => {
                self.of_each_stage(stages, |stage| Some(ChangeKind::Suspend { stage }))
            }
            WhatText::Work {
                stages,
                role,
                effort,
            } => {
                let role = optional(role.as_ref(), |role| self.context.role(role))?;
                self.of_each_stage(stages, |stage| self.work(stage, role, *effort))
            }
            WhatText::Inflow { arrivals, factor } => self.inflow(arrivals.as_deref(), *factor),
            other => Some(vec![(names(other), self.kind(other)?)]),
        }
    }

    /// What becomes different by a change that is of one thing.
    fn kind(&self, written: &WhatText) -> Option<ChangeKind> {
        let context = self.context;
        match written {
            WhatText::Hire(written) => self.hire(written).map(ChangeKind::Hire),
            WhatText::Leave { team, role, fte } => {
                let (team, role) = (context.team(team), context.role(role));
                Some(ChangeKind::Leave {
                    team: team?,
                    role: role?,
                    fte: fte.value,
                })
            }
            WhatText::Absence {
                team,
                role,
                share,
                spell,
            } => {
                let team = optional(team.as_ref(), |team| context.team(team));
                let role = optional(role.as_ref(), |role| context.role(role));
                let spell = self.spell(spell.as_ref());
                Some(ChangeKind::Absence {
                    team: team?,
                    role: role?,
                    share: *share,
                    spell: spell?,
                })
            }
            WhatText::Stages { team, stages } => {
                let (team, stages) = (context.team(team), self.stages(stages));
                Some(ChangeKind::Stages {
                    team: team?,
                    stages: stages?,
                })
            }
            WhatText::Areas { team, areas } => {
                let team = context.team(team);
                let areas = optional(areas.as_ref(), |areas| staff::areas_served(context, areas));
                Some(ChangeKind::Areas {
                    team: team?,
                    areas: areas?,
                })
            }
            WhatText::Route {
                stage,
                arrivals,
                next,
            } => {
                let stage = context.stage(stage);
                let stream = optional(arrivals.as_ref(), |name| context.stream(name));
                let route = stages::route(context, next);
                Some(ChangeKind::Route {
                    stage: stage?,
                    stream: stream?,
                    route: route?,
                })
            }
            WhatText::Caseload { team, caseload } => self.caseload(team, *caseload),
            WhatText::Order { team, order } => Some(ChangeKind::Order {
                team: context.team(team)?,
                order: *order,
            }),
            WhatText::Cost { euro } => Some(ChangeKind::Cost { euro: *euro }),
            WhatText::Suspend { .. } | WhatText::Work { .. } | WhatText::Inflow { .. } => None,
        }
    }

    fn hire(&self, written: &HireText) -> Option<Hire> {
        let context = self.context;
        let team = context.team(&written.team);
        let role = context.role(&written.role);
        let stages = optional(written.stages.as_ref(), |stages| self.stages(stages));
        let fte = staff::fte(context, &written.role.value, written.fte);
        let contract = staff::contract(context, written.contract);
        let lag = written.lag.as_ref();
        let lag = lag.map(|lag| delays::wait(lag, context.log));
        let role = role?;
        Some(Hire {
            team: team?,
            role,
            posts: Staffing::split(role, fte, contract).workers,
            lag,
            chance: written.chance.unwrap_or(1.0),
            settling: staff::settling(&written.settling),
            stages: stages?,
            received_before: written.received_before.map(|day| day.start()),
            cost_per_year: written.cost_per_year,
        })
    }

    /// How long extra illness lasts: as long as the usual when it is left out.
    fn spell(&self, written: Option<&LawText<Length>>) -> Option<Law> {
        if let Some(written) = written {
            return Some(absence::spell(self.context, written));
        }
        let sickness = self.usual.absence.and_then(|usual| usual.sickness.as_ref());
        if sickness.is_none() {
            let problem = Problem::new("extra absence without the length of a spell")
                .hint("write for example `spell = \"3 weeks\"`".to_owned());
            let label = "how long does an illness last?";
            self.context.tell(problem, self.place, label);
        }
        sickness.map(|sickness| sickness.spell.clone())
    }

    fn caseload(&self, team: &Placed<String>, caseload: Placed<Option<f64>>) -> Option<ChangeKind> {
        if let Some(value) = caseload.value {
            let place = caseload.place;
            let no_limit = "write \"none\" when there is no limit";
            staff::caseload_in_range(self.context, Placed { value, place }, no_limit);
        }
        Some(ChangeKind::Caseload {
            team: self.context.team(team)?,
            caseload: caseload.value,
        })
    }

    /// The streams that were named, or else all that have a rate.
    fn inflow(&self, written: Option<&'t [Placed<String>]>, factor: f64) -> Option<Kinds<'t>> {
        let streams: Vec<(&str, Option<StreamId>)> = match written {
            Some(names) => names
                .iter()
                .map(|name| (name.value.as_str(), self.context.stream(name)))
                .collect(),
            None => self.streams_with_a_rate(),
        };
        if streams.is_empty() && !self.context.log.is_incomplete() {
            let problem = Problem::new("there are no arrivals with a rate");
            let label = "so nothing becomes more or less";
            self.context.tell(problem, self.place, label);
            return None;
        }
        let kind = |(name, stream): (&'t str, Option<StreamId>)| {
            let stream = stream?;
            Some((vec![name], ChangeKind::Inflow { stream, factor }))
        };
        let kinds: Vec<Option<_>> = streams.into_iter().map(kind).collect();
        kinds.into_iter().collect()
    }

    fn streams_with_a_rate(&self) -> Vec<(&'t str, Option<StreamId>)> {
        let written = self.context.text.arrivals.iter().zip(self.usual.streams);
        let with_rate = written.enumerate().filter(|(_, (_, stream))| {
            let source = stream.as_ref().map(|stream| &stream.source);
            source.is_none_or(|source| matches!(source, Source::Rate(_)))
        });
        with_rate
            .map(|(position, (named, _))| {
                (named.name.value.as_str(), Some(StreamId::from(position)))
            })
            .collect()
    }

    fn work(
        &self,
        stage: StageId,
        role: Option<RoleId>,
        effort: Placed<EffortText>,
    ) -> Option<ChangeKind> {
        let factor = match effort.value {
            EffortText::Factor(factor) => factor,
            EffortText::Hours(hours) => hours / self.usual_hours(stage, role, effort.place)?,
        };
        Some(ChangeKind::Work {
            stage,
            role,
            factor,
        })
    }

    /// The mean hours of each piece of a role in a stage, when they are all the same.
    fn usual_hours(&self, stage: StageId, role: Option<RoleId>, place: Place) -> Option<f64> {
        let described = self.usual.stages[stage.index()].as_ref()?;
        let is_meant = |piece: &&Piece| role.is_none_or(|role| piece.role == role);
        let pieces = described.work.iter().filter(is_meant);
        let means: Vec<f64> = pieces.map(|piece| piece.hours.mean()).collect();
        // Without any piece there is nothing to change: that is told of the change as a whole.
        let first = *means.first().unwrap_or(&1.0);
        let differ = means.iter().any(|mean| (mean - first).abs() > 1e-9);
        if differ || first <= 0.0 {
            let title = format!("new hours for different work in `{}`", described.name);
            let rounded = means.iter().map(|mean| (mean * 1e6).round() / 1e6);
            let usual: Vec<String> = rounded.map(|mean| mean.to_string()).collect();
            let problem = Problem::new(title)
                .because(format!("the pieces take {} hours", usual.join(", ")))
                .hint(
                    "write a `factor`, or name a `role` of which all pieces take as long"
                        .to_owned(),
                );
            let label = "of which piece are these the hours?";
            self.context.tell(problem, place, label);
            return None;
        }
        Some(first)
    }

    fn stages(&self, written: &[Placed<String>]) -> Option<Vec<StageId>> {
        let stages: Vec<Option<StageId>> = written
            .iter()
            .map(|stage| self.context.stage(stage))
            .collect();
        stages.into_iter().collect()
    }

    fn of_each_stage(
        &self,
        written: &'t [Placed<String>],
        kind: impl Fn(StageId) -> Option<ChangeKind>,
    ) -> Option<Kinds<'t>> {
        let of_one = |name: &'t Placed<String>| {
            let stage = self.context.stage(name)?;
            Some((vec![name.value.as_str()], kind(stage)?))
        };
        let kinds: Vec<Option<_>> = written.iter().map(of_one).collect();
        kinds.into_iter().collect()
    }
}

/// The names that tell a change of one thing from others.
fn names(written: &WhatText) -> Vec<&str> {
    match written {
        WhatText::Hire(hire) => vec![&hire.team.value, &hire.role.value],
        WhatText::Leave { team, role, .. } => vec![&team.value, &role.value],
        WhatText::Absence { team, role, .. } => {
            vec![or_none(team.as_ref()), or_none(role.as_ref())]
        }
        WhatText::Stages { team, .. }
        | WhatText::Areas { team, .. }
        | WhatText::Caseload { team, .. }
        | WhatText::Order { team, .. } => vec![&team.value],
        WhatText::Route {
            stage, arrivals, ..
        } => vec![&stage.value, or_none(arrivals.as_ref())],
        WhatText::Cost { .. }
        | WhatText::Suspend { .. }
        | WhatText::Work { .. }
        | WhatText::Inflow { .. } => Vec::new(),
    }
}

fn or_none(name: Option<&Placed<String>>) -> &str {
    name.map_or("", |name| &name.value)
}

/// What was left out is none; what is wrong gives nothing.
fn optional<W, T>(written: Option<W>, find: impl FnOnce(W) -> Option<T>) -> Option<Option<T>> {
    match written {
        None => Some(None),
        Some(written) => find(written).map(Some),
    }
}
