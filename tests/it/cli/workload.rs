//! `doorstroom workload`: the sheet on the terminal and in a file.

use super::*;

const FORMATION: &str = "configs/zuid-limburg-formatie.toml";

/// Second source: the plan of Zuid-Limburg, appendix 1 (`tests/it/workload.rs` has every cell).
#[test]
fn the_sheet_is_shown_in_two_languages() {
    let asserted = doorstroom().args(["workload", FORMATION]).assert();
    let told = stdout(asserted.code(0).stderr(""));
    for printed in ["38.087", "28,21", "41,26", "2.832.222", "−2.663.259"] {
        assert!(told.contains(printed), "{printed}: {told}");
    }
    assert!(told.contains("2,12 fte meer"), "{told}");
    let english = ["workload", FORMATION, "--lang", "en"];
    let told = stdout(doorstroom().args(english).assert().code(0));
    for printed in ["38,087", "28.21", "fte needed", "income less costs"] {
        assert!(told.contains(printed), "{printed}: {told}");
    }
}

#[test]
fn the_sheet_is_written_where_asked() {
    let folder = TempDir::new().expect("a folder");
    let out = folder.path().to_str().expect("a path");
    let mut command = doorstroom();
    command.args(["workload", FORMATION, "--out", out]);
    command.assert().code(0);
    let text = read(&folder.path().join("workload-sheet.csv"));
    assert!(text.starts_with("scenario,year,part,item,role,measure,value\n"));
    // Printed: 2.088.637 euro of case workers in 2017; 312 hours of meetings.
    assert!(
        text.contains("\nblad,2017,role,MW,MW,euro,2088636.69\n"),
        "{text}"
    );
    assert!(text.contains("\nblad,2016,product,afstemmingsoverleg,all,hours,312.00\n"));
    assert!(text.contains("\nlandelijk,2019,"));
}

/// By hand: 1200 requests of two hours over 1350 hours: 1,78 fte.
#[test]
fn a_study_without_money_has_a_sheet_without() {
    let told = stdout(doorstroom().args(["workload", MINIMAL]).assert().code(0));
    assert!(told.contains("2.400") && told.contains("1,78"), "{told}");
    assert!(!told.contains("Loonkosten"), "{told}");
}
