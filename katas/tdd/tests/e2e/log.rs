//! `--log FILE`: the logger is a file, and the web service is standard error.

use std::fs;
use std::process::{Command, Stdio};

use predicates::prelude::*;

use crate::command::{PROGRAM, tdd};

/// A log is what was written the last time as well. The one here is a real file: a mock shows that the calculator calls
/// its logger, and not that this logger keeps anything.
#[test]
fn every_sum_is_appended_to_the_log() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let log = folder.path().join("sums.log");
    for (text, input, expected) in [("1,2", "4,5\n", "3\n9\n"), ("6", "", "3\n9\n6\n")] {
        tdd()
            .arg("--log")
            .arg(&log)
            .arg(text)
            .write_stdin(input)
            .assert()
            .success();
        let logged = fs::read_to_string(&log).unwrap_or_default();
        assert_eq!(
            logged, expected,
            "the log after the sums of {text:?} and {input:?}"
        );
    }
}

/// The log is in a folder that is not there. Whoever asked gets the sums, and the operator learns of each that is
/// missing in the log, and which file it is about.
#[test]
fn a_log_that_fails_is_reported_on_standard_error() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let log = folder.path().join("no such folder").join("sums.log");
    let report = format!("tdd: cannot log to {}: ", log.display());
    tdd()
        .arg("--log")
        .arg(&log)
        .arg("1,2")
        .write_stdin("4,5\n")
        .assert()
        .success()
        .stdout("3\n9\n")
        .stderr(predicate::str::contains(report).count(2));
}

/// The log fails, and nobody reads standard error: its other end is closed. The sums are right, and are printed. The
/// exit status is the last that can tell anybody, so it does.
#[test]
fn the_exit_status_tells_what_nobody_else_could_be_told() {
    // With somebody to tell, all is well. What follows differs in nothing but that.
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let log = folder.path().join("no such folder").join("sums.log");
    tdd()
        .arg("--log")
        .arg(&log)
        .arg("1,2")
        .write_stdin("")
        .assert()
        .success();

    let (reader, nobody) = std::io::pipe().expect("a pipe can be made");
    drop(reader);
    let output = Command::new(PROGRAM)
        .arg("--log")
        .arg(&log)
        .arg("1,2")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(nobody)
        .output()
        .expect("the program starts");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "3\n", "the sum");
    assert_eq!(output.status.code(), Some(1), "the exit status");
}
