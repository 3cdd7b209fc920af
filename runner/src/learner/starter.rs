//! A kata's starter as it ships: `katas/NAME/starter.tar`, a packed copy of its `src/`.
//!
//! A learner edits `src/`, commits it, and may have neither git nor the history of the course. So `reset` and others
//! read the copy. `verify` holds it against `src/`, and `kata pack` writes it. The copy also lists the suites that ship
//! ([`Suites`]). A tar file can be looked into everywhere
//! (`tar -xOf …`), compresses well in git, and no search takes it for source code.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use tar::{Archive, Builder, EntryType, Header};

use crate::course::fingerprint::Inputs;
use crate::course::kata::{Kata, Layer};
use crate::learner::journal::{JournalError, Part, snapshot};
use crate::learner::shipped::{self, Suites};
use crate::os::files::{self, Files};
use crate::os::status::{HasStatus, Status};
use crate::run::ran::Ran;
use crate::run::request::Request;

/// Why a starter is not known.
#[derive(Debug, thiserror::Error)]
pub enum StarterError {
    /// The packed copy is missing.
    #[error(
        "the starter of `{name}` is missing: there is no katas/{name}/starter.tar\n\
         get that file back: git checkout -- katas/{name}/starter.tar (or copy it from a new clone)"
    )]
    Missing {
        /// The kata.
        name: String,
    },
    /// The packed copy cannot be read.
    #[error(
        "the starter of `{name}` cannot be read from katas/{name}/starter.tar: {why}\n\
         get that file back: git checkout -- katas/{name}/starter.tar (or copy it from a new clone)"
    )]
    Broken {
        /// The kata.
        name: String,
        /// Why not.
        why: String,
    },
}

impl HasStatus for StarterError {
    fn status(&self) -> Status {
        Status::Usage
    }
}

/// The list of the suites in the packed copy.
const SUITES: &str = "suites.txt";

/// What a tar file is made of: blocks of so many bytes.
const BLOCK: u64 = 512;
/// A tar file ends with so many zeros.
const CLOSING: usize = 1024;

/// Where the packed copy lies.
pub fn file(kata: &Kata) -> PathBuf {
    kata.dir.join("starter.tar")
}

/// The starter as it ships, by paths in the kata's folder.
///
/// # Errors
/// When the packed copy is missing or broken.
pub fn read(kata: &Kata) -> Result<Files, StarterError> {
    let mut found = read_all(kata)?;
    found.retain(|path, _| path.starts_with("src"));
    if found.is_empty() {
        return Err(broken(kata, &"it has no files below src/"));
    }
    Ok(found)
}

/// The suites as they ship.
///
/// # Errors
/// When the packed copy is missing or broken, or does not list them.
pub fn suites(kata: &Kata) -> Result<Suites, StarterError> {
    let found = read_all(kata)?;
    let list = found.get(Path::new(SUITES));
    let list = list.ok_or_else(|| broken(kata, &"it does not list the suites"))?;
    Ok(Suites::parse(&String::from_utf8_lossy(list)))
}

fn read_all(kata: &Kata) -> Result<Files, StarterError> {
    let bytes = std::fs::read(file(kata)).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => StarterError::Missing {
            name: kata.name.clone(),
        },
        _ => broken(kata, &error),
    })?;
    unpacked(&bytes).map_err(|error| broken(kata, &error))
}

fn broken(kata: &Kata, why: &dyn ToString) -> StarterError {
    StarterError::Broken {
        name: kata.name.clone(),
        why: why.to_string(),
    }
}

fn unpacked(bytes: &[u8]) -> io::Result<Files> {
    let mut found = Files::new();
    let mut end = 0;
    for entry in Archive::new(bytes).entries()? {
        let mut entry = entry?;
        end = entry.raw_file_position() + entry.size().next_multiple_of(BLOCK);
        let path = entry.path()?.into_owned();
        // Nothing but this is ever written, wherever the file comes from.
        let is_plain = path
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
        let is_ours = path.starts_with("src") || path == Path::new(SUITES);
        if entry.header().entry_type() == EntryType::Regular && is_plain && is_ours {
            let mut text = Vec::new();
            entry.read_to_end(&mut text)?;
            found.insert(path, text);
        }
    }
    // A copy that was cut off between two files looks whole but for this.
    let closing = usize::try_from(end).ok().and_then(|end| bytes.get(end..));
    let is_closed = closing.is_some_and(|closing| {
        closing.len() >= CLOSING && closing[..CLOSING].iter().all(|byte| *byte == 0)
    });
    if is_closed {
        Ok(found)
    } else {
        Err(io::Error::other("it ends early"))
    }
}

/// Packs the starter as it is in `src/` now, and lists the suites as they are. `tests` is how many tests each has.
///
/// # Errors
/// When `src/` cannot be read or the packed copy cannot be written.
pub fn pack(kata: &Kata, tests: BTreeMap<Layer, usize>) -> Result<(), JournalError> {
    let io = |source| JournalError::Io {
        path: file(kata),
        source,
    };
    let inputs = Inputs::of(&kata.dir).map_err(io)?;
    let mut files = of_now(kata)?;
    let suites = Suites::of(kata, &inputs, tests).text();
    files.insert(SUITES.into(), suites.into_bytes());
    let packed = packed(&files).map_err(io)?;
    files::write_whole(&file(kata), &packed).map_err(io)
}

/// The same bytes for the same files, on every system and at any time.
fn packed(files: &Files) -> io::Result<Vec<u8>> {
    let mut archive = Builder::new(Vec::new());
    for (path, bytes) in files {
        let mut header = Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(0);
        archive.append_data(&mut header, files::shown(path), bytes.as_slice())?;
    }
    archive.into_inner()
}

/// The files of `src/` as they are now.
fn of_now(kata: &Kata) -> Result<Files, JournalError> {
    let mut files = snapshot(kata)?;
    files.retain(|path, _| path.starts_with("src"));
    Ok(files)
}

/// The starter as it ships; but a file that holds the same text in `src/` now keeps the line ends that it has there.
///
/// # Errors
/// When the packed copy is missing or broken.
pub fn read_for(kata: &Kata) -> Result<Files, StarterError> {
    let starter = read(kata)?;
    Ok(match of_now(kata) {
        Ok(now) => with_line_ends_of(&now, starter),
        Err(_) => starter,
    })
}

fn with_line_ends_of(now: &Files, mut starter: Files) -> Files {
    for (path, bytes) in &mut starter {
        if let Some(own) = now.get(path).filter(|own| files::same_text(own, bytes)) {
            bytes.clone_from(own);
        }
    }
    starter
}

/// The files in which `src/` is not the starter that ships; none, if it is.
///
/// # Errors
/// When either of them cannot be read.
pub fn differences(kata: &Kata) -> Result<Vec<String>, DifferencesError> {
    let (starter, now) = (read(kata)?, of_now(kata)?);
    let starter = with_line_ends_of(&now, starter);
    let changes = Part::Src.changes(&now, &starter);
    Ok(changes.into_keys().map(|path| files::shown(path)).collect())
}

/// What of a kata is not as it ships, in a run that began with these inputs. `None`, where it is not known how it ships.
///
/// A run of a part has only some of its suites' tests, so their number says nothing then.
pub fn altered(request: &Request<'_>, inputs: &Inputs, ran: &Ran) -> Option<Vec<String>> {
    let kata = request.kata;
    let suites = suites(kata).ok();
    let mut altered =
        shipped::read_elsewhere(kata, request.root, &request.package.dir, &ran.artifacts);
    if let Some(suites) = &suites {
        let mut changes = suites.changes(kata, inputs);
        // A test may have changed them.
        if let Ok(inputs) = Inputs::of(&kata.dir) {
            changes.extend(suites.changes(kata, &inputs));
        }
        if changes.is_empty() && request.only.is_none() {
            changes.extend(suites.fewer(kata, &shipped::counted(ran)));
        }
        altered.extend(changes);
    }
    (suites.is_some() || !altered.is_empty()).then(|| altered.into_iter().collect())
}

/// A fingerprint of what a run's verdict depends on. Where it is known which files are the suites', other files beside
/// them are no part of it: modules of the learner's own tests, and files that these read.
pub fn fingerprint(kata: &Kata, inputs: &Inputs) -> String {
    match suites(kata) {
        Ok(suites) => inputs
            .fingerprint_of(&|path| !path.starts_with("tests") || suites.has(&files::shown(path))),
        Err(_) => inputs.fingerprint(),
    }
}

/// Why it is not known how the kata ships, in one line.
pub fn unknown(kata: &Kata) -> Option<String> {
    // A course whose starters were packed without a list has none to compare with.
    let error = read(kata).err()?.to_string();
    let mut lines = error.lines();
    let (why, remedy) = (lines.next()?, lines.next().unwrap_or_default());
    Some(format!(
        "whether the tests are as they ship is not known: {why}; {remedy}"
    ))
}

/// Why two starters cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum DifferencesError {
    /// The packed one is not known.
    #[error(transparent)]
    Starter(#[from] StarterError),
    /// `src/` cannot be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::kata::{Course, Suite};
    use crate::course::part;
    use crate::learner::journal::tests::place;
    use crate::run::request::{Manner, Sources};
    use crate::run::verdict::{Outcome, TestReport, Verdict};
    use rstest::rstest;

    #[test]
    fn what_is_packed_is_read_again_whatever_happens_to_src() {
        let place = place();
        place.write("src/größe/two words.rs", "b\r\n");
        let deep = format!("src/{}/deep.rs", "a-long-name/".repeat(20));
        place.write(&deep, "");
        pack(&place.kata, BTreeMap::new()).unwrap();
        let starter = of_now(&place.kata).unwrap();
        assert_eq!(starter.len(), 3);
        assert_eq!(read(&place.kata).unwrap(), starter);
        assert_eq!(differences(&place.kata).unwrap(), [""; 0]);
        place.write("src/lib.rs", "solved\n");
        place.write("src/more.rs", "mine\n");
        assert_eq!(read(&place.kata).unwrap(), starter);
        assert_eq!(
            differences(&place.kata).unwrap(),
            ["src/lib.rs", "src/more.rs"]
        );
    }

    /// A kata of three parts, which lie across the suites.
    fn in_parts() -> (tempfile::TempDir, Course) {
        let dir = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let file = dir.path().join("katas/parted").join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        };
        std::fs::write(dir.path().join("Cargo.toml"), "[workspace]\n").unwrap();
        let part = |title: &str, tests: &str| {
            format!(
                "[[package.metadata.kata.parts]]\ntitle = {title:?}\ntests = [{tests}]\nminutes = 5\n"
            )
        };
        let parts =
            part("One", "\"unit::one\"") + &part("Two", "\"unit::two\", \"integration::two\"");
        let manifest = "[package]\nname = \"parted\"\n[package.metadata.kata]\ntitle = \"A\"\ntopic = \"B?\"\n";
        let rest = part("Three", "\"integration::three\"");
        write("Cargo.toml", &format!("{manifest}{parts}{rest}"));
        write("src/lib.rs", "");
        let test = |name: &str| format!("#[test]\nfn {name}() {{}}\n");
        let (a, b) = (test("a"), test("b"));
        write(
            "tests/unit.rs",
            &format!("mod one {{ {a}{b} }}\nmod two {{ {a} }}\n"),
        );
        write(
            "tests/integration.rs",
            &format!("mod two {{ {a} }}\nmod three {{ {a}{b} }}\n"),
        );
        let course = Course::find(dir.path(), &[]).unwrap();
        let tests = BTreeMap::from([(Layer::Unit, 3), (Layer::Integration, 3)]);
        pack(&course.kata("parted").unwrap(), tests).unwrap();
        (dir, course)
    }

    #[test]
    fn a_finished_part_is_as_it_ships() {
        let (_dir, course) = in_parts();
        assert!(each_part_is_as_it_ships(&course, "parted") > 2);
    }

    /// In their manifests are the parts, in their packed copies the numbers of tests.
    #[test]
    fn a_finished_part_of_a_kata_of_this_course_is_as_it_ships() {
        let course = Course::find(Path::new(env!("CARGO_MANIFEST_DIR")), &[]).unwrap();
        for name in course.names() {
            each_part_is_as_it_ships(&course, name);
        }
    }

    /// Gives how many parts there are.
    fn each_part_is_as_it_ships(course: &Course, name: &str) -> usize {
        let kata = course.kata(name).unwrap();
        let inputs = Inputs::of(&kata.dir).unwrap();
        let parts = part::from_sources(&kata, &Sources::read(&kata.suites).functions);
        let mut fewer = Vec::new();
        for part in &parts {
            let tests = part.functions.iter().map(|id| {
                let (layer, name) = id.split_once("::").unwrap();
                TestReport::example(Layer::named(layer).unwrap(), name, Outcome::Passed)
            });
            let ran = Ran {
                verdict: Verdict::of_tests(name, tests.collect()),
                functions: BTreeMap::new(),
                warnings: Vec::new(),
                errors: Vec::new(),
                artifacts: Vec::new(),
                programs: BTreeMap::new(),
            };
            let whole = Request {
                root: course.root(),
                target: None,
                kata: &kata,
                package: kata.starter(),
                suites: &kata.suites,
                only: None,
                first: None,
                manner: Manner::Roster,
                sources: None,
            };
            let names = part.names(&parts);
            let only = Request {
                only: Some(&names),
                ..whole.clone()
            };
            let number = part.stretch.number;
            assert_eq!(altered(&only, &inputs, &ran), Some(vec![]), "part {number}");
            fewer.extend(altered(&whole, &inputs, &ran).unwrap());
        }
        // As a run of the whole kata each of several parts would be too few.
        assert_eq!(fewer.is_empty(), parts.len() < 2, "{name}");
        parts.len()
    }

    #[test]
    fn the_same_files_are_packed_into_the_same_bytes() {
        let place = place();
        pack(&place.kata, BTreeMap::new()).unwrap();
        let first = std::fs::read(file(&place.kata)).unwrap();
        place.write("src/lib.rs", "one\n");
        pack(&place.kata, BTreeMap::new()).unwrap();
        assert_eq!(std::fs::read(file(&place.kata)).unwrap(), first);
        assert!(first.contains(&0), "a search takes it for no text");
    }

    #[test]
    fn the_suites_are_listed_beside_the_starter() {
        let mut place = place();
        place.kata.suites = vec![Suite {
            layer: Layer::Unit,
            file: place.kata.dir.join("tests/unit.rs"),
        }];
        place.write("tests/unit.rs", "one");
        place.write("tests/mine.rs", "mine");
        pack(&place.kata, BTreeMap::from([(Layer::Unit, 3)])).unwrap();
        let inputs = Inputs::of(&place.kata.dir).unwrap();
        let expected = Suites::of(&place.kata, &inputs, BTreeMap::from([(Layer::Unit, 3)]));
        assert_eq!(suites(&place.kata).unwrap(), expected);
        assert!(!read(&place.kata).unwrap().contains_key(Path::new(SUITES)));
    }

    #[test]
    fn a_missing_starter_is_an_error_that_says_how_to_get_it_back() {
        let error = read(&place().kata).unwrap_err().to_string();
        assert!(
            error.contains("there is no katas/fruit/starter.tar")
                && error.contains("git checkout -- katas/fruit/starter.tar"),
            "{error}"
        );
    }

    #[rstest]
    #[case::cut_off(|bytes: &mut Vec<u8>| bytes.truncate(514))]
    #[case::something_else(|bytes: &mut Vec<u8>| *bytes = b"version https://git-lfs".repeat(40))]
    #[case::empty(Vec::clear)]
    fn a_broken_starter_is_an_error_that_names_the_file(#[case] damage: fn(&mut Vec<u8>)) {
        let place = place();
        pack(&place.kata, BTreeMap::new()).unwrap();
        let mut bytes = std::fs::read(file(&place.kata)).unwrap();
        damage(&mut bytes);
        std::fs::write(file(&place.kata), bytes).unwrap();
        let error = read(&place.kata).unwrap_err().to_string();
        assert!(
            error.contains("cannot be read from katas/fruit/starter.tar: "),
            "{error}"
        );
    }

    /// A download that was cut off, wherever that was: a starter that lacks files would let `reset` remove them.
    #[test]
    fn a_starter_that_ends_early_is_broken_wherever_it_ends() {
        let place = place();
        place.write("src/more.rs", "b\n");
        place.write("src/zero.bin", &"\0".repeat(3000));
        pack(&place.kata, BTreeMap::new()).unwrap();
        let whole = std::fs::read(file(&place.kata)).unwrap();
        assert_eq!(unpacked(&whole).unwrap(), read_all(&place.kata).unwrap());
        for length in (0..whole.len()).step_by(512) {
            std::fs::write(file(&place.kata), &whole[..length]).unwrap();
            let error = read(&place.kata)
                .expect_err(&format!("{length} bytes"))
                .to_string();
            assert!(
                error.contains("cannot be read from katas/fruit/starter.tar: "),
                "{length} bytes: {error}"
            );
        }
    }

    #[test]
    fn a_packed_file_that_leads_out_of_src_is_left_out() {
        let mut archive = Builder::new(Vec::new());
        for name in ["src/../../escape.rs", "tests/unit.rs", "src/lib.rs"] {
            let mut header = Header::new_ustar();
            header.set_size(1);
            header.as_ustar_mut().unwrap().name[..name.len()].copy_from_slice(name.as_bytes());
            header.set_cksum();
            archive.append(&header, &b"x"[..]).unwrap();
        }
        let found = unpacked(&archive.into_inner().unwrap()).unwrap();
        assert_eq!(
            found.into_keys().collect::<Vec<_>>(),
            [PathBuf::from("src/lib.rs")]
        );
    }
}
