//! Staff that falls ill, comes and goes.

use super::super::facts::{staff_changed, work_handed_back};
use super::super::small_model::{change, hire};
use super::*;
use crate::engine::StaffState;
use crate::model::{ChangeKind, ModelParts};

/// The first and the second who are hired: they come after the two who were there.
const FIRST_HIRED: WorkerId = WorkerId(2);
const SECOND_HIRED: WorkerId = WorkerId(3);

#[track_caller]
fn assert_close(computed: f64, expected: f64) {
    assert!(
        (computed - expected).abs() < 1e-9,
        "{computed} instead of {expected}"
    );
}

/// The small model with these hires, decided on 4 January 2021, a Monday, in a run of so many weeks from then on.
fn hiring(hires: Vec<ChangeKind>, weeks: i32) -> Model {
    let first = Day::new(2021, 1, 4);
    let parts = parts(1, first, first, first + 7 * weeks);
    let changes = hires
        .into_iter()
        .map(|kind| change(first, None, kind))
        .collect();
    Model::new(ModelParts { changes, ..parts }).expect("a right model")
}

/// Midnight, so many weeks after 4 January 2021.
fn week(number: i32) -> SimTime {
    (Day::new(2021, 1, 4) + 7 * number).start()
}

/// From 1 April a slice at full pace; from 3 April noon ill, 36 hours long; from 5 April at half pace; done on 6 April.
/// Worked: 60 hours and 24 at half pace, which is 72. Available: 60 hours, then 26 days at half pace, which is 312, and
/// 30 x 12 = 360 of the half-timer. Who is ill is paid: one and a half fte for 30 days.
#[test]
fn who_falls_ill_in_the_middle_of_a_slice_neither_works_nor_could() {
    let first = Day::new(2021, 4, 1);
    let model = model(1, first, first, Day::new(2021, 5, 1));
    let begun = midnight(4, 1);
    let facts = vec![
        (begun, work_started(FULL_TIME)),
        (at(2021, 4, 3, 12), staff_changed(FULL_TIME, 1.0, 0.0)),
        (midnight(4, 5), staff_changed(FULL_TIME, 1.0, 0.5)),
        (midnight(4, 6), work_ended(FULL_TIME, begun)),
    ];
    let measures = measures(&model, facts);
    let april = period(&model, "2021-04");
    let hours = measures.hours(DESK, &april);
    assert_close(hours.worked, 72.0);
    assert_close(hours.available, 60.0 + 312.0 + 360.0);
    assert_close(measures.paid_at_desk(DESK, &april), 45.0);
}

/// The same story over office hours: on Friday 2 April from 12:00 to 17:00 at full pace, the weekend, Monday ill, on
/// Tuesday 9:00 to 11:00 at half pace. Five hours and one.
#[test]
fn a_pace_counts_in_productive_time() {
    let hour = DAY / 24;
    let office = [OpenWindow {
        from: 9 * hour,
        to: 17 * hour,
    }];
    let week = std::array::from_fn(|day| if day < 5 { office.to_vec() } else { vec![] });
    let first = Day::new(2021, 4, 1);
    let mut parts = parts(1, first, first, Day::new(2021, 5, 1));
    parts.work_calendar = WorkCalendar::new(week, |_| false, 2021, 2021);
    let model = Model::new(parts).expect("a right model");
    let begun = at(2021, 4, 2, 12);
    let facts = vec![
        (begun, work_started(FULL_TIME)),
        (midnight(4, 5), staff_changed(FULL_TIME, 1.0, 0.0)),
        (midnight(4, 6), staff_changed(FULL_TIME, 1.0, 0.5)),
        (at(2021, 4, 6, 11), work_ended(FULL_TIME, begun)),
    ];
    let measures = measures(&model, facts);
    assert_close(measures.hours(DESK, &period(&model, "2021-04")).worked, 6.0);
}

/// Two days of work by the full-timer, who leaves for good on 3 April: 2 fte-days and 30 halves.
#[test]
fn work_that_is_handed_back_has_been_worked() {
    let first = Day::new(2021, 4, 1);
    let model = model(1, first, first, Day::new(2021, 5, 1));
    let begun = midnight(4, 1);
    let facts = vec![
        (begun, work_started(FULL_TIME)),
        (midnight(4, 3), work_handed_back(FULL_TIME, begun)),
        (midnight(4, 3), staff_changed(FULL_TIME, 0.0, 0.0)),
    ];
    let measures = measures(&model, facts);
    let april = period(&model, "2021-04");
    assert_close(measures.hours(DESK, &april).worked, 48.0);
    assert_close(measures.hours(DESK, &april).available, 48.0 + 360.0);
    assert_close(measures.paid_at_desk(DESK, &april), 2.0 + 15.0);
}

/// One fte paid for 52 weeks after a lag of two. The pace grows from a half to full in 26 weeks, told week by week:
/// what is lost is half of 26 x 0.5, which is 6.5 weeks. The colleague gives a tenth of 26 weeks. So of 54 weeks that
/// were decided on 52 - 6.5 - 2.6 = 42.9 reached cases.
#[test]
fn of_54_weeks_that_were_decided_on_43_reached_cases() {
    let model = hiring(vec![ChangeKind::Hire(hire(&[1.0]))], 60);
    let new = |settling, mentored| Fact::StaffChanged {
        worker: FIRST_HIRED,
        state: StaffState {
            employed: 1.0,
            pace: 1.0 - settling,
            settling,
            mentored,
        },
    };
    let decided = Fact::PostDecided {
        worker: FIRST_HIRED,
        filled: true,
    };
    let mut facts = vec![(week(0), decided)];
    facts.extend((0..26).map(|number| {
        let past = (f64::from(number) + 0.5) / 26.0;
        (week(2 + number), new(0.5 * (1.0 - past), 0.1))
    }));
    facts.push((week(28), new(0.0, 0.0)));
    facts.push((week(54), staff_changed(FIRST_HIRED, 0.0, 0.0)));
    facts.push((
        week(54),
        Fact::PostEnded {
            worker: FIRST_HIRED,
        },
    ));
    let measures = measures(&model, facts);
    let hired = measures.hire(0).expect("a hire");
    assert_close(hired.planned, 54.0);
    assert_close(hired.lag, 2.0);
    assert_close(hired.unfilled, 0.0);
    assert_close(hired.paid, 52.0);
    assert_close(hired.settling, 6.5);
    assert_close(hired.mentor, 2.6);
    assert_close(hired.reached(), 42.9);
    assert_eq!(measures.hire(1), None);
    let whole = *Periods::of(&model).whole();
    assert_close(measures.paid_by_hire(0, &whole), 52.0 * 7.0);
    assert_close(measures.paid_by_hire(1, &whole), 0.0);
    // One and a half fte were there all the time.
    assert_close(measures.paid_at_desk(DESK, &whole), 1.5 * 60.0 * 7.0);
    let hours = measures.hours(DESK, &whole);
    assert_close(hours.available, (1.5 * 60.0 + 52.0 - 6.5) * 7.0 * 24.0);
}

/// A run of ten weeks; two posts of the first hire, half and full, one of the second.
///
/// ```text
///  week   0    2    4    6    8    10
///  half   -----lag--|===paid========|      4 weeks at a half: 2; 6 at a half: 3
///  full        ----------nobody-----|      8 weeks
///  other  =====|    |----gone-------|      decided and there at once; leaves after 2, back never: 8
/// ```
#[test]
fn a_post_that_nobody_fills_is_planned_until_the_run_ends() {
    let model = hiring(
        vec![
            ChangeKind::Hire(hire(&[0.5, 1.0])),
            ChangeKind::Cost { euro: 1000.0 },
            ChangeKind::Hire(hire(&[1.0])),
        ],
        10,
    );
    let decided = |worker, filled| Fact::PostDecided { worker, filled };
    let other = WorkerId(4);
    let facts = vec![
        (week(0), decided(FIRST_HIRED, true)),
        (week(2), decided(SECOND_HIRED, false)),
        (week(4), staff_changed(FIRST_HIRED, 0.5, 0.5)),
        (week(0), decided(other, true)),
        (week(0), staff_changed(other, 1.0, 1.0)),
        (week(2), staff_changed(other, 0.0, 0.0)),
    ];
    let measures = measures(&model, facts);
    let first = measures.hire(0).expect("a hire");
    assert_close(first.planned, 5.0 + 8.0);
    assert_close(first.lag, 2.0);
    assert_close(first.unfilled, 8.0);
    assert_close(first.paid, 3.0);
    assert_close(first.reached(), 3.0);
    assert_eq!(measures.hire(1), None);
    let other = measures.hire(2).expect("a hire");
    assert_close(other.planned, 10.0);
    assert_close(other.lag, 0.0);
    assert_close(other.unfilled, 8.0);
    assert_close(other.paid, 2.0);
}

/// Hired for the first ten days of January and of February, reported from 6 January on: 5 and 10 days are paid in the
/// reported time, while the weeks of the hire count all 20.
#[test]
fn pay_before_the_reported_time_is_in_the_weeks_of_a_hire_and_in_no_month() {
    let first = Day::new(2021, 1, 1);
    let mut parts = parts(1, first, first + 5, Day::new(2021, 3, 1));
    parts.changes = vec![change(first, None, ChangeKind::Hire(hire(&[1.0])))];
    let model = Model::new(parts).expect("a right model");
    let comes = staff_changed(FIRST_HIRED, 1.0, 1.0);
    let goes = staff_changed(FIRST_HIRED, 0.0, 0.0);
    let facts = vec![
        (midnight(1, 1), comes),
        (midnight(1, 11), goes),
        (midnight(2, 1), comes),
        (midnight(2, 11), goes),
    ];
    let measures = measures(&model, facts);
    let paid = |label| measures.paid_by_hire(0, &period(&model, label));
    assert_close(paid("2021-01"), 5.0);
    assert_close(paid("2021-02"), 10.0);
    assert_close(measures.hire(0).expect("a hire").paid, 20.0 / 7.0);
}
