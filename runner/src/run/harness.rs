//! What the test harness of a suite prints: the list of its tests, and what it says of one of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::time::Duration;

use crate::os::files::{self, Place};
use crate::os::process::{Ending, Finished};
use crate::run::verdict::Outcome;

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

/// The tests that failed in a run of `total` tests in one process. `None` if the harness did not reach its end, or what
/// it says does not add up.
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

/// Those of these tests that failed, as the harness's notes have it. `None`, if the notes do not say once of each of them, and
/// of no other test, that it passed or failed.
pub fn noted_failures<'n>(notes: &str, names: &[&'n str]) -> Option<BTreeSet<&'n str>> {
    let mut said = BTreeMap::new();
    for line in notes.lines() {
        let (outcome, name) = line.split_once(' ')?;
        if !matches!(outcome, "ok" | "failed") || said.insert(name, outcome).is_some() {
            return None;
        }
    }
    let all_are_there = names.iter().all(|name| said.contains_key(*name));
    let failed = names
        .iter()
        .filter(|name| said.get(**name) == Some(&"failed"));
    (all_are_there && said.len() == names.len()).then(|| failed.copied().collect())
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
    /// What the test and the code under it printed, where it is not green.
    pub printed: Option<String>,
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
    /// How much memory it was given, in bytes.
    pub memory: u64,
}

/// Judges a test by what its process did.
///
/// It has passed if three things are true. Its process exited with 0. The harness's first words say that one test was
/// run, and that it was this one. And the harness has noted down that it passed. Where the harness takes no notes, its
/// last words say so, and how many tests were left out. The code under test can exit with 0 by itself, and print what
/// it likes.
pub fn judge(tried: Tried<'_>, finished: &Finished) -> Judged {
    let said = Said::of(tried, finished);
    let failed = |outcome, message: String| Judged {
        outcome,
        message: Some(message),
        place: None,
        printed: said.printed(),
    };
    match finished.ending {
        Ending::TimedOut => failed(Outcome::TimedOut, time_out(tried.limit, finished.computed)),
        Ending::AskedTheTerminal => failed(
            Outcome::Failed,
            "it was stopped because it asked the terminal for something (`/dev/tty`), and a test has none: \
             give the code what it is to read, such as a reader or an argument"
                .to_owned(),
        ),
        Ending::Stopped => failed(
            Outcome::Missing,
            "it was stopped before it ended".to_owned(),
        ),
        Ending::Signalled(signal) => failed(Outcome::Crashed, crash(signal, tried, &said)),
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
                    printed: None,
                }
            }
        }
        Ending::Exited(0) if finished.stdout.contains("running 0 tests") => failed(
            Outcome::Missing,
            "the suite did not run it, although it lists it".to_owned(),
        ),
        Ending::Exited(101) if is_failed(tried, finished) => {
            let message = match out_of_memory(tried.memory, &said.message) {
                Some(why) => format!("{why}\n{}", said.message),
                None => said.message.clone(),
            };
            Judged {
                place: said.place.clone(),
                ..failed(Outcome::Failed, message)
            }
        }
        Ending::Exited(status) => failed(
            Outcome::Failed,
            format!(
                "the process exited with status {status} before the test was over: \
                 the test or the code under it calls `std::process::exit`, and only `main` should"
            ),
        ),
    }
}

/// What a test did that did not end: one that hardly used the processor was waiting.
fn time_out(limit: Duration, computed: Option<Duration>) -> String {
    let waited = computed.is_some_and(|computed| computed < limit / 10);
    let question = if waited {
        "it used no processor time: does it wait for something that never comes?"
    } else {
        "is there an endless loop?"
    };
    let limit = limit.as_secs_f64();
    format!("it did not end within {limit} s and was stopped: {question}")
}

/// Whether the harness says that this test has failed. A thread that outlives the test can write into its words on
/// standard output, and not into its notes.
fn is_failed(tried: Tried<'_>, finished: &Finished) -> bool {
    let noted = |notes: &str| {
        let why_and_name = notes.trim_end().strip_prefix("failed");
        why_and_name.is_some_and(|rest| rest.ends_with(&format!(" {}", tried.name)))
    };
    finished.stdout.contains(FAILED) || tried.notes.is_some_and(noted)
}

/// Whether the harness says that this test, and no other, was run and passed. Its notes decide where it takes some: the
/// code prints to the same standard output, and a thread that outlives the test may do so between the harness's words.
fn passed(tried: Tried<'_>, stdout: &str) -> bool {
    let Tried {
        name, total, notes, ..
    } = tried;
    let Some(said) = stdout
        .strip_prefix("\nrunning 1 test\n")
        .and_then(|rest| rest.strip_prefix(&format!("test {name} ")))
    else {
        return false;
    };
    // A test that should panic is announced as such.
    if !said.starts_with("... ") && !said.starts_with("- should panic ... ") {
        return false;
    }
    if let Some(notes) = notes {
        let mut lines = notes.lines();
        return lines.any(|line| line.strip_prefix("ok ") == Some(name));
    }
    let Some((_, after)) =
        said.rsplit_once("ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; ")
    else {
        return false;
    };
    after.starts_with(&format!(
        "{} filtered out; finished in ",
        total.saturating_sub(1)
    )) && after.lines().filter(|line| !line.is_empty()).count() == 1
}

fn crash(signal: i32, tried: Tried<'_>, said: &Said) -> String {
    let last = &said.message;
    let why = if last.contains("has overflowed its stack") {
        "the stack overflowed: a function, of the test or of the code under it, calls itself for ever".to_owned()
    } else if let Some(why) = out_of_memory(tried.memory, last) {
        why
    } else {
        match signal {
            6 => "the process was aborted (SIGABRT)".to_owned(),
            11 => "the process touched memory that is not its own (SIGSEGV)".to_owned(),
            9 => "the process was killed from outside (SIGKILL): is the machine out of memory?"
                .to_owned(),
            other => format!("the process was ended by signal {other}"),
        }
    };
    let last_words: Vec<_> = last
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

/// What to say where the code got no memory, or no thread: the stack of a thread is memory, too.
fn out_of_memory(limit: u64, said: &str) -> Option<String> {
    let mib = limit / (1024 * 1024);
    let says = |words: [&str; 2]| {
        let at = said.find(words[0])?;
        said[at..].contains(words[1]).then_some(at)
    };
    let no_memory = says(["memory allocation of ", " bytes failed"])
        .or_else(|| said.find("Cannot allocate memory (os error 12)"))
        .or_else(|| says(["code: 12, ", "kind: OutOfMemory"]));
    let no_thread = says(["spawn ", "code: 11, kind: WouldBlock"])
        .or_else(|| says(["spawn ", "temporarily unavailable (os error 11)"]))
        // Only a thread that begins allocates one.
        .or_else(|| said.find("failed to allocate an alternative stack"));
    // A thread that could not be started often leaves too little memory for the words about it.
    let is_thread = no_thread.is_some_and(|thread| no_memory.is_none_or(|memory| thread < memory));
    if is_thread {
        return Some(format!(
            "it could not start another thread or process: a test may use {mib} MiB of memory, and the stack of each \
             thread counts. Does it start more and more threads?"
        ));
    }
    no_memory.map(|_| {
        format!("it needed more memory than the {mib} MiB that a test may use: does something grow for ever?")
    })
}

/// What a test's process said: the reason why it failed, taken apart from what the code printed. The harness is told to
/// capture nothing ([`UNCAPTURED`]): what a test printed before it crashed or hung would be lost with the process.
struct Said {
    message: String,
    place: Option<Place>,
    /// What the code wrote to standard output and to standard error.
    printed: [String; 2],
}

/// The variable, and its value, that makes the harness capture nothing.
pub const UNCAPTURED: (&str, &str) = ("RUST_TEST_NOCAPTURE", "1");

/// The harness's last words on a test that failed.
const FAILED: &str = "test result: FAILED. 0 passed; 1 failed;";

/// How many lines, and how many characters of each, are kept of what a test printed: half of them from the beginning.
const PRINTED_LINES: usize = 40;
const PRINTED_WIDTH: usize = 400;

impl Said {
    fn of(tried: Tried<'_>, finished: &Finished) -> Self {
        let (printed, note) = on_stdout(tried.name, &finished.stdout);
        let mut printed = printed.to_owned();
        let failed = finished.ending == Ending::Exited(101) && is_failed(tried, finished);
        if !failed && !matches!(finished.ending, Ending::Signalled(_)) {
            // The reason is not to be found in what it said, so all of that was printed.
            return Self {
                message: String::new(),
                place: None,
                printed: [printed, finished.stderr.clone()],
            };
        }
        let (mut panics, mut errors) = Panic::all_in(&finished.stderr);
        let Some(last) = panics.pop() else {
            let reason = errors.split_off(reason_begins(&errors));
            let message = note.unwrap_or_else(|| reason.trim());
            let message = if message.is_empty() && failed {
                "it failed without a word"
            } else {
                message
            };
            return Self {
                message: message.to_owned(),
                place: None,
                printed: [printed, errors],
            };
        };
        let (message, place) = if let Some(note) = note {
            // What the harness itself holds against it: that it should have panicked with other words.
            (format!("{}\n{note}", last.message), last.place)
        } else if last.message.starts_with("snapshot assertion for") {
            // insta prints the difference, and then panics in its own code with a line that only names the snapshot.
            let difference = printed.split_off(snapshot_begins(&printed));
            let difference = snapshot_difference(&difference);
            (format!("{}\n{difference}", last.message), None)
        } else if last.message.starts_with("Test failed: ") {
            // A property prints a panic for each input that it tries, and its own verdict last: the panic before it tells
            // where in the code it went wrong.
            let inner = panics.pop().and_then(|inner| inner.place);
            panics.clear();
            (without_counts(&last.message), inner.or(last.place))
        } else {
            (last.message, last.place)
        };
        // Panics of other threads, which are not the reason but may be its cause.
        for panic in panics {
            errors.push_str(&panic.head);
            errors.push('\n');
            errors.push_str(&panic.message);
            errors.push('\n');
        }
        Self {
            message,
            place,
            printed: [printed, errors],
        }
    }

    /// Both streams as a person is shown them; `None` if there is nothing.
    fn printed(&self) -> Option<String> {
        // What the code prints may hold anything, and a terminal obeys.
        let texts = self
            .printed
            .each_ref()
            .map(|text| anstream::adapter::strip_str(text).to_string());
        let lines = texts.iter().flat_map(|text| text.lines());
        let lines: Vec<_> = lines.skip_while(|line| line.trim().is_empty()).collect();
        let end = lines.iter().rposition(|line| !line.trim().is_empty())?;
        let lines = &lines[..=end];
        let cut = |line: &&str| match line.char_indices().nth(PRINTED_WIDTH) {
            Some((at, _)) => format!("{} …", &line[..at]),
            None => (*line).to_owned(),
        };
        let more = lines.len().saturating_sub(PRINTED_LINES);
        let shown: Vec<_> = if more == 0 {
            lines.iter().map(cut).collect()
        } else {
            let (head, tail) = (PRINTED_LINES / 2, lines.len() - PRINTED_LINES / 2);
            let gap = format!("… {more} lines more …");
            let head = lines[..head].iter().map(cut);
            head.chain([gap])
                .chain(lines[tail..].iter().map(cut))
                .collect()
        };
        Some(shown.join("\n"))
    }
}

/// What the code printed on standard output, between the harness's words, and what the harness itself holds against the
/// test.
fn on_stdout<'a>(name: &str, stdout: &'a str) -> (&'a str, Option<&'a str>) {
    let begun = [
        format!("test {name} ... "),
        format!("test {name} - should panic ... "),
    ];
    let after = begun
        .iter()
        .find_map(|begun| Some(stdout.split_once(begun.as_str())?.1));
    let Some(after) = after else {
        return ("", None);
    };
    let ends = ["FAILED\n\nfailures:\n", "ok\n\ntest result: "];
    let Some((printed, rest)) = ends.iter().find_map(|end| after.rsplit_once(end)) else {
        return (after, None);
    };
    let note = rest
        .split_once(&format!("---- {name} stdout ----\n"))
        .map(|(_, note)| {
            note.rsplit_once("\nfailures:\n")
                .map_or(note, |(note, _)| note)
                .trim()
        });
    (printed, note)
}

/// Where insta's difference begins.
fn snapshot_begins(printed: &str) -> usize {
    let begins = |line: &str| line.starts_with('━') && line.contains(" Snapshot Summary ");
    line_starts(printed, begins).unwrap_or(0)
}

/// A property's verdict without how often it tried.
fn without_counts(message: &str) -> String {
    let counts = ["successes: ", "local rejects: ", "global rejects: "];
    let lines = message
        .lines()
        .filter(|line| !counts.iter().any(|count| line.trim().starts_with(count)));
    let text = lines.collect::<Vec<_>>().join("\n");
    text.trim_end().to_owned()
}

/// Where on standard error the reason begins if nothing has panicked: the `Err` that a test has returned, or what Rust
/// says before it aborts. All of it, if neither is there.
fn reason_begins(errors: &str) -> usize {
    let is_reason = |line: &str| {
        let overflow = line.starts_with("thread '") && line.ends_with(" has overflowed its stack");
        overflow || line.starts_with("memory allocation of ") || line.starts_with("Error: ")
    };
    line_starts(errors, is_reason).unwrap_or(0)
}

/// Where the last line begins that is such a line.
fn line_starts(text: &str, is_such: impl Fn(&str) -> bool) -> Option<usize> {
    let mut at = 0;
    let mut found = None;
    for line in text.split_inclusive('\n') {
        if is_such(line.trim_end()) {
            found = Some(at);
        }
        at += line.len();
    }
    found
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

struct Panic {
    /// Its first line.
    head: String,
    message: String,
    place: Option<Place>,
}

impl Panic {
    /// Each `thread 'name' (1234) panicked at src/lib.rs:1:2:` with its message, and what stands around them. A message
    /// has no end of its own; behind the first one stands the advice on backtraces.
    fn all_in(text: &str) -> (Vec<Self>, String) {
        let mut panics: Vec<Self> = Vec::new();
        let mut around = String::new();
        let mut in_message = false;
        // The advice on backtraces that comes next is on a panic within a message.
        let mut is_nested = false;
        for line in text.lines() {
            // A line of what the test's own program said.
            if let Some(panic) = panics
                .last_mut()
                .filter(|it| in_message && it.is_half_told())
            {
                let _ = writeln!(panic.message, "{line}");
                continue;
            }
            let place = line
                .strip_prefix("thread '")
                .and_then(|rest| rest.split_once(" panicked at "));
            let last = panics.last_mut().filter(|_| in_message);
            let nesting = last.filter(|last| {
                place.is_some() && line.starts_with("thread 'main'") && last.is_of_a_named_thread()
            });
            if let Some(panic) = nesting {
                is_nested = true;
                let _ = writeln!(panic.message, "{line}");
            } else if let Some((_, place)) = place {
                in_message = true;
                is_nested = false;
                panics.push(Self {
                    head: line.to_owned(),
                    message: String::new(),
                    place: read_place(place.trim_end_matches(':')),
                });
            } else if line.starts_with("note: run with `RUST_BACKTRACE") {
                in_message &= std::mem::take(&mut is_nested)
                    || panics
                        .last()
                        .is_some_and(|panic| is_in_a_quote(&panic.message));
            } else {
                let text = match panics.last_mut() {
                    Some(panic) if in_message => &mut panic.message,
                    _ => &mut around,
                };
                text.push_str(line);
                text.push('\n');
            }
        }
        for panic in &mut panics {
            panic.message = panic.message.trim_end().to_owned();
        }
        (panics, around)
    }

    /// Whether the harness has started its thread for a test: what `main` says below it is said by another program.
    fn is_of_a_named_thread(&self) -> bool {
        let others = ["thread 'main'", "thread '<unnamed>'"];
        !others.iter().any(|other| self.head.starts_with(other))
    }

    /// Whether a comparison has not come to its two sides yet, before which the test's words stand.
    fn is_half_told(&self) -> bool {
        let message = &self.message;
        message.starts_with("assertion `left == right` failed: ") && !message.contains("\n right: ")
    }
}

/// Whether a message stops within what a command printed, which `assert_cmd` quotes between rows of backticks: then the
/// advice is on a panic of that command.
fn is_in_a_quote(message: &str) -> bool {
    let quote = message
        .rfind("stderr=```")
        .or_else(|| message.rfind("stdout=```"));
    message.starts_with("Unexpected ")
        && quote.is_some_and(|at| !message[at..].lines().skip(1).any(|line| line == "```"))
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

    fn tried(name: &str, total: usize) -> Tried<'_> {
        Tried {
            name,
            total,
            notes: None,
            limit: LIMIT,
            memory: 64 * 1024 * 1024,
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
    #[case::all_passed("ok a::b\nok c\n", Some(&[][..]))]
    #[case::one_failed("failed a::b\nok c\n", Some(&["a::b"][..]))]
    #[case::one_is_missing("ok a::b\n", None)]
    #[case::another_one("ok a::b\nok c\nfailed d\n", None)]
    #[case::one_twice("failed c\nok a::b\nok c\n", None)]
    #[case::one_was_ignored("ok a::b\nignored c\n", None)]
    #[case::nothing("", None)]
    fn notes_name_every_test(#[case] notes: &str, #[case] failed: Option<&[&str]>) {
        let failed = failed.map(|failed| failed.iter().copied().collect());
        assert_eq!(noted_failures(notes, &["a::b", "c"]), failed);
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
            judge(
                tried("a::b", 42),
                &Finished::example(Ending::Exited(0), PASSED)
            )
            .outcome,
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
            judge(tried, &Finished::example(Ending::Exited(0), PASSED)).outcome,
            outcome
        );
    }

    const INTERRUPTED: &str = "\nrunning 1 test\ntest a::b ... tick\nFAItick\nLED\n\nfatick\nilures:\n\n\
        test result: tick\nFAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 41 filtered out; finished in 0.00s\n\ntick\n";

    #[rstest]
    #[case::before_the_sum(&PASSED.replace("ok\n\n", "tick\nok\ntick\n\n"))]
    #[case::in_the_sum(&PASSED.replace("1 passed;", "1 tick\npassed;"))]
    #[case::behind_it(&format!("{PASSED}tick\n"))]
    #[case::should_panic(&PASSED.replace("a::b ... ok\n", "a::b - should panic ... tick\nok\ntick\n"))]
    fn a_thread_that_outlives_the_test_and_prints_does_not_make_it_red(#[case] stdout: &str) {
        let tried = Tried {
            notes: Some("ok a::b\n"),
            ..tried("a::b", 42)
        };
        let judged = judge(tried, &Finished::example(Ending::Exited(0), stdout));
        assert_eq!(judged.outcome, Outcome::Passed);
    }

    #[test]
    fn a_panic_of_a_command_is_a_part_of_what_its_test_says() {
        let said = "Unexpected failure.\ncode=101\nstderr=``````\n\nthread \\'main\\' (8) panicked at src/main.rs:2:5:\nnot yet implemented";
        let rest = "```\n```\ncommand=`\"a/fruit\"`\ncode=101\nstdout=\"\"";
        let text = format!(
            "\nthread 'a' (7) panicked at tests/e2e.rs:3:1:\n{said}\n{ADVICE}{rest}\n{ADVICE}behind\n"
        );
        let (panics, around) = Panic::all_in(&text);
        assert_eq!(panics.len(), 1);
        assert_eq!(panics[0].message, format!("{said}\n{rest}"));
        assert_eq!(around.trim(), "behind");
    }

    #[test]
    fn a_panic_in_the_words_of_a_comparison_is_the_program_s() {
        let said = format!(
            "assertion `left == right` failed: it said: \nthread 'main' (8) panicked at src/main.rs:2:5:\nno\n{ADVICE}\n  left: Some(101)\n right: Some(2)"
        );
        let text =
            format!("\nthread 'a' (7) panicked at tests/e2e.rs:3:1:\n{said}\n{ADVICE}behind\n");
        let (panics, around) = Panic::all_in(&text);
        assert_eq!(panics.len(), 1);
        assert_eq!(panics[0].message, said);
        assert_eq!(panics[0].place.as_ref().map(|place| place.line), Some(3));
        assert_eq!(around.trim(), "behind");
    }

    #[test]
    fn a_panic_in_the_words_of_a_test_is_the_program_s() {
        let said = "standard error:\n\nthread 'main' (8) panicked at src/main.rs:2:5:\nnot yet implemented";
        let text = format!(
            "\nthread 'a' (7) panicked at tests/e2e.rs:3:1:\n{said}\n{ADVICE}\n{ADVICE}behind\n"
        );
        let (panics, around) = Panic::all_in(&text);
        assert_eq!(panics.len(), 1);
        assert_eq!(panics[0].message, said);
        assert_eq!(around.trim(), "behind");
    }

    #[test]
    fn a_thread_that_outlives_the_test_does_not_hide_why_it_failed() {
        let panic = "\nthread 'a::b' (7) panicked at tests/unit.rs:3:1:\nleft: 0\n";
        let failed = Finished {
            stderr: panic.to_owned(),
            ..Finished::example(Ending::Exited(101), INTERRUPTED)
        };
        let tried = Tried {
            notes: Some("failed a::b\n"),
            ..tried("a::b", 42)
        };
        let judged = judge(tried, &failed);
        assert_eq!(judged.outcome, Outcome::Failed);
        assert_eq!(judged.message.as_deref(), Some("left: 0"));
    }

    #[test]
    fn an_exit_with_zero_is_no_pass_where_the_harness_noted_nothing() {
        let tried = Tried {
            notes: Some(""),
            ..tried("a::b", 42)
        };
        let stdout = "\nrunning 1 test\ntest a::b ... tick\n";
        let judged = judge(tried, &Finished::example(Ending::Exited(0), stdout));
        assert_eq!(judged.outcome, Outcome::Failed);
        assert!(judged.message.unwrap().contains("std::process::exit"));
    }

    #[rstest]
    #[case::a_thread(
        "failed to spawn thread: Os { code: 11, kind: WouldBlock, message: \"Resource temporarily unavailable\" }"
    )]
    #[case::a_runtime_s(
        "OS can't spawn worker thread: Resource temporarily unavailable (os error 11)"
    )]
    #[case::its_alternative_one(
        "failed to allocate an alternative stack: Cannot allocate memory (os error 12)\nfatal runtime error: failed to initiate panic, error 5, aborting"
    )]
    fn a_thread_that_got_no_stack_names_the_limit(
        #[case] words: &str,
        #[values("", "memory allocation of 41 bytes failed\n")] then: &str,
    ) {
        let errors = format!("thread 'a' (7) panicked at a.rs:1:1:\n{words}\n{then}");
        let ended = match then {
            "" => failing("a", "", &errors),
            _ => Finished {
                stderr: errors,
                ..Finished::example(Ending::Signalled(6), "")
            },
        };
        let message = judge(tried("a", 1), &ended).message.unwrap();
        assert!(
            message.starts_with("it could not start another thread") && message.contains("64 MiB"),
            "{message}"
        );
    }

    #[test]
    fn a_test_that_should_panic_can_pass() {
        let stdout = PASSED.replace("a::b ...", "a::b - should panic ...");
        assert_eq!(
            judge(
                tried("a::b", 42),
                &Finished::example(Ending::Exited(0), &stdout)
            )
            .outcome,
            Outcome::Passed
        );
    }

    #[test]
    fn what_a_passing_test_printed_does_not_matter() {
        let stdout = PASSED.replace("... ok", "... hello\ntest result: FAILED. 0 passed\nok");
        assert_eq!(
            judge(
                tried("a::b", 42),
                &Finished::example(Ending::Exited(0), &stdout)
            )
            .outcome,
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
            judge(
                tried("a::b", 42),
                &Finished::example(Ending::Exited(0), stdout)
            )
            .outcome,
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
            &Finished::example(Ending::Exited(status), "\nrunning 1 test\ntest a::b ... "),
        );
        assert_eq!(judged.outcome, Outcome::Failed);
        assert!(judged.message.unwrap().contains(&format!(
            "exited with status {status} before the test was over"
        )));
    }

    /// A test that failed, with what was printed on both streams meanwhile.
    fn failing(name: &str, printed: &str, errors: &str) -> Finished {
        let stdout = format!(
            "\nrunning 1 test\ntest {name} ... {printed}FAILED\n\nfailures:\n\nfailures:\n    {name}\n\n\
             test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 41 filtered out; finished in 0.00s\n\n"
        );
        Finished {
            stderr: errors.to_owned(),
            ..Finished::example(Ending::Exited(101), &stdout)
        }
    }

    const ADVICE: &str =
        "note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n";

    #[test]
    fn what_the_code_printed_is_taken_apart_from_the_panic() {
        let errors = format!(
            "[src/lib.rs:1:45] x = 1\nfrom eprintln\n\nthread 'a::b' (77) panicked at katas/jwt/tests/unit/main.rs:3:1:\n\
             assertion `left == right` failed: two\nlines\n  left: 2\n right: 3\n{ADVICE}from a drop\n"
        );
        let judged = judge(
            tried("a::b", 42),
            &failing("a::b", "\u{1b}[31mx is 1\u{1b}[0m\nno newline", &errors),
        );
        assert_eq!(
            judged.message.as_deref(),
            Some("assertion `left == right` failed: two\nlines\n  left: 2\n right: 3")
        );
        assert_eq!(
            judged.printed.as_deref(),
            Some("x is 1\nno newline\n[src/lib.rs:1:45] x = 1\nfrom eprintln\n\nfrom a drop")
        );
        assert_eq!(judged.place.unwrap().line, 3);
    }

    #[rstest]
    #[case::nothing("", "")]
    #[case::empty_lines("\n\n", "\n")]
    fn a_test_that_prints_nothing_has_printed_nothing(#[case] printed: &str, #[case] errors: &str) {
        let panic = "thread 'a' (7) panicked at a.rs:1:1:\nno\n";
        let errors = format!("{errors}{panic}{ADVICE}");
        let judged = judge(tried("a", 42), &failing("a", printed, &errors));
        assert_eq!(judged.printed, None);
    }

    #[test]
    fn of_a_flood_the_first_lines_are_kept_and_the_last() {
        let lines: Vec<_> = (0..1000).map(|number| format!("line {number}")).collect();
        let judged = judge(
            tried("a", 42),
            &failing("a", &(lines.join("\n") + &"x".repeat(5000)), ""),
        );
        let printed = judged.printed.unwrap();
        assert!(printed.starts_with("line 0\n"), "{printed}");
        assert!(
            printed.contains("\n… 960 lines more …\nline 980\n"),
            "{printed}"
        );
        assert!(printed.ends_with("xx …"), "{printed}");
        assert!(printed.len() < 2000, "{}", printed.len());
    }

    #[rstest]
    #[case::hung(Ending::TimedOut)]
    #[case::crashed(Ending::Signalled(6))]
    #[case::exited(Ending::Exited(0))]
    #[case::exited_as_a_panic_does(Ending::Exited(101))]
    fn what_was_printed_before_the_process_ended_is_shown(#[case] ending: Ending) {
        let ended = Finished::example(ending, "\nrunning 1 test\ntest a::b ... n is 1\nn is 2\n");
        let judged = judge(tried("a::b", 42), &ended);
        assert_eq!(judged.printed.as_deref(), Some("n is 1\nn is 2"));
    }

    #[test]
    fn the_panic_of_another_thread_is_shown_where_the_test_waits_for_it() {
        let panic = "thread '<unnamed>' (78) panicked at src/lib.rs:9:5:\nnot yet implemented\n";
        let hung = Finished {
            stderr: format!("\n{panic}"),
            ..Finished::example(Ending::TimedOut, "\nrunning 1 test\ntest a ... ")
        };
        let judged = judge(tried("a", 42), &hung);
        assert_eq!(judged.printed.as_deref(), Some(panic.trim_end()));
        let failed = failing(
            "a",
            "",
            &format!(
                "\n{panic}{ADVICE}\nthread 'a' (77) panicked at tests/unit.rs:3:1:\nleft: 0\n"
            ),
        );
        let judged = judge(tried("a", 42), &failed);
        assert_eq!(judged.message.as_deref(), Some("left: 0"));
        assert_eq!(judged.printed.as_deref(), Some(panic.trim_end()));
    }

    #[test]
    fn a_property_s_verdict_is_the_message_and_the_panic_before_it_the_place() {
        let errors = format!(
            "\nthread 'a::b' (77) panicked at katas/jwt/src/segment.rs:12:5:\nnot yet implemented\n{ADVICE}\n\
             thread 'a::b' (77) panicked at katas/jwt/tests/unit/main.rs:3:1:\n\
             Test failed: not yet implemented.\nminimal failing input: x = 0\n\tsuccesses: 0\n\tlocal rejects: 0\n\tglobal rejects: 0\n\n"
        );
        let judged = judge(tried("a::b", 42), &failing("a::b", "", &errors));
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
        assert_eq!(judged.printed, None);
    }

    #[test]
    fn a_test_that_returns_an_error_is_shown_with_it() {
        let failed = failing("a::b", "one\n", "two\nError: \"no\"\n");
        let judged = judge(tried("a::b", 42), &failed);
        assert_eq!(judged.message.as_deref(), Some("Error: \"no\""));
        assert_eq!(judged.printed.as_deref(), Some("one\ntwo"));
    }

    #[rstest]
    #[case::with_other_words(
        "\nthread 'a' (7) panicked at a.rs:4:64:\nother\nnote: run with `RUST_BACKTRACE=1` …\n",
        "note: panic did not contain expected string\n      panic message: \"other\"\n expected substring: \"zzz\"",
        "other\nnote: panic did not contain expected string\n      panic message: \"other\"\n expected substring: \"zzz\""
    )]
    #[case::without_a_panic(
        "",
        "note: test did not panic as expected at a.rs:5:28",
        "note: test did not panic as expected at a.rs:5:28"
    )]
    fn a_test_that_should_have_panicked_says_how(
        #[case] errors: &str,
        #[case] note: &str,
        #[case] message: &str,
    ) {
        let stdout = format!(
            "\nrunning 1 test\ntest a - should panic ... x is 1\nFAILED\n\nfailures:\n\n---- a stdout ----\n{note}\n\n\
             failures:\n    a\n\ntest result: FAILED. 0 passed; 1 failed; 0 ignored;"
        );
        let failed = Finished {
            stderr: errors.to_owned(),
            ..Finished::example(Ending::Exited(101), &stdout)
        };
        let judged = judge(tried("a", 42), &failed);
        assert_eq!(judged.message.as_deref(), Some(message));
        assert_eq!(judged.printed.as_deref(), Some("x is 1"));
    }

    #[test]
    fn a_snapshot_s_difference_is_part_of_the_message() {
        let printed = "mine\n━━━━ Snapshot Summary ━━━━\n-old snapshot\n+new results\n-a\n+b\nTo update snapshots run `cargo insta review`\n";
        let errors = format!(
            "\nthread 'a' (7) panicked at insta/runtime.rs:1:1:\nsnapshot assertion for 'x' failed in line 9\n{ADVICE}"
        );
        let judged = judge(tried("a", 42), &failing("a", printed, &errors));
        assert_eq!(
            judged.message.as_deref(),
            Some(
                "snapshot assertion for 'x' failed in line 9\n━━━━ Snapshot Summary ━━━━\n- what is expected\n+ what your code gives\n-a\n+b"
            )
        );
        assert_eq!(judged.printed.as_deref(), Some("mine"));
    }

    #[rstest]
    #[case::aborted(Ending::Signalled(6))]
    #[case::in_the_program_that_a_test_starts(Ending::Exited(101))]
    fn too_much_memory_is_named(
        #[case] ending: Ending,
        #[values(
            "memory allocation of 134217728 bytes failed\n",
            "Os { code: 12, kind: OutOfMemory, message: \"Cannot allocate memory\" }\n"
        )]
        words: &str,
    ) {
        let ended = match ending {
            Ending::Exited(_) => failing(
                "a",
                "",
                &format!("thread 'a' (7) panicked at a.rs:1:1:\nit said: {words}"),
            ),
            _ => Finished {
                stderr: words.to_owned(),
                ..Finished::example(ending, "")
            },
        };
        let message = judge(tried("a", 1), &ended).message.unwrap();
        assert!(
            message.starts_with("it needed more memory than the 64 MiB that a test may use"),
            "{message}"
        );
    }

    #[test]
    fn a_stack_overflow_is_named() {
        let crashed = Finished {
            stderr: "\nthread 'a' (7) has overflowed its stack\nfatal runtime error: stack overflow, aborting\n".to_owned(),
            ..Finished::example(Ending::Signalled(6), "")
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
                ..Finished::example(Ending::Exited(0), PASSED)
            },
        );
        assert_eq!(judged.outcome, Outcome::Failed);
        assert!(judged.message.unwrap().contains("left a process running"));
    }

    #[test]
    fn a_time_out_says_how_long_it_waited() {
        let judged = judge(tried("a", 1), &Finished::example(Ending::TimedOut, ""));
        assert_eq!(judged.outcome, Outcome::TimedOut);
        assert!(judged.message.unwrap().contains("10 s"));
    }

    #[rstest]
    #[case::unknown(None, "is there an endless loop?")]
    #[case::a_loop(Some(9), "is there an endless loop?")]
    #[case::a_wait(Some(0), "does it wait for something that never comes?")]
    fn a_loop_is_told_from_a_wait(#[case] computed: Option<u64>, #[case] says: &str) {
        let hung = Finished {
            computed: computed.map(Duration::from_secs),
            ..Finished::example(Ending::TimedOut, "")
        };
        let message = judge(tried("a", 1), &hung).message.unwrap();
        assert!(message.ends_with(says), "{message}");
    }

    #[test]
    fn a_test_that_asks_the_terminal_is_told_so() {
        let judged = judge(
            tried("a", 1),
            &Finished::example(Ending::AskedTheTerminal, ""),
        );
        assert_eq!(judged.outcome, Outcome::Failed);
        let message = judged.message.unwrap();
        assert!(
            message.contains("asked the terminal") && !message.contains("loop"),
            "{message}"
        );
    }
}
