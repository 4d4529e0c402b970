//! How long the warm-up should be, as a pilot tells.

use doorstroom::analysis::{ListCourse, Rest, WarmUp};
use doorstroom::measure::StockMeasure;
use doorstroom::model::{Language, Model, StageId, Study};
use doorstroom::output::{Heading, Words};

use crate::cli::table::Columns;
use crate::cli::words::pick;

/// When each list comes to rest, and what that means for the warm-up of the study.
pub(in crate::cli) fn of(study: &Study, found: &WarmUp) -> String {
    let words = Words::of(study.language);
    let model = &study.scenarios[0].model;
    format!(
        "\n{}\n{}\n{}\n",
        pilot(found, words),
        table(found, model, words),
        verdict(found, model, words)
    )
}

/// What was simulated.
fn pilot(found: &WarmUp, words: Words) -> String {
    let runs = words.replications(found.replications as usize);
    let (years, day) = (found.years, words.date(found.from));
    match words.language() {
        Language::Dutch => format!(
            "aanloop: proefdraai van {runs} van {years} jaar, leeg begonnen, met de instroom, het personeel en de afspraken \
             van {day} en zonder seizoenen"
        ),
        Language::English => format!(
            "warm-up: a pilot of {runs} of {years} years, started empty, with the arrivals, the staff and the rules of \
             {day} and without seasons"
        ),
    }
}

fn table(found: &WarmUp, model: &Model, words: Words) -> String {
    let at_rest = pick(words.language(), "in rust na", "at rest after");
    let headings = [
        words.heading(Heading::Stage).to_owned(),
        format!("{}: {at_rest}", words.stock_measure(StockMeasure::Waiting)),
        format!("{}: {at_rest}", words.stock_measure(StockMeasure::InHand)),
    ];
    let mut columns = Columns::new(headings.iter().map(String::as_str), 1);
    for pair in found.lists.chunks(2) {
        let title = pair[0].stage.map_or(
            pick(words.language(), "alles samen", "all together"),
            |stage: StageId| &model.stage(stage).title,
        );
        let mut cells = vec![title.to_owned()];
        cells.extend(pair.iter().map(|list| rest(list, words)));
        columns.row(cells);
    }
    columns.text()
}

fn rest(list: &ListCourse, words: Words) -> String {
    match list.rest {
        Rest::After(days) => words.duration(f64::from(days)),
        Rest::Never => pick(words.language(), "komt niet tot rust", "does not").to_owned(),
        Rest::Unclear => pick(words.language(), "niet te zeggen", "not to be told").to_owned(),
        Rest::Small => "–".to_owned(),
    }
}

/// What to write in the study, or why nothing can be proposed.
fn verdict(found: &WarmUp, model: &Model, words: Words) -> String {
    match (found.proposed(), found.is_short()) {
        (Some(proposed), Some(is_short)) => {
            let given = given(found, words);
            let needed = words.duration(f64::from(found.from - proposed));
            match (words.language(), is_short) {
                (Language::Dutch, true) => format!(
                    "Nodig is een aanloop van {needed}; de studie geeft {given}. Dat is te kort: schrijf `warm_up = \
                     {proposed}` onder `[period]`, of begin met de zaken van nu (`[opening]`)."
                ),
                (Language::Dutch, false) => format!(
                    "Nodig is een aanloop van {needed}; de studie geeft {given}. Dat is lang genoeg."
                ),
                (Language::English, true) => format!(
                    "A warm-up of {needed} is needed; the study gives {given}. That is too short: write `warm_up = \
                     {proposed}` under `[period]`, or begin with the cases of today (`[opening]`)."
                ),
                (Language::English, false) => format!(
                    "A warm-up of {needed} is needed; the study gives {given}. That is long enough."
                ),
            }
        }
        _ => unsettled(found, model, words),
    }
}

fn given(found: &WarmUp, words: Words) -> String {
    let days = found.from - found.given;
    if days == 0 {
        return pick(words.language(), "geen", "none").to_owned();
    }
    words.duration(f64::from(days))
}

/// Why no warm-up can be long enough.
fn unsettled(found: &WarmUp, model: &Model, words: Words) -> String {
    let posts = found.shortages.iter().map(|row| {
        let post = words.post(model, row.team, row.role);
        format!("{post} ({})", words.percent(row.load()))
    });
    let posts = words.list(&posts.collect::<Vec<_>>());
    let others = found.last_rest().map(|days| others(found, days, words));
    let others = others.unwrap_or_default();
    match (words.language(), found.shortages.is_empty()) {
        (Language::Dutch, false) => format!(
            "Een aanloop die lang genoeg is bestaat niet: er wordt meer werk gevraagd dan er uren zijn, van {posts}. Wat \
             daarvoor wacht groeit zolang dat duurt, en hoeveel er op de eerste dag wacht hangt af van het begin van de \
             aanloop. Begin liever met de zaken van nu (`[opening]`).{others}"
        ),
        (Language::Dutch, true) => format!(
            "Een aanloop is niet voor te stellen: niet alle lijsten komen in de helft van {} jaar tot rust. Begin liever met \
             de zaken van nu (`[opening]`).",
            found.years
        ),
        (Language::English, false) => format!(
            "No warm-up is long enough: more work is asked than there are hours, of {posts}. What waits for it grows for \
             as long as that lasts, and how much waits on the first day depends on when the warm-up begins. Better begin \
             with the cases of today (`[opening]`).{others}"
        ),
        (Language::English, true) => format!(
            "No warm-up can be proposed: not all lists come to rest within half of {} years. Better begin with the cases \
             of today (`[opening]`).",
            found.years
        ),
    }
}

/// What can be said of the lists that do come to rest.
fn others(found: &WarmUp, days: i32, words: Words) -> String {
    let (rest, given) = (words.duration(f64::from(days)), given(found, words));
    match words.language() {
        Language::Dutch => format!(
            " De lijsten die wel tot rust komen, doen dat binnen {rest}; de studie geeft {given} aanloop."
        ),
        Language::English => format!(
            " The lists that do come to rest do so within {rest}; the study gives {given} of warm-up."
        ),
    }
}
