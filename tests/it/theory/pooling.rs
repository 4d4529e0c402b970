//! Three regional teams with a list each against one list for all: three M/M/2 or one M/M/6.

use super::laboratory::{REPLICATIONS, assert_mean, laboratory_in, replicate};
use doorstroom::engine::Observer;
use doorstroom::model::{AreaId, Model};
use doorstroom::proof::WaitsByArea;
use doorstroom::queueing::Station;
use doorstroom::time::Day;

const AREAS: usize = 3;
/// Arrivals per day in the whole region; the work of each takes a tenth of a day.
const RATE: f64 = 42.0;
const OF_ONE_AREA: Station = Station {
    arrival_rate: RATE / 3.0,
    mean_service: 0.1,
    servers: 2,
};
const OF_ALL: Station = Station {
    arrival_rate: RATE,
    mean_service: 0.1,
    servers: 6,
};

/// Three areas, and the `teams`.
fn region(period: &str, teams: &str) -> Model {
    let tables = format!(
        r#"
[arrivals.customers]
to   = "station"
rate = "{RATE} per day"

[area.north]
share = 0.333333334
[area.east]
share = 0.333333333
[area.west]
share = 0.333333333

[role.S]
hours_per_year = "always"

[stage.station]
work = [ {{ role = "S", hours = 2.4 }} ]
next = {{ closed = 1.0 }}
{teams}"#
    );
    laboratory_in(period, "\"always\"", &tables)
}

#[test]
fn one_team_for_all_areas_agrees_with_erlang() {
    let team = "[team.all]\nstaff = { S = 6 }\nstages = [\"station\"]\n";
    let period = "warm_up = 2021-07-01\nfrom = 2022-01-01\nuntil = 2028-01-01";
    let model = region(period, team);
    let runs = replicate(&model, REPLICATIONS, || {
        WaitsByArea::new(&model, model.from(), model.until())
    });
    assert_every_area_waits("pooled", &runs, |run| run, OF_ALL);
}

/// Up to 2030 each team serves an area, from then on all of them serve all areas. What is told in the first quarter of
/// 2030 is left out.
#[test]
fn regional_teams_that_are_pooled_at_a_date_agree_with_erlang() {
    let areas = ["north", "east", "west"];
    let teams = areas.map(|area| {
        format!(
            "[team.{area}]\nstaff = {{ S = 2 }}\nstages = [\"station\"]\nareas = [\"{area}\"]\n\
             [[change]]\nkind = \"areas\"\nteam = \"{area}\"\nareas = \"all\"\nfrom = 2030-01-01\n"
        )
    });
    let period = "warm_up = 2021-07-01\nfrom = 2022-01-01\nuntil = 2036-04-01";
    let model = region(period, &teams.concat());
    let (pooled_from, settled) = (Day::new(2030, 1, 1), Day::new(2030, 4, 1));
    let runs = replicate(&model, REPLICATIONS, || {
        let before = WaitsByArea::new(&model, model.from(), pooled_from);
        (before, WaitsByArea::new(&model, settled, model.until()))
    });
    assert_every_area_waits("before pooling", &runs, |(before, _)| before, OF_ONE_AREA);
    assert_every_area_waits("after pooling", &runs, |(_, after)| after, OF_ALL);
}

/// The three areas wait equally long, and as long as the theory of the list they stand on says.
#[track_caller]
fn assert_every_area_waits<R: Observer>(
    name: &str,
    runs: &[R],
    of: impl Fn(&R) -> &WaitsByArea,
    theory: Station,
) {
    for area in (0..AREAS).map(AreaId::from) {
        let wait = |run: &R| of(run).mean(area);
        assert_mean(&format!("{name}, {area:?}"), runs, wait, theory.mean_wait());
    }
    let all = |run: &R| of(run).mean_of_all();
    assert_mean(&format!("{name}, all"), runs, all, theory.mean_wait());
}
