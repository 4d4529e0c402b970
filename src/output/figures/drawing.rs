//! `Drawing`: what all charts of a scenario share.

use super::super::charts::{Caption, Size};
use super::super::manifest::{VERSION, run_id};
use super::super::words::{Setting, Words};
use crate::analysis::{Findings, ScenarioFindings};

/// What all charts of a scenario share.
pub(super) struct Drawing<'a> {
    pub(super) words: Words,
    pub(super) found: &'a ScenarioFindings<'a>,
    /// The scenarios before it in the study: what they have was drawn with them.
    pub(super) earlier: &'a [ScenarioFindings<'a>],
    /// The scenarios after it: they are drawn beside it.
    pub(super) later: &'a [ScenarioFindings<'a>],
    pub(super) setting: Setting<'a>,
    pub(super) size: Size,
    source: String,
}

impl<'a> Drawing<'a> {
    /// Of the scenario at a position in the study, in a size.
    pub(super) fn of(findings: &'a Findings<'a>, position: usize, size: Size) -> Self {
        let (earlier, rest) = findings.scenarios.split_at(position);
        let (found, later) = (&rest[0], &rest[1..]);
        let (study, model) = (findings.study, &found.scenario.model);
        let words = Words::of(study.language);
        let has_several = findings.scenarios.len() > 1;
        Drawing {
            words,
            found,
            earlier,
            later,
            setting: Setting {
                scenario: has_several.then_some(found.scenario.title.as_str()),
                replications: study.plan.replications as usize,
                from: model.from(),
                until: model.until(),
            },
            size,
            source: match size {
                Size::Full => words.source(VERSION, &study.title, &run_id(study), study.plan.seed),
                Size::Low => words.short_source(VERSION, &run_id(study), study.plan.seed),
            },
        }
    }

    /// The setting of a chart: beside others a scenario is named in the drawing, alone it is named in words.
    pub(super) fn setting_beside(&self, others: usize) -> Setting<'a> {
        Setting {
            scenario: self.setting.scenario.filter(|_| others == 0),
            ..self.setting
        }
    }

    /// The name of the scenario in the drawing: nothing where it stands alone.
    pub(super) fn name_beside(&self, others: usize) -> &'a str {
        if others == 0 {
            ""
        } else {
            &self.found.scenario.name
        }
    }

    /// In a letter what is measured stands with the description in words, not in the picture.
    pub(super) fn caption(&self, title: String, subtitle: String, description: String) -> Caption {
        let (subtitle, description) = match self.size {
            Size::Full => (subtitle, description),
            Size::Low => (String::new(), format!("{description} {subtitle}")),
        };
        Caption {
            title,
            subtitle,
            source: self.source.clone(),
            description,
            language: self.words.tag().into(),
        }
    }
}
