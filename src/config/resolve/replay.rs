//! Arrivals that happened, from a CSV file.

use super::names::Names;
use super::rows::{Fault, Format, Row, instant, rows, truth};
use crate::config::log::ProblemLog;
use crate::model::{AreaId, ReplayedArrival};

const ARRIVALS: Format = Format {
    what: "arrivals",
    columns: &["received", "area", "urgent"],
    needed: &["received"],
};

/// The arrivals in the file of `log`, in the order of their instants.
pub(super) fn replayed(log: &ProblemLog, areas: &Names<'_>) -> Option<Vec<ReplayedArrival>> {
    let mut arrivals = rows(log, &ARRIVALS, |row| arrival(row, areas))?;
    arrivals.sort_by_key(|arrival| arrival.received_at);
    Some(arrivals)
}

fn arrival(row: &Row<'_>, areas: &Names<'_>) -> Result<ReplayedArrival, Fault> {
    let area = row.filled("area").map(|name| areas.in_row(name));
    Ok(ReplayedArrival {
        received_at: instant(row.filled("received").unwrap_or_default())?,
        area: area.transpose()?.map(AreaId::from),
        urgent: row.filled("urgent").map(truth).transpose()?,
    })
}
