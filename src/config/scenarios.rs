//! The texts of a study: that of the study itself and, for each scenario, the study with the scenario laid over it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::collection::{Named, unknown};
use super::log::ProblemLog;
use super::nearest::nearest;
use super::noted::{Noted, noted};
use super::patch::patched;
use super::problem::Problem;
use super::source::{Place, Placed};
use super::study::scenarios::{ScenarioText, read_scenarios};
use super::study::study_text::{StudyText, read_study};
use super::table::read_document;

/// The text of the study and of each of its scenarios.
#[derive(Debug)]
pub(super) struct StudyTexts {
    pub(super) baseline: StudyText,
    pub(super) scenarios: Vec<PatchedText>,
    /// What comments of the study and its scenarios call an assumption.
    pub(super) noted: Vec<Noted>,
}

/// A scenario and the study as it is in that scenario.
#[derive(Debug)]
pub(super) struct PatchedText {
    pub(super) name: Placed<String>,
    pub(super) title: Option<String>,
    /// The keys of the study that it sets otherwise, with their values as they are written.
    pub(super) settings: Vec<String>,
    pub(super) study: StudyText,
}

/// Reads the study and its scenarios; never stops at a problem.
pub(super) fn read_texts<'a>(
    document: &'a Spanned<DeTable<'a>>,
    log: &'a ProblemLog,
) -> Option<StudyTexts> {
    let (baseline, scenarios) = read_document(document, log, |keys| {
        let scenarios = read_scenarios(keys);
        Some((read_study(keys), scenarios))
    })?;
    let family = Family(&scenarios);
    family.tell_unknown(log);
    family.tell_circles(log);
    let readable = (0..scenarios.len()).filter(|&position| family.text(position).is_some());
    let scenarios = readable.map(|position| family.read(position, document, log, &baseline));
    Some(StudyTexts {
        scenarios: scenarios.collect::<Option<_>>()?,
        noted: noted(log.source(), document),
        baseline,
    })
}

/// The scenarios of a study, of which one may build on another.
struct Family<'s, 'a>(&'s [Named<Option<ScenarioText<'a>>>]);

impl<'a> Family<'_, 'a> {
    fn text(&self, position: usize) -> Option<&ScenarioText<'a>> {
        self.0[position].value.as_ref()
    }

    fn name(&self, position: usize) -> &str {
        &self.0[position].name.value
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|named| named.name.value == name)
    }

    /// The scenario that a scenario builds on.
    fn base(&self, position: usize) -> Option<usize> {
        self.position(&self.text(position)?.extends.as_ref()?.value)
    }

    /// A scenario and those that it builds on, itself first; each once, also when they go round.
    fn lineage(&self, position: usize) -> Vec<usize> {
        let mut lineage = vec![position];
        let mut last = position;
        while let Some(base) = self.base(last).filter(|base| !lineage.contains(base)) {
            lineage.push(base);
            last = base;
        }
        lineage
    }

    fn tell_unknown(&self, log: &ProblemLog) {
        let written = self.0.iter().filter_map(|named| named.value.as_ref());
        for extends in written.filter_map(|scenario| scenario.extends.as_ref()) {
            if self.position(&extends.value).is_none() && !log.is_incomplete() {
                let valid = (0..self.0.len()).map(|position| self.name(position));
                log.tell(unknown("scenario", &extends.value, extends.place, valid));
            }
        }
    }

    /// Each circle is told once, at the first of its scenarios.
    fn tell_circles(&self, log: &ProblemLog) {
        for first in 0..self.0.len() {
            let lineage = self.lineage(first);
            let closes = lineage.last().and_then(|&last| self.base(last)) == Some(first);
            let is_told = lineage.iter().any(|&other| other < first);
            let extends = self.text(first).and_then(|text| text.extends.as_ref());
            let (true, false, Some(extends)) = (closes, is_told, extends) else {
                continue;
            };
            let names = lineage.iter().chain([&first]);
            let circle: Vec<String> = names
                .map(|&position| format!("`{}`", self.name(position)))
                .collect();
            let problem = Problem::new("scenarios that extend each other in a circle")
                .at(extends.place, circle.join(" extends "))
                .hint(
                    "let one of them begin from the study itself: leave out its `extends`"
                        .to_owned(),
                );
            log.tell(problem);
        }
    }

    /// The study as it is in a scenario: what the bases set is laid over it first, outermost first.
    fn read(
        &self,
        position: usize,
        document: &'a Spanned<DeTable<'a>>,
        log: &ProblemLog,
        baseline: &StudyText,
    ) -> Option<PatchedText> {
        let mut lineage = self.lineage(position);
        lineage.reverse();
        let lineage: Vec<&ScenarioText<'a>> = lineage
            .into_iter()
            .filter_map(|position| self.text(position))
            .collect();
        let mut document = patched(document, &lineage);
        let name = &self.0[position].name;
        let study = log.in_scenario(&name.value, || {
            take_misspelt_names_out(&mut document, &lineage, baseline, log);
            read_document(&document, log, |keys| Some(read_study(keys)))
        })?;
        Some(PatchedText {
            name: name.clone(),
            title: self.text(position).and_then(|text| text.title.clone()),
            settings: lineage
                .iter()
                .flat_map(|text| text.settings(log.source()))
                .collect(),
            study: study.in_the_order_of(baseline),
        })
    }
}

/// The kinds of tables that have names, each with a key that a new one must have.
const NAMED: [(&str, &str); 6] = [
    ("team", "stages"),
    ("stage", "work"),
    ("role", "hours_per_year"),
    ("area", "share"),
    ("arrivals", "to"),
    ("deadline", "term"),
];

/// Tells names that settings speak of, that the study does not have and that are nearly one that it has, and takes them out of
/// the document: a name that brings all that it needs is a new one.
fn take_misspelt_names_out(
    document: &mut Spanned<DeTable<'_>>,
    lineage: &[&ScenarioText<'_>],
    baseline: &StudyText,
    log: &ProblemLog,
) {
    let settings = lineage.iter().filter_map(|scenario| scenario.set);
    for set in settings {
        for (kind, needed) in NAMED {
            let Some(DeValue::Table(tables)) = set.get(kind).map(Spanned::get_ref) else {
                continue;
            };
            let valid = names_of(baseline, kind);
            for (name, table) in tables.iter() {
                let written = name.get_ref().as_ref();
                let is_new = match table.get_ref() {
                    DeValue::Table(table) => table.contains_key(needed),
                    _ => true,
                };
                let names = || valid.iter().copied();
                if is_new || valid.contains(&written) || nearest(written, names()).is_none() {
                    continue;
                }
                log.tell(unknown(kind, written, Place::from(name.span()), names()));
                log.note_misspelt();
                if let Some(DeValue::Table(tables)) =
                    document.get_mut().get_mut(kind).map(Spanned::get_mut)
                {
                    tables.remove(written);
                }
            }
        }
    }
}

fn names_of<'s>(study: &'s StudyText, kind: &str) -> Vec<&'s str> {
    fn names<T>(named: &[Named<T>]) -> Vec<&str> {
        let names = named.iter();
        names.map(|named| named.name.value.as_str()).collect()
    }
    match kind {
        "team" => names(&study.teams),
        "stage" => names(&study.stages),
        "role" => names(&study.roles),
        "area" => names(&study.areas),
        "arrivals" => names(&study.arrivals),
        _ => names(&study.deadlines),
    }
}
