//! `Study`: a baseline and its scenarios, and how often each is run.

use super::free_key::FreeKey;
use super::model::Model;
use super::money::Money;
use super::norms::Norms;
use super::observed::Observed;
use super::target::Target;
use super::unknown::Unknowns;

/// A question in one file: a baseline, its scenarios, and how to run them.
#[derive(Clone, Debug)]
pub struct Study {
    /// The title for readers.
    pub title: String,
    /// The region, when it is about one.
    pub region: Option<String>,
    /// The language of charts and summaries.
    pub language: Language,
    /// The baseline first, then the scenarios in the order of the study.
    pub scenarios: Vec<Scenario>,
    /// The names of the scenarios to run when none is asked for; none means all.
    pub usual: Option<Vec<String>>,
    /// How to run them.
    pub plan: RunPlan,
    /// What is to be reached, in every scenario alike.
    pub targets: Vec<Target>,
    /// What was measured in reality.
    pub observed: Vec<Observed>,
    /// What may be sought so that the one agrees with the other.
    pub fit: Vec<FreeKey>,
    /// What nobody knows: every future draws it anew.
    pub unknowns: Unknowns,
    /// On which values that no source gives the study rests.
    pub assumptions: Vec<Assumption>,
    /// A fingerprint of the text of the study, hexadecimal.
    pub fingerprint: String,
}

/// The organisation under one set of choices.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The name in tables.
    pub name: String,
    /// The name for readers.
    pub title: String,
    /// The keys of the study that it sets otherwise, with their values, as they are written; none in the baseline.
    pub settings: Vec<String>,
    /// The organisation.
    pub model: Model,
    /// What it says of money beside roles and hires.
    pub money: Money,
    /// How its norm hours are counted without simulating.
    pub norms: Norms,
}

/// How often each scenario is run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RunPlan {
    /// Random futures of each scenario.
    pub replications: u32,
    /// Who chose that number.
    pub replications_set_by: SetBy,
    /// The seed from which all chance follows.
    pub seed: u64,
}

/// Who chose a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SetBy {
    /// Nobody: it is the default.
    Default,
    /// The study.
    Study,
    /// The command line.
    CommandLine,
    /// The precision that the command line asks for.
    Precision,
}

/// The language of what readers see.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Language {
    /// Dutch.
    #[default]
    Dutch,
    /// English.
    English,
}

/// A value that no source gives: one that we supposed because the study does not set it, or one that a comment of the study
/// calls an assumption.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assumption {
    /// The code in the list of unknowns of the field, such as `U3`.
    pub code: String,
    /// The key of the study that sets it, or would.
    pub key: String,
    /// What was supposed, in English; of a value that the study sets, that value as it is written.
    pub supposed: String,
    /// Who chose it: the study, or nobody.
    pub set_by: SetBy,
}
