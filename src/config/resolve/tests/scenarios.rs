//! Scenarios: what each makes of the study, and every refusal.

use super::*;

/// The scenarios of the region, as its study has them.
const SCENARIOS: &str = r#"
[scenario.impuls]
title = "impuls: 3 fte, april 2021 tot april 2022"

[[scenario.impuls.change]]
kind    = "hire"
team    = "vervolg"
role    = "MW"
fte     = 1.0
decided = 2021-03-18
lag     = "2 weeks"             # from decision to first working day (aanname U11); a law is allowed
chance  = 0.9                   # that the post is filled at all
ramp    = "6 months"            # linear from `pace` to full output
pace    = 0.5
mentor  = 0.10                  # of one experienced fte of the team, during the ramp
until   = 2022-04-01
stages  = ["voorwaarden-en-vervolg", "onderzoek"]

[[scenario.impuls.change]]
kind    = "hire"
team    = "vervolg"
role    = "MW"
fte     = 2.0
decided = 2021-03-18
lag     = "2 weeks"
until   = 2022-04-01
stages  = ["monitor"]

[scenario.impuls-en-structureel]
title   = "impuls, daarna 1,5 fte structureel"
extends = "impuls"

[[scenario.impuls-en-structureel.change]]
kind    = "hire"
team    = "vervolg"
role    = "MW"
fte     = 1.5
decided = 2021-10-01
lag     = "3 months"

[scenario.meldingen-2019]
title = "impuls, meldingen terug op het niveau van 2019"
extends = "impuls"
[scenario.meldingen-2019.set]   # a deep patch of the study itself
arrivals.meldingen.rate = [ { from = 2019-01-01, value = "1620 per year" } ]
"#;

fn region() -> Study {
    let text = include_str!("../../../../configs/gooi-en-vechtstreek.toml");
    let text = format!("{text}\n{SCENARIOS}");
    parse("x.toml", &text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn hires(model: &Model) -> Vec<(&Change, &Hire)> {
    let changes = model.changes().iter();
    let hires = changes.filter_map(|change| match &change.kind {
        ChangeKind::Hire(hire) => Some((change, hire)),
        _ => None,
    });
    hires.collect()
}

#[test]
fn the_scenarios_of_the_region_are_as_written() {
    let study = region();
    let names: Vec<&str> = study
        .scenarios
        .iter()
        .map(|scenario| scenario.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "zonder-impuls",
            "impuls",
            "impuls-en-structureel",
            "meldingen-2019"
        ]
    );
    assert_eq!(
        study.scenarios[1].title,
        "impuls: 3 fte, april 2021 tot april 2022"
    );
    let numbers = study
        .scenarios
        .iter()
        .map(|scenario| hires(&scenario.model).len());
    assert_eq!(numbers.collect::<Vec<_>>(), [0, 2, 3, 2]);
}
