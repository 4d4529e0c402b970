//! Studies and lists that somebody, or a broken disk, changed: each from a number, so that it can be made again.

/// What stands in files where it should not, or should stand elsewhere.
const SCRAPS: [&str; 60] = [
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
    "\r\n",
    "\0",
    "é",
    "\u{feff}",
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
    "stage.triage",
    "\u{1b}[31m",
    "\t",
    ";",
    "99999999999999999999",
    "-0.0",
    "0.1",
    "1.0",
    "2147483648",
    "{}",
    "[]",
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

    fn of<'t, T: ?Sized>(&mut self, things: &[&'t T]) -> Option<&'t T> {
        things.get(self.below(things.len())).copied()
    }
}

/// The text with one to five changes; words and lines of `others` may get into it.
pub(crate) fn mutated(text: &str, others: &[&str], numbers: &mut Numbers) -> String {
    let changes = 1 + numbers.below(5);
    (0..changes).fold(text.to_owned(), |text, _| changed(&text, others, numbers))
}

fn changed(text: &str, others: &[&str], numbers: &mut Numbers) -> String {
    let other = numbers.of(others).unwrap_or_default();
    match numbers.below(10) {
        0 => without_letters(text, numbers),
        1 => with(text, numbers.of(&SCRAPS).unwrap_or_default(), numbers),
        2 => with_line(text, |_, _| None, numbers),
        3 => with_line(text, |line, _| Some(format!("{line}{line}")), numbers),
        4 => {
            let lines: Vec<&str> = other.split_inclusive('\n').collect();
            let more = numbers.of(&lines).unwrap_or_default();
            with_line(text, |line, _| Some(format!("{line}{more}")), numbers)
        }
        5 => with_word(text, |_| numbers_word(other), numbers),
        6 => {
            let scrap = numbers.of(&SCRAPS).unwrap_or_default().to_owned();
            with_word(text, move |_| scrap, numbers)
        }
        7 => {
            let place = numbers.below(usize::MAX);
            let words = words(text);
            let taken = words.get(place % words.len().max(1)).cloned();
            let taken = taken.map_or(String::new(), |range| text[range].to_owned());
            with_word(text, move |_| taken, numbers)
        }
        8 => with_word(text, |word| word.chars().rev().collect(), numbers),
        _ => with_word(text, |word| format!("{word}{word}"), numbers),
    }
}

/// The longest word of a text: its names are long.
fn numbers_word(text: &str) -> String {
    let ranges = words(text);
    let longest = ranges.into_iter().max_by_key(ExactSizeIterator::len);
    longest.map_or(String::new(), |range| text[range].to_owned())
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

fn with(text: &str, scrap: &str, numbers: &mut Numbers) -> String {
    let at = letter_at(text, numbers);
    format!("{}{scrap}{}", &text[..at], &text[at..])
}

fn with_line(
    text: &str,
    change: impl Fn(&str, usize) -> Option<String>,
    numbers: &mut Numbers,
) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let chosen = numbers.below(lines.len());
    let written = lines.iter().enumerate().filter_map(|(at, line)| {
        if at == chosen {
            change(line, at)
        } else {
            Some((*line).to_owned())
        }
    });
    written.collect()
}

/// Where words and numbers stand.
fn words(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices() {
        let belongs = letter.is_alphanumeric() || matches!(letter, '.' | '-' | '_');
        match (belongs, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| from..text.len()));
    words
}

fn with_word(text: &str, change: impl FnOnce(&str) -> String, numbers: &mut Numbers) -> String {
    let words = words(text);
    let Some(range) = words.get(numbers.below(words.len())).cloned() else {
        return String::new();
    };
    let word = change(&text[range.clone()]);
    format!("{}{word}{}", &text[..range.start], &text[range.end..])
}
