//! Headings of the numbers of charts.

use super::language::Words;

/// What a column of the numbers of a chart holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::output) enum Column {
    /// A day.
    Date,
    /// A month.
    Month,
    /// A scenario.
    Scenario,
    /// What is measured.
    Measure,
    /// A role in a team.
    Post,
    /// A stage.
    Stage,
    /// An area.
    Area,
    /// The middle of the replications.
    Median,
    /// The mean over the replications.
    Mean,
    /// One in twenty replications has less.
    Low,
    /// One in twenty has more.
    High,
    /// The lower end of a 95% interval.
    IntervalLow,
    /// The upper end of it.
    IntervalHigh,
    /// The share that should be met.
    Target,
    /// How many.
    Cases,
    /// Fte in service.
    Fte,
    /// How many of these are late.
    Late,
    /// Scenario less baseline.
    Difference,
    /// The share of the replications in which it is better.
    ChanceBetter,
    /// Hours asked.
    Asked,
    /// Hours available.
    Available,
    /// Hours asked over hours available.
    Load,
}

impl Words {
    /// The heading of a column.
    pub(in crate::output) fn column(self, column: Column) -> &'static str {
        match column {
            Column::Date => self.pick("datum", "date"),
            Column::Month => self.pick("maand", "month"),
            Column::Scenario => "scenario",
            Column::Measure => self.pick("maat", "measure"),
            Column::Post => self.pick("functie en team", "role and team"),
            Column::Stage => self.pick("dienst", "stage"),
            Column::Area => self.pick("gebied", "area"),
            Column::Median => self.pick("mediaan", "median"),
            Column::Mean => self.pick("gemiddelde", "mean"),
            Column::Low => self.pick("9 op de 10 herhalingen: van", "9 in 10 replications: from"),
            Column::High => self.pick("9 op de 10 herhalingen: tot", "9 in 10 replications: to"),
            Column::IntervalLow => self.pick("95%-interval: van", "95% interval: from"),
            Column::IntervalHigh => self.pick("95%-interval: tot", "95% interval: to"),
            Column::Target => self.pick("streefwaarde", "target"),
            Column::Cases => self.pick("aantal", "number"),
            Column::Fte => "fte",
            Column::Late => self.pick("te laat", "late"),
            Column::Difference => self.pick("verschil", "difference"),
            Column::ChanceBetter => self.pick(
                "herhalingen waarin het beter is",
                "replications in which it is better",
            ),
            Column::Asked => self.pick("gevraagde uren", "hours asked"),
            Column::Available => self.pick("beschikbare uren", "hours available"),
            Column::Load => self.pick("gevraagd van beschikbaar", "asked of available"),
        }
    }

    /// The heading of a column that is of one scenario: `mediaan: impuls`.
    pub(in crate::output) fn column_of(self, column: Column, scenario: &str) -> String {
        let heading = self.column(column);
        if scenario.is_empty() {
            return heading.into();
        }
        format!("{heading}: {scenario}")
    }
}
