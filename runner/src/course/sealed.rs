//! What belongs to a solution, in its folder or in a sealed file: the reference, its impostors and its twins.
//!
//! A handout has no `solutions/`. In place of `solutions/NAME` it has `sealed/NAME.kata`, which holds the same files, and
//! nothing here writes them to a disk. A seal keeps a reader, a search and an editor from meeting the solution by accident.
//! It is no encryption: the runner opens it without a password, so a person who reads the runner's sources can, too.

use std::hash::Hasher;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use siphasher::sip128::{Hasher128, SipHasher13};

use crate::os::digest::Digest;
use crate::os::files::{self, Files};
use overlay::text::{self, Shelf};

/// How a sealed file begins. The number changes with the form.
const MAGIC: &[u8] = b"kata sealed 1\n";

/// The characters of a [`Digest`].
const DIGEST: usize = 32;

/// Where the sealed file of a kata lies, from the root of its workspace.
pub fn place(kata: &str) -> PathBuf {
    Path::new("sealed").join(format!("{kata}.kata"))
}

/// Seals files: one sequence of bytes without a word of theirs in it.
pub fn seal(files: &Files) -> Vec<u8> {
    let mut plain = Vec::new();
    for (path, bytes) in files {
        for part in [files::shown(path).as_bytes(), &bytes[..]] {
            plain.extend((part.len() as u64).to_le_bytes());
            plain.extend(part);
        }
    }
    let digest = Digest::of(&plain);
    scramble(&digest, &mut plain);
    [MAGIC, digest.as_bytes(), &plain].concat()
}

/// The files of a sealed file.
///
/// # Errors
/// When it is damaged, or another version of the runner wrote it.
pub fn open(sealed: &[u8]) -> io::Result<Files> {
    let damaged = || io::Error::other("the file is damaged, or of another version");
    let rest = sealed.strip_prefix(MAGIC).ok_or_else(damaged)?;
    let (digest, bytes) = rest.split_at_checked(DIGEST).ok_or_else(damaged)?;
    let digest = str::from_utf8(digest).map_err(|_| damaged())?;
    let mut plain = bytes.to_vec();
    scramble(digest, &mut plain);
    if Digest::of(&plain) != digest {
        return Err(damaged());
    }
    let mut rest = &plain[..];
    let mut part = || -> Option<&[u8]> {
        let (length, behind) = rest.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let (part, behind) = behind.split_at_checked(length)?;
        rest = behind;
        Some(part)
    };
    let mut found = Files::new();
    while let Some(path) = part() {
        let bytes = part().ok_or_else(damaged)?;
        let path = str::from_utf8(path).map_err(|_| damaged())?;
        found.insert(path.into(), bytes.to_vec());
    }
    Ok(found)
}

/// Makes plain bytes unreadable, and unreadable ones plain.
fn scramble(digest: &str, bytes: &mut [u8]) {
    for (number, block) in bytes.chunks_mut(16).enumerate() {
        let mut stream = SipHasher13::new();
        stream.write(digest.as_bytes());
        stream.write(&(number as u64).to_le_bytes());
        let mask = u128::from(stream.finish128()).to_le_bytes();
        for (byte, mask) in block.iter_mut().zip(mask) {
            *byte ^= mask;
        }
    }
}

/// Whether that folder of a solution is in a sealed file only.
pub fn is_sealed(solution: &Path) -> bool {
    found(solution).is_some()
}

/// Whether there is that file of a solution.
pub fn has(file: &Path) -> bool {
    match found(file) {
        None => file.is_file(),
        Some((sealed, inside)) => opened(&sealed).is_ok_and(|files| files.contains_key(&inside)),
    }
}

/// The text of a file of a solution.
///
/// # Errors
/// When it cannot be read, or is not UTF-8.
pub fn read(file: &Path) -> io::Result<String> {
    let Some((sealed, inside)) = found(file) else {
        return text::read(file);
    };
    let files = opened(&sealed)?;
    let bytes = files.get(&inside).ok_or(io::ErrorKind::NotFound)?;
    let text = String::from_utf8(bytes.clone()).map_err(io::Error::other)?;
    Ok(files::one_line_end(text))
}

/// All files below a solution's folder, by their paths in it. A folder that does not exist has none.
///
/// # Errors
/// When one of them cannot be read.
pub fn read_tree(dir: &Path) -> io::Result<Files> {
    let Some((sealed, inside)) = found(dir) else {
        return files::read_tree(dir);
    };
    let files = opened(&sealed)?;
    let below = files.iter().filter_map(|(path, bytes)| {
        let path = path.strip_prefix(&inside).ok()?;
        Some((path.to_owned(), bytes.clone()))
    });
    Ok(below.collect())
}

/// The solutions, wherever they are.
#[derive(Debug, Clone, Copy)]
pub struct Solutions;

impl Shelf for Solutions {
    fn text(&self, file: &Path) -> io::Result<String> {
        read(file)
    }

    fn has(&self, file: &Path) -> bool {
        has(file)
    }
}

/// The sealed file that stands in for the folder `solutions/NAME` above that path, and the path in that folder. `None` where
/// there is the folder, or no such file.
fn found(path: &Path) -> Option<(PathBuf, PathBuf)> {
    let solution = path.ancestors().find(|folder| {
        let above = folder.parent().and_then(Path::file_name);
        above.is_some_and(|name| name == "solutions")
    })?;
    let Some(Component::Normal(kata)) = solution.components().next_back() else {
        return None;
    };
    let sealed = solution.ancestors().nth(2)?.join(place(kata.to_str()?));
    let inside = path.strip_prefix(solution).ok()?.to_owned();
    (!solution.is_dir() && sealed.is_file()).then_some((sealed, inside))
}

/// The file that was opened last.
static LAST: Mutex<Option<(PathBuf, Arc<Files>)>> = Mutex::new(None);

fn opened(sealed: &Path) -> io::Result<Arc<Files>> {
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, files)) = last.as_ref().filter(|(path, _)| path == sealed) {
        return Ok(Arc::clone(files));
    }
    let files = std::fs::read(sealed).and_then(|bytes| open(&bytes));
    let files = files.map_err(|error| {
        let place = files::shown(sealed);
        let again = "get it again from your handout";
        io::Error::new(error.kind(), format!("{place}: {error}; {again}"))
    })?;
    let files = Arc::new(files);
    *last = Some((sealed.to_owned(), Arc::clone(&files)));
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const SECRET: &str = "pub fn double(n: u32) -> u32 { n + n }\n";

    fn files() -> Files {
        Files::from_iter([
            ("Cargo.toml".into(), b"[package]\r\n".to_vec()),
            ("src/lib.rs".into(), SECRET.repeat(20).into_bytes()),
            ("impostors/a.rs".into(), Vec::new()),
        ])
    }

    /// A workspace whose kata `fruit` is sealed.
    fn handout() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join(place("fruit"));
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, seal(&files())).unwrap();
        root
    }

    #[test]
    fn what_is_sealed_is_opened_as_it_was_and_cannot_be_read() {
        let sealed = seal(&files());
        assert_eq!(open(&sealed).unwrap(), files());
        let text = String::from_utf8_lossy(&sealed);
        for word in ["double", "lib.rs", "package", "u32"] {
            assert!(!text.contains(word), "{word}");
        }
        assert_eq!(seal(&files()), sealed, "the same files, the same bytes");
    }

    #[rstest]
    #[case::cut_off(|bytes: &mut Vec<u8>| bytes.truncate(60))]
    #[case::empty(Vec::clear)]
    #[case::changed(|bytes: &mut Vec<u8>| bytes[80] ^= 1)]
    #[case::of_another_version(|bytes: &mut Vec<u8>| bytes[12] = b'2')]
    #[case::not_of_text(|bytes: &mut Vec<u8>| bytes[20] = 0xff)]
    fn a_damaged_file_is_an_error(#[case] damage: fn(&mut Vec<u8>)) {
        let mut bytes = seal(&files());
        damage(&mut bytes);
        let error = open(&bytes).unwrap_err().to_string();
        assert!(error.contains("damaged"), "{error}");
    }

    #[test]
    fn a_sealed_solution_reads_like_a_folder() {
        let root = handout();
        let solution = root.path().join("solutions/fruit");
        assert!(is_sealed(&solution));
        assert!(has(&solution.join("src/lib.rs")) && !has(&solution.join("src/main.rs")));
        assert_eq!(
            read(&solution.join("Cargo.toml")).unwrap(),
            "[package]\n",
            "one kind of line end"
        );
        let error = read(&solution.join("src/main.rs")).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
        let impostors = read_tree(&solution.join("impostors")).unwrap();
        assert_eq!(impostors.keys().collect::<Vec<_>>(), [Path::new("a.rs")]);
        assert_eq!(read_tree(&solution).unwrap().len(), 3);
        assert!(!solution.exists(), "nothing was written");
    }

    #[test]
    fn a_folder_goes_before_a_sealed_file() {
        let root = handout();
        let solution = root.path().join("solutions/fruit");
        std::fs::create_dir_all(&solution).unwrap();
        std::fs::write(solution.join("Cargo.toml"), "open").unwrap();
        assert!(!is_sealed(&solution));
        assert_eq!(read(&solution.join("Cargo.toml")).unwrap(), "open");
        assert!(!has(&solution.join("src/lib.rs")));
    }

    #[test]
    fn where_there_is_neither_nothing_is_there() {
        let root = handout();
        let solution = root.path().join("solutions/other");
        assert!(!is_sealed(&solution) && !has(&solution.join("src/lib.rs")));
        assert!(read_tree(&solution).unwrap().is_empty());
        assert!(read(&solution.join("src/lib.rs")).is_err());
    }

    #[test]
    fn a_damaged_file_is_named() {
        let root = handout();
        let file = root.path().join(place("fruit"));
        std::fs::write(&file, "no").unwrap();
        let error = read_tree(&root.path().join("solutions/fruit")).unwrap_err();
        let error = error.to_string();
        assert!(
            error.contains("fruit.kata") && error.contains("again"),
            "{error}"
        );
    }
}
