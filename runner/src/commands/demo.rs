//! `kata demo`: how a kata is grown, test by test: on a stage, as a text, as a page for the book.

mod full_screen;
mod html;
mod page;
mod slide;
mod text;

use std::path::PathBuf;

use crate::commands::error::Error;
use crate::course::kata::{Course, Kata};
use crate::course::walkthrough::{self, Walkthrough};
use crate::learner::journal::Journal;
use crate::learner::session;
use crate::learner::starter::{self, StarterError};
use crate::os::files::{self, Texts};
use crate::os::status::Status;
use crate::os::terminal;
use crate::replay;
use crate::replay::own::with_own_tests;
use crate::replay::scene::Replay;
use crate::run::request::{RunEvent, Tools};
use crate::ui::report;
use crate::ui::status_line::with_status_line;
use crate::ui::style::{BAD, GOOD, styled};

/// What will be shown, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The kata.
    pub name: String,
    /// As a text, although this is a terminal.
    pub plain: bool,
    /// As a page for the book.
    pub markdown: bool,
    /// As slides for a browser, in that file.
    pub html: Option<PathBuf>,
    /// How the first part is done in solo, with tests of one's own.
    pub solo: bool,
}

/// Shows it.
///
/// # Errors
/// An unknown kata, one without a walk-through or with one that is not understood, a fault of the machine. A step that
/// breaks is no error but a status.
pub fn show(journal: Journal<'_>, tools: Tools<'_>, wanted: &Options) -> Result<Status, Error> {
    let course = journal.course;
    let kata = course.kata(&wanted.name)?;
    // The learner's folder is the kata's; what is shown may be led by other tests.
    let (walkthrough, played) = script(course, &kata, wanted.solo)?;
    let is_a_text = wanted.plain || wanted.markdown || wanted.html.is_some();
    let on_stage = terminal::is_interactive() && !is_a_text;
    if on_stage {
        terminal::end_with_the_terminal();
    }
    let shipped = shipped(&kata)?;
    // What was the learner's comes first: there is one line for both.
    let note = session::left_by_a_demo(course, &kata).or_else(|| shipped.note(&kata));
    if let Some(note) = note.as_ref().filter(|_| !on_stage) {
        report::tell("note", note);
    }
    let replay = replayed(course, tools, &played, &walkthrough, shipped.files())?;
    if on_stage && replay.broken.is_none() {
        let said = note.unwrap_or_default();
        return full_screen::perform(
            journal,
            tools,
            [&kata, &played],
            &walkthrough,
            &replay,
            said,
        );
    }
    if let (Some(file), None) = (&wanted.html, &replay.broken) {
        let text = html::of(course, &kata, &walkthrough, &replay);
        files::write_whole(file, text.as_bytes()).map_err(Error::io("write", file))?;
        let text = format!("{} {}\n", styled(GOOD, "✔"), files::shown(file));
        terminal::print(&text).map_err(Error::io("write", "standard output"))?;
        return Ok(Status::Green);
    }
    let text = if wanted.markdown {
        page::of(&kata, &walkthrough, &replay)
    } else {
        text::of(course, &kata, &walkthrough, &replay, terminal::width())
    };
    terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    let Some(broken) = replay.broken else {
        return Ok(Status::Green);
    };
    terminal::print_error(&format!(
        "{}: the step `{}` breaks at {}:{}\n{}\n{}\n",
        styled(BAD.bold(), "broken"),
        broken.heading,
        course.shown(&if wanted.solo {
            kata.solo_file()
        } else {
            kata.demo_file()
        }),
        broken.line,
        broken.what,
        broken.advice,
    ));
    if let Shipped::Unknown(why) = shipped {
        let text = format!(
            "the walk-through was rehearsed on katas/{}/src, which may not be the starter\n{why}",
            kata.name
        );
        report::tell("note", &text);
    }
    Ok(Status::NotGreen)
}

/// The code that a walk-through begins with.
enum Shipped {
    /// The starter as it ships; the learner's folder has other code, perhaps.
    Starter {
        files: Texts,
        is_in_the_folder: bool,
    },
    /// It is not known, so the folder has to do.
    Unknown(StarterError),
}

impl Shipped {
    fn files(&self) -> Option<&Texts> {
        match self {
            Self::Starter { files, .. } => Some(files),
            Self::Unknown(_) => None,
        }
    }

    /// What the speaker should know before the walk-through begins.
    fn note(&self, kata: &Kata) -> Option<String> {
        match self {
            Self::Starter {
                is_in_the_folder: false,
                ..
            } => Some(format!(
                "katas/{}/src is no longer the starter: the walk-through begins with the starter that ships, and your \
                 code stays as it is",
                kata.name
            )),
            Self::Starter { .. } | Self::Unknown(_) => None,
        }
    }
}

/// Finds out what a walk-through of the kata begins with.
fn shipped(kata: &Kata) -> Result<Shipped, Error> {
    match starter::read(kata) {
        Ok(files) => Ok(Shipped::Starter {
            is_in_the_folder: starter::differences(kata).is_ok_and(|files| files.is_empty()),
            files: replay::code_of(kata, files)?,
        }),
        Err(why) => Ok(Shipped::Unknown(why)),
    }
}

/// A kata's walk-through as slides for a browser, or nothing where a step of it breaks.
///
/// # Errors
/// Where there is no walk-through or one that is not understood; a fault of the machine.
pub fn slides(course: &Course, tools: Tools<'_>, kata: &Kata) -> Result<Option<String>, Error> {
    let walkthrough = read(course, kata)?;
    let shipped = shipped(kata)?;
    let replay = replayed(course, tools, kata, &walkthrough, shipped.files())?;
    Ok(match replay.broken {
        Some(_) => None,
        None => Some(html::of(course, kata, &walkthrough, &replay)),
    })
}

/// A kata's walk-through as a page for the book, or nothing where a step of it breaks.
///
/// # Errors
/// Where there is no walk-through or one that is not understood; a fault of the machine.
pub fn page(
    course: &Course,
    tools: Tools<'_>,
    kata: &Kata,
    solo: bool,
) -> Result<Option<String>, Error> {
    let (walkthrough, played) = script(course, kata, solo)?;
    let shipped = shipped(kata)?;
    let replay = replayed(course, tools, &played, &walkthrough, shipped.files())?;
    Ok(match replay.broken {
        Some(_) => None,
        None => Some(page::of(kata, &walkthrough, &replay)),
    })
}

/// The walk-through, and the kata with the tests that lead it.
fn script(course: &Course, kata: &Kata, solo: bool) -> Result<(Walkthrough, Kata), Error> {
    if !solo {
        return Ok((read(course, kata)?, kata.clone()));
    }
    let (file, tests) = (kata.solo_file(), kata.solo_tests_file());
    if let Some(missing) = [&file, &tests].into_iter().find(|file| !file.is_file()) {
        return Err(Error::Usage(format!(
            "the kata `{0}` does not show solo: there is no {1}\nits walk-through with the given tests: cargo kata demo {0}",
            kata.name,
            course.shown(missing)
        )));
    }
    Ok((walkthrough::read(&file)?, with_own_tests(course, kata)?))
}

fn read(course: &Course, kata: &Kata) -> Result<Walkthrough, Error> {
    let file = kata.demo_file();
    if !file.is_file() {
        return Err(Error::Usage(format!(
            "the kata `{}` has no walk-through yet: there is no {}",
            kata.name,
            course.shown(&file)
        )));
    }
    Ok(walkthrough::read(&file)?)
}

/// Carries it out with a line on the terminal that shows how far it is.
fn replayed(
    course: &Course,
    tools: Tools<'_>,
    kata: &Kata,
    walkthrough: &Walkthrough,
    begin: Option<&Texts>,
) -> Result<Replay, Error> {
    let total = walkthrough.steps.len();
    let own = format!("{}-", kata.name);
    let result = with_status_line(|show| {
        replay::replay(
            course,
            tools,
            kata,
            walkthrough,
            begin,
            &|event| match event {
                RunEvent::Compiling(name) if name.starts_with(&own) => {}
                RunEvent::Compiling(name) => {
                    show(&format!("building what it needs, once: {name} …"));
                }
                RunEvent::Waiting => show("waiting for another cargo to finish …"),
                RunEvent::AnotherRun => show("waiting for another demo of this kata to finish …"),
                RunEvent::Doing(text) => show(&text),
                RunEvent::Listed { .. } | RunEvent::Tested(_) => {}
            },
            &|done| {
                show(&format!(
                    "rehearsing  {}step {} of {total} (Ctrl-C ends it)",
                    report::long_bar(done, total),
                    done + 1
                ));
            },
        )
    });
    Ok(result?)
}

#[cfg(test)]
pub use full_screen::killed::killed_with;
