//! What is refused of how changes are written: kinds, keys, names, dates.

use super::*;

#[test]
fn a_changed_route_without_an_exit_is_refused() {
    let back = "kind = \"route\"\nstage = \"monitor\"\nfrom = 2021-07-01";
    assert_snapshot!(told_of(&[&format!("{back}\nnext = {{ overdracht = 1.0 }}")]), @r#"
    error: with this route a case that enters `monitor` may never end
      --> x.toml:68:8
       |
    68 | kind = "route"
       |        ^^^^^^^ this change
       |
       = hint: give `closed` a share in a route on the way round

    1 problem in x.toml
    "#);
    let with_exit = format!("{back}\nnext = {{ overdracht = 0.9, closed = 0.1 }}");
    assert_eq!(told_of(&[&with_exit]), "no problem");
}

#[test]
fn a_kind_that_does_not_exist_gets_the_nearest() {
    assert_snapshot!(told_of(&[
        "kind = \"higher\"\nteam = \"vervolg\"",
        "team = \"vervolg\"\nfrom = 2021-01-01",
        "kind = \"verlof\"",
    ]), @r#"
    error: `kind` cannot be `higher`
      --> x.toml:68:8
       |
    68 | kind = "higher"
       |        ^^^^^^^^ expected hire, leave, absence, inflow, suspend, stages, areas, route, work, caseload, order or cost

    error: `change` has no `kind`
      --> x.toml:71:1
       |
    71 | [[change]]
       | ^^^^^^^^^^ `kind` is needed here

    error: `kind` cannot be `verlof`
      --> x.toml:76:8
       |
    76 | kind = "verlof"
       |        ^^^^^^^^ expected hire, leave, absence, inflow, suspend, stages, areas, route, work, caseload, order or cost

    3 problems in x.toml
    "#);
}

#[test]
fn keys_of_another_kind_are_refused() {
    assert_snapshot!(told_of(&[
        &format!("{HIRE}\nfrom = 2021-04-01\nshare = 0.1\nstage = \"monitor\""),
        "kind = \"suspend\"\nstage = \"monitor\"\nfrom = 2021-07-01\nteam = \"vervolg\"",
        "kind = \"cost\"\neuro = 5000\nfrom = 2021-07-01\nuntil = 2021-08-01",
    ]), @r#"
    error: unknown key `from` in `change`
      --> x.toml:73:1
       |
    73 | from = 2021-04-01
       | ^^^^ this key means nothing here
       |
       = hint: did you mean `for`?

    error: unknown key `share` in `change`
      --> x.toml:74:1
       |
    74 | share = 0.1
       | ^^^^^ this key means nothing here
       |
       = hint: valid here: kind, title, team, role, fte, contract, per_month, lag, chance, ramp, pace, mentor, stages, received_before, cost_per_year, decided, until, when, for

    error: unknown key `stage` in `change`
      --> x.toml:75:1
       |
    75 | stage = "monitor"
       | ^^^^^ this key means nothing here
       |
       = hint: did you mean `stages`?

    error: unknown key `team` in `change`
      --> x.toml:81:1
       |
    81 | team = "vervolg"
       | ^^^^ this key means nothing here
       |
       = hint: valid here: kind, title, stage, from, until, when, for

    error: `change` has no `title`
      --> x.toml:83:1
       |
    83 | [[change]]
       | ^^^^^^^^^^ `title` is needed here

    error: unknown key `until` in `change`
      --> x.toml:87:1
       |
    87 | until = 2021-08-01
       | ^^^^^ this key means nothing here
       |
       = hint: valid here: kind, title, euro, from

    6 problems in x.toml
    "#);
}

#[test]
fn what_is_needed_and_left_out_is_told() {
    assert_snapshot!(told_of(&[
        "kind = \"hire\"",
        "kind = \"inflow\"\nfactor = 1.1",
        "kind = \"work\"\nstage = \"onderzoek\"\nfrom = 2021-07-01",
        "kind = \"absence\"\nshare = 0.1\nfrom = 2021-07-01",
        "kind = \"suspend\"\nstage = []\nfrom = 2021-07-01",
    ]), @r#"
    error: `change` has no `team`
      --> x.toml:67:1
       |
    67 | [[change]]
       | ^^^^^^^^^^ `team` is needed here

    error: `change` has no `role`
      --> x.toml:67:1
       |
    67 | [[change]]
       | ^^^^^^^^^^ `role` is needed here

    error: `change` has no `fte`
      --> x.toml:67:1
       |
    67 | [[change]]
       | ^^^^^^^^^^ `fte` is needed here

    error: `change` has no `decided`
      --> x.toml:67:1
       |
    67 | [[change]]
       | ^^^^^^^^^^ `decided` is needed here

    error: `change` has no `from`
      --> x.toml:70:1
       |
    70 | [[change]]
       | ^^^^^^^^^^ `from` is needed here

    error: `change` has no `factor`
      --> x.toml:74:1
       |
    74 | [[change]]
       | ^^^^^^^^^^ `factor` is needed here

    error: extra absence without the length of a spell
      --> x.toml:80:8
       |
    80 | kind = "absence"
       |        ^^^^^^^^^ how long does an illness last?
       |
       = hint: write for example `spell = "3 weeks"`

    error: `stage` is empty
      --> x.toml:86:9
       |
    86 | stage = []
       |         ^^ at least one is needed

    8 problems in x.toml
    "#);
}

#[test]
fn names_in_changes_get_the_nearest() {
    assert_snapshot!(told_of(&[
        &HIRE.replace("vervolg", "vervolgteam").replace("MW", "WM"),
        "kind = \"suspend\"\nstage = [\"monitr\"]\nwhen = \"waiting.onderzoeken > 40\"",
        "kind = \"inflow\"\narrivals = \"melding\"\nfactor = 1.1\nfrom = 2021-07-01",
        "kind = \"areas\"\nteam = \"voordeur\"\nareas = [\"oost\"]\nfrom = 2021-07-01",
        "kind = \"areas\"\nteam = \"voordeur\"\nareas = \"zuid\"\nfrom = 2021-07-01",
        "kind = \"route\"\nstage = \"triage\"\nnext = { onderzoeck = 1.0 }\nfrom = 2021-07-01",
        "kind = \"order\"\nteam = \"vervolg\"\norder = \"lifo\"\nfrom = 2021-07-01",
    ]), @r#"
    error: unknown team `vervolgteam`
      --> x.toml:69:8
       |
    69 | team = "vervolgteam"
       |        ^^^^^^^^^^^^^ no team has this name
       |
       = hint: valid here: voordeur, vervolg, wijkteams

    error: unknown role `WM`
      --> x.toml:70:8
       |
    70 | role = "WM"
       |        ^^^^ no role has this name
       |
       = hint: did you mean `MW`?

    error: unknown stage `monitr`
      --> x.toml:76:10
       |
    76 | stage = ["monitr"]
       |          ^^^^^^^^ no stage has this name
       |
       = hint: did you mean `monitor`?

    error: unknown stage `onderzoeken`
      --> x.toml:77:8
       |
    77 | when = "waiting.onderzoeken > 40"
       |        ^^^^^^^^^^^^^^^^^^^^^^^^^^ no stage has this name
       |
       = hint: did you mean `onderzoek`?

    error: unknown arrivals `melding`
      --> x.toml:81:12
       |
    81 | arrivals = "melding"
       |            ^^^^^^^^^ no arrivals has this name
       |
       = hint: did you mean `meldingen`?

    error: unknown area `oost`
      --> x.toml:88:10
       |
    88 | areas = ["oost"]
       |          ^^^^^^ no area has this name
       |
       = hint: valid here: noord, zuid

    error: `areas` must be a list of areas, or "all"
      --> x.toml:94:9
       |
    94 | areas = "zuid"
       |         ^^^^^^ found text
       |
       = hint: write it in brackets: `["zuid"]`

    error: unknown stage `onderzoeck`
       --> x.toml:100:10
        |
    100 | next = { onderzoeck = 1.0 }
        |          ^^^^^^^^^^ no stage has this name
        |
        = hint: did you mean `onderzoek`?

    error: `order` cannot be `lifo`
       --> x.toml:106:9
        |
    106 | order = "lifo"
        |         ^^^^^^ expected fifo, due, slack or accumulating
        |
        = hint: did you mean `fifo`?

    9 problems in x.toml
    "#);
}

#[test]
fn dates_and_conditions_that_do_not_fit_are_refused() {
    assert_snapshot!(told_of(&[
        &format!("{HIRE}\nuntil = 2021-03-01"),
        "kind = \"suspend\"\nstage = \"monitor\"\nfrom = 2021-07-01\nuntil = \"waiting.onderzoek <= 20\"",
        "kind = \"suspend\"\nstage = \"monitor\"\nfrom = 2021-07-01\nfor = \"6 weeks\"",
        "kind = \"suspend\"\nstage = \"monitor\"\nwhen = \"onderzoek > 40\"",
        "kind = \"suspend\"\nstage = \"monitor\"\nwhen = \"waiting.onderzoek > 40\"\nfor = \"36 hours\"",
        "kind = \"suspend\"\nstage = \"monitor\"\nfrom = 2021-07-01\nuntil = \"2021-09-01\"",
    ]), @r#"
    error: a change that ends before it begins
      --> x.toml:73:9
       |
    72 | decided = 2021-03-18
       |           ---------- it begins here
    73 | until = 2021-03-01
       |         ^^^^^^^^^^ this is not later
       |
       = hint: `until` is the first day after it

    error: a condition in `until` needs `when`
      --> x.toml:79:9
       |
    79 | until = "waiting.onderzoek <= 20"
       |         ^^^^^^^^^^^^^^^^^^^^^^^^^ this change begins by date, so it ends by date
       |
       = hint: write a date, or let the change begin by a condition too: `when = "waiting.onderzoek > 40"`

    error: `for` needs `when`
      --> x.toml:85:7
       |
    85 | for = "6 weeks"
       |       ^^^^^^^^^ only a change that begins by a condition has a least duration
       |
       = hint: write the end as a date in `until`

    error: `when` cannot be read as a condition
      --> x.toml:90:8
       |
    90 | when = "onderzoek > 40"
       |        ^^^^^^^^^^^^^^^^ nothing called `onderzoek` is counted
       |
       = hint: write for example `"waiting.onderzoek > 40"`, `"in_hand.monitor <= 10"` or `"received.meldingen >= 1500"`; the signs are >, >=, < and <=

    error: `for` must be a whole number of days or weeks
      --> x.toml:96:7
       |
    96 | for = "36 hours"
       |       ^^^^^^^^^^ a change begins and ends at midnight

    error: `until` must be a date
       --> x.toml:102:9
        |
    102 | until = "2021-09-01"
        |         ^^^^^^^^^^^^ this is not a date
        |
        = hint: write it as `2021-09-01`, without quotes

    6 problems in x.toml
    "#);
}

#[test]
fn changes_outside_the_period_are_refused() {
    assert_snapshot!(told_of(&[
        "kind = \"suspend\"\nstage = \"monitor\"\nfrom = 2022-01-01",
        "kind = \"suspend\"\nstage = \"monitor\"\nfrom = 2019-07-01\nuntil = 2019-09-01",
    ]), @r#"
    error: the change begins on 2022-01-01, when the period is over
      --> x.toml:68:8
       |
    68 | kind = "suspend"
       |        ^^^^^^^^^ this change

    error: the change ends on 2019-09-01, before the simulation begins
      --> x.toml:73:8
       |
    73 | kind = "suspend"
       |        ^^^^^^^^^ this change

    2 problems in x.toml
    "#);
}
