//! The valid name that a misspelt one was probably meant to be. Home of `strsim`.

/// The name among `valid` nearest to `written`, when at most a third of its letters (or two) are wrong.
///
/// The distance is that of Damerau and Levenshtein: a letter too many, too few, another or swapped counts as one. Capitals
/// do not count. A name that has nothing in common with what was written is never near, however short both are.
pub(super) fn nearest<'n>(
    written: &str,
    valid: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    let written = written.to_lowercase();
    let letters = written.chars().count();
    let allowed = (letters / 3).max(2).min(letters.saturating_sub(1));
    let distance = |name: &str| strsim::damerau_levenshtein(&written, &name.to_lowercase());
    let candidates = valid.into_iter().map(|name| (distance(name), name));
    let near = candidates
        .filter(|(distance, name)| *distance <= allowed && *distance < name.chars().count());
    near.min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// A hint for a name that is not among `valid`, when one of them is near.
pub(super) fn near_hint<'n>(
    written: &str,
    valid: impl IntoIterator<Item = &'n str>,
) -> Option<String> {
    nearest(written, valid).map(|name| format!("did you mean `{name}`?"))
}

/// A hint for a name that is not among `valid`: the nearest of them, else all of them when they are few.
pub(super) fn did_you_mean<'n>(
    written: &str,
    valid: impl IntoIterator<Item = &'n str>,
) -> Option<String> {
    let valid: Vec<&str> = valid.into_iter().collect();
    if let Some(hint) = near_hint(written, valid.iter().copied()) {
        return Some(hint);
    }
    match valid.as_slice() {
        [] => None,
        [only] => Some(format!("the only valid name here is `{only}`")),
        names if names.len() <= 20 => Some(format!("valid here: {}", names.join(", "))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        // Distances by hand: one letter too many; two swapped; capitals only; 3 of 9 letters; 4 of 9; 4 of 5.
        assert_eq!(nearest("ftee", ["fte", "role"]), Some("fte"));
        assert_eq!(nearest("satge", ["state", "stage"]), Some("stage"));
        assert_eq!(nearest("mw", ["MW", "SC"]), Some("MW"));
        assert_eq!(nearest("onderzxxx", ["onderzoek"]), Some("onderzoek"));
        assert_eq!(nearest("onderxxxx", ["onderzoek"]), None);
        assert_eq!(nearest("leden", ["staff", "stages"]), None);
    }

    #[test]
    fn two_letters_that_are_both_wrong_are_not_a_misspelling() {
        assert_eq!(nearest("GD", ["MW", "SC"]), None);
        assert_eq!(nearest("to", ["of"]), None);
        assert_eq!(nearest("", ["of"]), None);
    }
}
