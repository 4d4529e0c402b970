//! An event log as XES (IEEE 1849): a trace for each case.
//!
//! A trace is written when its case is closed, or when the run ends: until then its events are remembered.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use super::super::charts::escape;
use super::columns::{Names, stage_of};
use super::log::RunName;
use crate::engine::CaseNumber;
use crate::measure::{Activity, ActivityKind};
use crate::model::Model;
use crate::time::SimTime;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<global scope="trace"><string key="concept:name" value=""/></global>
<global scope="event"><string key="concept:name" value=""/><date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/><string key="lifecycle:transition" value="complete"/></global>
<classifier name="activity" keys="concept:name"/>
<string key="concept:name" value="doorstroom"/>
"#;

/// An XES file in the making.
pub(super) struct XesLog<W: Write> {
    to: W,
    /// The events of the open cases.
    open: BTreeMap<CaseNumber, String>,
}

impl<W: Write> XesLog<W> {
    pub(super) fn begin(mut to: W) -> io::Result<Self> {
        to.write_all(HEAD.as_bytes())?;
        Ok(XesLog {
            to,
            open: BTreeMap::new(),
        })
    }

    pub(super) fn add(
        &mut self,
        run: &RunName<'_>,
        model: &Model,
        names: &Names,
        activity: &Activity,
    ) -> io::Result<()> {
        let trace = self.open.entry(activity.case).or_default();
        if trace.is_empty() {
            begin_trace(trace, run, model, activity);
        }
        add_events(trace, model, names, activity);
        if activity.kind == ActivityKind::Closed
            && let Some(trace) = self.open.remove(&activity.case)
        {
            self.to.write_all(trace.as_bytes())?;
            self.to.write_all(b"</trace>\n")?;
        }
        Ok(())
    }

    /// Writes the cases that are open when a run ends.
    pub(super) fn end_run(&mut self) -> io::Result<()> {
        for trace in std::mem::take(&mut self.open).values() {
            self.to.write_all(trace.as_bytes())?;
            self.to.write_all(b"</trace>\n")?;
        }
        Ok(())
    }

    pub(super) fn end(mut self) -> io::Result<()> {
        self.to.write_all(b"</log>\n")?;
        self.to.flush()
    }
}

fn begin_trace(trace: &mut String, run: &RunName<'_>, model: &Model, activity: &Activity) {
    let name = format!("{}/{}/{}", run.scenario, run.replication, activity.case.0);
    trace.push_str("<trace>");
    attribute(trace, "string", "concept:name", &name);
    attribute(trace, "string", "scenario", run.scenario);
    attribute(trace, "int", "replication", &run.replication.to_string());
    attribute(trace, "string", "area", &model.area(activity.area).name);
    attribute(trace, "boolean", "urgent", &activity.urgent.to_string());
    trace.push('\n');
}

/// The events of an activity: work has a start and, when it is over, an end.
fn add_events(trace: &mut String, model: &Model, names: &Names, activity: &Activity) {
    let stage = stage_of(activity).map(|stage| model.stage(stage).name.as_str());
    let what = names.activity(activity);
    let name = stage.map_or(what.into(), |stage| format!("{stage} {what}"));
    let mut event = |transition: &str, at: SimTime| {
        trace.push_str("<event>");
        attribute(trace, "string", "concept:name", &name);
        attribute(trace, "date", "time:timestamp", &format!("{at}.000+00:00"));
        attribute(trace, "string", "lifecycle:transition", transition);
        if let Some(stage) = stage {
            attribute(trace, "string", "stage", stage);
        }
        if let ActivityKind::Worked(work) = activity.kind {
            let role = model.stage(work.stage).work[work.piece].role;
            attribute(trace, "string", "org:role", &model.role(role).name);
            attribute(trace, "string", "org:resource", names.worker(&work));
            if let Some(cause) = work.waited_for.filter(|_| transition == "start") {
                attribute(trace, "string", "cause_of_wait", cause.key());
            }
        }
        trace.push_str("</event>\n");
    };
    let ends = |handed_back: bool| if handed_back { "suspend" } else { "complete" };
    match (activity.kind, activity.completed_at) {
        (ActivityKind::Worked(work), over) => {
            event("start", work.started_at);
            over.into_iter()
                .for_each(|at| event(ends(work.handed_back), at));
        }
        (_, Some(at)) => event("complete", at),
        // When it was is not known.
        (_, None) => {}
    }
}

fn attribute(to: &mut String, kind: &str, key: &str, value: &str) {
    write!(to, "<{kind} key=\"{key}\" value=\"{}\"/>", escape(value)).expect("memory takes it");
}
