//! The command line: what can be asked for.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::commands::completion::Shell;
use crate::commands::handout::CommandLine;
use crate::commands::{flip, init, mark, practice, solo, verify};
use crate::course::kata::Layer;
use crate::course::language;
use crate::learner::journal::Part;
use crate::learner::session::PracticeOptions;
use crate::ui::document::Kind;
use crate::ui::report::Detail;

/// Practise test-driven development: run a kata, turn its tests green one at a time.
#[derive(Debug, Parser)]
#[command(
    name = "kata",
    bin_name = "cargo kata",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Without a NAME it lists the katas.\n\
                  Exit status: 0 green, 1 not green, 2 wrong usage, 3 a fault of the machine."
)]
pub struct Cli {
    /// Run a kata, or list them.
    #[command(flatten)]
    pub practice: PracticeArgs,
    /// Anything else.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The command that was asked for and is not in a handout.
    #[arg(skip)]
    pub refused: Option<String>,
}

/// The commands of a handout. The others need the solutions, or are for authors.
const IN_A_HANDOUT: [&str; 13] = [
    "ask",
    "back",
    "book",
    "complete",
    "completions",
    "diff",
    "flip",
    "hint",
    "log",
    "quiz",
    "reset",
    "solo",
    "watch",
];

/// The command line: all of it, or what a handout has of it.
pub fn definition(in_handout: bool) -> clap::Command {
    let mut command = Cli::command();
    let others = command_names(false);
    for name in others
        .iter()
        .filter(|name| in_handout && !belongs_in_a_handout(name))
    {
        command = command.mut_subcommand(name, |command| command.hide(true));
    }
    command
}

/// All commands, as their help has them.
pub fn command_lines() -> Vec<CommandLine> {
    let all = Cli::command();
    let lines = all.get_subcommands().map(|command| {
        let about = command.get_about().filter(|_| !command.is_hide_set());
        CommandLine {
            name: command.get_name().to_owned(),
            about: about.map(ToString::to_string),
            is_for_learners: belongs_in_a_handout(command.get_name()),
        }
    });
    lines.collect()
}

fn belongs_in_a_handout(name: &str) -> bool {
    IN_A_HANDOUT.contains(&name)
}

impl Cli {
    /// Reads the command line.
    ///
    /// # Errors
    /// When it asks for what is not there, for help, or for the version.
    pub fn read(in_handout: bool) -> Result<Self, clap::Error> {
        let matches =
            definition(in_handout).try_get_matches_from(words(std::env::args_os().collect()))?;
        let refused = matches.subcommand_name();
        let refused = refused.filter(|name| in_handout && !belongs_in_a_handout(name));
        Ok(Self {
            refused: refused.map(str::to_owned),
            ..Self::from_arg_matches(&matches)?
        })
    }
}

/// `kata [NAME]`.
#[derive(Debug, Args)]
pub struct PracticeArgs {
    /// The kata to run once
    pub name: Option<String>,
    /// What follows a word that is no command.
    #[arg(hide = true, requires = "name")]
    pub rest: Vec<String>,
    /// Print one JSON document, for machines
    #[arg(long, conflicts_with = "predict")]
    pub json: bool,
    /// Also write a JUnit report to FILE
    #[arg(long, value_name = "FILE", requires = "name")]
    pub junit: Option<PathBuf>,
    /// Run one layer only
    #[arg(long, value_name = "LAYER", requires = "name")]
    pub layer: Option<Layer>,
    /// Run one part only
    #[arg(
        long,
        value_name = "NUMBER",
        requires = "name",
        conflicts_with = "layer"
    )]
    pub part: Option<usize>,
    /// Show every failure in full, not only the focus
    #[arg(long, requires = "name", conflicts_with = "json")]
    pub all: bool,
    /// Show all tests by name, part by part
    #[arg(long, requires = "name", conflicts_with_all = ["json", "all"])]
    pub list: bool,
    /// How it is printed.
    #[command(flatten)]
    pub look: LookArgs,
    /// In which language.
    #[command(flatten)]
    pub language: LangArgs,
    /// How to practise.
    #[command(flatten)]
    pub way: WayArgs,
}

impl From<PracticeArgs> for practice::Options {
    fn from(args: PracticeArgs) -> Self {
        Self {
            json: args.json,
            junit: args.junit,
            layer: args.layer,
            part: args.part,
            detail: match (args.all, args.list) {
                (true, _) => Detail::Failures,
                (_, true) => Detail::Names,
                _ => Detail::Focus,
            },
            way: args.way.into(),
        }
    }
}

/// How something is printed.
#[derive(Debug, Clone, Copy, Args)]
pub struct LookArgs {
    /// Print for a screen reader: words only, a line for each fact, no bars, boxes or colours
    #[arg(long)]
    plain: bool,
}

/// In which language titles, hints and questions are shown.
#[derive(Debug, Clone, Default, Args)]
pub struct LangArgs {
    /// Show titles, hints and questions in this language, where they are translated: de
    #[arg(long, value_name = "CODE", value_parser = language_code)]
    lang: Option<String>,
}

/// The code of a language.
fn language_code(value: &str) -> Result<String, String> {
    language::language(value)
        .ok_or_else(|| "a code of two or three letters is wanted, such as de".to_owned())
}

/// Ways to practise.
#[derive(Debug, Clone, Copy, Args)]
pub struct WayArgs {
    /// Ask which light is coming before each run, and keep the score
    #[arg(long)]
    predict: bool,
    /// Test && commit || revert: what breaks something, or tries and fails, goes back to the last green
    #[arg(long)]
    tcr: bool,
}

impl From<WayArgs> for PracticeOptions {
    fn from(WayArgs { predict, tcr }: WayArgs) -> Self {
        Self { predict, tcr }
    }
}

/// What a flip tells, and how.
#[derive(Debug, Clone, Copy, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
pub struct FlipArgs {
    /// Only the impostors of one part
    #[arg(long, value_name = "NUMBER")]
    part: Option<usize>,
    /// Name also the impostors that are not caught, and their lessons (spoilers)
    #[arg(long)]
    reveal: bool,
    /// Show the lessons of the impostors that are caught
    #[arg(long)]
    lessons: bool,
    /// Keep tests that refuse right code, and wrong code that passes, in a file for a report
    #[arg(long)]
    keep: bool,
    /// Print one JSON document, for machines
    #[arg(long)]
    json: bool,
    /// How it is printed.
    #[command(flatten)]
    look: LookArgs,
}

impl From<FlipArgs> for flip::Options {
    fn from(args: FlipArgs) -> Self {
        Self {
            part: args.part,
            told: flip::Told {
                reveal: args.reveal,
                lessons: args.lessons,
            },
            keep: args.keep,
            json: args.json,
        }
    }
}

/// How solo is done.
#[derive(Debug, Clone, Copy, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
pub struct SoloArgs {
    /// The part to work on; without it the first that is not finished
    #[arg(long, value_name = "NUMBER")]
    pub part: Option<usize>,
    /// Run on each save, with keys
    #[arg(long, conflicts_with = "finish")]
    pub watch: bool,
    /// End the part: its given tests run on your code, its impostors meet your tests
    #[arg(long)]
    finish: bool,
    /// With --finish: all rules and tests, also those for which the screen has no room
    #[arg(long, requires = "finish")]
    all: bool,
    /// List the parts, and which of them are finished
    #[arg(long, conflicts_with_all = ["watch", "finish"])]
    list: bool,
}

impl From<SoloArgs> for solo::Options {
    fn from(args: SoloArgs) -> Self {
        Self {
            part: args.part,
            finish: args.finish,
            all: args.all,
            list: args.list,
        }
    }
}

/// What is verified, and how it is told.
#[derive(Debug, Clone, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
pub struct VerifyArgs {
    /// The katas; all of them without a NAME
    names: Vec<String>,
    /// Only this gate (may be given more than once)
    #[arg(long = "gate", value_name = "NUMBER")]
    gates: Vec<u8>,
    /// Verify again katas that have not changed since they passed
    #[arg(long)]
    again: bool,
    /// Only what differs from the last commit: the gates that look at the changed files
    #[arg(long, conflicts_with_all = ["gates", "again"])]
    changed: bool,
    /// Verify on each save what it touches, until Ctrl-C
    #[arg(long, conflicts_with_all = ["gates", "again", "changed", "json", "junit"])]
    pub watch: bool,
    /// Print one JSON document, for machines
    #[arg(long)]
    json: bool,
    /// Also write a JUnit report to FILE
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,
}

impl From<VerifyArgs> for verify::Options {
    fn from(args: VerifyArgs) -> Self {
        Self {
            names: args.names,
            gates: args.gates,
            again: args.again,
            changed: args.changed || args.watch,
            json: args.json,
            junit: args.junit,
        }
    }
}

/// What a new course is made of.
#[derive(Debug, Clone, Args)]
pub struct InitArgs {
    /// The folder: a new one, or an empty one
    #[arg(value_hint = clap::ValueHint::DirPath)]
    pub dir: PathBuf,
    /// The name of its first kata
    #[arg(long, value_name = "NAME", default_value = "hello")]
    kata: String,
    /// Its licence
    #[arg(long, value_name = "LICENSE", default_value = "MIT OR Apache-2.0")]
    license: init::License,
    /// The git repository from which its CI installs the runner
    #[arg(long, value_name = "URL")]
    runner: Option<String>,
    /// Make no book
    #[arg(long)]
    no_book: bool,
}

impl From<InitArgs> for init::Options {
    fn from(args: InitArgs) -> Self {
        Self {
            dir: args.dir,
            kata: args.kata,
            license: args.license,
            runner: args.runner,
            no_book: args.no_book,
        }
    }
}

/// How a class is marked.
#[derive(Debug, Clone, Args)]
pub struct MarkArgs {
    /// A kata to mark (may be given more than once) [default: those that a submission has begun]
    #[arg(long = "kata", value_name = "NAME")]
    katas: Vec<String>,
    /// Write marks.html, marks.json, marks.csv, marks.md, marks.xml and Gradescope's results.json into DIR
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The weights, the deadline and the limits of a clone [default: class.toml in that folder, or beside the list]
    #[arg(long, value_name = "FILE")]
    class: Option<PathBuf>,
    /// Run the submissions without a jail, with your rights
    #[arg(long)]
    trust: bool,
    /// Also run what was marked before with the same files
    #[arg(long)]
    again: bool,
    /// Mark one shard of the submissions only, such as 3/16
    #[arg(long, value_name = "NUMBER/OF")]
    shard: Option<mark::Shard>,
    /// Join the marks.json of all shards; nothing is run
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["dir", "shard", "katas"])]
    join: Vec<PathBuf>,
}

impl MarkArgs {
    /// The same for the submissions in a folder.
    pub fn of(self, dir: Option<PathBuf>) -> mark::Options {
        mark::Options {
            dir,
            katas: self.katas,
            out: self.out,
            class: self.class,
            trust: self.trust,
            again: self.again,
            shard: self.shard,
            join: self.join,
        }
    }
}

/// A part of a learner's files.
#[derive(Debug, Clone, Copy, Args)]
pub struct PartArgs {
    /// Bring back src/ only
    #[arg(long)]
    src: bool,
    /// Bring back your own tests only: tests/mine.rs
    #[arg(long, conflicts_with = "src")]
    tests: bool,
}

impl From<PartArgs> for Part {
    fn from(PartArgs { src, tests }: PartArgs) -> Self {
        match (src, tests) {
            (true, _) => Self::Src,
            (_, true) => Self::Tests,
            _ => Self::All,
        }
    }
}

/// Everything but running a kata.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show the next level of hint for the test in focus
    Hint {
        /// The kata
        name: String,
        /// Name one impostor that your tests do not catch, with its lesson (spoiler)
        #[arg(long)]
        reveal: bool,
        /// How it is printed.
        #[command(flatten)]
        look: LookArgs,
        /// In which language.
        #[command(flatten)]
        language: LangArgs,
    },
    /// Compare your code with the reference, once it is green
    Solution {
        /// The kata
        name: String,
        /// One item only, such as `encode` or `segment::encode`
        item: Option<String>,
        /// Show it although the kata is not green yet
        #[arg(long)]
        reveal: bool,
    },
    /// Ask the reference, for what the README leaves open: five questions per part
    Ask {
        /// The kata
        name: String,
        /// An expression over what the kata's library shows, such as 'add("1,,2")'
        expression: String,
        /// The part that the question is about [default: the one of solo, else that of the test in focus]
        #[arg(long, value_name = "NUMBER")]
        part: Option<usize>,
    },
    /// Run a kata on each save, with keys
    Watch {
        /// The kata; without it the next one that is not green
        name: Option<String>,
        /// How it is printed.
        #[command(flatten)]
        look: LookArgs,
        /// In which language.
        #[command(flatten)]
        language: LangArgs,
        /// How to practise.
        #[command(flatten)]
        way: WayArgs,
    },
    /// Write the next test yourself: red, green, refactor with tests of your own
    Solo {
        /// The kata
        name: String,
        /// How it is done.
        #[command(flatten)]
        how: SoloArgs,
    },
    /// Show the runs of a kata in order, and the rhythm of the work
    Log {
        /// The kata
        name: String,
        /// Print one JSON document, for machines
        #[arg(long)]
        json: bool,
    },
    /// Bring back the files of an earlier run: src/ and your own tests
    Back {
        /// The kata
        name: String,
        /// The run, as `log` numbers it [default: the latest run with different files]
        run: Option<usize>,
        /// Which files.
        #[command(flatten)]
        part: PartArgs,
    },
    /// Bring back the starter
    Reset {
        /// The kata
        name: String,
    },
    /// Show what changed since a run, or between two
    Diff {
        /// The kata
        name: String,
        /// The run to begin at; without it the last one
        from: Option<usize>,
        /// The run to end at; without it the code as it is now
        to: Option<usize>,
    },
    /// Turn the kata round: your tests against the solution and its impostors
    Flip {
        /// The kata
        name: String,
        /// What is told.
        #[command(flatten)]
        what: FlipArgs,
    },
    /// Check the katas as their authors and CI do
    Verify(VerifyArgs),
    /// Mark a class: judge a folder of submissions in a jail
    Mark {
        /// The folder with one folder for each submission, or a file with a git address in each line
        #[arg(required_unless_present = "join")]
        dir: Option<PathBuf>,
        /// The submissions, and the way to mark them.
        #[command(flatten)]
        how: MarkArgs,
    },
    /// Show a class how the kata is grown, test by test
    Demo {
        /// The kata
        name: String,
        /// Print the whole walk-through, with real outputs
        #[arg(long)]
        plain: bool,
        /// Print it as a page for the book
        #[arg(long, conflicts_with = "plain")]
        markdown: bool,
        /// Write it as slides for a browser into FILE, one page with the same keys
        #[arg(long, value_name = "FILE", conflicts_with_all = ["plain", "markdown"])]
        html: Option<PathBuf>,
        /// Show how the first part is done in solo: the tests are written there, too
        #[arg(long)]
        solo: bool,
    },
    /// Answer the questions of the course: what people often get wrong, and what proves it
    Quiz {
        /// A concept or a kata; all of them without a TOPIC
        topic: Option<String>,
        /// Print the questions with their answers, and ask nothing
        #[arg(long)]
        answers: bool,
        /// Print one JSON document, for machines
        #[arg(long, conflicts_with = "answers")]
        json: bool,
        /// In which language.
        #[command(flatten)]
        language: LangArgs,
    },
    /// Print what a shell needs to complete `cargo kata …`
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print what the last word may become; a shell's completion calls this
    #[command(hide = true)]
    Complete {
        /// The words behind `kata`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        words: Vec<String>,
    },
    /// Add to the book what is made from the katas; mdBook calls this
    #[command(hide = true)]
    Book {
        /// What it asks first.
        #[command(subcommand)]
        supports: Option<Supports>,
    },
    /// Pack starters again after you changed them, for `reset` (for authors)
    Pack {
        /// The katas; all of them without a NAME
        names: Vec<String>,
    },
    /// Make an edition for learners: the katas you choose, without the solutions (for instructors)
    Handout {
        /// The katas, in the order of your course; all of them without a NAME
        names: Vec<String>,
        /// The folder to make; it must be new or empty
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Take the dependencies along, for a room without a network
        #[arg(long)]
        vendor: bool,
        /// Make the folder a git repository with one commit
        #[arg(long)]
        git: bool,
    },
    /// Make a new kata and its solution, ready to fill
    New {
        /// Its name: lower case, words separated by `-`
        #[arg(required_unless_present = "from")]
        name: Option<String>,
        /// Take a kata along: a name of the course that the runner was built from, or the folder of a kata
        #[arg(long, value_name = "KATA")]
        from: Option<String>,
    },
    /// Take a kata out of the course and out of its lists; its files are kept (for authors)
    Remove {
        /// The kata
        name: String,
    },
    /// Give a kata another name, wherever the course has it (for authors)
    Rename {
        /// The kata
        name: String,
        /// Its new name
        new: String,
    },
    /// Make a course of your own, with one kata (for authors)
    Init(InitArgs),
}

/// What is asked while the book is built.
#[derive(Debug, Subcommand)]
pub enum Supports {
    /// Whether pages are made for it
    Supports {
        /// `html`, say
        renderer: String,
    },
    /// Write the slides of each kata, to which the book's pages link
    Slides {
        /// The folder for them
        folder: PathBuf,
    },
}

impl Cli {
    /// Whether what is printed is for a reader who hears it.
    pub fn is_plain(&self) -> bool {
        let look = match &self.command {
            None => self.practice.look,
            Some(Command::Flip { what, .. }) => what.look,
            Some(Command::Hint { look, .. } | Command::Watch { look, .. }) => *look,
            Some(_) => return false,
        };
        look.plain
    }

    /// The language that is asked for.
    pub fn language(&self) -> Option<&str> {
        let language = match &self.command {
            None => &self.practice.language,
            Some(
                Command::Hint { language, .. }
                | Command::Watch { language, .. }
                | Command::Quiz { language, .. },
            ) => language,
            Some(_) => return None,
        };
        language.lang.as_deref()
    }

    /// The wanted document, if any, and the kata to run.
    pub fn document(&self) -> Option<(Kind, Option<String>)> {
        let kind = match &self.command {
            None if self.practice.json && self.practice.name.is_some() => {
                return Some((Kind::Run, self.practice.name.clone()));
            }
            None if self.practice.json => Kind::List,
            Some(Command::Flip { what, .. }) if what.json => Kind::Flip,
            Some(Command::Verify(wanted)) if wanted.json => Kind::Verify,
            Some(Command::Log { json: true, .. }) => Kind::Log,
            Some(Command::Quiz { json: true, .. }) => Kind::Quiz,
            _ => return None,
        };
        Some((kind, None))
    }
}

/// The words behind the command. Cargo starts an installed `cargo-kata` with its own name in front of them, as the word
/// `kata`.
fn words(mut args: Vec<OsString>) -> Vec<OsString> {
    let program = args.first().map(Path::new).and_then(Path::file_stem);
    if program == Some("cargo-kata".as_ref()) && args.get(1).is_some_and(|word| word == "kata") {
        args.remove(1);
    }
    args
}

/// The words of the command line that a mistyped kata may have meant.
pub fn command_names(in_handout: bool) -> Vec<String> {
    Cli::command()
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .filter(|name| !in_handout || belongs_in_a_handout(name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn the_definition_holds_together() {
        Cli::command().debug_assert();
    }

    #[rstest]
    #[case::started_by_cargo(&["/bin/cargo-kata", "kata", "tdd"], &["tdd"])]
    #[case::by_its_own_name(&["cargo-kata", "tdd"], &["tdd"])]
    #[case::windows(&["cargo-kata.exe", "kata"], &[])]
    #[case::another_program(&["target/debug/kata", "kata"], &["kata"])]
    fn cargo_s_word_for_the_program_is_none_of_the_command_s(
        #[case] args: &[&str],
        #[case] expected: &[&str],
    ) {
        let args = args.iter().map(OsString::from).collect();
        assert_eq!(
            words(args)[1..],
            expected.iter().map(OsString::from).collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_handout_hides_what_is_not_for_learners_and_nothing_else() {
        let all = command_names(false);
        assert!(
            IN_A_HANDOUT
                .iter()
                .all(|name| all.iter().any(|known| known == name))
        );
        let help = definition(true).render_help().to_string();
        let whole = definition(false).render_help().to_string();
        for name in ["verify", "new", "init", "pack", "solution", "demo"] {
            assert!(!help.contains(&format!("\n  {name} ")), "{help}");
            assert!(whole.contains(&format!("\n  {name} ")), "{whole}");
        }
        for name in ["flip", "solo", "ask", "watch"] {
            assert!(help.contains(&format!("\n  {name} ")), "{help}");
        }
    }

    #[test]
    fn a_layer_without_a_kata_is_refused() {
        assert!(Cli::try_parse_from(["kata", "--layer", "unit"]).is_err());
    }
}
