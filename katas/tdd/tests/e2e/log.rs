//! `--log FILE`: the logger is a file, and the web service is standard error.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use predicates::prelude::*;
use rstest::rstest;

use crate::command::{PROGRAM, closed_pipe, tdd, until_the_reader_is_gone};

/// The longest that a test waits for the program. It takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(5);

/// A process that ends with the test, even if the test fails.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A log keeps the sums of earlier runs. Here it is a real file: a mock shows that the calculator calls its logger, but
/// not that the logger keeps the sums.
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

/// The log is in a folder that does not exist, or on a full disk (if the system has a file for that). The user gets the
/// sums. The operator gets one line for each sum that is missing in the log, with the name of the file.
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

/// The log fails, and standard error is closed. The sums of the argument and of the line are right, so they are
/// printed. Only the exit status can still report the failure, so it is 1. The log works again for the line. The status
/// stays 1, since the argument's sum is still not in the log. But a bad line is worse than a missing log entry, so the
/// status is 2.
#[rstest]
#[case::a_sum("4,5\n", "3\n9\n", 1)]
#[case::a_bad_line("4 5\n", "3\n", 2)]
fn the_exit_status_tells_that_log_and_service_failed(
    #[case] line: &str,
    #[case] expected: &str,
    #[case] exit_status: i32,
) {
    // With standard error open, the program succeeds. The only difference below is that it is closed.
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
    let _ = lines.write_all(line.as_bytes());
    drop(lines);
    let sums = heard.recv_timeout(PATIENCE);
    let sums = sums.expect("the program ends with its input");
    let status = program.0.wait().expect("the program ends");
    assert_eq!(status.code(), Some(exit_status), "the exit status");
    assert_eq!(sums, expected, "the sums, of which {first:?} came first");
}

/// The same, but standard error is open at first, and is closed after the report about the argument has arrived. So the
/// report about the line fails, and the exit status is 1 because of the line.
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
    until_the_reader_is_gone(&mut report_to);
    let _ = lines.write_all(b"4,5\n");
    drop(lines);
    let Ok(sums) = all_sums.recv_timeout(PATIENCE) else {
        panic!("the program should end with its input, and is still running after {PATIENCE:?}");
    };
    let status = program.0.wait().expect("the program ends");
    assert_eq!(status.code(), Some(1), "the exit status");
    assert_eq!(sums, "3\n9\n", "the sums");
}

/// What the program writes before it reads a line.
enum Said {
    /// The first line on standard error.
    Report(String),
    /// The sum of the argument, or the program has ended.
    Sum,
}

/// The report about the argument. A sum is logged before it is printed, so no report comes after the sum has arrived.
fn until_reported(heard: &Receiver<Said>) -> Option<String> {
    let mut patience = PATIENCE;
    loop {
        match heard.recv_timeout(patience).ok()? {
            Said::Report(report) => return Some(report),
            // A report that was written before may still arrive.
            Said::Sum => patience = Duration::from_secs(1),
        }
    }
}
