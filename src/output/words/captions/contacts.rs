//! The words around planned contacts.

use super::super::language::{Words, capitalised};
use super::beside::Beside;
use super::setting::{Setting, in_one_line};
use crate::analysis::StockPoint;

/// What became of planned contacts.
#[derive(Clone, Copy, Debug)]
pub(in crate::output) struct ContactsStory<'a> {
    pub(in crate::output) setting: Setting<'a>,
    /// The contacts over time on the last date, of all scenarios, where the chart shows several.
    pub(in crate::output) beside: Option<&'a Beside<'a>>,
    pub(in crate::output) deadline: &'a str,
    /// Contacts over time on the first date and on the last.
    pub(in crate::output) first: StockPoint,
    pub(in crate::output) last: StockPoint,
    /// Over the whole period: contacts of which the term ended, and contacts done.
    pub(in crate::output) due: f64,
    pub(in crate::output) done: f64,
}

impl Words {
    /// How names of files with contacts begin.
    pub(in crate::output) fn contacts_file(self) -> &'static str {
        self.pick("contacten", "contacts")
    }

    /// What stands over the contacts that are over time.
    pub(in crate::output) fn contacts_axis(self) -> &'static str {
        self.pick("contacten over tijd", "contacts overdue")
    }

    /// What stands over the contacts of a month.
    pub(in crate::output) fn contacts_flow_axis(self) -> &'static str {
        self.pick(
            "contacten per maand: lijn gedaan, vlak uiterlijk te doen",
            "contacts by month: line done, area due at the latest",
        )
    }

    /// What the columns of contacts are.
    pub(in crate::output) fn contacts_due_legend(self, scenario: &str) -> String {
        let due = self.pick(
            "uiterlijk die maand te doen",
            "due that month at the latest",
        );
        if scenario.is_empty() {
            due.into()
        } else {
            format!("{due} ({scenario})")
        }
    }

    /// The headings of contacts of a month.
    pub(in crate::output) fn contacts_columns(self, scenario: &str) -> [String; 2] {
        let words = [
            self.pick("uiterlijk te doen", "due"),
            self.pick("gedaan", "done"),
        ];
        words.map(|words| match scenario {
            "" => words.to_owned(),
            name => format!("{words}: {name}"),
        })
    }

    /// The title: how many contacts are over time at the end.
    pub(in crate::output) fn contacts_title(self, story: &ContactsStory<'_>) -> String {
        let deadline = capitalised(story.deadline);
        let date = in_one_line(&self.date(story.last.date));
        if let Some(beside) = story.beside.filter(|beside| !beside.values.is_empty()) {
            let ends = self.by_scenario(beside, |contacts| self.count(contacts));
            return self.say(
                format!("{deadline}: op {date} {ends} contacten over tijd (mediaan)"),
                format!("{deadline}: on {date} {ends} contacts overdue (median)"),
            );
        }
        let [first, last] = [story.first, story.last].map(|point| self.count(point.band.p50));
        let is_up = story.last.band.p50 > story.first.band.p50;
        match () {
            () if first == last => self.say(
                format!(
                    "{deadline}: {first} contacten over tijd, aan het begin en op {date} (mediaan)"
                ),
                format!(
                    "{deadline}: {first} contacts overdue, at the start and on {date} (median)"
                ),
            ),
            () if is_up => self.say(
                format!(
                    "{deadline}: contacten over tijd lopen op van {first} naar {last} (mediaan)"
                ),
                format!("{deadline}: contacts overdue rise from {first} to {last} (median)"),
            ),
            () => self.say(
                format!(
                    "{deadline}: contacten over tijd lopen terug van {first} naar {last} (mediaan)"
                ),
                format!("{deadline}: contacts overdue fall from {first} to {last} (median)"),
            ),
        }
    }

    /// What is counted.
    pub(in crate::output) fn contacts_subtitle(self, story: &ContactsStory<'_>) -> String {
        let counted = self.pick(
            "Boven: contacten waarvan de termijn voorbij is en die niet zijn gedaan, geteld per week. Onder: per \
             maand gemiddeld gedaan, en waarvan de termijn in die maand verstreek.",
            "Above: contacts whose term is over and that were not done, counted by week. Below: by month, done on \
             average, and those whose term ended in that month.",
        );
        self.in_setting(counted, &story.setting)
    }

    /// Contacts in words.
    pub(in crate::output) fn contacts_description(self, story: &ContactsStory<'_>) -> String {
        let on = |point: &StockPoint| {
            let range = self.between(&self.count(point.band.p05), &self.count(point.band.p95));
            let range = self.in_nine_of_ten(&story.setting, &range);
            format!(
                "{}: {}{range}",
                self.date(point.date),
                self.count(point.band.p50)
            )
        };
        let (first, last) = (on(&story.first), on(&story.last));
        let (due, done) = (self.count(story.due), self.count(story.done));
        let lead = story
            .beside
            .map_or(String::new(), |beside| format!(", {}", beside.lead));
        let others = story.beside.map_or(String::new(), |beside| {
            let named = self.each_scenario(beside, |contacts| self.count(contacts));
            let all = self.pick("Op de laatste datum", "On the last date");
            format!(" {all}: {}.", named)
        });
        self.say(
            format!(
                "Lijngrafiek, contacten over tijd (mediaan){lead}. {first}. {last}.{others} Daaronder per maand \
                 gedaan en uiterlijk te doen; hele periode{lead}: {done} gedaan, {due} uiterlijk te doen."
            ),
            format!(
                "Line chart, contacts overdue (median){lead}. {first}. {last}.{others} Below it, by month, done and \
                 due; whole period{lead}: {done} done, {due} due."
            ),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::setting::SETTING;
    use super::*;
    use crate::model::Language;
    use crate::stats::Band;

    #[test]
    fn contacts_rise_fall_or_stay() {
        let point = |p50: f64| StockPoint {
            date: SETTING.until,
            mean: p50,
            band: Band {
                p05: p50,
                p25: p50,
                p50,
                p75: p50,
                p95: p50,
            },
        };
        let title = |first, last| {
            let story = ContactsStory {
                setting: SETTING,
                beside: None,
                deadline: "monitor",
                first: point(first),
                last: point(last),
                due: 100.0,
                done: 90.0,
            };
            Words::of(Language::Dutch)
                .contacts_title(&story)
                .replace('\u{a0}', " ")
        };
        assert_eq!(
            title(12.0, 400.0),
            "Monitor: contacten over tijd lopen op van 12 naar 400 (mediaan)"
        );
        assert_eq!(
            title(40.0, 0.0),
            "Monitor: contacten over tijd lopen terug van 40 naar 0 (mediaan)"
        );
        assert_eq!(
            title(3.0, 3.0),
            "Monitor: 3 contacten over tijd, aan het begin en op 1 januari 2022 (mediaan)"
        );
    }
}
