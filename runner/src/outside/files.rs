//! Files: reading a folder whole, and writing a file so that a kill leaves the old one or the new one.

use std::collections::BTreeMap;
use std::fmt;
use std::hash::Hasher;
use std::io;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

use anstream::adapter::strip_str;
use serde::Serialize;

/// Every file below a folder with its bytes, by its path relative to the folder. A folder that does not exist has none.
///
/// # Errors
/// When something below it cannot be read.
pub fn read_tree(dir: &Path) -> io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut waiting = vec![dir.to_owned()];
    while let Some(folder) = waiting.pop() {
        let entries = match folder.read_dir() {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound && folder == dir => break,
            Err(error) => return Err(error),
        };
        for entry in entries {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                waiting.push(path);
            } else if let Ok(relative) = path.strip_prefix(dir) {
                files.insert(relative.to_owned(), std::fs::read(&path)?);
            }
        }
    }
    Ok(files)
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

/// What rustc prints, with `/` in the paths that it names (`--> katas\jwt\src\lib.rs:3:5`). All else stays as it is.
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

/// A place in a source file, as rustc and a panic name it, with `/` in its path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file, relative to the workspace where it lies in it.
    pub file: String,
    /// From 1.
    pub line: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// A folder for files that nobody needs afterwards; it goes with its value.
#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes one in the system's folder for such things.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn make() -> io::Result<Self> {
        // A folder of that name may be left from a process that was killed.
        let folders = (0..1000).map(|number| {
            std::env::temp_dir().join(format!("kata-{}-{number}", std::process::id()))
        });
        let mut last = io::ErrorKind::AlreadyExists.into();
        for dir in folders {
            match std::fs::create_dir(&dir) {
                Ok(()) => return Ok(Self(dir)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
                Err(error) => return Err(error),
            }
        }
        Err(last)
    }

    /// The path of a file in it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed is the system's to clean up.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Writes a file whole or not at all, making its folder where it is missing. What is there and no ordinary file (a
/// pipe, a device, a link to one) is written to as it is.
///
/// # Errors
/// When the folder or the file cannot be written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    if std::fs::symlink_metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
        return std::fs::write(path, bytes);
    }
    let half = path.with_extension(format!("{}.part", std::process::id()));
    let written = std::fs::write(&half, bytes).and_then(|()| std::fs::rename(&half, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&half);
    }
    written
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

/// A path in which each `..` has taken away the folder before it: `solutions/jwt/../../katas` is `katas`.
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

/// Takes a text or a file into a fingerprint, so that two in a row differ from the same bytes parted elsewhere.
pub fn feed(hasher: &mut impl Hasher, bytes: &[u8]) {
    hasher.write_usize(bytes.len());
    hasher.write(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

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
        drop(scratch);
        assert!(!file.exists());
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
}
