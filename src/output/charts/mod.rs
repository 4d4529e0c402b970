//! Charts: from labels, dates and numbers to SVG text, and from SVG to PNG. Knows no study and no result.
//!
//! Every chart is a pure function of its data: the same data give the same bytes on every platform. Words come
//! from the caller, in the reader's language; fonts come with the program.

mod canvas;
mod caption;
mod day_axis;
mod end_label;
mod font;
mod legend;
mod mark;
mod notation;
mod palette;
mod raster;
mod scale;
mod scenario_line;
mod share_in_time;
mod svg;
mod texture;
mod time_by_cause;
mod time_plot;
mod utilisation;
mod value_axis;
mod waiting_list;
mod wrap;

#[cfg(test)]
mod tests;

pub use caption::Caption;
pub use mark::Mark;
pub use notation::Notation;
pub use raster::ChartError;
pub use scenario_line::ScenarioLine;
pub use share_in_time::{MonthlyShare, ShareInTimeChart, ShareLegend, ShareRange, share_in_time};
pub(super) use svg::escape;
pub use svg::{Svg, font_faces};
pub use time_by_cause::{TimeByCauseBar, TimeByCauseChart, time_by_cause};
pub use time_plot::Target;
pub use utilisation::{UtilisationBar, UtilisationChart, UtilisationLegend, utilisation};
pub use waiting_list::{WaitingListChart, WaitingListLegend, WaitingListWeek, waiting_list};
