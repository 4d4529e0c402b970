//! Charts: from labels, dates and numbers to SVG text, and from SVG to PNG. Knows no study and no result.
//!
//! Every chart is a pure function of its data: the same data give the same bytes on every platform. Words come
//! from the caller, in the reader's language; fonts come with the program.

mod area_lists;
mod by_month;
mod canvas;
mod caption;
mod day_axis;
mod differences;
mod end_label;
mod font;
mod grouped_bars;
mod legend;
mod lower_panel;
mod mark;
mod notation;
mod palette;
mod raster;
mod scale;
mod scenario_line;
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

pub use area_lists::{AreaListsChart, AreaPanel, area_lists};
pub use by_month::{
    MonthlyChart, MonthlyLegend, MonthlyPanel, MonthlyUnit, MonthlyValue, ValueRange, by_month,
};
pub use caption::Caption;
pub use differences::{
    DifferenceRow, DifferenceUnit, DifferencesChart, DifferencesLegend, MeasurePanel, differences,
};
pub use grouped_bars::{BarGroup, GroupedBar, GroupedBarsChart, grouped_bars};
pub use lower_panel::{LowerPanel, LowerUnit, Step};
pub use mark::Mark;
pub use notation::Notation;
pub use raster::ChartError;
pub use scenario_line::ScenarioLine;
pub(super) use svg::escape;
pub use svg::{Svg, font_faces};
pub use time_by_cause::{TimeByCauseBar, TimeByCauseChart, time_by_cause};
pub use time_plot::{Size, Target};
pub use utilisation::{UtilisationBar, UtilisationChart, UtilisationLegend, utilisation};
pub use waiting_list::{WaitingListChart, WaitingListLegend, WaitingListWeek, waiting_list};
