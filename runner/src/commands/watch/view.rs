//! What a watch looks like: how far the layers are, the test in focus as soon as it is known, and the keys.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::commands::practice;
use crate::commands::solo::task::Task;
use crate::commands::solo::text::{self, Screen};
use crate::course::kata::{Course, Kata, Layer};
use crate::course::part::Stretch;
use crate::course::roster::TestFunction;
use crate::learner::session::StarterRun;
use crate::learner::solo::{Round, Stepped};
use crate::learner::tcr::Green;
use crate::run::ran::Ran;
use crate::run::request::RunEvent;
use crate::run::spot::{self, Spot};
use crate::run::verdict::{Light, Outcome, TestReport, Verdict};
use crate::ui::report::{self, Detail, ReportOptions};
use crate::ui::screen::{Page, Scroll};
use crate::ui::style::{BAD, BETWEEN, FAINT, STRONG, styled};

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

/// The keys where a learner's own tests are watched.
const KEYS_OF_SOLO: [(&str, &str); 8] = [
    ("h", "the rules of this part"),
    ("a", "all failures"),
    ("r", "run now"),
    ("l", "the log"),
    ("↑ ↓", "scroll; page up and down, too"),
    ("esc", "back to the test in focus"),
    ("?", "this list"),
    ("q", "quit"),
];

/// What a run does while its tests run.
const RUNNING: &str = "running";

/// The circle that a learner walks with tests of their own.
pub struct InSolo {
    /// What they work on.
    pub task: Task,
    /// The last round and what came of it.
    pub last: Option<(Round, Stepped)>,
}

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
    /// The learner's own tests are watched, and not the given ones.
    pub solo: Option<InSolo>,
    root: PathBuf,
    over: Over,
    /// The tests of each suite that is there, in roster order.
    rosters: BTreeMap<Layer, Vec<String>>,
    functions: BTreeMap<Layer, Vec<TestFunction>>,
    reports: BTreeMap<(Layer, String), TestReport>,
    /// The test in focus before this run.
    before: Option<String>,
    /// The last green before this run.
    last_green: Option<Green>,
    /// What the compiler says, or what is wrong with the machine.
    diagnostic: Option<String>,
    /// What is not as the kata ships, in one line.
    altered: Option<String>,
    light: Option<Light>,
    /// The tests that passed in the run before and do not now.
    regressed: Vec<String>,
    /// Where to type for the test in focus, by that test.
    spot: Option<(String, Option<Spot>)>,
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
            solo: None,
            root: course.root().to_owned(),
            over: Over::Nothing,
            rosters: BTreeMap::new(),
            functions: BTreeMap::new(),
            reports: BTreeMap::new(),
            before: None,
            last_green: None,
            diagnostic: None,
            altered: None,
            light: None,
            regressed: Vec::new(),
            spot: None,
            doing: String::new(),
            notes: Vec::new(),
            question: None,
            polls: polls_because.map(|why| format!("looking for changes by itself: {why}")),
        }
    }

    /// A run begins: what it tells takes the place of what there is, piece by piece. `before` was in focus in the run before.
    pub fn begin(&mut self, before: Option<String>, last_green: Option<Green>) {
        self.before = before;
        self.last_green = last_green;
        self.rosters.clear();
        self.reports.clear();
        self.diagnostic = None;
        self.altered = None;
        self.light = None;
        self.regressed.clear();
        self.spot = None;
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
            RunEvent::Doing(text) => self.doing = text,
            RunEvent::Compiling(name) => self.doing = format!("building {name} …"),
            RunEvent::Listed {
                layer,
                tests,
                functions,
            } => {
                RUNNING.clone_into(&mut self.doing);
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
    pub fn end(&mut self, run: &StarterRun, regressed: Vec<String>, prediction: Option<String>) {
        self.light = Some(run.ran.verdict.light);
        self.diagnostic.clone_from(&run.ran.verdict.diagnostic);
        self.altered = report::altered(&run.ran.verdict);
        self.regressed = regressed;
        self.notes.extend(self.altered.clone());
        self.doing.clear();
        // What a key said meanwhile stays.
        self.notes.extend(prediction);
        self.notes.extend(report::slow(&run.ran.verdict));
    }

    /// A round of the learner's own tests has come to its end.
    pub fn step(&mut self, round: Round, stepped: Stepped) {
        self.light = round.ran().map(|ran| ran.verdict.light);
        self.doing.clear();
        self.notes.extend(stepped.notes.clone());
        if let Some(solo) = &mut self.solo {
            solo.last = Some((round, stepped));
        }
    }

    /// The rules of the part at hand, where the learner writes the tests.
    pub fn rules(&self) -> Option<String> {
        let task = &self.solo.as_ref()?.task;
        let rules = task.rules_of_part.iter();
        let lines: Vec<_> = rules.map(|rule| format!("- {}", rule.shown)).collect();
        Some(if lines.is_empty() {
            format!("The rules are in katas/{}/README.md.", self.kata.name)
        } else {
            lines.join("\n")
        })
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
        // The newest run is the last one of the log.
        match name {
            "log" if !same => self.scroll.end(),
            _ => self.scroll.home(),
        }
    }

    /// The test in focus, once it is known: the first that is not green, all before it being so. The one that was in focus
    /// before is shown as soon as it is red again; a test before it takes its place if it turns red.
    pub fn focus(&self) -> Option<String> {
        self.focused().map(TestReport::id)
    }

    /// Where to type for the test in focus.
    pub fn spot(&self) -> Option<Spot> {
        spot::of(&self.root, &self.kata, &self.ran(), self.focused()?)
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

    /// What is known of the run, in the form that a report takes. A test that has not reported was not judged.
    fn ran(&self) -> Ran {
        let mut tests = Vec::new();
        for (layer, roster) in &self.rosters {
            tests.extend(roster.iter().map(|test| {
                let known = self.reports.get(&(*layer, test.clone()));
                known
                    .cloned()
                    .unwrap_or_else(|| TestReport::not_judged(*layer, test))
            }));
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
        let page = self.page(size, running);
        page.rows(&mut self.scroll, size)
    }

    fn page(&mut self, (width, height): (usize, usize), running: bool) -> Page {
        if let Some(solo) = &self.solo {
            return self.page_of_solo(solo, (width, height), running);
        }
        let prose_width = width.clamp(20, 100);
        let ran = self.ran();
        let parts = report::parts(&self.kata, &ran.verdict);
        let state = match self.light {
            Some(light) if !running => {
                let (passed, total) = (ran.verdict.passed(), ran.verdict.tests.len());
                let count = match total {
                    0 => String::new(),
                    _ => format!("  {passed} of {total}"),
                };
                report::light(light) + &count
            }
            _ => self.what_goes_on(),
        };
        let mut head = report::head(&self.kata, &ran.verdict, &parts, state, width);
        let top = head.remove(0);
        let keys = " h hint  a all  r run  l log  d difference  n next  ? keys  q quit";
        let bottom = self.bottom(keys);
        let mut body = head;
        body.extend(report::bars(&ran.verdict, &[], width));
        if body.is_empty() && running {
            body.push(styled(FAINT, "…"));
        }
        let again = report::red_again(&self.regressed);
        body.extend(again.map(|text| styled(BAD, text)));
        body.push(String::new());
        match &self.over {
            Over::Nothing => {
                let room = height.saturating_sub(1 + body.len() + bottom.len());
                body.extend(self.in_focus(&ran, &parts, prose_width, room, running));
            }
            _ => body.extend(self.over(&KEYS, prose_width)),
        }
        Page { top, body, bottom }
    }

    /// What a run does: if it waits for a single test, which one.
    fn what_goes_on(&self) -> String {
        let open = self.rosters.iter().flat_map(|(layer, tests)| {
            let open = tests
                .iter()
                .filter(|test| !self.reports.contains_key(&(*layer, (*test).clone())));
            open.map(move |test| format!("{layer}::{test}"))
        });
        let open: Vec<_> = open.collect();
        let text = match (self.doing.as_str(), open.as_slice()) {
            (RUNNING, [test]) => format!("… waiting for {test}"),
            (RUNNING, open) if !self.reports.is_empty() => {
                let done = self.reports.len();
                format!("… {RUNNING}, {done} of {}", done + open.len())
            }
            ("", _) => format!("… {RUNNING}"),
            (doing, _) => format!("… {doing}"),
        };
        styled(BETWEEN, text)
    }

    /// The lines below the body.
    fn bottom(&self, keys: &str) -> Vec<String> {
        let notes = self.polls.iter().chain(&self.notes);
        let mut bottom: Vec<_> = notes.map(|note| format!(" {note}")).collect();
        bottom.extend(
            self.question
                .iter()
                .map(|question| format!(" {}", styled(BETWEEN.bold(), question))),
        );
        bottom.push(styled(FAINT, keys));
        bottom
    }

    /// What lies over the test in focus.
    fn over(&self, keys: &[(&str, &str)], width: usize) -> Vec<String> {
        match &self.over {
            Over::Nothing => Vec::new(),
            Over::Keys => {
                let keys = keys.iter().map(|(key, does)| {
                    let key = styled(STRONG, format!("{key:>4}"));
                    format!(" {key}  {does}")
                });
                keys.collect()
            }
            Over::All => self.all(width).lines().map(str::to_owned).collect(),
            Over::Text("rules", text) => {
                let text = report::prose(text, "", width);
                text.lines().map(str::to_owned).collect()
            }
            Over::Text(_, text) => text.lines().map(str::to_owned).collect(),
        }
    }

    fn page_of_solo(&self, solo: &InSolo, size: (usize, usize), running: bool) -> Page {
        let (width, height) = (size.0.clamp(20, 100), size.1);
        let bottom = self.bottom(" h rules  a all  r run  l log  ? keys  q quit");
        let state = match &solo.last {
            Some((round, stepped)) if !running => text::state(&solo.task, round, stepped),
            _ => self.what_goes_on(),
        };
        let screen = |taken: usize| Screen {
            root: &self.root,
            width,
            rows: Some(height.saturating_sub(taken)),
            watching: true,
        };
        let mut head = screen(0).head(&solo.task, state);
        let top = head.remove(0);
        let mut body = head;
        if self.over != Over::Nothing {
            body.push(String::new());
            body.extend(self.over(&KEYS_OF_SOLO, width));
        } else if let Some(diagnostic) = self.diagnostic.as_ref().filter(|_| !running) {
            body.extend(diagnostic.lines().map(str::to_owned));
        } else if let Some((round, stepped)) = &solo.last {
            let screen = screen(1 + body.len() + bottom.len());
            body.extend(screen.body(&solo.task, round, stepped, 0));
        } else {
            body.extend([String::new(), styled(FAINT, &self.doing)]);
        }
        Page { top, body, bottom }
    }

    fn in_focus(
        &mut self,
        ran: &Ran,
        parts: &[Stretch],
        width: usize,
        room: usize,
        running: bool,
    ) -> Vec<String> {
        if let Some(diagnostic) = &self.diagnostic {
            return diagnostic.lines().map(str::to_owned).collect();
        }
        let Some(focus) = self.focused().cloned() else {
            return self.without_focus(width, running);
        };
        let id = focus.id();
        if self.spot.as_ref().is_none_or(|(of, _)| *of != id) {
            let spot = spot::of(&self.root, &self.kata, ran, &focus);
            self.spot = Some((id, spot));
        }
        let spot = self.spot.as_ref().and_then(|(_, spot)| spot.as_ref());
        let green = self.last_green.as_ref();
        let passed_in = green.filter(|green| green.had(&focus.id()));
        let passed_in = passed_in.map(|green| green.entry);
        let view = ReportOptions {
            root: &self.root,
            detail: Detail::Focus,
            width,
            rows: None,
            regressed: &self.regressed,
            since: &[],
            out_of_luck: &[],
            along: &[],
            finished: practice::finished(&ran.verdict, parts, self.before.as_deref(), green),
            is_whole: true,
            spot,
            before: self.before.as_deref(),
            passed_in,
            watching: true,
            slot: None,
        };
        let last = report::afterwards(&self.kata, &ran.verdict, &view);
        let room = room.saturating_sub(1 + last.len());
        let mut lines = report::in_focus(ran, &focus, &view, Some(room));
        lines.push(String::new());
        lines.extend(last);
        lines
    }

    fn without_focus(&self, width: usize, running: bool) -> Vec<String> {
        let text = if running {
            styled(FAINT, &self.doing)
        } else if self.light == Some(Light::Green) {
            let name = &self.kata.name;
            let compare = if self.kata.shows_solution {
                format!("cargo kata solution {name} · ")
            } else {
                String::new()
            };
            format!(
                "All tests pass. Read your code once more: what would you name better now that it works?\n\n\
                 {} on to the next kata · {compare}cargo kata flip {name}",
                styled(STRONG, "n"),
            )
        } else {
            self.altered.as_ref().map_or_else(String::new, |altered| {
                let next = report::as_it_ships(&self.kata);
                let text = format!("All tests pass, but the kata is {altered}.\n\nNext: {next}");
                report::prose(&text, "", width)
            })
        };
        text.lines().map(str::to_owned).collect()
    }

    fn all(&self, width: usize) -> String {
        let ran = self.ran();
        let failures = ran
            .verdict
            .tests
            .iter()
            .filter(|test| !matches!(test.outcome, Outcome::Passed | Outcome::NotJudged));
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
