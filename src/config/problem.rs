//! `Problem` and `Problems`: what is wrong with a study, told all at once, with the place, the reason and a hint.

use std::fmt;
use std::sync::Arc;

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use super::source::{Place, Source};

/// Everything that is wrong with the files of a study: at least one problem, in the order of the text.
///
/// `Display` tells each with file, line and column, the faulty text marked, and closes with a count.
#[derive(Clone, Debug)]
pub struct Problems {
    /// Never empty.
    told: Vec<Told>,
}

impl Problems {
    /// The only problem of a file.
    pub(super) fn one(source: Source, problem: Problem) -> Self {
        Problems::of(&Arc::new(source), vec![problem]).expect("one problem is not none")
    }

    /// The problems of one file in the order of its text, each once; none when there are none.
    pub(super) fn of(source: &Arc<Source>, mut problems: Vec<Problem>) -> Option<Self> {
        problems.sort_by_key(|problem| problem.mark.as_ref().map(|mark| mark.place));
        problems.dedup();
        let told = problems.into_iter().map(|problem| Told {
            source: Arc::clone(source),
            problem,
        });
        let told: Vec<Told> = told.collect();
        (!told.is_empty()).then_some(Problems { told })
    }

    /// Adds the problems of another file after these, but for those that are here already.
    pub(super) fn append(&mut self, others: Problems) {
        for told in others.told {
            let is_again = |known: &Told| {
                known.source.name() == told.source.name() && known.problem == told.problem
            };
            if !self.told.iter().any(is_again) {
                self.told.push(told);
            }
        }
    }

    /// Says of every problem that the study has it only with other numbers than it is written with.
    pub(super) fn when(mut self, settings: &str) -> Self {
        for told in &mut self.told {
            told.problem.when = Some(settings.to_owned());
        }
        self
    }

    /// The same, each with this hint in place of its own.
    pub(super) fn hinted(mut self, hint: &str) -> Self {
        for told in &mut self.told {
            told.problem.hint = Some(hint.to_owned());
        }
        self
    }

    /// How many problems there are; never zero.
    pub fn count(&self) -> usize {
        self.told.len()
    }

    /// The number of problems and the file or files they are in, without a line break: `3 problems in configs/x.toml`.
    pub fn summary(&self) -> String {
        let mut names: Vec<&str> = self.told.iter().map(|told| told.source.name()).collect();
        names.dedup();
        let noun = if self.count() == 1 {
            "problem"
        } else {
            "problems"
        };
        format!("{} {noun} in {}", self.count(), names.join(" and "))
    }

    /// The text of `Display` with ANSI colours, for a terminal.
    pub fn in_colour(&self) -> String {
        self.render(&Renderer::styled())
    }

    fn render(&self, renderer: &Renderer) -> String {
        let mut text = String::new();
        for told in &self.told {
            text.push_str(&told.render(renderer));
            text.push_str("\n\n");
        }
        text.push_str(&self.summary());
        text
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(&Renderer::plain()))
    }
}

impl std::error::Error for Problems {}

/// A problem and the file it is in.
#[derive(Clone, Debug)]
struct Told {
    source: Arc<Source>,
    problem: Problem,
}

/// One thing that is wrong: a title, and as far as they help a mark in the text, a reason and a hint.
///
/// All are lowercase fragments without a full stop.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Problem {
    title: String,
    mark: Option<Mark>,
    context: Vec<Mark>,
    reason: Option<String>,
    hint: Option<String>,
    /// The only scenario that has it, when the study without its scenarios does not.
    scenario: Option<String>,
    /// The numbers with which the study has it, when the study as it is written does not.
    when: Option<String>,
}

/// A marked place and the few words beside the mark.
#[derive(Clone, PartialEq, Debug)]
struct Mark {
    place: Place,
    label: String,
}

impl Problem {
    /// A problem of the file as a whole, unless [`Problem::at`] gives it a place.
    pub(super) fn new(title: impl Into<String>) -> Self {
        Problem {
            title: title.into(),
            mark: None,
            context: Vec::new(),
            reason: None,
            hint: None,
            scenario: None,
            when: None,
        }
    }

    /// Marks `place` as the fault, with a few words beside it.
    pub(super) fn at(mut self, place: Place, label: impl Into<String>) -> Self {
        self.mark = Some(Mark {
            place,
            label: label.into(),
        });
        self
    }

    /// Also shows another place that explains the fault.
    pub(super) fn with(mut self, place: Place, label: impl Into<String>) -> Self {
        self.context.push(Mark {
            place,
            label: label.into(),
        });
        self
    }

    /// Says why this is refused.
    pub(super) fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// Says what would be right, where that is known.
    pub(super) fn hint(mut self, hint: impl Into<Option<String>>) -> Self {
        self.hint = hint.into().or(self.hint);
        self
    }

    /// Says that only a scenario has it.
    pub(super) fn in_scenario(mut self, name: &str) -> Self {
        self.scenario = Some(name.to_owned());
        self
    }

    /// Is it the same fault in the same place, told again?
    pub(super) fn is_again(&self, other: &Problem) -> bool {
        (&self.title, self.place()) == (&other.title, other.place())
    }

    /// Where the fault is marked.
    pub(super) fn place(&self) -> Option<Place> {
        self.mark.as_ref().map(|mark| mark.place)
    }
}

impl Told {
    fn render(&self, renderer: &Renderer) -> String {
        let Problem {
            title,
            reason,
            hint,
            scenario,
            when,
            ..
        } = &self.problem;
        let title = Level::ERROR.primary_title(title);
        let mut group = match self.snippet() {
            Some(snippet) => title.element(snippet),
            None => title.element(Origin::path(self.source.name())),
        };
        if let Some(reason) = reason {
            group = group.element(Level::NOTE.message(normalize_untrusted_str(reason)));
        }
        if let Some(hint) = hint {
            let hint = normalize_untrusted_str(hint);
            group = group.element(Level::HELP.with_name("hint").message(hint));
        }
        if let Some(scenario) = scenario {
            let name = normalize_untrusted_str(scenario);
            group = group.element(Level::NOTE.message(format!("this is so in scenario `{name}`")));
        }
        if let Some(settings) = when {
            let settings = normalize_untrusted_str(settings);
            group = group.element(Level::NOTE.message(format!("this is so when {settings}")));
        }
        renderer.render(&[group] as &[Group<'_>])
    }

    /// The lines from the first mark to the last.
    fn snippet(&self) -> Option<Snippet<'_, annotate_snippets::Annotation<'_>>> {
        let Problem { mark, context, .. } = &self.problem;
        let mark = mark.as_ref()?;
        let marks = || std::iter::once(mark).chain(context);
        let starts = marks().map(|mark| mark.place.start);
        let (first, last) = starts.fold((usize::MAX, 0), |(first, last), start| {
            (first.min(start), last.max(start))
        });
        let shown = self.source.line_start(first)..self.source.line_end(last);
        let annotations = marks().enumerate().map(|(number, mark)| {
            let kind = if number == 0 {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            let range = self.source.first_line_of(mark.place);
            kind.span(range.start - shown.start..range.end - shown.start)
                .label(mark.label.as_str())
        });
        let snippet = Snippet::source(&self.source.text()[shown.clone()])
            .line_start(self.source.line_number(first))
            .path(self.source.name());
        Some(snippet.annotations(annotations))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    fn study() -> Source {
        Source::new(
            "configs/x.toml",
            "[team.a]\nstaff = { MW = 3 }\nleden = 4\n",
        )
    }

    #[test]
    fn problems_are_told_in_the_order_of_the_text_with_mark_reason_and_hint() {
        let later = Problem::new("unknown key `leden`")
            .at(Place::from(28..33), "this key does not exist")
            .with(Place::from(0..8), "in this table")
            .because("every key of a study is used or refused")
            .hint("the staff of a team is written `staff`".to_owned());
        let earlier =
            Problem::new("unknown role `MW`").at(Place::from(19..21), "no role has this name");
        let general = Problem::new("the study has no stages");
        let problems = Problems::of(&Arc::new(study()), vec![later, general, earlier]).unwrap();
        assert_snapshot!(problems, @r#"
        error: the study has no stages
        --> configs/x.toml

        error: unknown role `MW`
         --> configs/x.toml:2:11
          |
        2 | staff = { MW = 3 }
          |           ^^ no role has this name

        error: unknown key `leden`
         --> configs/x.toml:3:1
          |
        1 | [team.a]
          | -------- in this table
        2 | staff = { MW = 3 }
        3 | leden = 4
          | ^^^^^ this key does not exist
          |
          = note: every key of a study is used or refused
          = hint: the staff of a team is written `staff`

        3 problems in configs/x.toml
        "#);
    }

    #[test]
    fn one_problem_is_singular_and_two_files_are_both_named() {
        let mut problems = Problems::one(study(), Problem::new("the study has no stages"));
        assert_eq!(problems.summary(), "1 problem in configs/x.toml");
        problems.append(Problems::one(
            Source::new("cases.csv", ""),
            Problem::new("the file is empty"),
        ));
        assert_eq!(
            problems.summary(),
            "2 problems in configs/x.toml and cases.csv"
        );
    }

    #[test]
    fn only_a_terminal_gets_colour_and_a_study_cannot_send_codes_to_it() {
        let problem =
            Problem::new("unknown key `\u{1b}[31m`").hint("did you mean `\u{1b}[0m`?".to_owned());
        let problems = Problems::one(study(), problem);
        assert!(problems.in_colour().contains("\u{1b}["));
        assert!(!problems.to_string().contains('\u{1b}'));
    }

    #[test]
    fn marks_at_the_end_of_the_text_and_over_several_lines_can_be_told() {
        let at_the_end = Problem::new("the text stops").at(Place::from(38..38), "here");
        assert_snapshot!(Problems::one(study(), at_the_end), @r#"
        error: the text stops
         --> configs/x.toml:4:1
          |
        4 |
          | ^ here

        1 problem in configs/x.toml
        "#);
        let over_lines = Problem::new("too much").at(Place::from(3..30), "from here");
        assert_snapshot!(Problems::one(study(), over_lines), @r#"
        error: too much
         --> configs/x.toml:1:4
          |
        1 | [team.a]
          |    ^^^^^ from here

        1 problem in configs/x.toml
        "#);
    }
}
