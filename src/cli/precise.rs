//! How precise the results are, when that was asked for.

use doorstroom::experiment::Reached;
use doorstroom::output::Words;

use super::words::pick;

/// The precision that was reached and what it took, or what is not that precise, in a sentence.
pub(super) fn of(reached: &Reached, words: Words) -> String {
    let asked = words.percent_as_set(reached.precision);
    let say = |dutch, english| pick(words.language(), dutch, english);
    if !reached.is_met {
        let most = words.replications(reached.replications as usize);
        let not = say("is niet bereikt na", "was not reached after");
        let (told, cannot) = (
            say("Een precisie van", "A precision of"),
            reached.imprecise(),
        );
        return format!("{told} {asked} {not} {most}: {}.", words.list(&cannot));
    }
    let last = reached
        .watched
        .iter()
        .max_by_key(|watched| watched.precise_since);
    let last = last.map(|watched| format!(": {} ({})", watched.name, watched.scenario));
    format!(
        "{} {asked}{}{}.",
        say("Precisie", "Precision"),
        say("; het langst duurde dat voor", "; it took longest for"),
        last.unwrap_or_default().trim_start_matches(':'),
    )
}
