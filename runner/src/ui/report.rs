//! What a person sees of a verdict: where it stands, the test in focus, and what to do next, on one screen.
//!
//! Everything here returns text with colours in it; the terminal takes them out where they are not wanted.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use anstyle::Style;

use crate::course::kata::{Kata, Layer, StarterKind};
use crate::course::part::{self, Stretch};
use crate::course::roster::TestFunction;
use crate::os::{files, terminal};
use crate::run::ran::Ran;
use crate::run::spot::Spot;
use crate::run::verdict::{Light, Outcome, TestReport, Verdict, passed};
use crate::ui::failure::{self, Failure, Rows};
use crate::ui::screen::{self, clipped, fit, wrapped};
use crate::ui::style::{self, BAD, BETWEEN, FAINT, GOOD, STRONG, styled};

/// How many rows the line of a case or the one that failed has at most, where room is short.
const KEY_ROWS: usize = 3;
/// The longest test that is shown whole with its failure.
const TEST_LINES: usize = 24;
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
    let shape = style::shape(style.bold(), shape);
    format!("{shape}{}", styled(style.bold(), light.name()))
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

/// How a report is told.
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
    /// The part that this run has finished.
    pub finished: Option<&'a Stretch>,
    /// The number of the last green in the log, if the test in focus passed there.
    pub passed_in: Option<usize>,
    /// The next run starts by itself, and keys give help.
    pub watching: bool,
    /// After a part: the place for a test of the learner's own, and the rule that it is to hold.
    pub slot: Option<&'a str>,
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
    let between = if terminal::is_plain() { ": " } else { "  " };
    let state = format!("{}{between}{}", light(verdict.light), summary(verdict));
    let mut lines = head(kata, verdict, &parts, state, width);
    lines.extend(bars(verdict, view.since, width));
    lines.extend(notes(verdict, view));
    if view.detail == Detail::Names {
        listing(ran, &parts, width, &mut lines);
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
    let last = afterwards(kata, verdict, view);
    if let Some(focus) = verdict.focused().filter(|_| view.detail == Detail::Focus) {
        lines.push(String::new());
        // What was typed above the report, the empty line below the focus, and the prompt.
        let taken = lines.len() + last.len() + 3;
        let room = view.rows.map(|rows| rows.saturating_sub(taken));
        lines.extend(in_focus(ran, focus, view, room));
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
    if terminal::is_plain() {
        return vec![format!("kata: {}", kata.name), about, state];
    }
    let left = format!("{} · {about}", styled(STRONG, &kata.name));
    in_a_row(&[left, state], width)
}

/// Texts side by side where there is room, the last at the right; else one below the other.
pub fn in_a_row(texts: &[String], width: usize) -> Vec<String> {
    let used: usize = texts.iter().map(|text| style::width(text)).sum();
    match texts {
        [left, right] if used.saturating_add(3) <= width => {
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
    if terminal::is_plain() {
        return format!("{layer}: {passed} of {total}");
    }
    format!(
        "{layer} {}{passed}/{total}",
        bar_of(SHORT_BAR, passed, total)
    )
}

/// Texts in one row where there is room, else one below the other.
fn side_by_side(texts: Vec<String>, width: usize) -> Vec<String> {
    let row = texts.join("   ");
    if !texts.is_empty() && style::width(&row) <= width && !terminal::is_plain() {
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
    let mark = style::shape(Style::new(), "↯");
    match regressed {
        [] => None,
        [one] => Some(format!("{mark}red again: {one}")),
        [first, others @ ..] => Some(format!(
            "{mark}red again: {first} and {} more",
            others.len()
        )),
    }
}

/// What follows the focus: a part that is done, and what to do next.
pub fn afterwards(kata: &Kata, verdict: &Verdict, view: &ReportOptions<'_>) -> Vec<String> {
    let mut lines = finished(kata, view);
    lines.extend(next(kata, verdict, view));
    lines
}

/// The part that this run has finished, where `before` was in focus in the run before.
pub fn finished_part<'p>(
    verdict: &Verdict,
    parts: &'p [Stretch],
    before: Option<&str>,
) -> Option<&'p Stretch> {
    let position = |id: &str| verdict.tests.iter().position(|test| test.id() == id);
    let part = part::of_test(parts, before.and_then(position)?)?;
    let is_done = verdict.reached().len() >= part.tests.end;
    (is_done && parts.len() > 1).then_some(part)
}

/// What to say of the part that this run has finished.
fn finished(kata: &Kata, view: &ReportOptions<'_>) -> Vec<String> {
    let Some(part) = view.finished else {
        return Vec::new();
    };
    let number = part.number;
    let learned = part.learned.as_ref();
    let learned = learned.map_or_else(String::new, |text| format!(" {text}"));
    let mark = style::shape(Style::new(), "✔");
    let done = format!("{mark}part {number} is done: {}.{learned}", part.title);
    let mut lines: Vec<_> = prose(&done, "", view.width)
        .lines()
        .map(|line| styled(GOOD, line))
        .collect();
    let and = if terminal::is_plain() {
        "\n  answer questions: "
    } else {
        " · "
    };
    let quiz = part.quiz.as_ref();
    let quiz = quiz.map_or_else(String::new, |concept| {
        format!("{and}cargo kata quiz {concept}")
    });
    // Where tests have a budget, the impostors belong to no part.
    let only = if kata.budget.is_some() {
        String::new()
    } else {
        format!(" --part {number}")
    };
    if let Some(slot) = view.slot {
        let slot = prose(
            &format!("write the next test yourself: {slot}"),
            "  ",
            view.width,
        );
        lines.extend(slot.lines().map(str::to_owned));
    }
    let more = format!(
        "  test it yourself: cargo kata flip {}{only}{quiz}",
        kata.name
    );
    for line in more.lines() {
        lines.extend(prose(line, "  ", view.width).lines().map(str::to_owned));
    }
    lines
}

/// A test that is not green, in full.
pub fn in_full(ran: &Ran, test: &TestReport, root: &Path, width: usize) -> String {
    test_in_full(ran, test, root, width).join("\n") + "\n"
}

/// Which tests made the run slow: of a red run only the test in focus, since the others are no matter yet. What ran into
/// its limit says so itself.
pub fn slow(verdict: &Verdict) -> Option<String> {
    let focus = verdict.focused().map(TestReport::id);
    let is_meant = |test: &&TestReport| {
        let is_in_focus = focus.as_ref().is_none_or(|focus| *focus == test.id());
        is_in_focus && test.outcome != Outcome::TimedOut
    };
    let slow = verdict.slow().into_iter().filter(is_meant);
    let seconds = |test: &TestReport| format!("{} ({:.1} s)", test.id(), test.millis / 1000.0);
    let names: Vec<_> = slow.map(seconds).collect();
    let question = match names.len() {
        0 => return None,
        1 => "What does it wait for?",
        _ => "What do they wait for?",
    };
    Some(format!("slow: {}. {question}", few(&names)))
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

/// How a kata becomes again what it was. The command leaves the learner's tests and their list alone: they lie beside the
/// suites.
pub fn as_it_ships(kata: &Kata) -> String {
    let name = &kata.name;
    let tests = format!("katas/{name}/tests");
    format!(
        "get the tests back that ship with it: git checkout -- {tests} \":^{tests}/mine.rs\" \":^{tests}/list.md\" \
         katas/{name}/Cargo.toml (or copy them from a new clone); keep your code in katas/{name}/src/ and your tests"
    )
}

/// The tests by their functions, part by part. The cases of a table share the line of their function, a mark each.
fn listing(ran: &Ran, parts: &[Stretch], width: usize, lines: &mut Vec<String>) {
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
            let line = if terminal::is_plain() {
                let cases_that_pass = match cases {
                    [_] => String::new(),
                    many => format!(", {} of {} cases pass", passed(many), many.len()),
                };
                format!("  {name}: {}{cases_that_pass}", in_a_word(worst.outcome))
            } else {
                format!("  {} {name}  {marks}", mark(worst.outcome))
            };
            lines.extend(fit(&format!("{}{remark}", line.trim_end()), width));
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

/// The same in words.
fn in_a_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => "passes",
        Outcome::Failed | Outcome::Crashed | Outcome::TimedOut => "fails",
        Outcome::Missing => "missing",
        Outcome::NotJudged => "not known",
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

/// A bar that is full only when all have passed, and not empty as soon as one has, and a space behind it. Nothing where what
/// is printed is heard.
pub fn long_bar(passed: usize, total: usize) -> String {
    bar_of(BAR, passed, total)
}

/// The same, short on a narrow screen.
pub fn bar_for(width: usize, passed: usize, total: usize) -> String {
    bar_of(if width < 60 { SHORT_BAR } else { BAR }, passed, total)
}

/// The same with so many cells.
pub fn bar_of(cells: usize, passed: usize, total: usize) -> String {
    if terminal::is_plain() {
        return String::new();
    }
    let filled = match passed {
        0 => 0,
        _ if passed == total => cells,
        _ => (passed * cells / total).clamp(1, cells - 1),
    };
    let style = if passed == total { GOOD } else { BETWEEN };
    format!(
        "{}{} ",
        styled(style, "■".repeat(filled)),
        styled(FAINT, "□".repeat(cells - filled))
    )
}

/// A box for each of a few things that one may spend, and a space behind them. Nothing where what is printed is heard.
pub fn boxes(spent: usize, of: usize) -> String {
    if terminal::is_plain() {
        return String::new();
    }
    let filled = spent.min(of);
    let style = if spent == of { GOOD } else { BETWEEN };
    format!(
        "{}{} ",
        styled(style, "■".repeat(filled)),
        styled(FAINT, "□".repeat(of - filled))
    )
}

/// A test that is not green: its name, why it matters, where it stands, what it says, to the last word.
fn test_in_full(ran: &Ran, test: &TestReport, root: &Path, width: usize) -> Vec<String> {
    let mark = if terminal::is_plain() {
        format!("{}:", in_a_word(test.outcome))
    } else {
        mark(test.outcome)
    };
    let name = format!("{mark} {}", styled(STRONG, test.id()));
    let mut lines = fit(&name, width);
    let body = Body::of(ran, test, root, width, None);
    lines.extend(body.whole());
    let message = test.message.as_ref();
    // It may be drawn with lines and boxes; `--json` has it.
    let message = message.filter(|text| !terminal::is_plain() && Failure::of(text).is_shortened());
    if let Some(message) = message {
        lines.push(String::new());
        lines.push(format!("  {}", styled(FAINT, "the whole message:")));
        let bar = styled(FAINT, "│");
        lines.extend(message.lines().map(|line| format!("  {bar} {line}")));
    }
    lines
}

/// The test in focus. Where so many rows are left for it, it is cut to them.
pub fn in_focus(
    ran: &Ran,
    test: &TestReport,
    view: &ReportOptions<'_>,
    room: Option<usize>,
) -> Vec<String> {
    let mut lines = name_of(test, view.width);
    let body = Body::of(ran, test, view.root, view.width, view.spot);
    let all = if view.watching { "press a" } else { "--all" };
    lines.extend(match room {
        Some(room) => body.within(room.saturating_sub(lines.len()), all),
        None => body.whole(),
    });
    lines
}

/// All of a test but its name.
struct Body<'a> {
    width: usize,
    function: Option<&'a TestFunction>,
    /// The test's name in its suite.
    name: &'a str,
    /// The line of the suite that failed, if it is one of the test's file.
    failed: Option<usize>,
    /// Where the test stands.
    place: String,
    doc: Vec<String>,
    says: Rows,
    printed: Vec<String>,
}

/// What of a test may be cut where room is short.
#[derive(Debug, Clone, Copy)]
enum Piece {
    Doc,
    Source,
    Says,
    Sides,
    Given,
    More,
    Printed,
}

/// What is cut first where room is short, and to how many rows: what explains goes before the case that failed, what it
/// expects, and what the code gives.
const CUTS: [(Piece, usize); 14] = [
    (Piece::Doc, 2),
    (Piece::Printed, 3),
    (Piece::Source, 4),
    (Piece::More, 0),
    (Piece::Says, 3),
    (Piece::Doc, 1),
    (Piece::Printed, 0),
    (Piece::Doc, 0),
    (Piece::Source, 2),
    (Piece::Source, 0),
    (Piece::Given, 3),
    (Piece::Given, 0),
    (Piece::Says, 1),
    (Piece::Sides, 3),
];

impl<'a> Body<'a> {
    fn of(
        ran: &'a Ran,
        test: &'a TestReport,
        root: &Path,
        width: usize,
        spot: Option<&Spot>,
    ) -> Self {
        let function = ran.function_of(test);
        let is_told =
            |place: &&files::Place| function.is_some_and(|function| is_in(place, function, root));
        let failed = test.place.as_ref().filter(is_told);
        let mut says = Rows::default();
        if let Some(message) = &test.message {
            let source = test.place.as_ref().filter(|_| message.contains("Mock"));
            let source = source.and_then(|place| files::read_source(&root.join(&place.file)).ok());
            let message = failure::by_its_trait(message, source.as_deref().unwrap_or_default());
            let failure = Failure::of(&message);
            says = failure.rows(spot.map(Spot::called).as_deref(), width);
            // The line of the test is marked in its text.
            let elsewhere = test.place.as_ref().filter(|place| {
                !is_told(place)
                    && !failure.is_of_a_mock
                    && !failure::is_of_rust(&place.file)
                    && spot.is_none_or(|spot| spot.place != **place)
            });
            let place = elsewhere.map(|place| styled(FAINT, format!("at {place}")));
            says.more.extend(place.map(|place| format!("  {place}")));
        }
        let mut printed = Vec::new();
        if let Some(text) = &test.printed {
            printed.push(format!("  {}", styled(FAINT, "printed:")));
            let bar = bar();
            printed.extend(text.lines().map(|line| format!("  {bar}{line}")));
        }
        let doc = function.map_or_else(String::new, |it| prose(&it.doc, "  ", width));
        let place = function.map_or_else(String::new, |function| {
            let file = function.file.strip_prefix(root).unwrap_or(&function.file);
            let file = files::shown(&files::without_parents(file));
            format!("{file}:{}", function.line)
        });
        Self {
            width,
            function,
            name: &test.name,
            failed: failed.and_then(|place| usize::try_from(place.line).ok()),
            place,
            doc: doc.lines().map(str::to_owned).collect(),
            says,
            printed,
        }
    }

    /// All of it, in lines of any length.
    fn whole(&self) -> Vec<String> {
        let source = self.source(TEST_LINES, None);
        let says = &self.says;
        let says = [&says.says[..], &says.sides, &says.given, &says.more];
        self.rows(&self.doc, source, &says.concat(), &self.printed, "")
    }

    /// The same in so many rows.
    fn within(&self, room: usize, all: &str) -> Vec<String> {
        let Rows {
            says,
            sides,
            given,
            more,
        } = &self.says;
        let fitted = |lines: &[String]| -> Vec<String> {
            lines
                .iter()
                .flat_map(|line| fit(line, self.width))
                .collect()
        };
        let mut whole = [const { Vec::new() }; 7];
        whole[Piece::Doc as usize] = fitted(&self.doc);
        whole[Piece::Source as usize] = fitted(&self.source(TEST_LINES, None));
        whole[Piece::Says as usize] = fitted(says);
        whole[Piece::Sides as usize] = fitted(sides);
        whole[Piece::Given as usize] = fitted(given);
        whole[Piece::More as usize] = fitted(more);
        whole[Piece::Printed as usize] = fitted(&self.printed);
        // The place and an empty line above it, and one above the message.
        let says_something = says.len() + sides.len() + given.len() + more.len() > 0;
        let taken = 2 * usize::from(self.function.is_some()) + usize::from(says_something);
        let room = room.saturating_sub(taken);
        let mut sizes = whole.each_ref().map(Vec::len);
        for (piece, fewest) in CUTS {
            let over = sizes.iter().sum::<usize>().saturating_sub(room);
            let size = &mut sizes[piece as usize];
            *size = size.saturating_sub(over).max(fewest.min(*size));
        }
        let size = |piece: Piece| sizes[piece as usize];
        let is_cut = |piece: Piece| size(piece) < whole[piece as usize].len();
        let source = if is_cut(Piece::Source) {
            self.source(size(Piece::Source), Some(self.width))
        } else {
            whole[Piece::Source as usize].clone()
        };
        let some = |piece: Piece, lines: &[String]| {
            let whole = whole[piece as usize].clone();
            shortened(whole, lines, size(piece), self.width, all)
        };
        let said = [
            some(Piece::Says, says),
            some(Piece::Sides, sides),
            some(Piece::Given, given),
            some(Piece::More, more),
        ];
        let mut doc = whole[Piece::Doc as usize].clone();
        if is_cut(Piece::Doc) {
            doc.truncate(size(Piece::Doc));
            if let Some(last) = doc.last_mut() {
                let room = self.width.saturating_sub(2);
                let mut words = last.as_str();
                while style::width(words) > room {
                    words = words.rsplit_once(' ').map_or("", |(words, _)| words);
                }
                *last = format!("{} …", words.trim_end());
            }
        }
        let hidden = format!("  (cut: {all})");
        // On a narrow screen what is cut ends in `…` all the same.
        let has_room = 2 + style::width(&self.place) + style::width(&hidden) <= self.width;
        let is_said = has_room && (is_cut(Piece::Doc) || is_cut(Piece::Source));
        let hidden = if is_said { hidden } else { String::new() };
        self.rows(
            &doc,
            source,
            &said.concat(),
            &some(Piece::Printed, &self.printed),
            &hidden,
        )
    }

    /// The pieces in their order.
    fn rows(
        &self,
        doc: &[String],
        source: Vec<String>,
        says: &[String],
        printed: &[String],
        hidden: &str,
    ) -> Vec<String> {
        let mut rows = doc.to_vec();
        if self.function.is_some() {
            rows.push(String::new());
            rows.push(format!("  {}{hidden}", styled(FAINT, &self.place)));
            rows.extend(source);
        }
        if !says.is_empty() {
            rows.push(String::new());
            rows.extend(says.to_vec());
        }
        rows.extend(printed.to_vec());
        rows
    }

    /// The lines of the test that are worth showing, in at most so many rows. In a terminal of that width a line that is too
    /// long is cut, but those of the case and the one that failed.
    fn source(&self, most: usize, width: Option<usize>) -> Vec<String> {
        let Some(function) = self.function else {
            return Vec::new();
        };
        let row = |number: Option<usize>, line: &str| {
            let bar = match number.is_some() && number == self.failed {
                true if terminal::is_plain() => "  this line failed: ".to_owned(),
                true => style::shape(BAD, "→"),
                false => bar(),
            };
            format!("  {bar}{line}").trim_end().to_owned()
        };
        let rows = |line: &SourceLine| {
            let row = row(line.number, &line.text);
            match width {
                Some(width) if line.is_key => {
                    let mut rows = fit(&row, width);
                    rows.truncate(KEY_ROWS);
                    rows
                }
                Some(width) => vec![clipped(&row, width)],
                None => vec![row],
            }
        };
        let lines = source_lines(function, self.name, self.failed, most, &|line| {
            rows(line).len()
        });
        lines.iter().flat_map(rows).collect()
    }
}

/// What stands before each line of a text that is not the runner's own.
fn bar() -> String {
    if terminal::is_plain() {
        return "  ".to_owned();
    }
    style::shape(FAINT, "│")
}

/// The test's name, its case in a row of its own where both are too long for one.
fn name_of(test: &TestReport, width: usize) -> Vec<String> {
    const INDENT: usize = 6;
    let id = test.id();
    if terminal::is_plain() {
        return vec![format!("next: {id}")];
    }
    let room = width.saturating_sub(INDENT).max(1);
    let rows = match id.rsplit_once("::case_") {
        Some((function, case)) if style::width(&id) > room => {
            let mut rows = fit(function, room);
            rows.extend(fit(&format!("::case_{case}"), room));
            rows
        }
        _ => fit(&id, room),
    };
    let label = |index: usize| if index == 0 { "next" } else { "    " };
    let rows = rows.iter().enumerate();
    rows.map(|(index, row)| format!("{}  {}", styled(FAINT, label(index)), styled(STRONG, row)))
        .collect()
}

/// Whether a place is in the file of a test.
fn is_in(place: &files::Place, function: &TestFunction, root: &Path) -> bool {
    let file = function.file.strip_prefix(root).unwrap_or(&function.file);
    Path::new(&place.file).ends_with(files::without_parents(file))
}

/// Some lines in so many rows: whole, if they fit; else a row for each line, and what is left out is said in the last one.
fn shortened(
    whole: Vec<String>,
    lines: &[String],
    most: usize,
    width: usize,
    all: &str,
) -> Vec<String> {
    if whole.len() <= most {
        return whole;
    }
    let mut rows: Vec<_> = lines.iter().map(|line| clipped(line, width)).collect();
    if let (true, 1..) = (rows.len() > most, most) {
        let more = rows.len() + 1 - most;
        rows.truncate(most - 1);
        let text = format!("… {}: {all}", lines_in_words(more, " more"));
        rows.push(format!("  {}", styled(FAINT, text)));
    }
    rows.truncate(most);
    rows
}

/// So many lines, in words.
fn lines_in_words(count: usize, more: &str) -> String {
    match count {
        1 => format!("1{more} line"),
        many => format!("{many}{more} lines"),
    }
}

/// A line of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SourceLine {
    /// Its number in the file; `None` for what is in the place of lines that are left out.
    number: Option<usize>,
    text: String,
    /// It is of the case at hand, or it is the one that failed.
    is_key: bool,
}

/// The lines of a test that are worth showing: of a table only the case at hand; of a test that is too long the case, the line
/// that failed, and what stands around it. `rows` is how many rows a line takes.
fn source_lines(
    function: &TestFunction,
    test: &str,
    failed: Option<usize>,
    most: usize,
    rows: &dyn Fn(&SourceLine) -> usize,
) -> Vec<SourceLine> {
    let lines = function.lines_for(test).map(|line| SourceLine {
        number: Some(line.number),
        text: line.text.to_owned(),
        is_key: line.is_of_the_case || failed == Some(line.number),
    });
    let lines: Vec<_> = lines.collect();
    let is_shown = within(&lines, failed, most, rows);
    let gap = |hidden: usize| SourceLine {
        number: None,
        text: format!("… {} …", lines_in_words(hidden, "")),
        is_key: false,
    };
    let is_missed = is_missed_at_the_end(&lines, &is_shown);
    let mut out: Vec<SourceLine> = Vec::new();
    let mut hidden = 0;
    for (line, is_shown) in lines.into_iter().zip(is_shown) {
        if !is_shown {
            hidden += 1;
            continue;
        }
        // Of what stands above the first line nothing is missed.
        if hidden > 0 && !out.is_empty() {
            out.push(gap(hidden));
        }
        hidden = 0;
        out.push(line);
    }
    let taken: usize = out.iter().map(rows).sum();
    if is_missed && taken < most {
        out.push(gap(hidden));
    }
    out
}

/// Whether more is left out behind the last line that is shown than closing brackets.
fn is_missed_at_the_end(lines: &[SourceLine], is_shown: &[bool]) -> bool {
    let is_closing = |line: &SourceLine| line.text.trim().chars().all(|c| ")]};,".contains(c));
    let hidden = lines.iter().zip(is_shown).rev();
    let mut hidden = hidden.take_while(|(_, is_shown)| !**is_shown);
    hidden.any(|(line, _)| !is_closing(line))
}

/// Which of a test's lines are shown, if no more than so many rows are to be there: a gap between two of them takes one.
fn within(
    lines: &[SourceLine],
    failed: Option<usize>,
    most: usize,
    rows: &dyn Fn(&SourceLine) -> usize,
) -> Vec<bool> {
    let all: usize = lines.iter().map(rows).sum();
    let mut is_shown = vec![all <= most; lines.len()];
    let signature = lines.iter().position(|line| line.text.contains("fn "));
    let failed = failed.and_then(|_| lines.iter().position(|line| line.number == failed));
    let middle = failed.or(signature).unwrap_or(0);
    let cost = |at: usize| match at {
        at if lines[at].is_key => 0,
        at if Some(at) == signature => 1,
        at if lines[at].text.starts_with("#[") => usize::MAX,
        // What follows the line that failed is often the rest of its statement.
        at if at > middle && at - middle <= 4 => 2 * (at - middle),
        at => 2 + 3 * at.abs_diff(middle),
    };
    let mut order: Vec<_> = (0..lines.len()).collect();
    order.sort_by_key(|at| cost(*at));
    for at in order {
        let mut with = is_shown.clone();
        with[at] = true;
        // A gap of one line takes as much room as the line.
        for at in 1..with.len().saturating_sub(1) {
            with[at] |= with[at - 1] && with[at + 1];
        }
        let gaps = with.windows(2).filter(|two| two[0] && !two[1]).count();
        let is_last_hidden = with.last() == Some(&false);
        // The lines that matter most take the room of what says that others are left out.
        let is_said = is_missed_at_the_end(lines, &with) && !lines[at].is_key;
        let ends = usize::from(is_last_hidden && !is_said);
        let shown = lines.iter().zip(&with).filter(|(_, shown)| **shown);
        let taken: usize = shown.map(|(line, _)| rows(line)).sum();
        if taken + gaps - ends <= most {
            is_shown = with;
        }
    }
    is_shown
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
        Light::Green => {
            let tidy = "read your code once more: what would you name better now that it works?";
            let mut steps = vec![("tidy", tidy.to_owned())];
            if kata.shows_solution {
                steps.push(("compare", format!("cargo kata solution {name}")));
            }
            steps.push(("flip", format!("cargo kata flip {name}")));
            steps
        }
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
            let focus = verdict.focused().map(TestReport::id).unwrap_or_default();
            let is_broken = view.passed_in.is_some() || view.regressed.contains(&focus);
            if has_moved(verdict, view) && !is_broken {
                let text = "the last test passes: now is the time to refactor, before the next one";
                steps.push(("tidy", text.to_owned()));
            }
            let what = match view.passed_in {
                Some(_) => "your change broke this test",
                None if is_broken => "your change broke this test: undo it",
                None => what,
            };
            steps.push(("edit", format!("{place}: {what}")));
            if view.watching {
                if is_broken {
                    let text = "press d to see what changed since it passed; undo that";
                    steps.push(("see", text.to_owned()));
                }
                return labelled(steps, width);
            }
            if let Some(run) = view.passed_in {
                let (see, undo) = (
                    format!("cargo kata diff {name} {run}"),
                    format!("cargo kata back {name} {run}"),
                );
                steps.extend(two_columns(("see", see), ("undo", undo), width));
            }
            let stuck = format!("cargo kata hint {name}");
            steps.extend(two_columns(again, ("stuck?", stuck), width));
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

/// What stands before a text that is heard.
fn labelled_as(label: &str) -> String {
    let colon = if label.ends_with('?') { "" } else { ":" };
    format!("{label}{colon}")
}

/// Two steps side by side, where there is room.
fn two_columns(
    one: (&'static str, String),
    other: (&'static str, String),
    width: usize,
) -> Vec<(&'static str, String)> {
    let beside = format!("{}        {}  {}", one.1, other.0, other.1);
    if LABEL + beside.len() <= width && !terminal::is_plain() {
        vec![(one.0, beside)]
    } else {
        vec![one, other]
    }
}

/// Steps, each behind its label.
pub fn labelled(steps: Vec<(&str, String)>, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (label, text) in steps {
        if terminal::is_plain() {
            let label = labelled_as(label);
            lines.push(format!("{label} {text}"));
            continue;
        }
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
        for row in wrapped(&line, "", width) {
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
            out.extend(screen::hanging(
                paragraph,
                indent,
                &format!("{indent}{hanging}"),
                width,
            ));
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
            shows_solution: true,
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
            finished: None,
            is_whole: true,
            rows: None,
            spot: None,
            before: None,
            passed_in: None,
            watching: false,
            slot: None,
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
    fn of_a_red_run_only_the_test_in_focus_is_named_as_slow() {
        let says = |ran: &Ran| plain(&verdict(&kata(), ran, &view(false, 80)));
        let mut ran = ran();
        ran.verdict.tests[0].millis = 1250.0;
        ran.verdict.tests[4].millis = 9800.0;
        assert!(!says(&ran).contains("slow:"));
        ran.verdict.tests[2].millis = 2000.0;
        let slow = "\nslow: unit::segment::encodes::case_2 (2.0 s). What does it wait for?\n";
        assert!(says(&ran).contains(slow), "{}", says(&ran));
        // It says so itself.
        ran.verdict.tests[2].outcome = Outcome::TimedOut;
        assert!(!says(&ran).contains("slow:"));
    }

    #[test]
    fn slow_tests_of_a_green_run_are_named() {
        let mut ran = ran();
        for test in &mut ran.verdict.tests {
            test.outcome = Outcome::Passed;
            test.millis = 1250.0;
        }
        ran.verdict = Verdict::of_tests("jwt", ran.verdict.tests);
        let text = plain(&verdict(&kata(), &ran, &view(false, 80)));
        assert!(
            text.replace('\n', " ")
                .contains(" and 2 more. What do they wait for?"),
            "{text}"
        );
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
    fn what_a_change_has_broken_is_undone_or_looked_at() {
        let view = ReportOptions {
            passed_in: Some(7),
            ..view(false, 80)
        };
        let text = plain(&verdict(&kata(), &ran(), &view));
        assert!(text.contains("your change broke this test"), "{text}");
        assert!(!text.contains("the least code"), "{text}");
        let steps = "\nsee       cargo kata diff jwt 7        undo  cargo kata back jwt 7\n";
        assert!(text.contains(steps), "{text}");
        // Where no log is kept, that it passed is all that is known.
        let names = ["unit::segment::encodes::case_2".to_owned()];
        let view = ReportOptions {
            regressed: &names,
            passed_in: None,
            ..view
        };
        let text = plain(&verdict(&kata(), &ran(), &view));
        assert!(text.contains("your change broke this test"), "{text}");
        assert!(!text.contains("cargo kata diff"), "{text}");
    }

    #[test]
    fn when_the_last_test_passes_it_is_time_to_refactor() {
        let view = ReportOptions {
            before: Some("unit::segment::encodes_nothing"),
            ..view(false, 80)
        };
        let text = plain(&verdict(&kata(), &ran(), &view));
        assert!(text.contains("now is the time to refactor"), "{text}");
    }

    /// What the test put in, what it expects and what the program prints.
    const E2E: &str = "Unexpected stdout, failed diff original var\n├── original: 3\n│   9\n│   6\n├── diff: \n└── var as str: 3\n    0\n    6\n\ncommand=`\"a/jwt\" \"1,2\"`\nstdin=`\"4,5\\n6\"`\ncode=1\nstdout=\"\"\nstderr=\"one\\ntwo\\nthree\\nfour\"\n";

    #[rstest]
    fn of_a_short_screen_the_case_and_the_difference_stay(#[values(false, true)] watching: bool) {
        let mut ran = ran();
        let functions = ran.functions.get_mut(&Layer::Unit).unwrap();
        functions[0].text = TABLE.replace("adds", "encodes");
        functions[0].doc = ["A line about why it matters."; 6].join("\n\n");
        ran.verdict.tests[2].message = Some(E2E.to_owned());
        ran.verdict.tests[2].place = Some(Place {
            file: "katas/jwt/tests/unit/segment.rs".to_owned(),
            line: 31,
        });
        ran.verdict.tests[2].printed = Some(["a line that it printed"; 9].join("\n"));
        let view = ReportOptions {
            watching,
            ..view(false, 80)
        };
        let focus = &ran.verdict.tests[2];
        for room in [15, 18, 20] {
            let rows = in_focus(&ran, focus, &view, Some(room));
            let text = plain(&rows.join("\n"));
            assert!(rows.len() <= room, "{text}");
            let kept = [
                "encodes::case_2",
                "- 9\n",
                "+ 0\n",
                "ran       jwt 1,2\n",
                "    4,5\n",
            ];
            for kept in kept {
                assert!(text.contains(kept), "{room}: {kept}: {text}");
            }
            let all = if watching {
                "(cut: press a)"
            } else {
                "(cut: --all)"
            };
            assert!(text.contains(all), "{text}");
        }
        let rows = in_focus(&ran, focus, &view, Some(24));
        let text = plain(&rows.join("\n"));
        assert!(text.contains("#[case::long(\n  │     3,\n"), "{text}");
    }

    #[test]
    fn a_long_line_is_wrapped_where_rows_are_free_and_says_where_it_is_cut() {
        let mut ran = ran();
        let functions = ran.functions.get_mut(&Layer::Unit).unwrap();
        let long = format!("    let text = \"{}\";", "word ".repeat(20));
        functions[0].text = format!("fn encodes() {{\n{long}\n}}");
        let shown = |room| {
            let rows = in_focus(&ran, &ran.verdict.tests[2], &view(false, 80), Some(room));
            let rows: Vec<_> = rows.iter().map(|row| plain(row)).collect();
            let is_long = |row: &String| style::width(row) > 80;
            assert!(!rows.iter().any(is_long), "{rows:?}");
            rows.join("\n")
        };
        assert!(shown(30).contains("\";"), "{}", shown(30));
        assert!(shown(11).contains(" word…\n"), "{}", shown(11));
    }

    #[test]
    fn the_line_of_the_case_is_wrapped_on_a_short_screen_too() {
        let mut ran = ran();
        let functions = ran.functions.get_mut(&Layer::Unit).unwrap();
        let words = "word ".repeat(20);
        functions[0].text = format!(
            "#[rstest]\n#[case(1)]\n#[case(\"{words}\")]\nfn encodes() {{\n    let a = \"{words}\";\n    let b = a;\n}}"
        );
        let rows = in_focus(&ran, &ran.verdict.tests[2], &view(false, 80), Some(12));
        let text = plain(&rows.join("\n"));
        assert!(text.contains("\n    word word"), "{text}");
        assert!(text.contains("word \")]\n"), "{text}");
        assert!(rows.len() <= 12, "{text}");
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
        let last = lines.last().map(String::as_str);
        assert_eq!(last, Some("      ::case_1_two_groups"));
    }

    #[test]
    fn the_part_that_is_done_is_told_with_what_was_learned() {
        let part = |title, tests: &[&str]| Part {
            learned: Some("Encoding is not encryption.".to_owned()),
            quiz: Some("jwt".to_owned()),
            ..Part::example(title, tests)
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
        let ran = ran();
        let before = Some("unit::segment::encodes_nothing");
        let parts = parts(&kata, &ran.verdict);
        let view = ReportOptions {
            before,
            finished: finished_part(&ran.verdict, &parts, before),
            ..view(false, 80)
        };
        let text = plain(&verdict(&kata, &ran, &view));
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
            owner: None,
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

    fn function(text: &str) -> TestFunction {
        TestFunction {
            path: "t".to_owned(),
            doc: String::new(),
            file: "t.rs".into(),
            line: 100,
            text_line: 100,
            text: text.to_owned(),
            item: 0..0,
        }
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
        let function = function(&text.join("\n"));
        let lines = source_lines(&function, "t", failed, most, &|_| 1);
        assert!(lines.len() <= most, "{lines:?}");
        if failed.is_some() {
            assert!(lines.iter().any(|line| line.number == failed), "{lines:?}");
        }
        // What is left out between two lines, or behind the last, is counted.
        let mut before = None;
        let keys = usize::from(failed.is_some());
        let has_room = most > keys;
        for SourceLine { number, text, .. } in lines {
            if let Some(number) = number {
                let gap = before.map_or(number, |(at, left_out)| at + left_out + 1);
                assert_eq!(number, gap);
                before = Some((number, 0));
            } else {
                let left_out = text.split(' ').nth(1).unwrap().parse().unwrap();
                assert!(left_out > 1, "{text}");
                before = before.map(|(at, _)| (at, left_out));
            }
        }
        let last = before.map_or(0, |(at, left_out)| at + left_out);
        assert!(!has_room || last == 139, "the lines end with {last}");
    }

    #[rstest]
    #[case::brackets(
        "fn t() {\n    check(|| {\n        one()\n    });\n}",
        3,
        "fn t() {|    check(|| {|        one()"
    )]
    #[case::a_statement(
        "fn t() {\n    one();\n    two();\n    three();\n}",
        3,
        "fn t() {|    one();|… 3 lines …"
    )]
    fn only_of_closing_brackets_nothing_is_missed(
        #[case] text: &str,
        #[case] most: usize,
        #[case] expected: &str,
    ) {
        let lines = source_lines(&function(text), "t", None, most, &|_| 1);
        let lines: Vec<_> = lines.into_iter().map(|line| line.text).collect();
        assert_eq!(lines.join("|"), expected);
    }

    /// A table of two cases, the second of which is in focus.
    const TABLE: &str = "#[rstest]\n#[case::plain(1, 2)]\n#[case::long(\n    3,\n    4\n)]\nfn adds(#[case] a: u32) {\n    let b = a;\n    let c = b;\n    let d = c;\n    let e = d;\n    assert_eq!(\n        add(a),\n        e,\n        \"the sum\"\n    );\n}";

    #[test]
    fn a_case_of_a_matrix_is_found() {
        let name = "adds::case_2_long::framework_1_Flask";
        let lines = source_lines(&function(TABLE), name, None, 6, &|_| 1);
        assert_eq!(lines[0].text, "#[case::long(");
    }

    #[rstest]
    #[case::two(6, "#[case::long(|    3,|    4|)]|… 5 lines …|    assert_eq!(")]
    #[case::with_the_signature(
        8,
        "#[case::long(|    3,|    4|)]|fn adds(#[case] a: u32) {|… 4 lines …|    assert_eq!(|… 5 lines …"
    )]
    #[case::with_the_body(
        11,
        "#[case::long(|    3,|    4|)]|fn adds(#[case] a: u32) {|… 3 lines …|    let e = d;|    assert_eq!(|        add(a),|        e,|        \"the sum\""
    )]
    fn of_a_table_the_case_that_failed_stays(#[case] most: usize, #[case] expected: &str) {
        let lines = source_lines(
            &function(TABLE),
            "adds::case_2_long",
            Some(111),
            most,
            &|_| 1,
        );
        let lines: Vec<_> = lines.into_iter().map(|line| line.text).collect();
        assert_eq!(lines.join("|"), expected);
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
        assert_eq!(plain(&long_bar(passed, total)).matches('■').count(), filled);
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
