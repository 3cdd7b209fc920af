//! `kata mark`: a folder of submissions, each judged in a fresh copy by the teacher's own suites, in a jail.

mod bench;
mod cell;
mod class;
mod formats;
mod results;
mod submission;
mod table;

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::commands::error::Error;
use crate::course::kata::{Course, Kata};
use crate::os::files;
use crate::os::jail::{self, Jail, Walls};
use crate::os::process::{Ending, Stop, Task};
use crate::os::status::Status;
use crate::os::terminal;
use crate::run::request::Tools;
use crate::ui::report;
use crate::ui::status_line::with_status_line;

use bench::Bench;
use class::Class;
use results::{Learner, Mark, Marks, State, VERSION};
use submission::{Handed, Submission};

/// What is marked, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder with the submissions.
    pub dir: PathBuf,
    /// The katas; those that a learner has begun, where none is named.
    pub katas: Vec<String>,
    /// The folder for the results.
    pub out: Option<PathBuf>,
    /// What is said about the class; `class.toml` in the folder, where it is not named.
    pub class: Option<PathBuf>,
    /// Without a jail.
    pub trust: bool,
}

/// Marks a class.
///
/// # Errors
/// When there is no jail, something is asked for that is not there, or the machine is in the way.
pub fn class(course: &Course, tools: Tools<'_>, options: &Options) -> Result<Status, Error> {
    let submissions = submission::all_in(&options.dir).map_err(Error::io("read", &options.dir))?;
    if submissions.is_empty() {
        return Err(Error::Usage(format!(
            "{} has no folders: put one folder for each submission there, a clone or an unpacked zip with katas/ in it",
            files::shown(&options.dir)
        )));
    }
    let named = options.class.as_ref();
    let file = named.map_or_else(|| options.dir.join("class.toml"), Clone::clone);
    let class = Class::read(&file, named.is_some(), course.names())?;
    let katas = chosen(course, &options.katas)?;
    let jail = if options.trust {
        report::tell(
            "note",
            "there is no jail: the code of the submissions runs with your rights (--trust)",
        );
        None
    } else {
        Some(Jail::find(tools.processes)?)
    };
    let marking = Marking {
        course,
        tools,
        jail: jail.as_ref(),
        class: &class,
        dir: jail::real(&options.dir),
        submissions: &submissions,
        all_katas: !options.katas.is_empty(),
    };
    let marks = with_status_line(|show| marking.marks(&katas, show))?;
    if let Some(out) = &options.out {
        write(&marks, out)?;
    }
    terminal::print(&table::text(&marks)).map_err(Error::io("write", "standard output"))?;
    Ok(Status::Green)
}

/// The katas of these names, or all of them, in the order of the course.
fn chosen(course: &Course, names: &[String]) -> Result<Vec<Kata>, Error> {
    for name in names {
        course.kata(name)?;
    }
    let mut katas = course.all_in_path_order()?;
    katas.retain(|kata| names.is_empty() || names.contains(&kata.name));
    Ok(katas)
}

/// A class that is marked.
struct Marking<'m> {
    course: &'m Course,
    tools: Tools<'m>,
    jail: Option<&'m Jail>,
    class: &'m Class,
    /// The folder with the submissions, which no submission may see.
    dir: PathBuf,
    submissions: &'m [Submission],
    /// A kata that nobody has handed in is told of, too.
    all_katas: bool,
}

impl Marking<'_> {
    fn marks(&self, katas: &[Kata], show: &(dyn Fn(&str) + Sync)) -> Result<Marks, Error> {
        let mut outlines = Vec::new();
        let mut columns = Vec::new();
        for kata in katas {
            let handed: Vec<_> = self
                .submissions
                .iter()
                .map(|submission| submission.of_kata(&kata.name))
                .collect();
            if handed.iter().all(Option::is_none) && !self.all_katas {
                continue;
            }
            let (outline, marks) = self.kata(kata, &handed, show)?;
            let is_begun = |mark: &Mark| {
                mark.flip.is_some() || !matches!(mark.state, State::NotBegun | State::Missing)
            };
            if self.all_katas || marks.iter().any(is_begun) {
                outlines.push(outline);
                columns.push(marks);
            }
        }
        let mut learners = Vec::new();
        for (index, submission) in self.submissions.iter().enumerate() {
            let marks = columns.iter().map(|column| column[index].clone());
            let marks: Vec<_> = marks.collect();
            let committed = self.committed(submission);
            let mut notes = Vec::new();
            if submission.root.is_none() {
                notes.push("there is no folder katas/ in the submission".to_owned());
            }
            learners.push(Learner {
                name: submission.name.clone(),
                points: self.class.points(&outlines, &marks),
                committed,
                late: self.class.is_late(committed),
                katas: marks,
                notes,
            });
        }
        Ok(Marks {
            version: VERSION,
            katas: outlines,
            learners,
        })
    }

    /// The marks of all submissions in a kata.
    fn kata(
        &self,
        kata: &Kata,
        handed: &[Option<Handed>],
        show: &(dyn Fn(&str) + Sync),
    ) -> Result<(results::KataOutline, Vec<Mark>), Error> {
        let name = &kata.name;
        show(&format!("{name}: building what all submissions need …"));
        let _lock = Bench::lock(self.course, kata);
        let hidden = [self.dir.clone()];
        let weight = self.class.weight(name);
        let bench = Bench::prepare(self.course, kata, self.tools, self.jail, &hidden, weight)?;
        let is_written = |handed: &Option<Handed>| {
            let mine = handed.as_ref().and_then(|handed| handed.mine.as_ref());
            mine.is_some_and(|mine| bench::has_tests(mine))
        };
        if handed.iter().any(is_written) {
            show(&format!("{name}: building the impostors …"));
            bench.build_the_impostors(self.tools)?;
        }
        let mut marks = Vec::new();
        for (number, (submission, handed)) in self.submissions.iter().zip(handed).enumerate() {
            let of = self.submissions.len();
            show(&format!(
                "{name}: {} of {of}, {}",
                number + 1,
                submission.name
            ));
            marks.push(match handed {
                Some(handed) => bench.judge(handed)?,
                None => Mark::without_a_run(&bench.outline, State::Missing),
            });
        }
        Ok((bench.outline, marks))
    }

    /// When the commit was made that was handed in. Git reads the submission's own configuration, so it runs in the jail.
    fn committed(&self, submission: &Submission) -> Option<i64> {
        let git = submission.root.as_ref()?.join(".git");
        if !git.symlink_metadata().ok()?.is_dir() {
            return None;
        }
        let git = jail::real(&git);
        let set = |name: &str, value: &str| (name.to_owned(), Some(value.into()));
        let words = [
            "-c",
            "safe.directory=*",
            "-c",
            "log.showSignature=false",
            "log",
            "-1",
            "--format=%ct",
            "HEAD",
        ];
        let task = Task {
            program: "git".into(),
            args: words.map(Into::into).to_vec(),
            dir: if self.jail.is_some() {
                "/tmp".into()
            } else {
                std::env::temp_dir()
            },
            env: vec![
                ("GIT_DIR".to_owned(), Some(git.clone().into_os_string())),
                set("GIT_CONFIG_GLOBAL", "/dev/null"),
                set("GIT_CONFIG_NOSYSTEM", "1"),
            ],
            limit: Duration::from_secs(20),
            memory: 512 * 1024 * 1024,
            stop: Stop::default(),
            crowd: None,
            notes: None,
        };
        let walls = Walls {
            shown: vec![git],
            ..Walls::default()
        };
        let finished = match self.jail {
            Some(jail) => jail.run(self.tools.processes, &task, &walls),
            None => self.tools.processes.run(&task),
        };
        let finished = finished.ok()?;
        (finished.ending == Ending::Exited(0))
            .then(|| finished.stdout.trim().parse().ok())
            .flatten()
    }
}

/// Writes the results in all formats.
fn write(marks: &Marks, out: &Path) -> Result<(), Error> {
    let put = |name: &str, bytes: &[u8]| {
        let file = out.join(name);
        files::write_whole(&file, bytes).map_err(Error::io("write", file))
    };
    put("marks.json", &document(marks)?)?;
    put("marks.csv", formats::csv(marks).as_bytes())?;
    put("marks.xml", formats::junit(marks).as_bytes())?;
    let folders = formats::folders(marks);
    for (learner, folder) in marks.learners.iter().zip(folders) {
        let text = document(&formats::gradescope(marks, learner))?;
        put(&format!("gradescope/{folder}/results.json"), &text)?;
    }
    Ok(())
}

fn document(value: &impl serde::Serialize) -> Result<Vec<u8>, Error> {
    let mut text =
        serde_json::to_vec_pretty(value).map_err(|error| Error::Report(error.to_string()))?;
    text.push(b'\n');
    Ok(text)
}
