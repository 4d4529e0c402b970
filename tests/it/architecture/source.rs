//! Rust source as the laws see it: the paths a file names, each traced back to where it leads.
//!
//! No compiler: comments and literals are passed over, what is left is read as words and signs. That is enough to
//! follow every `use` tree, every path in an expression, `crate::`, `self::` and any number of `super::`.

/// A word or a sign of a source text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Token {
    /// The word or the sign.
    pub(crate) text: String,
    /// The line on which it stands, from 1.
    pub(crate) line: usize,
}

impl Token {
    /// Is it a word rather than a sign or a number?
    pub(crate) fn is_word(&self) -> bool {
        self.text
            .starts_with(|c: char| c.is_alphabetic() || c == '_')
    }
}

/// A path that a source text names, such as `crate::model::Model` or `rand::Rng`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Path {
    /// The line on which it stands, from 1.
    pub(crate) line: usize,
    /// Its segments; one that started at `self` or `super` starts at `crate` instead.
    pub(crate) segments: Vec<String>,
}

impl Path {
    /// The first segment.
    pub(crate) fn root(&self) -> &str {
        &self.segments[0]
    }

    /// The segment after the root.
    pub(crate) fn second(&self) -> Option<&str> {
        self.segments.get(1).map(String::as_str)
    }
}

/// Signs of two characters that must not be taken for two signs.
const LONG_SIGNS: [&str; 4] = ["::", "->", "=>", ".."];

/// The words and signs of a text, without comments, literals and lifetimes.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut rest = Cursor { text, line: 1 };
    let mut tokens = Vec::new();
    while let Some(first) = rest.text.chars().next() {
        let line = rest.line;
        if let Some(length) = length_passed_over(rest.text) {
            rest.advance(length);
            continue;
        }
        let word = rest.text.strip_prefix("r#").unwrap_or(rest.text);
        let length = if word.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
            rest.advance(rest.text.len() - word.len());
            word.find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(word.len())
        } else if LONG_SIGNS.iter().any(|sign| rest.text.starts_with(sign)) {
            2
        } else {
            first.len_utf8()
        };
        let text = rest.text[..length].to_owned();
        tokens.push(Token { text, line });
        rest.advance(length);
    }
    tokens
}

struct Cursor<'a> {
    text: &'a str,
    line: usize,
}

impl Cursor<'_> {
    fn advance(&mut self, length: usize) {
        let (passed, rest) = self.text.split_at(length);
        self.line += passed.matches('\n').count();
        self.text = rest;
    }
}

/// The length of the white space, comment, literal or lifetime with which a text begins, if it does.
fn length_passed_over(text: &str) -> Option<usize> {
    let white = text.len() - text.trim_start().len();
    if white > 0 {
        return Some(white);
    }
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return Some(block_comment_length(text));
    }
    string_length(text).or_else(|| quoted_length(text))
}

fn block_comment_length(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            let Some(c) = rest.chars().next() else {
                return at;
            };
            at += c.len_utf8();
        }
    }
}

/// The length of a string literal, prefix and all; raw ones too.
fn string_length(text: &str) -> Option<usize> {
    let prefix = ["br", "cr", "b", "c", "r", ""].into_iter().find(|prefix| {
        text.strip_prefix(prefix)
            .is_some_and(|rest| rest.trim_start_matches('#').starts_with('"'))
    })?;
    let rest = &text[prefix.len()..];
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    let body = prefix.len() + hashes + 1;
    if prefix.ends_with('r') {
        let end = format!("\"{}", "#".repeat(hashes));
        return Some(
            text[body..]
                .find(&end)
                .map_or(text.len(), |at| body + at + end.len()),
        );
    }
    (hashes == 0).then(|| body + closing_length(&text[body..], '"'))
}

/// The length of a character literal or a lifetime.
fn quoted_length(text: &str) -> Option<usize> {
    let body = text.strip_prefix('\'')?;
    let mut characters = body.chars();
    let first = characters.next()?;
    if first == '\\' || characters.next() == Some('\'') {
        return Some(1 + closing_length(body, '\''));
    }
    let name = body.find(|c: char| !c.is_alphanumeric() && c != '_');
    Some(1 + name.unwrap_or(body.len()))
}

/// The length up to and including the first `close` that no backslash precedes.
fn closing_length(text: &str, close: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == close => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// The paths that a source names, when it is that of the module at `module` (`["engine", "dispatch"]`).
///
/// A path of one segment counts only where it is brought in by `use` or `extern crate`.
pub(crate) fn paths(tokens: &[Token], module: &[&str]) -> Vec<Path> {
    let mut reader = Reader {
        tokens,
        at: 0,
        module: module.iter().map(|&name| name.to_owned()).collect(),
        paths: Vec::new(),
    };
    reader.read();
    reader.paths
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    /// The module at hand, inline ones included.
    module: Vec<String>,
    paths: Vec<Path>,
}

impl Reader<'_> {
    fn read(&mut self) {
        let mut depth = 0_usize;
        let mut inline_modules = Vec::new();
        while let Some(token) = self.tokens.get(self.at) {
            match token.text.as_str() {
                "{" => depth += 1,
                "}" => {
                    depth = depth.saturating_sub(1);
                    if inline_modules.pop_if(|opened| *opened == depth).is_some() {
                        self.module.pop();
                    }
                }
                "mod" if self.text(2) == "{" => {
                    inline_modules.push(depth);
                    self.module.push(self.text(1).to_owned());
                    depth += 1;
                    self.at += 3;
                    continue;
                }
                "use" => {
                    self.at += 1;
                    self.tree(Vec::new());
                    continue;
                }
                "crate" if self.at > 0 && self.tokens[self.at - 1].text == "extern" => {
                    self.at += 1;
                    self.tree(Vec::new());
                    continue;
                }
                _ if token.is_word() && self.text(1) == "::" => {
                    self.path();
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    /// The text of the token that stands `ahead` of the one at hand.
    fn text(&self, ahead: usize) -> &str {
        self.tokens
            .get(self.at + ahead)
            .map_or("", |token| token.text.as_str())
    }

    /// A path in an expression, a type or a pattern.
    fn path(&mut self) {
        let is_continued = self.at > 1
            && self.tokens[self.at - 1].text == "::"
            && (self.tokens[self.at - 2].is_word() || self.tokens[self.at - 2].text == ">");
        let line = self.tokens[self.at].line;
        let mut segments = vec![self.text(0).to_owned()];
        self.at += 1;
        while self.text(0) == "::" && self.tokens.get(self.at + 1).is_some_and(Token::is_word) {
            segments.push(self.text(1).to_owned());
            self.at += 2;
        }
        if !is_continued && segments.len() > 1 {
            self.found(line, segments);
        }
    }

    /// A `use` tree, or one branch of it, that continues `above`.
    fn tree(&mut self, above: Vec<String>) {
        let mut segments = above;
        let line = self.tokens.get(self.at).map_or(0, |token| token.line);
        loop {
            match self.text(0) {
                "::" => self.at += 1,
                "{" => {
                    self.at += 1;
                    while !matches!(self.text(0), "}" | ";" | "") {
                        self.tree(segments.clone());
                        if self.text(0) == "," {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                "as" => self.at += 2,
                "," | "}" | ";" | "" => break,
                segment => {
                    segments.push(segment.to_owned());
                    self.at += 1;
                }
            }
        }
        self.found(line, segments);
    }

    fn found(&mut self, line: usize, segments: Vec<String>) {
        if let Some(segments) = self.traced_to_the_crate(segments) {
            self.paths.push(Path { line, segments });
        }
    }

    /// The same path from `crate` on, when it starts at `self` or `super`; none when there is nothing to name.
    fn traced_to_the_crate(&self, segments: Vec<String>) -> Option<Vec<String>> {
        let first = segments.first()?;
        if !matches!(first.as_str(), "self" | "super") {
            return Some(segments);
        }
        let mut module = self.module.clone();
        let mut rest = segments.into_iter().peekable();
        while let Some(step) = rest.next_if(|segment| matches!(segment.as_str(), "self" | "super"))
        {
            if step == "super" {
                module.pop();
            }
        }
        let root = std::iter::once("crate".to_owned());
        Some(root.chain(module).chain(rest).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str, module: &[&str]) -> Vec<String> {
        paths(&tokens(text), module)
            .iter()
            .map(|path| path.segments.join("::"))
            .collect()
    }

    #[test]
    fn comments_literals_and_lifetimes_name_nothing() {
        let text = r####"
            //! crate::a::B
            /* crate::b::C /* crate::c::D */ crate::d::E */
            const A: &str = "crate::e::F \" crate::f::G";
            const B: &str = r#"crate::g::H " crate::h::I"#;
            const C: &[u8] = b"crate::i::J";
            const D: [char; 3] = ['"', '\'', '\u{1F600}'];
            fn f<'a>(x: &'a str) -> &'a str { x }
            fn g() { crate::found::it() }
        "####;
        assert_eq!(named(text, &["room"]), ["crate::found::it"]);
    }

    #[test]
    fn use_trees_are_followed_into_every_branch() {
        let text = "use crate::{model::{Model, ids as numbers}, time};\npub use ::serde::Serialize as S;\nuse toml;";
        assert_eq!(
            named(text, &["room"]),
            [
                "crate::model::Model",
                "crate::model::ids",
                "crate::time",
                "serde::Serialize",
                "toml"
            ]
        );
    }

    #[test]
    fn paths_in_expressions_types_and_attributes_are_found_once() {
        let text = "#[derive(serde::Serialize)] struct A(crate::time::Day);
            fn f() -> Option<rand::Rng> { <A as a::B>::csv::<u8>(x.y::<jiff::Zoned>()); $crate::model::X }";
        assert_eq!(
            named(text, &["room"]),
            [
                "serde::Serialize",
                "crate::time::Day",
                "rand::Rng",
                "a::B",
                "jiff::Zoned",
                "crate::model::X"
            ]
        );
    }

    #[test]
    fn steps_up_are_traced_back_to_the_crate_also_from_inline_modules() {
        let text = "use super::event::Event;
            use super::super::model;
            mod tests { use super::*; use super::super::cases; fn f() {} }
            fn g() { self::inner::h() }";
        assert_eq!(
            named(text, &["engine", "dispatch"]),
            [
                "crate::engine::event::Event",
                "crate::model",
                "crate::engine::dispatch::*",
                "crate::engine::cases",
                "crate::engine::dispatch::inner::h"
            ]
        );
    }

    #[test]
    fn lines_are_counted_through_everything_passed_over() {
        let text = "/* a\nb */ const A: &str = \"c\nd\";\n// e\nuse crate::time;";
        assert_eq!(paths(&tokens(text), &["room"])[0].line, 5);
    }
}
