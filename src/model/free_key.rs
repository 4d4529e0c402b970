//! `FreeKey`: a number of a study that may be fitted to what was measured.

/// A number of a study that no source gives, and the range in which it may be sought.
#[derive(Clone, PartialEq, Debug)]
pub struct FreeKey {
    /// The key of the study that holds it, with points between the names: `team.vervolg.staff.MW`.
    pub key: String,
    /// Other keys that hold the same number and are always set to the same value.
    pub also: Vec<String>,
    /// The least that it may be, in the unit in which the study writes it.
    pub low: f64,
    /// The most that it may be; more than `low`.
    pub high: f64,
    /// What the study has now.
    pub written: f64,
}

impl FreeKey {
    /// Every key that holds the number.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.key)
            .chain(&self.also)
            .map(String::as_str)
    }

    /// Every key that holds the number, for readers: `stage.a.work[0].wait.mean = stage.b.work[0].wait.mean`.
    pub fn name(&self) -> String {
        self.keys().collect::<Vec<_>>().join(" = ")
    }
}
