//! Which files a kata's verdict depends on, and a fingerprint of what is in them.
//!
//! One rule for the whole runner: watching, the journal, `back`, progress, walk-throughs and the memory of `verify` all
//! ask here what belongs to a kata's sources.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use proc_macro2::{TokenStream, TokenTree};

use crate::os::digest::Digest;
use crate::os::files::{self, Files, Readable};

/// The learner's own tests, by their path in the kata's folder. They are for `flip`: a run does not build them.
pub const MINE: &str = "tests/mine.rs";

/// The learner's list of the tests that they want to write, by its path in the kata's folder. No build reads it.
pub const LIST: &str = "tests/list.md";

/// The folders of a kata of which every file is an input.
const FOLDERS: [&str; 2] = ["src", "tests"];

/// The files that a kata's verdict depends on, as they were at one moment.
///
/// These are `Cargo.toml`, `build.rs`, and all files below `src/` and `tests/`, without those that editors and systems
/// leave there. The files elsewhere that the sources include by name (`include_str!`, `include_bytes!`, `include!`,
/// `#[path]`) belong to them, with the modules that those declare. So do the same files of the packages that the
/// manifest finds by a path. Prose beside them does not, nor does a file that a test writes there.
#[derive(Debug, Default)]
pub struct Inputs {
    /// By their paths in the kata's folder; those that lie elsewhere by their absolute paths.
    pub files: Files,
    /// What exists and cannot be read, by its path in the kata's folder, and why.
    pub unreadable: Vec<(PathBuf, io::Error)>,
}

impl Inputs {
    /// Reads them from a package's folder: a kata's, or a solution's.
    ///
    /// # Errors
    /// When the folder does not exist or cannot be read.
    pub fn of(dir: &Path) -> io::Result<Self> {
        // A folder that does not exist is no empty one: it may come back.
        dir.read_dir()?;
        let Readable {
            mut files,
            mut unreadable,
        } = files::read_readable(dir, &is_input)?;
        // A link to a folder is none of its files, but the kata's own two folders may lie elsewhere.
        for name in FOLDERS {
            let folder = dir.join(name);
            if folder.is_symlink() && folder.is_dir() {
                let wanted = |path: &Path| is_input(&Path::new(name).join(path));
                let read = files::read_readable(&folder, &wanted)?;
                let inside = |path: PathBuf| Path::new(name).join(path);
                let found = read.files.into_iter();
                files.extend(found.map(|(path, bytes)| (inside(path), bytes)));
                let missed = read.unreadable.into_iter();
                unreadable.extend(missed.map(|(path, why)| (inside(path), why)));
            }
        }
        let included = included(dir, &files);
        files.extend(included);
        let mut inputs = Self { files, unreadable };
        inputs.add_packages(dir, &mut vec![dir.to_owned()]);
        Ok(inputs)
    }

    /// Adds the inputs of the packages that a manifest finds by a path, and of those that these find. One that cannot be
    /// read is cargo's to tell.
    fn add_packages(&mut self, dir: &Path, known: &mut Vec<PathBuf>) {
        let manifest = std::fs::read_to_string(dir.join("Cargo.toml")).unwrap_or_default();
        // Most katas need no package of that kind, and parsing costs more than looking.
        if !manifest.contains("path") {
            return;
        }
        for path in paths_of_dependencies(&manifest) {
            let package = files::without_parents(&dir.join(path));
            if known.contains(&package) {
                continue;
            }
            known.push(package.clone());
            let read = files::read_readable(&package, &is_input).unwrap_or_default();
            let included = included(&package, &read.files);
            let own = read.files.into_iter();
            self.files
                .extend(own.map(|(path, bytes)| (package.join(path), bytes)));
            self.files.extend(included);
            self.add_packages(&package, known);
        }
    }

    /// The learner's part: `src/`, their own tests, and their list of tests.
    pub fn of_the_learner(&self) -> Files {
        let own = |path: &Path| path.starts_with("src") || is_own_test(path);
        let files = self.files.iter().filter(|(path, _)| own(path));
        files
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect()
    }

    /// The files that are not as they were before, came since or went. The learner's own tests are not among them: a run
    /// does not build them.
    pub fn changed_since(&self, before: &Self) -> BTreeSet<PathBuf> {
        files::differing(&before.files, &self.files)
            .map(|(path, _, _)| path.clone())
            .filter(|path| !is_own_test(path))
            .collect()
    }

    /// The same for a run of the learner's own tests, which builds them.
    pub fn changed_with_mine_since(&self, before: &Self) -> BTreeSet<PathBuf> {
        files::differing(&before.files, &self.files)
            .map(|(path, _, _)| path.clone())
            .filter(|path| path != Path::new(LIST))
            .collect()
    }

    /// A fingerprint of what the learner's own tests are made of: everything but the code and the list.
    pub fn fingerprint_of_mine(&self) -> String {
        let mut digest = Digest::default();
        for (path, bytes) in &self.files {
            if !path.starts_with("src") && path != Path::new(LIST) {
                digest.file(path, bytes);
            }
        }
        digest.hex()
    }

    /// Everything that the verdict of a run depends on: the learner's own tests are not built by one.
    pub fn fingerprint(&self) -> String {
        self.fingerprint_of(&|_| true)
    }

    /// The same, of those files only.
    pub fn fingerprint_of(&self, wanted: &dyn Fn(&Path) -> bool) -> String {
        let mut digest = Digest::default();
        for (path, bytes) in &self.files {
            if !is_own_test(path) && wanted(path) {
                digest.file(path, bytes);
            }
        }
        digest.hex()
    }
}

/// Whether a file, by its path in the kata's folder, is the learner's own tests or the list of them.
pub fn is_own_test(path: &Path) -> bool {
    path == Path::new(MINE) || path == Path::new(LIST)
}

/// The paths of a manifest's dependencies, of every kind and for every target.
fn paths_of_dependencies(manifest: &str) -> Vec<String> {
    fn look(name: &str, value: &toml::Value, found: &mut Vec<String>) {
        let Some(table) = value.as_table() else {
            return;
        };
        for (key, value) in table {
            if name.ends_with("dependencies") {
                let path = value.get("path").and_then(toml::Value::as_str);
                found.extend(path.map(str::to_owned));
            } else {
                look(key, value, found);
            }
        }
    }
    let mut found = Vec::new();
    if let Ok(table) = manifest.parse::<toml::Table>() {
        look("", &toml::Value::Table(table), &mut found);
    }
    found
}

/// Whether a file or folder, by its path in the kata's folder, belongs to the kata's sources.
pub fn is_input(path: &Path) -> bool {
    let mut parts = path.iter().map(|part| part.to_string_lossy());
    let Some(first) = parts.next() else {
        return false;
    };
    let below = FOLDERS.contains(&&*first);
    let itself = ["Cargo.toml", "build.rs"].contains(&&*first) && path.iter().count() == 1;
    (below || itself) && !parts.any(|part| is_left_by_a_tool(&part))
}

/// Whether a file of that name is an editor's or the system's: a swap file, a lock, a backup, a file that is about to be
/// renamed, a test's new snapshot.
fn is_left_by_a_tool(name: &str) -> bool {
    // `4913` is what Vim writes to see whether it may write; `___jb_tmp___` and `___jb_old___` are JetBrains'; `.bck` is
    // Helix'; `.part` is what this runner writes before it renames it.
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || name == "4913"
        || name.contains("___jb_")
        || [".swp", ".swo", ".tmp", ".bck", ".part", ".snap.new"]
            .iter()
            .any(|end| name.ends_with(end))
}

/// The files outside of `files` that their code includes by name, by their absolute paths, and what those include in turn.
fn included(dir: &Path, files: &Files) -> Files {
    let mut found = BTreeMap::new();
    let mut waiting: Vec<_> = files
        .iter()
        .filter(|(path, _)| is_rust(path))
        .flat_map(|(path, bytes)| named_in(dir, &dir.join(path), bytes))
        .collect();
    while let Some(path) = waiting.pop() {
        let is_known = |known: &Path| files.contains_key(known) || found.contains_key(&path);
        if is_known(path.strip_prefix(dir).unwrap_or(&path)) || !path.is_file() {
            continue;
        }
        // One that cannot be read is the compiler's to tell.
        if let Ok(bytes) = std::fs::read(&path) {
            if is_rust(&path) {
                waiting.extend(named_in(dir, &path, &bytes));
                waiting.extend(modules_of(&path, &bytes));
            }
            found.insert(path, bytes);
        }
    }
    found
}

fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}

/// The files that a file's code includes by name.
fn named_in(dir: &Path, file: &Path, bytes: &[u8]) -> BTreeSet<PathBuf> {
    let text = String::from_utf8_lossy(bytes);
    let folder = file.parent().unwrap_or(dir);
    let mut named = BTreeSet::new();
    // A single character is found faster than a word, and this is done for every file at every save.
    let macros = text.match_indices('!').filter(|(at, _)| {
        let before = &text[..*at];
        ["include_str", "include_bytes", "include"]
            .iter()
            .any(|name| before.ends_with(name))
    });
    let macros = macros.map(|(at, _)| (&text[at + 1..], ')'));
    let attributes = text
        .match_indices('#')
        .map(|(at, _)| (&text[at + 1..], ']'))
        .filter(|(rest, _)| rest.starts_with("[path"));
    for (rest, close) in macros.chain(attributes) {
        // To the closing bracket that makes whole tokens of it.
        let parsed = rest
            .match_indices(close)
            .take(8)
            .find_map(|(end, _)| TokenStream::from_str(&rest[..=end]).ok());
        let mut path = String::new();
        let mut from_the_package = false;
        collect(parsed.unwrap_or_default(), &mut path, &mut from_the_package);
        if path.is_empty() {
            continue;
        }
        let base = if from_the_package { dir } else { folder };
        let path = if from_the_package {
            path.trim_start_matches(['/', '\\'])
        } else {
            &path
        };
        named.insert(files::without_parents(&base.join(path)));
    }
    named
}

/// The files that may hold the modules which a file declares (`mod name;`).
fn modules_of(file: &Path, bytes: &[u8]) -> Vec<PathBuf> {
    let text = String::from_utf8_lossy(bytes);
    let folder = file.parent().unwrap_or(file);
    let names = text.match_indices("mod ").filter_map(|(at, word)| {
        let name = text[at + word.len()..].split(';').next()?.trim();
        let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
        (is_name && !name.is_empty()).then_some(name)
    });
    // `mod.rs` and a file of `#[path]` have their modules beside them, others in a folder of their own name.
    let folders = [folder.to_owned(), file.with_extension("")];
    names
        .flat_map(|name| {
            let inside = |folder: &PathBuf| {
                [
                    folder.join(name).with_extension("rs"),
                    folder.join(name).join("mod.rs"),
                ]
            };
            folders.iter().flat_map(inside).collect::<Vec<_>>()
        })
        .collect()
}

/// Joins the texts of `"…"` and `concat!(env!("CARGO_MANIFEST_DIR"), "/…")`.
fn collect(tokens: TokenStream, path: &mut String, from_the_package: &mut bool) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => collect(group.stream(), path, from_the_package),
            TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    if text.value() == "CARGO_MANIFEST_DIR" {
                        *from_the_package = true;
                    } else {
                        *path += &text.value();
                    }
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

/// The texts in some code, in macros too: each that may be a path to a file or folder elsewhere.
pub fn texts(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect_texts(TokenStream::from_str(code).unwrap_or_default(), &mut found);
    found
}

fn collect_texts(tokens: TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => collect_texts(group.stream(), found),
            TokenTree::Literal(literal) => {
                let literal = literal.to_string();
                // A mere word is none. The system takes no longer paths.
                if literal.len() > 1000 || !literal.contains(['/', '.', '\\']) {
                    continue;
                }
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal) {
                    found.insert(text.value());
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (path, text) in files {
            write(dir.path(), path, text);
        }
        dir
    }

    fn write(dir: &Path, path: &str, text: &str) {
        let path = dir.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// `a/kata` includes what lies beside it and above it.
    fn kata() -> (tempfile::TempDir, PathBuf) {
        let root = folder(&[
            (
                "kata/Cargo.toml",
                "[package]\n[target.'cfg(unix)'.dev-dependencies]\nhelper = { path = \"../helper\" }\n",
            ),
            (
                "helper/Cargo.toml",
                "[dependencies]\ninner.path = \"../kata/inner\"\nhelper.path = \".\"\n",
            ),
            ("helper/src/lib.rs", "fn help() {}"),
            ("kata/inner/Cargo.toml", "[package]\n"),
            ("kata/inner/src/lib.rs", "fn more() {}"),
            ("kata/shared/deep.rs", "fn deep() {}"),
            ("kata/build.rs", "fn main() {}"),
            (
                "kata/src/lib.rs",
                "const A: &str = include_str!(\"../../above.txt\");",
            ),
            ("kata/src/deep/page.md", "a page"),
            (
                "kata/tests/unit.rs",
                "#[path = \"../shared/help.rs\"]\nmod help;",
            ),
            ("kata/tests/snapshots/a.snap", "a snapshot"),
            (
                "kata/shared/help.rs",
                "mod deep;\nconst B: &[u8] = include_bytes!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/data/b.bin\"));",
            ),
            ("kata/data/b.bin", "data"),
            ("above.txt", "above"),
        ]);
        let dir = root.path().join("kata");
        (root, dir)
    }

    #[rstest]
    #[case::the_manifest("kata/Cargo.toml")]
    #[case::a_build_script("kata/build.rs")]
    #[case::a_source("kata/src/lib.rs")]
    #[case::any_file_of_the_sources("kata/src/deep/page.md")]
    #[case::a_suite("kata/tests/unit.rs")]
    #[case::what_a_suite_reads("kata/tests/snapshots/a.snap")]
    #[case::a_module_elsewhere("kata/shared/help.rs")]
    #[case::what_that_includes("kata/data/b.bin")]
    #[case::a_text_above("above.txt")]
    #[case::a_module_of_a_module_elsewhere("kata/shared/deep.rs")]
    #[case::a_package_beside("helper/src/lib.rs")]
    #[case::a_package_of_that_package("kata/inner/src/lib.rs")]
    fn a_fingerprint_changes_with(#[case] path: &str) {
        let (root, dir) = kata();
        let before = Inputs::of(&dir).unwrap().fingerprint();
        assert_eq!(Inputs::of(&dir).unwrap().fingerprint(), before);
        let file = root.path().join(path);
        let mut bytes = std::fs::read(&file).unwrap();
        bytes.push(b' ');
        std::fs::write(file, bytes).unwrap();
        assert_ne!(Inputs::of(&dir).unwrap().fingerprint(), before);
    }

    #[rstest]
    #[case::prose("README.md")]
    #[case::the_learner_s_own_tests("tests/mine.rs")]
    #[case::a_log_that_a_test_writes("log.txt")]
    #[case::vim_s_swap_file("src/.lib.rs.swp")]
    #[case::vim_s_probe("src/4913")]
    #[case::emacs_auto_save("src/#lib.rs#")]
    #[case::a_backup("src/lib.rs~")]
    #[case::jet_brains("src/lib.rs___jb_tmp___")]
    #[case::helix("src/lib.rs.bck")]
    #[case::the_runner_s_half_written_file("src/lib.77.part")]
    #[case::a_hidden_folder("src/.idea/x.rs")]
    #[case::a_new_snapshot("tests/snapshots/a.snap.new")]
    fn a_fingerprint_does_not_change_with(#[case] path: &str) {
        let (_root, dir) = kata();
        let before = Inputs::of(&dir).unwrap().fingerprint();
        write(&dir, path, "text");
        assert_eq!(Inputs::of(&dir).unwrap().fingerprint(), before);
    }

    #[test]
    fn the_learner_s_part_is_the_sources_and_their_own_tests() {
        let (_root, dir) = kata();
        write(&dir, "tests/mine.rs", "mine");
        write(&dir, "src/.lib.rs.swp", "swap");
        let files = Inputs::of(&dir).unwrap().of_the_learner();
        let names: Vec<_> = files.keys().map(|path| files::shown(path)).collect();
        assert_eq!(names, ["src/deep/page.md", "src/lib.rs", "tests/mine.rs"]);
    }

    #[test]
    fn what_changed_came_or_went_is_told() {
        let (_root, dir) = kata();
        let before = Inputs::of(&dir).unwrap();
        assert_eq!(before.changed_since(&before), BTreeSet::new());
        write(&dir, "src/lib.rs", "changed");
        write(&dir, "src/came.rs", "");
        write(&dir, "tests/mine.rs", "no input of a run");
        std::fs::remove_file(dir.join("build.rs")).unwrap();
        let changed = Inputs::of(&dir).unwrap().changed_since(&before);
        // What the sources include is gone with the line that names it.
        let names: Vec<_> = changed.iter().filter(|path| path.is_relative()).collect();
        assert_eq!(
            names,
            ["build.rs", "src/came.rs", "src/lib.rs"].map(Path::new)
        );
    }

    #[cfg(unix)]
    #[test]
    fn sources_that_are_a_link_to_a_folder_are_read() {
        let (root, dir) = kata();
        let elsewhere = root.path().join("elsewhere");
        std::fs::rename(dir.join("src"), &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, dir.join("src")).unwrap();
        let before = Inputs::of(&dir).unwrap();
        let lib = Path::new("src/lib.rs");
        assert!(before.of_the_learner().contains_key(lib));
        write(root.path(), "elsewhere/lib.rs", "changed");
        let changed = Inputs::of(&dir).unwrap().changed_since(&before);
        assert!(changed.contains(lib), "{changed:?}");
    }

    #[test]
    fn a_folder_that_is_gone_is_an_error_and_no_empty_kata() {
        let dir = tempfile::tempdir().unwrap();
        let error = Inputs::of(&dir.path().join("gone")).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_is_read() {
        use std::os::unix::fs::PermissionsExt;
        let (_root, dir) = kata();
        let folder = dir.join("src/secret");
        std::fs::create_dir(&folder).unwrap();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o000)).unwrap();
        let inputs = Inputs::of(&dir).unwrap();
        let readable = folder.read_dir().is_ok();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        // An administrator may read everything.
        let named: Vec<_> = inputs
            .unreadable
            .iter()
            .map(|(path, _)| path.clone())
            .collect();
        let expected = [PathBuf::from("src/secret")];
        assert_eq!(named, if readable { &[][..] } else { &expected[..] });
        assert!(inputs.files.contains_key(Path::new("src/lib.rs")));
    }
}
