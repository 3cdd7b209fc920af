//! What a kata's verdict depends on besides the code that is built, and a fingerprint of it: walk-throughs and the memory
//! of `verify` ask here whether something has changed.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use crate::course::fingerprint::{self, Inputs, LIST, MINE};
use crate::course::kata::{Course, Kata};
use crate::os::cargo::Cargo;
use crate::os::digest::Digest;
use crate::os::files;
use crate::os::settings::Settings;

/// The variables that make cargo build other code.
const VARIABLES: [&str; 5] = [
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "CARGO_ENCODED_RUSTFLAGS",
    "RUSTC",
    "RUSTFLAGS",
];

/// The beginnings of the names of more such variables. `CARGO_TARGET_DIR` only says where.
const FAMILIES: [&str; 2] = ["CARGO_PROFILE_", "CARGO_TARGET_"];

/// Files and variables, by a name of each. No name depends on where the workspace lies.
pub type Parts = BTreeMap<String, Vec<u8>>;

/// A fingerprint of all of them.
pub fn fingerprint(parts: &Parts) -> String {
    let mut digest = Digest::default();
    for (name, bytes) in parts {
        digest.bytes(name.as_bytes());
        digest.bytes(bytes);
    }
    digest.hex()
}

/// What every build of the workspace depends on: its manifest and lock file, the toolchain, cargo's configuration.
pub fn of_builds(course: &Course, cargo: &dyn Cargo) -> Parts {
    let configuration = Settings::of(course.root()).files;
    of_builds_with(course, cargo, &configuration, std::env::vars_os())
}

fn of_builds_with(
    course: &Course,
    cargo: &dyn Cargo,
    configuration: &[PathBuf],
    variables: impl Iterator<Item = (OsString, OsString)>,
) -> Parts {
    // A file that is missing now and comes later makes another fingerprint, too.
    let read = |file: &Path| std::fs::read(file).unwrap_or_default();
    let mut parts = Parts::new();
    for name in ["Cargo.toml", "Cargo.lock"] {
        parts.insert(name.to_owned(), read(&course.root().join(name)));
    }
    for (number, file) in configuration.iter().enumerate() {
        parts.insert(format!("configuration {number}"), read(file));
    }
    for (name, value) in variables {
        let name = name.to_string_lossy().into_owned();
        let is_of_a_family = FAMILIES.iter().any(|family| name.starts_with(family));
        if VARIABLES.contains(&&*name) || (is_of_a_family && name != "CARGO_TARGET_DIR") {
            parts.insert(
                format!("variable {name}"),
                value.as_encoded_bytes().to_vec(),
            );
        }
    }
    // Cargo, the compiler and clippy come in one toolchain.
    let version = ["--version", "--verbose"].map(str::to_owned);
    if let Ok(said) = cargo.run(course.root(), &version) {
        parts.insert("toolchain".to_owned(), said.text.into_bytes());
    }
    parts
}

/// What a kata's suites may read, whatever code they are built with: everything in the folders of the kata and its solution
/// but the code and prose, and the files elsewhere that they include by name.
///
/// # Errors
/// When one of the folders cannot be read.
pub fn of_suites(course: &Course, kata: &Kata) -> io::Result<Parts> {
    let mut parts = read_at_run_time(course, kata)?;
    for dir in [&kata.dir, &kata.solution_dir] {
        // Prose counts where code includes it, and then it is among these.
        let included = Inputs::of(dir)?.files;
        let read = files::read_readable(dir, &|path| !is_prose(path))?.files;
        for (path, bytes) in read.into_iter().chain(included) {
            if !is_about_the_code(&path) {
                parts.insert(name_of(course, &dir.join(path)), bytes);
            }
        }
    }
    Ok(parts)
}

/// The files that a kata's suites name in their texts: a test may read them while it runs. Tests are started in their
/// package's folder, and a path may also be meant from the workspace or from the suite's own folder. A folder stands for all
/// the files in it, if it lies in the workspace.
///
/// # Errors
/// When the kata's folder cannot be read.
pub fn read_at_run_time(course: &Course, kata: &Kata) -> io::Result<Parts> {
    let mut parts = Parts::new();
    let suites = Inputs::of(&kata.dir)?.files;
    let suites = suites.iter().filter(|(path, _)| {
        let is_rust = path.extension().is_some_and(|extension| extension == "rs");
        is_rust && !path.starts_with("src") && path.as_path() != Path::new(MINE)
    });
    for (suite, bytes) in suites {
        let suite = kata.dir.join(suite);
        let beside = suite.parent().unwrap_or(&kata.dir);
        for text in fingerprint::texts(&String::from_utf8_lossy(bytes)) {
            // What `concat!` and `format!` put behind a folder begins with a slash.
            let relative = text.trim_start_matches(['/', '\\']);
            let from = [&kata.dir, course.root(), beside].map(|folder| folder.join(relative));
            for path in from.into_iter().chain([PathBuf::from(&text)]) {
                add_named(course, kata, &files::without_parents(&path), &mut parts);
            }
        }
    }
    Ok(parts)
}

/// Adds a file, or all files of a folder of data.
fn add_named(course: &Course, kata: &Kata, path: &Path, parts: &mut Parts) {
    // What a walk-through brings itself is no data, and what is built or remembered changes by itself.
    let is_own = [&kata.dir, &kata.solution_dir]
        .into_iter()
        .any(|dir| path.strip_prefix(dir).is_ok_and(is_about_the_code));
    let inside = path.strip_prefix(course.root()).ok();
    let is_made = inside.is_some_and(|inside| {
        ["target", ".git", ".kata"]
            .iter()
            .any(|made| inside.starts_with(made))
    });
    if is_own || is_made || !path.is_absolute() {
        return;
    }
    if path.is_file() {
        parts.insert(
            name_of(course, path),
            std::fs::read(path).unwrap_or_default(),
        );
        return;
    }
    // The folders of the course itself, and those around them, are no data.
    let holds_katas = [&kata.dir, &kata.solution_dir]
        .into_iter()
        .any(|dir| dir.starts_with(path));
    if inside.is_none() || holds_katas || !path.is_dir() {
        return;
    }
    let read = files::read_readable(path, &|_| true);
    for (file, bytes) in read.map(|read| read.files).unwrap_or_default() {
        parts.insert(name_of(course, &path.join(file)), bytes);
    }
}

/// Prose that only people read. A suite may read what lies below `tests/`.
fn is_prose(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "md") && !path.starts_with("tests")
}

/// Whether a file of a kata's folder or a solution's, by its path there, is code that a walk-through brings itself, or that
/// no suite of the kata reads.
fn is_about_the_code(path: &Path) -> bool {
    let others = ["src", "impostors", "twins", "starter.tar", MINE, LIST];
    others.iter().any(|other| path.starts_with(other))
}

/// Where a file lies, seen from the workspace.
pub fn name_of(course: &Course, file: &Path) -> String {
    files::shown(file.strip_prefix(course.root()).unwrap_or(file))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::os::cargo::{MockCargo, Said};
    use rstest::rstest;

    struct Place {
        dir: tempfile::TempDir,
        course: Course,
    }

    impl Place {
        /// A kata that reads all kinds of files.
        fn new() -> Self {
            let dir = tempfile::tempdir().unwrap();
            for (path, text) in [
                ("w/Cargo.toml", "[workspace]"),
                ("w/Cargo.lock", ""),
                ("config.toml", "[build]"),
                ("shared.txt", "shared"),
                ("w/katas/fruit/Cargo.toml", "[package]\nname = \"fruit\""),
                ("w/katas/fruit/README.md", "prose"),
                ("w/katas/fruit/page.md", "a page that a suite includes"),
                ("w/katas/fruit/src/lib.rs", "//! The learner's."),
                ("w/katas/fruit/starter.tar", "packed"),
                (
                    "w/katas/fruit/tests/unit.rs",
                    "const A: &str = include_str!(\"../../../../shared.txt\");\nconst B: &str = include_str!(\"../page.md\");",
                ),
                (
                    "w/katas/fruit/tests/e2e.rs",
                    "fn read() { for path in [\"../../data/x.json\", \"data/y.json\", \"../../data/all\"] { fs::read(path); } fs::read(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/../../data/z.json\")); }",
                ),
                ("w/katas/fruit/tests/cases.md", "cases that a suite reads"),
                ("w/data/x.json", "{}"),
                ("w/data/y.json", "{}"),
                ("w/data/z.json", "{}"),
                ("w/data/all/one.json", "{}"),
                ("w/data/other.json", "{}"),
                ("w/katas/fruit/tests/mine.rs", "//! The learner's."),
                ("w/katas/fruit/tests/snapshots/a.snap", "a snapshot"),
                ("w/katas/fruit/data/rows.csv", "1,2"),
                ("w/solutions/fruit/Cargo.toml", "[package]"),
                ("w/solutions/fruit/src/lib.rs", "include!(\"../table.rs\");"),
                ("w/solutions/fruit/table.rs", "const T: u8 = 1;"),
                ("w/solutions/fruit/schema.json", "{}"),
                ("w/solutions/fruit/demo.md", "prose"),
                ("w/solutions/fruit/impostors/a.rs", "//! An impostor."),
            ] {
                let path = dir.path().join(path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, text).unwrap();
            }
            let course = Course::find(&dir.path().join("w"), &[]).unwrap();
            Self { dir, course }
        }

        fn fingerprint(&self, variables: &[(&str, &str)], version: &'static str) -> String {
            let mut cargo = MockCargo::new();
            cargo.expect_run().returning(move |_, _| {
                Ok(Said {
                    success: true,
                    text: version.to_owned(),
                })
            });
            let configuration = [self.dir.path().join("config.toml")];
            let variables = variables
                .iter()
                .map(|(name, value)| (name.into(), value.into()));
            let mut parts = of_builds_with(&self.course, &cargo, &configuration, variables);
            parts.extend(of_suites(&self.course, &self.kata()).unwrap());
            fingerprint(&parts)
        }

        fn kata(&self) -> Kata {
            let dir = self.dir.path().join("w/katas/fruit");
            Kata {
                solution_dir: self.dir.path().join("w/solutions/fruit"),
                ..Kata::example(&dir)
            }
        }

        fn changes_with(&self, path: &str) -> bool {
            let before = self.fingerprint(&[], "1");
            let file = self.dir.path().join(path);
            let mut bytes = std::fs::read(&file).unwrap();
            bytes.push(b' ');
            std::fs::write(file, bytes).unwrap();
            self.fingerprint(&[], "1") != before
        }
    }

    #[rstest]
    #[case::the_workspace_s_manifest("w/Cargo.toml")]
    #[case::the_lock_file("w/Cargo.lock")]
    #[case::cargo_s_configuration("config.toml")]
    #[case::the_kata_s_manifest("w/katas/fruit/Cargo.toml")]
    #[case::a_suite("w/katas/fruit/tests/unit.rs")]
    #[case::what_a_suite_compares_with("w/katas/fruit/tests/snapshots/a.snap")]
    #[case::data_that_a_test_may_read("w/katas/fruit/data/rows.csv")]
    #[case::prose_that_a_suite_includes("w/katas/fruit/page.md")]
    #[case::what_a_suite_includes_from_elsewhere("shared.txt")]
    #[case::cases_that_a_suite_reads("w/katas/fruit/tests/cases.md")]
    #[case::what_a_suite_reads_from_elsewhere("w/data/x.json")]
    #[case::what_a_suite_reads_from_the_workspace("w/data/y.json")]
    #[case::what_a_suite_reads_from_its_package_s_folder("w/data/z.json")]
    #[case::what_lies_in_a_folder_that_a_suite_reads("w/data/all/one.json")]
    #[case::the_solution_s_manifest("w/solutions/fruit/Cargo.toml")]
    #[case::what_the_solution_s_code_includes("w/solutions/fruit/table.rs")]
    #[case::what_lies_beside_the_solution_s_code("w/solutions/fruit/schema.json")]
    fn the_fingerprint_changes_with(#[case] path: &str) {
        assert!(Place::new().changes_with(path));
    }

    #[rstest]
    #[case::the_learner_s_code("w/katas/fruit/src/lib.rs")]
    #[case::the_learner_s_own_tests("w/katas/fruit/tests/mine.rs")]
    #[case::data_that_no_suite_names("w/data/other.json")]
    #[case::the_packed_starter("w/katas/fruit/starter.tar")]
    #[case::prose("w/katas/fruit/README.md")]
    #[case::the_walk_through_s_words("w/solutions/fruit/demo.md")]
    #[case::the_solution_s_code("w/solutions/fruit/src/lib.rs")]
    #[case::an_impostor("w/solutions/fruit/impostors/a.rs")]
    fn the_fingerprint_does_not_change_with(#[case] path: &str) {
        assert!(!Place::new().changes_with(path));
    }

    #[rstest]
    #[case::flags("RUSTFLAGS", true)]
    #[case::a_profile("CARGO_PROFILE_DEV_OPT_LEVEL", true)]
    #[case::a_linker("CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER", true)]
    #[case::a_target("CARGO_BUILD_TARGET", true)]
    #[case::a_compiler("RUSTC", true)]
    #[case::another_place("CARGO_TARGET_DIR", false)]
    #[case::anything_else("HOME", false)]
    fn variables_count_as_far_as_they_change_what_is_built(
        #[case] name: &str,
        #[case] expected: bool,
    ) {
        let place = Place::new();
        let changed = place.fingerprint(&[(name, "x")], "1") != place.fingerprint(&[], "1");
        assert_eq!(changed, expected);
    }

    #[test]
    fn the_fingerprint_changes_with_the_toolchain() {
        let place = Place::new();
        assert_ne!(place.fingerprint(&[], "1"), place.fingerprint(&[], "2"));
    }

    #[test]
    fn the_fingerprint_is_the_same_wherever_the_workspace_lies() {
        let (one, two) = (Place::new(), Place::new());
        std::fs::remove_file(one.dir.path().join("shared.txt")).unwrap();
        std::fs::remove_file(two.dir.path().join("shared.txt")).unwrap();
        assert_eq!(one.fingerprint(&[], "1"), two.fingerprint(&[], "1"));
    }
}
