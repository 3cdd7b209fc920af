//! What the test harness of a suite prints: the list of its tests, and what it says of one of them.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::outside::files::{self, Place};
use crate::outside::process::{Ending, Finished};
use crate::verdict::Outcome;

/// The arguments that make a suite's executable list its tests.
pub const LIST: [&str; 3] = ["--list", "--format", "terse"];

/// The arguments that make a suite's executable run exactly one test, ignored or not.
pub fn run_one(name: &str) -> [&str; 4] {
    [name, "--exact", "--include-ignored", "--test-threads=1"]
}

/// The argument before the name of a file in which the harness notes down what passed. The code under test can print
/// whatever the harness prints; it would have to look for that file to forge it.
pub const NOTES: &str = "--logfile";

/// The arguments that make a suite's executable run those of its `total` tests in one process, ignored ones too.
pub fn run_these<'n>(names: &[&'n str], total: usize) -> Vec<&'n str> {
    let mut args = Vec::new();
    if names.len() < total {
        args.extend(names);
        args.push("--exact");
    }
    args.push("--include-ignored");
    args
}

/// The tests that failed in a run of `total` tests in one process; `None` if the harness did not come to its end, or
/// what it says does not add up.
pub fn failed_of_all(stdout: &str, total: usize) -> Option<BTreeSet<String>> {
    let (before, sum) = stdout.trim_end().rsplit_once("\ntest result: ")?;
    let counted = |word: &str| -> Option<usize> {
        let (before, _) = sum.split_once(word)?;
        before
            .rsplit([' ', '.', ';'])
            .find(|part| !part.is_empty())?
            .parse()
            .ok()
    };
    let (passed, failed) = (counted(" passed;")?, counted(" failed;")?);
    let names: BTreeSet<_> = match before.rsplit_once("\nfailures:\n") {
        Some((_, list)) if failed > 0 => list
            .lines()
            .filter_map(|line| line.strip_prefix("    "))
            .map(str::to_owned)
            .collect(),
        _ => BTreeSet::new(),
    };
    (passed + failed == total && names.len() == failed).then_some(names)
}

/// The tests that passed in a run of several in one process, as far as it came.
pub fn passed_of_all(stdout: &str) -> BTreeSet<String> {
    let lines = stdout.lines();
    let passed = lines.filter_map(|line| {
        let name = line.strip_prefix("test ")?.strip_suffix(" ... ok")?;
        Some(name.strip_suffix(" - should panic").unwrap_or(name))
    });
    passed.map(str::to_owned).collect()
}

/// Reads what [`LIST`] prints: the names of the tests, in the harness's order.
pub fn read_list(stdout: &str) -> Vec<String> {
    stdout
        .lines()
        .filter_map(|line| line.strip_suffix(": test"))
        .map(str::to_owned)
        .collect()
}

/// What became of one test, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// How it ended.
    pub outcome: Outcome,
    /// Why it is not green.
    pub message: Option<String>,
    /// Where it panicked.
    pub place: Option<Place>,
}

/// The test that was run, and what is known about it beside what its process printed.
#[derive(Debug, Clone, Copy)]
pub struct Tried<'a> {
    /// Its name in the suite.
    pub name: &'a str,
    /// How many tests the suite has.
    pub total: usize,
    /// What the harness noted down ([`NOTES`]); `None` where it cannot.
    pub notes: Option<&'a str>,
    /// How long it was given.
    pub limit: Duration,
}

/// Judges a test by what its process did.
///
/// It has passed when its process exited with 0 **and** the harness's last words say that one test was run, that it was
/// this one, and how many were left out, **and** the harness has noted it down. The code under test can exit with 0 by
/// itself, and print what it likes.
pub fn judge(tried: Tried<'_>, finished: &Finished) -> Judged {
    let Tried { name, limit, .. } = tried;
    let failed = |outcome, message: String| Judged {
        outcome,
        message: Some(message),
        place: None,
    };
    match finished.ending {
        Ending::TimedOut => {
            let limit = limit.as_secs_f64();
            failed(
                Outcome::TimedOut,
                format!(
                    "it did not end within {limit} s and was stopped: is there an endless loop?"
                ),
            )
        }
        Ending::Stopped => failed(
            Outcome::Missing,
            "it was stopped before it ended".to_owned(),
        ),
        Ending::Signalled(signal) => failed(Outcome::Crashed, crash(signal, &finished.stderr)),
        Ending::Exited(0) if passed(tried, &finished.stdout) => {
            if finished.left_running {
                let message = "it passed, but left a process running behind it: \
                               wait for what you start, or kill it and wait";
                failed(Outcome::Failed, message.to_owned())
            } else {
                Judged {
                    outcome: Outcome::Passed,
                    message: None,
                    place: None,
                }
            }
        }
        Ending::Exited(0) if finished.stdout.contains("running 0 tests") => failed(
            Outcome::Missing,
            "the suite did not run it, although it lists it".to_owned(),
        ),
        Ending::Exited(101)
            if finished
                .stdout
                .contains("test result: FAILED. 0 passed; 1 failed;") =>
        {
            let (message, place) = panic_of(name, finished);
            Judged {
                outcome: Outcome::Failed,
                message: Some(message),
                place,
            }
        }
        // Its own report is there, so the process came to its end, but not as the last thing that was written.
        Ending::Exited(0) if tried.notes.is_some_and(|notes| notes.contains(name)) => failed(
            Outcome::Failed,
            "something wrote to standard output past the harness, so that its report cannot be read: \
             does a thread outlive the test?"
                .to_owned(),
        ),
        Ending::Exited(status) => failed(
            Outcome::Failed,
            format!(
                "the process exited with status {status} before the test was over: \
                 the test or the code under it calls `std::process::exit`, and only `main` should"
            ),
        ),
    }
}

/// Whether the harness's own words say that this test, and no other, was run and passed.
fn passed(tried: Tried<'_>, stdout: &str) -> bool {
    let Tried {
        name, total, notes, ..
    } = tried;
    if notes.is_some_and(|notes| {
        !notes
            .lines()
            .any(|line| line.strip_prefix("ok ") == Some(name))
    }) {
        return false;
    }
    let Some(said) = stdout
        .strip_prefix("\nrunning 1 test\n")
        .and_then(|rest| rest.strip_prefix(&format!("test {name} ")))
    else {
        return false;
    };
    let Some((before, after)) =
        said.rsplit_once("ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; ")
    else {
        return false;
    };
    // A test that should panic is announced as such.
    (before.starts_with("... ") || before.starts_with("- should panic ... "))
        && after.starts_with(&format!(
            "{} filtered out; finished in ",
            total.saturating_sub(1)
        ))
        && after.lines().filter(|line| !line.is_empty()).count() == 1
}

fn crash(signal: i32, stderr: &str) -> String {
    let why = if stderr.contains("has overflowed its stack") {
        "the stack overflowed: a function, of the test or of the code under it, calls itself without end".to_owned()
    } else {
        match signal {
            6 => "the process was aborted (SIGABRT)".to_owned(),
            11 => "the process touched memory that is not its own (SIGSEGV)".to_owned(),
            9 => "the process was killed from outside (SIGKILL): is the machine out of memory?"
                .to_owned(),
            other => format!("the process was ended by signal {other}"),
        }
    };
    let last_words: Vec<_> = stderr
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(12)
        .collect();
    if last_words.is_empty() {
        why
    } else {
        format!("{why}\n{}", last_words.join("\n"))
    }
}

/// The message and place of the panic that failed the test.
///
/// A property prints a panic for each input that it tries, and its own verdict last: that is the message, and the panic
/// before it tells where in the code it went wrong.
fn panic_of(name: &str, finished: &Finished) -> (String, Option<Place>) {
    let captured = captured(name, &finished.stdout).unwrap_or(&finished.stdout);
    let mut panics = Panic::all_in(captured);
    if panics.is_empty() {
        panics = Panic::all_in(&finished.stderr);
    }
    let Some(last) = panics.pop() else {
        // No panic: the test returned an `Err`, which the harness prints as it is.
        let text = captured.trim();
        let text = if text.is_empty() {
            "it failed without a word"
        } else {
            text
        };
        return (text.to_owned(), None);
    };
    if last.message.starts_with("snapshot assertion for") {
        // insta prints the difference, and then panics in its own code with a line that only names the snapshot.
        let difference = captured.split("\nthread '").next().unwrap_or_default();
        return (
            format!("{}\n{}", last.message, snapshot_difference(difference)),
            None,
        );
    }
    if last.message.starts_with("Test failed: ") {
        let counts = ["successes: ", "local rejects: ", "global rejects: "];
        let lines = last
            .message
            .lines()
            .filter(|line| !counts.iter().any(|count| line.trim().starts_with(count)));
        let message = lines.collect::<Vec<_>>().join("\n");
        return (
            message.trim_end().to_owned(),
            panics.pop().and_then(|inner| inner.place).or(last.place),
        );
    }
    (last.message, last.place)
}

/// insta's difference in the words of this program, without its advice on a command that is not part of it.
fn snapshot_difference(printed: &str) -> String {
    let lines = printed.lines().filter(|line| !line.contains("cargo insta"));
    let lines = lines.map(|line| match line.trim_end() {
        "-old snapshot" => "- what is expected",
        "+new results" => "+ what your code gives",
        line => line,
    });
    lines
        .collect::<Vec<_>>()
        .join("\n")
        .trim_matches('\n')
        .to_owned()
}

/// What the harness captured from the test.
fn captured<'a>(name: &str, stdout: &'a str) -> Option<&'a str> {
    let (_, rest) = stdout.split_once(&format!("---- {name} stdout ----\n"))?;
    Some(
        rest.rsplit_once("\nfailures:\n")
            .map_or(rest, |(captured, _)| captured),
    )
}

struct Panic {
    message: String,
    place: Option<Place>,
}

impl Panic {
    /// Each `thread 'name' (1234) panicked at src/lib.rs:1:2:` with the lines up to the next one, without the advice on
    /// backtraces.
    fn all_in(text: &str) -> Vec<Self> {
        let mut panics: Vec<Self> = Vec::new();
        for line in text.lines() {
            let place = line
                .strip_prefix("thread '")
                .and_then(|rest| rest.split_once(" panicked at "));
            if let Some((_, place)) = place {
                panics.push(Self {
                    message: String::new(),
                    place: read_place(place.trim_end_matches(':')),
                });
            } else if let Some(panic) = panics
                .last_mut()
                .filter(|_| !line.starts_with("note: run with `RUST_BACKTRACE"))
            {
                panic.message.push_str(line);
                panic.message.push('\n');
            }
        }
        for panic in &mut panics {
            panic.message = panic.message.trim_end().to_owned();
        }
        panics
    }
}

fn read_place(text: &str) -> Option<Place> {
    let mut parts = text.rsplitn(3, ':');
    let _column = parts.next()?;
    let line = parts.next()?.parse().ok()?;
    Some(Place {
        file: files::with_slashes(parts.next()?),
        line,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const LIMIT: Duration = Duration::from_secs(10);

    fn finished(ending: Ending, stdout: &str) -> Finished {
        Finished {
            ending,
            stdout: stdout.to_owned(),
            stderr: String::new(),
            left_running: false,
            took: Duration::from_millis(2),
        }
    }

    fn tried(name: &str, total: usize) -> Tried<'_> {
        Tried {
            name,
            total,
            notes: None,
            limit: LIMIT,
        }
    }

    #[test]
    fn some_tests_are_named_and_all_are_not() {
        let some = run_these(&["a::b", "c"], 3);
        assert_eq!(some, ["a::b", "c", "--exact", "--include-ignored"]);
        assert_eq!(run_these(&["a::b", "c"], 2), ["--include-ignored"]);
    }

    const PASSED: &str = "\nrunning 1 test\ntest a::b ... ok\n\n\
        test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 41 filtered out; finished in 0.00s\n\n";

    #[test]
    fn the_list_is_read_without_benchmarks_and_sums() {
        assert_eq!(
            read_list("a::b: test\nc: test\nd: benchmark\n\n2 tests, 1 benchmark\n"),
            ["a::b", "c"]
        );
    }

    #[rstest]
    #[case::all_passed("\nrunning 2 tests\n..\n\ntest result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\n", 2, Some(&[][..]))]
    #[case::one_failed("\nrunning 2 tests\n\nfailures:\n\n---- a::b stdout ----\nfailures:\n    not::this\n\n\nfailures:\n    a::b\n\ntest result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\n", 2, Some(&["a::b"][..]))]
    #[case::it_does_not_add_up("\ntest result: ok. 2 passed; 0 failed; 0 ignored;", 3, None)]
    #[case::it_did_not_end("\nrunning 2 tests\ntest a ... ok\n", 2, None)]
    fn a_whole_suite_s_failures_are_read_from_its_end(
        #[case] stdout: &str,
        #[case] total: usize,
        #[case] failed: Option<&[&str]>,
    ) {
        let failed = failed.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
        assert_eq!(failed_of_all(stdout, total), failed);
    }

    #[test]
    fn exit_zero_with_the_harness_s_word_is_a_pass() {
        assert_eq!(
            judge(tried("a::b", 42), &finished(Ending::Exited(0), PASSED)).outcome,
            Outcome::Passed
        );
    }

    #[rstest]
    #[case::noted("ok a::b\n", Outcome::Passed)]
    #[case::nothing_noted("", Outcome::Failed)]
    #[case::another_noted("ok a::bc\n", Outcome::Failed)]
    #[case::noted_as_failed("failed a::b\n", Outcome::Failed)]
    fn where_the_harness_notes_down_what_passed_it_has_to_be_there(
        #[case] notes: &str,
        #[case] outcome: Outcome,
    ) {
        let tried = Tried {
            notes: Some(notes),
            ..tried("a::b", 42)
        };
        assert_eq!(
            judge(tried, &finished(Ending::Exited(0), PASSED)).outcome,
            outcome
        );
    }

    #[test]
    fn a_test_that_should_panic_can_pass() {
        let stdout = PASSED.replace("a::b ...", "a::b - should panic ...");
        assert_eq!(
            judge(tried("a::b", 42), &finished(Ending::Exited(0), &stdout)).outcome,
            Outcome::Passed
        );
    }

    #[test]
    fn what_a_passing_test_printed_does_not_matter() {
        let stdout = PASSED.replace("... ok", "... hello\ntest result: FAILED. 0 passed\nok");
        assert_eq!(
            judge(tried("a::b", 42), &finished(Ending::Exited(0), &stdout)).outcome,
            Outcome::Passed
        );
    }

    #[rstest]
    #[case::nothing("", Outcome::Failed)]
    #[case::only_the_beginning("\nrunning 1 test\ntest a::b ... ", Outcome::Failed)]
    #[case::another_test(&PASSED.replace("a::b", "a::c"), Outcome::Failed)]
    #[case::a_forged_sum(
        "\nrunning 1 test\ntest a::b ... ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\n",
        Outcome::Failed
    )]
    #[case::something_after_it(&format!("{PASSED}and more\n"), Outcome::Failed)]
    #[case::no_test_at_all(
        "\nrunning 0 tests\n\ntest result: ok. 0 passed; 0 failed;",
        Outcome::Missing
    )]
    fn exit_zero_without_the_harness_s_word_is_no_pass(
        #[case] stdout: &str,
        #[case] outcome: Outcome,
    ) {
        assert_eq!(
            judge(tried("a::b", 42), &finished(Ending::Exited(0), stdout)).outcome,
            outcome
        );
    }

    #[rstest]
    #[case::zero(0)]
    #[case::three(3)]
    #[case::as_a_panic_does(101)]
    fn an_exit_in_the_middle_says_so(#[case] status: i32) {
        let judged = judge(
            tried("a::b", 42),
            &finished(Ending::Exited(status), "\nrunning 1 test\ntest a::b ... "),
        );
        assert_eq!(judged.outcome, Outcome::Failed);
        assert!(judged.message.unwrap().contains(&format!(
            "exited with status {status} before the test was over"
        )));
    }

    #[test]
    fn a_property_s_verdict_is_the_message_and_the_panic_before_it_the_place() {
        let stdout = "\nrunning 1 test\ntest a::b ... FAILED\n\nfailures:\n\n---- a::b stdout ----\n\n\
            thread 'a::b' (77) panicked at katas/jwt/src/segment.rs:12:5:\nnot yet implemented\n\
            note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n\n\
            thread 'a::b' (77) panicked at katas/jwt/tests/unit/main.rs:3:1:\nTest failed: not yet implemented.\nminimal failing input: x = 0\n\tsuccesses: 0\n\tlocal rejects: 0\n\tglobal rejects: 0\n\n\n\
            failures:\n    a::b\n\ntest result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 41 filtered out; finished in 0.00s\n\n";
        let judged = judge(tried("a::b", 42), &finished(Ending::Exited(101), stdout));
        assert_eq!(
            judged.message.as_deref(),
            Some("Test failed: not yet implemented.\nminimal failing input: x = 0")
        );
        let code = Place {
            file: "katas/jwt/src/segment.rs".to_owned(),
            line: 12,
        };
        assert_eq!(
            judged.place,
            Some(code),
            "where the code panicked, and not where the property is"
        );
    }

    #[test]
    fn a_test_that_returns_an_error_is_shown_with_it() {
        let stdout = "\nrunning 1 test\ntest a::b ... FAILED\n\nfailures:\n\n---- a::b stdout ----\nError: \"no\"\n\n\n\
            failures:\n    a::b\n\ntest result: FAILED. 0 passed; 1 failed; 0 ignored;";
        let judged = judge(tried("a::b", 42), &finished(Ending::Exited(101), stdout));
        assert_eq!(judged.message.as_deref(), Some("Error: \"no\""));
    }

    #[test]
    fn a_snapshot_s_difference_is_part_of_the_message() {
        let stdout = "\nrunning 1 test\ntest a ... FAILED\n\nfailures:\n\n---- a stdout ----\n-old snapshot\n+new results\n-a\n+b\nTo update snapshots run `cargo insta review`\n\n\
            thread 'a' (7) panicked at insta/runtime.rs:1:1:\nsnapshot assertion for 'x' failed in line 9\n\n\n\
            failures:\n    a\n\ntest result: FAILED. 0 passed; 1 failed; 0 ignored;";
        let judged = judge(tried("a", 42), &finished(Ending::Exited(101), stdout));
        assert_eq!(
            judged.message.as_deref(),
            Some(
                "snapshot assertion for 'x' failed in line 9\n- what is expected\n+ what your code gives\n-a\n+b"
            )
        );
    }

    #[test]
    fn a_stack_overflow_is_named() {
        let crashed = Finished {
            stderr: "\nthread 'a' (7) has overflowed its stack\nfatal runtime error: stack overflow, aborting\n".to_owned(),
            ..finished(Ending::Signalled(6), "")
        };
        let judged = judge(tried("a", 1), &crashed);
        assert_eq!(judged.outcome, Outcome::Crashed);
        assert!(judged.message.unwrap().starts_with("the stack overflowed"));
    }

    #[test]
    fn a_test_that_leaves_a_process_behind_is_not_green() {
        let judged = judge(
            tried("a::b", 42),
            &Finished {
                left_running: true,
                ..finished(Ending::Exited(0), PASSED)
            },
        );
        assert_eq!(judged.outcome, Outcome::Failed);
        assert!(judged.message.unwrap().contains("left a process running"));
    }

    #[test]
    fn a_time_out_says_how_long_it_waited() {
        let judged = judge(tried("a", 1), &finished(Ending::TimedOut, ""));
        assert_eq!(judged.outcome, Outcome::TimedOut);
        assert!(judged.message.unwrap().contains("10 s"));
    }
}
