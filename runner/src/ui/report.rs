//! What a person sees of a verdict: a bar a layer, the tests, the focus in full, and what to do next.
//!
//! Everything here returns text with colours in it; the terminal takes them out where they are not wanted.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use anstyle::{AnsiColor, Style};

use crate::course::kata::{Kata, Layer, StarterKind};
use crate::course::roster::TestFunction;
use crate::os::{files, terminal};
use crate::run::ran::Ran;
use crate::run::verdict::{Light, Outcome, TestReport, Verdict};

/// Something good.
pub const GOOD: Style = AnsiColor::Green.on_default();
/// Something bad.
pub const BAD: Style = AnsiColor::Red.on_default();
/// Something in between.
pub const BETWEEN: Style = AnsiColor::Yellow.on_default();
/// A name, or what to type.
pub const STRONG: Style = Style::new().bold();
/// Something that may be overlooked.
pub const FAINT: Style = Style::new().dimmed();

/// How many lines of a message are shown when it is one of many tests', and when it is asked for in full.
const MESSAGE_LINES: usize = 40;
/// The longest test that is shown whole with its failure.
const TEST_LINES: usize = 24;
/// How many cells a full bar has.
const BAR: usize = 20;

/// Text in a style.
pub fn styled(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

/// A light by its shape, its word and its colour.
pub fn light(light: Light) -> String {
    let (style, shape) = match light {
        Light::Green => (GOOD, "✔"),
        Light::Red => (BAD, "✘"),
        Light::Amber => (BETWEEN, "▲"),
        Light::Timeout => (BAD, "◷"),
        Light::Fault => (BETWEEN, "!"),
    };
    styled(style.bold(), format!("{shape} {}", light.name()))
}

/// How a report is to be told.
#[derive(Debug, Clone, Copy)]
pub struct ReportOptions<'a> {
    /// The workspace's folder, to which paths are relative.
    pub root: &'a Path,
    /// Every failure in full, and not only the focus.
    pub in_full: bool,
    /// How many columns prose may take.
    pub width: usize,
    /// The tests that passed in the run before and do not now.
    pub regressed: &'a [String],
    /// How many tests more pass than in the run before, by layer; empty, where nothing has changed.
    pub since: &'a [(Layer, isize)],
    /// The tests that passed in the run before, without having been reached, and do not now.
    pub out_of_luck: &'a [String],
    /// The test functions that turned green along with the one that was in focus, without having been asked for.
    pub along: &'a [String],
    /// The only layer that was run, if not all were.
    pub layer: Option<Layer>,
}

/// The first three, and how many more there are.
fn few(names: &[String]) -> String {
    let first = names.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
    match names.len() {
        0..=3 => first,
        many => format!("{first} and {} more", many - 3),
    }
}

/// The whole report on a run.
pub fn verdict(kata: &Kata, ran: &Ran, view: &ReportOptions<'_>) -> String {
    let ReportOptions {
        root,
        in_full,
        width,
        regressed,
        since,
        out_of_luck,
        along,
        layer,
    } = *view;
    let mut out = format!("{} · {}\n", styled(STRONG, &kata.name), kata.title);
    for layer in Layer::ALL {
        layer_part(ran, layer, &mut out);
    }
    if in_full {
        for test in ran
            .verdict
            .tests
            .iter()
            .filter(|test| test.outcome != Outcome::Passed)
        {
            out.push('\n');
            test_in_full(ran, test, root, width, &mut out);
        }
    }
    let line = format!("{}  {}", light(ran.verdict.light), summary(&ran.verdict));
    let _ = writeln!(out, "\n{}", prose(&line, "", width));
    if let Some(altered) = altered(&ran.verdict) {
        let _ = writeln!(out, "{}", prose(&altered, "", width));
    }
    if !since.is_empty() {
        let layers: Vec<_> = since
            .iter()
            .map(|(layer, more)| format!("{layer} {more:+}"))
            .collect();
        let text = format!("since the last run: {}", layers.join(", "));
        let _ = writeln!(out, "{}", styled(FAINT, prose(&text, "", width)));
    }
    if !out_of_luck.is_empty() {
        let text = format!(
            "green by luck before, and no more: {}. Their turn comes.",
            few(out_of_luck)
        );
        let _ = writeln!(out, "{}", styled(FAINT, prose(&text, "", width)));
    }
    if !along.is_empty() {
        let names = few(along);
        let text = format!(
            "green at once: {names}. Read what you passed by: it closes a part, or you wrote more than was asked."
        );
        let _ = writeln!(out, "{}", prose(&text, "", width));
    }
    let again = match regressed {
        [] => None,
        [one] => Some(format!("{one}, which was green")),
        [first, others @ ..] => Some(format!("{first} and {} more that were green", others.len())),
    };
    if let Some(again) = again {
        let text = format!("{} red again: {again}", styled(BAD, "↯"));
        let _ = writeln!(out, "{}", prose(&text, "", width));
    }
    if let Some(text) = slow(&ran.verdict) {
        let _ = writeln!(out, "{}", styled(FAINT, prose(&text, "", width)));
    }
    if let Some(diagnostic) = &ran.verdict.diagnostic {
        let _ = write!(out, "\n{}\n", diagnostic.trim_end());
    }
    if let Some(focus) = ran.verdict.focused().filter(|_| !in_full) {
        out.push('\n');
        test_in_full(ran, focus, root, width, &mut out);
    }
    out.push('\n');
    next(kata, &ran.verdict, layer, width, &mut out);
    out
}

/// A test that is not green, in full.
pub fn in_full(ran: &Ran, test: &TestReport, root: &Path, width: usize) -> String {
    let mut out = String::new();
    test_in_full(ran, test, root, width, &mut out);
    out
}

/// Which tests made the run slow, if any did.
pub fn slow(verdict: &Verdict) -> Option<String> {
    let slow = verdict.slow();
    let seconds = |test: &&TestReport| format!("{} ({:.1} s)", test.id(), test.millis / 1000.0);
    let names: Vec<_> = slow.iter().map(seconds).collect();
    (!names.is_empty()).then(|| format!("slow: {}. What do they wait for?", few(&names)))
}

/// One line that says where the run stands.
pub fn summary(verdict: &Verdict) -> String {
    let (passed, total) = (verdict.passed(), verdict.tests.len());
    match verdict.light {
        Light::Green => format!("all {total} tests pass"),
        Light::Red if passed == total => {
            format!("all {total} tests pass, but the kata is not as it ships")
        }
        Light::Red | Light::Timeout => {
            let not_judged = match verdict.not_judged() {
                0 => String::new(),
                1 => ", 1 was not judged".to_owned(),
                many => format!(", {many} were not judged"),
            };
            format!(
                "{passed} of {total} tests pass{not_judged}; the first that does not is in focus"
            )
        }
        Light::Amber => "the code does not compile; the first error:".to_owned(),
        Light::Fault => "the machine is in the way, not your code:".to_owned(),
    }
}

/// What is not as the kata ships, in one line.
pub fn altered(verdict: &Verdict) -> Option<String> {
    let altered = verdict.altered();
    (!altered.is_empty()).then(|| format!("not as it ships: {}", few(altered)))
}

/// How a kata becomes again what it was.
pub fn as_it_ships(kata: &Kata) -> String {
    let name = &kata.name;
    format!(
        "get the tests back that ship with it: git checkout -- katas/{name}/tests katas/{name}/Cargo.toml (or copy them \
         from a new clone); keep your code in katas/{name}/src/"
    )
}

/// A layer's bar, and below it a line a test. The cases of a table share the line of their function, a mark each.
fn layer_part(ran: &Ran, layer: Layer, out: &mut String) {
    let tests: Vec<_> = ran
        .verdict
        .tests
        .iter()
        .filter(|test| test.layer == layer)
        .collect();
    if tests.is_empty() {
        return;
    }
    let passed = tests
        .iter()
        .filter(|test| test.outcome == Outcome::Passed)
        .count();
    let _ = writeln!(
        out,
        "\n{layer:<11} {} {passed} of {}",
        bar(passed, tests.len()),
        tests.len()
    );
    let function = |test: &TestReport| {
        ran.function_of(test)
            .map_or(&test.name, |function| &function.path)
            .clone()
    };
    for module in tests.chunk_by(|a, b| module_of(&function(a)) == module_of(&function(b))) {
        let functions = module.chunk_by(|a, b| function(a) == function(b));
        if module.iter().all(|test| test.outcome == Outcome::Passed)
            && functions.clone().count() > 1
        {
            let name = module_of(&function(module[0])).to_owned();
            let name = if name.is_empty() {
                String::new()
            } else {
                format!("{name}: ")
            };
            let _ = writeln!(
                out,
                "  {} {name}all {} tests",
                mark(Outcome::Passed),
                module.len()
            );
            continue;
        }
        for cases in functions {
            let remarks: BTreeSet<_> = cases
                .iter()
                .filter_map(|test| remark(test.outcome))
                .collect();
            let remarks: Vec<_> = remarks.into_iter().collect();
            let remark = if remarks.is_empty() {
                String::new()
            } else {
                format!(" ({})", remarks.join(", "))
            };
            let worst = cases
                .iter()
                .find(|test| test.outcome != Outcome::Passed)
                .unwrap_or(&cases[0]);
            let marks = if cases.len() == 1 {
                String::new()
            } else {
                format!(
                    "  {}",
                    cases
                        .iter()
                        .map(|test| mark(test.outcome))
                        .collect::<String>()
                )
            };
            let _ = writeln!(
                out,
                "  {} {}{marks}{remark}",
                mark(worst.outcome),
                function(cases[0])
            );
        }
    }
}

/// The module that a test function stands in; empty for the suite's root.
fn module_of(function: &str) -> &str {
    function.rsplit_once("::").map_or("", |(module, _)| module)
}

fn mark(outcome: Outcome) -> String {
    match outcome {
        Outcome::Passed => styled(GOOD, "✔"),
        Outcome::Failed | Outcome::Crashed => styled(BAD, "✘"),
        Outcome::TimedOut => styled(BAD, "◷"),
        Outcome::Missing => styled(BETWEEN, "?"),
        Outcome::NotJudged => styled(FAINT, "·"),
    }
}

/// What a mark alone does not say.
fn remark(outcome: Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Passed | Outcome::Failed => None,
        Outcome::Crashed => Some("crashed"),
        Outcome::TimedOut => Some("timed out"),
        Outcome::Missing => Some("did not report"),
        Outcome::NotJudged => Some("not judged"),
    }
}

/// A bar that is full only when all have passed, and not empty as soon as one has.
pub fn bar(passed: usize, total: usize) -> String {
    let filled = match passed {
        0 => 0,
        _ if passed == total => BAR,
        _ => (passed * BAR / total).clamp(1, BAR - 1),
    };
    let style = if passed == total { GOOD } else { BETWEEN };
    format!(
        "{}{}",
        styled(style, "■".repeat(filled)),
        styled(FAINT, "□".repeat(BAR - filled))
    )
}

/// A box for each of a few things that one may spend.
pub fn boxes(spent: usize, of: usize) -> String {
    let filled = spent.min(of);
    let style = if spent == of { GOOD } else { BETWEEN };
    format!(
        "{}{}",
        styled(style, "■".repeat(filled)),
        styled(FAINT, "□".repeat(of - filled))
    )
}

/// A test that is not green: its name, why it matters, where it stands, what it says.
fn test_in_full(ran: &Ran, test: &TestReport, root: &Path, width: usize, out: &mut String) {
    let _ = writeln!(out, "{}", styled(STRONG, test.id()));
    if let Some(function) = ran.function_of(test) {
        let _ = writeln!(out, "{}", prose(&function.doc, "  ", width));
        let file = function.file.strip_prefix(root).unwrap_or(&function.file);
        let file = files::without_parents(file);
        let _ = writeln!(
            out,
            "\n  {}",
            styled(FAINT, format!("{}:{}", files::shown(&file), function.line))
        );
        // The line that failed, if it is one of the test's.
        let failed = test
            .place
            .as_ref()
            .filter(|place| Path::new(&place.file).ends_with(&file));
        let failed = failed.and_then(|place| usize::try_from(place.line).ok());
        for (number, line) in source_lines(function, &test.name, failed) {
            let bar = if number.is_some() && number == failed {
                styled(BAD, "→")
            } else {
                styled(FAINT, "│")
            };
            let _ = writeln!(out, "  {bar} {line}");
        }
    }
    if let Some(message) = &test.message {
        out.push('\n');
        difference(message, out);
    }
    if let Some(place) = &test.place {
        let _ = writeln!(out, "  {}", styled(FAINT, format!("at {place}")));
    }
    if let Some(printed) = &test.printed {
        let _ = writeln!(out, "\n  {}", styled(FAINT, "printed:"));
        for line in printed.lines() {
            let _ = writeln!(out, "  {} {line}", styled(FAINT, "│"));
        }
    }
}

/// The lines of a test that are worth showing, with their numbers in the file: of a table only the case at hand, and of
/// a long test its beginning and what stands around the line that failed.
fn source_lines(
    function: &TestFunction,
    test: &str,
    failed: Option<usize>,
) -> Vec<(Option<usize>, String)> {
    let case = test
        .rsplit("::")
        .next()
        .and_then(|last| last.strip_prefix("case_"))
        .and_then(|case| {
            let digits: String = case.chars().take_while(char::is_ascii_digit).collect();
            digits.parse::<usize>().ok()
        });
    let mut number = 0;
    let mut lines = Vec::new();
    let mut skipping = false;
    for (index, line) in function.text.lines().enumerate() {
        if line.starts_with("#[case") {
            number += 1;
            skipping = case.is_some_and(|case| case != number);
        } else if line.starts_with("#[") || line.contains("fn ") {
            skipping = false;
        }
        if !skipping {
            lines.push((Some(function.text_line + index), line.to_owned()));
        }
    }
    // Leaving out a line or two saves nobody anything.
    if lines.len() <= TEST_LINES + 4 {
        return lines;
    }
    let at = failed.and_then(|failed| lines.iter().position(|(number, _)| *number == Some(failed)));
    let (head, tail) = match at {
        Some(at) if at >= TEST_LINES => (TEST_LINES / 3, (at + 4).min(lines.len())),
        _ => (TEST_LINES, TEST_LINES),
    };
    let body = tail - (TEST_LINES - head).min(tail - head);
    let mut shown = lines[..head].to_vec();
    let gap = |count: usize| (count > 0).then(|| (None, format!("… {count} lines …")));
    shown.extend(gap(body - head));
    shown.extend_from_slice(&lines[body..tail]);
    shown.extend(gap(lines.len() - tail));
    shown
}

/// A failure's message, indented.
pub fn message(text: &str) -> String {
    let mut out = String::new();
    difference(text, &mut out);
    out
}

/// A failure's message. The two sides of an `assert_eq!` are what the code gives and what is expected, in this order in
/// every kata, and a mark stands under their first difference.
fn difference(message: &str, out: &mut String) {
    let lines: Vec<_> = message.lines().collect();
    // The two sides of an `assert_ne!` are one and the same.
    let is_eq = message.contains("`left == right` failed") || message.contains("(left == right)");
    let side = |name: &str, line: &str| line.trim_start().strip_prefix(name).map(str::to_owned);
    for (index, line) in lines.iter().take(MESSAGE_LINES).enumerate() {
        let next = lines.get(index + 1).and_then(|line| side("right: ", line));
        let before = index
            .checked_sub(1)
            .and_then(|before| side("left: ", lines[before]));
        let text = match (side("left: ", line), next, before, side("right: ", line)) {
            _ if !is_eq => format!("  {line}"),
            (Some(left), Some(_), _, _) => styled(BAD, format!("  your code: {left}")),
            (_, _, Some(left), Some(right)) => {
                let same = left
                    .chars()
                    .zip(right.chars())
                    .take_while(|(a, b)| a == b)
                    .count();
                let marker = if left == right {
                    String::new()
                } else {
                    format!("\n             {}{}", " ".repeat(same), styled(BAD, "^"))
                };
                format!("{}{marker}", styled(GOOD, format!("   expected: {right}")))
            }
            _ => format!("  {line}"),
        };
        let _ = writeln!(out, "{text}");
    }
    if lines.len() > MESSAGE_LINES {
        let _ = writeln!(out, "  … {} lines more …", lines.len() - MESSAGE_LINES);
    }
}

fn next(kata: &Kata, verdict: &Verdict, layer: Option<Layer>, width: usize, out: &mut String) {
    let name = &kata.name;
    let again = ("Again", format!("cargo kata {name}"));
    let steps = match verdict.light {
        Light::Red if verdict.focus.is_none() => vec![("Next", as_it_ships(kata)), again],
        Light::Green if layer.is_some() => vec![("Next", "the other layers".to_owned()), again],
        Light::Green => vec![
            (
                "Next",
                "read your code once more: what would you name better now that it works?"
                    .to_owned(),
            ),
            ("Compare", format!("cargo kata solution {name}")),
            (
                // Where a few tests are the task, they are the other half of it.
                if kata.budget.is_some() {
                    "Part two"
                } else {
                    "Flip"
                },
                format!("cargo kata flip {name}"),
            ),
        ],
        Light::Red | Light::Timeout => vec![
            (
                "Next",
                match kata.starter_is {
                    StarterKind::Todo => {
                        format!("write the least code in katas/{name}/src/ that makes it pass")
                    }
                    StarterKind::Otherwise(_) => {
                        format!("mend in katas/{name}/src/ what it shows, and nothing else")
                    }
                },
            ),
            again,
            ("Stuck?", format!("cargo kata hint {name}")),
        ],
        Light::Amber => vec![("Next", "mend that".to_owned()), again],
        Light::Fault => vec![("Next", "see that it is mended".to_owned()), again],
    };
    for (label, text) in steps {
        let wrapped = prose(&text, "        ", width);
        let _ = writeln!(
            out,
            "{} {}",
            styled(STRONG, format!("{label:<7}")),
            wrapped.trim_start()
        );
    }
}

/// Says a word on standard error: a note or a warning. On a terminal it is wrapped.
pub fn tell(label: &str, text: &str) {
    terminal::print_error(&note(label, text, terminal::width_of_errors()));
}

/// `label: text`, wrapped.
pub fn note(label: &str, text: &str, width: usize) -> String {
    let mut out = String::new();
    for (index, line) in text.lines().enumerate() {
        let line = if index == 0 {
            format!("{label}: {line}")
        } else {
            line.to_owned()
        };
        let options = textwrap::Options::new(width).break_words(false);
        for row in textwrap::wrap(&line, options) {
            let _ = writeln!(out, "{row}");
        }
    }
    out
}

/// Markdown for a terminal: paragraphs are wrapped, lists keep their items, code stays as it is.
pub fn prose(markdown: &str, indent: &str, width: usize) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut paragraph = String::new();
    let mut hanging = String::new();
    let mut in_code = false;
    let flush = |paragraph: &mut String, hanging: &str, out: &mut Vec<String>| {
        if !paragraph.is_empty() {
            let later = format!("{indent}{hanging}");
            let options = textwrap::Options::new(width)
                .initial_indent(indent)
                .subsequent_indent(&later)
                .break_words(false);
            out.extend(
                textwrap::wrap(paragraph, options)
                    .into_iter()
                    .map(std::borrow::Cow::into_owned),
            );
            paragraph.clear();
        }
    };
    for line in markdown.lines() {
        let trimmed = line.trim();
        let is_item = trimmed.starts_with("- ") || trimmed.starts_with("* ");
        if trimmed.starts_with("```") {
            flush(&mut paragraph, &hanging, &mut out);
            in_code = !in_code;
        } else if in_code {
            out.push(format!("{indent}    {line}").trim_end().to_owned());
        } else if trimmed.is_empty() || trimmed.starts_with('#') || trimmed.starts_with('|') {
            flush(&mut paragraph, &hanging, &mut out);
            hanging.clear();
            out.push(format!("{indent}{trimmed}").trim_end().to_owned());
        } else {
            if is_item {
                flush(&mut paragraph, &hanging, &mut out);
                "  ".clone_into(&mut hanging);
            }
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(trimmed);
        }
    }
    flush(&mut paragraph, &hanging, &mut out);
    out.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::roster::TestFunction;
    use crate::os::files::Place;
    use rstest::rstest;
    use std::collections::BTreeMap;

    fn kata() -> Kata {
        Kata {
            name: "jwt".to_owned(),
            title: "JSON Web Tokens".to_owned(),
            solution_dir: "/w/solutions/jwt".into(),
            ..Kata::example(Path::new("/w/katas/jwt"))
        }
    }

    fn test(layer: Layer, name: &str, outcome: Outcome, message: &str) -> TestReport {
        TestReport {
            millis: 2.0,
            message: (outcome != Outcome::Passed).then(|| message.to_owned()),
            place: (outcome == Outcome::Failed).then(|| Place {
                file: "katas/jwt/src/segment.rs".to_owned(),
                line: 12,
            }),
            ..TestReport::example(layer, name, outcome)
        }
    }

    fn ran() -> Ran {
        let difference =
            "assertion `left == right` failed: the first byte\n  left: \"Zg==\"\n right: \"Zg\"";
        let tests = vec![
            test(Layer::Unit, "segment::encodes_nothing", Outcome::Passed, ""),
            test(Layer::Unit, "segment::encodes::case_1", Outcome::Passed, ""),
            test(
                Layer::Unit,
                "segment::encodes::case_2",
                Outcome::Failed,
                difference,
            ),
            test(
                Layer::Integration,
                "issues_a_token",
                Outcome::Crashed,
                "the stack overflowed",
            ),
            test(Layer::E2e, "signs", Outcome::TimedOut, "it did not end"),
        ];
        let function = TestFunction {
            path: "segment::encodes".to_owned(),
            doc: "A reader of a token that was padded would have to guess where it ends, so it is never padded at all.\n\nRFC 7515, section 2.".to_owned(),
            file: "/w/solutions/jwt/../../katas/jwt/tests/unit/segment.rs".into(),
            line: 23,
            text_line: 20,
            text: "#[rstest]\n#[case(b\"\", \"\")]\n#[case(b\"f\", \"Zg\")]\nfn encodes(#[case] bytes: &[u8], #[case] text: &str) {\n    assert_eq!(encode(bytes), text);\n}".to_owned(),
            item: 0..0,
        };
        Ran {
            verdict: Verdict::of_tests("jwt", tests),
            functions: BTreeMap::from([(Layer::Unit, vec![function])]),
            warnings: vec![],
            errors: vec![],
            artifacts: vec![],
            programs: BTreeMap::new(),
        }
    }

    fn view(in_full: bool, width: usize) -> ReportOptions<'static> {
        ReportOptions {
            root: Path::new("/w"),
            in_full,
            width,
            regressed: &[],
            since: &[],
            out_of_luck: &[],
            along: &[],
            layer: None,
        }
    }

    fn plain(text: &str) -> String {
        anstream::adapter::strip_str(text).to_string()
    }

    #[rstest]
    #[case(80)]
    #[case(40)]
    fn a_red_run(#[case] width: usize) {
        let text = plain(&verdict(&kata(), &ran(), &view(false, width)));
        insta::assert_snapshot!(format!("a_red_run_{width}"), text);
    }

    #[rstest]
    fn every_word_about_a_run_is_wrapped(#[values(40, 80)] width: usize) {
        let names = ["a", "b"].map(|name| {
            format!("integration::orders::an_order_that_was_paid_twice_is_paid_back::{name}")
        });
        let layers = Layer::ALL.map(|layer| (layer, 1));
        let view = ReportOptions {
            regressed: &names,
            since: &layers,
            out_of_luck: &names,
            along: &names,
            ..view(false, width)
        };
        let text = plain(&verdict(&kata(), &ran(), &view));
        let words = text.lines().skip_while(|line| !line.starts_with("✘ red"));
        let words = words.take_while(|line| *line != "unit::segment::encodes::case_2");
        let mut rows = 0;
        for row in words {
            // A name is never cut in two.
            let is_one_word = !row.trim().contains(' ');
            assert!(is_one_word || row.chars().count() <= width, "{row}");
            rows += 1;
        }
        assert!(rows > 8, "{text}");
    }

    #[test]
    fn a_note_is_wrapped_and_keeps_its_lines() {
        let text = note(
            "note",
            "what is said here is too long\nand has a second line",
            20,
        );
        assert_eq!(
            text,
            "note: what is said\nhere is too long\nand has a second\nline\n"
        );
    }

    #[test]
    fn what_the_test_in_focus_printed_stands_under_its_message() {
        let mut ran = ran();
        ran.verdict.tests[2].printed = Some("n = 3\nn = 4".to_owned());
        let text = plain(&verdict(&kata(), &ran, &view(false, 80)));
        assert!(
            text.contains("\n  printed:\n  │ n = 3\n  │ n = 4\n\nNext "),
            "{text}"
        );
    }

    #[test]
    fn slow_tests_are_named() {
        let mut ran = ran();
        assert!(!plain(&verdict(&kata(), &ran, &view(false, 80))).contains("slow:"));
        ran.verdict.tests[0].millis = 1250.0;
        ran.verdict.tests[4].millis = 9800.0;
        let text = plain(&verdict(&kata(), &ran, &view(false, 80)));
        let slow = "\nslow: e2e::signs (9.8 s), unit::segment::encodes_nothing (1.2 s). What do they\nwait for?\n";
        assert!(text.contains(slow), "{text}");
    }

    #[test]
    fn tests_that_were_not_judged_are_neither_right_nor_wrong() {
        let tests = vec![
            test(Layer::Unit, "a", Outcome::Passed, ""),
            test(Layer::Unit, "b", Outcome::TimedOut, "it did not end"),
            test(Layer::Unit, "c", Outcome::NotJudged, "not judged"),
        ];
        let ran = Ran {
            verdict: Verdict::of_tests("jwt", tests),
            ..ran()
        };
        let text = plain(&verdict(&kata(), &ran, &view(false, 80)));
        assert!(text.contains("  · c (not judged)\n"), "{text}");
        assert!(
            text.contains("1 of 3 tests pass, 1 was not judged;"),
            "{text}"
        );
    }

    #[test]
    fn a_red_run_in_full() {
        insta::assert_snapshot!(plain(&verdict(&kata(), &ran(), &view(true, 80))));
    }

    #[rstest]
    #[case::one(&["unit::a"], "red again: unit::a, which was green")]
    #[case::several(&["unit::a", "unit::b", "e2e::c"], "red again: unit::a and 2 more that were green")]
    fn what_was_green_and_is_not_any_more_is_named(#[case] names: &[&str], #[case] says: &str) {
        let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
        let view = ReportOptions {
            regressed: &names,
            since: &[(Layer::Unit, 3), (Layer::E2e, 0)],
            out_of_luck: &["a", "b", "c", "d"].map(str::to_owned),
            along: &["unit::law".to_owned()],
            ..view(false, 80)
        };
        let text = plain(&verdict(&kata(), &ran(), &view));
        assert!(text.contains(says), "{text}");
        assert!(
            text.contains("since the last run: unit +3, e2e +0"),
            "{text}"
        );
        assert!(
            text.contains("green by luck before, and no more: a, b, c and 1 more."),
            "{text}"
        );
    }

    #[test]
    fn a_starter_that_is_wrong_is_mended_and_not_written() {
        let kata = Kata {
            starter_is: StarterKind::Otherwise("it is wrong".to_owned()),
            ..kata()
        };
        let text = plain(&verdict(&kata, &ran(), &view(false, 80)));
        assert!(
            text.contains("mend in katas/jwt/src/ what it shows"),
            "{text}"
        );
    }

    #[test]
    fn a_module_that_is_all_green_takes_one_line() {
        let names = ["segment::a", "segment::b", "segment::b", "keys::c"];
        let mut tests: Vec<_> = names
            .iter()
            .map(|name| test(Layer::Unit, name, Outcome::Passed, ""))
            .collect();
        tests.push(test(Layer::Unit, "keys::d", Outcome::Failed, "no"));
        let ran = Ran {
            verdict: Verdict::of_tests("jwt", tests),
            ..ran()
        };
        let text = plain(&verdict(&kata(), &ran, &view(false, 80)));
        assert!(
            text.contains("  ✔ segment: all 3 tests\n  ✔ keys::c\n  ✘ keys::d\n"),
            "{text}"
        );
    }

    #[rstest]
    #[case::near_the_beginning(Some(103))]
    #[case::near_the_end(Some(138))]
    #[case::somewhere_else(None)]
    fn a_long_test_is_cut_around_the_line_that_failed(#[case] failed: Option<usize>) {
        let text: Vec<_> = (100..140).map(|number| format!("line {number}")).collect();
        let function = TestFunction {
            path: "t".to_owned(),
            doc: String::new(),
            file: "t.rs".into(),
            line: 100,
            text_line: 100,
            text: text.join("\n"),
            item: 0..0,
        };
        let lines = source_lines(&function, "t", failed);
        assert!(lines.len() <= TEST_LINES + 2, "{lines:?}");
        assert_eq!(lines[0], (Some(100), "line 100".to_owned()));
        if let Some(failed) = failed {
            assert!(
                lines.contains(&(Some(failed), format!("line {failed}"))),
                "{lines:?}"
            );
        }
        let shown = lines.iter().filter(|(number, _)| number.is_some()).count();
        let left_out: usize = lines
            .iter()
            .filter(|(number, _)| number.is_none())
            .filter_map(|(_, text)| text.split(' ').nth(1)?.parse::<usize>().ok())
            .sum();
        assert_eq!(shown + left_out, 40, "{lines:?}");
    }

    #[test]
    fn a_green_run() {
        let tests = vec![test(
            Layer::Unit,
            "segment::encodes_nothing",
            Outcome::Passed,
            "",
        )];
        let ran = Ran {
            verdict: Verdict::of_tests("jwt", tests),
            functions: BTreeMap::new(),
            warnings: vec![],
            errors: vec![],
            artifacts: vec![],
            programs: BTreeMap::new(),
        };
        insta::assert_snapshot!(plain(&verdict(&kata(), &ran, &view(false, 80))));
        // Where a few tests are the task, they are the other half of it.
        let budget = crate::course::kata::Budget {
            tests: 8,
            modules_per_test: 2,
            pass: 70,
            reference: 95,
            happy_path: 40,
            guide: None,
        };
        let kata = Kata {
            budget: Some(budget),
            ..kata()
        };
        let said = plain(&verdict(&kata, &ran, &view(false, 80)));
        assert!(said.contains("Part two cargo kata flip jwt\n"), "{said}");
    }

    #[test]
    fn an_amber_run() {
        let error =
            "error: expected `;`\n --> katas/jwt/src/lib.rs:3:9\nand 1 more error".to_owned();
        let ran = Ran {
            verdict: Verdict::amber("jwt", error),
            functions: BTreeMap::new(),
            warnings: vec![],
            errors: vec![],
            artifacts: vec![],
            programs: BTreeMap::new(),
        };
        insta::assert_snapshot!(plain(&verdict(&kata(), &ran, &view(false, 80))));
    }

    #[rstest]
    #[case::none(0, 40, 0)]
    #[case::one_of_many(1, 40, 1)]
    #[case::half(20, 40, 10)]
    #[case::all_but_one_of_many(999, 1000, 19)]
    #[case::all(40, 40, 20)]
    fn a_bar_is_full_only_when_all_have_passed(
        #[case] passed: usize,
        #[case] total: usize,
        #[case] filled: usize,
    ) {
        assert_eq!(plain(&bar(passed, total)).matches('■').count(), filled);
    }

    #[rstest]
    #[case::equal(
        "assertion `left == right` failed\n  left: 1\n right: 2",
        "  your code: 1\n   expected: 2\n             ^"
    )]
    #[case::not_equal(
        "assertion `left != right` failed\n  left: 1\n right: 1",
        "    left: 1\n   right: 1"
    )]
    #[case::words("no: left: 1", "  no: left: 1")]
    fn the_sides_of_an_assertion_are_named(#[case] message: &str, #[case] expected: &str) {
        let mut out = String::new();
        difference(message, &mut out);
        let text = plain(&out);
        assert!(text.contains(expected), "{text}");
    }

    #[test]
    fn a_green_layer_is_not_the_whole_kata() {
        let tests = vec![test(Layer::Unit, "a", Outcome::Passed, "")];
        let ran = Ran {
            verdict: Verdict::of_tests("jwt", tests),
            ..ran()
        };
        let text = plain(&verdict(
            &kata(),
            &ran,
            &ReportOptions {
                layer: Some(Layer::Unit),
                ..view(false, 80)
            },
        ));
        assert!(
            text.contains("Next    the other layers") && !text.contains("solution"),
            "{text}"
        );
    }

    #[test]
    fn lights_differ_without_their_colours() {
        let lights = [
            Light::Green,
            Light::Red,
            Light::Amber,
            Light::Timeout,
            Light::Fault,
        ]
        .map(|l| plain(&light(l)));
        insta::assert_snapshot!(lights.join("\n"));
    }

    #[test]
    fn prose_is_wrapped_and_code_is_not() {
        let text = "A paragraph that is\nlonger than the width.\n\n- an item that is long too\n- another\n\n```rust\nlet a_long_line_of_code = untouched;\n```";
        insta::assert_snapshot!(prose(text, "  ", 24));
    }
}
