//! Golden values: made once by the program. They pin behaviour and prove nothing.
//!
//! A change here changes the outcome of every study: say so in the note of the version, and only then renew them
//! from the message of the failing test.

use std::fmt::Write;

use doorstroom::random::{
    ClusterSize, DailyCount, Draw, Law, Purpose, Streams, combined_key, key_of,
};

/// The generator and the keys: each part of a key on its own, small and large.
#[test]
fn keyed_draws_are_those_of_every_version() {
    let uniform = |seed, replication, purpose, subject, visit| {
        let mut draw = Streams::new(seed, replication).draw(purpose, subject, visit);
        [draw.uniform(), draw.uniform()].map(f64::to_bits)
    };
    let far = u64::MAX;
    let drawn = [
        uniform(0, 0, Purpose::ArrivalCount, 0, 0),
        uniform(1, 0, Purpose::ArrivalCount, 0, 0),
        uniform(0, 1, Purpose::ArrivalCount, 0, 0),
        uniform(0, 0, Purpose::ArrivalCount, 1, 0),
        uniform(0, 0, Purpose::ArrivalCount, 0, 1),
        uniform(0, 0, Purpose::ArrivalSecond, 0, 0),
        uniform(0, 0, Purpose::ClusterSize, 0, 0),
        uniform(0, 0, Purpose::Area, 0, 0),
        uniform(0, 0, Purpose::Urgency, 0, 0),
        uniform(0, 0, Purpose::Route, 0, 0),
        uniform(0, 0, Purpose::Need, 0, 0),
        uniform(0, 0, Purpose::Hours, 0, 0),
        uniform(0, 0, Purpose::Wait, 0, 0),
        uniform(far, far, Purpose::Wait, far, far),
    ];
    let mut table = String::new();
    for [first, second] in drawn {
        writeln!(table, "{first:016x} {second:016x}").unwrap();
    }
    assert_golden(
        &table,
        "\
3fd873f3442bbc2b 3fe910b0266d3f7e
3feb9b699ec82c3c 3fc64c8bf62bfa2a
3fda5951d596b699 3fc3eeaab9f91f2a
3fc9c576f9ca575e 3fe00c77a9b6bbda
3feff9c2cb815258 3fd9d4c3ebe7a45b
3fd4782634aea1ab 3fdf1a07bf2fe297
3fe01611197c76f8 3fdbddd22b9912dd
3fee5e16d625b92e 3fe9619fe8b0f002
3fe740a5d233fa96 3fd24107ee66458b
3fe9ddd93bcdeb22 3fd6db9332589d8d
3fe617962f885de2 3fd5c564bfbb7a03
3fdb452514a179c9 3fd011835bc10e13
3fac3e7483d14578 3fd7b2879d945643
3fe6a1109a22242e 3fdceadb6fbf8407
",
    );
}

#[test]
fn keys_of_names_are_those_of_every_version() {
    let keys = [
        key_of(""),
        key_of("triage"),
        key_of("voorwaarden-en-vervolg"),
        combined_key(0, 0),
        combined_key(1, 0),
        combined_key(0, 1),
        combined_key(u64::MAX, u64::MAX),
    ];
    let table = keys.map(|key| format!("{key:016x}\n")).concat();
    assert_golden(
        &table,
        "\
f52a15e9a9b5e89b
c03acb7c873df22b
7bcd89fcd5b76875
0000000000000000
5692161d100b05e5
3564b439cd1e1f16
492b8d6066c09227
",
    );
}

/// The first two draws of every law, as bits and, to be readable, rounded.
#[test]
fn first_draws_of_every_law_are_those_of_every_version() {
    let mut table = String::new();
    for (name, law) in laws() {
        let first = first_draws(|draw| law.sample(draw));
        writeln!(table, "{name}: {first}").unwrap();
    }
    assert_golden(
        &table,
        "\
fixed: 4013333333333333 (4.8000), 4013333333333333 (4.8000)
exponential: 4005464388e5a40d (2.6593), 402be8afb7d9fb39 (13.9545)
erlang: 40202a0092df4d5e (8.0820), 4019850611bf4360 (6.3799)
gamma: 40083bd16d0d8f91 (3.0292), 3ff0817b0a135d06 (1.0316)
gamma of cv 2: 3fc297973c215066 (0.1453), 3f10d18317585e9a (0.0001)
lognormal: 402ac16e226752b9 (13.3778), 401148611ae34192 (4.3207)
weibull: 401fce25e445f964 (7.9513), 4034e12e2018a300 (20.8796)
triangular: 4008aa88400e97aa (3.0833), 3ff85cb6ecb4c838 (1.5226)
uniform: 400dca8c8d4be47c (3.7239), 40014fa4da271296 (2.1639)
discrete: 4000000000000000 (2.0000), 3ff0000000000000 (1.0000)
",
    );
}

#[test]
fn first_counts_and_clusters_are_those_of_every_version() {
    let streams = Streams::new(2021, 3);
    let counts = |mean: f64, dispersion: f64| -> Vec<u32> {
        let law = DailyCount::new(dispersion).unwrap();
        (0..12)
            .map(|day| law.sample(mean, &streams, 1, day))
            .collect()
    };
    let sizes = |size: ClusterSize| -> Vec<u32> {
        (0..12)
            .map(|case| size.sample(&mut streams.draw(Purpose::ClusterSize, case, 0)))
            .collect()
    };
    let table = [
        format!("poisson {:?}\n", counts(5.8, 1.0)),
        format!("negative binomial {:?}\n", counts(5.8, 1.5)),
        format!("busy {:?}\n", counts(150.0, 3.0)),
        format!(
            "geometric {:?}\n",
            sizes(ClusterSize::geometric(2.5).unwrap())
        ),
        format!(
            "listed {:?}\n",
            sizes(ClusterSize::discrete(vec![1.0, 3.0], &[2.0, 1.0]).unwrap())
        ),
    ]
    .concat();
    assert_golden(
        &table,
        "\
poisson [8, 7, 5, 4, 6, 7, 6, 3, 5, 2, 7, 4]
negative binomial [9, 8, 4, 3, 5, 7, 6, 3, 5, 2, 7, 4]
busy [156, 158, 148, 133, 130, 162, 152, 132, 145, 141, 176, 122]
geometric [3, 4, 2, 4, 1, 2, 4, 3, 2, 4, 1, 4]
listed [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 1]
",
    );
}

/// One hash over many draws, so that one changed last bit among them shows: an `ln` of the platform differs from that of
/// `libm` in about one value in twelve. It has to run in the full build, as these tests do: a feature that
/// some package turns on for all (`num-traits/std`) is what would change the function behind a name.
#[test]
fn not_a_bit_of_many_draws_has_changed() {
    let mut table = String::new();
    for (name, law) in laws() {
        let streams = Streams::new(2021, 3);
        let draws = (0..10_000).map(|case| law.sample(&mut streams.draw(Purpose::Hours, case, 0)));
        writeln!(table, "{name}: {:016x}", hash(draws)).unwrap();
    }
    assert_golden(
        &table,
        "\
fixed: 2f74fd21295e1425
exponential: 9be44e85b542afcf
erlang: b3b864f09ee553e0
gamma: 1a8ecebae65b4310
gamma of cv 2: 1fd438efe4201dc9
lognormal: da9d7d4b0f23d979
weibull: 5864d7d755204e36
triangular: b0662f30c0b6dba1
uniform: cd0588b8bc31d49f
discrete: a015b7d58c719d45
",
    );
}

/// The hash does notice a last bit.
#[test]
fn the_hash_notices_a_last_bit() {
    let draws = [0.25, 0.5, 0.75];
    let nearly = [0.25, f64::from_bits(0.5_f64.to_bits() + 1), 0.75];
    assert_ne!(hash(draws.into_iter()), hash(nearly.into_iter()));
}

/// FNV-1a over the bytes of the numbers, 64 bits.
fn hash(numbers: impl Iterator<Item = f64>) -> u64 {
    numbers
        .flat_map(|number| number.to_bits().to_le_bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
}

fn laws() -> Vec<(&'static str, Law)> {
    let law = |law: Result<Law, _>| law.expect("possible parameters");
    vec![
        ("fixed", law(Law::fixed(4.8))),
        ("exponential", law(Law::exponential(4.8))),
        ("erlang", law(Law::erlang(6.0, 0.5))),
        ("gamma", law(Law::gamma(3.0, 0.5))),
        ("gamma of cv 2", law(Law::gamma(3.0, 2.0))),
        ("lognormal", law(Law::lognormal(14.5, 0.7))),
        ("weibull", law(Law::weibull(10.0, 0.6))),
        ("triangular", law(Law::triangular(1.0, 2.0, 6.0))),
        ("uniform", law(Law::uniform(2.0, 5.0))),
        (
            "discrete",
            law(Law::discrete(vec![1.0, 2.0, 5.0], &[1.0, 2.0, 1.0])),
        ),
    ]
}

fn first_draws(sample: impl Fn(&mut Draw) -> f64) -> String {
    let streams = Streams::new(2021, 3);
    let draws = (0..2).map(|case| {
        let value = sample(&mut streams.draw(Purpose::Hours, case, 0));
        format!("{:016x} ({value:.4})", value.to_bits())
    });
    draws.collect::<Vec<_>>().join(", ")
}

/// Fails when what is drawn differs from what every version drew.
#[track_caller]
fn assert_golden(drawn: &str, golden: &str) {
    assert!(
        drawn == golden,
        "the same keys no longer give the same numbers: every study comes out differently.\nwas\n{golden}\nis\n{drawn}"
    );
}
