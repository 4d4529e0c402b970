//! Breaks a text into lines: at spaces, after hyphens and slashes, at soft hyphens, else where the room ends.

use super::font::{Weight, text_width};

/// Marks where a word may be broken; invisible unless it is.
const SOFT_HYPHEN: char = '\u{AD}';

/// Fewer letters than this do not make a line of their own.
const SHORTEST_REST: usize = 3;

/// The lines of `text`, none wider than `room`. An empty text has no lines.
pub(super) fn wrap(text: &str, weight: Weight, size: f64, room: f64) -> Vec<String> {
    let fits = |line: &str| text_width(line, weight, size) <= room;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if fits(&shown_at_end(&joined(&line, &piece))) {
            line = joined(&line, &piece);
            continue;
        }
        if !line.is_empty() {
            lines.push(shown_at_end(&line));
        }
        line = cut_to_room(piece.trim_start().to_owned(), &fits, &mut lines);
    }
    if !line.is_empty() {
        lines.push(shown_at_end(&line));
    }
    lines
}

/// The lines of `text`, as few as [`wrap`] needs and about equally long.
pub(super) fn wrap_evenly(text: &str, weight: Weight, size: f64, room: f64) -> Vec<String> {
    let mut lines = wrap(text, weight, size, room);
    let mut narrower = room - 4.0;
    while narrower > 0.0 {
        let evener = wrap(text, weight, size, narrower);
        if evener.len() > lines.len() || has_new_cut(&evener, &lines) {
            break;
        }
        lines = evener;
        narrower -= 4.0;
    }
    lines
}

/// Whether some word is cut that was whole.
fn has_new_cut(evener: &[String], lines: &[String]) -> bool {
    let letters = |lines: &[String]| {
        lines
            .iter()
            .flat_map(|line| line.chars())
            .filter(|&letter| letter == '-')
            .count()
    };
    letters(evener) > letters(lines)
}

/// Cuts a piece without a place to break until the rest fits; the cut lines end in a hyphen.
fn cut_to_room(mut piece: String, fits: &dyn Fn(&str) -> bool, lines: &mut Vec<String>) -> String {
    while !fits(&shown_at_end(&piece)) && piece.chars().count() > 2 {
        let cuts = piece.char_indices().map(|(at, _)| at).skip(1);
        let rest_is_readable = |at: &usize| piece[*at..].chars().count() >= SHORTEST_REST;
        let last = cuts
            .filter(rest_is_readable)
            .filter(|&at| fits(&format!("{}-", &piece[..at])))
            .last();
        let cut = last.unwrap_or_else(|| piece.chars().next().map_or(0, char::len_utf8));
        lines.push(format!("{}-", &piece[..cut]));
        piece = piece[cut..].to_owned();
    }
    piece
}

/// The text in pieces that must stay whole; a piece that follows a space begins with it.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    for (index, word) in text
        .split([' ', '\n'])
        .filter(|word| !word.is_empty())
        .enumerate()
    {
        let mut piece = String::from(if index > 0 { " " } else { "" });
        for letter in word.chars() {
            piece.push(letter);
            if matches!(letter, '-' | '/' | SOFT_HYPHEN) {
                pieces.push(std::mem::take(&mut piece));
            }
        }
        if !piece.is_empty() {
            pieces.push(piece);
        }
    }
    pieces
}

/// A line with one more piece, soft hyphens inside it gone.
fn joined(line: &str, piece: &str) -> String {
    let piece = if line.is_empty() {
        piece.trim_start()
    } else {
        piece
    };
    format!("{}{piece}", line.trim_end_matches(SOFT_HYPHEN))
}

/// A line as it is written when it ends here.
fn shown_at_end(line: &str) -> String {
    match line.strip_suffix(SOFT_HYPHEN) {
        Some(line) => format!("{line}-"),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, room: f64) -> Vec<String> {
        wrap(text, Weight::Regular, 15.0, room)
    }

    #[test]
    fn lines_break_at_spaces_hyphens_and_soft_hyphens() {
        assert_eq!(
            lines("wachtlijst van het onderzoek", 130.0),
            ["wachtlijst van het", "onderzoek"]
        );
        assert_eq!(
            lines("jeugd-/gezinsbescherming", 120.0),
            ["jeugd-/", "gezinsbescherm-", "ing"]
        );
        let soft = "gezins\u{AD}bescherming";
        assert_eq!(lines(soft, 110.0), ["gezins-", "bescherming"]);
        assert_eq!(lines(soft, 400.0), ["gezinsbescherming"]);
    }

    #[test]
    fn no_line_is_wider_than_the_room() {
        let text =
            "Vertrouwensarts en gedragswetenschapper crisisinterventieteamcoördinator (pool) a b";
        for room in [40.0, 75.0, 110.0, 300.0] {
            for line in lines(text, room) {
                assert!(
                    text_width(&line, Weight::Regular, 15.0) <= room,
                    "{line} in {room}"
                );
            }
        }
        assert!(lines("", 100.0).is_empty());
    }

    #[test]
    fn even_lines_leave_no_lonely_word() {
        let even = wrap_evenly("streefwaarde: 60 zaken", Weight::Regular, 15.0, 128.0);
        assert_eq!(even, ["streefwaarde:", "60 zaken"]);
    }
}
