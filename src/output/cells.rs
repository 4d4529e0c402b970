//! Cells of tables from what was found, as the reader says it.

use super::data_table::{Cell, Form};
use super::words::Words;
use crate::analysis::ShareEstimate;
use crate::stats::{Band, Estimate, Interval, Proportion};
use crate::time::Day;

/// A day.
pub(super) fn day(words: Words, day: Day) -> Cell {
    Cell::day(day, words.date(day))
}

/// A number of cases: the median, and between what nine in ten futures lie.
pub(super) fn cases(words: Words, band: &Band) -> Cell {
    let [value, low, high] = [band.p50, band.p05, band.p95].map(|cases| words.count(cases));
    Cell::Range {
        value: band.p50,
        low: band.p05,
        high: band.p95,
        form: Form::Count,
        written: words.with_range(&value, &low, &high),
    }
}

/// A share in time: the mean, and between what nine in ten futures lie.
pub(super) fn share(words: Words, share: Option<&ShareEstimate>) -> Cell {
    share.map_or_else(|| Cell::text(words.nothing()), |share| part(words, share))
}

fn part(words: Words, share: &ShareEstimate) -> Cell {
    let (value, low, high) = (share.mean, share.p05, share.p95);
    let [least, most] = [low, high].map(|share| words.percent_of_range(share));
    let written = words.percent(value);
    Cell::Range {
        value,
        low,
        high,
        form: Form::Share,
        written: words.with_range(&written, &least, &most),
    }
}

/// The futures in which something holds.
pub(super) fn chance(words: Words, met: Option<&Proportion>) -> Cell {
    met.map_or_else(
        || Cell::text(words.nothing()),
        |met| Cell::Number {
            value: met.share(),
            form: Form::Share,
            written: words.so_many_of(met),
        },
    )
}

/// A share that somebody chose.
pub(super) fn target(words: Words, target: Option<f64>) -> Cell {
    target.map_or_else(
        || Cell::text(words.nothing()),
        |value| Cell::Number {
            value,
            form: Form::Share,
            written: words.percent_as_set(value),
        },
    )
}

/// An amount of money, in whole euros.
pub(super) fn euro(words: Words, value: f64) -> Cell {
    Cell::Number {
        value,
        form: Form::Euro,
        written: words.euro(value),
    }
}

/// A mean amount, in whole euros, and between what it lies with 95% certainty.
pub(super) fn euro_between(words: Words, value: f64, interval: Interval) -> Cell {
    let (low, high) = (interval.low(), interval.high());
    let [written, least, most] = [value, low, high].map(|amount| words.euro(amount));
    Cell::Range {
        value,
        low,
        high,
        form: Form::Euro,
        written: words.with_range(&written, &least, &most),
    }
}

/// A mean length of time in days, and between what it lies with 95% certainty.
pub(super) fn days(words: Words, days: Estimate) -> Cell {
    let value = days.mean();
    let written = words.count(value);
    let Some(interval) = days.interval() else {
        return Cell::Number {
            value,
            form: Form::Count,
            written,
        };
    };
    let (low, high) = (interval.low(), interval.high());
    Cell::Range {
        value,
        low,
        high,
        form: Form::Count,
        written: words.with_range(&written, &words.count(low), &words.count(high)),
    }
}
