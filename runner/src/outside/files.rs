//! Files: reading a folder whole, and writing a file so that a kill leaves the old one or the new one.

use std::collections::BTreeMap;
use std::fmt;
use std::hash::Hasher;
use std::io;
use std::path::{Component, Path, PathBuf};

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

/// A place in a source file, as rustc and a panic name it.
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
