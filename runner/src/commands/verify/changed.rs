//! What a change may have touched: which gates of which katas are to be entered again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::commands::error::Error;
use crate::course::fingerprint::MINE;
use crate::course::kata::{Course, Kata};
use crate::course::language;
use crate::os::digest::Digest;
use crate::os::files;
use crate::os::git;

/// The gates that look at everything.
const ALL: [u8; 7] = [1, 2, 3, 4, 5, 6, 7];

/// Folders with what authors write.
pub const FOLDERS: [&str; 3] = ["katas", "solutions", "docs/src"];

/// Some katas, and the gates that a change may have touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Each with its gates; a kata that no change touched is left out.
    pub katas: Vec<(Kata, Vec<u8>)>,
    /// A file that every kata depends on has changed, too.
    pub shared: Option<PathBuf>,
}

impl Plan {
    /// The katas with the same gates together, each in its order.
    pub fn by_gates(&self) -> Vec<(Vec<u8>, Vec<Kata>)> {
        let mut groups: Vec<(Vec<u8>, Vec<Kata>)> = Vec::new();
        for (kata, gates) in &self.katas {
            match groups.iter_mut().find(|(of_group, _)| of_group == gates) {
                Some((_, katas)) => katas.push(kata.clone()),
                None => groups.push((gates.clone(), vec![kata.clone()])),
            }
        }
        groups
    }
}

/// What the files that differ from the last commit touch; every gate of every kata where there is no commit to compare with.
///
/// # Errors
/// When git cannot be asked.
pub fn since_commit(course: &Course, katas: &[Kata]) -> Result<Plan, Error> {
    let root = course.root();
    let paths = git::changed(root).map_err(Error::io("ask git about", root))?;
    Ok(match paths {
        Some(paths) => plan(course, katas, &paths.into_iter().collect()),
        None => Plan {
            katas: katas
                .iter()
                .map(|kata| (kata.clone(), ALL.to_vec()))
                .collect(),
            shared: None,
        },
    })
}

/// What those files touch, whose paths are relative to the course.
pub fn plan(course: &Course, katas: &[Kata], paths: &BTreeSet<PathBuf>) -> Plan {
    let touched = katas.iter().filter_map(|kata| {
        let gates: BTreeSet<_> = paths
            .iter()
            .flat_map(|path| gates(course, kata, path))
            .collect();
        (!gates.is_empty()).then(|| (kata.clone(), gates.into_iter().collect()))
    });
    let is_shared = |path: &&PathBuf| {
        let is_on_top = path.components().count() == 1;
        is_on_top
            && path
                .extension()
                .is_some_and(|end| end == "toml" || end == "lock")
    };
    Plan {
        katas: touched.collect(),
        shared: paths.iter().find(is_shared).cloned(),
    }
}

/// The gates of a kata that look at that file.
fn gates(course: &Course, kata: &Kata, path: &Path) -> Vec<u8> {
    let file = course.root().join(path);
    if let Ok(inside) = file.strip_prefix(&kata.dir) {
        let first = inside.iter().next().and_then(|word| word.to_str());
        return match first {
            _ if inside == Path::new(MINE) => vec![5],
            Some("src") => vec![1, 3, 4, 6],
            Some("tests") => vec![1, 2, 4, 5, 6],
            Some("README.md") => vec![4, 5],
            Some("hints.md" | "rules.toml") => vec![5],
            // A translation.
            Some(page) if is_page(page) => vec![5],
            Some("starter.tar") => vec![1],
            _ => ALL.to_vec(),
        };
    }
    if let Ok(inside) = file.strip_prefix(&kata.solution_dir) {
        let first = inside.iter().next().and_then(|word| word.to_str());
        return match first {
            Some("src") => vec![2, 3, 4, 5, 6],
            Some("impostors" | "twins") => vec![4],
            Some("tests") => vec![2, 4],
            Some("demo.md" | "solo.md") => vec![6],
            _ => ALL.to_vec(),
        };
    }
    let mut pages = course.concept_pages(kata);
    let is_its = pages.any(|page| page == file || language::translations(&page).contains(&file));
    if is_its { vec![5] } else { Vec::new() }
}

fn is_page(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|end| end == "md")
}

/// A digest of each file that authors write, by its path relative to the course.
pub fn digests(course: &Course) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for folder in FOLDERS {
        // A file that is being replaced is there at the next look.
        let tree = files::read_tree(&course.root().join(folder)).unwrap_or_default();
        let digests = tree
            .into_iter()
            .map(|(path, bytes)| (Path::new(folder).join(path), Digest::of(&bytes)));
        found.extend(digests);
    }
    found
}

/// The paths that differ.
pub fn differing(
    before: &BTreeMap<PathBuf, String>,
    now: &BTreeMap<PathBuf, String>,
) -> BTreeSet<PathBuf> {
    let paths = before.keys().chain(now.keys());
    let differ = paths.filter(|path| before.get(*path) != now.get(*path));
    differ.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn course() -> (tempfile::TempDir, Course, Kata) {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("Cargo.toml"), "[workspace]").unwrap();
        let dir = root.path().join("katas/tides");
        std::fs::create_dir_all(&dir).unwrap();
        let course = Course::find(root.path(), &[]).unwrap();
        let kata = Kata {
            name: "tides".to_owned(),
            concepts: vec!["tides".to_owned()],
            solution_dir: root.path().join("solutions/tides"),
            ..Kata::example(&dir)
        };
        (root, course, kata)
    }

    #[rstest]
    #[case::a_hint("katas/tides/hints.md", &[5])]
    #[case::a_rule("katas/tides/README.md", &[4, 5])]
    #[case::the_starter("katas/tides/src/deep/a.rs", &[1, 3, 4, 6])]
    #[case::a_suite("katas/tides/tests/unit.rs", &[1, 2, 4, 5, 6])]
    #[case::a_translation("katas/tides/hints.de.md", &[5])]
    #[case::own_tests("katas/tides/tests/mine.rs", &[5])]
    #[case::the_manifest("katas/tides/Cargo.toml", &ALL)]
    #[case::the_reference("solutions/tides/src/lib.rs", &[2, 3, 4, 5, 6])]
    #[case::an_impostor("solutions/tides/impostors/a.rs", &[4])]
    #[case::the_walk_through("solutions/tides/demo.md", &[6])]
    #[case::its_page("docs/src/concepts/tides.md", &[5])]
    #[case::another_page("docs/src/concepts/other.md", &[])]
    #[case::another_kata("katas/tides2/src/lib.rs", &[])]
    fn a_file_touches_the_gates_that_look_at_it(#[case] path: &str, #[case] expected: &[u8]) {
        let (_root, course, kata) = course();
        let plan = plan(&course, &[kata], &[PathBuf::from(path)].into());
        let gates = plan.katas.first().map(|(_, gates)| gates.clone());
        assert_eq!(gates.unwrap_or_default(), expected);
        assert_eq!(plan.shared, None);
    }

    #[test]
    fn a_file_of_the_workspace_is_told() {
        let (_root, course, kata) = course();
        let paths = ["Cargo.lock", "README.md"].map(PathBuf::from);
        let plan = plan(&course, &[kata], &paths.into());
        assert_eq!(plan.shared, Some("Cargo.lock".into()));
        assert_eq!(plan.katas, []);
    }

    #[test]
    fn what_is_new_changed_or_gone_differs() {
        let files = |list: &[(&str, &str)]| {
            let files = list.iter();
            let files = files.map(|(path, text)| (PathBuf::from(path), (*text).to_owned()));
            files.collect::<BTreeMap<_, _>>()
        };
        let before = files(&[("same", "1"), ("changed", "1"), ("gone", "1")]);
        let now = files(&[("same", "1"), ("changed", "2"), ("new", "1")]);
        let expected = ["changed", "gone", "new"].map(PathBuf::from);
        assert_eq!(differing(&before, &now), expected.into());
    }
}
