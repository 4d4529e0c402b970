//! Laws of chance as people write them: `4.8`, `{ mean = 4.8, cv = 0.7, law = "lognormal" }`, `{ law = "uniform", min = 1, max = 3 }`.

use toml::de::DeValue;

use super::collection::{list_of, one_of, placed, range_of_two};
use super::law_name::{CLUSTER_LAWS, LAWS, LawName, MeanLaw, SPREAD_LAWS};
use super::problem::Problem;
use super::scalar::not_negative;
use super::source::{Place, Placed};
use super::table::{Keys, read_table};
use super::value::Value;

/// A law as it was written, for values of type `T`: hours, or lengths of time.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct LawText<T> {
    /// The whole of it.
    pub(super) place: Place,
    pub(super) shape: ShapeText<T>,
}

/// The parameters that belong to each kind of law.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum ShapeText<T> {
    /// A law with a mean. What is left out, the law or the cv, follows from where it is used.
    Mean {
        law: Option<Placed<MeanLaw>>,
        mean: Placed<T>,
        cv: Option<Placed<f64>>,
    },
    Triangular {
        min: Placed<T>,
        mode: Placed<T>,
        max: Placed<T>,
    },
    Uniform {
        min: Placed<T>,
        max: Placed<T>,
    },
    /// Weights of the same number as the values; equal weights when left out.
    Discrete {
        values: Placed<Vec<T>>,
        weights: Option<Placed<Vec<f64>>>,
    },
}

impl<T> ShapeText<T> {
    /// The same law with other values.
    pub(super) fn map<U>(&self, of: impl Fn(T) -> U) -> ShapeText<U>
    where
        T: Copy,
    {
        let placed = |placed: &Placed<T>| Placed {
            value: of(placed.value),
            place: placed.place,
        };
        match self {
            ShapeText::Mean { law, mean, cv } => ShapeText::Mean {
                law: *law,
                mean: placed(mean),
                cv: *cv,
            },
            ShapeText::Triangular { min, mode, max } => ShapeText::Triangular {
                min: placed(min),
                mode: placed(mode),
                max: placed(max),
            },
            ShapeText::Uniform { min, max } => ShapeText::Uniform {
                min: placed(min),
                max: placed(max),
            },
            ShapeText::Discrete { values, weights } => ShapeText::Discrete {
                values: Placed {
                    value: values.value.iter().map(|value| of(*value)).collect(),
                    place: values.place,
                },
                weights: weights.clone(),
            },
        }
    }

    /// Every value that was written.
    pub(super) fn values(&self) -> impl Iterator<Item = T>
    where
        T: Copy,
    {
        let values: Vec<T> = match self {
            ShapeText::Mean { mean, .. } => vec![mean.value],
            ShapeText::Triangular { min, mode, max } => vec![min.value, mode.value, max.value],
            ShapeText::Uniform { min, max } => vec![min.value, max.value],
            ShapeText::Discrete { values, .. } => values.value.clone(),
        };
        values.into_iter()
    }
}

/// How work spreads around every norm: the law and the cv of `[work]`.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct SpreadText {
    pub(super) law: Placed<MeanLaw>,
    pub(super) cv: Option<Placed<f64>>,
}

/// Reads a law whose values are read by `read`; a value alone is its mean.
pub(super) fn law_of<'a, T>(
    read: impl Fn(Value<'a>) -> Option<T>,
) -> impl Fn(Value<'a>) -> Option<LawText<T>> {
    law_among(&LAWS, read)
}

/// Reads the law of the number of reports that arrive at the same instant.
pub(super) fn cluster_law(value: Value<'_>) -> Option<LawText<f64>> {
    law_among(&CLUSTER_LAWS, not_negative)(value)
}

/// Reads the spread of work around every norm.
pub(super) fn spread(keys: &mut Keys<'_>) -> Option<SpreadText> {
    let law = keys.required("law", placed(one_of(&SPREAD_LAWS)));
    let has_cv = law.is_none_or(|law| law.value.has_cv());
    let cv = if has_cv { own_cv(keys) } else { Some(None) };
    Some(SpreadText { law: law?, cv: cv? })
}

fn law_among<'a, T>(
    names: &'static [(&'static str, LawName)],
    read: impl Fn(Value<'a>) -> Option<T>,
) -> impl Fn(Value<'a>) -> Option<LawText<T>> {
    move |value| {
        let shape = match value.content {
            DeValue::Table(_) => read_table(value, |keys| shape(keys, names, &read)),
            _ => placed(&read)(value).map(|mean| ShapeText::Mean {
                law: None,
                mean,
                cv: None,
            }),
        };
        shape.map(|shape| LawText {
            place: value.place,
            shape,
        })
    }
}

/// Asks only for the keys that belong to the law, so that another law's key is told as unknown.
fn shape<'a, T>(
    keys: &mut Keys<'a>,
    names: &'static [(&'static str, LawName)],
    read: impl Fn(Value<'a>) -> Option<T>,
) -> Option<ShapeText<T>> {
    let read = placed(read);
    match law_name(keys, names)? {
        None => mean_and_cv(keys, None, read),
        Some(Placed {
            value: LawName::Mean(law),
            place,
        }) => mean_and_cv(keys, Some(Placed { value: law, place }), read),
        Some(Placed {
            value: LawName::Triangular,
            ..
        }) => {
            let (min, mode, max) = (
                keys.required("min", &read),
                keys.required("mode", &read),
                keys.required("max", &read),
            );
            Some(ShapeText::Triangular {
                min: min?,
                mode: mode?,
                max: max?,
            })
        }
        Some(Placed {
            value: LawName::Uniform,
            ..
        }) => {
            let (min, max) = (keys.required("min", &read), keys.required("max", &read));
            Some(ShapeText::Uniform {
                min: min?,
                max: max?,
            })
        }
        Some(Placed {
            value: LawName::Discrete,
            ..
        }) => discrete(keys, read),
    }
}

/// The name of the law, if it has one; nothing when it is wrong or when the other keys ask for one.
fn law_name<'a>(
    keys: &mut Keys<'a>,
    names: &'static [(&'static str, LawName)],
) -> Option<Option<Placed<LawName>>> {
    let read = placed(one_of(names));
    let needs_name = ["min", "mode", "max", "values"]
        .iter()
        .any(|key| keys.has(key));
    let name = if needs_name || keys.has("law") {
        keys.required("law", read).map(Some)
    } else {
        keys.optional("law", read);
        Some(None)
    };
    if name.is_none() {
        keys.ignore(&[
            "mean", "cv", "min", "mode", "max", "values", "weights", "range",
        ]);
    }
    name
}

fn mean_and_cv<'a, T>(
    keys: &mut Keys<'a>,
    law: Option<Placed<MeanLaw>>,
    read: impl Fn(Value<'a>) -> Option<Placed<T>>,
) -> Option<ShapeText<T>> {
    let mean = keys.required("mean", read);
    // What it means for the study as a whole is found out there: it is the mean that nobody knows.
    keys.optional("range", range_of_two);
    let has_cv = law.is_none_or(|law| law.value.has_cv());
    let cv = if has_cv { own_cv(keys) } else { Some(None) };
    Some(ShapeText::Mean {
        law,
        mean: mean?,
        cv: cv?,
    })
}

/// The cv, if there is one; nothing when it is wrong, so that it is not missed later on.
fn own_cv(keys: &mut Keys<'_>) -> Option<Option<Placed<f64>>> {
    let is_there = keys.has("cv");
    let cv = keys.optional("cv", placed(not_negative));
    (cv.is_some() || !is_there).then_some(cv)
}

fn discrete<'a, T>(
    keys: &mut Keys<'a>,
    read: impl Fn(Value<'a>) -> Option<Placed<T>>,
) -> Option<ShapeText<T>> {
    let read = |value| read(value).map(|placed| placed.value);
    let values = keys.required("values", placed(list_of(read)));
    let weights = keys.optional("weights", placed(list_of(not_negative)));
    let values = values?;
    let weights_told = weights
        .as_ref()
        .map_or(values.value.len(), |weights| weights.value.len());
    if values.value.is_empty() || weights_told != values.value.len() {
        let place = weights
            .as_ref()
            .map_or(values.place, |weights| weights.place);
        let problem = Problem::new("a discrete law needs values, and a weight for each of them")
            .at(
                place,
                format!("values: {}, weights: {weights_told}", values.value.len()),
            );
        keys.log().tell(problem);
        return None;
    }
    Some(ShapeText::Discrete { values, weights })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::collection::table;
    use crate::config::quantity::{LengthUnit, length};
    use crate::config::testing::{told, try_read};
    use insta::assert_snapshot;

    fn hours_of(text: &str) -> ShapeText<f64> {
        let study = format!("hours = {text}");
        let law = try_read(&study, |keys| keys.required("hours", law_of(not_negative)));
        law.unwrap().shape
    }

    fn told_of_hours(text: &str) -> String {
        told(&format!("hours = {text}"), |keys| {
            keys.required("hours", law_of(not_negative))
        })
    }

    #[test]
    fn a_number_alone_is_a_mean_without_a_law() {
        let ShapeText::Mean { law, mean, cv } = hours_of("4.8") else {
            panic!("a number is a mean");
        };
        assert_eq!((law, mean.value, cv), (None, 4.8, None));
    }

    #[test]
    fn laws_are_read_with_their_own_parameters() {
        let ShapeText::Mean { law, mean, cv } =
            hours_of("{ mean = 4.8, cv = 0.7, law = \"lognormal\" }")
        else {
            panic!("a lognormal law has a mean");
        };
        assert_eq!(law.unwrap().value, MeanLaw::Lognormal);
        assert_eq!((mean.value, cv.unwrap().value), (4.8, 0.7));
        let ShapeText::Triangular { min, mode, max } =
            hours_of("{ law = \"triangular\", min = 1, mode = 2, max = 4 }")
        else {
            panic!("a triangular law has three corners");
        };
        assert_eq!((min.value, mode.value, max.value), (1.0, 2.0, 4.0));
        let ShapeText::Discrete { values, weights } =
            hours_of("{ law = \"discrete\", values = [1, 2], weights = [3, 1] }")
        else {
            panic!("a discrete law has values");
        };
        assert_eq!(
            (values.value, weights.unwrap().value),
            (vec![1.0, 2.0], vec![3.0, 1.0])
        );
    }

    #[test]
    fn a_wait_is_a_law_of_lengths() {
        let study = "wait = { mean = \"6 days\", law = \"exponential\" }";
        let wait = try_read(study, |keys| keys.required("wait", law_of(length))).unwrap();
        let ShapeText::Mean { mean, .. } = wait.shape else {
            panic!("an exponential law has a mean");
        };
        assert_eq!(
            (mean.value.amount, mean.value.unit),
            (6.0, LengthUnit::Days)
        );
    }

    #[test]
    fn the_parameters_of_another_law_are_unknown() {
        assert_snapshot!(told_of_hours("{ law = \"uniform\", min = 1, max = 2, mean = 1.5 }"), @r#"
        error: unknown key `mean` in `hours`
         --> x.toml:1:46
          |
        1 | hours = { law = "uniform", min = 1, max = 2, mean = 1.5 }
          |                                              ^^^^ this key means nothing here
          |
          = hint: valid here: law, min, max

        1 problem in x.toml
        "#);
        assert_snapshot!(told_of_hours("{ law = \"exponential\", mean = 2, cv = 0.5 }"), @r#"
        error: unknown key `cv` in `hours`
         --> x.toml:1:42
          |
        1 | hours = { law = "exponential", mean = 2, cv = 0.5 }
          |                                          ^^ this key means nothing here
          |
          = hint: valid here: law, mean, range

        1 problem in x.toml
        "#);
    }

    #[test]
    fn a_law_that_is_misspelt_or_left_out_is_told_once() {
        assert_snapshot!(told_of_hours("{ law = \"log-normal\", mean = 2, cv = 0.5 }"), @r#"
        error: `law` cannot be `log-normal`
         --> x.toml:1:17
          |
        1 | hours = { law = "log-normal", mean = 2, cv = 0.5 }
          |                 ^^^^^^^^^^^^ expected fixed, exponential, erlang, gamma, lognormal, weibull, triangular, uniform or discrete
          |
          = hint: did you mean `lognormal`?

        1 problem in x.toml
        "#);
        assert_snapshot!(told_of_hours("{ min = 1, max = 3 }"), @r#"
        error: `hours` has no `law`
         --> x.toml:1:9
          |
        1 | hours = { min = 1, max = 3 }
          |         ^^^^^^^^^^^^^^^^^^^^ `law` is needed here

        1 problem in x.toml
        "#);
    }

    #[test]
    fn a_discrete_law_needs_a_weight_for_each_value() {
        assert_snapshot!(told_of_hours("{ law = \"discrete\", values = [1, 2], weights = [1] }"), @r#"
        error: a discrete law needs values, and a weight for each of them
         --> x.toml:1:56
          |
        1 | hours = { law = "discrete", values = [1, 2], weights = [1] }
          |                                                        ^^^ values: 2, weights: 1

        1 problem in x.toml
        "#);
    }

    #[test]
    fn clusters_and_the_spread_of_work_have_laws_of_their_own() {
        let told = told(
            "cluster = { law = \"lognormal\", mean = 2 }\nwork = { law = \"discrete\" }\n",
            |keys| {
                keys.required("cluster", cluster_law);
                keys.required("work", table(spread))
            },
        );
        assert_snapshot!(told, @r#"
        error: `law` cannot be `lognormal`
         --> x.toml:1:19
          |
        1 | cluster = { law = "lognormal", mean = 2 }
          |                   ^^^^^^^^^^^ expected geometric, fixed or discrete

        error: `law` cannot be `discrete`
         --> x.toml:2:16
          |
        2 | work = { law = "discrete" }
          |                ^^^^^^^^^^ expected fixed, exponential, erlang, gamma, lognormal, weibull, triangular or uniform

        2 problems in x.toml
        "#);
    }
}
