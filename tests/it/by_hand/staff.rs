//! Staff that come, settle and go: hires, mentors, contracts that end, leave by date, turnover.

use doorstroom::engine::Fact;
use doorstroom::measure::Periods;
use doorstroom::time::{Day, SimTime};

use super::story::{Story, Told};

/// A team of case workers on triage of eight hours that anybody may go on with, and these changes.
fn triage_without_owner(fte: &str, changes: &str) -> Story {
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = {{ work = [{{ role = "MW", hours = 8 }}], next = {{ closed = 1 }} }}
        team.front = {{ staff = {{ MW = {fte} }}, stages = ["triage"] }}
        {changes}
        "#
    ))
}

/// A hire for the team that is decided on on Monday 1 March.
fn hired(fte: f64, more: &str) -> String {
    format!(
        r#"
        [[change]]
        kind    = "hire"
        team    = "front"
        role    = "MW"
        fte     = {fte}
        decided = 2021-03-01
        {more}
        "#
    )
}

/// One fte for 52 weeks.
fn one_fte_for_a_year() -> String {
    let settling = "ramp = \"26 weeks\"\npace = 0.5\nmentor = 0.10";
    hired(
        1.0,
        &format!("lag = \"2 weeks\"\n{settling}\nuntil = 2022-03-14"),
    )
}

/// MW2 comes on Monday 15 March. On the first of the 182 days of the ramp the output is 0.5 + 0.5 × 0.5/182 = 365/728,
/// on the second 367/728; the mentor MW1 works at 0.9. The ramp ends on Monday 13 September, the contract on Monday
/// 14 March 2022 at midnight.
///
/// ```text
///          Mon 15 Mar 9 ....... 17   Tue 16 9                 Mon 13 Sep 9 .. 17   Fri 11 Mar 15  17   Mon 14    15    17   Tue 9   13
/// MW1 (A)  7.2 h are done            0.8 h at 0.9: 53:20      C 8 h at full pace   E 2 h               E 6 h     F 2 h      F 4 h
/// MW2 (B)  8 × 365/728 h             8 × 363/728 h at 367/728 D 8 h at full pace   F 2 h               gone: F goes back with 6 h
///                                    = 8 × 363/367 h = 7:54:47
/// ```
#[test]
fn a_hire_settles_with_a_mentor_and_goes() {
    triage_without_owner("1", &one_fte_for_a_year())
        .arrivals(&[
            "2021-03-15 09:00",
            "2021-03-15 09:00",
            "2021-09-13 09:00",
            "2021-09-13 09:00",
            "2022-03-11 15:00",
            "2022-03-11 15:00",
        ])
        .until("2022-04-01")
        .told()
        .works(&[
            "MW1 A triage Mon 15 Mar 09:00 - Tue 16 Mar 09:53:20",
            "MW2 B triage Mon 15 Mar 09:00 - Tue 16 Mar 16:54:47",
            "MW1 C triage Mon 13 Sep 09:00 - 17:00",
            "MW2 D triage Mon 13 Sep 09:00 - 17:00",
            "MW1 E triage Fri 11 Mar 15:00 - Mon 14 Mar 15:00",
            "MW2 F triage Fri 11 Mar 15:00 - Mon 14 Mar 00:00 handed back",
            "MW1 F triage Mon 14 Mar 15:00 - Tue 15 Mar 13:00",
        ]);
}

/// The pipeline of the same hire in full-time weeks, by hand:
///
/// ```text
/// planned     1 March 2021 to 14 March 2022                                    54
/// lag                                                                           2
/// paid                                                                         52
/// settling    26 weeks at three quarters on average: 26 × 0.25                  6.5
/// mentor      26 × 0.10                                                         2.6
/// reached                                                       52 - 6.5 - 2.6 = 42.9
/// ```
#[test]
fn of_a_paid_year_forty_three_weeks_reach_cases() {
    let told = triage_without_owner("1", &one_fte_for_a_year())
        .arrivals(&[])
        .until("2022-04-01")
        .told();
    pipeline(&told, [54.0, 0.0, 2.0, 52.0, 6.5, 2.6, 42.9]);
    let periods = Periods::of(&told.model);
    let days = told.measures.paid_by_hire(0, periods.whole());
    assert!((days - 364.0).abs() < 1e-9, "{days}");
}

/// Planned, unfilled, lag, paid, settling, mentor, reached.
#[track_caller]
fn pipeline(told: &Told, by_hand: [f64; 7]) {
    let weeks = told.measures.hire(0).expect("the first change is a hire");
    let measured = [
        weeks.planned,
        weeks.unfilled,
        weeks.lag,
        weeks.paid,
        weeks.settling,
        weeks.mentor,
        weeks.reached(),
    ];
    for (measured, by_hand) in measured.into_iter().zip(by_hand) {
        assert!((measured - by_hand).abs() < 1e-9, "{weeks:?}");
    }
}

/// With a chance of nothing nobody comes: four weeks from 1 to 29 March stay empty and MW1 does all the work.
#[test]
fn a_post_that_is_not_filled_gives_nothing() {
    let hire = hired(1.0, "lag = \"2 days\"\nchance = 0\nuntil = 2021-03-29");
    let told = triage_without_owner("1", &hire)
        .arrivals(&["2021-03-08 09:00", "2021-03-08 09:00"])
        .told()
        .works(&[
            "MW1 A triage Mon 8 Mar 09:00 - 17:00",
            "MW1 B triage Tue 9 Mar 09:00 - 17:00",
        ])
        .staff(&[]);
    pipeline(&told, [4.0, 4.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
}

/// A day and a half after Monday 0:00 is Tuesday noon; nobody begins at noon, so the first day is Wednesday.
#[test]
fn who_comes_during_a_day_begins_on_the_next() {
    let hire = hired(1.6, "lag = \"36 hours\"\nuntil = 2021-03-15");
    let told = triage_without_owner("1", &hire)
        .arrivals(&[])
        .told()
        .staff(&[
            "MW2 Wed 3 Mar 1 fte at 1",
            "MW3 Wed 3 Mar 0.6 fte at 0.6",
            "MW2 Mon 15 Mar 0 fte at 0",
            "MW3 Mon 15 Mar 0 fte at 0",
        ]);
    // 1.6 fte for two weeks, of which two days are lag.
    let (planned, lag) = (3.2, 1.6 * 2.0 / 7.0);
    pipeline(
        &told,
        [planned, 0.0, lag, planned - lag, 0.0, 0.0, planned - lag],
    );
}

/// The contract is over before the lag is: two weeks were planned and lost, nobody came.
#[test]
fn who_would_come_after_the_contract_never_comes() {
    let hire = hired(1.0, "lag = \"4 weeks\"\nuntil = 2021-03-15");
    let told = triage_without_owner("1", &hire)
        .arrivals(&[])
        .told()
        .staff(&[]);
    pipeline(&told, [2.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0]);
}

/// What was decided before the run counts from the decision. Who was decided on on 15 February comes four weeks later, on
/// 15 March. Who came on 22 February with a ramp of two weeks from a half is half-way on 1 March: 0.5 + 0.5 × 7.5/14 on
/// that Monday; in the second week, from 0.75 to 1, an eighth of a week is lost.
#[test]
fn what_was_decided_before_the_start_counts_from_then_on() {
    let hire = |lag_and_ramp: &str| {
        let hire = format!(
            r#"
            [[change]]
            kind    = "hire"
            team    = "front"
            role    = "MW"
            fte     = 1.0
            decided = 2021-02-15
            {lag_and_ramp}
            until   = 2021-03-29
            "#
        );
        triage_without_owner("1", &hire).arrivals(&[]).told()
    };
    let told = hire(r#"lag = "4 weeks""#)
        .staff(&["MW2 Mon 15 Mar 1 fte at 1", "MW2 Mon 29 Mar 0 fte at 0"]);
    pipeline(&told, [4.0, 0.0, 2.0, 2.0, 0.0, 0.0, 2.0]);
    let told = hire(
        r#"
        lag  = "1 week"
        ramp = "2 weeks"
        pace = 0.5
        "#,
    );
    let first = told.facts().iter().find_map(|&(at, fact)| match fact {
        Fact::StaffChanged { state, .. } => Some((at.day(), state.pace)),
        _ => None,
    });
    assert_eq!(first, Some((Day::new(2021, 3, 1), 0.5 + 0.5 * 7.5 / 14.0)));
    pipeline(&told, [4.0, 0.0, 0.0, 4.0, 0.125, 0.0, 3.875]);
}

/// Two newcomers with a ramp of two days from a half: 0.625 on the first day, 0.875 on the second. Each takes 0.2 of an
/// experienced colleague: where there are two, each has a newcomer; where there is one, the second newcomer has nobody.
#[test]
fn an_experienced_colleague_mentors_one_newcomer() {
    let hire = hired(2.0, "ramp = \"2 days\"\npace = 0.5\nmentor = 0.2");
    let story = |fte| triage_without_owner(fte, &hire).arrivals(&[]).told();
    story("2").staff(&[
        "MW1 Mon 1 Mar 1 fte at 0.8",
        "MW2 Mon 1 Mar 1 fte at 0.8",
        "MW3 Mon 1 Mar 1 fte at 0.625",
        "MW4 Mon 1 Mar 1 fte at 0.625",
        "MW3 Tue 2 Mar 1 fte at 0.875",
        "MW4 Tue 2 Mar 1 fte at 0.875",
        "MW1 Wed 3 Mar 1 fte at 1",
        "MW2 Wed 3 Mar 1 fte at 1",
        "MW3 Wed 3 Mar 1 fte at 1",
        "MW4 Wed 3 Mar 1 fte at 1",
    ]);
    story("1").staff(&[
        "MW1 Mon 1 Mar 1 fte at 0.8",
        "MW2 Mon 1 Mar 1 fte at 0.625",
        "MW3 Mon 1 Mar 1 fte at 0.625",
        "MW2 Tue 2 Mar 1 fte at 0.875",
        "MW3 Tue 2 Mar 1 fte at 0.875",
        "MW1 Wed 3 Mar 1 fte at 1",
        "MW2 Wed 3 Mar 1 fte at 1",
        "MW3 Wed 3 Mar 1 fte at 1",
    ]);
}

/// MW2 is there until Thursday and owns B, D and F: two hours and, a day later, eight.
///
/// ```text
///      Mon 9  11  13  15     Tue 11 ... Wed 11 ....... Thu 11 ... Fri 11 ... Mon 8 11  13
/// MW1      AA  CC  EE            AAAAAAAA CCCCCCCCCCCCCCC EEEEEEEEE FFFFFFFFFFFF   DDDDD
/// MW2      BB  DD  FF            BBBBBBBB DDDDDD| Thu 0:00
/// ```
/// B is closed on Wednesday. D goes back with 2 of its 8 hours, ready since Thursday 0:00; F goes back untouched, ready
/// since Tuesday 15:00. MW1 is done with C on Thursday at 11:00; E and F are ready since the same moment, E is older.
#[test]
fn the_open_cases_of_who_leaves_go_back_to_the_list() {
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        [stage.triage]
        owner = "MW"
        work  = [{{ role = "MW", hours = 2 }}, {{ role = "MW", hours = 8, wait = "1 day" }}]
        next  = {{ closed = 1 }}
        [team.front]
        staff  = {{ MW = 1 }}
        stages = ["triage"]
        {}
        "#,
        hired(1.0, "until = 2021-03-04")
    ))
    .arrivals(&[
        "2021-03-01 09:00",
        "2021-03-01 09:00",
        "2021-03-01 11:00",
        "2021-03-01 11:00",
        "2021-03-01 13:00",
        "2021-03-01 13:00",
    ])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 11:00",
        "MW2 B triage Mon 1 Mar 09:00 - 11:00",
        "MW1 C triage Mon 1 Mar 11:00 - 13:00",
        "MW2 D triage Mon 1 Mar 11:00 - 13:00",
        "MW1 E triage Mon 1 Mar 13:00 - 15:00",
        "MW2 F triage Mon 1 Mar 13:00 - 15:00",
        "MW1 A triage Tue 2 Mar 11:00 - Wed 3 Mar 11:00",
        "MW2 B triage Tue 2 Mar 11:00 - Wed 3 Mar 11:00",
        "MW1 C triage Wed 3 Mar 11:00 - Thu 4 Mar 11:00",
        "MW2 D triage Wed 3 Mar 11:00 - Thu 4 Mar 00:00 handed back",
        "MW1 E triage Thu 4 Mar 11:00 - Fri 5 Mar 11:00",
        "MW1 F triage Fri 5 Mar 11:00 - Mon 8 Mar 11:00",
        "MW1 D triage Mon 8 Mar 11:00 - 13:00",
    ]);
}

/// A backlog team: MW2 works on what was received before Tuesday only.
///
/// ```text
///      Mon 1 Mar 9 .. 17     Tue 9 .. 17     Wed 9 .. 17
/// MW1  AAAAAAAAAAAAAAAAA     CCCCCCCCCCC     EEEEEEEEEEE  (Thu) F
/// MW2  BBBBBBBBBBBBBBBBB     DDDDDDDDDDD     idle
/// ```
/// D came in the last minute of Monday, E and F with the first second of Tuesday: F waits although MW2 is idle.
#[test]
fn a_backlog_team_takes_what_was_received_before_its_date() {
    let hire = hired(1.0, "received_before = 2021-03-02");
    triage_without_owner("1", &hire)
        .arrivals(&[
            "2021-03-01 09:00",
            "2021-03-01 09:00",
            "2021-03-01 15:00",
            "2021-03-01 23:59",
            "2021-03-02 00:00",
            "2021-03-02 00:00",
        ])
        .told()
        .works(&[
            "MW1 A triage Mon 1 Mar 09:00 - 17:00",
            "MW2 B triage Mon 1 Mar 09:00 - 17:00",
            "MW1 C triage Tue 2 Mar 09:00 - 17:00",
            "MW2 D triage Tue 2 Mar 09:00 - 17:00",
            "MW1 E triage Wed 3 Mar 09:00 - 17:00",
            "MW1 F triage Thu 4 Mar 09:00 - 17:00",
        ]);
}

/// MW2 is hired for monitoring alone. On Monday B waits although MW2 is idle; on Wednesday both may take B's
/// contact, and MW2 has been idle longest.
///
/// ```text
///      Mon 1 Mar 9 .. 17     Tue 9  10  ..  17     Wed 9    10
/// MW1  AAAAAAAAAAAAAAAAA     BBBBBBBBBBBBBBBBB
/// MW2                        AAAAAA                BBBBBBBBBB
/// ```
#[test]
fn a_hire_for_one_stage_does_no_other() {
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = {{ work = [{{ role = "MW", hours = 8 }}], next = {{ monitor = 1 }} }}
        stage.monitor = {{ work = [{{ role = "MW", hours = 1 }}], next = {{ closed = 1 }} }}
        team.front = {{ staff = {{ MW = 1 }}, stages = ["triage", "monitor"] }}
        {}
        "#,
        hired(1.0, "stages = [\"monitor\"]")
    ))
    .arrivals(&["2021-03-01 09:00", "2021-03-01 09:00"])
    .told()
    .works(&[
        "MW1 A triage  Mon 1 Mar 09:00 - 17:00",
        "MW1 B triage  Tue 2 Mar 09:00 - 17:00",
        "MW2 A monitor Tue 2 Mar 09:00 - 10:00",
        "MW2 B monitor Wed 3 Mar 09:00 - 10:00",
    ]);
}

/// MW1 owns A and B, which come back for monitoring. MW2 is hired for that: A's contact, for which its owner has no time, is
/// MW2's; when both are idle, as for B's on Wednesday, the owner makes it.
///
/// ```text
///      Mon 1 Mar 9 .. 17     Tue 9  10  ..  17     Wed 9    10
/// MW1  AAAAAAAAAAAAAAAAA     BBBBBBBBBBBBBBBBB     BBBBBBBBBB
/// MW2                        AAAAAA
/// ```
#[test]
fn who_is_hired_for_monitoring_relieves_the_owners() {
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        [stage.triage]
        owner = "MW"
        work  = [{{ role = "MW", hours = 8 }}]
        next  = {{ monitor = 1 }}
        [stage.monitor]
        owner = "same"
        work  = [{{ role = "MW", hours = 1 }}]
        next  = {{ closed = 1 }}
        [team.front]
        staff  = {{ MW = 1 }}
        stages = ["triage", "monitor"]
        {}
        "#,
        hired(1.0, "stages = [\"monitor\"]")
    ))
    .arrivals(&["2021-03-01 09:00", "2021-03-01 09:00"])
    .told()
    .works(&[
        "MW1 A triage  Mon 1 Mar 09:00 - 17:00",
        "MW1 B triage  Tue 2 Mar 09:00 - 17:00",
        "MW2 A monitor Tue 2 Mar 09:00 - 10:00",
        "MW1 B monitor Wed 3 Mar 09:00 - 10:00",
    ]);
}

/// Of 2.6 fte 1.6 leave for two days, from the smallest on: MW3 with 0.6 and MW2.
///
/// ```text
///      Mon 1 Mar 15  17     Tue 9   15   17     Wed 9   13   17     Thu 9  11:48
/// MW1            AAAAAA     AAAAAAAABBBBBBB     BBBBBBBBCCCCCCC     CCCCCC
/// MW2            BBBBBB |                                           DDDDDDDDDDDDD 17
/// MW3            CCCCCC |                                           (back)
/// ```
/// B goes back with 6 hours, C with 8 - 2 × 0.6 = 6.8: four on Wednesday, 2:48 on Thursday.
#[test]
fn leave_takes_whole_posts_from_the_last_on() {
    let leave = r#"
        [[change]]
        kind  = "leave"
        team  = "front"
        role  = "MW"
        fte   = 1.6
        from  = 2021-03-02
        until = 2021-03-04
    "#;
    triage_without_owner("2.6", leave)
        .arrivals(&[
            "2021-03-01 15:00",
            "2021-03-01 15:00",
            "2021-03-01 15:00",
            "2021-03-04 09:00",
        ])
        .told()
        .staff(&[
            "MW2 Tue 2 Mar 0 fte at 0",
            "MW3 Tue 2 Mar 0 fte at 0",
            "MW2 Thu 4 Mar 1 fte at 1",
            "MW3 Thu 4 Mar 0.6 fte at 0.6",
        ])
        .works(&[
            "MW1 A triage Mon 1 Mar 15:00 - Tue 2 Mar 15:00",
            "MW2 B triage Mon 1 Mar 15:00 - Tue 2 Mar 00:00 handed back",
            "MW3 C triage Mon 1 Mar 15:00 - Tue 2 Mar 00:00 handed back",
            "MW1 B triage Tue 2 Mar 15:00 - Wed 3 Mar 13:00",
            "MW1 C triage Wed 3 Mar 13:00 - Thu 4 Mar 11:48",
            "MW2 D triage Thu 4 Mar 09:00 - 17:00",
        ]);
}

/// Of 2.6 fte 1.0 leaves: all of MW3 and 0.4 of MW2, who goes on with B at 0.6. Of B's 8 hours 2 are done on Monday,
/// 8 × 0.6 = 4.8 on Tuesday, and the last 1.2 take 2 hours on Wednesday.
#[test]
fn who_leaves_in_part_goes_on_more_slowly() {
    let leave = r#"
        [[change]]
        kind = "leave"
        team = "front"
        role = "MW"
        fte  = 1.0
        from = 2021-03-02
    "#;
    triage_without_owner("2.6", leave)
        .arrivals(&["2021-03-01 15:00", "2021-03-01 15:00"])
        .told()
        .staff(&["MW2 Tue 2 Mar 0.6 fte at 0.6", "MW3 Tue 2 Mar 0 fte at 0"])
        .works(&[
            "MW1 A triage Mon 1 Mar 15:00 - Tue 2 Mar 15:00",
            "MW2 B triage Mon 1 Mar 15:00 - Wed 3 Mar 11:00",
        ]);
}

/// Chance alone says on which days the only worker leaves, twelve times a year on average. All the rest is certain: a
/// vacancy of a week, then a successor at 0.625 on the first day, 0.875 on the second and full output on the third,
/// unless this one leaves too. The one long case goes back at each departure and is taken up at the next opening.
#[test]
fn a_vacancy_follows_a_departure_and_a_successor_follows_the_vacancy() {
    let told = Story::of(
        r#"
        role.MW.hours_per_year = "always"
        stage.triage = { work = [{ role = "MW", hours = 9000 }], next = { closed = 1 } }
        [team.front]
        staff    = { MW = 1 }
        stages   = ["triage"]
        turnover = { per_year = 12, vacancy = "1 week", ramp = "2 days", pace = 0.5 }
        [calendar.work]
        hours  = "always"
        closed = "none"
        "#,
    )
    .arrivals(&["2021-03-01 00:00"])
    .until("2022-03-01")
    .told();
    let mut departures = Vec::new();
    let mut paces = Vec::new();
    let mut taken_up = Vec::new();
    let mut handed_back = Vec::new();
    for &(at, fact) in told.facts() {
        match fact {
            Fact::StaffChanged { state, .. } if state.employed <= 0.0 => departures.push(at.day()),
            Fact::StaffChanged { state, .. } => paces.push((at.day(), state.pace)),
            Fact::WorkStarted { .. } => taken_up.push(at),
            Fact::WorkHandedBack { .. } => handed_back.push(at),
            _ => {}
        }
    }
    // Twelve a year of which about a fifth is vacant: fewer than two or more than twenty is next to impossible.
    assert!((2..=20).contains(&departures.len()), "{departures:?}");
    let until = told.model.until();
    let mut expected_paces = Vec::new();
    let mut expected_starts = vec![told.model.start().start()];
    for (number, &departure) in departures.iter().enumerate() {
        let leaves_again = departures.get(number + 1).copied().unwrap_or(until);
        let successor =
            [(7, 0.625), (8, 0.875), (9, 1.0)].map(|(days, pace)| (departure + days, pace));
        expected_paces.extend(successor.into_iter().filter(|(day, _)| *day < leaves_again));
        expected_starts.push((departure + 7).start());
    }
    expected_starts.retain(|&at| at < until.start());
    let midnights: Vec<SimTime> = departures.iter().copied().map(Day::start).collect();
    assert_eq!(paces, expected_paces);
    assert_eq!(taken_up, expected_starts);
    assert_eq!(handed_back, midnights);
}
