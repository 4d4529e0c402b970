//! The organisation and its demand, checked and read-only. Knows time and chance; nothing of files or runs.

mod arrivals;
mod check;
mod clocks;
mod deadline;
mod desks;
mod due_dates;
mod fault;
mod ids;
#[expect(
    clippy::module_inception,
    reason = "the central thing of the room has its name"
)]
mod model;
mod staff;
mod stage;
mod study;

pub use arrivals::{Area, ArrivalStream, Rate, RateProfile, RateStep, ReplayedArrival, Source};
pub use clocks::{Clock, ClockRules, Clocks, StageClocks, Verdict};
pub use deadline::{Deadline, Moment};
pub use desks::{Desk, Desks, Offer, Worker};
pub use fault::{Fault, Subject};
pub use ids::{AreaId, ClockId, DeadlineId, DeskId, RoleId, StageId, StreamId, TeamId, WorkerId};
pub use model::{Model, ModelParts};
pub use staff::{Order, Role, Staffing, Team};
pub use stage::{Delay, Destination, Ownership, Piece, Route, Stage, Timing};
pub use study::{Assumption, Language, RunPlan, Scenario, SetBy, Study};
