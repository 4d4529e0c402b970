//! Readers made of other readers: lists, tables, names and closed choices.

use toml::de::DeValue;

use super::nearest::{did_you_mean, near_hint};
use super::problem::Problem;
use super::scalar::{number, text};
use super::source::{Place, Placed};
use super::table::{Keys, entries_in_file_order, read_table};
use super::value::Value;

/// Remembers where the value stood.
pub(super) fn placed<'a, T>(
    read: impl Fn(Value<'a>) -> Option<T>,
) -> impl Fn(Value<'a>) -> Option<Placed<T>> {
    move |value| {
        let place = value.place;
        read(value).map(|value| Placed { value, place })
    }
}

/// Nothing for a value that is wrong, which was told: it is there all the same.
pub(super) fn if_right<'a, T>(
    read: impl Fn(Value<'a>) -> Option<T>,
) -> impl Fn(Value<'a>) -> Option<Option<T>> {
    move |value| Some(read(value))
}

/// A list; its elements are all read before it is given up for one that is wrong.
pub(super) fn list_of<'a, T>(
    read: impl Fn(Value<'a>) -> Option<T>,
) -> impl Fn(Value<'a>) -> Option<Vec<T>> {
    move |value| match value.content {
        DeValue::Array(elements) => {
            let elements = elements.iter().map(|element| read(value.element(element)));
            all(elements.collect())
        }
        _ => value.wrong_type("a list"),
    }
}

/// A list of which an element that is wrong does not hide the others.
pub(super) fn each_of<'a, T>(
    read: impl Fn(Value<'a>) -> Option<T>,
) -> impl Fn(Value<'a>) -> Option<Vec<Option<T>>> {
    move |value| match value.content {
        DeValue::Array(elements) => {
            let elements = elements.iter().map(|element| read(value.element(element)));
            Some(elements.collect())
        }
        _ => value.wrong_type("tables, each under double brackets"),
    }
}

/// A list of exactly `count` elements, such as twelve months.
pub(super) fn list_of_exactly<'a, T>(
    count: usize,
    read: impl Fn(Value<'a>) -> Option<T>,
) -> impl Fn(Value<'a>) -> Option<Vec<T>> {
    let read = list_of(read);
    move |value| {
        let elements = read(value)?;
        if elements.len() == count {
            return Some(elements);
        }
        value.refuse(
            format!("`{}` must have {count} elements", value.name()),
            format!("this list has {}", elements.len()),
        )
    }
}

/// A range: two numbers, the second larger than the first.
pub(super) fn range_of_two(value: Value<'_>) -> Option<Placed<[f64; 2]>> {
    let ends = list_of_exactly(2, number)(value)?;
    if ends[0] >= ends[1] {
        let problem = Problem::new("`range` has no room")
            .at(
                value.place,
                "the second number must be larger than the first",
            )
            .hint("write for example `range = [4, 9]`".to_owned());
        return value.log.refuse(problem);
    }
    Some(Placed {
        value: [ends[0], ends[1]],
        place: value.place,
    })
}

/// One value, or a list of at least one.
pub(super) fn one_or_more<'a, T>(
    read: impl Fn(Value<'a>) -> Option<T>,
) -> impl Fn(Value<'a>) -> Option<Vec<T>> {
    move |value| match value.content {
        DeValue::Array(elements) if elements.is_empty() => value.refuse(
            format!("`{}` is empty", value.name()),
            "at least one is needed",
        ),
        DeValue::Array(_) => list_of(&read)(value),
        _ => read(value).map(|only| vec![only]),
    }
}

/// A table read key by key; a key that `read` does not ask for is unknown.
pub(super) fn table<'a, T>(
    read: impl Fn(&mut Keys<'a>) -> Option<T>,
) -> impl Fn(Value<'a>) -> Option<T> {
    move |value| read_table(value, &read)
}

/// A name that the user gave, and what it stands for.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Named<T> {
    pub(super) name: Placed<String>,
    pub(super) value: T,
}

/// A table whose keys are names, in the order of the file; given up as a whole when one value is wrong.
pub(super) fn map_of<'a, T>(
    read: impl Fn(Value<'a>) -> Option<T>,
) -> impl Fn(Value<'a>) -> Option<Vec<Named<T>>> {
    let read = names_to(read);
    move |value| {
        let entries = read(value)?.into_iter();
        all(entries
            .map(|Named { name, value }| {
                Some(Named {
                    name,
                    value: value?,
                })
            })
            .collect())
    }
}

/// A table whose keys are names, in the order of the file. An entry that is wrong keeps its name, so that
/// whoever refers to it is not told that it does not exist.
pub(super) fn names_to<'a, T>(
    read: impl Fn(Value<'a>) -> Option<T>,
) -> impl Fn(Value<'a>) -> Option<Vec<Named<Option<T>>>> {
    move |value| {
        let DeValue::Table(table) = value.content else {
            return value.wrong_type("a table");
        };
        if table.is_empty() {
            let title = format!("`{}` is empty", value.name());
            return value.refuse(title, "at least one name is needed");
        }
        let entries = entries_in_file_order(table)
            .into_iter()
            .filter_map(|(key, place)| {
                let node = table.get(key)?;
                let entry = Value {
                    key,
                    names: Some(value.key),
                    ..value.element(node)
                };
                let name = Placed {
                    value: key.to_owned(),
                    place,
                };
                Some(Named {
                    name,
                    value: read(entry),
                })
            });
        Some(entries.collect())
    }
}

/// One of the words of a closed list, and what it stands for.
pub(super) fn one_of<'a, T: Copy>(
    choices: &'static [(&'static str, T)],
) -> impl Fn(Value<'a>) -> Option<T> {
    move |value| {
        let written = text(value)?;
        let chosen = choices.iter().find(|(word, _)| *word == written);
        if let Some((_, choice)) = chosen {
            return Some(*choice);
        }
        let words = || choices.iter().map(|(word, _)| *word);
        let problem = Problem::new(format!("`{}` cannot be `{written}`", value.name()))
            .at(
                value.place,
                format!("expected {}", alternatives(words().collect())),
            )
            .hint(near_hint(&written, words()));
        value.tell(problem)
    }
}

/// `fifo, due or slack`.
pub(super) fn alternatives(words: Vec<&str>) -> String {
    match words.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [others @ .., last] => format!("{} or {last}", others.join(", ")),
    }
}

/// The problem of a name that nothing has: an unknown stage, role, team.
pub(super) fn unknown<'n>(
    what: &str,
    name: &str,
    place: Place,
    valid: impl IntoIterator<Item = &'n str>,
) -> Problem {
    Problem::new(format!("unknown {what} `{name}`"))
        .at(place, format!("no {what} has this name"))
        .hint(did_you_mean(name, valid))
}

fn all<T>(values: Vec<Option<T>>) -> Option<Vec<T>> {
    values.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::scalar::positive;
    use crate::config::testing::{told, try_read};
    use insta::assert_snapshot;

    #[test]
    fn a_word_that_is_not_a_choice_gets_the_list_and_the_nearest() {
        const ORDERS: [(&str, u8); 3] = [("fifo", 1), ("due", 2), ("slack", 3)];
        let read = |text| told(text, |keys| keys.required("order", one_of(&ORDERS)));
        assert_snapshot!(read("order = \"fiffo\""), @r#"
        error: `order` cannot be `fiffo`
         --> x.toml:1:9
          |
        1 | order = "fiffo"
          |         ^^^^^^^ expected fifo, due or slack
          |
          = hint: did you mean `fifo`?

        1 problem in x.toml
        "#);
        assert_eq!(read("order = \"due\""), "no problem");
    }

    #[test]
    fn names_come_in_the_order_of_the_file() {
        let staff = try_read("[staff]\nSC = 2.5\nMW = 3.6\n", |keys| {
            keys.required("staff", map_of(positive))
        });
        let staff = staff.unwrap();
        let names: Vec<&str> = staff
            .iter()
            .map(|entry| entry.name.value.as_str())
            .collect();
        assert_eq!(names, ["SC", "MW"]);
        assert_eq!(staff[0].name.place, Place::from(8..10));
    }

    #[test]
    fn one_or_more_and_exact_lists_count_their_elements() {
        let told = told("a = []\nb = [1, 2]\n", |keys| {
            keys.required("a", one_or_more(text));
            keys.required("b", list_of_exactly(12, positive))
        });
        assert_snapshot!(told, @r#"
        error: `a` is empty
         --> x.toml:1:5
          |
        1 | a = []
          |     ^^ at least one is needed

        error: `b` must have 12 elements
         --> x.toml:2:5
          |
        2 | b = [1, 2]
          |     ^^^^^^ this list has 2

        2 problems in x.toml
        "#);
    }
}
