//! What goes wrong around a run: too little memory, a folder or a disk that takes no more, a run that is stopped. The
//! results of the run before it stay whole.

use std::process::{Command as Process, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::{Folder, MINIMAL, doorstroom, run, stderr, stdout, top, write};

#[test]
fn a_study_that_does_not_fit_in_memory_is_refused_before_it_starts() {
    let folder = Folder::new();
    let mut command = doorstroom();
    command.args(["run", MINIMAL, "--replications", "4000000", "--out"]);
    let told = stderr(command.arg(folder.results()).assert().code(1).stdout(""));
    assert!(told.contains("of memory, and it may have 4.0GB"), "{told}");
    assert!(
        told.contains("--replications ") && told.contains("--memory "),
        "{told}"
    );
    assert!(!folder.results().exists());
}

/// The number that the refusal tells does fit.
#[test]
fn what_is_told_to_fit_fits() {
    let refused = |replications: &str| {
        let folder = Folder::new();
        let mut command = doorstroom();
        command.args(["run", MINIMAL, "--memory", "3MB", "--threads", "1"]);
        command.args(["--replications", replications, "--out"]);
        let output = command.arg(folder.results()).output().expect("an answer");
        let told = String::from_utf8(output.stderr).expect("text");
        (!output.status.success()).then_some(told)
    };
    let told = refused("10000").expect("a refusal");
    let after = told.split("`--replications ").nth(1).expect(&told);
    let fits = after.split('`').next().expect("a number");
    assert_eq!(refused(fits), None, "{told}");
}

#[test]
fn a_size_of_memory_has_a_unit() {
    for size in ["4", "lots", "0GB", "4 TB"] {
        let mut command = doorstroom();
        let asserted = command.args(["run", MINIMAL, "--memory", size]).assert();
        let told = stderr(asserted.code(2).stdout(""));
        assert!(told.contains("such as 500MB or 4GB"), "{told}");
    }
}

#[test]
fn a_folder_that_is_a_file_is_told_before_the_runs() {
    let folder = Folder::new();
    write(&folder.path().join("file"), "no folder");
    let mut command = doorstroom();
    command.args(["run", MINIMAL, "--out"]);
    let told = stderr(
        command
            .arg(folder.path().join("file/results"))
            .assert()
            .code(1),
    );
    assert!(told.starts_with("error: "), "{told}");
}

/// A limit on the size of files ends the program in the middle of writing, as a full disk or a killed process does.
#[cfg(unix)]
#[test]
fn a_run_that_is_ended_while_it_writes_leaves_the_results_before_it() {
    let folder = Folder::new();
    run(&folder, MINIMAL, &[]).code(0);
    let before = folder.files();
    let program = env!("CARGO_BIN_EXE_doorstroom");
    let command = format!(
        "ulimit -c 0; ulimit -f 8; exec '{program}' run {MINIMAL} --seed 99 --replications 2 --quiet --out '{}'",
        folder.results().display()
    );
    let mut shell = Process::new("sh");
    shell.arg("-c").arg(command).current_dir(top());
    let ended = shell.stderr(Stdio::null()).status().expect("a shell");
    assert!(!ended.success());
    assert_eq!(folder.files(), before);
    // The next run clears away what was left.
    let told = stdout(run(&folder, MINIMAL, &[]).code(0));
    assert!(told.contains("bestanden"), "{told}");
    let entries = std::fs::read_dir(folder.results()).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let left = names
        .filter(|name| name.to_string_lossy().starts_with('.'))
        .count();
    assert_eq!(left, 0);
}

/// As Ctrl-C does; a shell in the background has its children ignore that signal, but not this one.
#[cfg(unix)]
#[test]
fn a_run_that_is_interrupted_leaves_the_results_before_it() {
    let folder = Folder::new();
    run(&folder, MINIMAL, &[]).code(0);
    let before = folder.files();
    let mut process = Process::new(env!("CARGO_BIN_EXE_doorstroom"));
    process.args([
        "run",
        MINIMAL,
        "--seed",
        "99",
        "--replications",
        "100000",
        "--out",
    ]);
    let process = process.arg(folder.results()).current_dir(top());
    let mut running = process
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a run");
    sleep(Duration::from_millis(300));
    let interrupt = Process::new("kill")
        .args(["-TERM", &running.id().to_string()])
        .status();
    assert!(interrupt.expect("a signal").success());
    assert!(!running.wait().expect("an end").success());
    assert_eq!(folder.files(), before);
}

/// No file may be larger than half a kilobyte, which is told as a disk that is full is: whichever command writes.
#[cfg(unix)]
#[test]
fn what_cannot_be_written_whole_is_told_and_is_not_there() {
    let folder = Folder::new();
    run(&folder, MINIMAL, &[]).code(0);
    let results = folder.results();
    let out = folder.path().join("out");
    let commands = [
        format!(
            "run {MINIMAL} --replications 2 --events --quiet --out '{}'",
            out.display()
        ),
        format!("letter '{}' --out '{}'", results.display(), out.display()),
        format!(
            "workload configs/zuid-limburg-formatie.toml --out '{}'",
            out.display()
        ),
        format!("check {MINIMAL} --out '{}'", out.display()),
        format!("new Utrecht --out '{}.toml'", out.display()),
    ];
    for command in commands {
        let mut shell = Process::new("sh");
        let program = env!("CARGO_BIN_EXE_doorstroom");
        let script = format!("trap '' XFSZ; ulimit -f 1; exec '{program}' {command}");
        let ended = shell.arg("-c").arg(script).current_dir(top()).output();
        let ended = ended.expect("a shell");
        let told = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(1), "{command}: {told}");
        assert!(told.starts_with("error: cannot "), "{command}: {told}");
        assert!(!out.with_extension("toml").exists(), "{command}");
        let left = std::fs::read_dir(&out).into_iter().flatten().count();
        assert_eq!(left, 0, "{command}");
    }
}

/// Each command that simulates is refused what does not fit, before it writes anything.
#[test]
fn every_command_that_simulates_knows_what_fits() {
    let folder = Folder::new();
    let out = folder.path().join("out");
    let commands: [&[&str]; 4] = [
        &["run", MINIMAL, "--precision", "1%"],
        &["backtest", "configs/kennemerland.toml"],
        &["fit", "configs/drenthe.toml"],
        &[
            "size",
            MINIMAL,
            "--vary",
            "team.advies.staff.medewerker",
            "--until",
            "waiting.advies <= 40",
        ],
    ];
    for arguments in commands {
        let mut command = doorstroom();
        command.args(arguments).args(["--memory", "1MB", "--out"]);
        let told = stderr(command.arg(&out).assert().code(1).stdout(""));
        assert!(
            told.contains("and it may have 1MB"),
            "{arguments:?}: {told}"
        );
        assert!(!out.exists(), "{arguments:?}");
    }
}
