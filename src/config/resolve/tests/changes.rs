//! Changes: what each kind becomes.

mod impossible;
mod refused;

use super::*;

/// `STUDY` with changes, each a few lines of keys.
fn with(changes: &[&str]) -> String {
    let tables = changes
        .iter()
        .map(|change| format!("\n[[change]]\n{change}\n"));
    format!("{STUDY}{}", tables.collect::<String>())
}

fn changes(written: &[&str]) -> Vec<Change> {
    let study = parse("x.toml", &with(written)).unwrap_or_else(|problems| panic!("{problems}"));
    study.scenarios[0].model.changes().to_vec()
}

fn change(written: &str) -> Change {
    let mut changes = changes(&[written]);
    assert_eq!(changes.len(), 1);
    changes.remove(0)
}

/// What is said of the changes, without the lines of the study around them.
fn told_of(changes: &[&str]) -> String {
    match parse("x.toml", &with(changes)) {
        Ok(_) => "no problem".to_owned(),
        Err(problems) => problems.to_string(),
    }
}

fn position(names: &[&str], name: &str) -> usize {
    names.iter().position(|known| *known == name).unwrap()
}

fn stage(name: &str) -> StageId {
    StageId::from(position(
        &["triage", "onderzoek", "overdracht", "monitor"],
        name,
    ))
}

fn team(name: &str) -> TeamId {
    TeamId::from(position(&["voordeur", "vervolg", "wijkteams"], name))
}

const MW: RoleId = RoleId(0);

const HIRE: &str = r#"kind = "hire"
team = "vervolg"
role = "MW"
fte = 2.5
decided = 2021-03-18"#;

#[test]
fn a_hire_is_a_pipeline() {
    let written = format!(
        "{HIRE}\n{}",
        r#"title = "impuls"
contract = 0.9
lag = { mean = "8 weeks", cv = 0.5, law = "gamma" }
chance = 0.9
ramp = "6 months"
pace = 0.5
mentor = 0.1
until = 2021-12-01
stages = "monitor"
received_before = 2021-01-01
cost_per_year = 82_895"#
    );
    let change = change(&written);
    assert_eq!(change.title.as_deref(), Some("impuls"));
    let during = During {
        from: Some(Day::new(2021, 3, 18)),
        until: Some(Day::new(2021, 12, 1)),
        trigger: None,
    };
    assert_eq!(change.during, during);
    let ChangeKind::Hire(hire) = change.kind else {
        panic!("a hire");
    };
    assert_eq!((hire.team, hire.role), (team("vervolg"), MW));
    // 2.5 fte are two posts of 0.9 and one of 0.7.
    let posts: Vec<f64> = hire
        .posts
        .iter()
        .map(|fte| (fte * 1e9).round() / 1e9)
        .collect();
    assert_eq!(posts, [0.9, 0.9, 0.7]);
    let eight_weeks = Law::gamma(8.0 * 7.0 * 86_400.0, 0.5).unwrap();
    assert_eq!(hire.lag, Some(Delay::Elapsed(eight_weeks)));
    let settling = Settling {
        ramp: Some(Delay::Months(6)),
        pace: 0.5,
        mentor: 0.1,
    };
    assert_eq!(hire.settling, settling);
    assert_eq!(hire.stages, Some(vec![stage("monitor")]));
    assert_eq!(hire.received_before, Some(Day::new(2021, 1, 1).start()));
    assert_eq!((hire.chance, hire.cost_per_year), (0.9, Some(82_895.0)));
}

#[test]
fn a_hire_without_more_begins_at_once_at_full_output() {
    let ChangeKind::Hire(hire) = change(HIRE).kind else {
        panic!("a hire");
    };
    assert_eq!(hire.posts, [1.0, 1.0, 0.5]);
    assert_eq!((hire.lag, hire.chance), (None, 1.0));
    assert_eq!(hire.settling, Settling::AT_ONCE);
    assert_eq!((hire.stages, hire.received_before), (None, None));
}

/// What becomes of 2.5 fte in posts of 1, 1 and 0.5 with so many a month: the days of the decisions, and the posts of each.
fn by_month(more: &str) -> Vec<(String, Vec<f64>)> {
    let hire = |change: Change| match change.kind {
        ChangeKind::Hire(hire) => (change.during.from.unwrap().to_string(), hire.posts),
        _ => panic!("a hire"),
    };
    let found = changes(&[&format!("{HIRE}\n{more}")]);
    found.into_iter().map(hire).collect()
}

/// By hand. With 1 a month a post in each of three months; with half of that a whole post takes two months; with 1.5 the last half
/// fits in the second month; 3 are more than are asked. From a day that a month does not have on, its last day. Who would come
/// after the end does not come.
#[test]
fn a_hire_may_take_months() {
    let told = |of: &[(&str, &[f64])]| -> Vec<(String, Vec<f64>)> {
        let owned = |&(day, posts): &(&str, &[f64])| (day.to_owned(), posts.to_vec());
        of.iter().map(owned).collect()
    };
    let (march, april, may) = ("2021-03-18", "2021-04-18", "2021-05-18");
    let three: [(&str, &[f64]); 3] = [(march, &[1.0]), (april, &[1.0]), (may, &[0.5])];
    assert_eq!(by_month("per_month = 1"), told(&three));
    let slow: [(&str, &[f64]); 3] = [
        (april, &[1.0]),
        ("2021-06-18", &[1.0]),
        ("2021-07-18", &[0.5]),
    ];
    assert_eq!(by_month("per_month = 0.5"), told(&slow));
    assert_eq!(
        by_month("per_month = 1.5"),
        told(&[(march, &[1.0]), (april, &[1.0, 0.5])])
    );
    assert_eq!(
        by_month("per_month = 3"),
        told(&[(march, &[1.0, 1.0, 0.5])])
    );
    assert_eq!(
        by_month("per_month = 1\nuntil = 2021-05-18"),
        told(&three[..2])
    );
    // A post takes five months. The study ends with 2021: the last half would come in March 2022.
    assert_eq!(
        by_month("per_month = 0.2"),
        told(&[("2021-07-18", &[1.0]), ("2021-12-18", &[1.0])])
    );
    let with_condition = HIRE.replace("decided = 2021-03-18", "when = \"waiting.onderzoek > 40\"");
    let refused = told_of(&[&format!("{with_condition}\nper_month = 1")]);
    assert!(
        refused.contains("`per_month` with a condition"),
        "{refused}"
    );
}

/// One text with every kind; a change of two stages or of all streams becomes two.
#[test]
fn every_kind_becomes_what_is_written() {
    let found = changes(&[
        HIRE,
        "kind = \"leave\"\nteam = \"voordeur\"\nrole = \"MW\"\nfte = 0.6\nfrom = 2021-07-01",
        "kind = \"absence\"\nrole = \"MW\"\nshare = 0.05\nspell = \"2 weeks\"\nfrom = 2021-07-01",
        "kind = \"inflow\"\nfactor = 1.1\nfrom = 2021-02-01",
        "kind = \"suspend\"\nstage = [\"monitor\", \"onderzoek\"]\nfrom = 2021-07-01\nuntil = 2021-09-01",
        "kind = \"stages\"\nteam = \"vervolg\"\nstages = [\"monitor\", \"onderzoek\", \"triage\"]\nfrom = 2021-07-01",
        "kind = \"areas\"\nteam = \"voordeur\"\nareas = [\"zuid\"]\nfrom = 2021-07-01",
        "kind = \"areas\"\nteam = \"voordeur\"\nareas = \"all\"\nfrom = 2021-08-01",
        "kind = \"route\"\nstage = \"triage\"\narrivals = \"politie\"\nnext = { onderzoek = 0.4, closed = 0.6 }\nfrom = 2021-07-01",
        "kind = \"work\"\nstage = \"onderzoek\"\nrole = \"MW\"\nhours = 20.4\nfrom = 2021-07-01",
        "kind = \"work\"\nstage = \"monitor\"\nfactor = 0.9\nfrom = 2021-07-01",
        "kind = \"caseload\"\nteam = \"vervolg\"\ncaseload = \"none\"\nfrom = 2021-07-01",
        "kind = \"order\"\nteam = \"vervolg\"\norder = \"due\"\nfrom = 2021-07-01",
        "kind = \"cost\"\ntitle = \"scholing\"\neuro = 12_000\nfrom = 2021-07-01",
    ]);
    let told: Vec<String> = found
        .iter()
        .filter(|change| !matches!(change.kind, ChangeKind::Hire(_)))
        .map(|change| format!("{:?}", change.kind))
        .collect();
    assert_snapshot!(told.join("\n"), @r#"
    Leave { team: TeamId(0), role: RoleId(0), fte: 0.6 }
    Absence { team: None, role: Some(RoleId(0)), share: 0.05, spell: Law(Exponential { mean: 14.0 }) }
    Inflow { stream: StreamId(0), factor: 1.1 }
    Inflow { stream: StreamId(1), factor: 1.1 }
    Suspend { stage: StageId(3) }
    Suspend { stage: StageId(1) }
    Stages { team: TeamId(1), stages: [StageId(3), StageId(1), StageId(0)] }
    Areas { team: TeamId(0), areas: Some([AreaId(1)]) }
    Areas { team: TeamId(0), areas: None }
    Route { stage: StageId(0), stream: Some(StreamId(1)), route: Route { shares: [(Stage(StageId(1)), 0.4), (Closed, 0.6)] } }
    Work { stage: StageId(1), role: Some(RoleId(0)), factor: 0.8 }
    Work { stage: StageId(3), role: None, factor: 0.9 }
    Caseload { team: TeamId(1), caseload: None }
    Order { team: TeamId(1), order: Due }
    Cost { euro: 12000.0 }
    "#);
    let ChangeKind::Absence { spell, .. } = &found[2].kind else {
        panic!("absence");
    };
    // A length alone is the mean of an exponential law, in days.
    assert_eq!(*spell, Law::exponential(14.0).unwrap());
    let factors = found.iter().filter_map(|change| match change.kind {
        ChangeKind::Work { factor, .. } => Some(factor),
        _ => None,
    });
    // 20.4 hours instead of 25.5 are 0.8 times as many.
    let factors: Vec<f64> = factors.map(|factor| (factor * 1e9).round() / 1e9).collect();
    assert_eq!(factors, [0.8, 0.9]);
}

#[test]
fn a_trigger_begins_holds_and_ends() {
    let suspended = "kind = \"suspend\"\nstage = \"monitor\"\nwhen = \"waiting.onderzoek > 40\"";
    let waiting = |comparison, limit| Condition {
        watched: Watched::Cases(Count::Waiting(stage("onderzoek"))),
        comparison,
        limit,
    };
    let when = waiting(Comparison::Above, 40.0);
    let bare = During {
        from: None,
        until: None,
        trigger: Some(Trigger {
            when: when.clone(),
            days: 0,
            until: None,
        }),
    };
    assert_eq!(change(suspended).during, bare);
    let full = format!(
        "{suspended}\nfrom = 2021-06-01\nfor = \"6 weeks\"\nuntil = \"waiting.onderzoek <= 20\""
    );
    let full_during = During {
        from: Some(Day::new(2021, 6, 1)),
        until: None,
        trigger: Some(Trigger {
            when,
            days: 42,
            until: Some(waiting(Comparison::AtMost, 20.0)),
        }),
    };
    assert_eq!(change(&full).during, full_during);
    let received =
        change("kind = \"suspend\"\nstage = \"monitor\"\nwhen = \"received.meldingen >= 1500\"");
    let watched = received.during.trigger.map(|trigger| trigger.when.watched);
    assert_eq!(watched, Some(Watched::Received(StreamId(0))));
    let by_date = format!("{suspended}\nuntil = 2021-10-01");
    let during = change(&by_date).during;
    assert_eq!(during.until, Some(Day::new(2021, 10, 1)));
    assert_eq!(during.trigger.and_then(|trigger| trigger.until), None);
}

/// Chance knows a change by its names, its date and its number among equals, wherever it stands.
#[test]
fn changes_are_known_by_their_names_and_not_by_their_places() {
    let other = HIRE
        .replace("voordeur", "vervolg")
        .replace("2021-03-18", "2021-04-01");
    let leave = "kind = \"leave\"\nteam = \"vervolg\"\nrole = \"MW\"\nfte = 1\nfrom = 2021-03-18";
    let keys = |written: &[&str]| -> Vec<u64> {
        changes(written).iter().map(|change| change.key).collect()
    };
    let alone = keys(&[HIRE])[0];
    let [one, again, later, less] = keys(&[HIRE, HIRE, &other, leave])[..] else {
        panic!("four changes");
    };
    assert_eq!(alone, one);
    let different = [one, again, later, less];
    let distinct: std::collections::BTreeSet<u64> = different.into_iter().collect();
    assert_eq!(distinct.len(), 4);
    assert_eq!(keys(&[leave, &other, HIRE])[..], [less, later, one]);
}

#[test]
fn a_team_whose_people_are_all_to_be_hired_needs_no_staff() {
    let team = "[team.achterstand]\nstages = [\"onderzoek\", \"monitor\"]\n";
    let hire = HIRE.replace("vervolg", "achterstand");
    let read = |text: &str| parse("x.toml", text).map(|_| ());
    let hired = format!("{STUDY}{team}[[change]]\n{hire}\n");
    read(&hired).unwrap_or_else(|problems| panic!("{problems}"));
    assert_snapshot!(read(&format!("{STUDY}{team}")).unwrap_err(), @r#"
    error: the team has no staff
      --> x.toml:66:7
       |
    66 | [team.achterstand]
       |       ^^^^^^^^^^^ this team
       |
       = hint: give it `staff`, or people to be hired by a change

    error: `onderzoek` has no work for the roles of team `achterstand`
      --> x.toml:67:11
       |
    67 | stages = ["onderzoek", "monitor"]
       |           ^^^^^^^^^^^ in this ranking
       |
       = hint: take the stage out of the list, or give its work a role of this team

    error: `monitor` has no work for the roles of team `achterstand`
      --> x.toml:67:24
       |
    67 | stages = ["onderzoek", "monitor"]
       |                        ^^^^^^^^^ in this ranking
       |
       = hint: take the stage out of the list, or give its work a role of this team

    3 problems in x.toml
    "#);
}

#[test]
fn a_role_that_is_only_hired_is_used() {
    let role = "[role.VA]\nhours_per_year = 1350\n";
    let read = |text: &str| match parse("x.toml", text) {
        Ok(_) => "no problem".to_owned(),
        Err(problems) => problems.to_string(),
    };
    let hire = HIRE.replace("MW", "VA");
    assert_snapshot!(read(&format!("{STUDY}{role}[[change]]\n{hire}\n")), @r#"
    error: the stages of team `vervolg` have no work for `VA`
      --> x.toml:69:8
       |
    69 | kind = "hire"
       |        ^^^^^^ this change
       |
       = hint: hire another role, or for another team

    1 problem in x.toml
    "#);
}

/// What only a changed route reaches is reached, and terms know of it.
#[test]
fn routes_that_change_count_as_routes() {
    let usual = ("monitor = 1.0", "closed = 1.0");
    let route = "\n[[change]]\nkind = \"route\"\nstage = \"overdracht\"\nnext = { monitor = 0.5, closed = 0.5 }\nfrom = 2021-07-01\n";
    let told = |text: String| match parse("x.toml", &text) {
        Ok(_) => "no problem".to_owned(),
        Err(problems) => problems.to_string(),
    };
    assert!(told(changed(&[usual])).contains("no case can reach `monitor`"));
    assert_eq!(told(format!("{}{route}", changed(&[usual]))), "no problem");
    let term = "\n[deadline.nazorg]\nstart = \"overdracht.completed\"\nstop = \"monitor.entered\"\nterm = \"4 weeks\"\n";
    assert_eq!(
        told(format!("{}{term}{route}", changed(&[usual]))),
        "no problem"
    );
    let model = parse("x.toml", &format!("{}{term}{route}", changed(&[usual]))).unwrap();
    let model = &model.scenarios[0].model;
    let clocks = model.clocks().stage(stage("overdracht"));
    assert_eq!(clocks.verdicts[1], Verdict::Undecided);
}
