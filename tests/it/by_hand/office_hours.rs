//! Work stops when the office closes and goes on when it opens again.

use super::story::Story;

/// One case worker for whom every open hour is productive.
const ONE_WORKER: &str = r#"
    role.MW.hours_per_year = "always"
    stage.triage = { work = [{ role = "MW", hours = 2 }], next = { closed = 1 } }
    team.front = { staff = { MW = 1 }, stages = ["triage"] }
"#;

/// ```text
///       Mon 15    16    17     Tue 9    10    11    12
/// MW1       AAAAAAAAAAAA         BBBBBBBBBBBB
///       A 15:00  B 16:30
/// ```
/// A is done at the very second of closing; B waits for the morning.
#[test]
fn work_that_is_not_begun_today_begins_tomorrow() {
    Story::of(ONE_WORKER)
        .arrivals(&["2021-03-01 15:00", "2021-03-01 16:30"])
        .told()
        .works(&[
            "MW1 A triage Mon 1 Mar 15:00 - 17:00",
            "MW1 B triage Tue 2 Mar 09:00 - 11:00",
        ]);
}

/// ```text
///       Mon 16    17     Tue 9    10    11
/// MW1       AAAAAA         AAAAAA
/// ```
#[test]
fn work_is_paused_at_five_and_resumed_at_nine() {
    Story::of(ONE_WORKER)
        .arrivals(&["2021-03-01 16:00"])
        .told()
        .works(&["MW1 A triage Mon 1 Mar 16:00 - Tue 2 Mar 10:00"]);
}

/// ```text
///       Fri 16:59:59  17:00     Mon 9    10    11
/// MW1             A                AAAAAAAAAAA
/// ```
/// One second of the two hours is done on Friday, the other 7199 on Monday.
#[test]
fn a_last_second_before_the_weekend_is_worked() {
    Story::of(ONE_WORKER)
        .arrivals(&["2021-03-05 16:59:59"])
        .told()
        .works(&["MW1 A triage Fri 5 Mar 16:59:59 - Mon 8 Mar 10:59:59"]);
}

/// ```text
///       Mon 11    12    13    14    15    16
/// MW1       AAAAAA lunch AAAAAABBBBBBBBBBBB
///           A        B .......
///       Tue 12    13    14    15       Wed 10    11    12
/// MW1       lunch CCCCCCCCCCCC             DDDDDDDDDDDD lunch
///           C ...                          D
/// ```
/// B arrives at lunch and waits for A, whose last hour follows it.
#[test]
fn nobody_works_at_lunch() {
    let study = format!(
        "{ONE_WORKER}\n{}",
        r#"calendar.work = { hours = ["mon-fri 09:00-12:00", "mon-fri 13:00-17:00"], closed = "nl" }"#
    );
    Story::of(&study)
        .arrivals(&[
            "2021-03-01 11:00",
            "2021-03-01 12:30",
            "2021-03-02 12:00",
            "2021-03-03 10:00",
        ])
        .told()
        .works(&[
            "MW1 A triage Mon 1 Mar 11:00 - 14:00",
            "MW1 B triage Mon 1 Mar 14:00 - 16:00",
            // Arrives in the first second of lunch.
            "MW1 C triage Tue 2 Mar 13:00 - 15:00",
            // Done in the first second of lunch.
            "MW1 D triage Wed 3 Mar 10:00 - 12:00",
        ]);
}

/// ```text
///       Thu 1 Apr 16    17     Good Friday, weekend, Easter Monday     Tue 6 Apr 9    10    11
/// MW1             AAAAAA                                                         AAAAAA
///                               B Fri 10:00 ......................................     BBBBBB..
/// ```
#[test]
fn nobody_works_from_good_friday_to_easter_monday() {
    Story::of(ONE_WORKER)
        .arrivals(&["2021-04-01 16:00", "2021-04-02 10:00"])
        .told()
        .works(&[
            "MW1 A triage Thu 1 Apr 16:00 - Tue 6 Apr 10:00",
            "MW1 B triage Tue 6 Apr 10:00 - 12:00",
        ]);
}

/// King's Day 2021 was Tuesday 27 April, Liberation Day Wednesday 5 May, Ascension Day Thursday 13 May, Whit Monday 24
/// May; the day after Ascension Day is an ordinary working day.
///
/// ```text
///  Mon 26 Apr 16  17   King's Day   Wed 28 9  10
///  MW1        AAAA                         AAAA
///  Tue 4 May  16  17   Liberation   Thu 6  9  10
///  MW1        BBBB                         BBBB
///  Wed 12 May 16  17   Ascension    Fri 14 9  10
///  MW1        CCCC                         CCCC
///  Fri 21 May 16  17   Whitsun      Tue 25 9  10
///  MW1        DDDD                         DDDD
/// ```
#[test]
fn nobody_works_on_the_holidays_of_spring() {
    Story::of(ONE_WORKER)
        .arrivals(&[
            "2021-04-26 16:00",
            "2021-05-04 16:00",
            "2021-05-12 16:00",
            "2021-05-21 16:00",
        ])
        .told()
        .works(&[
            "MW1 A triage Mon 26 Apr 16:00 - Wed 28 Apr 10:00",
            "MW1 B triage Tue 4 May 16:00 - Thu 6 May 10:00",
            "MW1 C triage Wed 12 May 16:00 - Fri 14 May 10:00",
            "MW1 D triage Fri 21 May 16:00 - Tue 25 May 10:00",
        ]);
}

/// 2021 has 365 = 52 x 7 + 1 days and began on a Friday: 261 weekdays. Of the Dutch holidays 1 January, 2 April, 5
/// April, 27 April, 5 May, 13 May and 24 May fell on weekdays, Christmas Day and Boxing Day at the weekend: 254 working
/// days of 8 hours are 2032 open hours for 1350 productive ones. One hour of work lasts
/// 2032 / 1350 x 3600 s = 5418.67 s, done in second 5419: 1:30:19. Ten hours last 54186.67 s, 15:03:07: a day of eight
/// hours and 7:03:07.
///
/// ```text
///       Mon 9      10:30:19          Tue 9 ... 17    Wed 9 ... 16:03:07
/// MW1       AAAAAAAA                     BBBBBBB         BBBBBBB
/// ```
#[test]
fn an_hour_of_work_takes_the_pace_of_the_year() {
    let study = |hours: &str| {
        ONE_WORKER
            .replace("\"always\"", "1350")
            .replace("hours = 2 ", &format!("hours = {hours} "))
    };
    Story::of(&study("1"))
        .arrivals(&["2021-03-01 09:00"])
        .told()
        .works(&["MW1 A triage Mon 1 Mar 09:00 - 10:30:19"]);
    Story::of(&study("10"))
        .arrivals(&["2021-03-02 09:00"])
        .told()
        .works(&["MW1 A triage Tue 2 Mar 09:00 - Wed 3 Mar 16:03:07"]);
}

/// 2022 has 260 weekdays (it began on a Saturday and ended on one). On weekdays fell 15 April, 18 April, 27 April, 5
/// May, 26 May, 6 June and 26 December: 253 working days, 2024 open hours. 1350 / 2032 of the eight open hours of Friday
/// 31 December 2021 are 5.314961 productive hours; of ten hours 4.685039 are left for Monday 3 January, which take
/// 4.685039 x 2024 / 1350 = 7.024088 open hours: 7:01:26.72, done in second 27.
///
/// ```text
///       Fri 31 Dec 9 ... 17    Mon 3 Jan 9 ... 16:01:27
/// MW1              AAAAAAA               AAAAAAA
/// ```
#[test]
fn the_pace_changes_with_the_year() {
    let study = ONE_WORKER
        .replace("\"always\"", "1350")
        .replace("hours = 2 ", "hours = 10 ");
    Story::of(&study)
        .arrivals(&["2021-12-31 09:00"])
        .until("2022-02-01")
        .told()
        .works(&["MW1 A triage Fri 31 Dec 09:00 - Mon 3 Jan 16:01:27"]);
}

/// A worker of 0.6 fte needs 2 / 0.6 h = 3:20 for two hours of work.
///
/// ```text
///       Mon 9    10    11    12 12:20
/// MW1       AAAAAAAAAAAA
/// MW2       BBBBBBBBBBBBBBBBBBBBB
/// ```
#[test]
fn a_part_time_worker_has_a_part_of_the_pace() {
    Story::of(&ONE_WORKER.replace("MW = 1 ", "MW = 1.6 "))
        .arrivals(&["2021-03-01 09:00", "2021-03-01 09:00"])
        .told()
        .works(&[
            "MW1 A triage Mon 1 Mar 09:00 - 11:00",
            "MW2 B triage Mon 1 Mar 09:00 - 12:20",
        ]);
}

/// What runs at night waits for the morning; what runs always does not.
///
/// ```text
///       Sat 22    23    24    Sun 1
/// MW1       AAAAAAAAAAAA
/// ```
#[test]
fn the_laboratory_never_closes() {
    let study = format!(
        "{ONE_WORKER}\n{}",
        r#"calendar.work = { hours = "always", closed = "none" }"#
    );
    Story::of(&study)
        .arrivals(&["2021-03-06 22:00"])
        .told()
        .works(&["MW1 A triage Sat 6 Mar 22:00 - Sun 7 Mar 00:00"]);
}
