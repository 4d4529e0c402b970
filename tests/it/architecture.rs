//! The laws of the house, held against its source: who may name whom (law 1), where each package lives (law 2), that
//! work starts in one place (law 6), and that a face holds no logic. Each law is also tried on made-up source that
//! breaks it: a law that cannot be broken says nothing.

mod planted;
mod source;

use std::fs;
use std::path::Path as FilePath;

use source::{Path, Token, paths, tokens};

/// The rooms of the library and their floors. A file names its own room and rooms on lower floors, nothing else.
const FLOORS: [(&str, u32); 12] = [
    ("queueing", 1),
    ("stats", 1),
    ("time", 1),
    ("random", 1),
    ("model", 2),
    ("config", 3),
    ("engine", 3),
    ("measure", 4),
    ("experiment", 5),
    ("analysis", 6),
    ("proof", 6),
    ("output", 7),
];

/// The room of the program, which sees the library from outside.
const PROGRAM: &str = "cli";

/// The rooms in which each outside package may be named. One home each; where there are more, it says why.
const HOMES: [(&str, &[&str]); 25] = [
    ("annotate-snippets", &["config"]),
    ("anstream", &["cli"]),
    ("base64", &["output"]),
    ("clap", &["cli"]),
    ("comfy-table", &["cli"]),
    ("csv", &["config", "output"]),
    ("harfrust", &["output"]),
    ("indicatif", &["cli"]),
    ("jiff", &["time"]),
    // No library one chooses but the elementary functions themselves, which of the platform differ in the last bit:
    // laws of chance, growth of demand, estimators, theory.
    ("libm", &["random", "model", "stats", "queueing", "proof"]),
    ("maud", &["output"]),
    ("plotters", &["output"]),
    ("png", &["output"]),
    ("rand", &["random"]),
    ("rand_xoshiro", &["random"]),
    ("rayon", &["experiment"]),
    ("resvg", &["output"]),
    ("rust_xlsxwriter", &["output"]),
    // What is read and what is written each derive their form.
    ("serde", &["config", "output"]),
    ("serde_json", &["output"]),
    ("statrs", &["stats"]),
    ("strsim", &["config"]),
    ("tempfile", &["config", "output"]),
    ("toml", &["config"]),
    ("zip", &["output"]),
];

#[test]
fn imports_run_down_and_never_sideways() {
    assert_law(&all_files(), import_faults);
}

#[test]
fn every_package_stays_in_its_home() {
    let packages = dependencies(&manifest());
    assert_law(&built_files(), |file| homeless_uses(file, &packages));
}

#[test]
fn every_dependency_has_a_home() {
    let faults = table_faults(&dependencies(&manifest()));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn work_starts_in_dispatch_only() {
    assert_law(&built_files(), starts_elsewhere);
}

#[test]
fn faces_hold_no_logic() {
    assert_law(&all_files(), face_faults);
}

/// A file under `src/`.
struct SourceFile {
    /// Its path from the top of the repository, with `/` between the parts.
    name: String,
    text: String,
}

impl SourceFile {
    /// The modules from the crate down to this file: `src/engine/dispatch.rs` is `["engine", "dispatch"]`.
    fn module(&self) -> Vec<&str> {
        let inside = self.name.trim_start_matches("src/").trim_end_matches(".rs");
        let mut module: Vec<&str> = inside.split('/').collect();
        module.pop_if(|last| matches!(*last, "mod" | "lib" | "main"));
        module
    }

    /// The room in which the file stands; none for `lib.rs` and `main.rs`.
    fn room(&self) -> Option<&str> {
        self.module().first().copied()
    }

    /// Does it belong to the program rather than to the library?
    fn is_program(&self) -> bool {
        self.name == "src/main.rs" || self.room() == Some(PROGRAM)
    }

    fn tokens(&self) -> Vec<Token> {
        tokens(&self.text)
    }

    fn fault(&self, line: usize, what: &str) -> String {
        format!("{}:{line}: {what}", self.name)
    }
}

fn floor_of(room: &str) -> Option<u32> {
    FLOORS
        .iter()
        .find(|(name, _)| *name == room)
        .map(|(_, floor)| *floor)
}

/// Law 1: what a file names that it may not name.
fn import_faults(file: &SourceFile) -> Vec<String> {
    let is_misplaced =
        !file.is_program() && file.room().is_some_and(|room| floor_of(room).is_none());
    if is_misplaced {
        let what = "this room has no floor: give it one in FLOORS of the architecture test and in the crate docs";
        return vec![file.fault(1, what)];
    }
    let objection = |path: &Path| match (path.root(), file.is_program()) {
        ("crate", false) => objection_in_library(file, path.second()),
        ("crate", true) => objection_in_program(path.second()),
        ("doorstroom", false) => Some("the library names itself `crate`".to_owned()),
        ("doorstroom", true) => objection_at_the_wall(path.second()),
        _ => None,
    };
    let fault = |path: Path| objection(&path).map(|what| file.fault(path.line, &what));
    let named = paths(&file.tokens(), &file.module());
    named.into_iter().filter_map(fault).collect()
}

fn objection_in_library(file: &SourceFile, named: Option<&str>) -> Option<String> {
    let Some(floor) = named.and_then(floor_of) else {
        return Some(format!(
            "`{}` is no room of the library: import from the room that has it, never from the crate root",
            named.unwrap_or("crate")
        ));
    };
    let (named, Some(own)) = (named?, file.room()) else {
        return Some("lib.rs lists the rooms and names nothing in them".to_owned());
    };
    let own_floor = floor_of(own)?;
    if named == own || floor < own_floor {
        return None;
    }
    let relation = if floor == own_floor {
        "are strangers on one floor"
    } else {
        "stand in the wrong order: imports run down"
    };
    Some(format!(
        "`{own}` (floor {own_floor}) may not name `{named}` (floor {floor}): they {relation}; move what both need to a lower floor"
    ))
}

fn objection_in_program(named: Option<&str>) -> Option<String> {
    (named != Some(PROGRAM)).then(|| {
        format!(
            "`{}` is not in `{PROGRAM}`: the program speaks to the library as `doorstroom::<room>`",
            named.unwrap_or("crate")
        )
    })
}

fn objection_at_the_wall(named: Option<&str>) -> Option<String> {
    named.and_then(floor_of).is_none().then(|| {
        format!(
            "`doorstroom::{}` is no room: name the room, as in `doorstroom::config::load`",
            named.unwrap_or("")
        )
    })
}

/// Law 2: where a file names a package that lives elsewhere, tests aside.
fn homeless_uses(file: &SourceFile, packages: &[String]) -> Vec<String> {
    let used = |path: &Path| {
        packages
            .iter()
            .find(|package| package.replace('-', "_") == path.root())
            .cloned()
    };
    let is_home = |package: &str| {
        homes_of(package).is_some_and(|homes| file.room().is_some_and(|room| homes.contains(&room)))
    };
    let fault = |path: Path| {
        let package = used(&path).filter(|package| !is_home(package))?;
        let homes = homes_of(&package).map_or("not in HOMES".to_owned(), |homes| homes.join(", "));
        let what = format!(
            "`{package}` does not live here (its home: {homes}): put what needs it there and name our own type here"
        );
        Some(file.fault(path.line, &what))
    };
    let named = paths(&without_tests(&file.tokens()).0, &file.module());
    named.into_iter().filter_map(fault).collect()
}

fn homes_of(package: &str) -> Option<&'static [&'static str]> {
    HOMES
        .iter()
        .find(|(name, _)| *name == package)
        .map(|(_, homes)| *homes)
}

/// Law 2: dependencies without a home, homes without a dependency, homes that are no rooms.
fn table_faults(packages: &[String]) -> Vec<String> {
    let homeless = packages
        .iter()
        .filter(|package| homes_of(package).is_none())
        .map(|package| {
            format!("Cargo.toml: `{package}` has no home: choose the one room that may name it and add it to HOMES of the architecture test")
        });
    let deserted = HOMES
        .iter()
        .filter(|(package, _)| packages.iter().all(|listed| listed != package))
        .map(|(package, _)| {
            format!("HOMES: `{package}` is no dependency in Cargo.toml any more: take it out")
        });
    let is_room = |home: &str| home == PROGRAM || floor_of(home).is_some();
    let nowhere = HOMES
        .iter()
        .flat_map(|(package, homes)| homes.iter().map(move |home| (package, home)))
        .filter(|(_, home)| !is_room(home))
        .map(|(package, home)| format!("HOMES: `{home}`, the home of `{package}`, is no room"));
    homeless.chain(deserted).chain(nowhere).collect()
}

/// The dependencies of a manifest, those for tests and benches left out.
fn dependencies(manifest: &str) -> Vec<String> {
    let manifest: toml::Table = manifest.parse().expect("Cargo.toml is TOML");
    let listed = manifest["dependencies"].as_table();
    listed
        .expect("[dependencies] is a table")
        .keys()
        .cloned()
        .collect()
}

/// The fact that tells of a start of work.
const START_OF_WORK: &str = "WorkStarted";

/// Law 6: where work is started outside `engine/dispatch.rs`, tests aside. To listen to the fact is free to all.
fn starts_elsewhere(file: &SourceFile) -> Vec<String> {
    if file.name == "src/engine/dispatch.rs" {
        return Vec::new();
    }
    let built = without_tests(&file.tokens()).0;
    let named = (0..built.len()).filter(|&at| built[at].text == START_OF_WORK);
    let is_definition =
        |at: usize| file.name == "src/engine/observer.rs" && !is_qualified(&built, at);
    named
        .filter(|&at| !is_definition(at) && !is_pattern(&built, at))
        .map(|at| {
            file.fault(
                built[at].line,
                "work starts in engine/dispatch.rs only: make the work ready and let it be dispatched (a pattern is recognised by `..`)",
            )
        })
        .collect()
}

fn is_qualified(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at - 1].text == "::"
}

/// Does the variant at this place take a fact apart, rather than make one?
fn is_pattern(tokens: &[Token], at: usize) -> bool {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    if !is_qualified(tokens, at) || text(at + 1) != "{" {
        return false;
    }
    let close = closing(tokens, at + 1);
    if text(close - 1) == ".." {
        return true;
    }
    let after = (close + 1..).find(|&at| text(at) != ")").unwrap_or(close);
    matches!(text(after), "=>" | "|" | "if") || (text(after) == "=" && text(after + 1) != "=")
}

/// The place of the brace, bracket or parenthesis that closes the one at `open`.
fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.text.as_str() {
            "{" | "[" | "(" => depth += 1,
            "}" | "]" | ")" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}

/// The tokens without what stands under `#[cfg(test)]`, and the names of modules that stand there in files of
/// their own.
fn without_tests(tokens: &[Token]) -> (Vec<Token>, Vec<String>) {
    const FOR_TESTS: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut built, mut files) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        let ahead = tokens[at..].iter().map(|token| token.text.as_str());
        if !ahead.take(FOR_TESTS.len()).eq(FOR_TESTS) {
            built.push(tokens[at].clone());
            at += 1;
            continue;
        }
        let first = at + FOR_TESTS.len();
        at = end_of_item(tokens, first);
        if let [.., keyword, name, end] = &tokens[first..at]
            && (keyword.text.as_str(), end.text.as_str()) == ("mod", ";")
        {
            files.push(name.text.clone());
        }
    }
    (built, files)
}

/// The place after the item that begins at `first`: after its body in braces or its semicolon.
fn end_of_item(tokens: &[Token], first: usize) -> usize {
    let mut at = first;
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            ";" => return at + 1,
            "{" => return closing(tokens, at) + 1,
            "[" | "(" => at = closing(tokens, at) + 1,
            _ => at += 1,
        }
    }
    at
}

/// The names of the files that hold nothing but tests, as the module above them declares.
fn test_only_files(file: &SourceFile) -> Vec<String> {
    let folder = std::iter::once("src").chain(file.module());
    let folder = folder.collect::<Vec<_>>().join("/");
    let (_, names) = without_tests(&file.tokens());
    let name = |module: String| format!("{folder}/{module}.rs");
    names.into_iter().map(name).collect()
}

/// What a face (`mod.rs`, `lib.rs`) holds beside comments, attributes, modules and what it passes on.
fn face_faults(file: &SourceFile) -> Vec<String> {
    let is_face = file.name.ends_with("/mod.rs") || file.name == "src/lib.rs";
    if !is_face {
        return Vec::new();
    }
    let tokens = file.tokens();
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let mut at = 0;
    while at < tokens.len() {
        at = match (text(at), text(at + 1)) {
            ("#", "[") => closing(&tokens, at + 1) + 1,
            ("#", "!") => closing(&tokens, at + 2) + 1,
            ("pub", "(") => closing(&tokens, at + 1) + 1,
            ("pub", _) => at + 1,
            ("mod", _) if text(at + 2) == ";" => at + 3,
            ("use", _) if file.name != "src/lib.rs" => {
                (at..tokens.len()).find(|&at| text(at) == ";").unwrap_or(at) + 1
            }
            _ => {
                let what = if file.name == "src/lib.rs" {
                    "lib.rs lists the rooms and nothing else: move this into a room"
                } else {
                    "a face holds no logic, only `mod` and `use`: move this into a file with its own name"
                };
                return vec![file.fault(tokens[at].line, what)];
            }
        };
    }
    Vec::new()
}

#[track_caller]
fn assert_law(files: &[SourceFile], faults_of: impl Fn(&SourceFile) -> Vec<String>) {
    let faults: Vec<String> = files.iter().flat_map(faults_of).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn top() -> &'static FilePath {
    FilePath::new(env!("CARGO_MANIFEST_DIR"))
}

#[expect(
    clippy::disallowed_methods,
    reason = "the laws are about the source itself"
)]
fn read(file: &FilePath) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn manifest() -> String {
    read(&top().join("Cargo.toml"))
}

/// Every source file of the package, in the order of their names.
fn all_files() -> Vec<SourceFile> {
    let mut files = Vec::new();
    let mut folders = vec![top().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of sources") {
            let entry = entry.expect("a file of the source").path();
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                files.push(source_file(&entry));
            }
        }
    }
    assert!(files.len() > 50, "the source was not found");
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// The files of which library and program are built: all but those that hold nothing but tests.
fn built_files() -> Vec<SourceFile> {
    let mut files = all_files();
    let tested: Vec<String> = files.iter().flat_map(test_only_files).collect();
    files.retain(|file| !tested.contains(&file.name));
    files
}

fn source_file(file: &FilePath) -> SourceFile {
    let inside = file.strip_prefix(top()).expect("inside the package");
    let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
    SourceFile {
        name: parts.join("/"),
        text: read(file),
    }
}
