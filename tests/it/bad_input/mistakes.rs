//! Mistakes that people make in studies and lists: each makes one thing of the right study wrong.

/// Every mistake of the corpus, as its first lines say.
const CORPUS: &str = include_str!("mistakes.txt");

/// A mistake: a piece of text, and what stands there instead.
#[derive(Default)]
pub(crate) struct Mistake {
    /// What is wrong.
    pub(crate) name: &'static str,
    /// In which file it is.
    pub(crate) file: &'static str,
    pub(crate) right: String,
    pub(crate) wrong: String,
}

/// Every mistake of the corpus.
pub(crate) fn mistakes() -> Vec<Mistake> {
    let mut file = "";
    let mut mistakes: Vec<Mistake> = Vec::new();
    for line in CORPUS.lines() {
        let (sign, rest) = line.split_once(' ').unwrap_or((line, ""));
        match (sign, mistakes.last_mut()) {
            ("in", _) => file = rest,
            ("=", _) => mistakes.push(Mistake {
                name: rest,
                file,
                ..Mistake::default()
            }),
            ("-", Some(mistake)) => add_line(&mut mistake.right, rest),
            ("+", Some(mistake)) => add_line(&mut mistake.wrong, rest),
            _ => {}
        }
    }
    mistakes
}

fn add_line(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(&line.replace("\\n", "\n"));
}
