//! Scenarios: what each makes of the study, and every refusal.

use super::*;

fn region() -> Study {
    gooi_en_vechtstreek()
}

fn hires(model: &Model) -> Vec<(&Change, &Hire)> {
    let changes = model.changes().iter();
    let hires = changes.filter_map(|change| match &change.kind {
        ChangeKind::Hire(hire) => Some((change, hire)),
        _ => None,
    });
    hires.collect()
}

#[test]
fn the_scenarios_of_the_region_are_as_written() {
    let study = region();
    let names: Vec<&str> = study
        .scenarios
        .iter()
        .map(|scenario| scenario.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "zonder-impuls",
            "impuls",
            "impuls-en-structureel",
            "trage-werving",
            "meldingen-2019",
            "overdracht-na-voorwaarden",
            "monitor-telefonisch"
        ]
    );
    let usual = ["impuls", "impuls-en-structureel"].map(str::to_owned);
    assert_eq!(study.usual.as_deref(), Some(&usual[..]));
    assert_eq!(
        study.scenarios[1].title,
        "impuls: 3 fte, april 2021 tot april 2022"
    );
    let numbers = study
        .scenarios
        .iter()
        .map(|scenario| hires(&scenario.model).len());
    assert_eq!(numbers.collect::<Vec<_>>(), [0, 2, 3, 2, 2, 0, 0]);
}

fn by_name<'a>(study: &'a Study, name: &str) -> &'a Model {
    let mut scenarios = study.scenarios.iter();
    &scenarios
        .find(|scenario| scenario.name == name)
        .unwrap()
        .model
}

/// What is expected in a calendar year of the second stream of the region, its reports, in thousandths of a report.
fn reports_of(model: &Model, year: i16) -> i64 {
    let means = model.daily_means(StreamId::from(1));
    let day = |day: Day| (day - model.start()) as usize;
    let year = day(Day::new(year, 1, 1))..day(Day::new(year + 1, 1, 1));
    (means[year].iter().sum::<f64>() * 1e3).round() as i64
}

/// 1459 reports a year since 2020 in the study; 1620 since 2021 in the scenario that sets them back.
#[test]
fn what_a_scenario_sets_holds_in_that_scenario_alone() {
    let study = region();
    let reports = |name, year| reports_of(by_name(&study, name), year);
    for name in ["zonder-impuls", "impuls", "impuls-en-structureel"] {
        let found = [2019, 2021].map(|year| reports(name, year));
        assert_eq!(found, [1_620_000, 1_459_000], "{name}");
    }
    let set_back = [2019, 2020, 2021, 2022].map(|year| reports("meldingen-2019", year));
    assert_eq!(set_back, [1_620_000, 1_459_000, 1_620_000, 1_620_000]);
    let settings = study.scenarios.iter().map(|scenario| &scenario.settings);
    let settings: Vec<_> = settings.flatten().collect();
    assert_eq!(
        settings,
        [
            "arrivals.meldingen.rate = [ { from = 2018-01-01, value = \"1211 per year\" }, \
             { from = 2019-01-01, value = \"1620 per year\" }, { from = 2020-01-01, value = \"1459 per year\" }, \
             { from = 2021-01-01, value = \"1620 per year\" }, ]"
        ]
    );
}

/// The same hires are the same to chance in every scenario that has them.
#[test]
fn what_a_scenario_builds_on_is_the_same_there() {
    let study = region();
    let keys = |name| -> Vec<u64> {
        hires(by_name(&study, name))
            .iter()
            .map(|(change, _)| change.key)
            .collect()
    };
    let impulse = keys("impuls");
    assert_eq!(keys("meldingen-2019"), impulse);
    assert_eq!(keys("impuls-en-structureel")[..2], impulse);
    let hires = hires(by_name(&study, "impuls-en-structureel"));
    let posts: Vec<&[f64]> = hires.iter().map(|(_, hire)| &hire.posts[..]).collect();
    assert_eq!(posts, [&[1.0][..], &[1.0, 1.0], &[1.0, 0.5]]);
}

/// `STUDY` with scenarios.
fn with(scenarios: &str) -> String {
    format!("{STUDY}{scenarios}")
}

fn told_of(scenarios: &str) -> String {
    match parse("x.toml", &with(scenarios)) {
        Ok(_) => "no problem".to_owned(),
        Err(problems) => problems.to_string(),
    }
}

fn models(scenarios: &str) -> Vec<Model> {
    let study = parse("x.toml", &with(scenarios)).unwrap_or_else(|problems| panic!("{problems}"));
    study
        .scenarios
        .into_iter()
        .map(|scenario| scenario.model)
        .collect()
}

/// Tables merge key by key, anything else replaces; what a base sets comes first.
#[test]
fn settings_are_laid_over_the_study_one_after_the_other() {
    let models = models(
        "[scenario.c]\nextends = \"b\"\nset.team.vervolg.caseload = 16\n\
         [scenario.b]\nextends = \"a\"\n[scenario.b.set.team.vervolg]\ncaseload = 15\nstages = [\"monitor\", \"onderzoek\"]\n\
         [scenario.a.set]\nteam.vervolg = { caseload = 14, order = \"slack\", staff = { MW = 7.0 } }\n",
    );
    let of = |model: &Model| {
        let team = &model.teams()[1];
        let stages: Vec<usize> = team.stages.iter().map(|stage| stage.index()).collect();
        (team.caseload, team.order, stages, team.staff[0].fte())
    };
    assert_eq!(of(&models[0]), (Some(12.0), Order::Fifo, vec![1, 3], 6.5));
    assert_eq!(of(&models[1]), (Some(16.0), Order::Slack, vec![3, 1], 7.0));
    assert_eq!(of(&models[2]), (Some(15.0), Order::Slack, vec![3, 1], 7.0));
    assert_eq!(of(&models[3]), (Some(14.0), Order::Slack, vec![1, 3], 7.0));
}

/// A key that is set cannot be left out again; `anyone` says the same.
#[test]
fn a_scenario_takes_the_owner_away() {
    let models = models("[scenario.a.set]\nstage.monitor.owner = \"anyone\"\n");
    let owner = |model: &Model| model.stages()[3].owner;
    assert_eq!(owner(&models[0]), Ownership::Same);
    assert_eq!(owner(&models[1]), Ownership::Anyone);
}

/// What a scenario adds comes after what is there, wherever in the file it stands, so that ids agree.
#[test]
fn what_a_scenario_adds_comes_last() {
    let scenario = "[scenario.achterstand.set.team.achterstand]\nstaff = { MW = 2 }\nstages = [\"onderzoek\", \"monitor\"]\n";
    let text = format!("{scenario}{STUDY}");
    let study = parse("x.toml", &text).unwrap_or_else(|problems| panic!("{problems}"));
    let names = |position: usize| -> Vec<&str> {
        let teams = study.scenarios[position].model.teams().iter();
        teams.map(|team| team.name.as_str()).collect()
    };
    assert_eq!(names(0), ["voordeur", "vervolg", "wijkteams"]);
    assert_eq!(
        names(1),
        ["voordeur", "vervolg", "wijkteams", "achterstand"]
    );
}

#[test]
fn changes_of_the_study_come_before_those_of_a_scenario() {
    let change = |table: &str, from: &str| {
        format!("[[{table}]]\nkind = \"suspend\"\nstage = \"monitor\"\nfrom = {from}\n")
    };
    let scenarios = [
        change("scenario.b.change", "2021-03-01"),
        "[scenario.b]\nextends = \"a\"\n".to_owned(),
        change("scenario.a.change", "2021-02-01"),
        change("change", "2021-01-01"),
    ];
    // A table may not be opened after the tables inside it.
    let models = models(
        &[&scenarios[1], &scenarios[0], &scenarios[2], &scenarios[3]]
            .map(String::as_str)
            .concat(),
    );
    let months = |model: &Model| -> Vec<i8> {
        let from = model
            .changes()
            .iter()
            .filter_map(|change| change.during.from);
        from.map(|day| day.month()).collect()
    };
    let found: Vec<Vec<i8>> = models.iter().map(months).collect();
    assert_eq!(found, [vec![1], vec![1, 2, 3], vec![1, 2]]);
}

#[test]
fn only_what_scenarios_leave_open_is_added_to_the_assumptions() {
    let study = parse(
        "x.toml",
        &with(
            "[scenario.a.set.arrivals.scholen]\nto = \"triage\"\nrate = \"10 per year\"\nurgent = 0.1\n",
        ),
    );
    let study = study.unwrap_or_else(|problems| panic!("{problems}"));
    let told = study.assumptions.iter();
    let told: Vec<String> = told
        .map(|one| format!("{} {}", one.code, one.key))
        .collect();
    assert_snapshot!(told.join("\n"), @r#"
    U4 arrivals.meldingen.dispersion
    U4 arrivals.politie.dispersion
    U4 arrivals.scholen.dispersion
    U5 arrivals.meldingen.urgent
    U5 arrivals.politie.urgent
    U13 team.voordeur.order
    U13 team.vervolg.order
    U13 team.wijkteams.order
    "#);
}

#[test]
fn scenarios_in_a_circle_are_refused() {
    assert_snapshot!(told_of("[scenario.a]\nextends = \"b\"\n[scenario.b]\nextends = \"c\"\n[scenario.c]\nextends = \"b\"\n[scenario.d]\nextends = \"d\"\n"), @r#"
    error: scenarios that extend each other in a circle
      --> x.toml:69:11
       |
    69 | extends = "c"
       |           ^^^ `b` extends `c` extends `b`
       |
       = hint: let one of them begin from the study itself: leave out its `extends`

    error: scenarios that extend each other in a circle
      --> x.toml:73:11
       |
    73 | extends = "d"
       |           ^^^ `d` extends `d`
       |
       = hint: let one of them begin from the study itself: leave out its `extends`

    2 problems in x.toml
    "#);
}

#[test]
fn names_of_scenarios_are_names() {
    assert_snapshot!(told_of("[scenario.impuls]\n[scenario.later]\nextends = \"impulse\"\n[scenario.baseline]\n[scenario.'a/b']\n"), @r#"
    error: unknown scenario `impulse`
      --> x.toml:68:11
       |
    68 | extends = "impulse"
       |           ^^^^^^^^^ no scenario has this name
       |
       = hint: did you mean `impuls`?

    error: `baseline` is the name of the study without its scenarios
      --> x.toml:69:11
       |
    69 | [scenario.baseline]
       |           ^^^^^^^^ this is a scenario
       |
       = hint: choose another name, here or in `baseline`

    error: `a/b` cannot be the name of `scenario`
      --> x.toml:70:11
       |
    70 | [scenario.'a/b']
       |           ^^^^^ a name is one line of text without slashes
       |
       = hint: choose another name

    3 problems in x.toml
    "#);
}

#[test]
fn what_is_of_the_whole_study_cannot_be_set() {
    assert_snapshot!(told_of("[scenario.a.set]\ntitle = \"x\"\nruns.seed = 2\nperiod.until = 2023-01-01\nbaseline = \"b\"\n"), @r#"
    error: a scenario cannot set `title`
      --> x.toml:67:1
       |
    67 | title = "x"
       | ^^^^^ this is of the whole study
       |
       = note: it is the title of the study: that of the scenario stands in `title` of the scenario

    error: a scenario cannot set `runs`
      --> x.toml:68:1
       |
    68 | runs.seed = 2
       | ^^^^ this is of the whole study
       |
       = note: scenarios are compared run by run, so all have the same runs

    error: a scenario cannot set `period`
      --> x.toml:69:1
       |
    69 | period.until = 2023-01-01
       | ^^^^^^ this is of the whole study
       |
       = note: scenarios are compared day by day, so all have the same days

    error: a scenario cannot set `baseline`
      --> x.toml:70:1
       |
    70 | baseline = "b"
       | ^^^^^^^^ this is of the whole study
       |
       = note: it is the name of the study without its scenarios

    4 problems in x.toml
    "#);
}

#[test]
fn a_problem_inside_what_is_set_is_marked_there() {
    assert_snapshot!(told_of("[scenario.a.set]\nteam.vervolg.caseload = -1\nteam.vervolgd.order = \"due\"\nteams = 3\nstage.triage.next = { onderzoek = 0.5 }\n"), @r#"
    error: `caseload` must be above 0
      --> x.toml:67:25
       |
    67 | team.vervolg.caseload = -1
       |                         ^^ this is out of range
       |
       = note: this is so in scenario `a`

    error: unknown team `vervolgd`
      --> x.toml:68:6
       |
    68 | team.vervolgd.order = "due"
       |      ^^^^^^^^ no team has this name
       |
       = hint: did you mean `vervolg`?
       = note: this is so in scenario `a`

    error: unknown key `teams`
      --> x.toml:69:1
       |
    69 | teams = 3
       | ^^^^^ this key means nothing here
       |
       = hint: valid here: title, region, language, baseline, period, runs, calendar, arrivals, role, work, stage, deadline, target, area, team, change, absence, followup, rereport, opening, observed, fit, uncertain, money, post, expense, income, workload
       = note: this is so in scenario `a`

    error: the shares add up to 1.2, not to 1
      --> x.toml:70:21
       |
    70 | stage.triage.next = { onderzoek = 0.5 }
       |                     ^^^^^^^^^^^^^^^^^^^ these shares
       |
       = note: this is so in scenario `a`

    4 problems in x.toml
    "#);
}

#[test]
fn scenarios_of_another_shape_are_refused() {
    assert_snapshot!(told_of("[scenario.a]\nset = 3\nchange = \"x\"\nextend = \"b\"\n[scenario]\nb = 4\n"), @r#"
    error: `set` must be a table
      --> x.toml:67:7
       |
    67 | set = 3
       |       ^ found a whole number

    error: `change` must be tables, each under double brackets
      --> x.toml:68:10
       |
    68 | change = "x"
       |          ^^^ found text

    error: unknown key `extend` in `scenario.a`
      --> x.toml:69:1
       |
    69 | extend = "b"
       | ^^^^^^ this key means nothing here
       |
       = hint: did you mean `extends`?

    error: `scenario.b` must be a table
      --> x.toml:71:5
       |
    71 | b = 4
       |     ^ found a whole number

    4 problems in x.toml
    "#);
}

/// A problem of the study itself is one problem, however many scenarios it has.
#[test]
fn a_problem_is_told_once() {
    let scenarios = "[scenario.a]\n[[scenario.a.change]]\nkind = \"suspend\"\nstage = \"monitr\"\nfrom = 2021-07-01\n[scenario.b]\nextends = \"a\"\n";
    let text = changed(&[("closed = 0.7", "closed = 0.6")]) + scenarios;
    assert_snapshot!(parse("x.toml", &text).unwrap_err(), @r#"
    error: the shares add up to 0.9, not to 1
      --> x.toml:26:8
       |
    26 | next = { onderzoek = 0.3, closed = 0.6 }
       |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ these shares

    error: unknown stage `monitr`
      --> x.toml:69:9
       |
    69 | stage = "monitr"
       |         ^^^^^^^^ no stage has this name
       |
       = hint: did you mean `monitor`?
       = note: this is so in scenario `a`

    2 problems in x.toml
    "#);
}

#[test]
fn only_the_scenarios_that_are_named_are_kept() {
    let names = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        only_scenarios(region(), &names)
            .map(|study| {
                let scenarios = study.scenarios.into_iter();
                scenarios.map(|scenario| scenario.name).collect::<Vec<_>>()
            })
            .map_err(|unknown| (unknown.to_string(), unknown.hint().map(str::to_owned)))
    };
    let kept = |asked: &[&str]| names(asked).unwrap();
    assert_eq!(kept(&["impuls"]), ["zonder-impuls", "impuls"]);
    assert_eq!(
        kept(&["meldingen-2019", "impuls"]),
        ["zonder-impuls", "impuls", "meldingen-2019"]
    );
    assert_eq!(kept(&["zonder-impuls"]), ["zonder-impuls"]);
    let (told, hint) = names(&["implus"]).unwrap_err();
    assert_eq!(told, "the study has no scenario `implus`");
    assert_eq!(hint.as_deref(), Some("did you mean `impuls`?"));
}
