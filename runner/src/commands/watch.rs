//! `kata watch`: a run on each save, on a full screen with keys, or one line per run where there is no terminal.
//!
//! One loop takes everything that happens, in the order in which it happens: keys, saves, what a run tells, its end. A
//! run goes on beside it, so every key works while one does; a save makes it stale, and a stale run is ended at once.

mod restless;
mod view;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, Scope};
use std::time::Duration;

use crate::commands::error::Error;
use crate::commands::history;
use crate::commands::solo::task::Task;
use crate::commands::{hint, list, practice, solo};
use crate::course::fingerprint::{self, Inputs};
use crate::course::hints;
use crate::course::kata::{Course, Kata};
use crate::course::language;
use crate::learner::journal::{self, Journal};
use crate::learner::prediction;
use crate::learner::progress;
use crate::learner::session::{self, PracticeOptions, StarterRun};
use crate::learner::solo::Round;
use crate::os::changes::Changes;
use crate::os::ending;
use crate::os::process;
use crate::os::status::Status;
use crate::os::terminal::{self, FullScreen, Input, Key};
use crate::run::request::{RunError, RunEvent, Tools};
use crate::run::verdict::Light;
use crate::ui::report::{self, Detail};
use crate::ui::style::{FAINT, styled};

use restless::{After, Restless};
use view::{InSolo, Over, View};

/// What happens.
enum Event {
    Input(Input),
    /// There may have been no run and no save since the run of that number.
    Quiet(u64),
    /// Something in that kata's folder has changed, perhaps.
    Changed(String),
    /// What the run of that number tells.
    Told(u64, RunEvent),
    /// It is over.
    Done(u64, Box<Result<Ended, RunError>>),
}

/// What a run came to.
enum Ended {
    /// Of the given tests.
    Given(StarterRun),
    /// Of the learner's own tests.
    Solo(Round),
}

/// Watches a kata, or the next one that is not green.
///
/// # Errors
/// An unknown kata, a terminal or a folder that cannot be watched.
pub fn watch(
    journal: Journal<'_>,
    tools: Tools<'_>,
    name: Option<&str>,
    way: PracticeOptions,
) -> Result<Status, Error> {
    let course = journal.course;
    let kata = match name {
        Some(name) => course.kata(name)?,
        None => list::next(course, None)?.ok_or_else(|| {
            Error::Usage(
                "all katas are green: name the one to watch, `cargo kata watch NAME`".to_owned(),
            )
        })?,
    };
    go_on(journal, tools, kata, way, None)
}

/// Watches the circle that a learner walks with tests of their own.
///
/// # Errors
/// An unknown kata or part, a terminal or a folder that cannot be watched.
pub fn circle(
    journal: Journal<'_>,
    tools: Tools<'_>,
    name: &str,
    part: Option<usize>,
) -> Result<Status, Error> {
    let task = Task::of(journal.course, name, part)?;
    let kata = task.kata.clone();
    go_on(journal, tools, kata, PracticeOptions::default(), Some(task))
}

fn go_on(
    journal: Journal<'_>,
    tools: Tools<'_>,
    kata: Kata,
    way: PracticeOptions,
    task: Option<Task>,
) -> Result<Status, Error> {
    let course = journal.course;
    let (send, events) = channel();
    // A screen that is drawn over and over cannot be heard.
    let screen = if terminal::is_interactive() && !terminal::is_plain() {
        let keys = send.clone();
        terminal::inputs(move |input| {
            let _ = keys.send(Event::Input(input));
        });
        Some(FullScreen::enter().map_err(Error::io("draw on", "the terminal"))?)
    } else if way.predict {
        return Err(Error::Usage(
            "a prediction needs a terminal to be asked on: leave `--predict` out".to_owned(),
        ));
    } else {
        None
    };
    thread::scope(|scope| {
        let around = Real {
            scope,
            course,
            tools,
            send,
            on_screen: screen.is_some(),
            task: task.clone(),
        };
        let mut watch = Watch::new(&around, journal, kata, way, task);
        watch.begin();
        let light = watch.go_on(&events);
        drop(screen);
        let status = match light {
            Ok(Some(Light::Green)) => Status::Green,
            Ok(_) => Status::NotGreen,
            Err(error) => {
                // The user does not wait for a run that still goes on.
                process::stop_all();
                return Err(Error::io("draw on", "the terminal")(error));
            }
        };
        ending::exit(status.code())
    })
}

/// How long nothing may have been saved before it is quiet: longer than a pause in typing.
const QUIET: Duration = Duration::from_secs(3);

/// All that a watch has to do with. Tests stand in for it.
trait Around {
    /// Watches a kata's folder for as long as the value lives. Tells of changes by [`Event::Changed`].
    fn watch(&self, kata: &Kata) -> Watched;
    /// Begins the run of that number, which tells of itself by [`Event::Told`] and [`Event::Done`].
    fn run(&self, kata: &Kata, number: u64);
    /// Ends the run that goes on.
    fn stop(&self);
    /// Lets runs begin again after that.
    fn open_again(&self);
    /// Tells after a moment, by [`Event::Quiet`], that there may have been no other run since that one.
    fn tell_when_quiet(&self, number: u64);
    /// The screen's columns and rows; `None`, where a line is printed for each run.
    fn size(&self) -> Option<(usize, usize)>;
    /// Shows these rows.
    ///
    /// # Errors
    /// When the terminal has gone.
    fn draw(&self, rows: &[String]) -> std::io::Result<()>;
}

/// A folder that is watched.
struct Watched {
    /// Why it is only looked at; `None` where the system tells.
    polls_because: Option<String>,
    _changes: Option<Changes>,
}

/// The machine and the terminal.
struct Real<'s, 'e: 's> {
    scope: &'s Scope<'s, 'e>,
    course: &'e Course,
    tools: Tools<'e>,
    send: Sender<Event>,
    on_screen: bool,
    /// What a learner works on with tests of their own, where these are watched.
    task: Option<Task>,
}

impl Around for Real<'_, '_> {
    fn watch(&self, kata: &Kata) -> Watched {
        let (send, name) = (self.send.clone(), kata.name.clone());
        let tell = move || {
            let _ = send.send(Event::Changed(name.clone()));
        };
        let probe = self.course.private_dir();
        let changes = Changes::of(&kata.dir, fingerprint::is_input, &probe, tell);
        Watched {
            polls_because: changes.polls_because.clone(),
            _changes: Some(changes),
        }
    }

    fn run(&self, kata: &Kata, number: u64) {
        let (course, tools) = (self.course, self.tools);
        let (send, kata, task) = (self.send.clone(), kata.clone(), self.task.clone());
        self.scope.spawn(move || {
            let tell = |event| {
                let _ = send.send(Event::Told(number, event));
            };
            let result = match &task {
                Some(task) => solo::round(course, tools, task, &tell).map(Ended::Solo),
                None => session::starter_telling(course, tools, &kata, &kata.suites, None, &tell)
                    .map(Ended::Given),
            };
            let _ = send.send(Event::Done(number, Box::new(result)));
        });
    }

    fn stop(&self) {
        process::stop_all();
    }

    fn open_again(&self) {
        process::open_again();
    }

    fn tell_when_quiet(&self, number: u64) {
        let send = self.send.clone();
        thread::spawn(move || {
            thread::sleep(QUIET);
            // The watch may be over; ignore that.
            let _ = send.send(Event::Quiet(number));
        });
    }

    fn size(&self) -> Option<(usize, usize)> {
        self.on_screen.then(FullScreen::size)
    }

    fn draw(&self, rows: &[String]) -> std::io::Result<()> {
        FullScreen::draw(rows)
    }
}

/// What the newest run is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// It has ended, and nothing has to be done.
    Resting,
    /// The learner is asked which light is coming before the next one begins.
    Asking,
    /// It goes on.
    Running,
    /// It was ended as stale, and another one follows as soon as it has gone.
    Stale,
}

struct Watch<'e> {
    around: &'e dyn Around,
    journal: Journal<'e>,
    way: PracticeOptions,
    view: View,
    /// Kept for as long as there is something to watch.
    watched: Watched,
    /// The number of the newest run.
    number: u64,
    /// What it is doing.
    state: State,
    predicted: Option<Light>,
    /// What the sources were when the newest run began.
    ran_on: Option<Inputs>,
    /// Tests of it have begun: from now on they may change files themselves.
    tests_run: bool,
    restless: Restless,
    /// The light of the last run that came to its end.
    light: Option<Light>,
}

impl<'e> Watch<'e> {
    fn new(
        around: &'e dyn Around,
        journal: Journal<'e>,
        kata: Kata,
        way: PracticeOptions,
        task: Option<Task>,
    ) -> Self {
        let watched = around.watch(&kata);
        let mut view = View::new(journal.course, kata, watched.polls_because.as_deref());
        view.solo = task.map(|task| InSolo { task, last: None });
        Self {
            around,
            journal,
            way,
            view,
            watched,
            number: 0,
            state: State::Resting,
            predicted: None,
            ran_on: None,
            tests_run: false,
            restless: Restless::default(),
            light: None,
        }
    }

    /// Handles events until the learner quits. Returns the last light.
    fn go_on(&mut self, events: &Receiver<Event>) -> std::io::Result<Option<Light>> {
        loop {
            self.draw()?;
            let Ok(first) = events.recv() else {
                return Ok(self.light);
            };
            // All that has happened meanwhile is drawn at once.
            for event in std::iter::once(first).chain(events.try_iter()) {
                if self.take(event)? {
                    return Ok(self.light);
                }
            }
        }
    }

    /// Takes one thing that happens; whether it ends the watch.
    fn take(&mut self, event: Event) -> std::io::Result<bool> {
        match event {
            Event::Input(Input::Key(key)) => return Ok(self.press(key)),
            Event::Changed(kata) if kata == self.view.kata.name => self.changed(),
            Event::Told(number, event) if number == self.number => {
                self.tests_run |= matches!(event, RunEvent::Listed { .. });
                self.view.hear(event);
            }
            // Another size is drawn anyway; the rest is about what is past.
            Event::Quiet(number) => {
                if number == self.number && self.state == State::Resting {
                    self.restless.it_is_quiet();
                    self.want();
                }
            }
            Event::Input(Input::Resized) | Event::Changed(_) | Event::Told(..) => {}
            Event::Done(number, result) => self.done(number, *result)?,
        }
        Ok(false)
    }

    fn draw(&mut self) -> std::io::Result<()> {
        let Some(size) = self.around.size() else {
            return Ok(());
        };
        let running = matches!(self.state, State::Running | State::Stale);
        let rows = self.view.rows(size, running);
        self.around.draw(&rows)
    }

    fn on_screen(&self) -> bool {
        self.around.size().is_some()
    }

    /// Something was saved, perhaps: several events may be one save, and one may be none.
    fn changed(&mut self) {
        let Some(changed) = self.changed_files() else {
            return;
        };
        if changed.is_empty() {
            return;
        }
        match self.state {
            State::Running if self.tests_run => {
                if !self.restless.ends_the_run(&changed) {
                    // Its end tells what to make of that.
                    return;
                }
            }
            State::Running | State::Stale => {}
            State::Resting | State::Asking => self.restless.saved(&changed),
        }
        self.want();
    }

    /// The files that are not as they were when the newest run began; `None` where the kata's folder cannot be read.
    fn changed_files(&self) -> Option<BTreeSet<PathBuf>> {
        let now = Inputs::of(&self.view.kata.dir).ok()?;
        let nothing = Inputs::default();
        let before = self.ran_on.as_ref().unwrap_or(&nothing);
        Some(match self.view.solo {
            Some(_) => now.changed_with_mine_since(before),
            None => now.changed_since(before),
        })
    }

    /// A run is wanted, of the code as it is now.
    fn want(&mut self) {
        if matches!(self.state, State::Running | State::Stale) {
            self.state = State::Stale;
            self.around.stop();
        } else if self.way.predict {
            self.state = State::Asking;
            let last = progress::recall(self.journal.course, &self.view.kata).last;
            let focus = last.and_then(|last| last.focus);
            self.view.ask(Some(prediction::question(focus.as_deref())));
        } else {
            self.begin();
        }
    }

    fn begin(&mut self) {
        self.number += 1;
        self.state = State::Running;
        self.view.ask(None);
        let known = progress::recall(self.journal.course, &self.view.kata);
        let focus = known.last.and_then(|last| last.focus);
        self.view.begin(focus, known.last_green);
        if let Some(left) = session::left_by_a_demo(self.journal.course, &self.view.kata) {
            if !self.on_screen() {
                report::tell("note", &left);
            }
            self.view.note(vec![left]);
        }
        self.ran_on = Inputs::of(&self.view.kata.dir).ok();
        self.tests_run = false;
        self.around.run(&self.view.kata, self.number);
    }

    fn done(&mut self, number: u64, result: Result<Ended, RunError>) -> std::io::Result<()> {
        if number != self.number {
            return Ok(());
        }
        self.around.open_again();
        if std::mem::replace(&mut self.state, State::Resting) == State::Stale {
            self.want();
            return Ok(());
        }
        let run = match result {
            Ok(Ended::Given(run)) => run,
            Ok(Ended::Solo(round)) => return self.step(round),
            Err(error) => {
                let text = error.to_string();
                if !self.on_screen() {
                    terminal::print_error(&format!("fault: {text}\n"));
                }
                self.view.fault(&text);
                if Inputs::of(&self.view.kata.dir).is_err() {
                    // The folder is away. When it comes back, the run is made, whatever is in it.
                    self.ran_on = None;
                }
                return Ok(());
            }
        };
        let kata = self.view.kata.clone();
        let verdict = &run.ran.verdict;
        self.light = Some(verdict.light);
        let last = progress::recall(self.journal.course, &kata).last;
        let regressed = last.map_or_else(Vec::new, |last| last.regressed(verdict));
        let told = self.predicted.take().map(|predicted| {
            session::note_prediction(self.journal.course, &kata, predicted, verdict)
        });
        self.view.end(&run, regressed, told);
        // The verdict first: what follows must not delay it.
        self.draw()?;
        if !self.on_screen() {
            terminal::print(&self.line_or_report(&kata, &run))?;
        }
        let settled = session::settle(self.journal, &kata, &run, None, self.way);
        if !self.on_screen() {
            // What is heard has it in the report.
            let slow = report::slow(&run.ran.verdict).filter(|_| !terminal::is_plain());
            for note in settled.notes.iter().chain(&slow) {
                report::tell("note", note);
            }
        }
        self.view.note(settled.notes);
        if settled.reverted {
            // That is no save, and the verdict on it is known.
            self.ran_on = Inputs::of(&kata.dir).ok();
        } else if let Some(changed) = self.changed_files() {
            self.changed_during_the_run(&changed);
        }
        Ok(())
    }

    /// What is printed of a run where there is no screen: a line, or all of it for a reader who hears it.
    fn line_or_report(&self, kata: &Kata, run: &StarterRun) -> String {
        if terminal::is_plain() {
            let course = self.journal.course;
            let report = practice::report_on(course, kata, &run.ran, Detail::Focus, true);
            return format!("{report}\n");
        }
        let verdict = &run.ran.verdict;
        let focus = verdict.focus.as_ref();
        let focus = focus.map_or_else(String::new, |focus| format!("  {focus}"));
        format!(
            "{}  {}  {} of {}{focus}\n",
            kata.name,
            report::light(verdict.light),
            verdict.passed(),
            verdict.tests.len()
        )
    }

    /// A run of the learner's own tests has ended: a step in the circle.
    fn step(&mut self, round: Round) -> std::io::Result<()> {
        let Some(in_solo) = &self.view.solo else {
            return Ok(());
        };
        let stepped = solo::settle(self.journal, &in_solo.task, &round);
        self.light = Some(solo::light(&round));
        if !self.on_screen() {
            let counts = round.ran().map_or_else(String::new, |ran| {
                let tests = &ran.verdict.tests;
                format!("  {} of {}", ran.verdict.passed(), tests.len())
            });
            let state = solo::text::state(&in_solo.task, &round, &stepped);
            terminal::print(&if terminal::is_plain() {
                let text = solo::report_on(self.journal.course, &in_solo.task, &round, &stepped);
                format!("{text}\n")
            } else {
                format!("{}  {state}{counts}\n", self.view.kata.name)
            })?;
            for note in &stepped.notes {
                report::tell("note", note);
            }
        }
        self.view.step(round, stepped);
        if let Some(changed) = self.changed_files() {
            self.changed_during_the_run(&changed);
        }
        Ok(())
    }

    /// Files have changed since the run began that has just ended: another run, or a word about those that would ask for
    /// one for ever.
    fn changed_during_the_run(&mut self, changed: &BTreeSet<PathBuf>) {
        let (by_themselves, words) = match self.restless.after_a_run(changed) {
            After::Rest => return,
            After::Again => return self.want(),
            After::AgainWhenQuiet(files) => {
                self.around.tell_when_quiet(self.number);
                (files, "There is one more run in a moment.")
            }
            After::Enough(files) => (
                files,
                "It starts no further runs; if you changed it, press r.",
            ),
        };
        let Some(first) = by_themselves.first() else {
            return;
        };
        self.ran_on = Inputs::of(&self.view.kata.dir).ok();
        let more = match by_themselves.len() {
            1 => String::new(),
            many => format!(" (and {} more)", many - 1),
        };
        let file = self.journal.course.shown(&self.view.kata.dir.join(first));
        let note =
            format!("{file}{more} changes in every run, so perhaps a test writes it. {words}");
        if !self.on_screen() {
            report::tell("note", &note);
        }
        self.view.note(vec![note]);
    }

    /// What a key does; whether it ends the watch.
    fn press(&mut self, key: Key) -> bool {
        if let (State::Asking, Key::Char(letter)) = (self.state, key)
            && let Some(light) = prediction::of_key(letter)
        {
            self.predicted = Some(light);
            self.begin();
            return false;
        }
        let rows = self.around.size().map_or(24, |(_, rows)| rows);
        let page = isize::try_from(rows).unwrap_or(24) - 8;
        match key {
            Key::Char('q') | Key::Stop => return true,
            Key::Up => self.view.scroll.by(-1),
            Key::Down => self.view.scroll.by(1),
            Key::PageUp => self.view.scroll.by(-page),
            Key::PageDown | Key::Char(' ') => self.view.scroll.by(page),
            Key::Home => self.view.scroll.home(),
            Key::Escape => self.view.cover(Over::Nothing),
            Key::Char('?') => self.view.cover(Over::Keys),
            Key::Char('a') => self.view.cover(Over::All),
            Key::Char('r') => self.want(),
            // The hints, the last green and the next kata belong to the given tests.
            Key::Char('d' | 'n') if self.view.solo.is_some() => {}
            Key::Char('h') => {
                let rules = self.view.rules();
                let name = if rules.is_some() { "rules" } else { "hint" };
                let text = rules.unwrap_or_else(|| self.hint());
                self.view.show(name, text);
            }
            Key::Char('l') => {
                let text = history::log_text(self.journal, &self.view.kata)
                    .unwrap_or_else(|error| error.to_string());
                self.view.show("log", text);
            }
            Key::Char('d') => {
                let text = self
                    .since_the_last_green()
                    .unwrap_or_else(|error| error.to_string());
                self.view.show("difference", text);
            }
            Key::Char('n') => self.next_kata(),
            _ => {}
        }
        false
    }

    fn hint(&self) -> String {
        let kata = &self.view.kata;
        let Some(focus) = self.view.focus() else {
            return "No test is in focus now, so there is nothing to hint at.".to_owned();
        };
        let item = self.view.spot().map(|spot| spot.function);
        let root = self.journal.course.root();
        match hints::read(&language::chosen(root, &kata.hints_file())) {
            Ok(hints) => hint::next_level(
                self.journal.course,
                kata,
                &hints,
                &focus,
                item.as_deref(),
                terminal::width(),
            ),
            Err(error) => error.to_string(),
        }
    }

    /// What has changed since the last green: the code that `--tcr` would go back to.
    fn since_the_last_green(&self) -> Result<String, Error> {
        let kata = &self.view.kata;
        let Some(green) = progress::recall(self.journal.course, kata).last_green else {
            return Ok("No run is known yet to compare with.".to_owned());
        };
        let (entry, before) = self.journal.find(kata, green.entry)?;
        let now = journal::snapshot(kata)?;
        let which = if green.is_the_beginning() {
            "where no test had passed yet"
        } else {
            "the last green"
        };
        let heading = styled(FAINT, format!("since run {}, {which}", entry.number));
        Ok(format!("{heading}\n{}", history::changes(&before, &now)))
    }

    /// On to the next kata that is not green.
    fn next_kata(&mut self) {
        let course = self.journal.course;
        let next = list::next(course, Some(&self.view.kata.name));
        let kata = match next {
            Ok(Some(kata)) => kata,
            Ok(None) => {
                return self
                    .view
                    .note(vec!["there is no other kata that is not green".to_owned()]);
            }
            Err(error) => return self.view.note(vec![error.to_string()]),
        };
        let watched = self.around.watch(&kata);
        self.view = View::new(course, kata, watched.polls_because.as_deref());
        self.watched = watched;
        self.light = None;
        self.want();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    use crate::learner::journal::tests::{NoGit, Place, place};
    use crate::learner::session::tests::{run_of, verdict};
    use crate::os::git::SystemGit;
    use crate::run::request::RunError;
    use crate::run::verdict::{Outcome, TestReport, Verdict};

    /// Around a watch in a test: what it was asked for, in order, and what it drew last.
    #[derive(Default)]
    struct Fake {
        calls: RefCell<Vec<String>>,
        rows: RefCell<Vec<String>>,
    }

    impl Fake {
        fn call(&self, call: impl Into<String>) {
            self.calls.borrow_mut().push(call.into());
        }

        /// What it was asked for since the last time.
        fn calls(&self) -> Vec<String> {
            std::mem::take(&mut self.calls.borrow_mut())
        }

        fn text(&self) -> String {
            let text = self.rows.borrow().join("\n");
            anstream::adapter::strip_str(&text).to_string()
        }
    }

    impl Around for Fake {
        fn watch(&self, kata: &Kata) -> Watched {
            self.call(format!("watch {}", kata.name));
            Watched {
                polls_because: None,
                _changes: None,
            }
        }

        fn run(&self, _: &Kata, number: u64) {
            self.call(format!("run {number}"));
        }

        fn stop(&self) {
            self.call("stop");
        }

        fn open_again(&self) {
            self.call("open again");
        }

        fn tell_when_quiet(&self, number: u64) {
            self.call(format!("quiet after {number}?"));
        }

        fn size(&self) -> Option<(usize, usize)> {
            Some((80, 24))
        }

        fn draw(&self, rows: &[String]) -> std::io::Result<()> {
            *self.rows.borrow_mut() = rows.to_vec();
            Ok(())
        }
    }

    /// A watch whose first run goes on.
    fn watching<'e>(
        fake: &'e Fake,
        journal: Journal<'e>,
        place: &Place,
        way: PracticeOptions,
    ) -> Watch<'e> {
        let mut watch = Watch::new(fake, journal, place.kata.clone(), way, None);
        watch.begin();
        assert_eq!(fake.calls(), ["watch fruit", "run 1"]);
        watch
    }

    /// The same where nothing is recorded.
    fn without_git<'e>(fake: &'e Fake, place: &'e Place) -> Watch<'e> {
        let journal = Journal::new(&place.course, &NoGit);
        watching(fake, journal, place, PracticeOptions::default())
    }

    fn take(watch: &mut Watch<'_>, event: Event) {
        assert!(!watch.take(event).unwrap(), "it goes on");
    }

    fn press(watch: &mut Watch<'_>, key: char) {
        take(watch, Event::Input(Input::Key(Key::Char(key))));
    }

    fn changed(watch: &mut Watch<'_>) {
        take(watch, Event::Changed("fruit".to_owned()));
    }

    /// The run of that number ends with this verdict on the code as it is now.
    fn end(watch: &mut Watch<'_>, place: &Place, number: u64, verdict: Verdict) {
        let run = Ok(Ended::Given(run_of(&place.kata, verdict)));
        take(watch, Event::Done(number, Box::new(run)));
    }

    fn red() -> Verdict {
        verdict(Outcome::Failed)
    }

    /// Tests of the run begin.
    fn listed(number: u64) -> Event {
        let event = RunEvent::Listed {
            layer: crate::course::kata::Layer::Unit,
            tests: vec!["a".to_owned(), "b".to_owned()],
            functions: vec![],
        };
        Event::Told(number, event)
    }

    #[test]
    fn a_save_at_rest_begins_a_run() {
        let (fake, place) = (Fake::default(), place());
        let mut watch = without_git(&fake, &place);
        end(&mut watch, &place, 1, red());
        assert_eq!(fake.calls(), ["open again"]);
        changed(&mut watch);
        assert_eq!(fake.calls(), [""; 0], "nothing was saved");
        place.write("src/lib.rs", "two\n");
        changed(&mut watch);
        changed(&mut watch);
        assert_eq!(fake.calls(), ["run 2"], "several events are one save");
    }

    #[test]
    fn the_test_that_was_in_focus_is_shown_before_the_others_are_known() {
        let (fake, place) = (Fake::default(), place());
        let mut watch = without_git(&fake, &place);
        watch.view.kata.suites = vec![crate::course::kata::Suite {
            layer: crate::course::kata::Layer::Unit,
            file: "unit.rs".into(),
        }];
        let tested = |name: &str, outcome| {
            let layer = crate::course::kata::Layer::Unit;
            RunEvent::Tested(Box::new(TestReport::example(layer, name, outcome)))
        };
        for (before, early) in [(None, None), (Some("unit::b"), Some("unit::b"))] {
            watch.view.begin(before.map(str::to_owned), None);
            take(&mut watch, listed(1));
            watch.view.hear(tested("b", Outcome::Failed));
            assert_eq!(watch.view.focus().as_deref(), early);
            watch.view.hear(tested("a", Outcome::Failed));
            assert_eq!(watch.view.focus().as_deref(), Some("unit::a"));
            watch.view.hear(tested("a", Outcome::Passed));
            assert_eq!(watch.view.focus().as_deref(), Some("unit::b"));
        }
    }

    #[test]
    fn a_save_makes_the_run_stale_and_what_it_still_says_is_about_the_past() {
        let (fake, place) = (Fake::default(), place());
        let mut watch = without_git(&fake, &place);
        place.write("src/lib.rs", "two\n");
        changed(&mut watch);
        assert_eq!(
            fake.calls(),
            ["stop"],
            "the next one waits until it has gone"
        );
        end(&mut watch, &place, 1, verdict(Outcome::Passed));
        assert_eq!(fake.calls(), ["open again", "run 2"]);
        assert_eq!(watch.light, None, "a stale run has no light");
        let last = progress::recall(&place.course, &place.kata).last;
        assert_eq!(last, None, "and is not remembered");
        take(&mut watch, listed(1));
        end(&mut watch, &place, 1, red());
        assert_eq!(fake.calls(), [""; 0]);
        watch.draw().unwrap();
        assert!(fake.text().contains("… running"), "{}", fake.text());
        end(&mut watch, &place, 2, red());
        assert_eq!(watch.light, Some(Light::Red));
    }

    /// A test that waits for a long time is known by its name, and not only by its time-out.
    #[test]
    fn the_last_test_that_a_run_waits_for_is_named() {
        let (fake, place) = (Fake::default(), place());
        let mut watch = without_git(&fake, &place);
        let layer = crate::course::kata::Layer::Unit;
        let listed = RunEvent::Listed {
            layer,
            tests: ["a", "b", "c"].map(str::to_owned).to_vec(),
            functions: vec![],
        };
        take(&mut watch, Event::Told(1, listed));
        watch.draw().unwrap();
        assert!(fake.text().contains("… running"), "{}", fake.text());
        let passed = |name: &str| {
            let passed = TestReport::example(layer, name, Outcome::Passed);
            Event::Told(1, RunEvent::Tested(Box::new(passed)))
        };
        take(&mut watch, passed("a"));
        watch.draw().unwrap();
        let text = fake.text();
        assert!(text.contains("… running, 1 of 3"), "{text}");
        take(&mut watch, passed("c"));
        watch.draw().unwrap();
        let text = fake.text();
        assert!(text.contains("… waiting for unit::b"), "{text}");
    }

    /// The run that a learner asks about is the newest.
    #[test]
    fn the_log_is_shown_from_its_end() {
        let (fake, place) = (Fake::default(), place());
        let mut watch = without_git(&fake, &place);
        let runs: Vec<_> = (1..=60).map(|run| format!("run {run}.")).collect();
        watch.view.show("log", runs.join("\n"));
        watch.draw().unwrap();
        let text = fake.text();
        assert!(
            text.contains("run 60.") && !text.contains("run 1."),
            "{text}"
        );
    }

    #[test]
    fn a_save_during_the_tests_ends_the_run_once() {
        let (fake, place) = (Fake::default(), place());
        let mut watch = without_git(&fake, &place);
        take(&mut watch, listed(1));
        place.write("src/lib.rs", "two\n");
        changed(&mut watch);
        assert_eq!(fake.calls(), ["stop"]);
        end(&mut watch, &place, 1, red());
        assert_eq!(fake.calls(), ["open again", "run 2"]);
    }

    #[test]
    fn what_is_saved_in_every_run_is_judged_once_it_is_quiet() {
        let (fake, place) = (Fake::default(), place());
        let mut watch = without_git(&fake, &place);
        for number in 1..=2 {
            take(&mut watch, listed(number));
            place.write("src/lib.rs", &format!("saved during {number}\n"));
            end(&mut watch, &place, number, red());
            assert_eq!(
                fake.calls(),
                ["open again".to_owned(), format!("run {}", number + 1)]
            );
        }
        take(&mut watch, listed(3));
        place.write("src/lib.rs", "right at last\n");
        end(&mut watch, &place, 3, red());
        assert_eq!(fake.calls(), ["open again", "quiet after 3?"]);
        take(&mut watch, Event::Quiet(2));
        assert_eq!(fake.calls(), [""; 0], "that was another run");
        take(&mut watch, Event::Quiet(3));
        assert_eq!(fake.calls(), ["run 4"]);
        end(&mut watch, &place, 4, verdict(Outcome::Passed));
        assert_eq!(fake.calls(), ["open again"], "there is nothing more to do");
    }

    #[test]
    fn a_run_that_had_no_verdict_is_a_fault_and_the_watch_goes_on() {
        let (fake, place) = (Fake::default(), place());
        let mut watch = without_git(&fake, &place);
        let fault = Err(RunError::NoTests("fruit".to_owned()));
        take(&mut watch, Event::Done(1, Box::new(fault)));
        watch.draw().unwrap();
        assert!(fake.text().contains("fault"), "{}", fake.text());
        fake.calls();
        changed(&mut watch);
        assert_eq!(fake.calls(), [""; 0], "the same code makes the same fault");
        press(&mut watch, 'r');
        assert_eq!(fake.calls(), ["run 2"]);
    }

    #[test]
    fn a_folder_that_was_away_during_a_run_is_run_when_it_comes_back() {
        let (fake, place) = (Fake::default(), place());
        let mut watch = without_git(&fake, &place);
        let away = place.kata.dir.with_extension("away");
        std::fs::rename(&place.kata.dir, &away).unwrap();
        changed(&mut watch);
        let fault = Err(RunError::NoTests("fruit".to_owned()));
        take(&mut watch, Event::Done(1, Box::new(fault)));
        assert_eq!(fake.calls(), ["open again"], "there is nothing to run");
        std::fs::rename(&away, &place.kata.dir).unwrap();
        changed(&mut watch);
        assert_eq!(
            fake.calls(),
            ["run 2"],
            "the same code, and no verdict on it yet"
        );
    }

    #[test]
    fn a_prediction_is_asked_for_before_a_run_and_told_after_it() {
        let (fake, place) = (Fake::default(), place());
        let way = PracticeOptions {
            predict: true,
            ..PracticeOptions::default()
        };
        let mut watch = watching(&fake, Journal::new(&place.course, &NoGit), &place, way);
        end(&mut watch, &place, 1, red());
        fake.calls();
        place.write("src/lib.rs", "two\n");
        changed(&mut watch);
        watch.draw().unwrap();
        assert!(fake.text().contains("What is coming?"), "{}", fake.text());
        press(&mut watch, 'x');
        assert_eq!(fake.calls(), [""; 0], "no answer, no run");
        press(&mut watch, 'r');
        assert_eq!(fake.calls(), ["run 2"]);
        end(&mut watch, &place, 2, red());
        watch.draw().unwrap();
        assert!(
            fake.text().contains("red came, as you said (red)"),
            "{}",
            fake.text()
        );
    }

    #[test]
    fn going_back_to_the_last_green_is_no_save() {
        let (fake, place) = (Fake::default(), place());
        let way = PracticeOptions {
            tcr: true,
            ..PracticeOptions::default()
        };
        let mut watch = watching(&fake, Journal::new(&place.course, &SystemGit), &place, way);
        end(&mut watch, &place, 1, verdict(Outcome::Passed));
        place.write("src/lib.rs", "tried\n");
        changed(&mut watch);
        assert_eq!(fake.calls(), ["open again", "run 2"]);
        end(&mut watch, &place, 2, red());
        assert_eq!(place.read("src/lib.rs"), "one\n");
        changed(&mut watch);
        assert_eq!(fake.calls(), ["open again"]);
    }

    #[test]
    fn q_ends_it_with_the_last_light() {
        let (fake, place) = (Fake::default(), place());
        let mut watch = without_git(&fake, &place);
        let (send, events) = channel();
        let run = Ok(Ended::Given(run_of(&place.kata, red())));
        send.send(Event::Done(1, Box::new(run))).unwrap();
        send.send(Event::Input(Input::Key(Key::Char('q')))).unwrap();
        send.send(Event::Changed("fruit".to_owned())).unwrap();
        assert_eq!(watch.go_on(&events).unwrap(), Some(Light::Red));
    }

    #[test]
    fn a_change_of_another_kata_is_not_this_one_s() {
        let (fake, place) = (Fake::default(), place());
        let mut watch = without_git(&fake, &place);
        end(&mut watch, &place, 1, red());
        fake.calls();
        place.write("src/lib.rs", "two\n");
        take(&mut watch, Event::Changed("vegetable".to_owned()));
        assert_eq!(fake.calls(), [""; 0]);
    }

    #[test]
    fn d_compares_with_the_last_green() {
        let (fake, place) = (Fake::default(), place());
        let journal = Journal::new(&place.course, &SystemGit);
        let mut watch = watching(&fake, journal, &place, PracticeOptions::default());
        end(&mut watch, &place, 1, verdict(Outcome::Passed));
        place.write("src/lib.rs", "tried\n");
        changed(&mut watch);
        end(&mut watch, &place, 2, red());
        press(&mut watch, 'd');
        watch.draw().unwrap();
        let text = fake.text();
        assert!(
            text.contains("since run 1, the last green") && text.contains("+ tried"),
            "{text}"
        );
    }

    /// Above the screen it would not be seen.
    #[test]
    fn a_demo_that_was_killed_is_told_of_on_the_screen_until_its_code_has_gone() {
        let (fake, place) = (Fake::default(), place());
        let journal = Journal::new(&place.course, &NoGit);
        crate::commands::demo::killed_with(&place, "shown\n", 1);
        let mut watch = watching(&fake, journal, &place, PracticeOptions::default());
        let said = "a demo was ended before";
        for (number, code, is_told) in [
            (1, "shown\n", true),
            (2, "shown\n", true),
            (3, "mine\n", true),
            (4, "mine, and more\n", false),
        ] {
            end(&mut watch, &place, number, red());
            watch.draw().unwrap();
            assert_eq!(fake.text().contains(said), is_told, "run {number}: {code}");
            let next = match number {
                2 => "mine\n",
                3 => "mine, and more\n",
                _ => code,
            };
            place.write("src/lib.rs", next);
            press(&mut watch, 'r');
        }
    }

    #[test]
    fn h_shows_that_nothing_is_in_focus_as_long_as_that_is_so() {
        let (fake, place) = (Fake::default(), place());
        let mut watch = without_git(&fake, &place);
        press(&mut watch, 'h');
        watch.draw().unwrap();
        assert!(
            fake.text().contains("No test is in focus now"),
            "{}",
            fake.text()
        );
        press(&mut watch, '?');
        watch.draw().unwrap();
        assert!(fake.text().contains("this list"), "{}", fake.text());
        take(&mut watch, Event::Input(Input::Key(Key::Escape)));
        watch.draw().unwrap();
        assert!(!fake.text().contains("this list"), "{}", fake.text());
    }
}
