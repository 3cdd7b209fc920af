//! `kata init`: what it makes is a course of its own, which verifies. And `cargo-kata`, which cargo starts for an installed
//! runner.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, starts_with};
use serde_json::{Value, json};

use crate::workspace::Workspace;

/// A folder with a course `mine` in it, whose first kata is called so.
fn course(kata: &str, options: &[&str]) -> Workspace {
    let outside = Workspace::outside();
    outside
        .kata(&[&["init", "mine", "--kata", kata], options].concat())
        .assert()
        .code(0)
        .stdout(contains("cargo kata verify"));
    outside
}

/// A command in the course.
fn inside(outside: &Workspace, args: &[&str]) -> Command {
    let mut command = outside.kata(args);
    command.current_dir(outside.path().join("mine"));
    command
}

#[test]
fn a_new_course_is_red_as_it_should_be_and_verifies_and_has_a_book() {
    let outside = course("of-init", &["--runner", "https://example.org/kata"]);
    // The versions that are built already.
    outside.copy_lock_to("mine/Cargo.lock");
    inside(&outside, &["of-init"])
        .assert()
        .code(1)
        .stdout(contains("0 of 4"));
    inside(&outside, &["verify"])
        .assert()
        .code(0)
        .stdout(contains("1 kata, 4 tests, 7 gates: all passed"));
    let parts = outside.read("mine/docs/src/SUMMARY.md");
    let parts = parts.lines().filter_map(|line| line.strip_prefix("# "));
    let items: Vec<_> = parts.map(|part| json!({ "PartTitle": part })).collect();
    let book = json!([{"root": "", "renderer": "html"}, {"items": items}]);
    let output = inside(&outside, &["book"])
        .write_stdin(book.to_string())
        .assert()
        .code(0);
    let made: Value = serde_json::from_slice(&output.get_output().stdout).expect("JSON");
    let items = made["items"].as_array().expect("items").iter();
    let paths: Vec<_> = items
        .filter_map(|item| item["Chapter"]["path"].as_str())
        .filter(|path| !path.starts_with("files/"))
        .collect();
    assert_eq!(
        paths,
        [
            "concepts/of-init.md",
            "katas/of-init.md",
            "walkthroughs/of-init.md"
        ]
    );
    let workflow = outside.read("mine/.github/workflows/ci.yml");
    assert!(
        workflow.contains("RUNNER: \"https://example.org/kata\"\n"),
        "{workflow}"
    );
    assert!(workflow.contains("run: cargo kata verify\n"), "{workflow}");
    assert!(workflow.contains("run: mdbook build docs\n"), "{workflow}");
}

#[test]
fn the_licence_is_a_choice_and_so_is_the_book() {
    let outside = course("licensed", &["--license", "MIT", "--no-book"]);
    let manifest = outside.read("mine/Cargo.toml");
    assert!(manifest.contains("license = \"MIT\"\n"), "{manifest}");
    assert!(
        outside
            .read("mine/LICENSE-MIT")
            .contains("the contributors of mine")
    );
    assert!(!outside.path().join("mine/LICENSE-APACHE").exists());
    assert!(!outside.path().join("mine/docs/book.toml").exists());
    outside
        .kata(&["init", "other", "--license", "GPL"])
        .assert()
        .code(2)
        .stderr(contains("Apache-2.0"));
    assert!(!outside.path().join("other").exists());
}

#[test]
fn a_folder_with_something_in_it_is_left_as_it_is() {
    let outside = Workspace::outside();
    outside.write("mine/thesis.txt", "years of work");
    std::fs::create_dir(outside.path().join("empty")).expect("a folder");
    outside
        .kata(&["init", "mine"])
        .assert()
        .code(2)
        .stderr(contains("mine is there already").and(contains("nothing was changed")));
    let entries = outside.path().join("mine").read_dir().expect("a folder");
    assert_eq!(entries.count(), 1);
    outside
        .kata(&["init", "empty", "--kata", "match"])
        .assert()
        .code(2)
        .stderr(contains("take another name"));
    outside.kata(&["init", "empty"]).assert().code(0);
    // Outside of a course every other command says how to get one.
    outside
        .kata(&["verify"])
        .assert()
        .code(2)
        .stderr(contains("cargo kata init DIR"));
}

#[test]
fn cargo_starts_an_installed_runner_with_its_own_name_in_front() {
    let outside = course("installed", &[]);
    let cargo_kata = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-kata"));
        command.args(args).envs(outside.environment());
        command.current_dir(outside.path().join("mine"));
        command.assert()
    };
    cargo_kata(&["kata", "--version"])
        .code(0)
        .stdout(starts_with("kata "));
    for args in [&["kata"][..], &[]] {
        cargo_kata(args).code(0).stdout(contains("installed"));
    }
    cargo_kata(&["kata", "nothing"])
        .code(2)
        .stderr(contains("there is no kata or command `nothing`"));
}

/// The files below a folder of the runner's package that end so.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in folder.read_dir().expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

/// `cargo install` builds from a package, which has only files of its own folder. What a program includes has to be one of
/// them; tests are not built then.
#[test]
fn all_that_the_programs_include_is_in_the_package() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["package", "--list", "--allow-dirty", "--offline"]);
    let listed = cargo.current_dir(package).assert().success();
    let listed = String::from_utf8(listed.get_output().stdout.clone()).expect("text");
    let listed: Vec<_> = listed.lines().map(|line| line.replace('\\', "/")).collect();
    let mut found = Vec::new();
    sources(&package.join("src"), &mut found);
    sources(&package.join("cargo-kata"), &mut found);
    let mut included = 0;
    for source in found {
        let text = std::fs::read_to_string(&source).expect("a source");
        // What is below it is for tests, and so is a file that is a module of them.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let is_for_tests = source.ends_with("run/junit/schema.rs");
        for name in code
            .split("include_str!(\"")
            .skip(1)
            .filter(|_| !is_for_tests)
        {
            let name = name.split('"').next().unwrap_or_default();
            let mut path = source.parent().expect("a folder").to_owned();
            for part in name.split('/') {
                if part == ".." {
                    path.pop();
                } else {
                    path.push(part);
                }
            }
            let inside = path.strip_prefix(package).map(Path::to_path_buf);
            let inside = inside.unwrap_or_else(|_| panic!("{}: {name}", source.display()));
            let shown = inside.to_string_lossy().replace('\\', "/");
            assert!(listed.contains(&shown), "{shown} is not packed");
            included += 1;
        }
    }
    assert!(included > 40, "only {included} files are included");
}
