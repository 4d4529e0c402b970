//! The program proves itself, on the terminal and as a page.

use super::{Folder, doorstroom, read, stderr, stdout, write};

/// The whole battery passes, what is wrong on purpose is rejected, and the page says the same on any number of threads.
#[test]
fn the_program_agrees_with_theory_and_rejects_what_is_wrong() {
    let folder = Folder::new();
    let page = folder.path().join("proof/page.html");
    let mut command = doorstroom();
    command.args(["verify", "--lang", "en", "--threads", "2", "--out"]);
    let told = stdout(command.arg(&page).assert().code(0).stderr(""));
    assert!(!told.contains("DIFFERS") && !told.contains("BLUNT") && !told.contains("NOT "));
    let rejected = told.matches("rejected, as it must").count();
    assert_eq!(rejected, 7, "{told}");
    for source in [
        "Cobham",
        "Jackson",
        "Erlang C",
        "Kolmogorov",
        "Little",
        "termijnenwet",
    ] {
        assert!(told.contains(source), "{told}");
    }
    let conclusion = told.lines().find(|line| line.starts_with("Passed: "));
    let conclusion = conclusion.expect("a conclusion");
    let page = read(&page);
    assert!(page.contains(conclusion) && page.contains("<html lang=\"en\">"));
    assert_eq!(page.matches("<tr>").count(), page.matches("</tr>").count());
    assert_eq!(page.matches("rejected, as it must").count(), rejected);
}

#[test]
fn a_page_that_cannot_be_written_is_told_before_anything_is_tried() {
    let folder = Folder::new();
    let file = folder.path().join("file");
    write(&file, "no folder");
    let mut command = doorstroom();
    command
        .arg("verify")
        .arg("--out")
        .arg(file.join("page.html"));
    let asserted = command.assert().code(1).stdout("");
    let told = stderr(asserted);
    assert!(told.starts_with("error: "), "{told}");
}
