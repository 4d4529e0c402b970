//! What each scenario costs on top of the staff of the study.

use doorstroom::analysis::{CostItem, CostRow, ScenarioFindings};
use doorstroom::model::Language;
use doorstroom::output::Words;

use super::beside::listed;
use super::words::pick;

/// What hires cost, and what is paid once, in the reported time; nothing when no scenario has any.
pub(super) fn of(scenarios: &[ScenarioFindings<'_>], words: Words) -> String {
    let title = pick(
        words.language(),
        "Extra kosten in deze periode (gemiddeld; wat niet vervuld wordt kost niets):",
        "Extra costs in this period (mean; posts that are not filled cost nothing):",
    );
    listed(title, scenarios, |found| {
        extra(&found.costs, words).into_iter().collect()
    })
}

/// `€ 322.020: € 240.392 voor mensen, € 81.628 eenmalig`.
fn extra(costs: &[CostRow], words: Words) -> Option<String> {
    let sum = |is_it: fn(&CostItem) -> bool| -> f64 {
        let costs = costs.iter().filter(|row| is_it(&row.item));
        costs.map(|row| row.euro).sum()
    };
    let people = sum(|item| matches!(item, CostItem::Hire(_)));
    let once = sum(|item| matches!(item, CostItem::Once(_)));
    if people + once <= 0.0 {
        return None;
    }
    let [total, people, once] = [people + once, people, once].map(|euro| words.euro(euro));
    Some(match words.language() {
        Language::Dutch => format!("{total}: {people} voor mensen, {once} eenmalig"),
        Language::English => format!("{total}: {people} for people, {once} once"),
    })
}

#[cfg(test)]
mod tests {
    use doorstroom::model::{RoleId, TeamId};

    use super::*;

    fn row(item: CostItem, euro: f64) -> CostRow {
        CostRow {
            year: 2021,
            item,
            euro,
        }
    }

    /// The money of the proposal of Gooi en Vechtstreek: 248 686 and 47 204 + 14 424 + 20 000 are 330 314.
    #[test]
    fn hires_and_what_is_paid_once_are_added_and_usual_staff_is_not() {
        let staff = CostItem::Staff {
            team: TeamId::from(0),
            role: RoleId::from(0),
        };
        let costs = [
            row(staff, 500_000.0),
            row(CostItem::Hire("monitor".into()), 248_686.0),
            row(CostItem::Once("staf".into()), 47_204.0),
            row(CostItem::Once("overhead".into()), 14_424.0),
            row(CostItem::Once("informatie".into()), 20_000.0),
        ];
        let told = extra(&costs, Words::of(Language::Dutch));
        let told = told.map(|told| told.replace('\u{a0}', " "));
        assert_eq!(
            told.as_deref(),
            Some("€ 330.314: € 248.686 voor mensen, € 81.628 eenmalig")
        );
        assert_eq!(extra(&costs[..1], Words::of(Language::Dutch)), None);
    }
}
