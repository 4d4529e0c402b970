//! `Drawing`: what all charts of a scenario share.

use super::super::charts::Caption;
use super::super::manifest::{VERSION, run_id};
use super::super::words::{Setting, Words};
use crate::analysis::{Findings, ScenarioFindings};

/// What all charts of a scenario share.
pub(super) struct Drawing<'a> {
    pub(super) words: Words,
    pub(super) found: &'a ScenarioFindings<'a>,
    pub(super) setting: Setting<'a>,
    source: String,
}

impl<'a> Drawing<'a> {
    pub(super) fn of(findings: &Findings<'a>, found: &'a ScenarioFindings<'a>) -> Self {
        let (study, model) = (findings.study, &found.scenario.model);
        let words = Words::of(study.language);
        let has_several = findings.scenarios.len() > 1;
        Drawing {
            words,
            found,
            setting: Setting {
                scenario: has_several.then_some(found.scenario.title.as_str()),
                replications: study.plan.replications as usize,
                from: model.from(),
                until: model.until(),
            },
            source: words.source(VERSION, &study.title, &run_id(study), study.plan.seed),
        }
    }

    pub(super) fn caption(&self, title: String, subtitle: String, description: String) -> Caption {
        Caption {
            title,
            subtitle,
            source: self.source.clone(),
            description,
            language: self.words.tag().into(),
        }
    }
}
