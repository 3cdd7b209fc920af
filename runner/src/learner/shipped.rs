//! A kata as it ships: which files its suites are made of, and how many tests they have. A run says what is not as it
//! ships, so that nothing counts as green that is not the kata.
//!
//! The list lies in the packed starter (`starter.tar`, as `suites.txt`): `kata pack` writes it, and `verify` holds it against
//! the suites. Files that a learner adds change nothing about the suites, and are not on the list.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::course::fingerprint::{Inputs, is_own_test};
use crate::course::kata::{Kata, Layer, Suite};
use crate::os::cargo::Artifact;
use crate::os::digest::Digest;
use crate::os::files;
use crate::run::ran::Ran;
use overlay::source::CrateSource;

/// The suites of a kata.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suites {
    /// Where each begins, in the kata's folder.
    roots: BTreeMap<Layer, String>,
    /// How many tests each has. None where they were not counted.
    tests: BTreeMap<Layer, usize>,
    /// A fingerprint of each file that they are made of, by its path in the kata's folder as it is shown.
    files: BTreeMap<String, String>,
}

impl Suites {
    /// How many tests each has.
    pub const fn tests(&self) -> &BTreeMap<Layer, usize> {
        &self.tests
    }

    /// The suites as they are in those files, with as many tests as a run has found.
    pub fn of(kata: &Kata, inputs: &Inputs, tests: BTreeMap<Layer, usize>) -> Self {
        let files = inputs.files.iter().filter_map(|(path, bytes)| {
            let path = path.strip_prefix(&kata.dir).unwrap_or(path);
            is_of_a_suite(path).then(|| (files::shown(path), fingerprint(bytes)))
        });
        let roots = kata
            .suites
            .iter()
            .map(|suite| (suite.layer, root_of(kata, suite)));
        Self {
            roots: roots.collect(),
            tests,
            files: files.collect(),
        }
    }

    /// Reads what [`Self::text`] writes. A line that is something else is none.
    pub fn parse(text: &str) -> Self {
        let mut suites = Self::default();
        for line in text.lines() {
            let Some((first, rest)) = line.split_once(' ') else {
                continue;
            };
            match (rest.rsplit_once(": "), Layer::named(first)) {
                (Some((root, tests)), Some(layer)) => {
                    suites.roots.insert(layer, root.to_owned());
                    let count = tests.split(' ').next().and_then(|count| count.parse().ok());
                    suites.tests.extend(count.map(|count| (layer, count)));
                }
                _ => drop(suites.files.insert(rest.to_owned(), first.to_owned())),
            }
        }
        suites
    }

    /// A line for each suite, and for each file.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (layer, root) in &self.roots {
            let count = self
                .tests
                .get(layer)
                .map_or("?".to_owned(), usize::to_string);
            let _ = writeln!(text, "{layer} {root}: {count} tests");
        }
        for (file, fingerprint) in &self.files {
            let _ = writeln!(text, "{fingerprint} {file}");
        }
        text
    }

    /// What is not as it ships in those files.
    pub fn changes(&self, kata: &Kata, inputs: &Inputs) -> BTreeSet<String> {
        let now = Self::of(kata, inputs, BTreeMap::new()).files;
        let changed = files::differing(&self.files, &now).filter_map(|(file, ships, now)| {
            match (ships, now) {
                (Some(_), Some(_)) => Some(format!("{file} was changed")),
                (Some(_), None) => Some(format!("{file} is missing")),
                (None, _) => None,
            }
        });
        let elsewhere = kata.suites.iter().filter_map(|suite| {
            let (ships, now) = (self.roots.get(&suite.layer)?, root_of(kata, suite));
            (*ships != now).then(|| format!("the suite `{}` is {now} and not {ships}", suite.layer))
        });
        changed.chain(elsewhere).collect()
    }

    /// Files of the suites that are not on the list.
    pub fn unknown(&self, kata: &Kata, inputs: &Inputs) -> Vec<String> {
        let now = Self::of(kata, inputs, BTreeMap::new()).files;
        let known = |file: &String| self.files.contains_key(file);
        now.into_keys().filter(|file| !known(file)).collect()
    }

    /// The suites that have fewer tests than they ship with. Those whose code asks for the system may have fewer on another.
    pub fn fewer(&self, kata: &Kata, found: &BTreeMap<Layer, usize>) -> Vec<String> {
        let suites = kata.suites.iter().filter_map(|suite| {
            let layer = suite.layer;
            let (ships, found) = (*self.tests.get(&layer)?, *found.get(&layer)?);
            let asks =
                || CrateSource::read(&suite.file).is_ok_and(|source| source.mentions(&["cfg("]));
            let tests = if found == 1 { "test" } else { "tests" };
            (found < ships && !asks())
                .then(|| format!("the suite `{layer}` has {found} {tests}, and ships with {ships}"))
        });
        suites.collect()
    }

    /// Whether a file is on the list, by its path in the kata's folder as it is shown.
    pub fn has(&self, file: &str) -> bool {
        self.files.contains_key(file)
    }

    /// Whether its tests were counted.
    pub fn is_counted(&self) -> bool {
        !self.tests.is_empty()
    }
}

/// The file that a suite begins in, by its path in the kata's folder.
fn root_of(kata: &Kata, suite: &Suite) -> String {
    files::shown(suite.file.strip_prefix(&kata.dir).unwrap_or(&suite.file))
}

/// Whether a file, by its path in the kata's folder, may be one of a suite's: not the learner's code, and not what only the
/// build reads.
fn is_of_a_suite(path: &Path) -> bool {
    path.is_relative()
        && !path.starts_with("src")
        && path != Path::new("Cargo.toml")
        && path != Path::new("build.rs")
        && !is_own_test(path)
}

/// The same one for the same text, whatever its line ends are.
fn fingerprint(bytes: &[u8]) -> String {
    Digest::of(&files::letters(bytes).collect::<Vec<_>>())
}

/// How many tests each suite of a run has.
pub fn counted(ran: &Ran) -> BTreeMap<Layer, usize> {
    let mut counts = BTreeMap::new();
    for test in &ran.verdict.tests {
        *counts.entry(test.layer).or_default() += 1;
    }
    counts
}

/// What a build has read that is not the kata's. `root` is the folder of the workspace that it was built in, `package` the
/// kata's folder there.
pub fn read_elsewhere(
    kata: &Kata,
    root: &Path,
    package: &Path,
    artifacts: &[Artifact],
) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let at = Places::of(kata, package);
    for artifact in artifacts {
        if !at.is_inside(&artifact.package_dir) {
            found.insert(format!(
                "the crate in {} is used, which is not in katas/{}",
                at.shown(&artifact.package_dir),
                kata.name
            ));
            continue;
        }
        if artifact.kind == "custom-build" {
            found.insert("it has a build script (build.rs)".to_owned());
            continue;
        }
        let read = artifact.read_files(root);
        for file in read.iter().filter(|file| !at.is_inside(file)) {
            found.insert(format!(
                "{} is used, which is not in katas/{}",
                at.shown(file),
                kata.name
            ));
        }
    }
    found
}

/// The folders that a kata's code may lie in.
struct Places {
    root: PathBuf,
    inside: Vec<PathBuf>,
}

impl Places {
    fn of(kata: &Kata, package: &Path) -> Self {
        let root = kata.dir.ancestors().nth(2).unwrap_or(&kata.dir).to_owned();
        Self {
            root,
            inside: vec![kata.dir.clone(), package.to_owned()],
        }
    }

    /// Whether a path lies in one of them, and does not lead to another part of the course by a link.
    fn is_inside(&self, path: &Path) -> bool {
        let inside = |path: &Path| self.inside.iter().any(|folder| path.starts_with(folder));
        if !inside(path) {
            return false;
        }
        let real = |path: &Path| path.canonicalize().ok();
        let Some((there, root)) = real(path).zip(real(&self.root)) else {
            return true;
        };
        let mut folders = self.inside.iter().filter_map(|folder| real(folder));
        !there.starts_with(root) || folders.any(|folder| there.starts_with(folder))
    }

    fn shown(&self, path: &Path) -> String {
        // A link is shown as what it leads to.
        let there = path.canonicalize().ok();
        let root = self.root.canonicalize().ok();
        let real = there.as_deref().zip(root.as_deref());
        let short = real
            .and_then(|(there, root)| there.strip_prefix(root).ok())
            .or_else(|| path.strip_prefix(&self.root).ok());
        files::shown(short.unwrap_or(path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learner::journal::tests::{Place, place};

    fn inputs(place: &Place) -> Inputs {
        Inputs::of(&place.kata.dir).unwrap()
    }

    /// A kata with a suite of two files, and as many tests as that.
    fn shipped(count: usize) -> (Place, Suites) {
        let mut place = place();
        place.kata.suites = vec![Suite {
            layer: Layer::Unit,
            file: place.kata.dir.join("tests/unit.rs"),
        }];
        place.write(
            "tests/unit.rs",
            "#[path = \"../shared/more.rs\"]\nmod more;\n",
        );
        place.write("shared/more.rs", "#[test]\nfn one() {}\n");
        let tests = BTreeMap::from([(Layer::Unit, count)]);
        let suites = Suites::of(&place.kata, &inputs(&place), tests);
        (place, suites)
    }

    #[test]
    fn the_list_is_read_as_it_was_written() {
        let (_place, suites) = shipped(32);
        let text = suites.text();
        assert_eq!(Suites::parse(&text), suites);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines[0], "unit tests/unit.rs: 32 tests");
        assert!(lines[1].ends_with(" shared/more.rs"), "{text}");
        assert!(lines[2].ends_with(" tests/unit.rs"), "{text}");
        assert_eq!(lines.len(), 3, "{text}");
    }

    #[test]
    fn what_is_changed_or_missing_is_named_and_what_a_learner_adds_is_not() {
        let (place, suites) = shipped(1);
        place.write("src/lib.rs", "solved\n");
        place.write("tests/mine.rs", "more of mine\n");
        place.write("tests/helpers.rs", "helpers\n");
        place.write("Cargo.toml", "[package]\n");
        assert!(suites.changes(&place.kata, &inputs(&place)).is_empty());
        place.write("shared/more.rs", "");
        std::fs::remove_file(place.kata.dir.join("tests/unit.rs")).unwrap();
        place.write(
            "tests/other.rs",
            "#[path = \"../shared/more.rs\"]\nmod more;\n",
        );
        let changes = suites.changes(&place.kata, &inputs(&place));
        let changes: Vec<_> = changes.into_iter().collect();
        assert_eq!(
            changes,
            ["shared/more.rs was changed", "tests/unit.rs is missing"]
        );
    }

    #[test]
    fn what_is_not_on_the_list_is_known_to_an_author() {
        let (place, suites) = shipped(1);
        assert_eq!(suites.unknown(&place.kata, &inputs(&place)), [""; 0]);
        place.write("tests/new.rs", "");
        assert_eq!(
            suites.unknown(&place.kata, &inputs(&place)),
            ["tests/new.rs"]
        );
    }

    #[test]
    fn a_suite_with_fewer_tests_is_named() {
        let (place, suites) = shipped(2);
        let fewer = |count| suites.fewer(&place.kata, &BTreeMap::from([(Layer::Unit, count)]));
        assert_eq!(fewer(2), [""; 0]);
        assert_eq!(fewer(3), [""; 0]);
        assert_eq!(fewer(1), ["the suite `unit` has 1 test, and ships with 2"]);
        // It was not asked for.
        assert_eq!(suites.fewer(&place.kata, &BTreeMap::new()), [""; 0]);
        // There it may be.
        place.write("tests/unit.rs", "#[cfg(unix)]\n#[test]\nfn one() {}\n");
        assert_eq!(fewer(1), [""; 0]);
    }
}
