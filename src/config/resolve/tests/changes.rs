//! Changes: what each kind becomes, and every refusal.

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
        count: Count::Waiting(stage("onderzoek")),
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

#[test]
fn a_changed_route_without_an_exit_is_refused() {
    let back = "kind = \"route\"\nstage = \"monitor\"\nfrom = 2021-07-01";
    assert_snapshot!(told_of(&[&format!("{back}\nnext = {{ overdracht = 1.0 }}")]), @r#"
    error: with this route a case that enters `monitor` may never end
      --> x.toml:68:8
       |
    68 | kind = "route"
       |        ^^^^^^^ this change
       |
       = hint: give `closed` a share in a route on the way round

    1 problem in x.toml
    "#);
    let with_exit = format!("{back}\nnext = {{ overdracht = 0.9, closed = 0.1 }}");
    assert_eq!(told_of(&[&with_exit]), "no problem");
}

#[test]
fn a_kind_that_does_not_exist_gets_the_nearest() {
    assert_snapshot!(told_of(&[
        "kind = \"higher\"\nteam = \"vervolg\"",
        "team = \"vervolg\"\nfrom = 2021-01-01",
        "kind = \"verlof\"",
    ]), @r#"
    error: `kind` cannot be `higher`
      --> x.toml:68:8
       |
    68 | kind = "higher"
       |        ^^^^^^^^ expected hire, leave, absence, inflow, suspend, stages, areas, route, work, caseload, order or cost

    error: `change` has no `kind`
      --> x.toml:71:1
       |
    71 | [[change]]
       | ^^^^^^^^^^ `kind` is needed here

    error: `kind` cannot be `verlof`
      --> x.toml:76:8
       |
    76 | kind = "verlof"
       |        ^^^^^^^^ expected hire, leave, absence, inflow, suspend, stages, areas, route, work, caseload, order or cost

    3 problems in x.toml
    "#);
}

#[test]
fn keys_of_another_kind_are_refused() {
    assert_snapshot!(told_of(&[
        &format!("{HIRE}\nfrom = 2021-04-01\nshare = 0.1\nstage = \"monitor\""),
        "kind = \"suspend\"\nstage = \"monitor\"\nfrom = 2021-07-01\nteam = \"vervolg\"",
        "kind = \"cost\"\neuro = 5000\nfrom = 2021-07-01\nuntil = 2021-08-01",
    ]), @r#"
    error: unknown key `from` in `change`
      --> x.toml:73:1
       |
    73 | from = 2021-04-01
       | ^^^^ this key means nothing here
       |
       = hint: did you mean `for`?

    error: unknown key `share` in `change`
      --> x.toml:74:1
       |
    74 | share = 0.1
       | ^^^^^ this key means nothing here
       |
       = hint: valid here: kind, title, team, role, fte, contract, lag, chance, ramp, pace, mentor, stages, received_before, cost_per_year, decided, until, when, for

    error: unknown key `stage` in `change`
      --> x.toml:75:1
       |
    75 | stage = "monitor"
       | ^^^^^ this key means nothing here
       |
       = hint: did you mean `stages`?

    error: unknown key `team` in `change`
      --> x.toml:81:1
       |
    81 | team = "vervolg"
       | ^^^^ this key means nothing here
       |
       = hint: valid here: kind, title, stage, from, until, when, for

    error: `change` has no `title`
      --> x.toml:83:1
       |
    83 | [[change]]
       | ^^^^^^^^^^ `title` is needed here

    error: unknown key `until` in `change`
      --> x.toml:87:1
       |
    87 | until = 2021-08-01
       | ^^^^^ this key means nothing here
       |
       = hint: valid here: kind, title, euro, from

    6 problems in x.toml
    "#);
}

#[test]
fn what_is_needed_and_left_out_is_told() {
    assert_snapshot!(told_of(&[
        "kind = \"hire\"",
        "kind = \"inflow\"\nfactor = 1.1",
        "kind = \"work\"\nstage = \"onderzoek\"\nfrom = 2021-07-01",
        "kind = \"absence\"\nshare = 0.1\nfrom = 2021-07-01",
        "kind = \"suspend\"\nstage = []\nfrom = 2021-07-01",
    ]), @r#"
    error: `change` has no `team`
      --> x.toml:67:1
       |
    67 | [[change]]
       | ^^^^^^^^^^ `team` is needed here

    error: `change` has no `role`
      --> x.toml:67:1
       |
    67 | [[change]]
       | ^^^^^^^^^^ `role` is needed here

    error: `change` has no `fte`
      --> x.toml:67:1
       |
    67 | [[change]]
       | ^^^^^^^^^^ `fte` is needed here

    error: `change` has no `decided`
      --> x.toml:67:1
       |
    67 | [[change]]
       | ^^^^^^^^^^ `decided` is needed here

    error: `change` has no `from`
      --> x.toml:70:1
       |
    70 | [[change]]
       | ^^^^^^^^^^ `from` is needed here

    error: `change` has no `factor`
      --> x.toml:74:1
       |
    74 | [[change]]
       | ^^^^^^^^^^ `factor` is needed here

    error: extra absence without the length of a spell
      --> x.toml:80:8
       |
    80 | kind = "absence"
       |        ^^^^^^^^^ how long does an illness last?
       |
       = hint: write for example `spell = "3 weeks"`

    error: `stage` is empty
      --> x.toml:86:9
       |
    86 | stage = []
       |         ^^ at least one is needed

    8 problems in x.toml
    "#);
}

#[test]
fn names_in_changes_get_the_nearest() {
    assert_snapshot!(told_of(&[
        &HIRE.replace("vervolg", "vervolgteam").replace("MW", "WM"),
        "kind = \"suspend\"\nstage = [\"monitr\"]\nwhen = \"waiting.onderzoeken > 40\"",
        "kind = \"inflow\"\narrivals = \"melding\"\nfactor = 1.1\nfrom = 2021-07-01",
        "kind = \"areas\"\nteam = \"voordeur\"\nareas = [\"oost\"]\nfrom = 2021-07-01",
        "kind = \"areas\"\nteam = \"voordeur\"\nareas = \"zuid\"\nfrom = 2021-07-01",
        "kind = \"route\"\nstage = \"triage\"\nnext = { onderzoeck = 1.0 }\nfrom = 2021-07-01",
        "kind = \"order\"\nteam = \"vervolg\"\norder = \"lifo\"\nfrom = 2021-07-01",
    ]), @r#"
    error: unknown team `vervolgteam`
      --> x.toml:69:8
       |
    69 | team = "vervolgteam"
       |        ^^^^^^^^^^^^^ no team has this name
       |
       = hint: valid here: voordeur, vervolg, wijkteams

    error: unknown role `WM`
      --> x.toml:70:8
       |
    70 | role = "WM"
       |        ^^^^ no role has this name
       |
       = hint: did you mean `MW`?

    error: unknown stage `monitr`
      --> x.toml:76:10
       |
    76 | stage = ["monitr"]
       |          ^^^^^^^^ no stage has this name
       |
       = hint: did you mean `monitor`?

    error: unknown stage `onderzoeken`
      --> x.toml:77:8
       |
    77 | when = "waiting.onderzoeken > 40"
       |        ^^^^^^^^^^^^^^^^^^^^^^^^^^ no stage has this name
       |
       = hint: did you mean `onderzoek`?

    error: unknown arrivals `melding`
      --> x.toml:81:12
       |
    81 | arrivals = "melding"
       |            ^^^^^^^^^ no arrivals has this name
       |
       = hint: did you mean `meldingen`?

    error: unknown area `oost`
      --> x.toml:88:10
       |
    88 | areas = ["oost"]
       |          ^^^^^^ no area has this name
       |
       = hint: valid here: noord, zuid

    error: `areas` must be a list of areas, or "all"
      --> x.toml:94:9
       |
    94 | areas = "zuid"
       |         ^^^^^^ found text
       |
       = hint: write it in brackets: `["zuid"]`

    error: unknown stage `onderzoeck`
       --> x.toml:100:10
        |
    100 | next = { onderzoeck = 1.0 }
        |          ^^^^^^^^^^ no stage has this name
        |
        = hint: did you mean `onderzoek`?

    error: `order` cannot be `lifo`
       --> x.toml:106:9
        |
    106 | order = "lifo"
        |         ^^^^^^ expected fifo, due, slack or accumulating
        |
        = hint: did you mean `fifo`?

    9 problems in x.toml
    "#);
}

#[test]
fn dates_and_conditions_that_do_not_fit_are_refused() {
    assert_snapshot!(told_of(&[
        &format!("{HIRE}\nuntil = 2021-03-01"),
        "kind = \"suspend\"\nstage = \"monitor\"\nfrom = 2021-07-01\nuntil = \"waiting.onderzoek <= 20\"",
        "kind = \"suspend\"\nstage = \"monitor\"\nfrom = 2021-07-01\nfor = \"6 weeks\"",
        "kind = \"suspend\"\nstage = \"monitor\"\nwhen = \"onderzoek > 40\"",
        "kind = \"suspend\"\nstage = \"monitor\"\nwhen = \"waiting.onderzoek > 40\"\nfor = \"36 hours\"",
        "kind = \"suspend\"\nstage = \"monitor\"\nfrom = 2021-07-01\nuntil = \"2021-09-01\"",
    ]), @r#"
    error: a change that ends before it begins
      --> x.toml:73:9
       |
    72 | decided = 2021-03-18
       |           ---------- it begins here
    73 | until = 2021-03-01
       |         ^^^^^^^^^^ this is not later
       |
       = hint: `until` is the first day after it

    error: a condition in `until` needs `when`
      --> x.toml:79:9
       |
    79 | until = "waiting.onderzoek <= 20"
       |         ^^^^^^^^^^^^^^^^^^^^^^^^^ this change begins by date, so it ends by date
       |
       = hint: write a date, or let the change begin by a condition too: `when = "waiting.onderzoek > 40"`

    error: `for` needs `when`
      --> x.toml:85:7
       |
    85 | for = "6 weeks"
       |       ^^^^^^^^^ only a change that begins by a condition has a least duration
       |
       = hint: write the end as a date in `until`

    error: `when` cannot be read as a condition
      --> x.toml:90:8
       |
    90 | when = "onderzoek > 40"
       |        ^^^^^^^^^^^^^^^^ nothing called `onderzoek` is counted
       |
       = hint: write for example `"waiting.onderzoek > 40"` or `"in_hand.monitor <= 10"`; the signs are >, >=, < and <=

    error: `for` must be a whole number of days or weeks
      --> x.toml:96:7
       |
    96 | for = "36 hours"
       |       ^^^^^^^^^^ a change begins and ends at midnight

    error: `until` must be a date
       --> x.toml:102:9
        |
    102 | until = "2021-09-01"
        |         ^^^^^^^^^^^^ this is not a date
        |
        = hint: write it as `2021-09-01`, without quotes

    6 problems in x.toml
    "#);
}

#[test]
fn changes_outside_the_period_are_refused() {
    assert_snapshot!(told_of(&[
        "kind = \"suspend\"\nstage = \"monitor\"\nfrom = 2022-01-01",
        "kind = \"suspend\"\nstage = \"monitor\"\nfrom = 2019-07-01\nuntil = 2019-09-01",
    ]), @r#"
    error: the change begins on 2022-01-01, when the period is over
      --> x.toml:68:8
       |
    68 | kind = "suspend"
       |        ^^^^^^^^^ this change

    error: the change ends on 2019-09-01, before the simulation begins
      --> x.toml:73:8
       |
    73 | kind = "suspend"
       |        ^^^^^^^^^ this change

    2 problems in x.toml
    "#);
}

#[test]
fn a_hire_that_finds_no_work_is_refused() {
    assert_snapshot!(told_of(&[
        &HIRE.replace("MW", "WT"),
        &format!("{HIRE}\nstages = [\"triage\"]"),
        &format!("{HIRE}\nstages = [\"onderzoek\", \"onderzoek\"]"),
        &format!("{}\nstages = [\"monitor\"]", HIRE.replace("MW", "WT")),
    ]), @r#"
    error: the stages of team `vervolg` have no work for `WT`
      --> x.toml:68:8
       |
    68 | kind = "hire"
       |        ^^^^^^ this change
       |
       = hint: hire another role, or for another team

    error: team `vervolg` does not work on `triage`
      --> x.toml:75:8
       |
    75 | kind = "hire"
       |        ^^^^^^ this change
       |
       = hint: name `triage` in the `stages` of the team

    error: `onderzoek` stands twice in `stages`
      --> x.toml:83:8
       |
    83 | kind = "hire"
       |        ^^^^^^ this change

    error: `monitor` has no work for `WT`
      --> x.toml:91:8
       |
    91 | kind = "hire"
       |        ^^^^^^ this change

    4 problems in x.toml
    "#);
}

#[test]
fn numbers_of_a_hire_that_nobody_can_have_are_refused() {
    assert_snapshot!(told_of(&[
        &HIRE.replace("2.5", "0"),
        &HIRE.replace("2.5", "100_000"),
        &format!("{HIRE}\ncontract = 2\nchance = 90\nramp = \"6 months\""),
        &format!("{HIRE}\npace = 0.5\nmentor = 0.1"),
        &format!("{HIRE}\nlag = {{ mean = \"3 months\", cv = 0.5, law = \"gamma\" }}"),
        &format!("{HIRE}\ncost_per_year = 82.895"),
    ]), @r#"
    error: `fte` must be above 0
      --> x.toml:71:7
       |
    71 | fte = 0
       |       ^ this is out of range

    error: 100000 fte of `MW`
      --> x.toml:78:7
       |
    78 | fte = 100_000
       |       ^^^^^^^ from 0.01 to 10000 fte is expected

    error: a contract that no worker has
      --> x.toml:87:12
       |
    87 | contract = 2
       |            ^ from 0.05 to 1 fte is expected
       |
       = hint: write the size of one worker in fte: `contract = 0.8`

    error: `chance` must be from 0 to 1
      --> x.toml:88:10
       |
    88 | chance = 90
       |          ^^ this is more than all
       |
       = hint: 90 percent is written as `0.9`

    error: `ramp` without `pace`
      --> x.toml:89:8
       |
    89 | ramp = "6 months"
       |        ^^^^^^^^^^ from which output does it rise?
       |
       = hint: write the part of full output on the first day: `pace = 0.5`

    error: `pace` without `ramp`
      --> x.toml:97:8
       |
    97 | pace = 0.5
       |        ^^^ for how long?
       |
       = hint: write the time to full output: `ramp = "6 months"`

    error: `mentor` without `ramp`
      --> x.toml:98:10
       |
    98 | mentor = 0.1
       |          ^^^ for how long?
       |
       = hint: write the time to full output: `ramp = "6 months"`

    error: a number of months has no spread
       --> x.toml:106:7
        |
    106 | lag = { mean = "3 months", cv = 0.5, law = "gamma" }
        |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ months are counted whole
        |
        = hint: write the lengths in days or weeks

    error: `cost_per_year` can be read in two ways
       --> x.toml:114:17
        |
    114 | cost_per_year = 82.895
        |                 ^^^^^^ is this a thousand, or a decimal point?
        |
        = hint: write `82895` for a thousand, `82.8950` for decimals

    9 problems in x.toml
    "#);
}

#[test]
fn more_cannot_leave_than_there_are() {
    let leave = |fte: &str, from: &str| {
        format!(
            "kind = \"leave\"\nteam = \"voordeur\"\nrole = \"MW\"\nfte = {fte}\nfrom = {from}\nuntil = 2021-12-01"
        )
    };
    // Three of 3.6 fte leave in July, one more in August; another two in December are alone.
    assert_snapshot!(told_of(&[
        &leave("3.0", "2021-07-01"),
        &leave("1.0", "2021-08-01"),
        "kind = \"leave\"\nteam = \"voordeur\"\nrole = \"MW\"\nfte = 2\nfrom = 2021-12-01",
        "kind = \"leave\"\nteam = \"vervolg\"\nrole = \"WT\"\nfte = 1\nfrom = 2021-12-01",
        "kind = \"leave\"\nteam = \"vervolg\"\nrole = \"MW\"\nfte = 8\nfrom = 2021-12-01",
    ]), @r#"
    error: leave of 4 fte together, but team `voordeur` has 3.6 fte of `MW`
      --> x.toml:76:8
       |
    76 | kind = "leave"
       |        ^^^^^^^ this change

    error: team `vervolg` has no `WT`
      --> x.toml:91:8
       |
    91 | kind = "leave"
       |        ^^^^^^^ this change
       |
       = hint: name a role of the team's staff

    error: leave of 8 fte, but team `vervolg` has 6.5 fte of `MW`
      --> x.toml:98:8
       |
    98 | kind = "leave"
       |        ^^^^^^^ this change

    3 problems in x.toml
    "#);
    let hired = HIRE.replace("vervolg", "voordeur");
    let with_hired = [&hired[..], &leave("6.1", "2021-07-01")];
    assert_eq!(told_of(&with_hired), "no problem");
}

#[test]
fn changes_of_what_is_not_there_are_refused() {
    assert_snapshot!(told_of(&[
        "kind = \"absence\"\nteam = \"vervolg\"\nrole = \"WT\"\nshare = 0.1\nspell = \"2 weeks\"\nfrom = 2021-07-01",
        "kind = \"work\"\nstage = \"onderzoek\"\nrole = \"WT\"\nfactor = 0.5\nfrom = 2021-07-01",
        "kind = \"stages\"\nteam = \"wijkteams\"\nstages = [\"overdracht\", \"triage\", \"overdracht\"]\nfrom = 2021-07-01",
        "kind = \"caseload\"\nteam = \"voordeur\"\ncaseload = 12\nfrom = 2021-07-01",
        "kind = \"route\"\nstage = \"triage\"\nnext = { onderzoek = 0.3, closed = 0.6 }\nfrom = 2021-07-01",
    ]), @r#"
    error: team `vervolg` has no `WT`
      --> x.toml:68:8
       |
    68 | kind = "absence"
       |        ^^^^^^^^^ this change

    error: `onderzoek` has no work for `WT`
      --> x.toml:76:8
       |
    76 | kind = "work"
       |        ^^^^^^ this change

    error: `overdracht` stands twice in `stages`
      --> x.toml:83:8
       |
    83 | kind = "stages"
       |        ^^^^^^^^ this change

    error: `triage` has no work for the roles of team `wijkteams`
      --> x.toml:83:8
       |
    83 | kind = "stages"
       |        ^^^^^^^^ this change
       |
       = hint: take the stage out of the list

    error: `voordeur` never owns a case
      --> x.toml:89:8
       |
    89 | kind = "caseload"
       |        ^^^^^^^^^^ this change
       |
       = hint: a caseload counts the cases of an owner: give a stage of the team an `owner` with a role of the team

    error: the shares add up to 0.9, not to 1
      --> x.toml:95:8
       |
    95 | kind = "route"
       |        ^^^^^^^ this change

    6 problems in x.toml
    "#);
}

#[test]
fn numbers_of_changes_that_cannot_be_are_refused() {
    assert_snapshot!(told_of(&[
        "kind = \"absence\"\nshare = 0.1\nspell = \"2 weeks\"\nfrom = 2021-07-01",
        "kind = \"absence\"\nshare = 5\nspell = \"2 weeks\"\nfrom = 2021-07-01",
        "kind = \"areas\"\nteam = \"voordeur\"\nareas = [\"zuid\", \"zuid\"]\nfrom = 2021-07-01",
        "kind = \"caseload\"\nteam = \"vervolg\"\ncaseload = 0.001\nfrom = 2021-07-01",
        "kind = \"caseload\"\nteam = \"vervolg\"\ncaseload = \"geen\"\nfrom = 2021-07-01",
        "kind = \"inflow\"\nfactor = -1\nfrom = 2021-07-01",
        "kind = \"work\"\nstage = \"onderzoek\"\nfactor = 0\nfrom = 2021-07-01",
        "kind = \"cost\"\ntitle = \"scholing\"\neuro = 12.500\nfrom = 2021-07-01",
    ]), @r#"
    error: `share` must be from 0 to 1
      --> x.toml:75:9
       |
    75 | share = 5
       |         ^ this is more than all
       |
       = hint: 5 percent is written as `0.05`

    error: `zuid` stands twice in `areas`
      --> x.toml:82:18
       |
    82 | areas = ["zuid", "zuid"]
       |                  ^^^^^^ this is the second time

    error: a caseload that nobody can have
      --> x.toml:88:12
       |
    88 | caseload = 0.001
       |            ^^^^^ from 0.01 to 1000000 open cases per fte is expected
       |
       = hint: write "none" when there is no limit

    error: `caseload` must be a number of cases, or "none"
      --> x.toml:94:12
       |
    94 | caseload = "geen"
       |            ^^^^^^ found text

    error: `factor` must be 0 or more
      --> x.toml:99:10
       |
    99 | factor = -1
       |          ^^ this is out of range

    error: `factor` must be above 0
       --> x.toml:105:10
        |
    105 | factor = 0
        |          ^ this is out of range

    error: `euro` can be read in two ways
       --> x.toml:111:8
        |
    111 | euro = 12.500
        |        ^^^^^^ is this a thousand, or a decimal point?
        |
        = hint: write `12500` for a thousand, `12.5000` for decimals

    7 problems in x.toml
    "#);
}

#[test]
fn a_stage_without_work_cannot_be_suspended() {
    let no_work = (
        "work        = [ { role = \"WT\", hours = 4.0 } ]",
        "work = []",
    );
    let text = changed(&[no_work, ("keeps_owner = true", "")]);
    let text = text.replace(
        "[team.wijkteams]\nexternal = true\nstaff    = { WT = 2.5 }\nstages   = [\"overdracht\"]\n",
        "",
    );
    let text = text.replace("[role.WT]\nhours_per_year = 1350\n", "");
    let suspended = "[[change]]\nkind = \"suspend\"\nstage = \"overdracht\"\nfrom = 2021-07-01\n";
    assert_snapshot!(parse("x.toml", &format!("{text}{suspended}")).unwrap_err(), @r#"
    error: `overdracht` has no work to change
      --> x.toml:61:8
       |
    61 | kind = "suspend"
       |        ^^^^^^^^^ this change

    1 problem in x.toml
    "#);
}

#[test]
fn new_hours_are_of_work_that_takes_as_long() {
    let two = (
        "{ role = \"MW\", hours = 25.5 }",
        "{ role = \"MW\", hours = 25.5 }, { role = \"MW\", hours = 2 }",
    );
    let told = |change: &str| match parse(
        "x.toml",
        &format!("{}[[change]]\n{change}\n", changed(&[two])),
    ) {
        Ok(_) => "no problem".to_owned(),
        Err(problems) => problems.to_string(),
    };
    let work = "kind = \"work\"\nstage = [\"onderzoek\", \"monitor\"]\nfrom = 2021-07-01";
    // The two contacts of the monitor both take 1.5 hours.
    assert_snapshot!(told(&format!("{work}\nhours = 20")), @r#"
    error: new hours for different work in `onderzoek`
      --> x.toml:70:9
       |
    70 | hours = 20
       |         ^^ of which piece are these the hours?
       |
       = note: the pieces take 25.5, 2 hours
       = hint: write a `factor`, or name a `role` of which all pieces take as long

    1 problem in x.toml
    "#);
    assert_snapshot!(told(&format!("{work}\nhours = 20\nfactor = 0.5")), @r#"
    error: work with both a factor and new hours
      --> x.toml:71:10
       |
    70 | hours = 20
       |         -- or these hours
    71 | factor = 0.5
       |          ^^^ times the usual hours
       |
       = hint: leave one of the two out

    1 problem in x.toml
    "#);
}

#[test]
fn arrivals_that_happened_do_not_become_more() {
    let text = include_str!("../../../../configs/example.toml");
    let read = |change: &str| {
        parse(
            "configs/example.toml",
            &format!("{text}\n[[change]]\n{change}"),
        )
    };
    let replayed = "kind = \"inflow\"\narrivals = [\"adviezen\"]\nfactor = 1.1\nfrom = 2024-07-01";
    let told = read(replayed).unwrap_err().to_string();
    assert!(
        told.contains("error: `adviezen` are arrivals that happened"),
        "{told}"
    );
    let study = read("kind = \"inflow\"\nfactor = 1.1\nfrom = 2024-07-01").unwrap();
    let streams = study.scenarios[0]
        .model
        .changes()
        .iter()
        .filter_map(|change| match change.kind {
            ChangeKind::Inflow { stream, .. } => Some(stream.index()),
            _ => None,
        });
    // Without names all that have a rate: the first and the third of the study.
    assert_eq!(streams.collect::<Vec<_>>(), [0, 2]);
}
