//! A walk-through on a stage: a full screen with keys, readable from the back row.

use std::fmt::Write as _;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::commands::demo::slide::{self, AROUND, coloured, source, tests_of};
use crate::commands::error::Error;
use crate::course::kata::Kata;
use crate::course::part::Position;
use crate::course::walkthrough::{Hat, Walkthrough};
use crate::learner::journal::{self, Journal, JournalError, Part, What, fingerprint_of_src};
use crate::learner::progress::{Borrowed, Note};
use crate::os::ending::{self, Before};
use crate::os::files::{Files, Texts};
use crate::os::process;
use crate::os::status::Status;
use crate::os::terminal::{self, FullScreen, Input, Key};
use crate::replay;
use crate::replay::scene::{self, Moment, Replay, Shown};
use crate::run::request::{RunEvent, Tools};
use crate::run::verdict::{Light, Outcome};
use crate::ui::report;
use crate::ui::screen::{Page, Scroll, fit};
use crate::ui::style::{BAD, BETWEEN, FAINT, GOOD, STRONG, styled};

/// How long the end of a demo waits for the run that it has just ended.
const LAST_RUN: Duration = Duration::from_secs(1);

const KEYS: [(&str, &str); 11] = [
    ("→ space", "forward"),
    ("←", "back"),
    ("↑ ↓", "scroll; page up and down, too"),
    ("home end", "to the first, to the last"),
    ("g", "go to a step: its number, then enter"),
    ("r", "run the step's tests now"),
    ("t", "the test"),
    ("d", "what the step has changed so far"),
    (
        "a",
        "put the code into katas/NAME/src, and follow; once more: put back what was there",
    ),
    ("?", "this list"),
    ("q", "quit"),
];

/// The lines of a slide, for so many columns and rows.
type Body = Box<dyn Fn((usize, usize)) -> Vec<String>>;

/// The rows that are no room for a slide: its heading, its place, the two at the bottom.
const AROUND_A_SLIDE: usize = 4;

/// What is on the stage at once: a moment of a step.
struct Slide {
    /// The step's index.
    step: usize,
    /// How many of the step's moments there are, and which this is, from 1.
    part: (usize, usize),
    /// The body, for a width and a height.
    body: Body,
    code: Texts,
    /// The code when the step began.
    before: Texts,
    /// The step's tests, as it names them.
    tests: Vec<Shown>,
}

/// What happens to a show.
enum Event {
    Input(Input),
    /// The live run has to wait for this.
    Waits(String),
    /// The live run is over.
    Ran(Result<String, String>),
}

/// The live run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Live {
    /// There is none.
    Resting,
    /// It goes on, for that slide.
    Running(usize),
    /// It was ended, and the run of that slide begins when it has gone.
    Stale(usize),
}

/// What lies over the slide.
enum Over {
    Nothing,
    Keys,
    Test,
    Difference,
    /// The number of a step, as far as it has been typed.
    GoTo(String),
}

/// The show as it stands. What it looks like depends on nothing else.
pub struct Show<'a> {
    kata: &'a Kata,
    headings: Vec<String>,
    /// Where each step is in the kata.
    places: Vec<Option<Position>>,
    slides: Vec<Slide>,
    at: usize,
    over: Over,
    scroll: Scroll,
    /// What the last live run said, or what went wrong.
    said: String,
    live: Live,
    /// What the live run waits for, if it waits.
    waits_for: String,
    /// The code is in the learner's folder, and follows.
    applied: bool,
}

/// What a key asks for that the show itself cannot do.
#[derive(Debug, PartialEq, Eq)]
enum Wish {
    Nothing,
    /// Run that slide's tests.
    Run(usize),
    /// End the run that goes on: another one takes its place.
    Stop,
    /// Put the slide's code into the learner's folder, or back what was there.
    Apply,
    Follow,
    Quit,
}

/// Puts it on the stage until the user quits. The first kata has the learner's folder, the second the tests that lead the
/// walk-through.
///
/// # Errors
/// When the terminal has gone. What went wrong with a run or with the folder is said on the stage.
pub fn perform(
    journal: Journal<'_>,
    tools: Tools<'_>,
    [kata, played]: [&Kata; 2],
    walkthrough: &Walkthrough,
    replay: &Replay,
    said: String,
) -> Result<Status, Error> {
    let mut show = Show::new(kata, walkthrough, replay, journal);
    show.said = said;
    let (send, events) = channel();
    let keys = send.clone();
    terminal::inputs(move |input| {
        let _ = keys.send(Event::Input(input));
    });
    let screen = FullScreen::enter().map_err(Error::io("draw on", "the terminal"))?;
    let folder = Mutex::new(Folder {
        journal,
        kata,
        taken: None,
        is_over: false,
    });
    thread::scope(|scope| {
        let _after = AfterAPanic(&folder);
        let _before = Before::the_end(scope, || {
            // What is there now is in the journal: `cargo kata log` has it.
            let _ = at(&folder).end();
        });
        let live = |code: Texts, tests: Vec<String>, send: Sender<Event>| {
            scope.spawn(move || {
                let waits = |what: &str| {
                    let _ = send.send(Event::Waits(what.to_owned()));
                };
                let said = run_live(journal, tools, played, &code, &tests, &waits);
                let _ = send.send(Event::Ran(said));
            });
        };
        let performed = show.go_on(&events, &folder, &|slide| {
            let tests = slide.tests.iter().map(|test| test.name.clone()).collect();
            live(slide.code.clone(), tests, send.clone());
        });
        // The learner's files first: all that follows may hang.
        let back = at(&folder).end();
        process::stop_all();
        drop(screen);
        let ended = told(kata, performed, back);
        if show.has_ended_its_run(&events) {
            return ended;
        }
        // It cannot end, since it waits for another demo of the kata, and no thread waits for it.
        let status = ended.unwrap_or_else(|error| {
            terminal::print_error(&format!("{error}\n"));
            error.status()
        });
        ending::exit(status.code())
    })
}

fn at<'m, 'a>(folder: &'m Mutex<Folder<'a>>) -> MutexGuard<'m, Folder<'a>> {
    folder.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Tells how a demo has ended.
fn told(
    kata: &Kata,
    performed: std::io::Result<()>,
    back: Result<Option<Back>, String>,
) -> Result<Status, Error> {
    performed.map_err(Error::io("draw on", "the terminal"))?;
    let back = back.map_err(|why| Error::NotKept {
        name: kata.name.clone(),
        why,
    })?;
    if let Some(said) = back {
        terminal::print(&said.text(&kata.name)).map_err(Error::io("write", "standard output"))?;
    }
    Ok(Status::Green)
}

fn run_live(
    journal: Journal<'_>,
    tools: Tools<'_>,
    kata: &Kata,
    code: &Texts,
    tests: &[String],
    waits: &(dyn Fn(&str) + Sync),
) -> Result<String, String> {
    let own = format!("{}-", kata.name);
    let tell = |event| match event {
        RunEvent::AnotherRun => waits("waiting for another demo of this kata …"),
        RunEvent::Waiting => waits("waiting for another cargo to finish …"),
        RunEvent::Compiling(name) if !name.starts_with(&own) => {
            waits(&format!("building what it needs, once: {name} …"));
        }
        RunEvent::Doing(text) => waits(&text),
        RunEvent::Compiling(_) | RunEvent::Listed { .. } | RunEvent::Tested(_) => waits(""),
    };
    let ran = replay::live(journal.course, tools, kata, code, tests, &tell)
        .map_err(|error| error.to_string())?;
    let verdict = &ran.verdict;
    let passed = verdict.passed();
    let failed = verdict
        .tests
        .iter()
        .find(|test| test.outcome != Outcome::Passed);
    let mut said = format!(
        "{}  {passed} of {} tests pass",
        report::light(verdict.light),
        verdict.tests.len()
    );
    if verdict.light == Light::Amber {
        said = format!("{}  it does not compile", report::light(Light::Amber));
    } else if let Some(message) = failed.and_then(|test| test.message.as_deref()) {
        let _ = write!(said, ": {}", message.lines().next().unwrap_or_default());
    }
    Ok(said)
}

/// What the journal says a learner's files were recorded before.
const BY: &str = "demo";

/// The learner's folder, into which the class looks with an editor.
struct Folder<'a> {
    journal: Journal<'a>,
    kata: &'a Kata,
    /// While the demo's code is there.
    taken: Option<Taken>,
    /// The demo ends, and the folder stays as it is.
    is_over: bool,
}

/// A folder that shows the demo's code.
struct Taken {
    /// What was there before, and its number in the journal.
    before: (Files, usize),
    /// What was put there last. Other code there was typed by the user.
    shown: Files,
    /// The entry with what was typed there last, if anything was.
    typed: Option<usize>,
    borrowed: Borrowed,
}

impl Folder<'_> {
    /// Puts the code there. What was there is kept first, or nothing is touched. The number of what the user has typed
    /// since the last time, if they have.
    fn apply(&mut self, code: &Texts) -> Result<Option<usize>, String> {
        if self.is_over {
            return Err("the demo ends".to_owned());
        }
        let wanted: Files = code
            .iter()
            .map(|(path, text)| {
                let path = std::path::Path::new("src").join(path);
                (path, text.clone().into_bytes())
            })
            .collect();
        let put = match &mut self.taken {
            Some(_) => self.follow(&wanted),
            None => self.take(&wanted),
        };
        put.map_err(|error| error.to_string())
    }

    /// Puts the code there for the first time. What a demo that was killed has left there is taken over: at the end the
    /// folder is as it was before that one. What the user has typed there since is kept.
    fn take(&mut self, wanted: &Files) -> Result<Option<usize>, Error> {
        let (journal, kata) = (self.journal, self.kata);
        let borrowed = Borrowed::by_a_demo(journal.course, kata)
            .map_err(Error::io("lock", journal.course.private_dir()))?
            .ok_or_else(|| Error::Usage(format!("another demo has katas/{}/src", kata.name)))?;
        let now = journal::snapshot(kata)?;
        let src = fingerprint_of_src(&now);
        let left = borrowed.note().filter(|left| left.was != src);
        let mut before = left.as_ref().and_then(|left| {
            let (_, files) = journal.find(kata, left.entry).ok()?;
            // A journal that was begun anew has another entry of that number.
            (fingerprint_of_src(&files) == left.was).then_some((files, left.entry))
        });
        let is_taken_over = before.is_some();
        let known =
            (is_taken_over && left.as_ref().is_some_and(|left| left.shown == src)).then_some(&now);
        let mut typed = None;
        let mut keep = |files: &Files, number| {
            if is_taken_over {
                typed = Some(number);
            } else {
                before = Some((files.clone(), number));
            }
            if let Some(before) = &before {
                // For the next command, if this demo is killed.
                let _ = borrowed.leave_note(&note(before, wanted));
            }
        };
        if is_taken_over && let Some(left) = left.clone() {
            let shown = fingerprint_of_src(wanted);
            let _ = borrowed.leave_note(&Note { shown, ..left });
        }
        let mut put = journal.replace(kata, (Part::Src, wanted), BY, known, &mut keep);
        if matches!(put, Ok(None)) && !is_taken_over {
            // The code is there already; the next slide's will take its place.
            let now = journal::snapshot(kata)?;
            let before = BY.to_owned();
            let kept = journal.record(kata, &now, &What::Kept { before })?;
            keep(&now, kept.number);
            put = Ok(None);
        }
        let is_there = matches!(put, Ok(_) | Err(JournalError::HalfDone { .. }));
        if !is_there {
            // Nothing was put there, so nothing is put back at the end.
            match &left {
                Some(left) => drop(borrowed.leave_note(left)),
                None => borrowed.remove_note(),
            }
        } else if let Some(before) = before {
            self.taken = Some(Taken {
                before,
                shown: wanted.clone(),
                typed,
                borrowed,
            });
        }
        put?;
        Ok(typed)
    }

    /// Puts the code there in place of what was shown before.
    fn follow(&mut self, wanted: &Files) -> Result<Option<usize>, Error> {
        let Some(taken) = &mut self.taken else {
            return Ok(None);
        };
        let mut typed = None;
        let _ = taken.borrowed.leave_note(&note(&taken.before, wanted));
        let put = self.journal.replace(
            self.kata,
            (Part::Src, wanted),
            BY,
            Some(&taken.shown),
            &mut |_, number| typed = Some(number),
        );
        taken.typed = typed.or(taken.typed);
        if put.is_ok() {
            taken.shown.clone_from(wanted);
        } else {
            let _ = taken
                .borrowed
                .leave_note(&note(&taken.before, &taken.shown));
        }
        put?;
        Ok(typed)
    }

    /// Puts back what was there, for the last time. Where that cannot be done, the note stays.
    fn end(&mut self) -> Result<Option<Back>, String> {
        self.is_over = true;
        self.put_back()
    }

    /// Puts back what was there, if anything else was put there. What to tell.
    fn put_back(&mut self) -> Result<Option<Back>, String> {
        let Some(taken) = &self.taken else {
            return Ok(None);
        };
        let (files, number) = &taken.before;
        let mut typed = taken.typed;
        self.journal
            .replace(
                self.kata,
                (Part::Src, files),
                BY,
                Some(&taken.shown),
                &mut |_, number| typed = Some(number),
            )
            .map_err(|error| error.to_string())?;
        let back = Back {
            number: *number,
            typed,
        };
        taken.borrowed.remove_note();
        self.taken = None;
        Ok(Some(back))
    }
}

/// A panic, too, does not leave the code of a demo.
impl Drop for Folder<'_> {
    fn drop(&mut self) {
        let _ = self.end();
    }
}

/// Puts the folder back where the stage itself breaks: before it is waited for a run that goes on.
struct AfterAPanic<'f, 'a>(&'f Mutex<Folder<'a>>);

impl Drop for AfterAPanic<'_, '_> {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = at(self.0).end();
            process::stop_all();
        }
    }
}

/// The note for a folder in which that code is shown.
fn note((files, entry): &(Files, usize), shown: &Files) -> Note {
    Note {
        entry: *entry,
        was: fingerprint_of_src(files),
        shown: fingerprint_of_src(shown),
    }
}

/// What a demo has left in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Back {
    /// The entry with what was in the folder before the demo.
    number: usize,
    /// The entry with what was typed there last, if anything was.
    typed: Option<usize>,
}

impl Back {
    fn text(self, name: &str) -> String {
        let Self { number, typed } = self;
        let mut said = format!(
            "katas/{name}/src is as it was before the demo. It is also entry {number} of the journal: cargo kata back {name} {number}\n"
        );
        if let Some(typed) = typed {
            let _ = writeln!(
                said,
                "What was typed there meanwhile is kept, too: cargo kata back {name} {typed}"
            );
        }
        said
    }
}

impl<'a> Show<'a> {
    fn new(
        kata: &'a Kata,
        walkthrough: &Walkthrough,
        replay: &Replay,
        journal: Journal<'_>,
    ) -> Self {
        let mut slides = Vec::new();
        let mut before = Texts::new();
        let mut intro = walkthrough.intro.clone();
        for (index, step) in replay.steps.iter().enumerate() {
            let first = step.scenes.first().map(|scene| scene.code.clone());
            if index == 0 {
                before = first.unwrap_or_default();
            }
            let tests = tests_of(step.scenes.iter().map(|scene| &scene.moment));
            let shown = step.scenes.iter().flat_map(|scene| {
                let bodies = bodies(&scene.moment, journal).into_iter();
                bodies.map(move |body| (body, scene))
            });
            let shown: Vec<_> = shown.collect();
            let total = shown.len();
            for (part, (body, scene)) in shown.into_iter().enumerate() {
                let opening = std::mem::take(&mut intro);
                slides.push(Slide {
                    step: index,
                    part: (part + 1, total),
                    body: Box::new(move |(width, height)| {
                        let mut lines = Vec::new();
                        if !opening.is_empty() {
                            lines.extend(
                                report::prose(&opening, " ", width)
                                    .lines()
                                    .map(str::to_owned),
                            );
                            lines.push(String::new());
                        }
                        lines.extend(body((width, height)));
                        lines
                    }),
                    code: scene.code.clone(),
                    before: before.clone(),
                    tests: tests.clone(),
                });
            }
            if let Some(last) = step.scenes.last() {
                before.clone_from(&last.code);
            }
        }
        Self {
            kata,
            headings: walkthrough
                .steps
                .iter()
                .map(|step| step.heading.clone())
                .collect(),
            places: replay.steps.iter().map(|step| step.part.clone()).collect(),
            slides,
            at: 0,
            over: Over::Nothing,
            scroll: Scroll::default(),
            said: String::new(),
            live: Live::Resting,
            waits_for: String::new(),
            applied: false,
        }
    }

    /// Draws, waits, and does what is asked, until the user quits.
    fn go_on(
        &mut self,
        events: &Receiver<Event>,
        folder: &Mutex<Folder<'_>>,
        live: &dyn Fn(&Slide),
    ) -> std::io::Result<()> {
        loop {
            let size = FullScreen::size();
            let page = self.page(size);
            FullScreen::draw(&page.rows(&mut self.scroll, size))?;
            let Ok(event) = events.recv() else {
                return Ok(());
            };
            let wish = match event {
                Event::Input(Input::Resized) => Wish::Nothing,
                Event::Input(Input::Key(key)) => self.press(key),
                Event::Waits(what) => {
                    self.waits_for = what;
                    Wish::Nothing
                }
                Event::Ran(said) => self.ran(said),
            };
            match wish {
                Wish::Run(slide) => {
                    process::open_again();
                    self.live = Live::Running(slide);
                    self.waits_for.clear();
                    self.said.clear();
                    live(&self.slides[slide]);
                }
                Wish::Stop => process::stop_all(),
                Wish::Follow | Wish::Apply if self.applied => {
                    let done = at(folder).apply(&self.slides[self.at].code);
                    self.tell_of_folder(done);
                }
                Wish::Apply => {
                    let back = at(folder).put_back();
                    self.tell_of_end(back);
                }
                Wish::Nothing | Wish::Follow => {}
                Wish::Quit => return Ok(()),
            }
        }
    }

    /// The live run is over: what has to be done now.
    fn ran(&mut self, said: Result<String, String>) -> Wish {
        match std::mem::replace(&mut self.live, Live::Resting) {
            Live::Stale(slide) => return Wish::Run(slide),
            Live::Running(slide) if slide == self.at => {
                self.said = said
                    .unwrap_or_else(|error| styled(BAD, error.lines().next().unwrap_or_default()));
            }
            Live::Running(_) | Live::Resting => {}
        }
        Wish::Nothing
    }

    /// Waits until the run that was ended has gone; false, where it cannot.
    fn has_ended_its_run(&self, events: &Receiver<Event>) -> bool {
        if self.live == Live::Resting {
            return true;
        }
        let begun = Instant::now();
        loop {
            let left = LAST_RUN.saturating_sub(begun.elapsed());
            match events.recv_timeout(left) {
                Ok(Event::Ran(_)) => return true,
                Ok(Event::Input(_) | Event::Waits(_)) => {}
                Err(_) => return false,
            }
        }
    }

    fn tell_of_end(&mut self, back: Result<Option<Back>, String>) {
        let name = &self.kata.name;
        match back {
            Ok(Some(Back {
                typed: Some(typed), ..
            })) => {
                self.said = format!(
                    "katas/{name}/src is as it was; what you typed: cargo kata back {name} {typed}"
                );
            }
            Ok(_) => self.said = format!("katas/{name}/src is as it was"),
            Err(error) => {
                self.applied = true;
                self.said = styled(
                    BAD,
                    format!("not put back: {}", error.lines().next().unwrap_or_default()),
                );
            }
        }
    }

    fn tell_of_folder(&mut self, done: Result<Option<usize>, String>) {
        let name = &self.kata.name;
        match done {
            Ok(None) => self.said = format!("katas/{name}/src follows"),
            Ok(Some(typed)) => {
                self.said = format!(
                    "katas/{name}/src follows; what you typed: cargo kata back {name} {typed}"
                );
            }
            Err(error) => {
                self.applied = false;
                self.said = styled(
                    BAD,
                    format!("not applied: {}", error.lines().next().unwrap_or_default()),
                );
            }
        }
    }

    /// What a key does. Every one of them works while something runs.
    fn press(&mut self, key: Key) -> Wish {
        if let Over::GoTo(typed) = &mut self.over {
            match key {
                Key::Char(digit @ '0'..='9') if typed.len() < 3 => typed.push(digit),
                Key::Backspace => drop(typed.pop()),
                Key::Enter => {
                    let step = typed
                        .parse::<usize>()
                        .ok()
                        .and_then(|number| number.checked_sub(1));
                    self.over = Over::Nothing;
                    let slide = step
                        .and_then(|step| self.slides.iter().position(|slide| slide.step == step));
                    if let Some(slide) = slide {
                        return self.go_to(slide);
                    }
                    self.said = format!("the steps are 1 to {}", self.headings.len());
                }
                Key::Char('q') | Key::Stop => return Wish::Quit,
                _ => self.over = Over::Nothing,
            }
            return Wish::Nothing;
        }
        let page = isize::try_from(FullScreen::size().1).unwrap_or(24) - 6;
        match key {
            Key::Escape if !matches!(self.over, Over::Nothing) => self.cover(Over::Nothing),
            Key::Char('q') | Key::Stop | Key::Escape => return Wish::Quit,
            Key::Up => self.scroll.by(-1),
            Key::Down => self.scroll.by(1),
            Key::PageUp => self.scroll.by(-page),
            Key::PageDown => self.scroll.by(page),
            Key::Right | Key::Enter | Key::Char(' ' | 'n') => {
                return self.go_to((self.at + 1).min(self.slides.len() - 1));
            }
            Key::Left | Key::Backspace | Key::Char('p') => {
                return self.go_to(self.at.saturating_sub(1));
            }
            Key::Home => return self.go_to(0),
            Key::End => return self.go_to(self.slides.len() - 1),
            Key::Char('g') => self.cover(Over::GoTo(String::new())),
            Key::Char('t') => self.cover(Over::Test),
            Key::Char('d') => self.cover(Over::Difference),
            Key::Char('?' | 'h') => self.cover(Over::Keys),
            Key::Char('r') if self.slides[self.at].tests.is_empty() => {
                "this step has no tests of its own".clone_into(&mut self.said);
            }
            Key::Char('r') => return self.run(),
            Key::Char('a') => {
                self.applied = !self.applied;
                return Wish::Apply;
            }
            Key::Char(_) | Key::Other => {}
        }
        Wish::Nothing
    }

    /// Runs the tests of the slide; a run of another slide that goes on is of no use any more.
    fn run(&mut self) -> Wish {
        match &mut self.live {
            Live::Resting => return Wish::Run(self.at),
            Live::Running(slide) if *slide == self.at => {}
            Live::Running(_) => {
                self.live = Live::Stale(self.at);
                return Wish::Stop;
            }
            Live::Stale(next) => *next = self.at,
        }
        Wish::Nothing
    }

    /// The same key once more takes away what lies over the slide.
    fn cover(&mut self, over: Over) {
        let same = std::mem::discriminant(&self.over) == std::mem::discriminant(&over);
        self.over = if same { Over::Nothing } else { over };
        self.scroll.home();
    }

    fn go_to(&mut self, slide: usize) -> Wish {
        self.over = Over::Nothing;
        self.scroll.home();
        if slide == self.at {
            return Wish::Nothing;
        }
        self.at = slide;
        self.said.clear();
        if self.applied {
            Wish::Follow
        } else {
            Wish::Nothing
        }
    }

    fn page(&self, (width, height): (usize, usize)) -> Page {
        let slide = &self.slides[self.at];
        let body = match &self.over {
            Over::Nothing | Over::GoTo(_) => (slide.body)((width, height)),
            Over::Keys => KEYS
                .iter()
                .map(|(key, does)| format!(" {}  {does}", styled(STRONG, format!("{key:>8}"))))
                .collect(),
            Over::Test => slide.tests.iter().flat_map(source).collect(),
            Over::Difference => {
                let lines: Vec<_> = scene::changes(&slide.before, &slide.code)
                    .iter()
                    .flat_map(|change| coloured(change, AROUND))
                    .collect();
                if lines.is_empty() {
                    vec![" The step has not changed anything yet.".to_owned()]
                } else {
                    lines
                }
            }
        };
        let (part, parts) = slide.part;
        let dots: String = (1..=parts)
            .map(|dot| if dot <= part { '●' } else { '○' })
            .collect();
        let top = format!(
            "{} {}  {}",
            styled(
                STRONG.invert(),
                format!(
                    " {} {}/{} ",
                    self.kata.name,
                    slide.step + 1,
                    self.headings.len()
                )
            ),
            styled(STRONG, &self.headings[slide.step]),
            styled(FAINT, dots)
        );
        let running = match self.live {
            Live::Resting => String::new(),
            _ if self.waits_for.is_empty() => styled(BETWEEN, "running …  "),
            _ => styled(BETWEEN, format!("{}  ", self.waits_for)),
        };
        let said = match &self.over {
            Over::GoTo(typed) => format!("go to step: {typed}_"),
            _ => format!("{running}{}", self.said),
        };
        let applied = if self.applied {
            styled(BETWEEN, "  [in src]")
        } else {
            String::new()
        };
        let place = match &self.places[slide.step] {
            Some(place) => styled(FAINT, format!(" {place}")),
            None => String::new(),
        };
        Page {
            top,
            body: std::iter::once(place).chain(body).collect(),
            bottom: vec![
                format!(" {said}{applied}"),
                styled(
                    FAINT,
                    " → forward  ← back  r run  t test  d difference  ? keys  q quit",
                ),
            ],
        }
    }
}

/// The texts of a moment: one, or one for each function whose tests fail.
fn bodies(moment: &Moment, journal: Journal<'_>) -> Vec<Body> {
    let Moment::Red(failures) = moment else {
        return vec![body(moment)];
    };
    let slides = slide::red_slides(failures, journal.course).into_iter();
    let body = |lines: Vec<String>| -> Body { Box::new(move |_| lines.clone()) };
    slides.map(body).collect()
}

/// The text of a moment that is no red.
fn body(moment: &Moment) -> Body {
    let words = |words: &str| words.to_owned();
    match moment {
        Moment::Prose(text) => {
            let text = words(text);
            Box::new(move |(width, _)| {
                report::prose(&text, " ", width.min(76))
                    .lines()
                    .map(str::to_owned)
                    .collect()
            })
        }
        Moment::Red(_) => Box::new(|_| Vec::new()),
        Moment::AlreadyGreen(tests) => {
            let lines: Vec<_> = tests
                .iter()
                .map(|test| format!(" {} {}", styled(GOOD.bold(), "✔ green already"), test.name))
                .collect();
            Box::new(move |_| lines.clone())
        }
        Moment::Change(hat, files) => {
            let hat = match hat {
                Hat::Green => styled(GOOD.bold(), "The least code"),
                Hat::Refactor => styled(BETWEEN.bold(), "Refactor"),
            };
            // The less stands around a change, the sooner it fits.
            let shorter = (0..=AROUND).rev().map(|around| {
                let files = files.iter().flat_map(|change| coloured(change, around));
                std::iter::once(format!(" {hat}")).chain(files).collect()
            });
            let shorter: Vec<Vec<String>> = shorter.collect();
            Box::new(move |(width, height)| {
                let fits = |lines: &&Vec<String>| {
                    let rows = lines.iter().map(|line| fit(line, width).len());
                    rows.sum::<usize>() + AROUND_A_SLIDE <= height
                };
                let found = shorter.iter().find(fits).or(shorter.first());
                found.cloned().unwrap_or_default()
            })
        }
        Moment::Green(tests) => {
            let tests = if *tests == 1 {
                "1 test".to_owned()
            } else {
                format!("{tests} tests")
            };
            let line = format!(" {}  {tests}", styled(GOOD.bold(), "✔ green"));
            Box::new(move |_| vec![line.clone()])
        }
    }
}

#[cfg(test)]
pub mod killed {
    use super::*;
    use crate::learner::journal::tests::{NoGit, Place, place};
    use crate::learner::progress;
    use crate::os::git::SystemGit;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    fn slide(text: &str) -> Texts {
        Texts::from([("lib.rs".into(), text.to_owned())])
    }

    fn folder<'a>(journal: Journal<'a>, place: &'a Place) -> Folder<'a> {
        Folder {
            journal,
            kata: &place.kata,
            taken: None,
            is_over: false,
        }
    }

    fn left(place: &Place) -> Option<usize> {
        let src = fingerprint_of_src(&journal::snapshot(&place.kata).unwrap());
        progress::left_by_a_demo(&place.course, &place.kata, &src)
    }

    /// Leaves the folder as a demo does that is killed while it shows that code.
    pub fn killed_with(place: &Place, shown: &str, entry: usize) {
        let was = journal::snapshot(&place.kata).unwrap();
        place.write("src/lib.rs", shown);
        let shown = journal::snapshot(&place.kata).unwrap();
        let borrowed = Borrowed::by_a_demo(&place.course, &place.kata);
        let borrowed = borrowed.unwrap().unwrap();
        borrowed.leave_note(&note(&(was, entry), &shown)).unwrap();
    }

    #[test]
    fn a_demo_after_one_that_was_killed_puts_back_what_was_there_before_that_one() {
        let place = place();
        let journal = Journal::new(&place.course, &SystemGit);
        assert_eq!(place.record().number, 1);
        killed_with(&place, "shown\n", 1);
        let mut folder = folder(journal, &place);
        assert_eq!(folder.apply(&slide("first\n")), Ok(None));
        let back = folder.end().unwrap();
        let (number, typed) = (1, None);
        assert_eq!(back, Some(Back { number, typed }));
        assert_eq!(place.read("src/lib.rs"), "one\n");
        assert_eq!(left(&place), None);
    }

    #[test]
    fn what_was_typed_after_a_demo_that_was_killed_is_kept_by_the_next_one() {
        let place = place();
        let journal = Journal::new(&place.course, &SystemGit);
        place.record();
        killed_with(&place, "shown\n", 1);
        place.write("src/lib.rs", "typed\n");
        let mut folder = folder(journal, &place);
        assert_eq!(folder.apply(&slide("first\n")), Ok(Some(2)));
        let back = folder.end().unwrap();
        assert_eq!(back.and_then(|back| back.typed), Some(2));
        assert_eq!(place.read("src/lib.rs"), "one\n");
        let (_, files) = journal.find(&place.kata, 2).unwrap();
        assert_eq!(files[std::path::Path::new("src/lib.rs")], b"typed\n");
    }

    #[test]
    fn a_demo_that_was_killed_is_told_of_until_its_code_has_gone() {
        let place = place();
        killed_with(&place, "shown\n", 7);
        assert_eq!((left(&place), left(&place)), (Some(7), Some(7)));
        place.write("src/lib.rs", "mine\n");
        assert_eq!((left(&place), left(&place)), (Some(7), None));
        killed_with(&place, "shown\n", 8);
        place.write("src/lib.rs", "mine\n");
        assert_eq!(left(&place), None, "it was brought back");
    }

    #[test]
    fn where_nothing_could_be_put_there_nothing_is_put_back() {
        let place = place();
        let journal = Journal::new(&place.course, &SystemGit);
        // Something that cannot be kept is in the way.
        std::fs::create_dir(place.kata.dir.join("src/new.rs")).unwrap();
        let code: Texts = ["lib.rs", "new.rs"]
            .map(|name| (name.into(), "first\n".to_owned()))
            .into();
        let mut folder = folder(journal, &place);
        let error = folder.apply(&code).unwrap_err();
        assert!(error.contains("nothing was changed"), "{error}");
        place.write("src/lib.rs", "written since\n");
        assert_eq!(folder.end(), Ok(None));
        assert_eq!(place.read("src/lib.rs"), "written since\n");
        assert_eq!(left(&place), None);
    }

    #[test]
    fn a_panic_puts_the_folder_back() {
        let place = place();
        let journal = Journal::new(&place.course, &SystemGit);
        let broken = catch_unwind(AssertUnwindSafe(|| {
            let folder = Mutex::new(folder(journal, &place));
            at(&folder).apply(&slide("first\n")).unwrap();
            assert_eq!(place.read("src/lib.rs"), "first\n");
            panic!("a bug");
        }));
        assert!(broken.is_err());
        assert_eq!(place.read("src/lib.rs"), "one\n");
        assert_eq!(left(&place), None);
    }

    #[test]
    fn a_note_stays_where_the_folder_could_not_be_put_back() {
        let place = place();
        let journal = Journal::new(&place.course, &SystemGit);
        let mut folder = folder(journal, &place);
        folder.apply(&slide("first\n")).unwrap();
        // What was typed cannot be kept, so it is not overwritten.
        place.write("src/lib.rs", "typed\n");
        folder.journal = Journal::new(&place.course, &NoGit);
        folder.end().unwrap_err();
        drop(folder);
        assert_eq!(place.read("src/lib.rs"), "typed\n");
        assert_eq!(left(&place), Some(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::walkthrough::Step;
    use crate::learner::journal::tests::{Place, nothing_saved_meanwhile_is_lost, place};
    use crate::os::git::{self, Git};
    use crate::replay::scene::{Failure, FileChange, Scene, Told};
    use rstest::rstest;

    #[test]
    fn a_demo_loses_nothing_that_is_saved_meanwhile() {
        let slide = |text: &str| Texts::from([("lib.rs".into(), text.to_owned())]);
        nothing_saved_meanwhile_is_lost(
            |_| {},
            |journal, place| {
                let mut folder = Folder {
                    journal,
                    kata: &place.kata,
                    taken: None,
                    is_over: false,
                };
                folder.apply(&slide("first\n")).unwrap();
                assert_eq!(place.read("src/lib.rs"), "first\n");
                folder.apply(&slide("second\n")).unwrap();
                assert_eq!(place.read("src/lib.rs"), "second\n");
                folder.end().unwrap();
                assert_ne!(place.read("src/lib.rs"), "second\n");
            },
        );
    }

    /// A machine without git.
    struct NoGit;

    impl Git for NoGit {
        fn run(&self, _: &std::path::Path, _: &[&str], _: &[u8]) -> std::io::Result<git::Said> {
            Err(std::io::ErrorKind::NotFound.into())
        }
    }

    fn without_git(place: &Place) -> Journal<'_> {
        Journal::new(&place.course, &NoGit)
    }

    /// The code of a slide.
    fn code(number: usize) -> Texts {
        Texts::from([("lib.rs".into(), format!("code {number}\n"))])
    }

    /// Two steps: words, red, a change and green; then words only.
    fn steps() -> Vec<Told> {
        let test = Shown {
            name: "unit::one".to_owned(),
            function: None,
        };
        let message = "not yet".to_owned();
        let change = FileChange {
            file: "lib.rs".into(),
            before: "code 0\n".to_owned(),
            after: "code 2\n".to_owned(),
        };
        let steps = [
            vec![
                Moment::Prose("First words.".to_owned()),
                Moment::Red(vec![Failure { test, message }]),
                Moment::Change(Hat::Green, vec![change]),
                Moment::Green(1),
            ],
            vec![Moment::Prose("Last words.".to_owned())],
        ];
        let mut numbers = 0..;
        let mut scene = |moment| Scene {
            moment,
            code: code(numbers.next().unwrap_or_default()),
        };
        let told = steps.into_iter().enumerate().map(|(index, moments)| Told {
            heading: format!("Step {}", index + 1),
            line: 1,
            part: (index == 1).then(|| Position {
                number: 2,
                of: 3,
                title: "Pears".to_owned(),
            }),
            scenes: moments.into_iter().map(&mut scene).collect(),
        });
        told.collect()
    }

    fn show(place: &Place) -> Show<'_> {
        let steps = steps();
        let step = |told: &Told| Step {
            heading: told.heading.clone(),
            line: 1,
            parts: Vec::new(),
        };
        let walkthrough = Walkthrough {
            title: "Fruit".to_owned(),
            intro: "Before all.".to_owned(),
            steps: steps.iter().map(step).collect(),
            end: 1,
        };
        let replay = Replay {
            steps,
            broken: None,
        };
        Show::new(&place.kata, &walkthrough, &replay, without_git(place))
    }

    /// Presses keys one after the other: what the last one asks for.
    fn press(show: &mut Show<'_>, keys: &[Key]) -> Wish {
        let mut wish = Wish::Nothing;
        for key in keys {
            wish = show.press(*key);
        }
        wish
    }

    /// What is on the screen, without colours.
    fn text(show: &Show<'_>) -> String {
        let rows = show.page((80, 24)).rows(&mut Scroll::default(), (80, 24));
        anstream::adapter::strip_str(&rows.join("\n")).to_string()
    }

    #[test]
    fn a_show_begins_with_what_stands_before_the_first_step() {
        let place = place();
        let text = text(&show(&place));
        assert!(text.starts_with(" fruit 1/2  Step 1  ●○○○"), "{text}");
        assert!(text.contains("Before all.") && text.contains("First words."));
    }

    #[test]
    fn a_slide_says_which_part_of_the_kata_it_belongs_to() {
        let place = place();
        let mut show = show(&place);
        assert!(!text(&show).contains(" part "));
        press(&mut show, &[Key::End]);
        assert!(
            text(&show).contains("\n part 2 of 3: Pears\n"),
            "{}",
            text(&show)
        );
    }

    #[rstest]
    #[case::forward(&[Key::Right, Key::Char(' '), Key::Enter, Key::Char('n')], 4)]
    #[case::not_past_the_last(&[Key::End, Key::Right], 4)]
    #[case::back(&[Key::End, Key::Left, Key::Backspace, Key::Char('p')], 1)]
    #[case::not_before_the_first(&[Key::Left], 0)]
    #[case::to_the_first(&[Key::Right, Key::Home], 0)]
    #[case::to_a_step(&[Key::Char('g'), Key::Char('2'), Key::Enter], 4)]
    #[case::a_digit_taken_back(&[Key::Char('g'), Key::Char('1'), Key::Backspace, Key::Char('2'), Key::Enter], 4)]
    #[case::to_a_step_that_does_not_exist(&[Key::Right, Key::Char('g'), Key::Char('9'), Key::Enter], 1)]
    #[case::to_no_step_after_all(&[Key::Char('g'), Key::Char('2'), Key::Escape], 0)]
    #[case::scrolling(&[Key::Down, Key::PageDown, Key::PageUp, Key::Up], 0)]
    fn keys_lead_to_a_slide(#[case] keys: &[Key], #[case] slide: usize) {
        let place = place();
        let mut show = show(&place);
        assert_eq!(press(&mut show, keys), Wish::Nothing);
        assert_eq!(show.at, slide);
    }

    #[test]
    fn a_step_that_does_not_exist_is_answered_with_those_that_do() {
        let place = place();
        let mut show = show(&place);
        press(&mut show, &[Key::Char('g'), Key::Char('9')]);
        assert!(text(&show).contains("go to step: 9_"));
        press(&mut show, &[Key::Enter]);
        assert!(text(&show).contains("the steps are 1 to 2"));
    }

    #[rstest]
    #[case::the_keys(Key::Char('?'), "this list")]
    #[case::the_test(Key::Char('t'), "unit::one")]
    #[case::the_difference(Key::Char('d'), "The step has not changed anything yet.")]
    fn what_lies_over_a_slide_goes_by_the_same_key_and_by_escape(
        #[case] key: Key,
        #[case] shows: &str,
    ) {
        let place = place();
        let mut show = show(&place);
        for away in [key, Key::Escape] {
            press(&mut show, &[key]);
            assert!(text(&show).contains(shows), "{}", text(&show));
            assert_eq!(press(&mut show, &[away]), Wish::Nothing);
            assert!(text(&show).contains("First words."));
        }
    }

    #[test]
    fn a_difference_is_that_since_the_step_began() {
        let place = place();
        let mut show = show(&place);
        press(&mut show, &[Key::Right, Key::Right, Key::Char('d')]);
        let text = text(&show);
        assert!(
            text.contains("- code 0") && text.contains("+ code 2"),
            "{text}"
        );
    }

    #[rstest]
    fn the_end_is_asked_for_whatever_is_on_the_screen(
        #[values(Key::Char('q'), Key::Stop)] end: Key,
        #[values('?', 't', 'd', 'g', 'r', 'a', 'n')] before: char,
    ) {
        let place = place();
        let mut show = show(&place);
        assert_eq!(press(&mut show, &[Key::Char(before), end]), Wish::Quit);
    }

    #[test]
    fn escape_ends_it_where_nothing_lies_over_the_slide() {
        let place = place();
        assert_eq!(press(&mut show(&place), &[Key::Escape]), Wish::Quit);
    }

    #[test]
    fn a_run_begins_and_its_answer_is_shown() {
        let place = place();
        let mut show = show(&place);
        assert_eq!(press(&mut show, &[Key::Char('r')]), Wish::Run(0));
        show.live = Live::Running(0);
        assert!(text(&show).contains("running …"));
        assert_eq!(press(&mut show, &[Key::Char('r')]), Wish::Nothing);
        assert_eq!(show.ran(Ok("✔ green".to_owned())), Wish::Nothing);
        let text = text(&show);
        assert!(
            text.contains("✔ green") && !text.contains("running"),
            "{text}"
        );
    }

    #[test]
    fn a_step_without_tests_has_nothing_to_run() {
        let place = place();
        let mut show = show(&place);
        let wish = press(&mut show, &[Key::End, Key::Char('r')]);
        assert_eq!(wish, Wish::Nothing);
        assert!(text(&show).contains("this step has no tests of its own"));
    }

    #[test]
    fn a_run_of_another_slide_begins_when_the_one_before_has_gone() {
        let place = place();
        let mut show = show(&place);
        show.live = Live::Running(0);
        assert_eq!(press(&mut show, &[Key::Right, Key::Char('r')]), Wish::Stop);
        let again = press(&mut show, &[Key::Right, Key::Char('r')]);
        assert_eq!(again, Wish::Nothing);
        assert_eq!(
            show.ran(Ok("of no use".to_owned())),
            Wish::Run(2),
            "the slide on which it was asked for last"
        );
        assert!(!text(&show).contains("of no use"));
    }

    #[test]
    fn the_answer_of_another_slide_is_not_shown_on_this_one() {
        let place = place();
        let mut show = show(&place);
        show.live = Live::Running(0);
        press(&mut show, &[Key::Right]);
        show.ran(Ok("of the first".to_owned()));
        assert!(!text(&show).contains("of the first"));
    }

    #[test]
    fn what_a_run_waits_for_and_what_else_is_said_are_shown_side_by_side() {
        let place = place();
        let mut show = show(&place);
        show.live = Live::Running(0);
        show.waits_for = "waiting for another demo".to_owned();
        show.applied = true;
        show.tell_of_folder(Ok(None));
        let text = text(&show);
        let line = "waiting for another demo  katas/fruit/src follows  [in src]";
        assert!(text.contains(line), "{text}");
    }

    #[test]
    fn the_folder_follows_from_slide_to_slide() {
        let place = place();
        let mut show = show(&place);
        assert_eq!(press(&mut show, &[Key::Char('a')]), Wish::Apply);
        assert!(show.applied);
        assert_eq!(press(&mut show, &[Key::Right]), Wish::Follow);
        assert_eq!(press(&mut show, &[Key::Home]), Wish::Follow);
        let again = press(&mut show, &[Key::Home]);
        assert_eq!(again, Wish::Nothing, "it shows that slide already");
        assert_eq!(press(&mut show, &[Key::Char('a')]), Wish::Apply);
        assert!(!show.applied);
        assert_eq!(press(&mut show, &[Key::Right]), Wish::Nothing);
    }

    #[test]
    fn a_folder_that_cannot_be_taken_is_not_shown_as_taken() {
        let place = place();
        let mut show = show(&place);
        press(&mut show, &[Key::Char('a')]);
        show.tell_of_folder(Err("no git".to_owned()));
        let text = text(&show);
        assert!(text.contains("not applied: no git"), "{text}");
        assert!(!text.contains("[in src]"), "{text}");
    }

    #[test]
    fn a_folder_that_cannot_be_put_back_is_still_shown_as_taken() {
        let place = place();
        let mut show = show(&place);
        press(&mut show, &[Key::Char('a'), Key::Char('a')]);
        show.tell_of_end(Err("no git".to_owned()));
        let text = text(&show);
        assert!(text.contains("not put back: no git  [in src]"), "{text}");
    }

    #[rstest]
    #[case::nothing_typed(None, "katas/fruit/src is as it was")]
    #[case::something_typed(Some(7), "what you typed: cargo kata back fruit 7")]
    fn a_folder_that_is_put_back_says_what_was_typed(
        #[case] typed: Option<usize>,
        #[case] says: &str,
    ) {
        let place = place();
        let mut show = show(&place);
        show.tell_of_end(Ok(Some(Back { number: 3, typed })));
        assert!(text(&show).contains(says));
    }

    fn folder(place: &Place) -> Folder<'_> {
        Folder {
            journal: without_git(place),
            kata: &place.kata,
            taken: None,
            is_over: false,
        }
    }

    #[test]
    fn what_cannot_be_kept_is_not_overwritten() {
        let place = place();
        let mut folder = folder(&place);
        let why = folder.apply(&code(0)).unwrap_err();
        assert!(why.contains("git"), "{why}");
        assert_eq!(place.read("src/lib.rs"), "one\n");
        assert_eq!(folder.end(), Ok(None), "there is nothing to put back");
    }

    #[test]
    fn a_folder_that_another_demo_has_is_left_alone() {
        let place = place();
        let _other = Borrowed::by_a_demo(&place.course, &place.kata).unwrap();
        let why = folder(&place).apply(&code(0)).unwrap_err();
        assert!(why.contains("another demo has katas/fruit/src"), "{why}");
        assert_eq!(place.read("src/lib.rs"), "one\n");
    }

    #[test]
    fn after_the_end_no_key_takes_the_folder_again() {
        let place = place();
        let mut folder = folder(&place);
        assert_eq!(folder.end(), Ok(None));
        assert_eq!(folder.apply(&code(0)), Err("the demo ends".to_owned()));
    }
}
