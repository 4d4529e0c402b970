//! `doorstroom run --precision` as people use it.

use super::*;

#[test]
fn the_manifest_tells_why_there_are_so_many_replications() {
    let folder = Folder::new();
    let mut command = doorstroom();
    command.args([
        "run",
        MINIMAL,
        "--precision",
        "10%",
        "--lang",
        "en",
        "--out",
    ]);
    let told = stdout(command.arg(folder.results()).assert().code(0).stderr(""));
    assert!(
        told.starts_with("Precision 10%; it took longest for waiting.advies (baseline).\n"),
        "{told}"
    );
    let manifest = manifest(&folder.files());
    assert_eq!(manifest["replications_set_by"], "precision");
    let precision = &manifest["precision"];
    assert_eq!(precision["reached"], true);
    let since = precision["measures"][0]["precise_from_replication"]
        .as_u64()
        .expect("a number");
    assert_eq!(manifest["replications"], since + 5 * since.max(100) / 100);
}

#[test]
fn precision_and_replications_exclude_each_other() {
    let wrong: [&[&str]; 4] = [
        &["--precision", "5%", "--replications", "20"],
        &["--precision", "0"],
        &["--precision", "80%"],
        &["--precision", "fijn"],
    ];
    for arguments in wrong {
        let asserted = doorstroom().args(["run", MINIMAL]).args(arguments).assert();
        let error = stderr(asserted.code(2).stdout(""));
        assert!(error.starts_with("error: "), "{arguments:?}: {error}");
    }
}
