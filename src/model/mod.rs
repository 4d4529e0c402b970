//! The organisation and its demand, checked and read-only. Knows time and chance; nothing of files or runs.

mod absence;
mod arrivals;
mod change;
mod check;
mod clocks;
mod deadline;
mod desks;
mod due_dates;
mod fault;
mod free_key;
mod goal;
mod held_still;
mod ids;
#[expect(
    clippy::module_inception,
    reason = "the central thing of the room has its name"
)]
mod model;
mod money;
mod norms;
mod observed;
mod offers;
mod opening;
mod past;
mod presence;
mod repeats;
mod staff;
mod stage;
mod study;
mod target;
mod unknown;
mod ways;

pub use absence::{Absence, Leave, Pressure, Sickness};
pub use arrivals::{Area, ArrivalStream, Rate, RateProfile, RateStep, ReplayedArrival, Source};
pub use change::{
    Change, ChangeKind, Comparison, Condition, Count, During, Hire, Trigger, Watched,
    YEAR_OF_REPORTS,
};
pub use check::{OpeningFault, OpeningRules};
pub use clocks::{Clock, ClockRules, Clocks, StageClocks, Verdict};
pub use deadline::{Deadline, Moment};
pub use desks::{Desk, Desks, Limits, Worker};
pub use fault::{Fault, Subject};
pub use free_key::FreeKey;
pub use goal::{Goal, GoalBasis, GoalMeasure};
pub use ids::{AreaId, ClockId, DeadlineId, DeskId, RoleId, StageId, StreamId, TeamId, WorkerId};
pub use model::{Model, ModelParts};
pub use money::{Expense, ExpenseAmount, Income, Money, OtherPost, Prices, YearlyEuro};
pub use norms::{AverageShare, Norms};
pub use observed::{
    Days, Observed, ObservedBasis, ObservedDuration, ObservedFlow, ObservedMeasure, ObservedPart,
    ObservedStock,
};
pub use offers::{Offer, Offers, TeamRules};
pub use opening::{OpeningCase, Past, Progress, Seat};
pub use presence::{ExtraAbsence, Presence};
pub use repeats::{FollowUp, Rereport};
pub use staff::{Order, Role, Settling, Staffing, Team, Turnover, cap_of};
pub use stage::{Delay, Destination, Ownership, Piece, Route, Stage, Timing};
pub use study::{Assumption, Language, RunPlan, Scenario, SetBy, Study};
pub use target::{Counted, Target};
pub use unknown::{Opposite, Remake, Unknown, Unknowns};
