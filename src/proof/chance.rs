//! Chance: the moments of every law, the expected year of arrivals, and draws that may never change.

use super::check::{Check, Section, Text};
use super::laboratory::{Laboratory, baseline};
use crate::engine::EngineError;
use crate::experiment::ExperimentError;
use crate::measure::{Collector, Periods, Scope};
use crate::model::StageId;
use crate::random::{DailyCount, Law, LawError, Purpose, Streams};
use crate::stats::Tally;

type Outcome = Result<Section, ExperimentError<EngineError>>;

/// Draws of each law.
const DRAWS: u64 = 200_000;

/// A law with its mean and its cv by the textbook.
struct Known {
    name: &'static str,
    law: Result<Law, LawError>,
    mean: f64,
    cv: f64,
}

/// By the formulas of Johnson, Kotz & Balakrishnan: a Weibull of shape 2 has cv² 4/π − 1; a triangle from a over b to c
/// the mean (a + b + c) / 3 and the variance (a² + b² + c² − ab − ac − bc) / 18; a uniform law the variance (c − a)² / 12.
fn known() -> [Known; 7] {
    let weibull = (4.0 / std::f64::consts::PI - 1.0).sqrt();
    [
        Known {
            name: "exponential",
            law: Law::exponential(4.8),
            mean: 4.8,
            cv: 1.0,
        },
        Known {
            name: "erlang",
            law: Law::erlang(6.0, 0.5),
            mean: 6.0,
            cv: 0.5,
        },
        Known {
            name: "gamma",
            law: Law::gamma(3.0, 0.5),
            mean: 3.0,
            cv: 0.5,
        },
        Known {
            name: "lognormal",
            law: Law::lognormal(14.5, 0.7),
            mean: 14.5,
            cv: 0.7,
        },
        Known {
            name: "weibull",
            law: Law::weibull(10.0, weibull),
            mean: 10.0,
            cv: weibull,
        },
        Known {
            name: "triangular",
            law: Law::triangular(1.0, 2.0, 6.0),
            mean: 3.0,
            cv: (21.0_f64 / 18.0).sqrt() / 3.0,
        },
        Known {
            name: "uniform",
            law: Law::uniform(2.0, 5.0),
            mean: 3.5,
            cv: (9.0_f64 / 12.0).sqrt() / 3.5,
        },
    ]
}

/// Mean and mean square of each law.
pub(super) fn laws(_: &Laboratory) -> Outcome {
    let mut checks = Vec::new();
    for (number, known) in known().into_iter().enumerate() {
        let law = known.law.expect("possible parameters");
        // Draws of their own for each law: the same draws would all be high or all be low.
        let streams = Streams::new(Laboratory::SEED, number as u64);
        let drawn =
            || (0..DRAWS).map(|case| law.sample(&mut streams.draw(Purpose::Hours, case, 0)));
        let name = known.name;
        checks.push(Check::of_values(
            Text::new(format!("{name}: gemiddelde"), format!("{name}: mean")),
            drawn(),
            known.mean,
        ));
        checks.push(Check::of_values(
            Text::new(
                format!("{name}: gemiddeld kwadraat"),
                format!("{name}: mean square"),
            ),
            drawn().map(|value| value * value),
            known.mean * known.mean * (1.0 + known.cv * known.cv),
        ));
    }
    Ok(Section {
        title: Text::new("Kansverdelingen", "Laws of chance"),
        source: Text::alike(
            "Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions: E X² = m² (1 + cv²)",
        ),
        checks,
    })
}

/// A year of arrivals with seasons and weekdays is expected to hold exactly what the study says; days spread as it says.
pub(super) fn arrivals(runner: &Laboratory) -> Outcome {
    const PER_DAY: f64 = 5.8;
    const DISPERSION: f64 = 1.5;
    let text = r#"
[period]
from  = 2021-01-01
until = 2022-01-01

[arrivals.reports]
to         = "stage"
rate       = "1459 per year"
dispersion = 1.5
months     = [1.1, 1, 1, 0.9, 1, 1.2, 0.8, 0.7, 1.1, 1.1, 1.1, 1]
weekdays   = [1.3, 1.2, 1.1, 1, 1, 0.4, 0.3]

[role.S]
hours_per_year = "always"

[stage.stage]
work = [ { role = "S", hours = 0.1 } ]
next = { closed = 1.0 }

[team.team]
staff  = { S = 10 }
stages = ["stage"]
"#;
    let model = baseline(text);
    let periods = Periods::of(&model);
    let runs = runner.listen(&model, 400, || Collector::new(&model))?;
    let entered = |run: Collector<'_>| {
        let flow = run.finish().flow(Scope::All, StageId(0), periods.whole());
        f64::from(flow.entered)
    };
    let law = DailyCount::new(DISPERSION).expect("a possible dispersion");
    let streams = Streams::new(Laboratory::SEED, 0);
    let squares = (0..DRAWS).map(|day| {
        let apart = f64::from(law.sample(PER_DAY, &streams, 1, day)) - PER_DAY;
        apart * apart
    });
    Ok(Section {
        title: Text::new("Meldingen die binnenkomen", "Reports that arrive"),
        source: Text::new(
            "De studie zelf: 1459 per jaar, hoe de maanden en dagen ook wegen; negatief binomiaal, variantie 1,5 × 5,8",
            "The study itself: 1459 a year, whatever months and days weigh; negative binomial, variance 1.5 × 5.8",
        ),
        checks: vec![
            Check::of_values(
                Text::new("meldingen in een jaar", "reports in a year"),
                runs.into_iter().map(entered),
                1459.0,
            ),
            Check::of_values(
                Text::new(
                    "spreiding van een dag (kwadraat)",
                    "spread of a day (squared)",
                ),
                squares,
                PER_DAY * DISPERSION,
            ),
        ],
    })
}

/// What every version drew from the same keys, as the golden tests of the source have it.
const GOLDEN: [(&str, u64); 4] = [
    ("exponential", 0x91fc_6dd4_f90b_50f1),
    ("erlang", 0x6903_ec4a_d212_2c98),
    ("gamma", 0xc308_811e_640b_f779),
    ("lognormal", 0xf6d9_2fe3_0a9a_8509),
];

/// The hash of ten thousand draws of a law, and what it was when the recipe was frozen.
fn golden_draws() -> impl Iterator<Item = (&'static str, u64, u64)> {
    let streams = Streams::new(2021, 3);
    let frozen = |name| GOLDEN.into_iter().find(|(golden, _)| *golden == name);
    known().into_iter().filter_map(move |known| {
        let (name, hash) = frozen(known.name)?;
        let law = known.law.expect("possible parameters");
        let draw = |case| law.sample(&mut streams.draw(Purpose::Hours, case, 0));
        Some((name, hash_of((0..10_000).map(draw)), hash))
    })
}

/// The draws are those of every version on every platform, to the last bit.
pub(super) fn golden(_: &Laboratory) -> Outcome {
    let check = |(name, drawn, frozen)| {
        let what = Text::new(
            format!("{name}: 10.000 trekkingen (vingerafdruk)"),
            format!("{name}: 10,000 draws (fingerprint)"),
        );
        Check::exact(what, hexadecimal(drawn), hexadecimal(frozen))
    };
    Ok(Section {
        title: Text::new(
            "Hetzelfde toeval op elke computer",
            "The same chance on every computer",
        ),
        source: Text::new(
            "Vastgelegd bij het maken (FNV-1a over de bits): bewaakt tegen verandering, bewijst op zichzelf niets",
            "Frozen when it was made (FNV-1a over the bits): guards against change, proves nothing by itself",
        ),
        checks: golden_draws().map(check).collect(),
    })
}

/// A draw that differs from the frozen one in its last bit.
pub(super) fn last_bit() -> Check {
    let drawn = [0.25, 0.5, 0.75];
    let nearly = [0.25, f64::from_bits(0.5_f64.to_bits() + 1), 0.75];
    Check::exact(
        Text::new(
            "de laatste bit van een trekking anders",
            "the last bit of a draw changed",
        ),
        hexadecimal(hash_of(nearly.into_iter())),
        hexadecimal(hash_of(drawn.into_iter())),
    )
}

/// A law that spreads a tenth more than it says.
pub(super) fn spread_off() -> Check {
    let law = Law::lognormal(14.5, 0.77).expect("possible parameters");
    let streams = Streams::new(Laboratory::SEED, 0);
    let squares: Tally = (0..DRAWS)
        .map(|case| law.sample(&mut streams.draw(Purpose::Hours, case, 0)))
        .map(|value| value * value)
        .collect();
    Check::of_tally(
        Text::new(
            "lognormal: een tiende te veel spreiding",
            "lognormal: a tenth too much spread",
        ),
        squares,
        14.5 * 14.5 * (1.0 + 0.7 * 0.7),
    )
}

fn hexadecimal(hash: u64) -> String {
    format!("{hash:016x}")
}

/// FNV-1a over the bytes of the numbers, 64 bits.
fn hash_of(numbers: impl Iterator<Item = f64>) -> u64 {
    numbers
        .flat_map(|number| number.to_bits().to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
}
