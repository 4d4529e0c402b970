//! The Dutch holidays of a year: those of the Algemene termijnenwet, moving feasts included.

use super::sim_time::Day;

/// Which days are holidays.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Holidays {
    /// No day at all.
    #[default]
    None,
    /// The holidays of [`dutch_holidays`].
    Dutch,
}

impl Holidays {
    /// Is the day a holiday?
    ///
    /// Works out the feasts of the year on every call; a calendar that is asked often keeps a table.
    pub fn contains(self, day: Day) -> bool {
        match self {
            Holidays::None => false,
            Holidays::Dutch => holidays_by_name(day.year()).contains(&day),
        }
    }

    /// All holidays of a year.
    pub(super) fn of_year(self, year: i16) -> Vec<Day> {
        match self {
            Holidays::None => Vec::new(),
            Holidays::Dutch => dutch_holidays(year),
        }
    }
}

/// The holidays of a year in the Netherlands, in order, each day once (5 May 2016 was Ascension Day too).
///
/// They are those of article 3 of the Algemene termijnenwet: New Year's Day, Easter Monday, Ascension Day,
/// Whit Monday, 25 and 26 December, the day on which the King's birthday is celebrated and 5 May, every year;
/// Good Friday, which counts as one; not Easter Sunday and Whit Sunday, which are Sundays anyway. A holiday at
/// the weekend is not made up on another day. Meant for the years 1900 to 2200; years before the act (1964)
/// get the same list.
pub fn dutch_holidays(year: i16) -> Vec<Day> {
    let mut holidays = holidays_by_name(year).to_vec();
    holidays.sort_unstable();
    holidays.dedup();
    holidays
}

fn holidays_by_name(year: i16) -> [Day; 9] {
    let easter = easter_sunday(year);
    let new_year = Day::new(year, 1, 1);
    let good_friday = easter - 2;
    let easter_monday = easter + 1;
    let ascension = easter + 39;
    let whit_monday = easter + 50;
    let liberation_day = Day::new(year, 5, 5);
    let christmas = Day::new(year, 12, 25);
    [
        new_year,
        good_friday,
        easter_monday,
        sovereigns_birthday(year),
        liberation_day,
        ascension,
        whit_monday,
        christmas,
        christmas + 1,
    ]
}

/// The day on which the birthday of the King or Queen is celebrated, which is never a Sunday.
///
/// 31 August for Wilhelmina, 30 April from 1949 for Juliana (kept by Beatrix), 27 April from 2014 for
/// Willem-Alexander. When that is a Sunday: the Monday after it, and from 1980 the Saturday before it.
fn sovereigns_birthday(year: i16) -> Day {
    let birthday = match year {
        ..1949 => Day::new(year, 8, 31),
        1949..2014 => Day::new(year, 4, 30),
        2014.. => Day::new(year, 4, 27),
    };
    match (birthday.is_sunday(), year) {
        (false, _) => birthday,
        (true, ..1980) => birthday + 1,
        (true, 1980..) => birthday - 1,
    }
}

/// Easter Sunday of the Gregorian calendar, by the anonymous method of 1876 (Meeus, *Astronomical
/// Algorithms*, chapter 8), which holds for every year.
fn easter_sunday(year: i16) -> Day {
    let century = year.div_euclid(100);
    let year_of_century = year.rem_euclid(100);
    let golden = year.rem_euclid(19);
    let leap_centuries = century.div_euclid(4);
    let lunar_correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - leap_centuries - lunar_correction + 15).rem_euclid(30);
    let to_sunday =
        (32 + 2 * century.rem_euclid(4) + 2 * (year_of_century / 4) - epact - year_of_century % 4)
            .rem_euclid(7);
    let exception = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days_after_22_march = epact + to_sunday - 7 * exception;
    Day::new(year, 3, 22) + i32::from(days_after_22_march)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Day of March in which Easter Monday falls, 32 being 1 April, from 2014 to 2099: Python package
    /// `holidays` 0.109, country NL.
    const EASTER_MONDAYS_FROM_2014: [i32; 86] = [
        52, 37, 28, 48, 33, 53, 44, 36, 49, 41, 32, 52, 37, 29, 48, 33, 53, 45, 29, 49, 41, 26, 45,
        37, 57, 42, 33, 53, 38, 30, 49, 41, 26, 46, 37, 50, 42, 34, 53, 38, 30, 50, 34, 54, 46, 31,
        50, 42, 27, 47, 38, 30, 43, 35, 54, 46, 31, 51, 42, 27, 47, 39, 51, 43, 35, 55, 39, 31, 51,
        36, 27, 47, 32, 52, 43, 35, 48, 40, 31, 44, 36, 56, 47, 32, 52, 44,
    ];

    /// The years in which that package has King's Day on 26 April.
    const KINGS_DAY_ON_26_APRIL: [i16; 13] = [
        2014, 2025, 2031, 2036, 2042, 2053, 2059, 2064, 2070, 2081, 2087, 2092, 2098,
    ];

    #[test]
    fn every_year_from_2014_to_2099_agrees_with_the_python_package_holidays() {
        for (year, day_of_march) in (2014..).zip(EASTER_MONDAYS_FROM_2014) {
            let easter_monday = Day::new(year, 3, 1) + day_of_march - 1;
            let kings_day = if KINGS_DAY_ON_26_APRIL.contains(&year) {
                26
            } else {
                27
            };
            let mut expected = vec![
                Day::new(year, 1, 1),
                easter_monday - 3,
                easter_monday,
                Day::new(year, 4, kings_day),
                Day::new(year, 5, 5),
                easter_monday + 38,
                easter_monday + 49,
                Day::new(year, 12, 25),
                Day::new(year, 12, 26),
            ];
            expected.sort_unstable();
            expected.dedup();
            assert_eq!(dutch_holidays(year), expected, "{year}");
        }
    }

    #[test]
    fn easter_agrees_with_published_dates_of_three_centuries() {
        // 1954, 1991 to 1993 and 2000: Meeus, Astronomical Algorithms, chapter 8. The others: the table of
        // python-dateutil 2.9, with 23 March and 25 April as the earliest and latest of these centuries.
        let published = [
            (1900, 4, 15),
            (1913, 3, 23),
            (1924, 4, 20),
            (1943, 4, 25),
            (1954, 4, 18),
            (1961, 4, 2),
            (1981, 4, 19),
            (1991, 3, 31),
            (1992, 4, 19),
            (1993, 4, 11),
            (2000, 4, 23),
            (2008, 3, 23),
            (2038, 4, 25),
            (2049, 4, 18),
            (2076, 4, 19),
            (2100, 3, 28),
            (2133, 4, 19),
            (2160, 3, 23),
            (2190, 4, 25),
            (2200, 4, 6),
        ];
        for (year, month, day) in published {
            assert_eq!(easter_sunday(year), Day::new(year, month, day));
        }
    }

    #[test]
    fn queens_day_was_moved_from_a_sunday_by_the_custom_of_its_time() {
        // The custom: overzicht-feestdagen.nl, Koningsdag. The Sundays: Python's datetime. Year, birthday, celebration.
        let celebrated = [
            (1941, (8, 31), (9, 1)),
            (1948, (8, 31), (8, 31)),
            (1949, (4, 30), (4, 30)),
            (1950, (4, 30), (5, 1)),
            (1978, (4, 30), (5, 1)),
            (1980, (4, 30), (4, 30)),
            (1989, (4, 30), (4, 29)),
            (2006, (4, 30), (4, 29)),
            (2013, (4, 30), (4, 30)),
            (2014, (4, 27), (4, 26)),
            (2015, (4, 27), (4, 27)),
        ];
        for (year, birthday, celebration) in celebrated {
            let birthday = Day::new(year, birthday.0, birthday.1);
            let celebration = Day::new(year, celebration.0, celebration.1);
            assert!(Holidays::Dutch.contains(celebration), "{celebration}");
            let is_celebrated = Holidays::Dutch.contains(birthday);
            assert_eq!(is_celebrated, birthday == celebration, "{birthday}");
        }
    }

    #[test]
    fn a_day_with_two_names_is_one_holiday() {
        assert_eq!(dutch_holidays(2016).len(), 8);
        assert!(Holidays::Dutch.contains(Day::new(2016, 5, 5)));
    }

    #[test]
    fn holidays_on_a_weekend_are_not_made_up() {
        // 1 January 2022 was a Saturday, 25 and 26 December 2022 a Sunday and a Monday.
        assert!(!Holidays::Dutch.contains(Day::new(2022, 1, 3)));
        assert!(!Holidays::Dutch.contains(Day::new(2022, 12, 27)));
    }

    #[test]
    fn a_set_of_no_holidays_has_none() {
        assert!(!Holidays::None.contains(Day::new(2021, 12, 25)));
    }

    #[test]
    fn every_year_has_eight_or_nine_holidays_in_order() {
        for year in 1900..=2200 {
            let holidays = dutch_holidays(year);
            assert!((8..=9).contains(&holidays.len()), "{year}");
            assert!(holidays.is_sorted());
            assert!(holidays.iter().all(|day| day.year() == year));
        }
    }
}
