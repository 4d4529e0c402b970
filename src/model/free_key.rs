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
    /// From one value to the next, from the least on; none means any value.
    pub step: Option<f64>,
}

impl FreeKey {
    /// Every key that holds the number.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.key)
            .chain(&self.also)
            .map(String::as_str)
    }

    /// The value of a step that is nearest to this one; itself without steps.
    pub fn stepped(&self, value: f64) -> f64 {
        let Some(step) = self.step else {
            return value;
        };
        let steps = ((value - self.low) / step).round();
        let most = ((self.high - self.low) / step + 1e-9).floor();
        self.low + steps.clamp(0.0, most) * step
    }

    /// Values with which the study has to be right: both ends, and one in between that is no round number, so that what has
    /// to be whole is found out.
    pub fn tried(&self) -> [f64; 3] {
        let between = self.low + 0.381_966 * (self.high - self.low);
        [self.low, self.high, between].map(|value| self.stepped(value))
    }

    /// Every key that holds the number, for readers: `stage.a.work[0].wait.mean = stage.b.work[0].wait.mean`.
    pub fn name(&self) -> String {
        self.keys().collect::<Vec<_>>().join(" = ")
    }
}
