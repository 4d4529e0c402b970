//! Workers who are away: their own cases wait for them, work on other cases is handed back.
//!
//! Absence is chance, but a share of all days is certain, and so is a month of four weeks with four weeks of leave.

use super::story::Story;

/// Two teams of one case worker each, of which `noord` falls ill, and triage by these pieces of work.
fn noord_falls_ill(triage: &str, from: &str, until: &str, absence: &str) -> Story {
    Story::of(&format!(
        r#"
        role.MW.hours_per_year = "always"
        [stage.triage]
        next = {{ closed = 1 }}
        {triage}
        [team.noord]
        staff  = {{ MW = 1 }}
        stages = ["triage"]
        [team.zuid]
        staff  = {{ MW = 1 }}
        stages = ["triage"]
        {absence}
        [[change]]
        kind  = "absence"
        team  = "noord"
        share = 1.0
        spell = "1 day"
        from  = {from}
        until = {until}
        "#
    ))
}

/// MW1 is ill on Tuesday and Wednesday, with 6 of A's 8 hours to go.
///
/// ```text
///      Mon 1 Mar 15  17   Tue 10 .. 17   Wed 9  10       Thu 9 .. 15
/// MW1            AAAAAA   ill            ill             AAAAAAAAAAA
/// MW2                         BBBBBBBB       BBB (idle)
/// ```
#[test]
fn a_worker_who_was_ill_goes_on_with_the_own_case() {
    noord_falls_ill(
        r#"owner = "MW"
        work = [{ role = "MW", hours = 8 }]"#,
        "2021-03-02",
        "2021-03-04",
        "",
    )
    .arrivals(&["2021-03-01 15:00", "2021-03-02 10:00"])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 15:00 - Thu 4 Mar 15:00",
        "MW2 B triage Tue 2 Mar 10:00 - Wed 3 Mar 10:00",
    ])
    .staff(&["MW1 Tue 2 Mar 1 fte at 0", "MW1 Thu 4 Mar 1 fte at 1"]);
}

/// The same days when nobody owns the case: MW2 does the 6 hours that are left, before B.
///
/// ```text
///      Mon 1 Mar 15  17   Tue 9 .. 15  17   Wed 9 .. 15
/// MW1            AAAAAA | ill               ill
/// MW2                     AAAAAAAAABBBBBB   BBBBBBBBBBB
/// ```
#[test]
fn work_that_is_nobodys_goes_on_with_a_colleague() {
    noord_falls_ill(
        r#"work = [{ role = "MW", hours = 8 }]"#,
        "2021-03-02",
        "2021-03-04",
        "",
    )
    .arrivals(&["2021-03-01 15:00", "2021-03-02 10:00"])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 15:00 - Tue 2 Mar 00:00 handed back",
        "MW2 A triage Tue 2 Mar 09:00 - 15:00",
        "MW2 B triage Tue 2 Mar 15:00 - Wed 3 Mar 15:00",
    ]);
}

/// A scientist works eight hours on a case that a case worker owns. GD1 of team noord falls ill on Tuesday; GD2 does the
/// 3 hours that are left, and the case goes back to its owner.
///
/// ```text
///      Mon 1 Mar 11 12 ... 17   Tue 9  12  13
/// MW1            AA                     AAAA
/// GD1               AAAAAAA |   ill
/// GD2                           AAAAAA
/// ```
#[test]
fn work_for_an_owner_is_handed_back_by_who_falls_ill() {
    Story::of(
        r#"
        role.MW.hours_per_year = "always"
        role.GD.hours_per_year = "always"
        [stage.triage]
        owner = "MW"
        work  = [{ role = "MW", hours = 1 }, { role = "GD", hours = 8 }, { role = "MW", hours = 1 }]
        next  = { closed = 1 }
        [team.noord]
        staff  = { GD = 1 }
        stages = ["triage"]
        [team.zuid]
        staff  = { MW = 1, GD = 1 }
        stages = ["triage"]
        [[change]]
        kind  = "absence"
        team  = "noord"
        role  = "GD"
        share = 1.0
        spell = "1 day"
        from  = 2021-03-02
        until = 2021-03-03
        "#,
    )
    .arrivals(&["2021-03-01 11:00"])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 11:00 - 12:00",
        "GD1 A triage Mon 1 Mar 12:00 - Tue 2 Mar 00:00 handed back",
        "GD2 A triage Tue 2 Mar 09:00 - 12:00",
        "MW1 A triage Tue 2 Mar 12:00 - 13:00",
    ]);
}

/// Two hours and, a day later, eight; MW1 is ill from Wednesday to Sunday, and after two days of that the cases go back.
///
/// ```text
///      Mon 9  11  13    Tue 11 .... Wed 11 ..... Thu 11    Fri 9 .. 17   Mon 8 9  11    Tue 11 ... Wed 11
/// MW1      AA  CC           AAAAA |  ill          ill       ill                EE           EEEEEEEEE
/// MW2      BB  DD           BBBBBBBB DDDDDDDDDDDDDDD        CCCCCCC            AA
/// ```
/// On Friday at midnight C goes back, ready since Tuesday 13:00, and A with the 2 hours that are left of it, ready since
/// that midnight. E came on Thursday evening: begun cases go before it. On Monday MW2 has been idle longest and takes A.
#[test]
fn a_long_absence_sends_cases_back_to_the_list() {
    let triage = r#"owner = "MW"
        work = [{ role = "MW", hours = 2 }, { role = "MW", hours = 8, wait = "1 day" }]"#;
    noord_falls_ill(
        triage,
        "2021-03-03",
        "2021-03-08",
        "[absence]\nhand_back_after = \"2 days\"",
    )
    .arrivals(&[
        "2021-03-01 09:00",
        "2021-03-01 09:00",
        "2021-03-01 11:00",
        "2021-03-01 11:00",
        "2021-03-04 20:00",
    ])
    .told()
    .works(&[
        "MW1 A triage Mon 1 Mar 09:00 - 11:00",
        "MW2 B triage Mon 1 Mar 09:00 - 11:00",
        "MW1 C triage Mon 1 Mar 11:00 - 13:00",
        "MW2 D triage Mon 1 Mar 11:00 - 13:00",
        "MW1 A triage Tue 2 Mar 11:00 - Fri 5 Mar 00:00 handed back",
        "MW2 B triage Tue 2 Mar 11:00 - Wed 3 Mar 11:00",
        "MW2 D triage Wed 3 Mar 11:00 - Thu 4 Mar 11:00",
        "MW2 C triage Fri 5 Mar 09:00 - 17:00",
        "MW1 E triage Mon 8 Mar 09:00 - 11:00",
        "MW2 A triage Mon 8 Mar 09:00 - 11:00",
        "MW1 E triage Tue 9 Mar 11:00 - Wed 10 Mar 11:00",
    ]);
}

/// Five days of illness are shorter than a limit of six: the own cases wait.
#[test]
fn a_shorter_absence_sends_nothing_back() {
    noord_falls_ill(
        r#"owner = "MW"
        work = [{ role = "MW", hours = 8 }]"#,
        "2021-03-03",
        "2021-03-08",
        "[absence]\nhand_back_after = \"6 days\"",
    )
    .arrivals(&["2021-03-02 13:00"])
    .told()
    .works(&["MW1 A triage Tue 2 Mar 13:00 - Mon 8 Mar 13:00"]);
}

/// Four weeks of leave that all fall in June: the weeks of 7, 14, 21 and 28 June, for everybody. A was begun on Friday
/// 4 June and has 6 of its 8 hours to go.
///
/// ```text
///                         Fri 4 Jun 15  17   Mon 7 ... Mon 21 ... Sun 4 Jul   Mon 5 Jul 9 .. 15
/// owner                             AAAAAA   leave                                      AAAAAAA
/// owner, back after 14 d            AAAAAA            | on the list                      AAAAAAA
/// no owner                          AAAAAA | on the list                                 AAAAAAA
/// ```
#[test]
fn a_month_of_leave() {
    let story = |owner: &str, hand_back: &str| {
        Story::of(&format!(
            r#"
            role.MW.hours_per_year = "always"
            [stage.triage]
            {owner}
            work = [{{ role = "MW", hours = 8 }}]
            next = {{ closed = 1 }}
            [team.front]
            staff  = {{ MW = 1 }}
            stages = ["triage"]
            [absence]
            leave = {{ weeks = 4, months = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0] }}
            {hand_back}
            "#
        ))
        .arrivals(&["2021-06-04 15:00"])
        .until("2021-07-10")
        .told()
        .staff(&["MW1 Mon 7 Jun 1 fte at 0", "MW1 Mon 5 Jul 1 fte at 1"])
    };
    let owner = r#"owner = "MW""#;
    story(owner, "").works(&["MW1 A triage Fri 4 Jun 15:00 - Mon 5 Jul 15:00"]);
    story(owner, r#"hand_back_after = "2 weeks""#).works(&[
        "MW1 A triage Fri 4 Jun 15:00 - Mon 21 Jun 00:00 handed back",
        "MW1 A triage Mon 5 Jul 09:00 - 15:00",
    ]);
    story("", "").works(&[
        "MW1 A triage Fri 4 Jun 15:00 - Mon 7 Jun 00:00 handed back",
        "MW1 A triage Mon 5 Jul 09:00 - 15:00",
    ]);
}

/// A risk so small that nobody falls ill in four months (one in a hundred thousand days), none at all in April, and a
/// pressure that makes it certain as soon as one case waits: 1 + 100 (1/0.0001 - 1) is about a million times the risk.
///
/// ```text
///                   Mon 29 Mar 9 .. 17   Tue 30   Wed 31   Thu 1 Apr 9 .. 17   (Easter)  Tue 6 9 .. 17   Wed 7 9 .. 17
/// with pressure     AAAAAAAAAAAAAAAAAA   ill      ill      BBBBBBBBBBBBBBBBB             CCCCCCCCCCC     DDDDDDDDDDD
/// without           AAAAAAAAAAAAAAAAAA   BBBBBB            CCCCCCCCCCCCCCCCC             DDDDDDDDDDD
/// ```
#[test]
fn pressure_makes_ill() {
    let story = |pressure: &str| {
        Story::of(&format!(
            r#"
            role.MW.hours_per_year = "always"
            stage.triage = {{ work = [{{ role = "MW", hours = 8 }}], next = {{ closed = 1 }} }}
            team.front = {{ staff = {{ MW = 1 }}, stages = ["triage"] }}
            [absence]
            sickness = {{ share = 0.00001, spell = "1 day", months = [1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1] }}
            {pressure}
            "#
        ))
        .arrivals(&[
            "2021-03-29 09:00",
            "2021-03-29 09:00",
            "2021-04-01 09:00",
            "2021-04-01 09:00",
        ])
        .told()
    };
    story("pressure = { waiting = 0.0001, factor = 100 }").works(&[
        "MW1 A triage Mon 29 Mar 09:00 - 17:00",
        "MW1 B triage Thu 1 Apr 09:00 - 17:00",
        "MW1 C triage Tue 6 Apr 09:00 - 17:00",
        "MW1 D triage Wed 7 Apr 09:00 - 17:00",
    ]);
    story("").works(&[
        "MW1 A triage Mon 29 Mar 09:00 - 17:00",
        "MW1 B triage Tue 30 Mar 09:00 - 17:00",
        "MW1 C triage Thu 1 Apr 09:00 - 17:00",
        "MW1 D triage Tue 6 Apr 09:00 - 17:00",
    ]);
}
