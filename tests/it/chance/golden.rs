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
3fec61f1ed733f02 3feae75b3818db58
3fd153a7a8366a07 3febddab6e24a600
3fecf672a84fd3aa 3fe72c6362cdd83e
3fe42ce28d0bd4a6 3fb42cea7f6e144c
3fba7f8d88309eac 3fc809c6e12d06aa
3fc6ebeeb1c2198e 3fd7ad602a39b50b
3fe955833664b8cc 3fd0774bb0242ae7
3fbe0424acde3d34 3feb64ff8675bbae
3feabb75c30bd0c4 3fe8c415e12ed21a
3fed2d82524fbb78 3fe664170f0130ac
3f47218481978600 3febd97b0bea5312
3fcce06f519bcb6e 3fd25cf51eab8fdf
3fc8eddae0d622d6 3fd57f2fbd71836b
3fe9113b60400ff4 3fb8afbcee5d2f44
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
exponential: 4004ec2d9af03516 (2.6153), 3ff75f0f5dec9437 (1.4607)
erlang: 401899735dc7fed0 (6.1499), 401a936f820be70c (6.6440)
gamma: 4008664fd7027de4 (3.0500), 400e258d0dc6972c (3.7683)
gamma of cv 2: 3fe0b6e878e42db2 (0.5223), 3ff7582fd68b9da6 (1.4590)
lognormal: 402afc22fb389bbe (13.4925), 4031c0281a973a58 (17.7506)
weibull: 401f7f70e0fb004a (7.8745), 40166fceb6a9074b (5.6092)
triangular: 4008cfcb1ef1a1dd (3.1015), 400dac98b16e9ed5 (3.7093)
uniform: 400deb0d381a13fa (3.7398), 4010d9ff1eb89c33 (4.2129)
discrete: 4000000000000000 (2.0000), 4000000000000000 (2.0000)
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
poisson [8, 6, 3, 4, 6, 3, 5, 2, 8, 11, 8, 7]
negative binomial [9, 6, 2, 4, 5, 3, 4, 1, 8, 13, 8, 7]
busy [174, 135, 121, 129, 132, 123, 142, 143, 161, 164, 151, 172]
geometric [5, 3, 1, 3, 2, 1, 1, 1, 2, 2, 3, 2]
listed [1, 1, 3, 1, 1, 3, 1, 3, 1, 1, 1, 1]
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
exponential: 91fc6dd4f90b50f1
erlang: 6903ec4ad2122c98
gamma: c308811e640bf779
gamma of cv 2: 658387cd61836c4a
lognormal: f6d92fe30a9a8509
weibull: beea1c7d6b17721f
triangular: f791a471b44cbf57
uniform: b5233bc15298bd6b
discrete: 1ede39632cd7b9b8
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
