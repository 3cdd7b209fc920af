//! `kata watch`: a run on each save, on a full screen with keys, or a line a run where there is no terminal.
//!
//! One loop takes everything that happens, in the order in which it happens: keys, saves, what a run tells, its end. A
//! run goes on beside it, so every key works while one does; a save makes it stale, and a stale run is ended at once.

mod restless;
mod view;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, Scope};

use crate::course::{Course, Kata};
use crate::error::{Error, Status};
use crate::fingerprint::{self, Inputs};
use crate::hints;
use crate::history;
use crate::journal::{self, Journal};
use crate::outside::changes::Changes;
use crate::outside::ending;
use crate::outside::process;
use crate::outside::terminal::{self, FullScreen, Input, Key};
use crate::practice::{self, StarterRun, Way, hint};
use crate::prediction;
use crate::progress;
use crate::report::{self, FAINT, styled};
use crate::run::{Event, Machine, RunError};
use crate::verdict::Light;

use restless::Restless;
use view::{Over, View};

/// What happens.
enum Happening {
    Input(Input),
    /// Something in that kata's folder has changed, perhaps.
    Changed(String),
    /// What the run of that number tells.
    Told(u64, Event),
    /// It is over.
    Done(u64, Box<Result<StarterRun, RunError>>),
}

/// Watches a kata, or the next one that is not green.
///
/// # Errors
/// An unknown kata, a terminal or a folder that cannot be watched.
pub fn watch(
    journal: Journal<'_>,
    machine: Machine<'_>,
    name: Option<&str>,
    way: Way,
) -> Result<Status, Error> {
    let course = journal.course;
    let kata = match name {
        Some(name) => practice::find(course, name)?,
        None => practice::next(course, None)?.ok_or_else(|| {
            Error::Usage(
                "all katas are green: name the one to watch, `cargo kata watch NAME`".to_owned(),
            )
        })?,
    };
    practice::tell_of_demo(course, &kata);
    let (send, happenings) = channel();
    let screen = if terminal::is_interactive() {
        let keys = send.clone();
        terminal::inputs(move |input| {
            let _ = keys.send(Happening::Input(input));
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
        let changes = watch_folder(course, &kata, &send);
        let mut watch = Watch {
            scope,
            journal,
            machine,
            way,
            send,
            view: View::new(course, kata, changes.polls_because.as_deref()),
            changes,
            on_screen: screen.is_some(),
            number: 0,
            state: State::Resting,
            predicted: None,
            ran_on: None,
            tests_run: false,
            restless: Restless::default(),
            light: None,
        };
        watch.begin();
        let light = watch.go_on(&happenings);
        drop(screen);
        let status = match light {
            Ok(Some(Light::Green)) => Status::Green,
            Ok(_) => Status::NotGreen,
            Err(error) => {
                // Nobody waits for a run that still goes on.
                process::stop_all();
                return Err(Error::io("draw on", "the terminal")(error));
            }
        };
        ending::exit(status.code())
    })
}

fn watch_folder(course: &Course, kata: &Kata, send: &Sender<Happening>) -> Changes {
    let (send, name) = (send.clone(), kata.name.clone());
    let tell = move || {
        let _ = send.send(Happening::Changed(name.clone()));
    };
    Changes::of(
        &kata.dir,
        fingerprint::is_input,
        &course.private_dir(),
        tell,
    )
}

/// What the newest run is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// It has ended, and nothing is to be done.
    Resting,
    /// Somebody is asked which light is coming before the next one begins.
    Asking,
    /// It goes on.
    Running,
    /// It was ended as stale, and another one follows as soon as it has gone.
    Stale,
}

struct Watch<'s, 'e: 's> {
    scope: &'s Scope<'s, 'e>,
    journal: Journal<'e>,
    machine: Machine<'e>,
    way: Way,
    send: Sender<Happening>,
    view: View,
    /// Kept for as long as there is something to watch.
    changes: Changes,
    on_screen: bool,
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

impl<'s, 'e: 's> Watch<'s, 'e> {
    /// Takes what happens until somebody quits: the last light.
    fn go_on(&mut self, happenings: &Receiver<Happening>) -> std::io::Result<Option<Light>> {
        loop {
            self.draw()?;
            let Ok(first) = happenings.recv() else {
                return Ok(self.light);
            };
            // All that has happened meanwhile is drawn at once.
            for happening in std::iter::once(first).chain(happenings.try_iter()) {
                match happening {
                    Happening::Input(Input::Key(key)) => {
                        if self.press(key) {
                            return Ok(self.light);
                        }
                    }
                    Happening::Changed(kata) if kata == self.view.kata.name => self.changed(),
                    Happening::Told(number, event) if number == self.number => {
                        self.tests_run |= matches!(event, Event::Listed { .. });
                        self.view.hear(event);
                    }
                    // Another size is drawn anyway; the rest is about what is past.
                    Happening::Input(Input::Resized)
                    | Happening::Changed(_)
                    | Happening::Told(..) => {}
                    Happening::Done(number, result) => self.done(number, *result)?,
                }
            }
        }
    }

    fn draw(&mut self) -> std::io::Result<()> {
        if !self.on_screen {
            return Ok(());
        }
        let size = FullScreen::size();
        let running = matches!(self.state, State::Running | State::Stale);
        let rows = self.view.rows(size, running);
        FullScreen::draw(&rows)
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
                self.restless.after_a_run(&changed);
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
        Some(now.changed_since(self.ran_on.as_ref().unwrap_or(&nothing)))
    }

    /// A run is wanted, of the code as it is now.
    fn want(&mut self) {
        if matches!(self.state, State::Running | State::Stale) {
            self.state = State::Stale;
            process::stop_all();
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
        self.view.begin();
        self.ran_on = Inputs::of(&self.view.kata.dir).ok();
        self.tests_run = false;
        let (number, send) = (self.number, self.send.clone());
        let (course, machine, kata) = (self.journal.course, self.machine, self.view.kata.clone());
        self.scope.spawn(move || {
            let tell = |event| {
                let _ = send.send(Happening::Told(number, event));
            };
            let result = practice::starter_telling(course, machine, &kata, &kata.suites, &tell);
            let _ = send.send(Happening::Done(number, Box::new(result)));
        });
    }

    fn done(&mut self, number: u64, result: Result<StarterRun, RunError>) -> std::io::Result<()> {
        if number != self.number {
            return Ok(());
        }
        process::open_again();
        if std::mem::replace(&mut self.state, State::Resting) == State::Stale {
            self.want();
            return Ok(());
        }
        let run = match result {
            Ok(run) => run,
            Err(error) => {
                let text = error.to_string();
                if !self.on_screen {
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
        let red_again = progress::recall(self.journal.course, &kata)
            .last
            .map_or_else(Vec::new, |last| last.red_again(verdict));
        let told = self.predicted.take().map(|predicted| {
            practice::note_prediction(self.journal.course, &kata, predicted, verdict)
        });
        self.view.end(&run, &red_again, told);
        // The verdict first: what follows is on nobody's way to it.
        self.draw()?;
        if !self.on_screen {
            let focus = verdict
                .focus
                .as_ref()
                .map_or_else(String::new, |focus| format!("  {focus}"));
            terminal::print(&format!(
                "{}  {}  {} of {}{focus}\n",
                kata.name,
                report::light(verdict.light),
                verdict.passed(),
                verdict.tests.len()
            ))?;
        }
        let settled = practice::settle(self.journal, &kata, &run, None, self.way);
        if !self.on_screen {
            for note in settled.notes.iter().chain(&report::slow(&run.ran.verdict)) {
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

    /// Files have changed since the run began that has just ended: another run, or a word about those that would ask for
    /// one for ever.
    fn changed_during_the_run(&mut self, changed: &BTreeSet<PathBuf>) {
        let Some(by_themselves) = self.restless.after_a_run(changed) else {
            return self.want();
        };
        let Some(first) = by_themselves.first() else {
            return;
        };
        self.ran_on = Inputs::of(&self.view.kata.dir).ok();
        let more = match by_themselves.len() {
            1 => String::new(),
            many => format!(" (and {} more)", many - 1),
        };
        let file = practice::shown(self.journal.course, &self.view.kata.dir.join(first));
        let note = format!(
            "{file}{more} changes in every run: a test seems to write it. It starts no more runs; if you changed it, press r."
        );
        if !self.on_screen {
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
        let page = isize::try_from(FullScreen::size().1).unwrap_or(24) - 8;
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
            Key::Char('h') => {
                let text = self.hint();
                self.view.show("hint", text);
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
        match hints::read(&kata.hints_file()) {
            Ok(hints) => {
                hint::next_level(self.journal.course, kata, &hints, &focus, terminal::width())
            }
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
        let next = practice::next(course, Some(&self.view.kata.name));
        let kata = match next {
            Ok(Some(kata)) => kata,
            Ok(None) => {
                return self
                    .view
                    .note(vec!["there is no other kata that is not green".to_owned()]);
            }
            Err(error) => return self.view.note(vec![error.to_string()]),
        };
        let changes = watch_folder(course, &kata, &self.send);
        self.view = View::new(course, kata, changes.polls_because.as_deref());
        self.changes = changes;
        self.light = None;
        self.want();
    }
}
