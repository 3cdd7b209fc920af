//! `--log FILE`: the logger is a file, and the web service is standard error.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use predicates::prelude::*;

use crate::command::{PROGRAM, closed_pipe, tdd, until_nobody_reads};

/// The longest that a test waits for the program. It takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(5);

/// A process that ends with the test, however the test ends.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

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

/// The log is in a folder that is not there, or on a disk that is full (where the system has a file for that). Whoever asked
/// gets the sums, and the operator learns of each that is missing in the log, and which file it is about.
#[test]
fn a_log_that_fails_is_reported_on_standard_error() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let nowhere = folder.path().join("no such folder").join("sums.log");
    let full = PathBuf::from("/dev/full");
    for log in [Some(&nowhere), full.exists().then_some(&full)]
        .into_iter()
        .flatten()
    {
        tdd()
            .arg("--log")
            .arg(log)
            .arg("1,2")
            .write_stdin("4,5\n")
            .assert()
            .success()
            .stdout("3\n9\n")
            .stderr(predicate::str::contains(log.display().to_string()).count(2))
            .stderr(predicate::str::contains("\n").count(2));
    }
}

/// The log fails, and nobody reads standard error: its other end is closed. The sums are right, and are printed, that of the
/// argument and that of the line. The exit status is the last that can tell anybody, so it does. When the line is read, the
/// log works again. That takes nothing back: the argument's sum is still not in it.
#[test]
fn the_exit_status_tells_what_nobody_else_could_be_told() {
    // With somebody to tell, all is well. What follows differs in nothing but that.
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let logs = folder.path().join("no such folder");
    let log = logs.join("sums.log");
    tdd()
        .arg("--log")
        .arg(&log)
        .arg("1,2")
        .write_stdin("4,5\n")
        .assert()
        .success();

    let child = Command::new(PROGRAM)
        .arg("--log")
        .arg(&log)
        .arg("1,2")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(closed_pipe())
        .spawn()
        .expect("the program starts");
    let mut program = Started(child);
    let mut lines = program.0.stdin.take().expect("it is piped");
    let mut output = BufReader::new(program.0.stdout.take().expect("it is piped"));
    let (said, heard) = mpsc::channel();
    thread::spawn(move || {
        let mut sums = String::new();
        let _ = output.read_line(&mut sums);
        let _ = said.send(sums.clone());
        let _ = output.read_to_string(&mut sums);
        let _ = said.send(sums);
    });
    let first = heard.recv_timeout(PATIENCE);
    let first = first.expect("the argument's sum is printed before a line is read");
    fs::create_dir(&logs).expect("the folder of the log can be made");
    let _ = lines.write_all(b"4,5\n");
    drop(lines);
    let sums = heard.recv_timeout(PATIENCE);
    let sums = sums.expect("the program ends with its input");
    let status = program.0.wait().expect("the program ends");
    assert_eq!(status.code(), Some(1), "the exit status");
    assert_eq!(sums, "3\n9\n", "the sums, of which {first:?} came first");
}

/// The same, but somebody read standard error at first, and left when the report about the argument had arrived. What is
/// untold is a line's, so it is the line that the exit status is about.
#[test]
fn the_exit_status_tells_it_of_a_line_too() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let log = folder.path().join("no such folder").join("sums.log");
    tdd()
        .arg("--log")
        .arg(&log)
        .arg("1,2")
        .write_stdin("4,5\n")
        .assert()
        .success();

    let (operator, mut report_to) = std::io::pipe().expect("a pipe can be made");
    let stderr = report_to.try_clone().expect("a pipe has room for two");
    let child = Command::new(PROGRAM)
        .arg("--log")
        .arg(&log)
        .arg("1,2")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(stderr)
        .spawn()
        .expect("the program starts");
    let mut program = Started(child);
    let mut lines = program.0.stdin.take().expect("it is piped");
    let (said, heard) = mpsc::channel();
    let reports = said.clone();
    thread::spawn(move || {
        let mut line = String::new();
        // This end of the pipe is closed as soon as the line is read.
        let _ = BufReader::new(operator).read_line(&mut line);
        let _ = reports.send(Said::Report(line));
    });
    let mut output = BufReader::new(program.0.stdout.take().expect("it is piped"));
    let (last, all_sums) = mpsc::channel();
    thread::spawn(move || {
        let mut sums = String::new();
        let _ = output.read_line(&mut sums);
        let _ = said.send(Said::Sum);
        let _ = output.read_to_string(&mut sums);
        let _ = last.send(sums);
    });
    let report = until_reported(&heard);
    let report = report.expect("the argument is reported before a line is read");
    let file = log.display().to_string();
    assert!(report.contains(&file), "{report}");
    until_nobody_reads(&mut report_to);
    let _ = lines.write_all(b"4,5\n");
    drop(lines);
    let Ok(sums) = all_sums.recv_timeout(PATIENCE) else {
        panic!("the program should end with its input, and is still running after {PATIENCE:?}");
    };
    let status = program.0.wait().expect("the program ends");
    assert_eq!(status.code(), Some(1), "the exit status");
    assert_eq!(sums, "3\n9\n", "the sums");
}

/// What the program says before it reads a line.
enum Said {
    /// The first line on standard error.
    Report(String),
    /// The sum of the argument; or it has ended.
    Sum,
}

/// The report about the argument. A sum is logged before it is printed: if there is no report when the sum has come, there
/// will be none.
fn until_reported(heard: &Receiver<Said>) -> Option<String> {
    let mut patience = PATIENCE;
    loop {
        match heard.recv_timeout(patience).ok()? {
            Said::Report(report) => return Some(report),
            // What was written may still be on its way.
            Said::Sum => patience = Duration::from_secs(1),
        }
    }
}
