//! `kata`: runs the katas, checks them, and says what to do next.

mod cli;
mod commands;
mod course;
mod impostors;
mod learner;
mod os;
mod replay;
mod run;
mod ui;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use crate::cli::{Cli, Command, Supports};
use crate::commands::error::Error;
use crate::commands::{
    ask, book, completion, demo, flip, handout, hint, history, init, list, mark, new, pack,
    practice, quiz, remove, rename, solo, solution, verify, watch,
};
use crate::course::kata::{self, Course};
use crate::course::language;
use crate::learner::journal::Journal;
use crate::os::cargo::SystemCargo;
use crate::os::direct::Direct;
use crate::os::ending;
use crate::os::files;
use crate::os::git;
use crate::os::process::{self, System};
use crate::os::rustc::{self, SystemRustc};
use crate::os::status::Status;
use crate::os::terminal;
use crate::run::request::Tools;
use crate::ui::document;
use crate::ui::style;

/// How long a terminal may take to show the last words of a command that was stopped.
const LAST_WORDS: Duration = Duration::from_millis(500);

/// What there is to say about a panic.
const BUG: &str = "this is a bug of the runner, and not of your code; nothing of yours is lost\n\
                   please report it with what it printed above";

fn main() -> ExitCode {
    if let Some(ended) = rustc::as_wrapper() {
        return ended;
    }
    process::follow_ctrl_z(terminal::stand_still);
    // Every test is the leader of a group of its own, so that Ctrl-C reaches only this process: it passes it on. A
    // handler that cannot be set costs no more than that.
    let _ = ctrlc::set_handler(|| {
        ending::begin();
        // The learner's files first: all that follows may hang.
        ending::put_back();
        process::stop_all();
        // Before the last words: their reader may look at once.
        process::end_all_strays();
        files::clear_scratch();
        ending::within(LAST_WORDS, || {
            terminal::restore();
            terminal::print_error("\nstopped\n");
        });
        // At once: a full screen that is drawn again would not be taken away.
        std::process::exit(130);
    });
    let here = std::env::current_dir();
    let in_handout = here.as_deref().is_ok_and(kata::is_in_handout);
    let cli = match Cli::read(in_handout) {
        Ok(cli) => cli,
        Err(error) => {
            if error.use_stderr() && std::env::args_os().any(|arg| arg == "--json") {
                document::print_error(None, None, Status::Usage, error.to_string().trim_end());
            }
            error.exit()
        }
    };
    if cli.is_plain() {
        terminal::be_plain();
    }
    if let Some(code) = cli.language() {
        language::speak(code);
    }
    let wanted = cli.document();
    let answered = or_a_fault(|| {
        let here = here.map_err(Error::io("find", "the current folder"))?;
        answer(cli, &here)
    });
    // The exit status is that of the end from outside, which is under way.
    ending::wait_if_begun();
    let (status, message) = match answered {
        Ok(status) => return status.into(),
        Err(wrong) => wrong,
    };
    if let Some((command, kata)) = wanted {
        document::print_error(Some(command), kata.as_deref(), status, &message);
    }
    let label = if status == Status::Fault {
        "fault"
    } else {
        "error"
    };
    terminal::print_error(&format!(
        "{}: {message}\n",
        style::styled(style::BAD.bold(), label)
    ));
    status.into()
}

/// The status of what is done; why, if it cannot be done. A panic of the runner's own is a fault: what it says is on standard
/// error already.
fn or_a_fault(answer: impl FnOnce() -> Result<Status, Error>) -> Result<Status, (Status, String)> {
    match catch_unwind(AssertUnwindSafe(answer)) {
        Ok(Ok(status)) => Ok(status),
        Ok(Err(error)) => Err((error.status(), error.to_string())),
        Err(_) => Err((Status::Fault, BUG.to_owned())),
    }
}

fn answer(mut cli: Cli, here: &Path) -> Result<Status, Error> {
    let in_handout = kata::is_in_handout(here);
    let commands = cli::command_names(in_handout);
    if let Some(Command::Init(wanted)) = cli.command.take_if(|it| matches!(it, Command::Init(_)))
        && cli.refused.is_none()
    {
        return init::init(here, &commands, &wanted.into());
    }
    let course = Course::find(here, &commands)?;
    if let Some(name) = cli.refused {
        return Err(not_in_a_handout(&name));
    }
    let system = SystemCargo::find().with(course.apart());
    make_lock(&system, &course, cli.command.as_ref())?;
    let home = course.folders().generated().join("built");
    let cargo = Direct::new(&system, &SystemRustc, home);
    let tools = Tools {
        cargo: &cargo,
        processes: &System,
    };
    let journal = Journal::new(&course, &git::SystemGit);
    match cli.command {
        Some(Command::Hint { name, reveal, .. }) => hint::next(&course, tools, &name, reveal),
        Some(Command::Solution { name, item, reveal }) => {
            solution::show(&course, tools, &solution::Options { name, item, reveal })
        }
        Some(Command::Ask {
            name,
            expression,
            part,
        }) => ask::ask(journal, tools, &name, &expression, part),
        Some(Command::Flip { name, what }) => flip::turn_round(journal, tools, &name, what.into()),
        Some(Command::Mark { dir, how }) => mark::class(&course, tools, &how.of(dir)),
        Some(Command::Watch { name, way, .. }) => {
            watch::watch(journal, tools, name.as_deref(), way.into())
        }
        Some(Command::Solo { name, how }) if how.watch => {
            watch::circle(journal, tools, &name, how.part)
        }
        Some(Command::Solo { name, how }) => solo::solo(journal, tools, &name, how.into()),
        Some(Command::Log { name, json }) => history::log(journal, &name, json),
        Some(Command::Back { name, run, part }) => history::back(journal, &name, run, part.into()),
        Some(Command::Reset { name }) => history::reset(journal, &name),
        Some(Command::Diff { name, from, to }) => history::diff(journal, &name, from, to),
        Some(Command::Demo {
            name,
            plain,
            markdown,
            html,
            solo,
        }) => demo::show(
            journal,
            tools,
            &demo::Options {
                name,
                plain,
                markdown,
                html,
                solo,
            },
        ),
        Some(Command::Quiz {
            topic,
            answers,
            json,
            ..
        }) => quiz::ask(
            &course,
            &quiz::Options {
                topic,
                answers,
                json,
            },
        ),
        Some(Command::Completions { shell }) => completions(shell),
        Some(Command::Complete { words }) => print(&completion::lines(
            &cli::definition(in_handout),
            &words,
            &journal,
        )),
        command @ Some(
            Command::Verify(_)
            | Command::Book { .. }
            | Command::Pack { .. }
            | Command::Handout { .. }
            | Command::New { .. }
            | Command::Remove { .. }
            | Command::Rename { .. }
            | Command::Init(_),
        ) => for_authors(&course, tools, here, command),
        None => match cli.practice.name.clone() {
            None => list::list(&course, cli.practice.json),
            Some(name) if !cli.practice.rest.is_empty() => {
                Err(not_a_command(&course, &name, &cli.practice.rest))
            }
            Some(name) => {
                let options = cli.practice.into();
                practice::run_once(journal, tools, &name, &options)
            }
        },
    }
}

/// Makes the lock file of the course, if there is none, for a command that builds copies of katas, or hands out the versions of
/// their dependencies.
fn make_lock(cargo: &SystemCargo, course: &Course, command: Option<&Command>) -> Result<(), Error> {
    let is_needed = matches!(
        command,
        Some(
            Command::Ask { .. }
                | Command::Flip { .. }
                | Command::Mark { .. }
                | Command::Solo { .. }
                | Command::Demo { .. }
                | Command::Verify(_)
                | Command::Handout { .. }
                | Command::Book {
                    supports: None | Some(Supports::Slides { .. })
                }
        )
    );
    if is_needed {
        cargo.make_lock(course.root())?;
    }
    Ok(())
}

/// What authors and instructors ask for.
fn for_authors(
    course: &Course,
    tools: Tools<'_>,
    here: &Path,
    command: Option<Command>,
) -> Result<Status, Error> {
    match command {
        Some(Command::Verify(wanted)) if wanted.watch => {
            verify::watch(course, tools, &wanted.into())
        }
        Some(Command::Verify(wanted)) => verify::katas(course, tools, &wanted.into()),
        Some(Command::Book {
            supports: Some(Supports::Supports { .. }),
        }) => Ok(book::supports()),
        Some(Command::Book {
            supports: Some(Supports::Slides { folder }),
        }) => book::slides(course, tools, &folder),
        Some(Command::Book { supports: None }) => book::build(course, tools),
        Some(Command::Pack { names }) => pack::katas(course, tools, &names),
        Some(Command::Handout {
            names,
            out,
            vendor,
            git,
        }) => handout::make(
            course,
            &SystemCargo::find(),
            &git::SystemGit,
            here,
            &handout::Options {
                katas: names,
                out,
                vendor,
                git,
                commands: cli::command_lines(),
            },
        ),
        Some(Command::New {
            name,
            from: Some(from),
        }) => new::borrow::take(course, tools.cargo, here, &from, name.as_deref()),
        Some(Command::New { name, from: None }) => {
            new::new(course, name.as_deref().unwrap_or_default())
        }
        Some(Command::Remove { name }) => remove::remove(course, &name),
        Some(Command::Rename { name, new }) => {
            rename::rename(course, tools.cargo, &git::SystemGit, &name, &new)
        }
        _ => Ok(Status::Green),
    }
}

/// Prints what a shell needs to complete the command.
fn completions(shell: completion::Shell) -> Result<Status, Error> {
    let runner = std::env::current_exe().map_err(Error::io("find", "this program"))?;
    print(&completion::script(shell, &runner))
}

fn print(text: &str) -> Result<Status, Error> {
    terminal::print(text).map_err(Error::io("write", "standard output"))?;
    Ok(Status::Green)
}

/// `kata verify` where only learners work.
fn not_in_a_handout(command: &str) -> Error {
    Error::Usage(format!(
        "`cargo kata {command}` is not in this handout: it is for authors and instructors, who have the solutions\n\
         cargo kata --help lists the commands that work here"
    ))
}

/// `kata flpi tides`: a command that is none, or several katas at once.
fn not_a_command(course: &Course, name: &str, rest: &[String]) -> Error {
    let known = cli::command_names(false);
    match (course.kata(name), rest) {
        (Ok(_), [command]) if known.contains(command) => Error::Usage(format!(
            "`{name}` is a kata, and `{command}` a command: did you mean `cargo kata {command} {name}`?"
        )),
        (Ok(_), _) => Error::Usage(format!(
            "one kata at a time: `{name}` is one, and `{}` is too much",
            rest.join(" ")
        )),
        (Err(error), _) => error.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_of_the_runner_is_a_fault() {
        let (status, message) = or_a_fault(|| panic!("a bug")).unwrap_err();
        assert_eq!(status, Status::Fault);
        assert_eq!(message, BUG);
        assert_eq!(or_a_fault(|| Ok(Status::NotGreen)), Ok(Status::NotGreen));
        let wrong = or_a_fault(|| Err(Error::Usage("no".to_owned())));
        assert_eq!(wrong, Err((Status::Usage, "no".to_owned())));
    }
}
