//! What a watch looks like: how far the layers are, the test in focus as soon as it is known, and the keys.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::course::kata::{Course, Kata, Layer};
use crate::course::roster::TestFunction;
use crate::learner::session::StarterRun;
use crate::run::ran::Ran;
use crate::run::request::RunEvent;
use crate::run::verdict::{Light, Outcome, TestReport, Verdict};
use crate::ui::report::{self, BAD, BETWEEN, FAINT, STRONG, styled};
use crate::ui::screen::{Page, Scroll};

const KEYS: [(&str, &str); 10] = [
    ("h", "the next level of hint"),
    ("a", "all failures"),
    ("r", "run now"),
    ("l", "the log"),
    ("d", "what has changed since the last green"),
    ("n", "the next kata that is not green"),
    ("↑ ↓", "scroll; page up and down, too"),
    ("esc", "back to the test in focus"),
    ("?", "this list"),
    ("q", "quit"),
];

/// What lies over the test in focus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Over {
    /// Nothing.
    Nothing,
    Keys,
    /// All failures.
    All,
    /// A text, by its name.
    Text(&'static str, String),
}

/// The state of a watch, as far as it is seen.
pub struct View {
    pub kata: Kata,
    /// How far the body is scrolled.
    pub scroll: Scroll,
    root: PathBuf,
    over: Over,
    /// The tests of each suite that is there, in roster order.
    rosters: BTreeMap<Layer, Vec<String>>,
    functions: BTreeMap<Layer, Vec<TestFunction>>,
    reports: BTreeMap<(Layer, String), TestReport>,
    /// The test in focus before this run.
    before: Option<String>,
    /// What the compiler says, or what is wrong with the machine.
    diagnostic: Option<String>,
    /// What is not as the kata ships, in one line.
    altered: Option<String>,
    light: Option<Light>,
    /// What is being built, or waited for.
    doing: String,
    notes: Vec<String>,
    question: Option<String>,
    polls: Option<String>,
}

impl View {
    /// Before the first run.
    pub fn new(course: &Course, kata: Kata, polls_because: Option<&str>) -> Self {
        Self {
            kata,
            scroll: Scroll::default(),
            root: course.root().to_owned(),
            over: Over::Nothing,
            rosters: BTreeMap::new(),
            functions: BTreeMap::new(),
            reports: BTreeMap::new(),
            before: None,
            diagnostic: None,
            altered: None,
            light: None,
            doing: String::new(),
            notes: Vec::new(),
            question: None,
            polls: polls_because.map(|why| format!("looking for changes by itself: {why}")),
        }
    }

    /// A run begins: what it tells takes the place of what there is, piece by piece. `before` was in focus in the run before.
    pub fn begin(&mut self, before: Option<String>) {
        self.before = before;
        self.rosters.clear();
        self.reports.clear();
        self.diagnostic = None;
        self.altered = None;
        self.light = None;
        self.doing.clear();
        self.notes.clear();
        self.over = Over::Nothing;
        self.scroll.home();
    }

    /// Asks something, or nothing any more.
    pub fn ask(&mut self, question: Option<String>) {
        self.question = question;
    }

    /// Takes in what a run tells.
    pub fn hear(&mut self, event: RunEvent) {
        match event {
            RunEvent::Waiting => {
                "waiting for another cargo to finish …".clone_into(&mut self.doing);
            }
            RunEvent::AnotherRun => {
                "waiting for another run of it to finish …".clone_into(&mut self.doing);
            }
            RunEvent::Compiling(name) => self.doing = format!("building {name} …"),
            RunEvent::Listed {
                layer,
                tests,
                functions,
            } => {
                "running …".clone_into(&mut self.doing);
                self.rosters.insert(layer, tests);
                self.functions.insert(layer, functions);
            }
            RunEvent::Tested(report) => {
                self.reports
                    .insert((report.layer, report.name.clone()), *report);
            }
        }
    }

    /// A run has come to its end.
    pub fn end(&mut self, run: &StarterRun, regressed: &[String], prediction: Option<String>) {
        self.light = Some(run.ran.verdict.light);
        self.diagnostic.clone_from(&run.ran.verdict.diagnostic);
        self.altered = report::altered(&run.ran.verdict);
        self.notes.extend(self.altered.clone());
        self.doing.clear();
        // What a key said meanwhile stays.
        self.notes.extend(prediction);
        self.notes.extend(report::slow(&run.ran.verdict));
        if let Some(first) = regressed.first() {
            let more = match regressed.len() {
                1 => String::new(),
                many => format!(" and {} more", many - 1),
            };
            self.notes
                .push(format!("{} red again: {first}{more}", styled(BAD, "↯")));
        }
    }

    /// There is no verdict.
    pub fn fault(&mut self, why: &str) {
        self.light = Some(Light::Fault);
        self.diagnostic = Some(why.to_owned());
        self.doing.clear();
    }

    /// Says something below.
    pub fn note(&mut self, notes: Vec<String>) {
        self.notes.extend(notes);
    }

    /// Lays something over the test in focus; the same once more takes it away.
    pub fn cover(&mut self, over: Over) {
        self.over = if self.over == over {
            Over::Nothing
        } else {
            over
        };
        self.scroll.home();
    }

    /// Shows a text. A hint is shown anew each time: it is another level.
    pub fn show(&mut self, name: &'static str, text: String) {
        let same = matches!(&self.over, Over::Text(shown, _) if *shown == name && name != "hint");
        self.over = if same {
            Over::Nothing
        } else {
            Over::Text(name, text)
        };
        self.scroll.home();
    }

    /// The test in focus, once it is known: the first that is not green, all before it being so. The one that was in focus
    /// before is shown as soon as it is red again; a test before it takes its place if it turns red.
    pub fn focus(&self) -> Option<String> {
        self.focused().map(TestReport::id)
    }

    fn focused(&self) -> Option<&TestReport> {
        let mut all_known = true;
        for suite in &self.kata.suites {
            let Some(roster) = self.rosters.get(&suite.layer) else {
                all_known = false;
                continue;
            };
            for test in roster {
                let report = self.reports.get(&(suite.layer, test.clone()));
                match report.map(|report| (report, report.outcome)) {
                    Some((_, Outcome::Passed)) => {}
                    // It is judged after all, at the end of the run.
                    Some((_, Outcome::NotJudged)) | None => all_known = false,
                    Some((report, _)) => {
                        let is_it = all_known || self.before.as_ref() == Some(&report.id());
                        return is_it.then_some(report);
                    }
                }
            }
        }
        None
    }

    /// What is known of the run, in the form that a report takes.
    fn ran(&self) -> Ran {
        let mut tests = Vec::new();
        for (layer, roster) in &self.rosters {
            tests.extend(
                roster
                    .iter()
                    .filter_map(|test| self.reports.get(&(*layer, test.clone())).cloned()),
            );
        }
        Ran {
            verdict: Verdict::of_tests(&self.kata.name, tests),
            functions: self.functions.clone(),
            warnings: Vec::new(),
            errors: Vec::new(),
            artifacts: Vec::new(),
            programs: BTreeMap::new(),
        }
    }

    /// The rows of the screen.
    pub fn rows(&mut self, size: (usize, usize), running: bool) -> Vec<String> {
        let page = self.page(size.0, running);
        page.rows(&mut self.scroll, size)
    }

    fn page(&self, width: usize, running: bool) -> Page {
        let prose_width = width.clamp(20, 100);
        let state = match self.light {
            Some(light) if !running => report::light(light),
            _ => styled(BETWEEN, "… running"),
        };
        let top = format!(
            "{} {}  {state}",
            styled(STRONG.invert(), format!(" {} ", self.kata.name)),
            self.kata.title
        );
        let text = match &self.over {
            Over::Nothing => self.in_focus(prose_width, running),
            Over::Keys => {
                let keys = KEYS.iter().map(|(key, does)| {
                    let key = styled(STRONG, format!("{key:>4}"));
                    format!(" {key}  {does}")
                });
                keys.collect::<Vec<_>>().join("\n")
            }
            Over::All => self.all(prose_width),
            Over::Text(_, text) => text.clone(),
        };
        let mut body: Vec<_> = self
            .kata
            .suites
            .iter()
            .map(|suite| self.bar(suite.layer, running))
            .collect();
        body.push(String::new());
        body.extend(text.lines().map(str::to_owned));
        let notes = self.polls.iter().chain(&self.notes);
        let mut bottom: Vec<_> = notes.map(|note| format!(" {note}")).collect();
        bottom.extend(
            self.question
                .iter()
                .map(|question| format!(" {}", styled(BETWEEN.bold(), question))),
        );
        bottom.push(styled(
            FAINT,
            " h hint  a all  r run  l log  d difference  n next  ? keys  q quit",
        ));
        Page { top, body, bottom }
    }

    fn bar(&self, layer: Layer, running: bool) -> String {
        let Some(roster) = self.rosters.get(&layer) else {
            let waits = if running { "…" } else { "" };
            return styled(FAINT, format!("{layer:<11} {waits}"));
        };
        let of_layer = self.reports.iter().filter(|((of, _), _)| *of == layer);
        let passed = of_layer
            .filter(|(_, report)| report.outcome == Outcome::Passed)
            .count();
        format!(
            "{layer:<11} {} {passed} of {}",
            report::bar(passed, roster.len()),
            roster.len()
        )
    }

    fn in_focus(&self, width: usize, running: bool) -> String {
        if let Some(diagnostic) = &self.diagnostic {
            return diagnostic.clone();
        }
        match self.focused() {
            Some(focus) => report::in_full(&self.ran(), focus, &self.root, width),
            None if running => styled(FAINT, &self.doing),
            None if self.light == Some(Light::Green) => format!(
                "All tests pass. Read your code once more: what would you name better now that it works?\n\n\
                 {} on to the next kata · cargo kata solution {1} · cargo kata flip {1}",
                styled(STRONG, "n"),
                self.kata.name
            ),
            None => self.altered.as_ref().map_or_else(String::new, |altered| {
                let next = report::as_it_ships(&self.kata);
                let text = format!("All tests pass, but the kata is {altered}.\n\nNext: {next}");
                report::prose(&text, "", width)
            }),
        }
    }

    fn all(&self, width: usize) -> String {
        let ran = self.ran();
        let failures = ran
            .verdict
            .tests
            .iter()
            .filter(|test| test.outcome != Outcome::Passed);
        let texts: Vec<_> = failures
            .map(|test| report::in_full(&ran, test, &self.root, width))
            .collect();
        if texts.is_empty() {
            "Nothing has failed.".to_owned()
        } else {
            texts.join("\n")
        }
    }
}
