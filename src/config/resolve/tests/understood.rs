//! What becomes of the numbers of a study. Expected numbers are those of the text, worked out by hand.

use super::*;

fn stage_named(model: &Model, name: &str) -> StageId {
    let position = model.stages().iter().position(|stage| stage.name == name);
    StageId::from(position.unwrap())
}

#[test]
fn the_staff_of_the_region_is_as_written() {
    let study = gooi_en_vechtstreek();
    let model = &study.scenarios[0].model;
    assert_eq!(study.scenarios[0].name, "zonder-impuls");
    let sizes = |team: usize, staffing: usize| {
        let workers = &model.team(TeamId::from(team)).staff[staffing].workers;
        workers
            .iter()
            .map(|size| (size * 1e6).round() / 1e6)
            .collect::<Vec<_>>()
    };
    assert_eq!(sizes(0, 0), [1.0, 1.0, 1.0, 0.6]);
    assert_eq!(sizes(1, 0), [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.3]);
    assert_eq!(sizes(2, 1), [1.0]);
    let team = &model.teams()[1];
    assert_eq!((team.caseload, team.order), (Some(12.0), Order::Due));
    assert!(model.teams()[4].external);
    let caps: Vec<_> = model.desks().workers()[7..15]
        .iter()
        .map(|worker| worker.cap)
        .collect();
    let full = Some(12);
    // Of 12 for a full-time worker, 0.3 is 3.6, rounded up.
    assert_eq!(caps, [full, full, full, full, full, full, full, Some(4)]);
}

/// 12 open cases per fte are 7.2 for a worker of 0.6, rounded up: 8.
#[test]
fn a_caseload_is_rounded_up() {
    let model = model(&[("{ MW = 6.5 }", "{ MW = 3.6 }")]);
    let caps: Vec<_> = model.desks().workers()[4..8]
        .iter()
        .map(|worker| worker.cap)
        .collect();
    assert_eq!(caps, [Some(12), Some(12), Some(12), Some(8)]);
}

#[test]
fn contracts_split_staff_into_equal_workers() {
    let model = model(&[("{ MW = 3.6 }", "{ MW = 3.6 }\ncontract = 0.8")]);
    let workers = &model.teams()[0].staff[0].workers;
    assert_eq!(workers.len(), 5);
    let rest = workers[4];
    assert!((rest - 0.4).abs() < 1e-9, "3.6 is four times 0.8 and 0.4");
}

#[test]
fn the_work_of_the_region_is_as_written() {
    let study = gooi_en_vechtstreek();
    let model = &study.scenarios[0].model;
    let research = &model.stages()[stage_named(model, "onderzoek").index()];
    let piece = &research.work[0];
    assert_eq!(research.owner, Ownership::FirstOf(piece.role));
    assert!((piece.hours.mean() - 25.5).abs() < 1e-9 && (piece.hours.cv() - 0.7).abs() < 1e-9);
    assert_eq!((piece.timing.slices, &piece.timing.wait_before), (7, &None));
    let wait = Law::exponential(4.4 * 86_400.0).unwrap();
    assert_eq!(piece.timing.wait_between, Some(Delay::Elapsed(wait)));
    let monitor = &model.stages()[stage_named(model, "monitor").index()];
    assert_eq!(monitor.owner, Ownership::Anyone);
    let planned: Vec<_> = monitor
        .work
        .iter()
        .map(|piece| piece.timing.planned.clone())
        .collect();
    let months = |months| Some(Delay::Months(months));
    assert_eq!(planned, [months(3), months(12), months(18)]);
    let to_closed = (Destination::Closed, 1.0);
    assert_eq!(monitor.route.shares, [to_closed]);
}

#[test]
fn the_terms_of_the_region_are_as_written() {
    let study = gooi_en_vechtstreek();
    let model = &study.scenarios[0].model;
    let terms: Vec<Term> = model
        .deadlines()
        .iter()
        .map(|deadline| deadline.term)
        .collect();
    let expected = [
        (5, TermUnit::WorkingDays),
        (10, TermUnit::Weeks),
        (4, TermUnit::Weeks),
    ];
    assert_eq!(
        terms,
        expected.map(|(amount, unit)| Term::new(amount, unit))
    );
    assert!(model.deadlines().iter().all(|deadline| deadline.legal));
    let monitor = stage_named(model, "monitor");
    assert_eq!(model.deadlines()[2].start, [Moment::Due(monitor)]);
    assert_eq!(model.deadlines()[2].stop, [Moment::Done(monitor)]);
}

/// Leave and illness as they are written, a spell without a law being exponential; and what was measured.
#[test]
fn the_absence_of_the_region_is_as_written() {
    let study = gooi_en_vechtstreek();
    let absence = study.scenarios[0].model.absence().unwrap();
    let spell = &absence.sickness.as_ref().unwrap().spell;
    assert_eq!(*spell, Law::exponential(21.0).unwrap());
    assert_eq!(absence.hand_back_after, Some(Span::from_days(28)));
    assert_eq!((study.observed.len(), study.fit.len()), (3, 2));
}

/// 1211 in 2018, 1620 in 2019 and 1459 in every later year; the months and weekdays only share them out.
#[test]
fn the_demand_of_the_region_is_as_written() {
    let study = gooi_en_vechtstreek();
    let model = &study.scenarios[0].model;
    assert_eq!(
        (model.start(), model.from()),
        (Day::new(2018, 1, 1), Day::new(2021, 1, 1))
    );
    let stream = &model.streams()[1];
    let Source::Rate(profile) = &stream.source else {
        panic!("reports are drawn by chance");
    };
    let total: f64 = profile
        .daily_means(model.start(), model.until())
        .iter()
        .sum();
    assert!((total - (1211.0 + 1620.0 + 3.0 * 1459.0)).abs() < 1e-6);
    assert!((profile.count.dispersion() - 1.5).abs() < 1e-12);
    assert!((stream.urgent - 0.03).abs() < 1e-12);
}

/// Second source: the comments of the study, read by eye; and the keys that it leaves out.
#[test]
fn what_the_region_rests_on_is_told() {
    let study = gooi_en_vechtstreek();
    let codes: Vec<_> = study
        .assumptions
        .iter()
        .map(|assumption| format!("{} {}", assumption.code, assumption.key))
        .collect();
    assert_snapshot!(codes.join("\n"), @"
    U1 team.voordeur.staff
    U1 team.vervolg.staff
    U1 team.specialisten.staff
    U1 team.administratie.staff
    U1 change[0].until
    U2 stage.voorwaarden-en-vervolg.work[0]
    U2 stage.onderzoek.work[0]
    U2 fit[1]
    U2 scenario.overdracht-na-voorwaarden.change[0].factor
    U3 work.law
    U3 work.cv
    U4 arrivals.adviezen.dispersion
    U4 arrivals.meldingen.weekdays
    U4 arrivals.meldingen.dispersion
    U5 arrivals.adviezen.urgent
    U5 arrivals.meldingen.urgent
    U6 role.WT.hours_per_year
    U6 stage.overdracht.work
    U6 team.wijkteams.staff
    U8 stage.monitor.work
    U8 scenario.monitor-telefonisch.change[0].hours
    U9 stage.monitor.work
    U9 deadline.monitor
    U10 absence.sickness.spell
    U10 absence.leave
    U10 absence.sickness
    U10 absence.hand_back_after
    U11 scenario.impuls.change[0].lag
    U11 scenario.impuls.change[0].chance
    U11 scenario.impuls.change[0].ramp
    U11 scenario.impuls.change[0].pace
    U11 scenario.impuls.change[0].mentor
    U11 scenario.impuls.change[1].lag
    U11 scenario.impuls-en-structureel.change[0].lag
    U11 scenario.trage-werving.change[0].lag
    U11 scenario.trage-werving.change[0].chance
    U11 scenario.trage-werving.change[0].ramp
    U11 scenario.trage-werving.change[0].pace
    U11 scenario.trage-werving.change[0].mentor
    U11 scenario.trage-werving.change[1].lag
    U12 team.vervolg.caseload
    U13 team.voordeur.order
    U13 team.specialisten.order
    U13 team.administratie.order
    U13 team.wijkteams.order
    U13 team.vervolg.order
    U14 deadline.tien-weken.stop
    U16 period.warm_up
    ");
}

#[test]
fn waits_are_counted_as_they_are_written() {
    let waits = |wait: &str| {
        let change = format!("hours = 4.0, wait = {wait}");
        let model = model(&[("hours = 4.0", &change)]);
        model.stages()[2].work[0]
            .timing
            .wait_before
            .clone()
            .unwrap()
    };
    let elapsed = |seconds: f64| Delay::Elapsed(Law::fixed(seconds).unwrap());
    assert_eq!(waits("\"90 minutes\""), elapsed(5400.0));
    assert_eq!(waits("\"1.5 weeks\""), elapsed(907_200.0));
    assert_eq!(waits("\"2 months\""), Delay::Months(2));
    assert_eq!(
        waits("\"5 working days\""),
        Delay::WorkingDays(Law::fixed(5.0).unwrap())
    );
    let gamma = Law::gamma(5.0, 0.5).unwrap();
    assert_eq!(
        waits("{ mean = \"5 working days\", cv = 0.5, law = \"gamma\" }"),
        Delay::WorkingDays(gamma)
    );
    let mixed = Law::uniform(86_400.0, 604_800.0).unwrap();
    assert_eq!(
        waits("{ law = \"uniform\", min = \"24 hours\", max = \"1 week\" }"),
        Delay::Elapsed(mixed)
    );
}

#[test]
fn norms_spread_as_the_study_says_unless_they_have_a_law_of_their_own() {
    let hours = |spread: &str, hours: &str| {
        let hours = format!("hours = {hours}");
        let change = [
            ("law = \"lognormal\"\ncv  = 0.7", spread),
            ("hours = 25.5", &hours),
        ];
        model(&change).stages()[1].work[0].hours.clone()
    };
    let lognormal = "law = \"lognormal\"\ncv = 0.7";
    assert_eq!(hours(lognormal, "25.5"), Law::lognormal(25.5, 0.7).unwrap());
    assert_eq!(
        hours(lognormal, "{ mean = 25.5, cv = 0.3 }"),
        Law::lognormal(25.5, 0.3).unwrap()
    );
    assert_eq!(
        hours(lognormal, "{ mean = 25.5, law = \"fixed\" }"),
        Law::fixed(25.5).unwrap()
    );
    assert_eq!(
        hours("law = \"exponential\"", "25.5"),
        Law::exponential(25.5).unwrap()
    );
    let symmetric = Law::symmetric_triangular(25.5, 0.2).unwrap();
    assert_eq!(hours("law = \"triangular\"\ncv = 0.2", "25.5"), symmetric);
}

#[test]
fn the_calendars_are_as_written() {
    let calendar = "[calendar.work]\nhours = [\"mon-fri 08:30-12:30\", \"sat 10:00-12:00\"]\nclosed = [2021-03-17]\n[period]";
    let model = model(&[
        ("[period]", calendar),
        ("hours_per_year = 1350", "hours_per_year = 900"),
        ("hours_per_year = 1350", "hours_per_year = 900"),
    ]);
    let open = |day| {
        let day = Day::new(2021, 3, day);
        model
            .work_calendar()
            .open_between(day.start(), (day + 1).start())
    };
    let hours = |hours: i64| Span::from_seconds(3600 * hours);
    // 15 March 2021 was a Monday.
    let week: Vec<Span> = (15..22).map(open).collect();
    assert_eq!(week, [4, 4, 0, 4, 4, 2, 0].map(hours));
    assert_eq!(model.work_calendar().first_day(), Day::new(2019, 1, 1));
}

#[test]
fn the_fingerprint_follows_the_text() {
    let fingerprint = |changes: &[(&str, &str)]| read(changes).unwrap().fingerprint;
    assert_eq!(fingerprint(&[]), fingerprint(&[]));
    assert_ne!(fingerprint(&[]), fingerprint(&[("12", "13")]));
}
