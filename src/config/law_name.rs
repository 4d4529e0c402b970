//! The names of the laws of chance, and where each may be used.

/// The laws that are written with a mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum MeanLaw {
    Fixed,
    Exponential,
    Erlang,
    Gamma,
    Lognormal,
    Weibull,
    /// Symmetric about its mean.
    Triangular,
    /// Symmetric about its mean.
    Uniform,
    /// On 1, 2, 3, ...: the size of a cluster.
    Geometric,
}

impl MeanLaw {
    /// The name that a study gives it.
    pub(super) fn name(self) -> &'static str {
        let named = SPREAD_LAWS.iter().find(|(_, law)| *law == self);
        named.map_or("geometric", |(name, _)| name)
    }

    /// Whether the law has a coefficient of variation of its own to set.
    pub(super) fn has_cv(self) -> bool {
        use MeanLaw::*;
        matches!(
            self,
            Erlang | Gamma | Lognormal | Weibull | Triangular | Uniform
        )
    }
}

/// All laws by name.
#[derive(Clone, Copy)]
pub(super) enum LawName {
    Mean(MeanLaw),
    Triangular,
    Uniform,
    Discrete,
}

/// The laws of work and of waits.
pub(super) const LAWS: [(&str, LawName); 9] = [
    ("fixed", LawName::Mean(MeanLaw::Fixed)),
    ("exponential", LawName::Mean(MeanLaw::Exponential)),
    ("erlang", LawName::Mean(MeanLaw::Erlang)),
    ("gamma", LawName::Mean(MeanLaw::Gamma)),
    ("lognormal", LawName::Mean(MeanLaw::Lognormal)),
    ("weibull", LawName::Mean(MeanLaw::Weibull)),
    ("triangular", LawName::Triangular),
    ("uniform", LawName::Uniform),
    ("discrete", LawName::Discrete),
];

/// The laws of the size of a cluster.
pub(super) const CLUSTER_LAWS: [(&str, LawName); 3] = [
    ("geometric", LawName::Mean(MeanLaw::Geometric)),
    ("fixed", LawName::Mean(MeanLaw::Fixed)),
    ("discrete", LawName::Discrete),
];

/// The laws of the spread of work around a norm.
pub(super) const SPREAD_LAWS: [(&str, MeanLaw); 8] = [
    ("fixed", MeanLaw::Fixed),
    ("exponential", MeanLaw::Exponential),
    ("erlang", MeanLaw::Erlang),
    ("gamma", MeanLaw::Gamma),
    ("lognormal", MeanLaw::Lognormal),
    ("weibull", MeanLaw::Weibull),
    ("triangular", MeanLaw::Triangular),
    ("uniform", MeanLaw::Uniform),
];
