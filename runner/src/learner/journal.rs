//! The journal: a private bare git repository in `.kata/`, in which every run of a kata is a commit: the learner's code as
//! it was, and the verdict in the message. Whatever is about to be overwritten is put there first.
//!
//! It never touches the learner's own repository. Each kata has a branch of its own, which only grows.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::course::fingerprint::{Inputs, MINE, is_input, is_own_test};
use crate::course::kata::{Course, Kata, Layer};
use crate::learner::circle::Stage;
use crate::learner::progress;
use crate::os::digest::Digest;
use crate::os::files::{self, Files};
use crate::os::git::Git;
use crate::os::status::{HasStatus, Status};
use crate::run::verdict::{Light, Verdict};

/// What an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "lowercase")]
pub enum What {
    Run {
        /// The light's name.
        light: String,
        /// How many tests passed.
        passed: usize,
        /// How many of them came before the first that did not pass.
        #[serde(default)]
        reached: usize,
        /// How many there were; 0 where nothing compiled.
        total: usize,
        /// The first test that did not pass.
        focus: Option<String>,
        /// The only layer that was run, if not all were.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        layer: Option<String>,
        /// The only part that was run, if not all were.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        part: Option<usize>,
        /// In a run of `solo`: what comes next in the circle.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wanted: Option<Stage>,
        /// In a run of `solo`: the learner has broken the code to see a test fail.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        on_purpose: bool,
    },
    /// Something was about to be overwritten.
    Kept {
        /// By what: `reset`, `back to 3`, `demo`.
        before: String,
    },
    /// The reference was asked.
    Asked {
        /// About which part, by its number.
        part: usize,
        /// An expression.
        question: String,
        /// Its value, or what became of it.
        answer: String,
    },
}

/// What of a kata was run, where that was not all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// One layer.
    Layer(Layer),
    /// One part, by its number.
    Part(usize),
    /// The learner's own tests on their own code, what comes next in the circle, and whether the code is broken on purpose.
    Solo(Stage, bool),
}

impl What {
    /// A run with that verdict.
    pub fn run(verdict: &Verdict, only: Option<Only>) -> Self {
        let name = |layer: Layer| Some(layer.name().to_owned());
        let on_purpose = matches!(only, Some(Only::Solo(_, true)));
        let (layer, part, wanted) = match only {
            None => (None, None, None),
            Some(Only::Layer(layer)) => (name(layer), None, None),
            Some(Only::Part(part)) => (None, Some(part), None),
            Some(Only::Solo(wanted, _)) => (name(Layer::Mine), None, Some(wanted)),
        };
        Self::Run {
            light: verdict.light.name().to_owned(),
            passed: verdict.passed(),
            reached: verdict.reached().len(),
            total: verdict.tests.len(),
            focus: verdict.focus.clone(),
            layer,
            part,
            wanted,
            on_purpose,
        }
    }

    /// The light of a run.
    pub fn light(&self) -> Option<Light> {
        match self {
            Self::Run { light, .. } => Light::named(light),
            Self::Kept { .. } | Self::Asked { .. } => None,
        }
    }
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its number, from 1.
    pub number: usize,
    /// When, in seconds since 1970. Clocks can be set back: the number says what came first.
    pub seconds: i64,
    /// When, as people write it, in their time zone.
    pub time: String,
    /// Lines that came in since the entry before.
    pub added: usize,
    /// Lines that went since then.
    pub removed: usize,
    /// What it is about.
    #[serde(flatten)]
    pub what: What,
    /// How many of these lines are the code's: all but those of the learner's own tests.
    #[serde(skip)]
    pub lines_of_code: usize,
    /// How many of them are those of the learner's own tests. Their list of tests is neither.
    #[serde(skip)]
    pub lines_of_tests: usize,
    #[serde(skip)]
    commit: String,
}

/// Why there is no history.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// There is no git on this machine.
    #[error("there is no git on this machine")]
    NoGit,
    /// The learner's code cannot be read or written.
    #[error("cannot read or write {}: {source}", files::shown(.path))]
    Io {
        /// What.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// Some files were replaced, and could not be put back when another could not be.
    #[error(
        "cannot put back {}: {source}\nwhat was there is the newest entry of the journal: `cargo kata log` lists them",
        files::shown(.path)
    )]
    HalfDone {
        /// Where.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// Git does not do it.
    #[error("{}", .0.trim())]
    Git(String),
    /// What is there could not be recorded, so nothing was overwritten.
    #[error("{0}")]
    NotKept(String),
    /// Something exists where a file has to be put, and could not be recorded.
    #[error(
        "nothing was changed: {} exists and cannot be read, so it could not be kept first\n\
         make it readable, or move it away",
        files::shown(.0)
    )]
    Unreadable(PathBuf),
    /// The files were saved anew each time that they had been recorded.
    #[error(
        "nothing was changed: the files of `{0}` are saved again and again\n\
         end what saves them; `cargo kata log {0}` lists what was recorded"
    )]
    KeepsChanging(String),
    /// Another process holds the journal.
    #[error(
        "another `kata` holds the journal and does not let it go\nend that one (or the git that it waits for), and try again"
    )]
    Busy,
    /// There is no such entry.
    #[error(
        "the journal of `{kata}` has no entry {number}; {}\n`cargo kata log {kata}` lists them",
        if *.last == 0 { "it is empty".to_owned() } else { format!("its entries are 1 to {last}") }
    )]
    NoEntry {
        kata: String,
        /// What was asked for.
        number: usize,
        /// The number of the last one.
        last: usize,
    },
}

impl HasStatus for JournalError {
    fn status(&self) -> Status {
        match self {
            Self::NoEntry { .. } => Status::Usage,
            _ => Status::Fault,
        }
    }
}

/// What came of recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The entry's number.
    pub number: usize,
    /// Where a damaged journal was put, if this one is new for that reason.
    pub set_aside: Option<PathBuf>,
}

/// The journal of a workspace.
#[derive(Clone, Copy)]
pub struct Journal<'a> {
    /// The workspace.
    pub course: &'a Course,
    git: &'a dyn Git,
    /// How long another recorder may take.
    patience: Duration,
}

/// What keeps two recorders apart.
const LOCK: &str = "journal";
/// How long one that waits for another takes before it gives up: an entry is added in some milliseconds.
const PATIENCE: Duration = Duration::from_secs(10);

impl<'a> Journal<'a> {
    /// The workspace's. Nothing is read or written yet.
    pub fn new(course: &'a Course, git: &'a dyn Git) -> Self {
        Self {
            course,
            git,
            patience: PATIENCE,
        }
    }

    fn repository(&self) -> PathBuf {
        self.course.private_dir().join("journal.git")
    }

    fn git(&self, args: &[&str], input: &[u8]) -> Result<Vec<u8>, JournalError> {
        self.git_in(&self.repository(), args, input)
    }

    fn git_in(&self, dir: &Path, args: &[&str], input: &[u8]) -> Result<Vec<u8>, JournalError> {
        let said = self
            .git
            .run(dir, args, input)
            .map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => JournalError::NoGit,
                io::ErrorKind::TimedOut => JournalError::Git(format!("git {}: {error}", args[0])),
                _ => JournalError::Git(format!("cannot start git: {error}")),
            })?;
        if said.success {
            Ok(said.out)
        } else {
            Err(JournalError::Git(format!(
                "git {}: {}",
                args.join(" "),
                said.errors
            )))
        }
    }

    /// Adds an entry. Two runs at once wait for each other; one that was killed half way has added nothing. A journal
    /// that is damaged is set aside, and a new one is begun.
    ///
    /// # Errors
    /// When it cannot be written. What is in it stays as it is.
    pub fn record(
        &self,
        kata: &Kata,
        files: &Files,
        what: &What,
    ) -> Result<Recorded, JournalError> {
        let _lock = progress::lock_within(self.course, LOCK, self.patience)
            .map_err(|_| JournalError::Busy)?;
        let mut set_aside = None;
        let mut length_before = None;
        loop {
            let length = self.prepare(kata).and_then(|()| self.length(kata));
            let added = length.and_then(|length| {
                // What a killed run has left behind may have added its entry just now: then this one goes behind it.
                let has_grown = length_before.replace(length) != Some(length);
                match self.add(kata, files, what, length) {
                    Err(_) if has_grown => Ok(None),
                    added => added.map(|()| Some(length + 1)),
                }
            });
            match added {
                Ok(Some(number)) => return Ok(Recorded { number, set_aside }),
                Ok(None) => {}
                Err(JournalError::Git(_)) if set_aside.is_none() && self.is_damaged() => {
                    set_aside = Some(self.set_aside()?);
                    progress::forget_greens(self.course);
                    length_before = None;
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Adds an entry for the learner's files as they are before something, unless the newest entry has the same ones.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(&self, kata: &Kata, before: &str) -> Result<Option<Recorded>, JournalError> {
        let files = snapshot(kata)?;
        if let Some(last) = self.entries(kata)?.last()
            && self.files(last)? == files
        {
            return Ok(None);
        }
        let what = What::Kept {
            before: before.to_owned(),
        };
        self.record(kata, &files, &what).map(Some)
    }

    /// Gives the entries of a kata to its new name. There is nothing to do where it has none.
    ///
    /// # Errors
    /// When the new name has entries of its own, of a kata that was removed: these stay, and so do those of the old name.
    pub fn rename(&self, old: &str, new: &str) -> Result<(), JournalError> {
        let (old, new) = (format!("refs/heads/{old}"), format!("refs/heads/{new}"));
        if !self.repository().exists() {
            return Ok(());
        }
        let _lock = progress::lock_within(self.course, LOCK, self.patience)
            .map_err(|_| JournalError::Busy)?;
        let found = self.git(&["for-each-ref", "--format=%(objectname)", &old], b"")?;
        let last = String::from_utf8_lossy(&found);
        let last = last.trim();
        if last.is_empty() {
            return Ok(());
        }
        // Both or none of them.
        let change = format!("create {new} {last}\ndelete {old} {last}\n");
        self.git(&["update-ref", "--stdin"], change.as_bytes())?;
        Ok(())
    }

    /// Makes the repository where there is none, and takes away what a killed git left locked. No other process uses it:
    /// the runner's own lock is held.
    fn prepare(&self, kata: &Kata) -> Result<(), JournalError> {
        let repository = self.repository();
        if !repository.exists() {
            // Made beside its place, so that it is there whole or not at all.
            let half = self
                .course
                .private_dir()
                .join(format!("journal-{}.part", std::process::id()));
            let _ = std::fs::remove_dir_all(&half);
            let path = half.to_string_lossy().into_owned();
            self.git_in(
                &half,
                &["init", "--quiet", "--bare", "--template=", &path],
                b"",
            )?;
            std::fs::rename(&half, &repository).map_err(|source| JournalError::Io {
                path: repository.clone(),
                source,
            })?;
        }
        for name in [
            format!("refs/heads/{}.lock", kata.name),
            "packed-refs.lock".to_owned(),
            "HEAD.lock".to_owned(),
        ] {
            let _ = std::fs::remove_file(repository.join(name));
        }
        Ok(())
    }

    fn add(
        &self,
        kata: &Kata,
        files: &Files,
        what: &What,
        before: usize,
    ) -> Result<(), JournalError> {
        let branch = branch(kata);
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs());
        let message =
            serde_json::to_string(what).map_err(|error| JournalError::Git(error.to_string()))?;
        let mut stream = format!(
            "feature done\ncommit {branch}\ncommitter kata <kata@localhost> {now} +0000\ndata {}\n{message}\n",
            message.len()
        )
        .into_bytes();
        if before > 0 {
            stream.extend(format!("from {branch}^0\n").into_bytes());
        }
        stream.extend(b"deleteall\n");
        for (path, bytes) in files {
            stream.extend(
                format!("M 100644 inline {}\ndata {}\n", quoted(path), bytes.len()).into_bytes(),
            );
            stream.extend(bytes);
            stream.push(b'\n');
        }
        // Without this word at the end nothing is done: a stream that was cut off adds nothing.
        stream.extend(b"done\n");
        self.git(&["fast-import", "--quiet"], &stream)?;
        Ok(())
    }

    /// How many entries a kata has.
    fn length(&self, kata: &Kata) -> Result<usize, JournalError> {
        if !self.exists(kata)? {
            return Ok(0);
        }
        let out = self.git(
            &["rev-list", "--count", "--first-parent", &branch(kata)],
            b"",
        )?;
        let text = String::from_utf8_lossy(&out);
        text.trim()
            .parse()
            .map_err(|_| JournalError::Git(format!("git rev-list: {text}")))
    }

    /// Whether a kata has a branch. A repository that cannot be read is an error.
    fn exists(&self, kata: &Kata) -> Result<bool, JournalError> {
        let branch = branch(kata);
        // The file first: another run may add the branch between the two, and that is no damage.
        let in_file = self.repository().join(&branch).is_file();
        let out = self.git(&["for-each-ref", "--format=%(refname)", &branch], b"")?;
        if in_file && out.is_empty() {
            return Err(JournalError::Git(format!("{branch} cannot be read")));
        }
        Ok(!out.is_empty())
    }

    fn is_damaged(&self) -> bool {
        self.repository().exists()
            && self
                .git(&["fsck", "--no-dangling", "--no-progress"], b"")
                .is_err()
    }

    fn set_aside(&self) -> Result<PathBuf, JournalError> {
        let dir = self.course.private_dir();
        let free = (1..=1000)
            .map(|number| dir.join(format!("journal-damaged-{number}.git")))
            .find(|path| !path.exists())
            .unwrap_or_else(|| dir.join("journal-damaged.git"));
        std::fs::rename(self.repository(), &free).map_err(|source| JournalError::Io {
            path: free.clone(),
            source,
        })?;
        Ok(free)
    }

    /// A kata's entries, in order.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn entries(&self, kata: &Kata) -> Result<Vec<Entry>, JournalError> {
        if !self.repository().exists() || !self.exists(kata)? {
            return Ok(Vec::new());
        }
        let out = self.git(
            &[
                "log",
                "--reverse",
                "--first-parent",
                "--numstat",
                "--no-renames",
                "--date=format-local:%Y-%m-%d %H:%M:%S",
                "--format=%x01%H %ct %cd%n%B",
                &branch(kata),
            ],
            b"",
        )?;
        let text = String::from_utf8_lossy(&out);
        let entries = text.split('\u{1}').skip(1).enumerate();
        entries
            .map(|(index, text)| {
                entry(index + 1, text).ok_or_else(|| {
                    JournalError::Git(format!("this is no entry of the journal: {text}"))
                })
            })
            .collect()
    }

    /// The entry of that number, and its files.
    ///
    /// # Errors
    /// When there is none, or the journal cannot be read.
    pub fn find(&self, kata: &Kata, number: usize) -> Result<(Entry, Files), JournalError> {
        let entries = self.entries(kata)?;
        let entry = number
            .checked_sub(1)
            .and_then(|index| entries.get(index))
            .ok_or_else(|| JournalError::NoEntry {
                kata: kata.name.clone(),
                number,
                last: entries.len(),
            })?;
        Ok((entry.clone(), self.files(entry)?))
    }

    /// An entry's files.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn files(&self, entry: &Entry) -> Result<Files, JournalError> {
        let listed = self.git(&["ls-tree", "-r", "-z", &entry.commit], b"")?;
        let mut wanted = String::new();
        let mut paths = Vec::new();
        for line in listed
            .split(|byte| *byte == 0)
            .filter(|line| !line.is_empty())
        {
            let line = String::from_utf8_lossy(line);
            let (head, path) = line.split_once('\t').unwrap_or_default();
            let object = head.rsplit(' ').next().unwrap_or_default();
            let _ = writeln!(wanted, "{object}");
            paths.push(PathBuf::from(path));
        }
        let out = self.git(&["cat-file", "--batch"], wanted.as_bytes())?;
        let cut_off = || JournalError::Git("git cat-file gave less than was asked for".to_owned());
        let mut rest = out.as_slice();
        let mut files = Files::new();
        for path in paths {
            let end = rest
                .iter()
                .position(|byte| *byte == b'\n')
                .ok_or_else(cut_off)?;
            let header = String::from_utf8_lossy(&rest[..end]).into_owned();
            let size: usize = header
                .rsplit(' ')
                .next()
                .and_then(|size| size.parse().ok())
                .ok_or_else(cut_off)?;
            let bytes = rest.get(end + 1..end + 1 + size).ok_or_else(cut_off)?;
            files.insert(path, bytes.to_vec());
            rest = rest.get(end + 2 + size..).unwrap_or_default();
        }
        Ok(files)
    }
}

fn branch(kata: &Kata) -> String {
    format!("refs/heads/{}", kata.name)
}

fn entry(number: usize, text: &str) -> Option<Entry> {
    let mut lines = text.lines();
    let (commit, rest) = lines.next()?.split_once(' ')?;
    let (seconds, time) = rest.split_once(' ')?;
    let what = serde_json::from_str(lines.next()?).ok()?;
    let (mut added, mut removed) = (0, 0);
    let (mut lines_of_code, mut lines_of_tests) = (0, 0);
    // The first one is all new: it is the starter.
    for line in lines.filter(|_| number > 1) {
        let mut columns = line.split('\t').map(str::parse::<usize>);
        if let (Some(Ok(in_)), Some(Ok(out))) = (columns.next(), columns.next()) {
            added += in_;
            removed += out;
            // A path with unusual letters is in quotes.
            let path = line.rsplit('\t').next().unwrap_or_default();
            let path = path.trim_start_matches('"');
            if path.starts_with("src/") {
                lines_of_code += in_ + out;
            } else if path == MINE {
                lines_of_tests += in_ + out;
            }
        }
    }
    Some(Entry {
        number,
        seconds: seconds.parse().ok()?,
        time: time.to_owned(),
        added,
        removed,
        lines_of_code,
        lines_of_tests,
        what,
        commit: commit.to_owned(),
    })
}

/// A path as git's fast-import reads it, whatever is in it.
fn quoted(path: &Path) -> String {
    let mut out = "\"".to_owned();
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    for c in parts.join("/").chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out += "\\n",
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The learner's part of a kata, as it is now: `src/`, `tests/mine.rs` and `tests/list.md`. What cannot be read is left out.
///
/// # Errors
/// When the kata's folder does not exist or cannot be read.
pub fn snapshot(kata: &Kata) -> Result<Files, JournalError> {
    let inputs = Inputs::of(&kata.dir).map_err(|source| JournalError::Io {
        path: kata.dir.clone(),
        source,
    })?;
    Ok(inputs.of_the_learner())
}

/// A fingerprint of `src/` in those files.
pub fn fingerprint_of_src(files: &Files) -> String {
    let mut digest = Digest::default();
    for (path, bytes) in files.iter().filter(|(path, _)| Part::Src.has(path)) {
        digest.file(path, bytes);
    }
    digest.hex()
}

/// A part of a learner's files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    /// All of them.
    #[default]
    All,
    /// `src/`.
    Src,
    /// Their own tests: `tests/mine.rs`, and the list of them.
    Tests,
}

impl Part {
    /// Whether a file belongs to it, by its path in the kata's folder. Old entries may have files that editors left.
    fn has(self, path: &Path) -> bool {
        let is_of_part = match self {
            Self::All => true,
            Self::Src => path.starts_with("src"),
            Self::Tests => is_own_test(path),
        };
        is_of_part && is_input(path)
    }

    /// Whether there is anything to do for a folder with files `now` to have those of the part that are wanted.
    pub fn differs(self, now: &Files, wanted: &Files) -> bool {
        !self.changes(now, wanted).is_empty()
    }

    /// What is done to a folder with files `now` so that it has the files that are wanted: the new bytes of a file, or
    /// `None` where it is removed. The learner's own tests are never removed.
    pub fn changes<'f>(self, now: &'f Files, wanted: &'f Files) -> Changes<'f> {
        files::differing(now, wanted)
            .filter(|(path, _, new)| new.is_some() || path.starts_with("src"))
            .filter(|(path, _, _)| self.has(path))
            .map(|(path, _, new)| (path, new.map(Vec::as_slice)))
            .collect()
    }

    /// The same changes in the order in which they are made: what goes comes first. Where the system takes `Foo.rs` and
    /// `foo.rs` for one file, the new name would otherwise be found taken by the old one, or be removed with it.
    fn in_order<'f>(
        self,
        now: &'f Files,
        wanted: &'f Files,
    ) -> Vec<(&'f PathBuf, Option<&'f [u8]>)> {
        let mut changes: Vec<_> = self.changes(now, wanted).into_iter().collect();
        changes.sort_by_key(|(_, new)| new.is_some());
        changes
    }
}

/// Files that are to be written, or with `None` to be removed.
pub type Changes<'f> = BTreeMap<&'f PathBuf, Option<&'f [u8]>>;

/// What came of putting files into a kata's folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// They are there.
    Done,
    /// Something else than what was recorded was there. It is left as it is.
    Changed,
}

/// Puts the wanted files of a part in the place of the recorded ones, if these are still what is there: what was saved
/// since they were recorded is never overwritten. Each file is there whole at any moment, the old one or the new one.
/// All of them are put there or none: what was put before one was found that had been saved is taken back.
///
/// Between the comparison and the writing the journal starts no process, so all slow work has to be done before.
///
/// # Errors
/// When a file cannot be written or removed, or is in the way and is not among the recorded ones. Nothing was changed
/// then, unless the error is [`JournalError::HalfDone`].
pub fn put_back(
    kata: &Kata,
    part: Part,
    recorded: &Files,
    wanted: &Files,
) -> Result<Put, JournalError> {
    put_back_step_by_step(kata, part, recorded, wanted, &mut || {})
}

/// The same; `before_each` is called before each file that is put there or removed.
fn put_back_step_by_step(
    kata: &Kata,
    part: Part,
    recorded: &Files,
    wanted: &Files,
    before_each: &mut dyn FnMut(),
) -> Result<Put, JournalError> {
    let mut prepared = Vec::new();
    for (path, bytes) in part.in_order(recorded, wanted) {
        let place = kata.dir.join(path);
        let new = match bytes {
            Some(bytes) => Some(files::Prepared::write(&place, bytes).map_err(io_at(&place))?),
            None => None,
        };
        prepared.push((place, new, recorded.get(path).map(Vec::as_slice), bytes));
    }
    if part.differs(&snapshot(kata)?, recorded) {
        return Ok(Put::Changed);
    }
    let mut done = Vec::new();
    for (place, new, old, bytes) in prepared {
        before_each();
        match step(&place, new, old) {
            Ok(Put::Done) => done.push((place, old, bytes)),
            stopped => {
                take_back(&done)?;
                return stopped;
            }
        }
    }
    Ok(Put::Done)
}

/// Puts one file there, or removes it, if what is there is what was recorded.
fn step(
    place: &Path,
    new: Option<files::Prepared>,
    recorded: Option<&[u8]>,
) -> Result<Put, JournalError> {
    // Once more, as late as can be.
    match (std::fs::read(place), recorded) {
        (Ok(now), Some(recorded)) if now == recorded => {}
        (Err(error), None) if error.kind() == io::ErrorKind::NotFound => {}
        (Err(_), None) => return Err(JournalError::Unreadable(place.to_owned())),
        _ => return Ok(Put::Changed),
    }
    match new {
        Some(new) => new.put(),
        None => std::fs::remove_file(place),
    }
    .map_err(io_at(place))?;
    Ok(Put::Done)
}

/// A file that was put there: its place, what was there before, and what was put there.
type Step<'f> = (PathBuf, Option<&'f [u8]>, Option<&'f [u8]>);

/// Takes back what was done, the last first. What was saved there since is left: it is newer than either.
fn take_back(done: &[Step<'_>]) -> Result<(), JournalError> {
    let mut failed = None;
    for (place, old, new) in done.iter().rev() {
        let now = std::fs::read(place).ok();
        if now.as_deref() != *new {
            continue;
        }
        let taken_back = match old {
            Some(old) => files::write_whole(place, old),
            None => std::fs::remove_file(place),
        };
        if let Err(source) = taken_back {
            failed = Some(JournalError::HalfDone {
                path: place.clone(),
                source,
            });
        }
    }
    failed.map_or(Ok(()), Err)
}

fn io_at(path: &Path) -> impl FnOnce(io::Error) -> JournalError {
    let path = path.to_owned();
    move |source| JournalError::Io { path, source }
}

/// What was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The files that were there.
    pub was: Files,
    /// Their entry; `None`, if they were known.
    pub kept: Option<Recorded>,
}

/// How often files are recorded anew that are saved meanwhile, before that is given up.
const TRIES: usize = 5;

impl Journal<'_> {
    /// Records what is there, and then puts the wanted files of a part in its place. What is saved meanwhile is recorded
    /// as well. `None`, if what is wanted is there already.
    ///
    /// `what` is about to overwrite them: it is in the log. `known` are files that need not be recorded. `kept` is told
    /// of each new entry before anything is overwritten.
    ///
    /// # Errors
    /// When what is there cannot be recorded, or what is wanted cannot be written.
    pub fn replace(
        &self,
        kata: &Kata,
        (part, wanted): (Part, &Files),
        what: &str,
        known: Option<&Files>,
        kept: &mut dyn FnMut(&Files, usize),
    ) -> Result<Option<Replaced>, JournalError> {
        let what = What::Kept {
            before: what.to_owned(),
        };
        let mut last: Option<Recorded> = None;
        for _ in 0..TRIES {
            let now = snapshot(kata)?;
            if !part.differs(&now, wanted) {
                return Ok(None);
            }
            if known.is_none_or(|known| part.differs(&now, known)) {
                let mut recorded = self
                    .record(kata, &now, &what)
                    .map_err(|error| JournalError::NotKept(error.to_string()))?;
                kept(&now, recorded.number);
                let before = last.take().and_then(|last| last.set_aside);
                recorded.set_aside = recorded.set_aside.or(before);
                last = Some(recorded);
            }
            if put_back(kata, part, &now, wanted)? == Put::Done {
                return Ok(Some(Replaced {
                    was: now,
                    kept: last,
                }));
            }
        }
        Err(JournalError::KeepsChanging(kata.name.clone()))
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::os::git::{Said, SystemGit};
    use rstest::rstest;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// A workspace with a kata, and nothing else.
    pub struct Place {
        _root: tempfile::TempDir,
        pub course: Course,
        pub kata: Kata,
    }

    pub fn place() -> Place {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("Cargo.toml"), "").unwrap();
        let dir = root.path().join("katas/fruit");
        std::fs::create_dir_all(dir.join("src")).unwrap();
        std::fs::create_dir_all(dir.join("tests")).unwrap();
        std::fs::write(dir.join("Cargo.toml"), "").unwrap();
        std::fs::write(dir.join("src/lib.rs"), "one\n").unwrap();
        std::fs::write(dir.join("tests/mine.rs"), "mine\n").unwrap();
        std::fs::write(dir.join("tests/unit.rs"), "given\n").unwrap();
        let course = Course::find(root.path(), &[]).unwrap();
        Place {
            _root: root,
            course,
            kata: Kata::example(&dir),
        }
    }

    impl Place {
        fn journal(&self) -> Journal<'_> {
            Journal::new(&self.course, &SystemGit)
        }

        fn repository(&self) -> PathBuf {
            self.course.private_dir().join("journal.git")
        }

        /// Records the code as it is now.
        pub fn record(&self) -> Recorded {
            self.journal()
                .record(&self.kata, &snapshot(&self.kata).unwrap(), &red(3))
                .unwrap()
        }

        pub fn write(&self, path: &str, text: &str) {
            let path = self.kata.dir.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }

        pub fn read(&self, path: &str) -> String {
            std::fs::read_to_string(self.kata.dir.join(path)).unwrap()
        }

        /// Whether a file has that text now, or had it in an entry of the journal.
        fn has(&self, path: &str, text: &str) -> bool {
            let entries = self.journal().entries(&self.kata).unwrap();
            let mut files = entries
                .iter()
                .map(|entry| self.journal().files(entry).unwrap());
            let is_it =
                |files: &Files| files.get(Path::new(path)) == Some(&text.as_bytes().to_vec());
            is_it(&snapshot(&self.kata).unwrap()) || files.any(|files| is_it(&files))
        }
    }

    /// A git during whose call of that number the learner saves a file: just before it.
    struct Saving {
        file: PathBuf,
        at: usize,
        calls: AtomicUsize,
    }

    /// What is saved.
    const SAVED: &str = "saved meanwhile\n";

    impl Saving {
        fn call(&self) {
            if self.calls.fetch_add(1, Ordering::SeqCst) == self.at {
                std::fs::write(&self.file, SAVED).unwrap();
            }
        }
    }

    impl Git for Saving {
        fn run(&self, repository: &Path, args: &[&str], input: &[u8]) -> io::Result<Said> {
            self.call();
            SystemGit.run(repository, args, input)
        }
    }

    /// Lets a command overwrite the learner's files, once for each call of git that it makes: with a save before that call.
    /// Fails if what was saved is lost.
    pub fn nothing_saved_meanwhile_is_lost(
        prepare: impl Fn(&Place),
        command: impl Fn(Journal<'_>, &Place),
    ) {
        for at in 0.. {
            let place = place();
            prepare(&place);
            let git = Saving {
                file: place.kata.dir.join("src/lib.rs"),
                at,
                calls: AtomicUsize::new(0),
            };
            command(Journal::new(&place.course, &git), &place);
            let calls = git.calls.load(Ordering::SeqCst);
            assert!(calls > 2, "it asks git");
            if calls <= at {
                return;
            }
            assert!(
                place.has("src/lib.rs", SAVED),
                "what was saved before call {at} is lost; the file is {:?}",
                place.read("src/lib.rs")
            );
        }
    }

    /// A run of nine tests at that time.
    pub fn run_at(seconds: i64, passed: usize, added: usize) -> Entry {
        Entry {
            number: 1,
            seconds,
            time: String::new(),
            added,
            removed: 0,
            lines_of_code: added,
            lines_of_tests: 0,
            what: red(passed),
            commit: String::new(),
        }
    }

    fn red(passed: usize) -> What {
        What::Run {
            light: "red".to_owned(),
            passed,
            reached: passed,
            total: 9,
            focus: Some("unit::a".to_owned()),
            layer: None,
            part: None,
            wanted: None,
            on_purpose: false,
        }
    }

    #[test]
    fn what_is_recorded_can_be_found_again() {
        let place = place();
        assert_eq!(place.journal().entries(&place.kata).unwrap(), []);
        assert_eq!(place.record().number, 1);
        place.write("src/lib.rs", "one\ntwo\nthree\n");
        place.write("src/gone.rs", "g\n");
        assert_eq!(place.record().number, 2);
        let entries = place.journal().entries(&place.kata).unwrap();
        let short: Vec<_> = entries
            .iter()
            .map(|entry| (entry.number, entry.added, entry.removed))
            .collect();
        assert_eq!(short, [(1, 0, 0), (2, 3, 0)]);
        assert_eq!(entries[1].what, red(3));
        assert!(
            entries[1].time.len() == 19 && entries[1].seconds > 1_700_000_000,
            "{entries:?}"
        );
        let (_, files) = place.journal().find(&place.kata, 1).unwrap();
        let expected: Files = [("src/lib.rs", "one\n"), ("tests/mine.rs", "mine\n")]
            .map(|(path, text)| (path.into(), text.into()))
            .into();
        assert_eq!(files, expected);
    }

    #[test]
    fn versions_are_kept_once() {
        let place = place();
        let keep = || place.journal().keep(&place.kata, "flip").unwrap();
        assert_eq!(keep().map(|kept| kept.number), Some(1));
        assert_eq!(keep(), None);
        place.write("tests/mine.rs", "another test\n");
        assert_eq!(keep().map(|kept| kept.number), Some(2));
        place.write("src/größe.rs", "a\nb\n");
        keep();
        let entries = place.journal().entries(&place.kata).unwrap();
        let lines: Vec<_> = entries
            .iter()
            .map(|entry| (entry.added, entry.lines_of_code))
            .collect();
        assert_eq!(lines, [(0, 0), (1, 0), (2, 2)], "tests are not code");
    }

    #[rstest]
    #[case::zero(0)]
    #[case::one_too_many(2)]
    fn an_entry_that_is_not_there_is_an_error_that_says_which_are(#[case] number: usize) {
        let place = place();
        place.record();
        let error = place
            .journal()
            .find(&place.kata, number)
            .unwrap_err()
            .to_string();
        assert!(
            error.contains(&format!("no entry {number}; its entries are 1 to 1")),
            "{error}"
        );
    }

    #[rstest]
    #[case::spaces("src/two words.rs")]
    #[case::another_alphabet("src/größe/日本.rs")]
    // On Windows no name has these.
    #[cfg_attr(unix, case::quotes("src/a\"b\\c.rs"))]
    fn any_name_comes_back(#[case] name: &str) {
        let place = place();
        place.write(name, "text without a line end");
        place.record();
        let (_, files) = place.journal().find(&place.kata, 1).unwrap();
        assert_eq!(
            files.get(Path::new(name)).map(Vec::as_slice),
            Some(&b"text without a line end"[..])
        );
    }

    #[test]
    fn any_bytes_come_back() {
        let place = place();
        let bytes: Vec<u8> = (0..=255).chain(*b"\ndone\n\0\x01").collect();
        std::fs::write(place.kata.dir.join("src/data.bin"), &bytes).unwrap();
        place.record();
        let (_, files) = place.journal().find(&place.kata, 1).unwrap();
        assert_eq!(files[Path::new("src/data.bin")], bytes);
    }

    #[test]
    fn putting_back_makes_the_learner_s_part_as_it_was_and_leaves_the_rest() {
        let place = place();
        let before = snapshot(&place.kata).unwrap();
        place.write("src/lib.rs", "two\n");
        place.write("src/new/deep.rs", "n\n");
        place.write("tests/mine.rs", "changed\n");
        let now = snapshot(&place.kata).unwrap();
        put_back(&place.kata, Part::All, &now, &before).unwrap();
        assert_eq!(snapshot(&place.kata).unwrap(), before);
        assert_eq!(
            std::fs::read_to_string(place.kata.dir.join("tests/unit.rs")).unwrap(),
            "given\n"
        );
    }

    #[test]
    fn what_was_saved_since_it_was_recorded_is_not_overwritten() {
        let place = place();
        let recorded = snapshot(&place.kata).unwrap();
        place.write("src/lib.rs", "saved\n");
        let wanted: Files = [("src/lib.rs".into(), b"other\n".to_vec())].into();
        let put = put_back(&place.kata, Part::All, &recorded, &wanted).unwrap();
        assert_eq!(
            (put, place.read("src/lib.rs")),
            (Put::Changed, "saved\n".into())
        );
        let names: Vec<_> = place.kata.dir.join("src").read_dir().unwrap().collect();
        assert_eq!(names.len(), 1, "nothing is left beside it");
    }

    /// What goes, what comes and what changes; and a save of any of these files, or of another one, before any of them is
    /// touched.
    #[rstest]
    fn a_save_between_two_files_leaves_all_as_they_were(
        #[values("src/a.rs", "src/b.rs", "src/gone.rs", "src/lib.rs", "src/new.rs")] saved: &str,
        #[values(1, 2, 3, 4, 5)] at: usize,
    ) {
        let place = place();
        for name in ["a", "b", "gone", "lib"] {
            place.write(&format!("src/{name}.rs"), "old\n");
        }
        let recorded = snapshot(&place.kata).unwrap();
        let wanted: Files = ["a", "b", "lib", "new"]
            .map(|name| (format!("src/{name}.rs").into(), b"other\n".to_vec()))
            .into();
        let (mut step, mut before) = (0, Files::new());
        let put = put_back_step_by_step(&place.kata, Part::Src, &recorded, &wanted, &mut || {
            step += 1;
            if step == at {
                before = snapshot(&place.kata).unwrap();
                place.write(saved, SAVED);
            }
        });
        assert_eq!(place.read(saved), SAVED, "what was saved stays");
        // A file that was replaced already is newer now than what was put there.
        let is_replaced = before.get(Path::new(saved)) != recorded.get(Path::new(saved));
        let mut expected = if is_replaced { wanted } else { recorded };
        assert_eq!(
            put.unwrap(),
            if is_replaced { Put::Done } else { Put::Changed }
        );
        expected.insert(saved.into(), SAVED.into());
        expected.insert("tests/mine.rs".into(), b"mine\n".to_vec());
        assert_eq!(snapshot(&place.kata).unwrap(), expected);
    }

    #[test]
    fn a_file_in_the_way_leaves_all_as_they_were() {
        let place = place();
        let recorded = snapshot(&place.kata).unwrap();
        std::fs::create_dir(place.kata.dir.join("src/new.rs")).unwrap();
        let wanted: Files = [("src/lib.rs", "other\n"), ("src/new.rs", "new\n")]
            .map(|(path, text)| (path.into(), text.into()))
            .into();
        let error = put_back(&place.kata, Part::Src, &recorded, &wanted).unwrap_err();
        assert!(matches!(error, JournalError::Unreadable(_)), "{error}");
        assert_eq!(place.read("src/lib.rs"), "one\n");
    }

    /// macOS and Windows take the two names for one file.
    #[rstest]
    #[case::to_small_letters("src/Foo.rs", "src/foo.rs")]
    #[case::to_capitals("src/foo.rs", "src/Foo.rs")]
    fn where_only_letter_case_changes_the_old_name_goes_before_the_new_one_comes(
        #[case] old: &str,
        #[case] new: &str,
    ) {
        let files = |path: &str| Files::from([(path.into(), b"x\n".to_vec())]);
        let (now, wanted) = (files(old), files(new));
        let steps = Part::Src.in_order(&now, &wanted);
        let names: Vec<_> = steps
            .iter()
            .map(|(path, new)| (files::shown(path), new.is_some()))
            .collect();
        assert_eq!(names, [(old.to_owned(), false), (new.to_owned(), true)]);
    }

    #[rstest]
    #[case::all(Part::All, "one\n", "mine\n")]
    #[case::src(Part::Src, "one\n", "changed\n")]
    #[case::tests(Part::Tests, "two\n", "mine\n")]
    fn a_part_is_put_back_and_the_other_is_left(
        #[case] part: Part,
        #[case] lib: &str,
        #[case] mine: &str,
    ) {
        let place = place();
        let before = snapshot(&place.kata).unwrap();
        place.write("src/lib.rs", "two\n");
        place.write("tests/mine.rs", "changed\n");
        let now = snapshot(&place.kata).unwrap();
        let put = put_back(&place.kata, part, &now, &before).unwrap();
        assert_eq!(put, Put::Done);
        assert_eq!(place.read("src/lib.rs"), lib);
        assert_eq!(place.read("tests/mine.rs"), mine);
    }

    #[test]
    fn a_file_that_was_not_recorded_is_never_overwritten() {
        let place = place();
        let recorded = snapshot(&place.kata).unwrap();
        // A folder where a file is wanted stands for anything that cannot be read.
        std::fs::create_dir(place.kata.dir.join("src/a.rs")).unwrap();
        let wanted: Files = [("src/a.rs".into(), b"other\n".to_vec())].into();
        let error = put_back(&place.kata, Part::Src, &recorded, &wanted).unwrap_err();
        assert!(
            error
                .to_string()
                .contains("src/a.rs exists and cannot be read"),
            "{error}"
        );
        assert_eq!(place.read("src/lib.rs"), "one\n");
    }

    #[test]
    fn files_that_are_saved_again_and_again_are_left_and_recorded() {
        let place = place();
        let journal = place.journal();
        let wanted: Files = [("src/lib.rs".into(), b"other\n".to_vec())].into();
        let mut times = 0;
        let mut save = |_: &Files, _| {
            times += 1;
            place.write("src/lib.rs", &format!("{times}\n"));
        };
        let error = journal
            .replace(&place.kata, (Part::Src, &wanted), "reset", None, &mut save)
            .unwrap_err();
        assert!(matches!(error, JournalError::KeepsChanging(_)), "{error}");
        assert_eq!(place.read("src/lib.rs"), "5\n");
        for text in ["one\n", "1\n", "4\n"] {
            assert!(place.has("src/lib.rs", text), "{text}");
        }
    }

    #[rstest]
    #[case::no_head("HEAD", None)]
    #[case::a_broken_branch("refs/heads/fruit", Some("nonsense\n"))]
    #[case::a_branch_that_leads_nowhere(
        "refs/heads/fruit",
        Some("0123456789012345678901234567890123456789\n")
    )]
    #[case::no_objects("objects", None)]
    fn a_damaged_journal_is_set_aside_and_begun_anew(
        #[case] part: &str,
        #[case] text: Option<&str>,
    ) {
        let place = place();
        place.record();
        progress::change(&place.course, &place.kata, |progress| {
            progress.last_green = Some(crate::learner::tcr::Green::default());
        });
        let path = place.repository().join(part);
        match text {
            Some(text) => std::fs::write(&path, text).unwrap(),
            None if path.is_dir() => std::fs::remove_dir_all(&path).unwrap(),
            None => std::fs::remove_file(&path).unwrap(),
        }
        let recorded = place.record();
        assert_eq!(recorded.number, 1);
        let old = recorded.set_aside.expect("the old one is kept");
        let green = progress::recall(&place.course, &place.kata).last_green;
        assert_eq!(green, None, "its number means another entry now");
        assert!(old.ends_with("journal-damaged-1.git") && old.is_dir());
        assert_eq!(
            place.record(),
            Recorded {
                number: 2,
                set_aside: None
            }
        );
    }

    #[test]
    fn the_locks_of_a_killed_git_block_no_later_command() {
        let place = place();
        place.record();
        std::fs::write(place.repository().join("refs/heads/fruit.lock"), "").unwrap();
        assert_eq!(
            place.record(),
            Recorded {
                number: 2,
                set_aside: None
            }
        );
    }

    #[test]
    fn a_journal_that_another_process_holds_is_an_error_and_no_wait_for_ever() {
        let place = place();
        let held = progress::lock_within(&place.course, LOCK, Duration::ZERO);
        assert!(matches!(held, Ok(Some(_))));
        let mut journal = place.journal();
        journal.patience = Duration::from_millis(1);
        let files = snapshot(&place.kata).unwrap();
        let error = journal.record(&place.kata, &files, &red(3)).unwrap_err();
        assert!(matches!(error, JournalError::Busy), "{error}");
        drop(held);
        assert_eq!(place.record().number, 1);
    }

    #[test]
    fn two_at_once_add_both() {
        let place = place();
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| place.record());
            }
        });
        assert_eq!(place.journal().entries(&place.kata).unwrap().len(), 8);
    }

    /// A machine without git.
    pub struct NoGit;
    impl Git for NoGit {
        fn run(&self, _: &Path, _: &[&str], _: &[u8]) -> io::Result<Said> {
            Err(io::ErrorKind::NotFound.into())
        }
    }

    /// A git whose disk is full: it reads, and it says of itself that it is whole.
    struct FullDisk;
    impl Git for FullDisk {
        fn run(&self, repository: &Path, args: &[&str], input: &[u8]) -> io::Result<Said> {
            if args[0] == "fast-import" {
                let errors = "fatal: sha1 file: write error. Out of diskspace\n".to_owned();
                return Ok(Said {
                    success: false,
                    out: Vec::new(),
                    errors,
                });
            }
            SystemGit.run(repository, args, input)
        }
    }

    /// A git beside which another run adds the kata's first entry, right after it has listed the branches.
    struct FirstEntryMeanwhile<'a> {
        place: &'a Place,
        added: AtomicUsize,
    }
    impl Git for FirstEntryMeanwhile<'_> {
        fn run(&self, repository: &Path, args: &[&str], input: &[u8]) -> io::Result<Said> {
            let said = SystemGit.run(repository, args, input);
            if args[0] == "for-each-ref" && self.added.fetch_add(1, Ordering::SeqCst) == 0 {
                self.place.record();
            }
            said
        }
    }

    #[test]
    fn a_first_entry_that_is_added_meanwhile_is_no_damage() {
        let place = place();
        let other = Kata {
            name: "other".to_owned(),
            ..place.kata.clone()
        };
        place
            .journal()
            .record(&other, &Files::new(), &red(1))
            .unwrap();
        let git = FirstEntryMeanwhile {
            place: &place,
            added: AtomicUsize::new(0),
        };
        let journal = Journal::new(&place.course, &git);
        assert_eq!(journal.entries(&place.kata).unwrap(), []);
        assert_eq!(journal.entries(&place.kata).unwrap().len(), 1);
    }

    #[test]
    fn without_git_there_is_no_history() {
        let place = place();
        let journal = Journal::new(&place.course, &NoGit);
        let error = journal
            .record(&place.kata, &Files::new(), &red(1))
            .unwrap_err();
        assert!(matches!(error, JournalError::NoGit));
    }

    #[test]
    fn a_git_that_hangs_is_named() {
        struct Hanging;
        impl Git for Hanging {
            fn run(&self, _: &Path, _: &[&str], _: &[u8]) -> io::Result<Said> {
                let why = "it did not end within 60 s and was ended";
                Err(io::Error::new(io::ErrorKind::TimedOut, why))
            }
        }
        let place = place();
        let journal = Journal::new(&place.course, &Hanging);
        let error = journal
            .record(&place.kata, &Files::new(), &red(1))
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "git init: it did not end within 60 s and was ended"
        );
    }

    #[test]
    fn a_full_disk_costs_no_entry_that_is_there() {
        let place = place();
        place.record();
        let journal = Journal::new(&place.course, &FullDisk);
        let error = journal
            .record(&place.kata, &Files::new(), &red(1))
            .unwrap_err();
        assert!(error.to_string().contains("Out of diskspace"), "{error}");
        assert_eq!(
            place.record(),
            Recorded {
                number: 2,
                set_aside: None
            }
        );
    }

    #[test]
    fn a_clock_that_goes_backwards_changes_no_order() {
        let place = place();
        place.record();
        let message = r#"{"event":"kept","before":"a clock that was wrong"}"#;
        let stream = format!(
            "feature done\ncommit refs/heads/fruit\ncommitter kata <k> 1000 +0000\ndata {}\n{message}\nfrom refs/heads/fruit^0\ndone\n",
            message.len()
        );
        let said = SystemGit
            .run(
                &place.repository(),
                &["fast-import", "--quiet"],
                stream.as_bytes(),
            )
            .unwrap();
        assert!(said.success, "{}", said.errors);
        place.record();
        let entries = place.journal().entries(&place.kata).unwrap();
        assert_eq!(
            entries.iter().map(|entry| entry.number).collect::<Vec<_>>(),
            [1, 2, 3]
        );
        assert_eq!(entries[1].seconds, 1000);
    }
}
