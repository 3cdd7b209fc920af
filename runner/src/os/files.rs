//! Files: reading a folder whole, and writing a file so that a kill leaves the old one or the new one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::Metadata;
use std::io;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use anstream::adapter::strip_str;
use serde::Serialize;

use crate::os::lock::Lock;

/// Files with their bytes, by their paths in a folder.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

/// The same where all of them are texts.
pub type Texts = BTreeMap<PathBuf, String>;

/// Every file below a folder with its bytes, by its path relative to the folder. A folder that does not exist has none.
/// What [`read_readable`] leaves out is left out here, too.
///
/// # Errors
/// When a folder or file below it exists and cannot be read.
pub fn read_tree(dir: &Path) -> io::Result<Files> {
    let mut read = read_readable(dir, &|_| true)?;
    if read.unreadable.is_empty() {
        return Ok(read.files);
    }
    Err(read.unreadable.remove(0).1)
}

/// What [`read_readable`] found.
#[derive(Debug, Default)]
pub struct Readable {
    /// The files with their bytes, by their paths relative to the folder.
    pub files: Files,
    /// Files and folders that exist and cannot be read, by their relative paths, and why.
    pub unreadable: Vec<(PathBuf, io::Error)>,
}

/// Reads the files below a folder that can be read and whose relative path (a folder's, too) is wanted. A folder that
/// does not exist has none.
///
/// These are left out, as if they did not exist: links that lead to nothing or to a folder, files that vanish
/// meanwhile, and folders that are marked as a cache (`CACHEDIR.TAG`), such as a target folder. So are pipes, sockets
/// and devices: reading one may never end.
///
/// # Errors
/// When the folder itself exists and cannot be read.
pub fn read_readable(dir: &Path, wanted: &dyn Fn(&Path) -> bool) -> io::Result<Readable> {
    let mut read = Readable::default();
    let mut waiting = vec![PathBuf::new()];
    while let Some(folder) = waiting.pop() {
        let entries = match dir.join(&folder).read_dir() {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) if folder.as_os_str().is_empty() => return Err(error),
            Err(error) => {
                read.unreadable.push((folder, error));
                continue;
            }
        };
        for entry in entries {
            let entry = entry?;
            let relative = folder.join(entry.file_name());
            if !wanted(&relative) {
                continue;
            }
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && !path.join(CACHE_TAG).is_file() => {
                    waiting.push(relative);
                }
                // Links are followed here.
                Ok(kind) if !kind.is_dir() && path.is_file() => match std::fs::read(&path) {
                    Ok(bytes) => drop(read.files.insert(relative, bytes)),
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => read.unreadable.push((relative, error)),
                },
                _ => {}
            }
        }
    }
    Ok(read)
}

/// Marks a folder as a cache, by the convention that cargo and backup programs share (<https://bford.info/cachedir/>).
pub const CACHE_TAG: &str = "CACHEDIR.TAG";

/// A file's text with line ends as they are elsewhere. Some editors on Windows, and git where its `core.autocrlf` is set,
/// write `\r\n`, which means nothing else.
///
/// # Errors
/// When the file cannot be read, or is not UTF-8.
pub fn read_source(path: &Path) -> io::Result<String> {
    std::fs::read_to_string(path).map(one_line_end)
}

/// A text with `\n` for `\r\n`.
pub fn one_line_end(text: String) -> String {
    if text.contains("\r\n") {
        text.replace("\r\n", "\n")
    } else {
        text
    }
}

/// A text as [`read_source`] reads it, if it is Rust: to rustc line ends are all the same. Elsewhere they may be meant.
pub fn code(path: &Path, text: String) -> String {
    if path.extension().is_some_and(|extension| extension == "rs") {
        one_line_end(text)
    } else {
        text
    }
}

/// Whether two files hold the same text, whatever their line ends are.
pub fn same_text(one: &[u8], other: &[u8]) -> bool {
    one == other || letters(one).eq(letters(other))
}

/// The files that differ between two trees, in the order of their paths: what each is before (`None`, if it is new) and
/// after (`None`, if it is gone). A tree has the files' contents by their paths, or something that stands for these.
pub fn differing<'t, P: Ord, C: PartialEq>(
    before: &'t BTreeMap<P, C>,
    after: &'t BTreeMap<P, C>,
) -> impl Iterator<Item = (&'t P, Option<&'t C>, Option<&'t C>)> {
    let paths: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    paths
        .into_iter()
        .map(|path| (path, before.get(path), after.get(path)))
        .filter(|(_, before, after)| before != after)
}

/// The first line in which two texts differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstDifference<'t> {
    /// Its number, from 1.
    pub number: usize,
    /// The one text's line, without white space around it; `None`, if that text ends before.
    pub one: Option<&'t str>,
    /// The other text's.
    pub other: Option<&'t str>,
}

/// Finds the first line in which two texts differ. Line ends do not count: of texts that differ only in these, it is the
/// line after the last.
pub fn first_difference<'t>(one: &'t str, other: &'t str) -> FirstDifference<'t> {
    let same = |(one, other): &(&str, &str)| one == other;
    let before = one.lines().zip(other.lines()).take_while(same).count();
    FirstDifference {
        number: before + 1,
        one: one.lines().nth(before).map(str::trim),
        other: other.lines().nth(before).map(str::trim),
    }
}

/// The bytes of a text, without a carriage return before a line feed.
pub fn letters(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let is_in_a_line_end =
        |at: usize| bytes[at] == b'\r' && bytes.get(at + 1).copied() == Some(b'\n');
    (0..bytes.len())
        .filter(move |at| !is_in_a_line_end(*at))
        .map(|at| bytes[at])
}

/// A path as people read it: with `/` between its parts on every system.
pub fn shown(path: &Path) -> String {
    with_slashes(&path.to_string_lossy())
}

/// A path that a program has printed, as people read it.
pub fn with_slashes(path: &str) -> String {
    slashed(path, MAIN_SEPARATOR)
}

/// Where the parts of a path are parted by something else than `/`, that is a `/` afterwards. (Elsewhere a `\` is a letter
/// like others.)
fn slashed(path: &str, separator: char) -> String {
    path.replace(separator, "/")
}

/// What rustc prints, with `/` in the paths that it names (`--> katas\tides\src\lib.rs:3:5`). All else stays as it is.
pub fn with_slashes_in_places(rendered: &str) -> String {
    slashed_in_places(rendered, MAIN_SEPARATOR)
}

fn slashed_in_places(rendered: &str, separator: char) -> String {
    let lines = rendered.split_inclusive('\n').map(|line| {
        let arrow = ["--> ", "::: "].iter().find_map(|arrow| line.find(arrow));
        let (before, place) = line.split_at(arrow.unwrap_or(line.len()));
        // In a line of code, what looks like an arrow is code.
        if strip_str(before).to_string().trim().is_empty() {
            before.to_owned() + &slashed(place, separator)
        } else {
            line.to_owned()
        }
    });
    lines.collect()
}

/// A text in which the files of a folder are named, with something else in front of them.
pub fn renamed(text: &str, folder: &Path, home: &str) -> String {
    let native = format!("{}{MAIN_SEPARATOR}", folder.to_string_lossy());
    text.replace(&format!("{}/", shown(folder)), home)
        .replace(&native, home)
}

/// A text's beginning, if it is longer than so many bytes, and how much is left out.
pub fn capped(text: &str, most: usize) -> String {
    if text.len() <= most {
        return text.to_owned();
    }
    let end = (0..=most).rev().find(|end| text.is_char_boundary(*end));
    let kept = &text[..end.unwrap_or(0)];
    format!("{kept} … ({} bytes more)", text.len() - kept.len())
}

/// The text of a file that another program has written. Bytes that are not UTF-8 are replaced; a file that is not there
/// has no text.
pub fn read_text(file: &Path) -> String {
    let bytes = std::fs::read(file).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A place in a source file, as rustc and a panic name it, with `/` in its path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file, relative to the workspace where it lies in it.
    pub file: String,
    /// From 1.
    pub line: u32,
}

impl Place {
    /// A place written as `file:line`.
    pub fn read(text: &str) -> Option<Self> {
        let (file, line) = text.rsplit_once(':')?;
        Some(Self {
            file: file.to_owned(),
            line: line.parse().ok()?,
        })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// A folder for temporary files. It is removed with its value, by [`clear_scratch`] when the command
/// ends in another way, and by a later run where this one was killed. Only its owner can read it.
#[derive(Debug)]
pub struct Scratch(PathBuf);

/// The folder that all [`Scratch`] folders of this process lie in.
struct ScratchRoot {
    dir: PathBuf,
    /// Locked for as long as the process lives: a folder whose lock is free was left by one that was killed.
    lock: Lock,
    /// How many [`Scratch`] folders are in use.
    used: usize,
    /// How many were made: the next one's number.
    made: usize,
}

/// What has to be removed however this process ends.
#[derive(Default)]
struct Leftovers {
    scratch: Option<ScratchRoot>,
    /// Files of [`write_whole`] that are not complete.
    halves: BTreeSet<PathBuf>,
    /// The process ends: nothing new is begun.
    closed: bool,
}

static LEFTOVERS: LazyLock<Mutex<Leftovers>> = LazyLock::new(Mutex::default);

fn leftovers() -> MutexGuard<'static, Leftovers> {
    LEFTOVERS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the names of scratch folders begin with.
const SCRATCH: &str = "kata-scratch-";
/// The file in it that is locked.
const IN_USE: &str = "in-use.lock";

impl ScratchRoot {
    fn make() -> io::Result<Self> {
        let temporary = std::env::temp_dir();
        remove_abandoned(&temporary);
        let dir = (0..1000)
            .map(|number| temporary.join(format!("{SCRATCH}{}-{number}", std::process::id())))
            .find_map(|dir| match make_private(&dir) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => None,
                made => Some(made.map(|()| dir)),
            })
            .unwrap_or_else(|| Err(io::ErrorKind::AlreadyExists.into()))?;
        // Locked before it has its name, so that no other process sees it unlocked.
        let unnamed = dir.join("new.lock");
        let lock = Lock::now(&unnamed).and_then(|lock| {
            std::fs::rename(&unnamed, dir.join(IN_USE))?;
            lock.ok_or_else(|| io::ErrorKind::WouldBlock.into())
        });
        match lock {
            Ok(lock) => Ok(Self {
                dir,
                lock,
                used: 0,
                made: 0,
            }),
            Err(error) => {
                let _ = std::fs::remove_dir_all(&dir);
                Err(error)
            }
        }
    }

    /// Removes it. What cannot be removed is the system's to clean up.
    fn remove(self) {
        let Self { dir, lock, .. } = self;
        // Windows removes no file that is open.
        drop(lock);
        let _ = std::fs::remove_dir_all(dir);
    }
}

/// Makes a folder that only its owner can read.
fn make_private(dir: &Path) -> io::Result<()> {
    let builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    let builder = {
        let mut builder = builder;
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder
    };
    builder.create(dir)
}

/// Makes a folder that only its owner can read, and those that it lies in, where they are missing.
///
/// # Errors
/// When one of them cannot be made.
pub fn make_private_below(dir: &Path) -> io::Result<()> {
    if let Some(above) = dir.parent() {
        std::fs::create_dir_all(above)?;
    }
    match make_private(dir) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
}

/// Removes the scratch folders of processes that were killed.
fn remove_abandoned(temporary: &Path) {
    let entries = temporary.read_dir().into_iter().flatten().flatten();
    for entry in entries {
        if !entry.file_name().to_string_lossy().starts_with(SCRATCH) {
            continue;
        }
        // The file of another user cannot be opened.
        // Windows removes no file that is open, so the lock goes first.
        if let Ok(Some(lock)) = Lock::existing(&entry.path().join(IN_USE)) {
            drop(lock);
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

impl Scratch {
    /// Makes one in the system's folder for such things.
    ///
    /// # Errors
    /// When it cannot be made; [`io::ErrorKind::Interrupted`] while the command ends.
    pub fn make() -> io::Result<Self> {
        let mut leftovers = leftovers();
        if leftovers.closed {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let mut root = match leftovers.scratch.take() {
            Some(root) => root,
            None => ScratchRoot::make()?,
        };
        let dir = root.dir.join(root.made.to_string());
        let made = std::fs::create_dir(&dir);
        root.made += 1;
        root.used += usize::from(made.is_ok());
        leftovers.scratch = Some(root);
        made.map(|()| Self(dir))
    }

    /// The path of a file in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
        let mut leftovers = leftovers();
        let Some(root) = &mut leftovers.scratch else {
            return;
        };
        root.used -= 1;
        if root.used == 0
            && let Some(root) = leftovers.scratch.take()
        {
            root.remove();
        }
    }
}

/// Removes every scratch folder of this process and every file that is not complete, and lets no new one begin: for an
/// end that drops no values.
pub fn clear_scratch() {
    let mut leftovers = leftovers();
    leftovers.closed = true;
    for half in std::mem::take(&mut leftovers.halves) {
        let _ = std::fs::remove_file(half);
    }
    if let Some(root) = leftovers.scratch.take() {
        root.remove();
    }
}

/// Writes a file whole or not at all, making its folder where it is missing. What is there and no ordinary file (a
/// pipe, a device, a link to one) is written to as it is.
///
/// # Errors
/// When the folder or the file cannot be written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    Prepared::write(path, bytes)?.put()
}

/// A file that is written and not yet in its place. It is removed with its value, and however the process ends.
#[derive(Debug)]
pub struct Prepared {
    path: PathBuf,
    /// Where its text is; `None` where the path leads to no ordinary file, to which its text is written at once.
    half: Option<PathBuf>,
    bytes: Vec<u8>,
}

/// Where a file is written before it is put in its place: beside it, under its whole name and a number, since two files
/// may differ in their extension only.
fn half_of(path: &Path) -> PathBuf {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}-{number}.part", std::process::id()));
    path.with_file_name(name)
}

impl Prepared {
    /// Writes it beside its place, making its folder where it is missing.
    ///
    /// # Errors
    /// When the folder or the file cannot be written.
    pub fn write(path: &Path, bytes: &[u8]) -> io::Result<Self> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut prepared = Self {
            path: path.to_owned(),
            half: None,
            bytes: Vec::new(),
        };
        if std::fs::symlink_metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
            prepared.bytes = bytes.to_vec();
            return Ok(prepared);
        }
        let half = half_of(path);
        leftovers().halves.insert(half.clone());
        prepared.half = Some(half.clone());
        std::fs::write(half, bytes)?;
        Ok(prepared)
    }

    /// Puts it into its place: a reader finds the old file or this one.
    ///
    /// # Errors
    /// When it cannot be written there.
    pub fn put(self) -> io::Result<()> {
        match &self.half {
            Some(half) => std::fs::rename(half, &self.path),
            None => std::fs::write(&self.path, &self.bytes),
        }
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        if let Some(half) = &self.half {
            let _ = std::fs::remove_file(half);
            leftovers().halves.remove(half);
        }
    }
}

/// Makes a file look as if it had just been written.
///
/// # Errors
/// When it is not there, or belongs to another user.
pub fn make_look_new(file: &Path) -> io::Result<()> {
    let file = if cfg!(windows) {
        std::fs::File::options().write(true).open(file)?
    } else {
        // The owner may set the times of a file that is write-protected.
        std::fs::File::open(file)?
    };
    file.set_modified(SystemTime::now())
}

/// Removes a folder with all that is in it, if it is there.
///
/// # Errors
/// When it cannot be removed.
pub fn remove_folder(dir: &Path) -> io::Result<()> {
    match std::fs::remove_dir_all(dir) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// How much a file counts at least, in bytes: a disk has no smaller pieces.
const LEAST: u64 = 4096;

/// Whether the files in a folder have more bytes together than that. Each file and folder counts 4 KiB at least. Links are
/// not followed, and what cannot be read counts nothing: it may just be gone.
pub fn is_larger(folder: &Path, than: u64) -> bool {
    let mut size = 0_u64;
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = folder.read_dir().into_iter().flatten().flatten();
        for entry in entries {
            let Ok(metadata) = entry.metadata() else {
                continue;
            };
            if metadata.is_dir() {
                folders.push(entry.path());
            }
            size = size.saturating_add(metadata.len().max(LEAST));
            if size > than {
                return true;
            }
        }
    }
    false
}

/// Lets a file be found at another place as well, whatever was there before.
///
/// # Errors
/// When it is not there, or the place cannot be written.
pub fn put(file: &Path, place: &Path) -> io::Result<()> {
    match std::fs::remove_file(place) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    std::fs::hard_link(file, place).or_else(|_| std::fs::copy(file, place).map(drop))
}

/// When the file came to its place, as far as the system tells.
#[cfg(unix)]
pub fn placed(metadata: &Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt;
    let seconds = u64::try_from(metadata.ctime()).ok()?;
    let nanos = u32::try_from(metadata.ctime_nsec()).ok()?;
    Some(SystemTime::UNIX_EPOCH + std::time::Duration::new(seconds, nanos))
}

/// When the file came to its place, as far as the system tells.
#[cfg(not(unix))]
pub fn placed(metadata: &Metadata) -> Option<SystemTime> {
    metadata.created().ok()
}

/// Whether a file was neither written nor put in its place since that time.
pub fn is_older(file: &Path, than: SystemTime) -> bool {
    let Ok(metadata) = file.metadata() else {
        return false;
    };
    let times = [metadata.modified().ok(), placed(&metadata)];
    times
        .into_iter()
        .all(|time| time.is_some_and(|time| time < than))
}

/// A path in which each `..` has taken away the folder before it: `solutions/tides/../../katas` is `katas`.
pub fn without_parents(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        if part == Component::ParentDir {
            tidy.pop();
        } else {
            tidy.push(part);
        }
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn a_text_with_a_byte_that_is_not_utf_8_is_read_whole() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("notes");
        assert_eq!(read_text(&file), "");
        std::fs::write(&file, b"ok a\xff\nok b\n").unwrap();
        assert_eq!(read_text(&file), "ok a\u{fffd}\nok b\n");
    }

    #[test]
    fn a_file_is_put_where_another_one_was_or_none() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        std::fs::write(at("new"), "new").unwrap();
        std::fs::write(at("old"), "old").unwrap();
        for place in ["old", "nothing"] {
            put(&at("new"), &at(place)).unwrap();
            assert_eq!(std::fs::read(at(place)).unwrap(), b"new");
        }
        assert!(put(&at("gone"), &at("old")).is_err());
    }

    #[test]
    fn what_differs_between_two_trees_is_new_changed_or_gone() {
        let before = BTreeMap::from([("changed", 1), ("gone", 2), ("same", 3)]);
        let after = BTreeMap::from([("changed", 4), ("new", 5), ("same", 3)]);
        let differing: Vec<_> = differing(&before, &after).collect();
        assert_eq!(
            differing,
            [
                (&"changed", Some(&1), Some(&4)),
                (&"gone", Some(&2), None),
                (&"new", None, Some(&5)),
            ]
        );
    }

    #[rstest]
    #[case::in_the_middle("a\n b\nc", "a\n d \nc", 2, Some("b"), Some("d"))]
    #[case::one_is_longer("a\r\nb\n", "a\n", 2, Some("b"), None)]
    #[case::the_other_is_longer("", "a", 1, None, Some("a"))]
    #[case::only_line_ends("a\r\n", "a", 2, None, None)]
    fn the_first_line_in_which_two_texts_differ(
        #[case] text: &str,
        #[case] another: &str,
        #[case] number: usize,
        #[case] one: Option<&str>,
        #[case] other: Option<&str>,
    ) {
        let expected = FirstDifference { number, one, other };
        assert_eq!(first_difference(text, another), expected);
    }

    #[rstest]
    #[case::the_same("a\nb", "a\nb", true)]
    #[case::other_line_ends("a\r\nb\r\n", "a\nb\n", true)]
    #[case::some_of_them("a\r\nb\n", "a\nb\r\n", true)]
    #[case::a_return_alone("a\rb", "ab", false)]
    #[case::a_return_at_the_end("a\r", "a", false)]
    #[case::two_returns("a\r\r\n", "a\r\n", false)]
    #[case::other_text("a\r\nb", "a\nc", false)]
    #[case::a_line_more("a\n", "a", false)]
    fn texts_are_the_same_whatever_their_line_ends(
        #[case] one: &str,
        #[case] other: &str,
        #[case] same: bool,
    ) {
        assert_eq!(same_text(one.as_bytes(), other.as_bytes()), same);
        assert_eq!(
            one_line_end(one.to_owned()) == one_line_end(other.to_owned()),
            same
        );
    }

    #[test]
    fn only_in_code_all_line_ends_are_the_same() {
        let text = || "a\r\nb\n".to_owned();
        assert_eq!(code(Path::new("src/lib.rs"), text()), "a\nb\n");
        assert_eq!(code(Path::new("src/page.md"), text()), text());
    }

    #[test]
    fn paths_are_shown_with_slashes() {
        let path = Path::new("katas").join("jwt").join("src");
        assert_eq!(shown(&path), "katas/jwt/src");
        assert_eq!(slashed(r"katas\jwt\src", '\\'), "katas/jwt/src");
        assert_eq!(slashed(r"a\b/c", '/'), r"a\b/c", "a letter like others");
    }

    #[test]
    fn in_what_rustc_prints_only_paths_get_slashes() {
        let said = concat!(
            "\u{1b}[1merror\u{1b}[0m: `\\n` is no letter\n",
            " \u{1b}[1m\u{1b}[94m--> \u{1b}[0mkatas\\jwt\\src\\lib.rs:3:5\n",
            "3 | let arrow = \"--> \\n\";\n",
            "  ::: katas\\jwt\\src\\part.rs:4:1\n"
        );
        let shown = said
            .replace("katas\\jwt\\src\\lib", "katas/jwt/src/lib")
            .replace("katas\\jwt\\src\\part", "katas/jwt/src/part");
        assert_eq!(slashed_in_places(said, '\\'), shown);
        assert_eq!(slashed_in_places(said, '/'), said);
    }

    #[test]
    fn files_of_a_folder_are_named_from_elsewhere() {
        let folder = Path::new("a").join("b");
        let native = folder.join("c.rs").to_string_lossy().into_owned();
        let text = format!("{native}:1 and a/b/c.rs:2");
        assert_eq!(renamed(&text, &folder, "x/"), "x/c.rs:1 and x/c.rs:2");
    }

    #[test]
    fn a_tree_is_read_by_relative_paths() {
        let dir = tempfile::tempdir().unwrap();
        write_whole(&dir.path().join("a/b c/ü.txt"), b"1").unwrap();
        write_whole(&dir.path().join("z.txt"), b"2").unwrap();
        let names: Vec<_> = read_tree(dir.path()).unwrap().into_keys().collect();
        assert_eq!(
            names,
            [PathBuf::from("a/b c/ü.txt"), PathBuf::from("z.txt")]
        );
    }

    #[cfg(unix)]
    #[rstest]
    #[case::a_link_to_nothing(&|at: &Path| std::os::unix::fs::symlink("gone", at))]
    #[case::a_link_to_itself(&|at: &Path| std::os::unix::fs::symlink(at, at))]
    #[case::a_link_to_a_folder(&|at: &Path| std::os::unix::fs::symlink("..", at))]
    #[case::a_socket(&|at: &Path| std::os::unix::net::UnixListener::bind(at).map(drop))]
    #[case::a_pipe(&|at: &Path| {
        let made = std::process::Command::new("mkfifo").arg(at).status()?;
        assert!(made.success());
        Ok(())
    })]
    fn what_is_no_file_is_as_if_it_did_not_exist(#[case] make: &dyn Fn(&Path) -> io::Result<()>) {
        let dir = tempfile::tempdir().unwrap();
        write_whole(&dir.path().join("src/lib.rs"), b"1").unwrap();
        make(&dir.path().join("src/x.rs")).unwrap();
        let names: Vec<_> = read_tree(dir.path()).unwrap().into_keys().collect();
        assert_eq!(names, [PathBuf::from("src/lib.rs")]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_file_is_that_file() {
        let dir = tempfile::tempdir().unwrap();
        write_whole(&dir.path().join("a"), b"1").unwrap();
        std::os::unix::fs::symlink("a", dir.path().join("b")).unwrap();
        let files = read_tree(dir.path()).unwrap();
        assert_eq!(files[Path::new("b")], b"1");
    }

    #[test]
    fn files_of_one_stem_are_prepared_at_once() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        let prepared = [("meta.json", "{}"), ("meta.rs", "fn"), ("meta", "-")]
            .map(|(name, text)| Prepared::write(&at(name), text.as_bytes()).unwrap());
        for file in prepared {
            file.put().unwrap();
        }
        let texts: Vec<_> = read_tree(dir.path()).unwrap().into_values().collect();
        assert_eq!(texts, [b"-".to_vec(), b"{}".to_vec(), b"fn".to_vec()]);
    }

    #[test]
    fn a_cache_is_no_part_of_a_tree() {
        let dir = tempfile::tempdir().unwrap();
        write_whole(&dir.path().join("out/CACHEDIR.TAG"), b"Signature").unwrap();
        write_whole(&dir.path().join("out/debug/x"), b"1").unwrap();
        write_whole(&dir.path().join("a"), b"1").unwrap();
        let names: Vec<_> = read_tree(dir.path()).unwrap().into_keys().collect();
        assert_eq!(names, [PathBuf::from("a")]);
    }

    #[test]
    fn what_cannot_be_written_leaves_nothing_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(dir.path().join("folder/inside")).unwrap();
        assert!(write_whole(&dir.path().join("folder"), b"x").is_err());
        let names: Vec<_> = dir
            .path()
            .read_dir()
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(names, ["folder"]);
    }

    #[test]
    fn a_scratch_folder_goes_with_its_value() {
        let scratch = Scratch::make().unwrap();
        let file = scratch.file("a");
        std::fs::write(&file, b"x").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let root = file.ancestors().nth(2).unwrap();
            let mode = root.metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "no other user can read it");
        }
        drop(scratch);
        assert!(!file.exists());
    }

    #[test]
    fn the_scratch_folder_of_a_killed_process_is_removed_and_that_of_a_live_one_is_not() {
        let temporary = tempfile::tempdir().unwrap();
        let folder = |name: &str| {
            let dir = temporary.path().join(name);
            std::fs::create_dir(&dir).unwrap();
            (Lock::now(&dir.join(IN_USE)).unwrap(), dir)
        };
        let killed = folder("kata-scratch-1-0").1;
        let (_lock, live) = folder("kata-scratch-2-0");
        let another_program_s = folder("kata-1-0").1;
        remove_abandoned(temporary.path());
        assert!(!killed.exists());
        assert!(live.exists() && another_program_s.exists());
    }

    #[test]
    fn parents_are_taken_out_of_a_path() {
        let path = Path::new("/w/solutions/jwt/../../katas/jwt/tests/unit.rs");
        assert_eq!(
            without_parents(path),
            Path::new("/w/katas/jwt/tests/unit.rs")
        );
    }

    #[test]
    fn a_folder_that_does_not_exist_has_no_files() {
        assert!(
            read_tree(Path::new("/nonexistent/folder"))
                .unwrap()
                .is_empty()
        );
    }

    #[test]
    fn writing_replaces_and_leaves_nothing_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("state.json");
        write_whole(&file, b"old").unwrap();
        write_whole(&file, b"new").unwrap();
        assert_eq!(
            read_tree(dir.path())
                .unwrap()
                .into_iter()
                .collect::<Vec<_>>(),
            [("state.json".into(), b"new".to_vec())]
        );
    }

    #[test]
    fn a_folder_is_as_large_as_all_that_is_in_it() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("below")).unwrap();
        std::fs::write(dir.path().join("below/small"), "x").unwrap();
        std::fs::write(dir.path().join("large"), vec![0; 10_000]).unwrap();
        assert!(is_larger(dir.path(), 4096 + 4096 + 9_999));
        assert!(!is_larger(dir.path(), 4096 + 4096 + 10_000));
        assert!(!is_larger(&dir.path().join("nothing"), 0));
    }
}
