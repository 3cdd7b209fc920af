//! A failure's message, cut to what a person needs: what was expected, what came instead, and what it is about.
//!
//! Macros and libraries have their own words for the two sides of a comparison, and say much that only their authors need.
//! The whole message is in `--all`, in `--json` and in the JUnit report.

use std::fmt::Write as _;

use anstream::adapter::strip_str;
use textwrap::core::display_width;

use crate::os::terminal;
use crate::ui::difference::{self, Kind};
use crate::ui::escape::printable;
use crate::ui::screen::{clipped, wrapped};
use crate::ui::style::{BAD, FAINT, GOOD, styled};

/// How many lines of one value are shown.
const VALUE_LINES: usize = 6;
/// How many lines of a difference are shown, and how many that are the same stand around each change.
const DIFFERENCE_LINES: usize = 8;
const AROUND: usize = 1;
/// The longest line of a value, in columns.
const VALUE_WIDTH: usize = 200;
/// The longest value that is shown whole in every terminal, in columns.
const SHORT: usize = 60;
/// The fewest columns that a value has.
const SHORTEST: usize = 16;

/// What a message says, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Failure {
    /// The code under test has a `todo!()` where it was called.
    pub is_todo: bool,
    /// It is about a call of a mock. Where the mock is written is of no interest then.
    pub is_of_a_mock: bool,
    /// What the test says, a line each.
    pub says: Vec<String>,
    /// What the test expects, and what the code gives.
    pub sides: Option<Sides>,
    /// What the test has put in, each with its name.
    pub given: Vec<(&'static str, String)>,
    /// What else there is to know, each with its name.
    pub more: Vec<(&'static str, String)>,
    /// The message says more than this.
    is_shortened: bool,
}

/// The two sides of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sides {
    /// What the test expects.
    pub expected: String,
    /// What the code under test gives.
    pub actual: String,
}

/// The rows of a failure, the most important ones apart from the others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// What the test says.
    pub says: Vec<String>,
    /// What it expects and what the code gives, or that the code is not written yet.
    pub sides: Vec<String>,
    /// What the test has put in.
    pub given: Vec<String>,
    /// What else there is to know.
    pub more: Vec<String>,
}

impl Failure {
    /// Takes a message apart. One that has no known form is what the test says.
    pub fn of(message: &str) -> Self {
        let message = strip_str(message).to_string();
        let message = message.trim_end();
        let library = law(message)
            .or_else(|| command(message))
            .or_else(|| snapshot(message))
            .or_else(|| mock(message));
        if let Some(failure) = library {
            return Self {
                is_shortened: true,
                ..failure
            };
        }
        equal(message)
            .or_else(|| todo(message))
            .unwrap_or_else(|| Self::words(message))
    }

    fn words(message: &str) -> Self {
        Self {
            says: said(message),
            ..Self::default()
        }
    }

    /// Whether the message says more than its rows may show.
    pub fn is_shortened(&self) -> bool {
        let is_long = |text: &String| text.contains('\n') || display_width(text) > SHORT;
        let sides = self.sides.as_ref();
        self.is_shortened
            || sides.is_some_and(|sides| is_long(&sides.expected) || is_long(&sides.actual))
    }

    /// Its lines, indented by two columns, in a terminal of that width. `what` is the function that still is a `todo!()`.
    pub fn lines(&self, what: Option<&str>, width: usize) -> Vec<String> {
        let rows = self.rows(what, width);
        [rows.says, rows.sides, rows.given, rows.more].concat()
    }

    /// The same lines by what they say.
    pub fn rows(&self, what: Option<&str>, width: usize) -> Rows {
        let mut rows = Rows::default();
        if self.is_todo {
            let what = what.map_or_else(|| "the code".to_owned(), |what| format!("`{what}`"));
            let text = styled(BAD, format!("  {what} is still `todo!()`"));
            rows.sides.push(text);
        }
        for line in &self.says {
            let into = if self.is_todo {
                &mut rows.given
            } else {
                &mut rows.says
            };
            into.extend(wrapped(line, "  ", width));
        }
        if let Some(sides) = &self.sides {
            rows.sides.extend(sides.lines(width));
        }
        for (name, text) in &self.given {
            rows.given.extend(named(name, text, width));
        }
        for (name, text) in &self.more {
            rows.more.extend(named(name, text, width));
        }
        rows
    }
}

/// A text below or behind its name.
fn named(name: &str, text: &str, width: usize) -> Vec<String> {
    let label = format!("  {name:<10}");
    let value = cut(text);
    let mut out = Vec::new();
    if let [line] = value.as_slice() {
        let rows = wrapped(line, &" ".repeat(12), width);
        let mut rows = rows.iter().take(3);
        let first = rows.next().map_or("", |row| row.trim_start());
        out.push(format!("{}{first}", styled(FAINT, label)));
        out.extend(rows.cloned());
    } else {
        out.push(styled(FAINT, label.trim_end()));
        out.extend(value.iter().map(|line| format!("    {line}")));
    }
    out
}

impl Sides {
    fn lines(&self, width: usize) -> Vec<String> {
        let (expected, actual) = self.visible();
        let (above, below) = (cut(&expected), cut(&actual));
        if terminal::is_plain() {
            return spoken(&expected, &actual);
        }
        if let ([expected], [actual]) = (above.as_slice(), below.as_slice()) {
            let room = width.saturating_sub(12).max(SHORTEST);
            let (expected, actual, mark) = around_the_difference(expected, actual, room);
            let mut out = vec![
                styled(GOOD, format!("  expected  {expected}")),
                styled(BAD, format!("  your code {actual}")),
            ];
            if let Some(column) = mark {
                out.push(format!("{}{}", " ".repeat(12 + column), styled(BAD, "^")));
            }
            return out;
        }
        let mut out = vec![format!(
            "  {}  {}",
            styled(GOOD, "- expected"),
            styled(BAD, "+ your code")
        )];
        let lines = difference::lines(expected.trim_end(), actual.trim_end(), AROUND);
        let lines = lines.into_iter().map(|line| {
            let (style, sign) = match line.kind {
                Kind::Gone => (GOOD, "-"),
                Kind::New => (BAD, "+"),
                Kind::Same => (FAINT, " "),
                Kind::Gap => (FAINT, "⋮"),
            };
            let row = format!("  {sign} {}", narrow(&line.text));
            styled(style, row.trim_end())
        });
        let lines: Vec<_> = lines.collect();
        let more = lines.len().saturating_sub(DIFFERENCE_LINES);
        out.extend(lines.into_iter().take(DIFFERENCE_LINES));
        if more > 0 {
            out.push(styled(FAINT, format!("  … {more} more lines: --all")));
        }
        out
    }

    /// Both with what cannot be seen made visible where nothing else differs: blanks and line breaks at the end of a line,
    /// and line breaks at the end of all.
    fn visible(&self) -> (String, String) {
        let show = |text: &String| printable(&text.replace('\r', "\\r"));
        let (mut expected, mut actual) = (show(&self.expected), show(&self.actual));
        if expected == actual {
            return (expected, actual);
        }
        let ends = |text: &str| text.len() - text.trim_end_matches('\n').len();
        let (above, below) = (ends(&expected), ends(&actual));
        if expected.trim_end_matches('\n') == actual.trim_end_matches('\n') {
            for (text, breaks) in [(&mut expected, above), (&mut actual, below)] {
                text.truncate(text.len() - breaks);
                text.push_str(&"\\n".repeat(breaks - above.min(below)));
            }
            return (expected, actual);
        }
        let trimmed = |text: &str| -> Vec<String> {
            text.lines()
                .map(|line| line.trim_end().to_owned())
                .collect()
        };
        if trimmed(&expected) == trimmed(&actual) {
            for text in [&mut expected, &mut actual] {
                let lines = text.lines().map(|line| {
                    let end = line.trim_end();
                    end.to_owned() + &"·".repeat(line[end.len()..].chars().count())
                });
                *text = lines.collect::<Vec<_>>().join("\n");
            }
        }
        (expected, actual)
    }
}

/// Both sides for a reader who hears them, a line each. Of several lines each that differs says whose it is.
fn spoken(expected: &str, actual: &str) -> Vec<String> {
    let is_one = |text: &str| text.trim_end().lines().count() < 2;
    if is_one(expected) && is_one(actual) {
        let shown = |text: &str| cut(text).concat();
        let mut out = vec![
            format!("  expected: {}", shown(expected)),
            format!("  your code: {}", shown(actual)),
        ];
        let same = expected
            .chars()
            .zip(actual.chars())
            .take_while(|(a, b)| a == b);
        if expected != actual {
            let at = same.count() + 1;
            out.push(format!("  they differ from character {at} on"));
        }
        return out;
    }
    let lines = difference::lines(expected.trim_end(), actual.trim_end(), AROUND);
    let lines = lines.into_iter().map(|line| match line.kind {
        Kind::Gone => format!("  expected: {}", line.text),
        Kind::New => format!("  your code: {}", line.text),
        Kind::Same => format!("  both: {}", line.text),
        Kind::Gap => "  more that is in both".to_owned(),
    });
    lines.collect()
}

/// Both texts, cut to so many columns around the first character that differs, and the column of that character; `None`
/// where the texts are the same.
fn around_the_difference(one: &str, other: &str, room: usize) -> (String, String, Option<usize>) {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    let same = same.count();
    let is_long = display_width(one) > room || display_width(other) > room;
    // What comes before the difference has a third of the room.
    let from = if is_long && one != other {
        same.saturating_sub(room / 3)
    } else {
        0
    };
    let shown = |text: &str| {
        let begin = if from > 0 { "…" } else { "" };
        let rest: String = text.chars().skip(from).collect();
        clipped(&format!("{begin}{rest}"), room)
    };
    let before: String = one.chars().skip(from).take(same - from).collect();
    let column = display_width(&before) + usize::from(from > 0);
    (shown(one), shown(other), (one != other).then_some(column))
}

/// A line, cut where it is longer than a value may be.
fn narrow(line: &str) -> String {
    match line.char_indices().nth(VALUE_WIDTH) {
        Some((end, _)) => format!("{} …", &line[..end]),
        None => line.to_owned(),
    }
}

/// The lines of a value, and how many more there are.
fn cut(text: &str) -> Vec<String> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    if text.is_empty() {
        return vec!["(nothing)".to_owned()];
    }
    let lines = text
        .lines()
        .map(|line| narrow(&printable(&line.replace('\r', "\\r"))));
    let lines: Vec<_> = lines.collect();
    if lines.len() <= VALUE_LINES + 1 {
        return lines;
    }
    let mut shown = lines[..VALUE_LINES].to_vec();
    shown.push(format!("… {} more lines: --all", lines.len() - VALUE_LINES));
    shown
}

/// The lines of a text in which a program's panic may stand, without what only its author needs.
fn said(text: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| {
        if line.starts_with("note: run with `RUST_BACKTRACE") {
            return None;
        }
        let panic = line
            .strip_prefix("thread '")
            .and_then(|rest| rest.split_once(" panicked at "));
        Some(match panic {
            Some((_, place)) if is_of_rust(place) => "your program panicked:".to_owned(),
            Some((_, place)) => format!("your program panicked at {place}"),
            None => line.trim_end().to_owned(),
        })
    });
    let lines: Vec<_> = lines.collect();
    let from = lines.iter().take_while(|line| line.is_empty()).count();
    lines[from..].to_vec()
}

/// Whether a place is in the sources of Rust itself.
pub fn is_of_rust(file: &str) -> bool {
    file.starts_with("/rustc/") || file.starts_with("library/")
}

/// `todo!()`, with or without words.
fn todo(message: &str) -> Option<Failure> {
    let rest = message
        .lines()
        .find_map(|line| line.strip_prefix("not yet implemented"))?;
    let says = rest.strip_prefix(": ").map(str::to_owned);
    Some(Failure {
        is_todo: true,
        says: says.into_iter().collect(),
        ..Failure::default()
    })
}

/// `assert_eq!`. The first side is what the code gives, the second what is expected, in this order in every kata.
fn equal(message: &str) -> Option<Failure> {
    let rest = message.strip_prefix("assertion `left == right` failed")?;
    let (words, sides) = rest.split_once("\n  left: ")?;
    let (actual, expected) = sides.split_once("\n right: ")?;
    // What a program printed may be that it is not written yet.
    if let Some((_, panic)) = actual.split_once(" panicked at ")
        && panic.contains("\\nnot yet implemented")
    {
        return todo("not yet implemented");
    }
    Some(Failure {
        says: said(words.strip_prefix(": ").unwrap_or(words)),
        sides: Some(Sides {
            expected: expected.to_owned(),
            actual: actual.to_owned(),
        }),
        ..Failure::default()
    })
}

/// A law of proptest, with the smallest input that breaks it.
fn law(message: &str) -> Option<Failure> {
    let rest = message.strip_prefix("Test failed: ")?;
    let (failed, input) = rest.split_once("\nminimal failing input: ")?;
    let failed = failed.trim_end().strip_suffix('.').unwrap_or(failed);
    let mut failure = law_equal(failed)
        .or_else(|| todo(failed))
        .unwrap_or_else(|| Failure::words(without_place(failed)));
    failure.given.push(("input", one_line(input)));
    Some(failure)
}

fn law_equal(failed: &str) -> Option<Failure> {
    let rest = failed.strip_prefix("assertion failed: `(left == right)`")?;
    let (_, sides) = rest.split_once("left: `")?;
    let (actual, sides) = sides.split_once("`, \n right: `")?;
    let (expected, words) = sides.split_once("`: ").or_else(|| sides.rsplit_once('`'))?;
    Some(Failure {
        says: without_place(words).lines().map(str::to_owned).collect(),
        sides: Some(Sides {
            expected: expected.to_owned(),
            actual: actual.to_owned(),
        }),
        ..Failure::default()
    })
}

/// Words without the ` at FILE:LINE` behind them: the line is marked in the test already.
fn without_place(words: &str) -> &str {
    match words.rsplit_once(" at ") {
        Some((words, place)) if place.contains(".rs:") && !place.contains(' ') => words,
        _ => words,
    }
}

/// A value that was printed over several lines, on one.
fn one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let mut line = words.join(" ");
    for (long, short) in [
        ("{ ", "{ "),
        ("[ ", "["),
        ("( ", "("),
        (", ]", "]"),
        (", )", ")"),
        (", }", " }"),
    ] {
        line = line.replace(long, short);
    }
    line
}

/// A mock that was called otherwise than it expects.
fn mock(message: &str) -> Option<Failure> {
    let (call, complaint) = message.lines().find_map(|line| {
        let rest = line.strip_prefix("Mock")?;
        let at = [
            ": Expectation(",
            ": No matching expectation",
            ": Method sequence",
        ]
        .iter()
        .find_map(|words| rest.find(words))?;
        Some((&rest[..at], &rest[at + 2..]))
    })?;
    let expectation = complaint.strip_prefix("Expectation(").and_then(|rest| {
        let words = [") called ", ") should not "];
        let at = words.iter().find_map(|words| rest.find(words))?;
        Some((&rest[..at], &rest[at + 2..]))
    });
    let with = match expectation {
        Some((matcher, _)) if !matcher.starts_with('<') => format!(" with {matcher}"),
        _ => String::new(),
    };
    let number = |words: &str| {
        let digits = words.split(' ').find(|word| word.parse::<u32>().is_ok())?;
        digits.parse::<u32>().ok()
    };
    let says = match expectation.map_or(complaint, |(_, rest)| rest) {
        rest if rest.starts_with("should not have been called") => {
            format!("your code calls `{call}`{with}, and here it must not")
        }
        rest if rest.starts_with("called ") => {
            let (called, expected) = rest.split_once(" which is ")?;
            let (called, wanted) = (number(called)?, number(expected)?);
            let bound = match expected {
                _ if expected.contains("at least") => "at least ",
                _ if expected.contains("at most") => "at most ",
                _ => "",
            };
            let calls = |count: u32| match count {
                0 => "no call".to_owned(),
                1 => "1 call".to_owned(),
                many => format!("{many} calls"),
            };
            return Some(Failure {
                is_of_a_mock: true,
                says: vec![format!("calls of `{call}`{with}")],
                sides: Some(Sides {
                    expected: format!("{bound}{}", calls(wanted)),
                    actual: calls(called),
                }),
                ..Failure::default()
            });
        }
        rest if rest.starts_with("No matching") => format!(
            "your code calls `{call}`, and the test expects no such call: look at its arguments, and at how often it is called"
        ),
        _ => format!("your code calls `{call}` too early: another call has to come first"),
    };
    Some(Failure {
        is_of_a_mock: true,
        says: vec![says],
        ..Failure::default()
    })
}

/// The message with the name of the trait in place of the mock's, which a test may call otherwise: `MockLog` stands in for
/// `Logger`. `source` is the text in which the mock is written.
pub fn by_its_trait(message: &str, source: &str) -> String {
    let mock = message.lines().find_map(|line| {
        let line = line.strip_prefix("Test failed: ").unwrap_or(line);
        Some(line.strip_prefix("Mock")?.split_once("::")?.0)
    });
    let named = mock.and_then(|mock| {
        let (before, _) = source.split_once(&format!(" for {mock} {{"))?;
        let name = before.rsplit([' ', ':']).next()?;
        let name = name.split('<').next()?;
        Some(message.replace(&format!("Mock{mock}::"), &format!("Mock{name}::")))
    });
    named.unwrap_or_else(|| message.to_owned())
}

/// The names of the blocks that `assert_cmd` prints below its complaint.
const BLOCKS: [&str; 7] = [
    "command=",
    "cwd=",
    "stdin=",
    "code=",
    "interrupted",
    "stdout=",
    "stderr=",
];

/// A command that ended otherwise than expected, as `assert_cmd` tells it.
fn command(message: &str) -> Option<Failure> {
    let complaint = message.strip_prefix("Unexpected ")?;
    let mut blocks: Vec<(&str, Vec<&str>)> = vec![("", Vec::new())];
    for line in complaint.lines() {
        match BLOCKS.iter().find(|name| line.starts_with(**name)) {
            Some(name) => blocks.push((name.trim_end_matches('='), vec![&line[name.len()..]])),
            None => blocks.last_mut()?.1.push(line),
        }
    }
    let quoted = |name: &str| {
        let found = blocks.iter().find(|(of, _)| *of == name);
        found.map(|(_, lines)| lines.join("\n"))
    };
    let block = |name: &str| quoted(name).map(|text| unquoted(&text));
    let head = &blocks[0].1;
    let (first, rest) = head.split_first()?;
    let code = block("code").filter(|code| !code.is_empty());
    let printed = block("stderr").unwrap_or_default();
    if let Some(failure) = todo(&printed) {
        return Some(failure);
    }
    let mut failure = Failure::default();
    let tree = Tree::of(rest);
    let stream = match first.split([',', ' ', '.']).next()? {
        "stdout" => Some("standard output"),
        "stderr" => Some("standard error"),
        _ => None,
    };
    if first.starts_with("failure") || first.starts_with("success") {
        let (expected, actual) = if first.starts_with("failure") {
            (
                "exit status 0",
                format!("exit status {}", code.as_deref().unwrap_or("unknown")),
            )
        } else {
            ("an exit status other than 0", "exit status 0".to_owned())
        };
        failure.sides = Some(Sides {
            expected: expected.to_owned(),
            actual,
        });
    } else if first.starts_with("return code") {
        let wanted = first.rsplit("== ").next().filter(|_| first.contains("== "));
        failure.sides = Some(Sides {
            expected: format!("exit status {}", wanted.unwrap_or("as the test says")),
            actual: format!(
                "exit status {}",
                code.as_deref()
                    .or(tree.actual.as_deref())
                    .unwrap_or("unknown")
            ),
        });
    } else if let Some(stream) = stream {
        let actual = tree
            .actual
            .or_else(|| block(first.split([',', ' ']).next()?));
        match (tree.expected, actual) {
            (Some(expected), Some(actual)) => {
                let printed = first.split([',', ' ']).next().and_then(block);
                let (says, sides) = compared(stream, expected, actual, printed);
                failure.says.push(says);
                failure.sides = Some(sides);
            }
            (_, actual) => {
                let wanted = first
                    .split_once("failed ")
                    .map_or(*first, |(_, wanted)| wanted);
                failure.sides = Some(Sides {
                    expected: format!(
                        "{stream}: {}",
                        wanted.replace("var.", "").replace("var ", "")
                    ),
                    actual: actual.unwrap_or_default(),
                });
            }
        }
    } else {
        return None;
    }
    if let Some(line) = quoted("command") {
        failure.given.push(("ran", typed(&line)));
        let set = variables(&line);
        if !set.is_empty() {
            failure.more.push(("with", set));
        }
    }
    if let Some(input) = block("stdin").filter(|input| !input.is_empty()) {
        failure.given.push(("input", input));
    }
    if stream != Some("standard error") && !printed.is_empty() {
        failure.more.push(("it said", said(&printed).join("\n")));
    }
    if let Some(code) = code.filter(|code| code != "0" && stream.is_some()) {
        failure
            .more
            .push(("it ended", format!("with exit status {code}")));
    }
    Some(failure)
}

/// What a program printed beside what it should have printed, both as they were drawn, and what it printed to the last line
/// break. The drawing does not tell line breaks apart.
fn compared(
    stream: &str,
    mut expected: String,
    mut actual: String,
    printed: Option<String>,
) -> (String, Sides) {
    let mut says = format!("{stream}:");
    if expected == actual {
        match printed {
            Some(printed) if printed.contains('\r') => actual = printed,
            Some(printed) if printed.ends_with('\n') => actual.push('\n'),
            _ => expected.push('\n'),
        }
        says = format!("{stream} differs only in its line breaks:");
    }
    (says, Sides { expected, actual })
}

/// What predicates draws below a complaint.
#[derive(Default)]
struct Tree {
    expected: Option<String>,
    actual: Option<String>,
}

impl Tree {
    fn of(lines: &[&str]) -> Self {
        let mut tree = Self::default();
        let mut into: Option<&mut String> = None;
        for line in lines {
            let begins = line
                .strip_prefix("├── ")
                .or_else(|| line.strip_prefix("└── "));
            if let Some(named) = begins {
                into = match named.split_once(": ") {
                    Some(("original", text)) => Some(tree.expected.insert(text.to_owned())),
                    Some((name, text)) if name.starts_with("var") => {
                        Some(tree.actual.insert(text.to_owned()))
                    }
                    _ => None,
                };
            } else if let Some(text) = &mut into {
                let more = line
                    .strip_prefix("│   ")
                    .or_else(|| line.strip_prefix("    "));
                let _ = write!(text, "\n{}", more.unwrap_or(line));
            }
        }
        for text in [&mut tree.expected, &mut tree.actual].into_iter().flatten() {
            text.truncate(text.trim_end_matches('\n').len());
        }
        tree
    }
}

/// A snapshot that differs, as insta draws it: rows of expected text, of the code's, and of what both have.
fn snapshot(message: &str) -> Option<Failure> {
    let rest = message.strip_prefix("snapshot assertion for '")?;
    let (name, drawn) = rest.split_once('\'')?;
    let (mut expected, mut actual) = (String::new(), String::new());
    for row in drawn.lines() {
        let Some((numbers, text)) = row.split_once('│') else {
            continue;
        };
        if !numbers.chars().all(|c| c == ' ' || c.is_ascii_digit()) {
            continue;
        }
        let mut chars = text.chars();
        let sign = chars.next();
        for (side, other) in [(&mut expected, '+'), (&mut actual, '-')] {
            if sign != Some(other) {
                let _ = writeln!(side, "{}", chars.as_str());
            }
        }
    }
    Some(Failure {
        says: vec![format!("the snapshot `{name}`:")],
        sides: Some(Sides { expected, actual }),
        ..Failure::default()
    })
}

/// A block without its quotes: `"…"` on one line, or rows of backticks around several. One more pair of backticks may
/// stand around either.
fn unquoted(block: &str) -> String {
    let block = block.trim();
    let backticks = block.len() - block.trim_start_matches('`').len();
    let inner = match backticks {
        1 | 4 => block[1..].strip_suffix('`').unwrap_or(block).trim(),
        _ => block,
    };
    let one_line = inner
        .strip_prefix('"')
        .and_then(|inner| inner.strip_suffix('"'));
    unescaped(one_line.unwrap_or_else(|| {
        let inner = inner.strip_prefix("```").unwrap_or(inner);
        let inner = inner.strip_prefix('\n').unwrap_or(inner);
        inner.strip_suffix("```").unwrap_or(inner)
    }))
}

/// A text whose line breaks, quotes and backslashes are written as in Rust's code.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let meant = match (c, chars.as_str().chars().next()) {
            ('\\', Some('n')) => '\n',
            ('\\', Some('r')) => '\r',
            ('\\', Some('t')) => '\t',
            ('\\', Some(other @ ('"' | '\'' | '\\'))) => other,
            _ => {
                out.push(c);
                continue;
            }
        };
        chars.next();
        out.push(meant);
    }
    out
}

/// A command line as one would type it: the program's name, and quotes only where they are needed. What is set for it
/// (`cd "…" && env -u A B="…"`) is left out.
fn typed(line: &str) -> String {
    let (_, words) = set_and_called(line);
    let words = words.into_iter().enumerate().map(|(index, word)| {
        let word = match index {
            0 => word.rsplit(['/', '\\']).next().unwrap_or(&word).to_owned(),
            _ => word,
        };
        in_quotes(word)
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The variables that the test has set for a command line, as one would type them: `A=1 B='2 3'`.
fn variables(line: &str) -> String {
    let (set, _) = set_and_called(line);
    let set = set.iter().filter_map(|word| word.split_once('='));
    let set = set.map(|(name, value)| format!("{name}={}", in_quotes(value.to_owned())));
    set.collect::<Vec<_>>().join(" ")
}

/// The words of a command line: what is set for it, and the program with its arguments.
fn set_and_called(line: &str) -> (Vec<String>, Vec<String>) {
    let words = quoted_words(line.trim().trim_matches('`'));
    let is_set = |word: &&(String, bool)| !word.1;
    let mut words = words.into_iter().peekable();
    let mut set = Vec::new();
    while let Some((word, _)) = words.next_if(|word| is_set(&word)) {
        // Its folder, or the name of a variable.
        if word == "cd" || word == "-u" {
            words.next();
        } else {
            set.push(word);
        }
    }
    (set, words.map(|(word, _)| word).collect())
}

/// A word as a shell reads it: in quotes where it needs them.
fn in_quotes(word: String) -> String {
    let is_plain = !word.is_empty()
        && !word.contains([' ', '\'', '\\', '*', '$', ';', '&', '|', '<', '>', '(']);
    if is_plain { word } else { format!("'{word}'") }
}

/// The words of a line, and whether each is quoted as a whole. What is escaped within quotes stays so, but for quotes.
fn quoted_words(line: &str) -> Vec<(String, bool)> {
    let mut words: Vec<(String, bool)> = Vec::new();
    let (mut in_quotes, mut begins) = (false, true);
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            ' ' if !in_quotes => {
                begins = true;
                continue;
            }
            _ if begins => {
                begins = false;
                words.push((String::new(), c == '"'));
            }
            _ => {}
        }
        let Some((word, _)) = words.last_mut() else {
            continue;
        };
        match c {
            '"' => in_quotes = !in_quotes,
            '\\' if in_quotes => match chars.next() {
                Some('"') => word.push('"'),
                Some(escaped) => word.extend(['\\', escaped]),
                None => {}
            },
            _ => word.push(c),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn shown(message: &str) -> String {
        let lines = Failure::of(message).lines(Some("encode"), 80);
        strip_str(&lines.join("\n")).to_string()
    }

    const LAW: &str = "Test failed: assertion failed: `(left == right)` \n  left: `true`, \n right: `false`: at 0 at katas/mocks/tests/unit/quiet.rs:89.\nminimal failing input: from = TimeOfDay {\n    minutes: 0,\n}, to = [\n    1,\n    2,\n]";

    const STDOUT: &str = "Unexpected stdout, failed diff original var\n├── original: 3\n│   9\n├── diff: \n│   --- \torig\n│   +++ \tvar\n│   @@ -2 +2,2 @@\n│   -9\n│   +0\n└── var as str: 3\n    0\n\ncommand=`\"/t/debug/tdd\" \"1,2\"`\nstdin=````\n4,5\n6\n```\n`\ncode=0\nstdout=```\n3\n0\n```\n\nstderr=\"\"\n";

    const SNAPSHOT: &str = "snapshot assertion for 'options' failed in line 32\n━━━━ Snapshot Summary ━━━━\nSnapshot: options\n────────────\n- what is expected\n+ what your code gives\n────────────┬─────\n    1       │-status: 204\n          1 │+status: 404\n    2     2 │ body: none\n────────────┴─────";

    #[rstest]
    #[case::todo("not yet implemented", "  `encode` is still `todo!()`")]
    #[case::todo_with_words(
        "not yet implemented: the tail",
        "  `encode` is still `todo!()`\n  the tail"
    )]
    #[case::equal(
        "assertion `left == right` failed: the sum of \"1,2\"\n  left: Ok(0)\n right: Ok(3)",
        "  the sum of \"1,2\"\n  expected  Ok(3)\n  your code Ok(0)\n               ^"
    )]
    #[case::equal_without_words(
        "assertion `left == right` failed\n  left: 1\n right: 2",
        "  expected  2\n  your code 1\n            ^"
    )]
    #[case::a_program_that_is_a_todo_and_prints_so(
        "assertion `left == right` failed: on standard error\n  left: \"\\nthread 'main' (3) panicked at src/main.rs:78:5:\\nnot yet implemented\\n\"\n right: \"\"",
        "  `encode` is still `todo!()`"
    )]
    #[case::a_value_of_several_lines(
        "assertion `left == right` failed: both\n  left: Wind {\n    a: 1,\n}\n right: Wind {\n    a: 2,\n}",
        "  both\n  - expected  + your code\n    Wind {\n  -     a: 2,\n  +     a: 1,\n    }"
    )]
    #[case::a_law(
        LAW,
        "  at 0\n  expected  false\n  your code true\n            ^\n  input     from = TimeOfDay { minutes: 0 }, to = [1, 2]"
    )]
    #[case::a_law_on_a_todo(
        "Test failed: not yet implemented.\nminimal failing input: n = 0",
        "  `encode` is still `todo!()`\n  input     n = 0"
    )]
    #[case::a_mock_that_must_not_be_called(
        "MockTime::pause: Expectation(<anything>) should not have been called",
        "  your code calls `Time::pause`, and here it must not"
    )]
    #[case::a_mock_that_was_not_called(
        "MockLog::log: Expectation(<anything>) called 0 time(s) which is fewer than expected 1",
        "  calls of `Log::log`\n  expected  1 call\n  your code no call\n            ^"
    )]
    #[case::a_mock_that_was_called_too_often(
        "MockTime::pause: Expectation(var == 3) called 2 times which is more than the expected 1",
        "  calls of `Time::pause` with var == 3\n  expected  1 call\n  your code 2 calls\n            ^"
    )]
    #[case::a_mock_that_expects_other_arguments(
        "MockTime::pause(1s): No matching expectation found",
        "  your code calls `Time::pause(1s)`, and the test expects no such call: look at\n  its arguments, and at how often it is called"
    )]
    #[case::a_mock_that_was_called_too_early(
        "MockLog::log(7): Method sequence violation",
        "  your code calls `Log::log(7)` too early: another call has to come first"
    )]
    #[case::standard_output(
        STDOUT,
        "  standard output:\n  - expected  + your code\n    3\n  - 9\n  + 0\n  ran       tdd 1,2\n  input\n    4,5\n    6"
    )]
    #[case::lines_that_are_missing_at_the_end(
        "Unexpected stdout, failed diff original var\n├── original: 3\n│   9\n├── diff: \n└── var as str: 3\n\ncommand=`\"a/tdd\" \"1,2\"`\ncode=0\nstdout=\"3\\n\"\nstderr=\"\"\n",
        "  standard output:\n  - expected  + your code\n    3\n  - 9\n  ran       tdd 1,2"
    )]
    #[case::nothing_printed(
        "Unexpected stdout, failed diff original var\n├── original: 27.0 m/s\n├── diff: \n│   -27.0\n└── var as str: \n\ncommand=`\"a/mocks\" \"--now\" \"1 2\"`\ncode=0\nstdout=\"\"\nstderr=\"\"\n",
        "  standard output:\n  expected  27.0 m/s\n  your code (nothing)\n            ^\n  ran       mocks --now '1 2'"
    )]
    #[case::an_exit_status(
        "Unexpected return code, failed var == 3\n└── var: 0\n\ncommand=`\"a/mocks\"`\ncode=0\nstdout=\"\"\nstderr=\"no\\n\"\n",
        "  expected  exit status 3\n  your code exit status 0\n                        ^\n  ran       mocks\n  it said   no"
    )]
    #[case::a_failure(
        "Unexpected failure.\ncode=2\nstderr=\"mocks: no\\n\"\ncommand=`\"a/mocks\"`\ncode=2\nstdout=\"\"\nstderr=\"mocks: no\\n\"\n",
        "  expected  exit status 0\n  your code exit status 2\n                        ^\n  ran       mocks\n  it said   mocks: no"
    )]
    #[case::a_program_that_is_a_todo(
        "Unexpected failure.\ncode=101\nstderr=``````\n\nthread \\'main\\' (26388) panicked at katas/mocks/src/main.rs:113:5:\nnot yet implemented",
        "  `encode` is still `todo!()`"
    )]
    #[case::another_predicate(
        "Unexpected stderr, failed var.starts_with(\"cannot\")\n└── var: no\n\ncommand=`\"a/jwt\"`\ncode=1\nstdout=\"\"\nstderr=\"no\\n\"\n",
        "  expected  standard error: starts_with(\"cannot\")\n  your code no\n            ^\n  ran       jwt\n  it ended  with exit status 1"
    )]
    #[case::a_snapshot(
        SNAPSHOT,
        "  the snapshot `options`:\n  - expected  + your code\n  - status: 204\n  + status: 404\n    body: none"
    )]
    #[case::a_line_break_that_is_missing_at_the_end(
        "Unexpected stdout, failed diff original var\n├── original: 6\n├── diff: \n└── var as str: 6\n\ncommand=`\"a/tdd\" \"1,2,3\"`\nstdin=`\"\"`\ncode=0\nstdout=\"6\"\nstderr=\"\"\n",
        "  standard output differs only in its line breaks:\n  expected  6\\n\n  your code 6\n             ^\n  ran       tdd 1,2,3"
    )]
    #[case::a_line_break_too_many_at_the_end_of_several_lines(
        "Unexpected stdout, failed diff original var\n├── original: 3\n│   9\n├── diff: \n└── var as str: 3\n    9\n\ncommand=`\"a/tdd\"`\ncode=0\nstdout=```\n3\n9\n```\n\nstderr=\"\"\n",
        "  standard output differs only in its line breaks:\n  - expected  + your code\n    3\n  - 9\n  + 9\\n\n  ran       tdd"
    )]
    #[case::blanks_at_the_end_of_a_line(
        "snapshot assertion for 'a' failed in line 32\n────────────┬─────\n    1       │-one\n          1 │+one \n    2     2 │ two\n────────────┴─────",
        "  the snapshot `a`:\n  - expected  + your code\n  - one\n  + one·\n    two"
    )]
    #[case::line_breaks_of_windows(
        "Unexpected stdout, failed diff original var\n├── original: 3\n│   9\n├── diff: \n└── var as str: 3\r\n    9\n\ncommand=`\"a/tdd\"`\ncode=0\nstdout=```\n3\\r\n9```\n\nstderr=\"\"\n",
        "  standard output differs only in its line breaks:\n  - expected  + your code\n  - 3\n  + 3\\r\n    9\n  ran       tdd"
    )]
    #[case::escapes_in_what_it_said(
        "Unexpected return code, failed var == 3\n└── var: 0\n\ncommand=`\"a/tdd\"`\ncode=0\nstdout=\"\"\nstderr=```\ntdd: \\\"5 \\\" is not\na \\\\ number\n```\n",
        "  expected  exit status 3\n  your code exit status 0\n                        ^\n  ran       tdd\n  it said\n    tdd: \"5 \" is not\n    a \\ number"
    )]
    #[case::a_panic_of_a_program_in_rust_s_own_code(
        "assertion `left == right` failed: the exit status: \nthread 'main' (7) panicked at /rustc/59/library/std/src/io/stdio.rs:1165:9:\nfailed printing to stdout\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n\n  left: Some(101)\n right: Some(2)",
        "  the exit status:\n  your program panicked:\n  failed printing to stdout\n  expected  Some(2)\n  your code Some(101)\n                 ^"
    )]
    #[case::anything_else(
        "it did not end within 10 s\nlook for a loop",
        "  it did not end within 10 s\n  look for a loop"
    )]
    #[case::words_that_look_like_one("Unexpectedly quiet", "  Unexpectedly quiet")]
    fn a_message_says_what_a_person_needs(#[case] message: &str, #[case] expected: &str) {
        assert_eq!(shown(message), expected);
    }

    #[rstest]
    #[case::at_the_beginning(
        "Xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "Yaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "Xaaaaaaaaaaaaaaaaaaaaaaa…",
        0
    )]
    #[case::at_the_end(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaX",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaY",
        "…aaaaaaaaX",
        9
    )]
    #[case::short("aX", "aY", "aX", 1)]
    fn of_a_long_value_the_difference_is_shown(
        #[case] expected: &str,
        #[case] actual: &str,
        #[case] shown: &str,
        #[case] column: usize,
    ) {
        let found = around_the_difference(expected, actual, 25);
        assert_eq!((found.0.as_str(), found.2), (shown, Some(column)));
    }

    #[rstest]
    #[case::plain("`\"/t/tdd\" \"1,2\"`", "tdd 1,2")]
    #[case::nothing_between_quotes("`\"/t/tdd\" \"\" \"x\"`", "tdd '' x")]
    #[case::quotes("`\"/t/tdd\" \"{\\\"a\\\":1}\"`", "tdd {\"a\":1}")]
    #[case::variables("`A=\"/dev/null\" B=\"1 2\" \"/t/ci\" \"merge\"`", "ci merge")]
    #[case::a_folder("`cd \"/a b\" && env -u A B=\"1\" \"/t/ci\" \"merge\"`", "ci merge")]
    fn a_command_is_what_one_would_type(#[case] line: &str, #[case] expected: &str) {
        assert_eq!(typed(line), expected);
    }

    #[rstest]
    #[case::none("`\"/t/tdd\" \"A=1\"`", "")]
    #[case::some(
        "`A=\"/dev/null\" B=\"1 2\" C=\"\" \"/t/ci\" \"merge\"`",
        "A=/dev/null B='1 2' C=''"
    )]
    #[case::beside_a_folder("`cd \"/a=b\" && env -u A B=\"x=y\" \"/t/ci\" \"merge\"`", "B=x=y")]
    fn what_a_test_has_set_for_a_command_is_shown(#[case] line: &str, #[case] expected: &str) {
        assert_eq!(variables(line), expected);
    }

    #[test]
    fn characters_that_hide_or_turn_the_line_are_escaped() {
        let text = shown(
            "Unexpected stdout, failed diff original var\n├── original: a\n├── diff: \n└── var as str: a\u{202e}b\u{200b}\n\ncommand=`\"a/jwt\"`\ncode=0\nstdout=\"\"\nstderr=\"\"\n",
        );
        assert!(text.contains("your code a\\u{202e}b\\u{200b}"), "{text}");
    }

    #[test]
    fn a_mock_has_the_name_of_its_trait() {
        let source = "mock! {\n    pub Log {}\n\n    impl tdd::Logger<u8> for Log {\n    }\n}\n";
        let message = "MockLog::log(7): Method sequence violation";
        assert_eq!(
            by_its_trait(message, source),
            "MockLogger::log(7): Method sequence violation"
        );
        assert_eq!(by_its_trait(message, ""), message);
        assert_eq!(by_its_trait("left: 1", source), "left: 1");
    }

    #[test]
    fn a_long_value_is_cut_and_says_so() {
        let lines: Vec<_> = (1..=20).map(|line| line.to_string()).collect();
        let message = format!(
            "assertion `left == right` failed\n  left: {}\n right: 0",
            lines.join("\n")
        );
        let text = shown(&message);
        assert!(text.contains("… 13 more lines: --all"), "{text}");
        assert!(!text.contains("+ 8\n"), "{text}");
    }

    #[test]
    fn the_mark_stands_under_the_first_difference_of_wide_characters() {
        let text = shown("assertion `left == right` failed\n  left: \"日本\"\n right: \"日月\"");
        assert_eq!(text.lines().last(), Some("               ^"));
    }
}
