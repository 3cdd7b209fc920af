//! `kata mark`: a folder of submissions, each judged in a fresh copy by the teacher's own suites, in a jail.

mod addresses;
mod bench;
mod cell;
mod class;
mod comparison;
mod formats;
mod page;
mod results;
mod shard;
mod similar;
mod submission;
mod table;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::commands::error::Error;
use crate::course::kata::{Course, Kata};
use crate::os::cache::Cache;
use crate::os::files::{self, Scratch};
use crate::os::git::CloneLimits;
use crate::os::jail::{self, Jail, Walls};
use crate::os::process::{Ending, Stop, Task};
use crate::os::status::Status;
use crate::os::terminal;
use crate::run::generated;
use crate::run::request::Tools;
use crate::ui::annotations;
use crate::ui::report;
use crate::ui::status_line::with_status_line;

use bench::Bench;
use class::Class;
use results::{Learner, Mark, Marks, State, VERSION};
use submission::{Handed, Submission};

pub use shard::Shard;

/// The submissions, and the way to mark them.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder with the submissions, or a file with a git address in each line; `None` where marks are joined.
    pub dir: Option<PathBuf>,
    /// The katas; those that a learner has begun, where none is named.
    pub katas: Vec<String>,
    /// The folder for the results.
    pub out: Option<PathBuf>,
    /// What is said about the class; `class.toml` in the folder, where it is not named.
    pub class: Option<PathBuf>,
    /// Without a jail.
    pub trust: bool,
    /// Also what was marked before.
    pub again: bool,
    /// Only a part of the submissions.
    pub shard: Option<Shard>,
    /// The marks that are to be joined.
    pub join: Vec<PathBuf>,
}

/// Marks a class.
///
/// # Errors
/// When there is no jail, something is asked for that is not there, or the machine is in the way.
pub fn class(course: &Course, tools: Tools<'_>, options: &Options) -> Result<Status, Error> {
    let named = options.class.as_ref();
    let Some(dir) = &options.dir else {
        let file = named.map_or_else(|| PathBuf::from("class.toml"), Clone::clone);
        let class = Class::read(&file, named.is_some(), course.names())?;
        let mut marks = shard::join(&options.join, &in_order(course)?)?;
        for learner in &mut marks.learners {
            learner.points = class.points(&marks.katas, &learner.katas);
        }
        return told(course, marks, options.out.as_deref());
    };
    let beside = if dir.is_dir() {
        dir.as_path()
    } else {
        dir.parent().unwrap_or(Path::new(""))
    };
    let file = named.map_or_else(|| beside.join("class.toml"), Clone::clone);
    let class = Class::read(&file, named.is_some(), course.names())?;
    let clones = Scratch::make().map_err(Error::io("prepare", "the clones"))?;
    let limits = class.of_a_clone();
    let submissions = submitted(dir, beside, options.shard, &clones, limits)?;
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
        hidden: [beside.to_owned(), clones.file("")].map(|dir| jail::real(&dir)),
        submissions: &submissions,
        all_katas: !options.katas.is_empty(),
        again: options.again,
    };
    let marks = with_status_line(|show| marking.marks(&katas, show))?;
    told(course, marks, options.out.as_deref())
}

/// The submissions of a folder, or of a list of git addresses, which are cloned.
fn submitted(
    dir: &Path,
    beside: &Path,
    shard: Option<Shard>,
    clones: &Scratch,
    limits: CloneLimits,
) -> Result<Vec<Submission>, Error> {
    let mut place = 0..;
    let mut is_wanted = || {
        let place = place.next();
        shard.is_none_or(|shard| place.is_some_and(|place| shard.has(place)))
    };
    if !dir.exists() {
        return Err(Error::Usage(format!(
            "there is no folder or file `{}`\nput the submissions into one folder, a clone or an unpacked zip per learner, and name it: cargo kata mark FOLDER --out marks",
            files::shown(dir)
        )));
    }
    if dir.is_file() {
        let text = std::fs::read_to_string(dir).map_err(Error::io("read", dir))?;
        let wrong = |why| Error::Usage(format!("{}: {why}", files::shown(dir)));
        let mut addresses = addresses::parse(&text).map_err(wrong)?;
        addresses.retain(|_| is_wanted());
        return Ok(with_status_line(|show| {
            addresses::clone_all(&addresses, beside, clones, limits, show)
        }));
    }
    let mut submissions = submission::all_in(dir).map_err(Error::io("read", dir))?;
    if submissions.is_empty() {
        return Err(Error::Usage(format!(
            "{} has no folders: put one folder for each submission there, a clone or an unpacked zip with katas/ in it",
            files::shown(dir)
        )));
    }
    submissions.retain(|_| is_wanted());
    Ok(submissions)
}

/// Writes and prints the marks.
fn told(course: &Course, mut marks: Marks, out: Option<&Path>) -> Result<Status, Error> {
    marks.alike = similar::pairs(&marks);
    if let Some(out) = out {
        write(&marks, out)?;
    }
    terminal::print(&table::text(&marks)).map_err(Error::io("write", "standard output"))?;
    annotations::write(course, &formats::annotations(&marks));
    Ok(Status::Green)
}

/// The names of the katas in the order of the course.
fn in_order(course: &Course) -> Result<Vec<String>, Error> {
    let katas = course.all_in_path_order()?;
    Ok(katas.into_iter().map(|kata| kata.name).collect())
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
    /// The folders with submissions, which no submission may see.
    hidden: [PathBuf; 2],
    submissions: &'m [Submission],
    /// A kata without a submission is told of, too.
    all_katas: bool,
    /// What was marked before is marked again.
    again: bool,
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
            learners.push(Learner {
                name: submission.name.clone(),
                points: self.class.points(&outlines, &marks),
                committed,
                late: self.class.is_late(committed),
                katas: marks,
                notes: submission.note.iter().cloned().collect(),
            });
        }
        learners.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(Marks {
            version: VERSION,
            katas: outlines,
            learners,
            alike: Vec::new(),
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
        let bench = Bench::prepare(
            self.course,
            kata,
            self.tools,
            self.jail,
            &self.hidden,
            self.class,
        )?;
        let is_written = |handed: &Option<Handed>| {
            let mine = handed.as_ref().and_then(|handed| handed.mine.as_ref());
            mine.is_some_and(|mine| bench::has_tests(mine))
        };
        if handed.iter().any(is_written) {
            show(&format!("{name}: building the impostors …"));
            bench.build_the_impostors(self.tools)?;
        }
        let place = generated::home(self.course, kata).join("marked.json");
        let mut known: Cache<Mark> = Cache::read(place);
        let mut marks = Vec::new();
        let mut pace = Pace::new(handed.iter().flatten().count());
        for (submission, handed) in self.submissions.iter().zip(handed) {
            let Some(handed) = handed else {
                marks.push(Mark::without_a_run(&bench.outline, State::Missing));
                continue;
            };
            show(&format!("{name}: {} · {}", pace.told(), submission.name));
            let key = handed.fingerprint(&bench.base);
            let before = known.get(&key).filter(|_| !self.again);
            let was_run = before.is_none();
            let mark = match before {
                Some(mark) => mark,
                None => bench.judge(handed)?,
            };
            // Another machine may be quicker.
            if was_run && !matches!(mark.state, State::Timeout | State::Fault) {
                known.insert(key, mark.clone());
            }
            pace.one_more(was_run);
            marks.push(mark);
        }
        known.keep_all();
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

/// How far marking has come, and how long the rest will take.
struct Pace {
    began: Instant,
    done: usize,
    /// How many of them were run.
    run: u32,
    of: usize,
}

impl Pace {
    fn new(of: usize) -> Self {
        Self {
            began: Instant::now(),
            done: 0,
            run: 0,
            of,
        }
    }

    fn one_more(&mut self, was_run: bool) {
        self.done += 1;
        self.run += u32::from(was_run);
    }

    fn told(&self) -> String {
        let bar = report::long_bar(self.done, self.of);
        let left = u32::try_from(self.of - self.done).unwrap_or(u32::MAX);
        let rest = match self.began.elapsed().checked_div(self.run) {
            Some(each) => format!(", {} left", in_words(each * left)),
            None => String::new(),
        };
        format!("{bar}{} of {}{rest}", self.done, self.of)
    }
}

/// A time that need not be exact.
fn in_words(time: Duration) -> String {
    match time.as_secs() {
        seconds if seconds < 60 => format!("{seconds} s"),
        seconds => format!("{} min", seconds.div_ceil(60)),
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
    put("marks.html", page::html(marks).as_bytes())?;
    put(
        "marks.md",
        formats::markdown(marks, &table::remarks(marks)).as_bytes(),
    )?;
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
