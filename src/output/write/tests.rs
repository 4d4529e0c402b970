//! Folders after a run, and after a run that failed.

use std::collections::BTreeMap;
use std::time::Duration;

use super::super::small_run::SmallRun;
use super::*;
use crate::model::Language;

fn info(threads: usize) -> RunInfo {
    RunInfo {
        study_file: "klein.toml".into(),
        threads,
        wall_time: Duration::from_secs(threads as u64),
        precision: None,
        dialect: Dialect::default(),
        events: Vec::new(),
    }
}

/// A folder that goes when the test ends.
fn scratch() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Every file under a folder, by its path in it.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inside) = folders.pop() {
        for entry in fs::read_dir(inside).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("inside").to_owned();
                found.insert(name, fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

fn names(folder: &Path) -> Vec<String> {
    let names = contents(folder).into_keys();
    names.map(|name| name.display().to_string()).collect()
}

#[test]
fn any_number_of_threads_writes_the_same_bytes() {
    let written = [1, 2, 7].map(|threads| {
        let small = SmallRun::of(&["nu", "impuls"], Language::Dutch, threads);
        let folder = scratch();
        write(&small.findings(), folder.path(), &info(threads)).expect("files");
        let mut contents = contents(folder.path());
        let manifest = contents.get_mut(Path::new(MANIFEST)).expect("a manifest");
        let text = String::from_utf8(std::mem::take(manifest)).expect("text");
        let (same, _) = text.split_once("\"execution\"").expect("the execution");
        *manifest = same.into();
        contents
    });
    assert!(written[0].len() > 20);
    assert_eq!(written[0], written[1]);
    assert_eq!(written[0], written[2]);
}

#[test]
fn the_paths_told_are_the_files_there() {
    let small = SmallRun::of(&["nu"], Language::Dutch, 2);
    let folder = scratch();
    let deep = folder.path().join("made/on the way");
    let mut told = write(&small.findings(), &deep, &info(2)).expect("files");
    told.sort();
    let there: Vec<PathBuf> = contents(&deep)
        .into_keys()
        .map(|name| deep.join(name))
        .collect();
    assert_eq!(told, there);
    assert_eq!(
        names(&deep),
        [
            "causes.csv",
            "clearance.csv",
            "clocks.csv",
            "comparison.csv",
            "costs.csv",
            "deadlines.csv",
            "durations.csv",
            "figures/bezetting.csv",
            "figures/bezetting.png",
            "figures/bezetting.svg",
            "figures/contacten-contact.csv",
            "figures/contacten-contact.png",
            "figures/contacten-contact.svg",
            "figures/drie-tellingen-contact.csv",
            "figures/drie-tellingen-contact.png",
            "figures/drie-tellingen-contact.svg",
            "figures/drie-tellingen-ten-weeks.csv",
            "figures/drie-tellingen-ten-weeks.png",
            "figures/drie-tellingen-ten-weeks.svg",
            "figures/op-tijd-contact.csv",
            "figures/op-tijd-contact.png",
            "figures/op-tijd-contact.svg",
            "figures/op-tijd-ten-weeks.csv",
            "figures/op-tijd-ten-weeks.png",
            "figures/op-tijd-ten-weeks.svg",
            "figures/waar-de-tijd-heen-gaat.csv",
            "figures/waar-de-tijd-heen-gaat.png",
            "figures/waar-de-tijd-heen-gaat.svg",
            "figures/wachtlijst-monitor.csv",
            "figures/wachtlijst-monitor.png",
            "figures/wachtlijst-monitor.svg",
            "figures/wachtlijst-never.csv",
            "figures/wachtlijst-never.png",
            "figures/wachtlijst-never.svg",
            "figures/wachtlijst-per-gebied-never.csv",
            "figures/wachtlijst-per-gebied-never.png",
            "figures/wachtlijst-per-gebied-never.svg",
            "figures/wachtlijst-per-gebied-research.csv",
            "figures/wachtlijst-per-gebied-research.png",
            "figures/wachtlijst-per-gebied-research.svg",
            "figures/wachtlijst-per-gebied-triage.csv",
            "figures/wachtlijst-per-gebied-triage.png",
            "figures/wachtlijst-per-gebied-triage.svg",
            "figures/wachtlijst-research.csv",
            "figures/wachtlijst-research.png",
            "figures/wachtlijst-research.svg",
            "figures/wachtlijst-triage.csv",
            "figures/wachtlijst-triage.png",
            "figures/wachtlijst-triage.svg",
            "figures/weken-tot-klaar-ten-weeks.csv",
            "figures/weken-tot-klaar-ten-weeks.png",
            "figures/weken-tot-klaar-ten-weeks.svg",
            "figures/werklast.csv",
            "figures/werklast.png",
            "figures/werklast.svg",
            "flow.csv",
            "hires.csv",
            "letter.docx",
            "letter.html",
            "letters.json",
            "load.csv",
            "money.csv",
            "overdue.csv",
            "replications.csv",
            "run.json",
            "staffing.csv",
            "stock.csv",
            "tables.xlsx",
            "targets.csv",
            "workload.csv",
        ]
    );
}

#[test]
fn a_letter_that_is_made_again_has_the_same_bytes() {
    let small = SmallRun::of(&["nu", "impuls"], Language::Dutch, 2);
    let folder = scratch();
    write(&small.findings(), folder.path(), &info(2)).expect("files");
    let first = contents(folder.path());
    let kept = fs::read_to_string(letters_in(folder.path())).expect("what was kept");
    let letters = StoredLetters::read(&kept).expect("letters");
    let again = write_letter(&letters, &LetterRequest::default(), folder.path());
    assert_eq!(again.expect("files").len(), 3);
    assert_eq!(contents(folder.path()), first);
}

#[test]
fn dutch_tables_say_the_same() {
    let small = SmallRun::of(&["nu"], Language::Dutch, 2);
    let dutch = RunInfo {
        dialect: Dialect::Dutch,
        ..info(2)
    };
    let [ours, theirs] = [info(2), dutch].map(|info| {
        let folder = scratch();
        write(&small.findings(), folder.path(), &info).expect("files");
        contents(folder.path())
    });
    let name = Path::new("costs.csv");
    let text =
        |files: &BTreeMap<PathBuf, Vec<u8>>| String::from_utf8(files[name].clone()).expect("text");
    let expected = text(&ours).replace(',', ";").replace('.', ",");
    // The name of an item has a point of its own.
    let expected = expected.replace("team,MW", "team.MW").replace('\n', "\r\n");
    assert_eq!(text(&theirs), format!("\u{feff}{expected}"));
}

#[test]
fn what_an_earlier_run_left_is_removed_and_nothing_else() {
    let folder = scratch();
    let note = folder.path().join("figures/note.txt");
    let dutch = SmallRun::of(&["nu"], Language::Dutch, 2);
    write(&dutch.findings(), folder.path(), &info(2)).expect("files");
    fs::write(&note, "mine").expect("a note");
    fs::create_dir(folder.path().join(format!("{UNFINISHED}a"))).expect("a leftover");
    let english = SmallRun::of(&["nu"], Language::English, 2);
    write(&english.findings(), folder.path(), &info(2)).expect("files");
    let names = names(folder.path());
    assert!(names.contains(&"figures/note.txt".to_owned()));
    assert!(names.contains(&"figures/utilisation.svg".to_owned()));
    assert!(!names.iter().any(|name| name.contains("bezetting")));
    let folders = fs::read_dir(folder.path()).expect("a folder").flatten();
    assert_eq!(folders.filter(|entry| entry.path().is_dir()).count(), 1);
}

#[test]
fn a_manifest_cannot_reach_outside_its_folder() {
    let folder = scratch();
    let inside = folder.path().join("run");
    fs::create_dir(&inside).expect("a folder");
    fs::write(folder.path().join("letter.txt"), "dear").expect("a letter");
    let manifest = r#"{"program": "doorstroom", "files": ["../letter.txt", "", "/", "gone.csv"]}"#;
    fs::write(inside.join(MANIFEST), manifest).expect("a manifest");
    let small = SmallRun::of(&["nu"], Language::Dutch, 2);
    write(&small.findings(), &inside, &info(2)).expect("files");
    assert!(folder.path().join("letter.txt").exists());
}

#[test]
fn a_run_that_cannot_finish_leaves_the_earlier_results() {
    let folder = scratch();
    let small = SmallRun::of(&["nu"], Language::Dutch, 2);
    write(&small.findings(), folder.path(), &info(2)).expect("files");
    let before = contents(folder.path());
    let unfinished = unfinished_folder(folder.path()).expect("a folder");
    let mut making = Making {
        unfinished: unfinished.path(),
        folder: folder.path(),
        files: Vec::new(),
    };
    let full = |_: &mut BufWriter<File>| Err(io::Error::from(io::ErrorKind::StorageFull));
    let error = making
        .file("stock.csv".into(), full)
        .expect_err("a full disk");
    drop(unfinished);
    assert_eq!(error.path(), folder.path().join("stock.csv"));
    assert!(error.hint().is_some_and(|hint| hint.contains("make room")));
    assert_eq!(before, contents(folder.path()));
}

#[test]
fn a_file_where_the_folder_must_be_is_told() {
    let folder = scratch();
    let target = folder.path().join("uit");
    fs::write(&target, "a file").expect("a file");
    let small = SmallRun::of(&["nu"], Language::Dutch, 2);
    for target in [target.clone(), target.join("deeper")] {
        let error = write(&small.findings(), &target, &info(2)).expect_err("a file in the way");
        assert!(
            error.to_string().starts_with("cannot make folder"),
            "{error}"
        );
        assert!(
            error
                .hint()
                .is_some_and(|hint| hint.contains("a file stands")),
            "{error:?}"
        );
    }
}

#[test]
fn a_folder_where_a_file_must_be_is_told() {
    let folder = scratch();
    fs::create_dir_all(folder.path().join("stock.csv/x")).expect("a folder");
    let small = SmallRun::of(&["nu"], Language::Dutch, 2);
    let error = write(&small.findings(), folder.path(), &info(2)).expect_err("a folder in the way");
    assert!(error.to_string().contains("put in place"), "{error}");
    assert!(error.path().ends_with("stock.csv"));
    assert!(
        error
            .hint()
            .is_some_and(|hint| hint.contains("a folder stands"))
    );
}
