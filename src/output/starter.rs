//! A study to start from: a commented text with the numbers of a region filled in.

use super::words::Words;
use crate::model::Language;

/// What a new study is made from.
#[derive(Clone, PartialEq, Debug)]
pub struct NewStudy {
    /// The region, for readers; without quotes, backslashes and line breaks.
    pub region: String,
    /// The name of the file it is for.
    pub file: String,
    /// The language of its comments and of what it gives.
    pub language: Language,
    /// The first of two reported calendar years.
    pub from: i16,
    /// Did somebody give that year?
    pub from_by_user: bool,
    /// Reports a year.
    pub reports: Given,
    /// Requests for advice a year.
    pub advice: Given,
    /// The share of the reports that stays with Veilig Thuis, 0 to 1.
    pub kept: Given,
    /// The term for the assessment in working days; a whole number.
    pub assessment_days: Given,
    /// The term for the work after it in weeks; a whole number.
    pub weeks: Given,
    /// Fte of each team and role.
    pub staff: NewStaff,
}

/// A number, and whether somebody gave it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Given {
    /// The number.
    pub value: f64,
    /// Did somebody give it, or is it ours?
    pub by_user: bool,
}

/// Fte of a new study.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct NewStaff {
    /// Case workers at the front office.
    pub front_mw: f64,
    /// Clerical workers at the front office.
    pub front_sc: f64,
    /// Case workers for the work after the assessment.
    pub follow_mw: f64,
    /// Clerical workers there.
    pub follow_sc: f64,
    /// Behavioural scientists.
    pub gd: f64,
    /// Child abuse doctors.
    pub va: f64,
    /// Was the total given, rather than reckoned from the load?
    pub by_user: bool,
}

impl NewStaff {
    /// One fte everywhere: enough to see what is asked.
    pub const ONE_EACH: NewStaff = NewStaff {
        front_mw: 1.0,
        front_sc: 1.0,
        follow_mw: 1.0,
        follow_sc: 1.0,
        gd: 1.0,
        va: 1.0,
        by_user: false,
    };
}

/// The text of a new study.
pub fn new_study(study: &NewStudy) -> String {
    let words = Words::of(study.language);
    let template = match study.language {
        Language::Dutch => include_str!("starter/nl.toml"),
        Language::English => include_str!("starter/en.toml"),
    };
    let [handed, conditions, investigated] = shares(study.kept.value);
    let staff = &study.staff;
    let values = [
        ("region", study.region.clone()),
        ("file", study.file.clone()),
        ("warm_up", (study.from - 2).to_string()),
        ("from", study.from.to_string()),
        (
            "from_source",
            words.first_day_source(study.from_by_user).into(),
        ),
        ("until", (study.from + 2).to_string()),
        ("reports", number(study.reports.value)),
        (
            "reports_source",
            words.reports_source(study.reports.by_user).into(),
        ),
        ("advice", number(study.advice.value)),
        (
            "advice_source",
            words.advice_source(study.advice.by_user).into(),
        ),
        ("handed", number(handed)),
        ("conditions", number(conditions)),
        ("investigated", number(investigated)),
        ("kept_source", words.kept_source(study.kept)),
        ("assessment", number(study.assessment_days.value)),
        (
            "assessment_source",
            words.term_source(study.assessment_days.by_user).into(),
        ),
        ("weeks", number(study.weeks.value)),
        (
            "weeks_source",
            words.term_source(study.weeks.by_user).into(),
        ),
        ("staff_source", words.staff_source(staff.by_user).into()),
        ("staff_code", words.staff_code(staff.by_user).into()),
        ("front_mw", number(staff.front_mw)),
        ("front_sc", number(staff.front_sc)),
        ("follow_mw", number(staff.follow_mw)),
        ("follow_sc", number(staff.follow_sc)),
        ("gd", number(staff.gd)),
        ("va", number(staff.va)),
    ];
    let fill =
        |text: String, (name, value): &(&str, String)| text.replace(&format!("@{name}@"), value);
    values.iter().fold(template.to_owned(), fill)
}

/// Handed over at once, conditions and follow-up, and investigated: two in three of what is kept need no investigation. With four
/// decimals, so that they add up to one as they are written.
fn shares(kept: f64) -> [f64; 3] {
    let rounded = |share: f64| (share * 1e4).round() / 1e4;
    let conditions = rounded(kept * 2.0 / 3.0);
    let investigated = rounded(kept - conditions);
    let handed = rounded(1.0 - conditions - investigated);
    [handed, conditions, investigated]
}

/// As people write it: `1500`, `3.6`.
fn number(value: f64) -> String {
    ((value * 1e4).round() / 1e4).to_string()
}

impl Words {
    fn given(self) -> &'static str {
        self.pick("[opgegeven]", "[given]")
    }

    fn first_day_source(self, by_user: bool) -> &'static str {
        if by_user {
            return self.given();
        }
        self.pick("dit jaar", "this year")
    }

    fn term_source(self, by_user: bool) -> &'static str {
        if by_user {
            return self.given();
        }
        self.pick(
            "U17: zoals regio's en inspectie rekenen",
            "U17: as regions and the inspectorate count",
        )
    }

    fn reports_source(self, by_user: bool) -> &'static str {
        if by_user {
            return self.given();
        }
        self.pick(
            "U1: zet hier het eigen aantal; dit is een gemiddelde regio, 127.340 over 25 in 2023 (CBS)",
            "U1: put your own number here; this is an average region, 127,340 over 25 in 2023 (CBS)",
        )
    }

    fn advice_source(self, by_user: bool) -> &'static str {
        if by_user {
            return self.given();
        }
        self.pick(
            "U1: bij de meldingen naar de landelijke verhouding in 2023, 143.210 tegen 127.340 (CBS)",
            "U1: from the reports, as in the country in 2023: 143,210 to 127,340 (CBS)",
        )
    }

    fn kept_source(self, kept: Given) -> String {
        let share = self.percent_as_set(kept.value);
        let stays = self.pick("blijft bij Veilig Thuis", "stays with Veilig Thuis");
        let source = if kept.by_user {
            self.given()
        } else {
            self.pick(
                "als in Gooi en Vechtstreek in 2020; regio's verschillen een factor drie",
                "as in Gooi en Vechtstreek in 2020; regions differ by a factor of three",
            )
        };
        format!("{share} {stays}: {source}")
    }

    fn staff_source(self, by_user: bool) -> &'static str {
        if by_user {
            return self.pick(
                "Het totaal is opgegeven, en over teams en functies verdeeld naar het werk dat zij hebben.",
                "The total was given, and is divided over teams and roles by the work that they have.",
            );
        }
        self.pick(
            "Niet opgegeven: zoveel dat elk team voor 90% bezet is. Zet hier de eigen formatie.",
            "Not given: so many that every team is 90% busy. Put your own staff here.",
        )
    }

    fn staff_code(self, by_user: bool) -> &'static str {
        if by_user {
            return self.pick("U1: de verdeling", "U1: the division");
        }
        self.pick("U1", "U1")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn study(language: Language) -> NewStudy {
        let given = |value| Given {
            value,
            by_user: true,
        };
        NewStudy {
            region: "Elders".into(),
            file: "elders.toml".into(),
            language,
            from: 2027,
            from_by_user: true,
            reports: given(1500.0),
            advice: given(1700.5),
            kept: given(0.25),
            assessment_days: given(5.0),
            weeks: given(10.0),
            staff: NewStaff {
                gd: 1.15,
                ..NewStaff::ONE_EACH
            },
        }
    }

    #[test]
    fn every_place_is_filled() {
        for language in [Language::Dutch, Language::English] {
            let text = new_study(&study(language));
            assert!(!text.contains('@'), "{text}");
            assert!(text.contains("\"1500 per year\"") && text.contains("\"1700.5 per year\""));
            assert!(text.contains("GD = 1.15") && text.contains("2029-01-01"));
        }
    }

    /// By hand: two thirds and one third of a quarter, to four decimals.
    #[test]
    fn shares_add_up_as_they_are_written() {
        let [handed, conditions, investigated] = shares(0.25).map(number);
        assert_eq!(
            [&*handed, &*conditions, &*investigated],
            ["0.75", "0.1667", "0.0833"]
        );
        for kept in [0.01, 0.3, 0.7, 0.999, 1.0] {
            let sum: f64 = shares(kept).iter().sum();
            assert!((sum - 1.0).abs() < 1e-9, "{kept}");
        }
    }
}
