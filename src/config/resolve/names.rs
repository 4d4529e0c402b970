//! `Names`: the names that a study gives to things of one kind, and what a name may be.

use super::rows::Fault;
use crate::config::collection::{Named, unknown};
use crate::config::log::ProblemLog;
use crate::config::nearest::did_you_mean;
use crate::config::problem::Problem;
use crate::config::scenarios::StudyTexts;
use crate::config::source::Placed;
use crate::config::study::study_text::StudyText;

/// The names of one kind of thing, in the order of the study.
pub(super) struct Names<'t> {
    kind: &'static str,
    names: Vec<&'t str>,
}

impl<'t> Names<'t> {
    pub(super) fn of<T>(kind: &'static str, named: &'t [Named<T>]) -> Self {
        let names = named.iter().map(|named| named.name.value.as_str());
        Names {
            kind,
            names: names.collect(),
        }
    }

    /// The same names, or `only` when the study gives none.
    pub(super) fn or(mut self, only: &'static str) -> Self {
        if self.names.is_empty() {
            self.names.push(only);
        }
        self
    }

    /// The position of a name.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| *known == name)
    }

    /// All names, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = &'t str> {
        self.names.iter().copied()
    }

    /// The position of the name that was written; when there is none, that is told with the nearest.
    pub(super) fn find(&self, written: &Placed<String>, log: &ProblemLog) -> Option<usize> {
        let found = self.position(&written.value);
        if found.is_none() {
            self.tell_unknown(written, None, log);
        }
        found
    }

    /// The position of a name in a row of a file; when there is none, the fault of that row.
    pub(super) fn in_row(&self, name: &str) -> Result<usize, Fault> {
        self.position(name).ok_or_else(|| {
            let fault = Fault::new(format!("unknown {} `{name}`", self.kind));
            fault.hint(did_you_mean(name, self.all()))
        })
    }

    /// The same where a word of another kind might stand too.
    pub(super) fn find_beside(
        &self,
        written: &Placed<String>,
        word: &'static str,
        log: &ProblemLog,
    ) -> Option<usize> {
        let found = self.position(&written.value);
        if found.is_none() {
            self.tell_unknown(written, Some(word), log);
        }
        found
    }

    /// A name is only unknown when all names are known: not when none could be read, or parts of the file not.
    fn tell_unknown(&self, written: &Placed<String>, word: Option<&'static str>, log: &ProblemLog) {
        if self.names.is_empty() || log.is_incomplete() {
            return;
        }
        let valid = self.all().chain(word);
        log.tell(unknown(self.kind, &written.value, written.place, valid));
    }
}

/// Words that mean something else where a name may stand.
const RESERVED: [(&str, &str, &str); 4] = [
    ("stage", "closed", "`closed` is where cases end"),
    ("role", "anyone", "`anyone` is whoever is free"),
    (
        "role",
        "same",
        "`same` is the owner that a case already has",
    ),
    ("area", "all", "`all` stands for all areas together"),
];

/// Tells every name that cannot be one, and every kind with more names than can be told apart.
///
/// Gives nothing when there are too many, for then ids would run out.
pub(super) fn check_names(text: &StudyText, log: &ProblemLog) -> Option<()> {
    let counts = [
        check_kind("role", 200, &text.roles, log),
        check_kind("stage", 500, &text.stages, log),
        check_kind("area", 1000, &text.areas, log),
        check_kind("arrivals", 500, &text.arrivals, log),
        check_kind("team", 1000, &text.teams, log),
        check_kind("deadline", 200, &text.deadlines, log),
        check_kind("target", 200, &text.targets, log),
    ];
    let offers = text.roles.len() * text.stages.len() * text.areas.len().max(1);
    if offers > MOST_OFFERS {
        let title = "the roles, stages and areas are too many together";
        let reason = format!("a table of {offers} cells does not fit in memory");
        log.tell(Problem::new(title).because(reason));
        return None;
    }
    few_enough_clocks(text, log)?;
    counts.into_iter().collect()
}

/// Tells every scenario whose name cannot be one.
pub(super) fn check_scenario_names(texts: &StudyTexts, baseline: &str, log: &ProblemLog) {
    let scenarios = &texts.scenarios;
    for name in scenarios.iter().map(|scenario| &scenario.name) {
        check_name("scenario", name, log);
        if name.value == baseline {
            let title = format!("`{baseline}` is the name of the study without its scenarios");
            let problem =
                Problem::new(title).hint("choose another name, here or in `baseline`".to_owned());
            log.tell(problem.at(name.place, "this is a scenario"));
        }
    }
    if let Some(first_too_many) = scenarios.get(MOST_SCENARIOS) {
        let title = format!("there are more than {MOST_SCENARIOS} scenarios");
        log.tell(Problem::new(title).at(first_too_many.name.place, "this is one too many"));
    }
}

/// The most scenarios of a study: each is a whole organisation in memory.
const MOST_SCENARIOS: usize = 200;

/// Every planned moment has a clock of each term that starts at planned moments.
fn few_enough_clocks(text: &StudyText, log: &ProblemLog) -> Option<()> {
    let stages = text.stages.iter().filter_map(|named| named.value.as_ref());
    let pieces = stages.flat_map(|stage| &stage.work);
    let planned = pieces.filter(|piece| piece.at.is_some()).count();
    let clocks = text.deadlines.len() * planned.max(1);
    if clocks <= MOST_CLOCKS {
        return Some(());
    }
    let title = "the terms and the planned moments are too many together";
    let reason = format!("a case could have {clocks} clocks, more than {MOST_CLOCKS}");
    log.tell(Problem::new(title).because(reason));
    None
}

/// The most clocks that a case could have.
const MOST_CLOCKS: usize = 10_000;

/// The most cells of the table of roles by stages by areas: about 100 MB.
const MOST_OFFERS: usize = 4_000_000;

fn check_kind<T>(kind: &str, most: usize, named: &[Named<T>], log: &ProblemLog) -> Option<()> {
    for name in named.iter().map(|named| &named.name) {
        check_name(kind, name, log);
    }
    let Some(first_too_many) = named.get(most) else {
        return Some(());
    };
    let title = format!(
        "there are {} tables `{kind}`: more than {most}",
        named.len()
    );
    log.tell(Problem::new(title).at(first_too_many.name.place, "this is one too many"));
    None
}

fn check_name(kind: &str, name: &Placed<String>, log: &ProblemLog) {
    let reserved = RESERVED
        .iter()
        .find(|(of, word, _)| *of == kind && *word == name.value);
    let fault = if let Some((_, _, meaning)) = reserved {
        meaning
    } else if name.value.is_empty() || name.value.trim() != name.value {
        "a name has letters, and no blanks around them"
    } else if name
        .value
        .contains(|c: char| c.is_control() || "/\\".contains(c))
    {
        "a name is one line of text without slashes"
    } else {
        return;
    };
    let title = format!(
        "`{}` cannot be the name of `{kind}`",
        name.value.escape_debug()
    );
    let problem = Problem::new(title).at(name.place, fault);
    log.tell(problem.hint("choose another name".to_owned()));
}
