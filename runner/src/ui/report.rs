//! What a person sees of a verdict: where it stands, the test in focus, and what to do next, on one screen.
//!
//! Everything here returns text with colours in it; the terminal takes them out where they are not wanted.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use anstyle::Style;

use textwrap::core::display_width;

use crate::course::kata::{Kata, Layer, StarterKind};
use crate::course::part::{self, Stretch};
use crate::course::roster::TestFunction;
use crate::os::{files, terminal};
use crate::run::ran::Ran;
use crate::run::spot::Spot;
use crate::run::verdict::{Light, Outcome, TestReport, Verdict, passed};
use crate::ui::failure::Failure;
use crate::ui::screen::cut;
use crate::ui::style::{self, BAD, BETWEEN, FAINT, GOOD, STRONG, styled};

/// The longest test that is shown whole with its failure.
const TEST_LINES: usize = 24;
/// How many lines of a long test are shown at least.
const FEWEST_TEST_LINES: usize = 4;
/// How many lines of a doc comment are shown where room is short.
const DOC_LINES: usize = 5;
/// How many cells a full bar has, and one of a few in a row.
const BAR: usize = 20;
const SHORT_BAR: usize = 6;
/// How many columns the name of a step takes, and what is between it and the step.
const LABEL: usize = 10;

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

/// What of the tests a report shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Detail {
    /// The test in focus.
    #[default]
    Focus,
    /// Every failure in full.
    Failures,
    /// All tests by their names, part by part.
    Names,
}

/// How a report is to be told.
#[derive(Debug, Clone, Copy)]
pub struct ReportOptions<'a> {
    /// The workspace's folder, to which paths are relative.
    pub root: &'a Path,
    /// What of the tests it shows.
    pub detail: Detail,
    /// How many columns prose may take.
    pub width: usize,
    /// How many rows the screen has; `None` where there is no screen.
    pub rows: Option<usize>,
    /// The tests that passed in the run before and do not now.
    pub regressed: &'a [String],
    /// How many tests more pass than in the run before, by layer; empty, where nothing has changed.
    pub since: &'a [(Layer, isize)],
    /// The tests that passed in the run before, without having been reached, and do not now.
    pub out_of_luck: &'a [String],
    /// The test functions that turned green along with the one that was in focus, without having been asked for.
    pub along: &'a [String],
    /// All tests were run, and not one layer or part only.
    pub is_whole: bool,
    /// Where to type, if that is known.
    pub spot: Option<&'a Spot>,
    /// The test that was in focus in the run before.
    pub before: Option<&'a str>,
    /// The next run starts by itself, and keys give help.
    pub watching: bool,
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
    let (width, verdict) = (view.width, &ran.verdict);
    let parts = parts(kata, verdict);
    let state = format!("{}  {}", light(verdict.light), summary(verdict));
    let mut lines = head(kata, verdict, &parts, state, width);
    lines.extend(bars(verdict, view.since, width));
    lines.extend(notes(verdict, view));
    if view.detail == Detail::Names {
        listing(ran, &parts, &mut lines);
    }
    if view.detail == Detail::Failures {
        for test in verdict
            .tests
            .iter()
            .filter(|test| test.outcome != Outcome::Passed)
        {
            lines.push(String::new());
            lines.extend(test_in_full(ran, test, view.root, width));
        }
    }
    if let Some(diagnostic) = &verdict.diagnostic {
        lines.push(String::new());
        lines.extend(diagnostic.trim_end().lines().map(str::to_owned));
    }
    let last = afterwards(kata, verdict, &parts, view);
    if let Some(focus) = verdict.focused().filter(|_| view.detail == Detail::Focus) {
        lines.push(String::new());
        // What was typed above the report, the empty line below the focus, and the prompt.
        let taken = lines.len() + last.len() + 3;
        let room = view.rows.map(|rows| rows.saturating_sub(taken));
        let focus = in_focus(ran, focus, view.root, width, room, view.spot);
        // A row that is wrapped would push another one off the screen.
        let row = |line: &String| view.rows.map_or_else(|| line.clone(), |_| cut(line, width));
        lines.extend(focus.iter().map(row));
    }
    lines.push(String::new());
    lines.extend(last);
    lines.join("\n") + "\n"
}

/// The parts of the kata among the tests that ran.
pub fn parts(kata: &Kata, verdict: &Verdict) -> Vec<Stretch> {
    let tests: Vec<_> = verdict.tests.iter().map(TestReport::id).collect();
    part::divide(kata, &tests)
}

/// The kata and the part that has the focus, and the state of the run.
pub fn head(
    kata: &Kata,
    verdict: &Verdict,
    parts: &[Stretch],
    state: String,
    width: usize,
) -> Vec<String> {
    let focus = verdict.focused().and_then(|focus| {
        let tests = &verdict.tests;
        tests.iter().position(|test| std::ptr::eq(test, focus))
    });
    let part = focus.and_then(|focus| part::of_test(parts, focus));
    let about = match part.filter(|_| parts.len() > 1) {
        Some(part) => {
            let tests = &verdict.tests[part.tests.clone()];
            format!(
                "part {} of {}: {} ({} of {})",
                part.number,
                parts.len(),
                part.title,
                passed(tests),
                tests.len()
            )
        }
        None => kata.title.clone(),
    };
    let left = format!("{} · {about}", styled(STRONG, &kata.name));
    in_a_row(&[left, state], width)
}

/// Texts side by side where there is room, the last at the right; else one below the other.
fn in_a_row(texts: &[String], width: usize) -> Vec<String> {
    let used: usize = texts.iter().map(|text| style::width(text)).sum();
    match texts {
        [left, right] if used + 3 <= width => {
            vec![format!("{left}{}{right}", " ".repeat(width - used))]
        }
        _ => texts.to_vec(),
    }
}

/// A short bar for each layer, side by side where there is room.
pub fn bars(verdict: &Verdict, since: &[(Layer, isize)], width: usize) -> Vec<String> {
    let of = |layer: Layer| {
        let tests = verdict.tests.iter().filter(|test| test.layer == layer);
        let (passed, total) = (passed(tests.clone()), tests.count());
        let more = since.iter().find(|(of, more)| *of == layer && *more != 0);
        let more = more.map_or_else(String::new, |(_, more)| format!(" ({more:+})"));
        (total > 0).then(|| layer_bar(layer, passed, total) + &more)
    };
    let bars: Vec<_> = Layer::ALL.into_iter().filter_map(of).collect();
    side_by_side(bars, width)
}

/// A layer and how many of its tests pass.
fn layer_bar(layer: Layer, passed: usize, total: usize) -> String {
    format!(
        "{layer} {} {passed}/{total}",
        bar_of(SHORT_BAR, passed, total)
    )
}

/// Texts in one row where there is room, else one below the other.
fn side_by_side(texts: Vec<String>, width: usize) -> Vec<String> {
    let row = texts.join("   ");
    if !texts.is_empty() && style::width(&row) <= width {
        vec![row]
    } else {
        texts
    }
}

/// What there is to say about a run beside its focus: first what has become worse.
fn notes(verdict: &Verdict, view: &ReportOptions<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    let width = view.width;
    let mut say = |style: Style, text: &str| {
        let text = prose(text, "", width);
        notes.extend(text.lines().map(|line| styled(style, line)));
    };
    if let Some(text) = red_again(view.regressed) {
        say(BAD, &text);
    }
    if let Some(text) = altered(verdict) {
        say(BETWEEN, &text);
    }
    if !view.out_of_luck.is_empty() {
        let names = few(view.out_of_luck);
        say(
            FAINT,
            &format!(
                "passed by coincidence before, and fail now: {names}. You will reach them later."
            ),
        );
    }
    if !view.along.is_empty() {
        let names = few(view.along);
        say(
            Style::new(),
            &format!(
                "also green now, though they were not in focus: {names}. Read them before you go on."
            ),
        );
    }
    if let Some(text) = slow(verdict) {
        say(FAINT, &text);
    }
    notes
}

/// The tests that were green and are red now, in words.
pub fn red_again(regressed: &[String]) -> Option<String> {
    match regressed {
        [] => None,
        [one] => Some(format!("↯ red again: {one}")),
        [first, others @ ..] => Some(format!("↯ red again: {first} and {} more", others.len())),
    }
}

/// What follows the focus: a part that is done, and what to do next.
pub fn afterwards(
    kata: &Kata,
    verdict: &Verdict,
    parts: &[Stretch],
    view: &ReportOptions<'_>,
) -> Vec<String> {
    let mut lines = finished(kata, verdict, parts, view);
    lines.extend(next(kata, verdict, view));
    lines
}

/// What to say of the part that this run has finished.
fn finished(
    kata: &Kata,
    verdict: &Verdict,
    parts: &[Stretch],
    view: &ReportOptions<'_>,
) -> Vec<String> {
    let position = |id: &str| verdict.tests.iter().position(|test| test.id() == id);
    let before = view.before.and_then(position);
    let Some(part) = before.and_then(|before| part::of_test(parts, before)) else {
        return Vec::new();
    };
    let is_done = verdict.reached().len() >= part.tests.end;
    if !is_done || parts.len() < 2 {
        return Vec::new();
    }
    let number = part.number;
    let learned = part.learned.as_ref();
    let learned = learned.map_or_else(String::new, |text| format!(" {text}"));
    let done = format!("✔ part {number} is done: {}.{learned}", part.title);
    let mut lines: Vec<_> = prose(&done, "", view.width)
        .lines()
        .map(|line| styled(GOOD, line))
        .collect();
    let quiz = part.quiz.as_ref();
    let quiz = quiz.map_or_else(String::new, |concept| {
        format!(" · cargo kata quiz {concept}")
    });
    // Where tests have a budget, the impostors belong to no part.
    let only = if kata.budget.is_some() {
        String::new()
    } else {
        format!(" --part {number}")
    };
    let more = format!(
        "  test it yourself: cargo kata flip {}{only}{quiz}",
        kata.name
    );
    lines.extend(prose(&more, "  ", view.width).lines().map(str::to_owned));
    lines
}

/// A test that is not green, in full.
pub fn in_full(ran: &Ran, test: &TestReport, root: &Path, width: usize) -> String {
    test_in_full(ran, test, root, width).join("\n") + "\n"
}

/// Which tests made the run slow, if any did.
pub fn slow(verdict: &Verdict) -> Option<String> {
    let slow = verdict.slow();
    let seconds = |test: &&TestReport| format!("{} ({:.1} s)", test.id(), test.millis / 1000.0);
    let names: Vec<_> = slow.iter().map(seconds).collect();
    (!names.is_empty()).then(|| format!("slow: {}. What do they wait for?", few(&names)))
}

/// How many tests pass, or why none was run.
pub fn summary(verdict: &Verdict) -> String {
    let (passed, total) = (verdict.passed(), verdict.tests.len());
    match verdict.light {
        Light::Green if total == 1 => "its only test passes".to_owned(),
        Light::Green => format!("all {total} tests pass"),
        Light::Red if passed == total => {
            format!("all {total} tests pass, but the kata is not as it ships")
        }
        Light::Red | Light::Timeout => match verdict.not_judged() {
            0 => format!("{passed} of {total}"),
            many => format!("{passed} of {total}, {many} not judged"),
        },
        Light::Amber => "it does not compile".to_owned(),
        Light::Fault => "a tool or the system stopped the run".to_owned(),
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

/// The tests by their functions, part by part. The cases of a table share the line of their function, a mark each.
fn listing(ran: &Ran, parts: &[Stretch], lines: &mut Vec<String>) {
    let function = |test: &TestReport| {
        let name = ran
            .function_of(test)
            .map_or(&test.name, |function| &function.path);
        format!("{}::{name}", test.layer)
    };
    for part in parts.iter().filter(|part| !part.tests.is_empty()) {
        let tests = &ran.verdict.tests[part.tests.clone()];
        let title = format!("part {}: {}", part.number, part.title);
        lines.push(String::new());
        lines.push(format!(
            "{}  {} of {}",
            styled(STRONG, title),
            passed(tests),
            tests.len()
        ));
        for cases in tests.chunk_by(|a, b| function(a) == function(b)) {
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
            let marks: String = match cases {
                [_] => String::new(),
                many => many.iter().map(|test| mark(test.outcome)).collect(),
            };
            let name = function(&cases[0]);
            let line = format!("  {} {name}  {marks}", mark(worst.outcome));
            lines.push(format!("{}{remark}", line.trim_end()));
        }
    }
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
    bar_of(BAR, passed, total)
}

/// The same with so many cells.
pub fn bar_of(cells: usize, passed: usize, total: usize) -> String {
    let filled = match passed {
        0 => 0,
        _ if passed == total => cells,
        _ => (passed * cells / total).clamp(1, cells - 1),
    };
    let style = if passed == total { GOOD } else { BETWEEN };
    format!(
        "{}{}",
        styled(style, "■".repeat(filled)),
        styled(FAINT, "□".repeat(cells - filled))
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

/// A test that is not green: its name, why it matters, where it stands, what it says, to the last word.
fn test_in_full(ran: &Ran, test: &TestReport, root: &Path, width: usize) -> Vec<String> {
    let name = mark(test.outcome) + " " + &styled(STRONG, test.id());
    let mut lines = vec![name];
    lines.extend(below_its_name(ran, test, root, width, None, None));
    if let Some(message) = test
        .message
        .as_ref()
        .filter(|text| Failure::of(text).is_shortened())
    {
        lines.push(String::new());
        lines.push(format!("  {}", styled(FAINT, "the whole message:")));
        let bar = styled(FAINT, "│");
        lines.extend(message.lines().map(|line| format!("  {bar} {line}")));
    }
    lines
}

/// The test in focus. Where so many rows are left for it, its doc comment, its text and what it printed are cut to them.
pub fn in_focus(
    ran: &Ran,
    test: &TestReport,
    root: &Path,
    width: usize,
    room: Option<usize>,
    spot: Option<&Spot>,
) -> Vec<String> {
    let mut lines = name_of(test, width);
    let room = room.map(|room| room.saturating_sub(lines.len() - 1));
    lines.extend(below_its_name(ran, test, root, width, room, spot));
    lines
}

/// All of a test but its name, for which one row is taken.
fn below_its_name(
    ran: &Ran,
    test: &TestReport,
    root: &Path,
    width: usize,
    room: Option<usize>,
    spot: Option<&Spot>,
) -> Vec<String> {
    let function = ran.function_of(test);
    let mut lines = Vec::new();
    let mut said = Vec::new();
    if let Some(message) = &test.message {
        said.push(String::new());
        let what = spot.map(|spot| spot.function.as_str());
        said.extend(Failure::of(message).lines(what, width));
        // The line of the test is marked in its text.
        let elsewhere = test.place.as_ref().filter(|place| {
            let is_told = function.is_some_and(|function| is_in(place, function, root));
            !is_told && spot.is_none_or(|spot| spot.place != **place)
        });
        said.extend(elsewhere.map(|place| format!("  {}", styled(FAINT, format!("at {place}")))));
    }
    if let Some(printed) = &test.printed {
        said.push(format!("  {}", styled(FAINT, "printed:")));
        let bar = styled(FAINT, "│");
        let printed = printed.lines().map(|line| format!("  {bar} {line}"));
        said.extend(shortened(
            printed.collect(),
            room.map(|room| (room / 3).max(3)),
        ));
    }
    // A doc comment of two lines and a test of four have their place beside it.
    let said = shortened(said, room.map(|room| room.saturating_sub(9).clamp(4, 10)));
    let Some(function) = function else {
        lines.extend(said);
        return lines;
    };
    let doc = prose(&function.doc, "  ", width);
    let doc: Vec<_> = doc.lines().map(str::to_owned).collect();
    // The name, an empty line and the place.
    let taken = 3 + said.len();
    let left = room.map(|room| room.saturating_sub(taken));
    let wanted = left.map(|left| left.saturating_sub(FEWEST_TEST_LINES).clamp(2, DOC_LINES));
    let doc = shortened(doc, wanted);
    let left = left.map(|left| left.saturating_sub(doc.len()).max(FEWEST_TEST_LINES));
    lines.extend(doc);
    let file = function.file.strip_prefix(root).unwrap_or(&function.file);
    let file = files::without_parents(file);
    lines.push(String::new());
    let place = format!("{}:{}", files::shown(&file), function.line);
    lines.push(format!("  {}", styled(FAINT, place)));
    let failed = test
        .place
        .as_ref()
        .filter(|place| is_in(place, function, root));
    let failed = failed.and_then(|place| usize::try_from(place.line).ok());
    for (number, line) in source_lines(function, &test.name, failed, left.unwrap_or(TEST_LINES)) {
        let bar = if number.is_some() && number == failed {
            styled(BAD, "→")
        } else {
            styled(FAINT, "│")
        };
        let line = format!("  {bar} {line}");
        lines.push(line.trim_end().to_owned());
    }
    lines.extend(said);
    lines
}

/// The test's name, its case in a row of its own where both are too long for one.
fn name_of(test: &TestReport, width: usize) -> Vec<String> {
    let (label, id) = (styled(FAINT, "next"), test.id());
    match id.rsplit_once("::case_") {
        Some((function, case)) if 6 + display_width(&id) > width => vec![
            format!("{label}  {}", styled(STRONG, function)),
            format!("      {}", styled(STRONG, format!("::case_{case}"))),
        ],
        _ => vec![format!("{label}  {}", styled(STRONG, id))],
    }
}

/// Whether a place is in the file of a test.
fn is_in(place: &files::Place, function: &TestFunction, root: &Path) -> bool {
    let file = function.file.strip_prefix(root).unwrap_or(&function.file);
    Path::new(&place.file).ends_with(files::without_parents(file))
}

/// The first so many of some lines. What is left out is said in the last one.
fn shortened(mut lines: Vec<String>, most: Option<usize>) -> Vec<String> {
    if let Some(most) = most.filter(|most| lines.len() > *most) {
        let more = lines.len() + 1 - most;
        lines.truncate(most.saturating_sub(1));
        lines.push(format!(
            "  {}",
            styled(FAINT, format!("… {more} more lines: --all"))
        ));
    }
    lines
}

/// The lines of a test that are worth showing, with their numbers in the file: of a table only the case at hand, and of
/// a long test its beginning and what stands around the line that failed.
fn source_lines(
    function: &TestFunction,
    test: &str,
    failed: Option<usize>,
    most: usize,
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
    if lines.len() <= most {
        return lines;
    }
    let gap = |count: usize| (count > 0).then(|| (None, format!("… {count} lines …")));
    // A line for each gap; what is left goes to the beginning and to what stands around the line that failed.
    let most = most.max(FEWEST_TEST_LINES);
    let at = failed.and_then(|failed| lines.iter().position(|(number, _)| *number == Some(failed)));
    let (head, from, until) = match at {
        Some(at) if at + 1 >= most => {
            let room = most.saturating_sub(2).max(2);
            let until = (at + 1 + room / 4).min(lines.len());
            let head = (room / 3).max(1).min(at);
            (head, (until - (room - head)).max(head), until)
        }
        _ => (most - 1, most - 1, most - 1),
    };
    let mut shown = lines[..head].to_vec();
    shown.extend(gap(from - head));
    shown.extend_from_slice(&lines[from..until]);
    shown.extend(gap(lines.len() - until));
    shown
}

/// A failure's message, indented.
pub fn message(text: &str, width: usize) -> String {
    Failure::of(text).lines(None, width).join("\n") + "\n"
}

fn next(kata: &Kata, verdict: &Verdict, view: &ReportOptions<'_>) -> Vec<String> {
    let (name, width) = (&kata.name, view.width);
    let again = ("then", format!("cargo kata {name}"));
    let steps = match verdict.light {
        Light::Red if verdict.focus.is_none() => vec![("next", as_it_ships(kata)), again],
        Light::Green if !view.is_whole => vec![("next", "the other tests".to_owned()), again],
        Light::Green => vec![
            (
                "tidy",
                "read your code once more: what would you name better now that it works?"
                    .to_owned(),
            ),
            ("compare", format!("cargo kata solution {name}")),
            (
                // Where a few tests are the task, they are the other half of it.
                if kata.budget.is_some() {
                    "part two"
                } else {
                    "flip"
                },
                format!("cargo kata flip {name}"),
            ),
        ],
        Light::Red | Light::Timeout => {
            let place = view.spot.map_or_else(
                || format!("katas/{name}/src/"),
                |spot| spot.place.to_string(),
            );
            let what = match kata.starter_is {
                StarterKind::Todo => "the least code that makes it pass",
                StarterKind::Otherwise(_) => "fix what it shows, and nothing else",
            };
            let mut steps = Vec::new();
            if has_moved(verdict, view) {
                let text = "the last test passes: is there anything to improve first?";
                steps.push(("tidy", text.to_owned()));
            }
            steps.push(("edit", format!("{place}: {what}")));
            if view.watching {
                return labelled(steps, width);
            }
            let stuck = format!("cargo kata hint {name}");
            let beside = format!("{}        stuck?  {stuck}", again.1);
            // Two columns, where there is room.
            if LABEL + beside.len() <= width {
                steps.push((again.0, beside));
            } else {
                steps.extend([again, ("stuck?", stuck)]);
            }
            steps
        }
        Light::Amber => vec![("next", "fix the first error".to_owned()), again],
        Light::Fault => vec![
            ("next", "fix that; your code is not the cause".to_owned()),
            again,
        ],
    };
    labelled(steps, width)
}

fn labelled(steps: Vec<(&str, String)>, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (label, text) in steps {
        let wrapped = prose(&text, &" ".repeat(LABEL), width);
        let label = styled(STRONG, format!("{label:<0$}", LABEL - 2));
        let text = format!("{label}  {}", wrapped.trim_start());
        lines.extend(text.lines().map(str::to_owned));
    }
    lines
}

/// Whether the test that was in focus passes now, and all before it.
fn has_moved(verdict: &Verdict, view: &ReportOptions<'_>) -> bool {
    let reached = verdict.reached();
    view.before
        .is_some_and(|before| reached.iter().any(|test| test.id() == before))
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
    use crate::course::kata::Part;
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
            detail: if in_full {
                Detail::Failures
            } else {
                Detail::Focus
            },
            width,
            regressed: &[],
            since: &[],
            out_of_luck: &[],
            along: &[],
            is_whole: true,
            rows: None,
            spot: None,
            before: None,
            watching: false,
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
        let words = text.lines().skip_while(|line| !line.starts_with('↯'));
        let words = words.take_while(|line| !line.starts_with("next"));
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
            text.contains("\n  printed:\n  │ n = 3\n  │ n = 4\n\nedit "),
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
        assert!(text.contains("1 of 3, 1 not judged\n"), "{text}");
    }

    #[test]
    fn a_red_run_in_full() {
        insta::assert_snapshot!(plain(&verdict(&kata(), &ran(), &view(true, 80))));
    }

    #[rstest]
    #[case::one(&["unit::a"], "\n↯ red again: unit::a\n")]
    #[case::several(&["unit::a", "unit::b", "e2e::c"], "\n↯ red again: unit::a and 2 more\n")]
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
        assert!(text.contains(" 2/3 (+3)   "), "{text}");
        assert!(
            text.contains("passed by coincidence before, and fail now: a, b, c and 1 more."),
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
        assert!(text.contains("katas/jwt/src/: fix what it shows"), "{text}");
    }

    #[test]
    fn the_list_has_all_tests_part_by_part() {
        let mut ran = ran();
        ran.verdict.tests[3].outcome = Outcome::NotJudged;
        let view = ReportOptions {
            detail: Detail::Names,
            ..view(false, 80)
        };
        insta::assert_snapshot!(plain(&verdict(&kata(), &ran, &view)));
    }

    /// What was typed stands above the report, and the next prompt below it.
    #[rstest]
    fn a_red_run_fits_the_screen(
        #[values(24, 30, 50)] rows: usize,
        #[values(1, 12, 60)] lines: usize,
        #[values(false, true)] is_crowded: bool,
    ) {
        let mut ran = ran();
        let functions = ran.functions.get_mut(&Layer::Unit).unwrap();
        functions[0].text = vec!["    let a = 1;"; lines].join("\n");
        functions[0].doc = vec!["A line about why it matters."; lines].join("\n\n");
        ran.verdict.tests[2].message = Some(vec!["A line of what it says."; lines].join("\n"));
        ran.verdict.tests[2].printed = Some(vec!["a line that it printed"; lines].join("\n"));
        let names = ["unit::a".to_owned()];
        let some = if is_crowded { &names[..] } else { &[] };
        let view = ReportOptions {
            rows: Some(rows),
            regressed: some,
            along: some,
            ..view(false, 80)
        };
        let text = plain(&verdict(&kata(), &ran, &view));
        assert!(text.lines().count() <= rows - 2, "{text}");
        assert!(text.contains("A line of what it says."), "{text}");
        assert!(text.contains("A line about why it matters."), "{text}");
    }

    #[test]
    fn a_case_with_a_long_name_has_a_row_of_its_own() {
        let name = format!("segment::{}::case_1_two_groups", "a_".repeat(30));
        let lines = name_of(&test(Layer::Unit, &name, Outcome::Failed, ""), 80);
        let lines: Vec<_> = lines.iter().map(|line| plain(line)).collect();
        assert!(lines[0].ends_with("a_"), "{lines:?}");
        assert_eq!(lines[1], "      ::case_1_two_groups");
    }

    #[test]
    fn the_part_that_is_done_is_told_with_what_was_learned() {
        let part = |title: &str, tests: &[&str]| Part {
            title: title.to_owned(),
            tests: tests.iter().map(|name| (*name).to_owned()).collect(),
            minutes: 5,
            learned: Some("Encoding is not encryption.".to_owned()),
            quiz: Some("jwt".to_owned()),
        };
        let kata = Kata {
            parts: vec![
                part("Base64url", &["unit::segment::encodes_nothing"]),
                part(
                    "The rest",
                    &["unit::segment::encodes", "integration", "e2e"],
                ),
            ],
            ..kata()
        };
        let view = ReportOptions {
            before: Some("unit::segment::encodes_nothing"),
            ..view(false, 80)
        };
        let text = plain(&verdict(&kata, &ran(), &view));
        let done = "\n✔ part 1 is done: Base64url. Encoding is not encryption.\n  test it yourself: cargo kata flip jwt --part 1 · cargo kata quiz jwt\ntidy ";
        assert!(text.contains(done), "{text}");
        assert!(
            text.starts_with("jwt · part 2 of 2: The rest (1 of 4)"),
            "{text}"
        );
    }

    #[test]
    fn the_line_to_edit_is_named_where_it_is_known() {
        let spot = Spot {
            place: Place {
                file: "katas/jwt/src/segment.rs".to_owned(),
                line: 12,
            },
            function: "encode".to_owned(),
        };
        let mut ran = ran();
        ran.verdict.tests[2].message = Some("not yet implemented".to_owned());
        let view = ReportOptions {
            spot: Some(&spot),
            ..view(false, 80)
        };
        let text = plain(&verdict(&kata(), &ran, &view));
        assert!(text.contains("\n  `encode` is still `todo!()`\n"), "{text}");
        assert!(
            text.contains("\nedit      katas/jwt/src/segment.rs:12: the least code"),
            "{text}"
        );
    }

    #[rstest]
    #[case::near_the_beginning(Some(103))]
    #[case::near_the_end(Some(138))]
    #[case::somewhere_else(None)]
    fn a_long_test_is_cut_around_the_line_that_failed(
        #[case] failed: Option<usize>,
        #[values(2, 4, 5, 8, TEST_LINES)] most: usize,
    ) {
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
        let lines = source_lines(&function, "t", failed, most);
        assert!(lines.len() <= most.max(FEWEST_TEST_LINES), "{lines:?}");
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
        assert!(said.contains("part two  cargo kata flip jwt\n"), "{said}");
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
                is_whole: false,
                ..view(false, 80)
            },
        ));
        assert!(
            text.contains("next      the other tests") && !text.contains("solution"),
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
