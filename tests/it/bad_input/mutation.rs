//! Studies and lists that somebody, or a broken disk, changed: each from a number, so that it can be made again.

use std::ops::Range;

/// What stands in files where it should not, or should stand elsewhere.
const SCRAPS: [&str; 78] = [
    "\"",
    "'",
    "\"\"\"",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ",",
    ".",
    "#",
    "\n",
    "\r",
    "\r\n",
    "\0",
    "é",
    "e\u{301}",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "\u{a0}",
    "٣",
    "１２",
    "🏠",
    "-",
    "1",
    "0",
    "1_0",
    "1e999",
    "-1e308",
    "1e308",
    "1e-308",
    "nan",
    "inf",
    "0x",
    "true",
    "false",
    "2021-02-30",
    "0001-01-01",
    "9999-12-31",
    "2021-01-01T00:00:00",
    "09:00",
    "\\u00e9",
    " per ",
    " per year",
    " per day",
    " weeks",
    " days",
    " working days",
    " months",
    " hours",
    "\"always\"",
    "law",
    "\"same\"",
    "closed",
    "all",
    "baseline",
    "stage.triage",
    "\u{1b}[31m",
    "\t",
    ";",
    "99999999999999999999",
    "9223372036854775807",
    "-9223372036854775808",
    "-0.0",
    "0.1",
    "1.0",
    "2147483648",
    "4294967296",
    "65536",
    "{}",
    "[]",
    "[scenario.x]\n",
    "[[change]]\n",
    "[team.x]\n",
    "[x]\n",
];

/// Values of every type, for keys that had others.
const VALUES: [&str; 44] = [
    "0",
    "1",
    "-1",
    "2",
    "1000000",
    "9223372036854775807",
    "0.0",
    "0.5",
    "-0.5",
    "1e-300",
    "1e300",
    "inf",
    "nan",
    "true",
    "false",
    "\"\"",
    "\"x\"",
    "\" \"",
    "\"é\u{301}🏠\"",
    "\"\\u0000\"",
    "'''a\nb'''",
    "\"always\"",
    "\"same\"",
    "\"nl\"",
    "\"1 per year\"",
    "\"0 per day\"",
    "\"1e9 per day\"",
    "\"1 seconds\"",
    "\"0 days\"",
    "\"6 weeks\"",
    "\"99999999 months\"",
    "\"5 working days\"",
    "\"mon-sun 00:00-24:00\"",
    "\"waiting.onderzoek > 1\"",
    "2021-01-01",
    "1900-01-01",
    "2199-12-31",
    "2021-06-01T12:00:00",
    "12:00:00",
    "[]",
    "[0]",
    "{}",
    "{ mean = 1, cv = 9 }",
    "[ { from = 2021-01-01, value = 1 } ]",
];

/// What a number is multiplied by.
const FACTORS: [f64; 12] = [
    0.0, -1.0, 0.01, 0.5, 0.99, 1.01, 2.0, 7.0, 100.0, 1e4, 1e9, 1e18,
];

/// A source of numbers (SplitMix64: Steele, Lea and Flood, 2014).
pub(crate) struct Numbers(u64);

impl Numbers {
    /// Those of this seed.
    pub(crate) fn new(seed: u64) -> Self {
        Numbers(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but not including `end`, and 0 when there is none.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// One of some things, the first of them when there are none.
    pub(crate) fn of<T: Clone + Default>(&mut self, things: &[T]) -> T {
        let chosen = things.get(self.below(things.len()));
        chosen.cloned().unwrap_or_default()
    }
}

/// The text with one to five changes, mostly one; lines, words and values of `others` may get into it.
pub(crate) fn mutated(text: &str, others: &[&str], numbers: &mut Numbers) -> String {
    let changes = 1 + numbers.below(5).saturating_sub(numbers.below(5));
    (0..changes).fold(text.to_owned(), |text, _| changed(&text, others, numbers))
}

/// Up to forty characters that may be any.
pub(crate) fn any_characters(numbers: &mut Numbers) -> String {
    let length = numbers.below(40);
    let any = |_| match numbers.below(3) {
        0 => numbers.of(&SCRAPS).to_owned(),
        1 => char::from(numbers.below(128) as u8).to_string(),
        _ => char::from_u32(numbers.below(0x11_0000) as u32).map_or(String::new(), String::from),
    };
    (0..length).map(any).collect()
}

/// The bytes of a text of which a few are any others.
pub(crate) fn broken(text: &str, numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..numbers.below(4) {
        let at = numbers.below(bytes.len());
        if let Some(byte) = bytes.get_mut(at) {
            *byte = numbers.below(256) as u8;
        }
    }
    bytes
}

fn changed(text: &str, others: &[&str], numbers: &mut Numbers) -> String {
    let other = numbers.of(others);
    match numbers.below(21) {
        0 => without_letters(text, numbers),
        1 => with_scrap(text, numbers),
        2 => with_pieces_swapped(text, lines, numbers),
        3 => with_piece(text, lines, "", numbers),
        4 => with_piece_twice(text, lines, numbers),
        5 => with_piece_of(text, lines, other, numbers),
        6 => with_piece_of(text, words, other, numbers),
        7 => with_piece(text, words, numbers.of(&SCRAPS), numbers),
        8 => with_pieces_swapped(text, words, numbers),
        9 => with_word(text, |word| word.chars().rev().collect(), numbers),
        10 => with_word(text, |word| format!("{word}{word}"), numbers),
        11 | 12 => with_piece(text, values, numbers.of(&VALUES), numbers),
        13 => with_piece_of(text, values, other, numbers),
        14 => with_pieces_swapped(text, values, numbers),
        15 | 16 => with_number(text, numbers),
        17 => with_piece_twice(text, tables, numbers),
        18 => with_piece(text, tables, "", numbers),
        19 => with_piece_of(text, tables, other, numbers),
        _ => with_pieces_swapped(text, tables, numbers),
    }
}

/// Where pieces of some kind stand in a text.
type Pieces = fn(&str) -> Vec<Range<usize>>;

/// One of the pieces becomes something else.
fn with_piece(text: &str, pieces: Pieces, written: &str, numbers: &mut Numbers) -> String {
    let at = numbers.of(&pieces(text));
    format!("{}{written}{}", &text[..at.start], &text[at.end..])
}

fn with_piece_twice(text: &str, pieces: Pieces, numbers: &mut Numbers) -> String {
    let copied = numbers.of(&pieces(text));
    let at = numbers.of(&pieces(text)).start;
    format!("{}{}{}", &text[..at], &text[copied], &text[at..])
}

/// One of the pieces becomes one of another text.
fn with_piece_of(text: &str, pieces: Pieces, other: &str, numbers: &mut Numbers) -> String {
    let taken = numbers.of(&pieces(other));
    with_piece(text, pieces, &other[taken], numbers)
}

/// Two of the pieces change places.
fn with_pieces_swapped(text: &str, pieces: Pieces, numbers: &mut Numbers) -> String {
    let found = pieces(text);
    let (one, other) = (numbers.of(&found), numbers.of(&found));
    let (first, second) = if one.start < other.start {
        (one, other)
    } else {
        (other, one)
    };
    if second.start < first.end {
        return text.to_owned();
    }
    let between = &text[first.end..second.start];
    let (before, after) = (&text[..first.start], &text[second.end..]);
    format!(
        "{before}{}{between}{}{after}",
        &text[second.clone()],
        &text[first.clone()]
    )
}

fn with_word(text: &str, change: impl FnOnce(&str) -> String, numbers: &mut Numbers) -> String {
    let at = numbers.of(&words(text));
    let word = change(&text[at.clone()]);
    format!("{}{word}{}", &text[..at.start], &text[at.end..])
}

/// A number becomes larger or smaller; of a date the year, the month or the day does.
fn with_number(text: &str, numbers: &mut Numbers) -> String {
    let at = numbers.of(&figures(text));
    let figure: f64 = text[at.clone()].parse().unwrap_or(1.0);
    let scaled = figure * numbers.of(&FACTORS);
    let is_whole = scaled.fract() == 0.0 && scaled.abs() < 1e15;
    let written = if is_whole && numbers.below(2) == 0 {
        format!("{scaled:.1}")
    } else {
        format!("{scaled}")
    };
    format!("{}{written}{}", &text[..at.start], &text[at.end..])
}

fn letter_at(text: &str, numbers: &mut Numbers) -> usize {
    let mut at = numbers.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn without_letters(text: &str, numbers: &mut Numbers) -> String {
    let from = letter_at(text, numbers);
    let length = 1 + numbers.below(40);
    let left = text[from..].chars().skip(length);
    text[..from].chars().chain(left).collect()
}

/// A scrap gets in; now and then so often that what is nested in it is very deep.
fn with_scrap(text: &str, numbers: &mut Numbers) -> String {
    let at = letter_at(text, numbers);
    let times = if numbers.below(50) == 0 { 5_000 } else { 1 };
    let scrap = numbers.of(&SCRAPS).repeat(times);
    format!("{}{scrap}{}", &text[..at], &text[at..])
}

fn lines(text: &str) -> Vec<Range<usize>> {
    let ends = text.match_indices('\n').map(|(at, _)| at + 1);
    between(text, ends)
}

/// A table and all in it, up to the next; what stands before the first is one too.
fn tables(text: &str) -> Vec<Range<usize>> {
    let starts = text.match_indices("\n[").map(|(at, _)| at + 1);
    between(text, starts)
}

fn between(text: &str, cuts: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut from = 0;
    let mut pieces = Vec::new();
    for cut in cuts.chain([text.len()]) {
        pieces.push(from..cut);
        from = cut;
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

fn words(text: &str) -> Vec<Range<usize>> {
    runs(text, |letter| {
        letter.is_alphanumeric() || matches!(letter, '.' | '-' | '_')
    })
}

fn figures(text: &str) -> Vec<Range<usize>> {
    runs(text, |letter| letter.is_ascii_digit() || letter == '.')
}

fn runs(text: &str, belongs: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices() {
        match (belongs(letter), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                runs.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    runs.extend(start.map(|from| from..text.len()));
    runs
}

/// What stands behind an equals sign, as far as it goes; in a list the cells.
fn values(text: &str) -> Vec<Range<usize>> {
    if !text.contains('=') {
        return runs(text, |letter| !matches!(letter, ',' | ';' | '\n' | '\r'));
    }
    let signs = text.match_indices("= ").map(|(at, sign)| at + sign.len());
    signs
        .map(|from| from..from + length_of_value(&text[from..]))
        .collect()
}

fn length_of_value(text: &str) -> usize {
    let mut depth = 0_i32;
    let mut is_quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '[' | '{' => depth += 1,
            ']' | '}' if depth > 0 => depth -= 1,
            ',' | '\n' | '#' | ']' | '}' if depth == 0 => return at,
            _ => {}
        }
    }
    text.len()
}
