//! What is taken of a submission: of each kata the files below `src/` and `tests/mine.rs`, and nothing else. No link is
//! followed, and nothing is read that is no ordinary file.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::course::fingerprint::MINE;
use crate::os::digest::Digest;
use crate::os::files::Files;
use crate::ui::escape::on_one_line as escaped;

/// How large one file may be, and all files of one kata together, in bytes.
const LARGEST_FILE: u64 = 256 * 1024;
const LARGEST_KATA: u64 = 2 * 1024 * 1024;
/// How many files one kata may have, and how many folders may lie in one another.
const MOST_FILES: usize = 200;
const DEEPEST: usize = 8;

/// A folder that a learner has handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// The folder's name, without anything that does harm where it is shown.
    pub name: String,
    /// The folder.
    pub dir: PathBuf,
    /// The folder in it that has `katas/`; `None` where none has.
    pub root: Option<PathBuf>,
    /// Why there is nothing in it, where that is known.
    pub note: Option<String>,
}

/// A learner's files of one kata.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Handed {
    /// The files below `src/`, by their paths in the kata's folder.
    pub src: Files,
    /// The text of `tests/mine.rs`.
    pub mine: Option<Vec<u8>>,
    /// What was left out, and why.
    pub notes: Vec<String>,
}

impl Handed {
    /// A fingerprint of all of it.
    pub fn fingerprint(&self, base: &str) -> String {
        let mut digest = Digest::default();
        digest.bytes(base.as_bytes());
        for (path, bytes) in &self.src {
            digest.file(path, bytes);
        }
        digest.bytes(&[u8::from(self.mine.is_some())]);
        digest.bytes(self.mine.as_deref().unwrap_or_default());
        digest.bytes(self.notes.join("\n").as_bytes());
        digest.hex()
    }
}

/// The submissions in a folder, by their names: a folder for each.
///
/// # Errors
/// When the folder cannot be read.
pub fn all_in(dir: &Path) -> io::Result<Vec<Submission>> {
    let mut found = Vec::new();
    for entry in dir.read_dir()? {
        let entry = entry?;
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        if !entry.file_type()?.is_dir() || is_hidden {
            continue;
        }
        let dir = entry.path();
        let name = escaped(&entry.file_name().to_string_lossy());
        found.push(Submission::in_folder(name, dir));
    }
    found.sort_by(|one, other| one.dir.cmp(&other.dir));
    // Two names may look alike once they are escaped.
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for submission in &mut found {
        let times = seen.entry(submission.name.clone()).or_default();
        *times += 1;
        if *times > 1 {
            submission.name = format!("{} ({times})", submission.name);
        }
    }
    Ok(found)
}

/// The folder that has `katas/`: the submission itself, or the one folder around it that a zip has.
fn root_of(dir: &Path) -> Option<PathBuf> {
    if is_folder(&dir.join("katas")) {
        return Some(dir.to_owned());
    }
    let entries = dir.read_dir().ok()?.flatten();
    let mut folders: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| is_folder(path) && is_folder(&path.join("katas")))
        .collect();
    folders.sort();
    (folders.len() == 1).then(|| folders.remove(0))
}

/// Whether that is a folder, and no link to one.
fn is_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|kind| kind.is_dir())
}

impl Submission {
    /// The submission in a folder.
    pub fn in_folder(name: String, dir: PathBuf) -> Self {
        let root = root_of(&dir);
        let missing = || {
            "there is no folder katas/ in the submission: it should be a copy of the course, with katas/NAME/src in it"
                .to_owned()
        };
        Self {
            note: root.is_none().then(missing),
            name,
            root,
            dir,
        }
    }

    /// The learner's files of a kata; `None` where the submission has no `src/` of it.
    pub fn of_kata(&self, kata: &str) -> Option<Handed> {
        let katas = self.root.as_ref()?.join("katas");
        let dir = katas.join(kata);
        let src = dir.join("src");
        if ![&katas, &dir, &src].into_iter().all(|dir| is_folder(dir)) {
            return None;
        }
        let mut reader = Reader {
            dir: &dir,
            handed: Handed::default(),
            bytes: 0,
        };
        reader.folder(Path::new("src"), 0);
        if is_folder(&dir.join("tests")) {
            reader.mine();
        }
        Some(reader.handed)
    }
}

/// Reads a learner's files of one kata.
struct Reader<'r> {
    dir: &'r Path,
    handed: Handed,
    /// How much was read so far.
    bytes: u64,
}

impl Reader<'_> {
    fn folder(&mut self, folder: &Path, depth: usize) {
        let Ok(entries) = self.dir.join(folder).read_dir() else {
            return self.leave_out(folder, "it cannot be read");
        };
        let mut names: Vec<_> = entries.flatten().map(|entry| entry.file_name()).collect();
        names.sort();
        for name in names {
            let path = folder.join(&name);
            if !is_plain(&name) {
                self.leave_out(&path, "its name has characters that no source file needs");
            } else if path == Path::new("src/bin") {
                self.leave_out(&path, "cargo would take it for more programs");
            } else if is_folder(&self.dir.join(&path)) {
                if depth < DEEPEST {
                    self.folder(&path, depth + 1);
                } else {
                    self.leave_out(&path, "its folders are nested too deeply");
                }
            } else if let Some(bytes) = self.file(&path) {
                self.handed.src.insert(path, bytes);
            }
        }
    }

    fn mine(&mut self) {
        let path = Path::new(MINE);
        if self.dir.join(path).symlink_metadata().is_ok() {
            self.handed.mine = self.file(path);
        }
    }

    /// An ordinary file, if it is not too large.
    fn file(&mut self, path: &Path) -> Option<Vec<u8>> {
        let whole = self.dir.join(path);
        let why = match whole.symlink_metadata() {
            Ok(kind) if kind.is_symlink() => "it is a link",
            Ok(kind) if !kind.is_file() => "it is no ordinary file",
            Ok(kind) if kind.len() > LARGEST_FILE => "it is larger than 256 KiB",
            Ok(kind) if self.bytes + kind.len() > LARGEST_KATA => {
                "the files before it have 2 MiB together"
            }
            Ok(_) if self.handed.src.len() >= MOST_FILES => "there are 200 files before it",
            Ok(kind) => match std::fs::read(&whole) {
                Ok(bytes) => {
                    self.bytes += kind.len();
                    return Some(bytes);
                }
                Err(_) => "it cannot be read",
            },
            Err(_) => "it cannot be read",
        };
        self.leave_out(path, why);
        None
    }

    fn leave_out(&mut self, path: &Path, why: &str) {
        let shown = escaped(&path.to_string_lossy());
        self.handed
            .notes
            .push(format!("{shown} was left out: {why}"));
    }
}

/// Whether a name is one that a source file may have.
fn is_plain(name: &OsStr) -> bool {
    let is_one = Path::new(name).components().count() == 1
        && matches!(
            Path::new(name).components().next(),
            Some(Component::Normal(_))
        );
    let text = name.to_str();
    is_one && text.is_some_and(|text| escaped(text) == text && text.len() <= 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(dir: &Path, path: &str, text: &str) {
        let path = dir.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    #[test]
    fn a_clone_and_a_zip_with_a_folder_around_it_are_found_by_name() {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), "zoe/katas/tdd/src/lib.rs", "// zoe");
        write(dir.path(), "ann/course-main/katas/tdd/src/lib.rs", "// ann");
        write(dir.path(), "nothing/notes.txt", "");
        write(dir.path(), ".hidden/katas/tdd/src/lib.rs", "");
        write(dir.path(), "class.toml", "");
        let all = all_in(dir.path()).unwrap();
        let names: Vec<_> = all.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["ann", "nothing", "zoe"]);
        let lib = |index: usize| all[index].of_kata("tdd").map(|handed| handed.src);
        assert_eq!(lib(0).unwrap()[Path::new("src/lib.rs")], b"// ann");
        assert_eq!(lib(1), None);
        assert_eq!(lib(2).unwrap()[Path::new("src/lib.rs")], b"// zoe");
    }

    #[test]
    fn only_src_and_the_own_tests_are_taken() {
        let dir = tempfile::tempdir().unwrap();
        for path in [
            "Cargo.toml",
            "build.rs",
            "src/lib.rs",
            "src/deep/er.rs",
            "src/bin/more.rs",
            "tests/unit.rs",
            "tests/mine.rs",
            ".cargo/config.toml",
        ] {
            write(dir.path(), &format!("ann/katas/tdd/{path}"), path);
        }
        let all = all_in(dir.path()).unwrap();
        let handed = all[0].of_kata("tdd").unwrap();
        let paths: Vec<_> = handed
            .src
            .keys()
            .map(|path| path.to_str().unwrap())
            .collect();
        assert_eq!(paths, ["src/deep/er.rs", "src/lib.rs"]);
        assert_eq!(handed.mine.as_deref(), Some(&b"tests/mine.rs"[..]));
        assert_eq!(
            handed.notes,
            ["src/bin was left out: cargo would take it for more programs"]
        );
    }

    #[test]
    fn what_is_too_large_is_left_out_and_named() {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), "ann/katas/tdd/src/lib.rs", "// ann");
        let large = "x".repeat(300 * 1024);
        write(dir.path(), "ann/katas/tdd/src/large.rs", &large);
        let handed = all_in(dir.path()).unwrap()[0].of_kata("tdd").unwrap();
        assert_eq!(handed.src.len(), 1);
        assert_eq!(
            handed.notes,
            ["src/large.rs was left out: it is larger than 256 KiB"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_pipes_and_strange_names_are_left_out_and_shown_without_harm() {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), "ann/katas/tdd/src/lib.rs", "// ann");
        write(dir.path(), "ann/katas/tdd/src/a\nb\u{1b}[2J.rs", "");
        write(dir.path(), "secret", "the key");
        let src = dir.path().join("ann/katas/tdd/src");
        std::os::unix::fs::symlink(dir.path().join("secret"), src.join("key.rs")).unwrap();
        std::os::unix::fs::symlink(dir.path(), src.join("all")).unwrap();
        std::os::unix::net::UnixListener::bind(src.join("socket.rs")).unwrap();
        let handed = all_in(dir.path()).unwrap()[0].of_kata("tdd").unwrap();
        assert_eq!(handed.src.len(), 1);
        assert_eq!(
            handed.notes,
            [
                "src/a\\nb\\u{1b}[2J.rs was left out: its name has characters that no source file needs",
                "src/all was left out: it is a link",
                "src/key.rs was left out: it is a link",
                "src/socket.rs was left out: it is no ordinary file",
            ]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_is_a_link_is_no_submission() {
        let dir = tempfile::tempdir().unwrap();
        write(dir.path(), "ann/katas/tdd/src/lib.rs", "// ann");
        std::os::unix::fs::symlink(dir.path().join("ann"), dir.path().join("bob")).unwrap();
        std::fs::create_dir_all(dir.path().join("zoe/katas")).unwrap();
        let there = dir.path().join("ann/katas/tdd");
        std::os::unix::fs::symlink(there, dir.path().join("zoe/katas/tdd")).unwrap();
        let all = all_in(dir.path()).unwrap();
        let names: Vec<_> = all.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["ann", "zoe"]);
        assert_eq!(all[1].of_kata("tdd"), None);
    }
}
