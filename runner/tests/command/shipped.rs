//! What is not as a kata ships is no plain green: other tests, fewer tests, code from elsewhere.

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use rstest::rstest;
use serde_json::json;

use crate::workspace::Workspace;

const STARTER: &str = "//! Tiny.\n\n/// Twice as much.\n#[must_use]\npub fn double(_: u32) -> u32 {\n    todo!()\n}\n";
const SOLVED: &str =
    "//! Tiny.\n\n/// Twice as much.\n#[must_use]\npub fn double(n: u32) -> u32 {\n    n * 2\n}\n";
const SUITE: &str =
    "//! A suite.\n\n/// Doc.\n#[test]\nfn three() {\n    assert_eq!(tiny::double(3), 6);\n}\n";
/// A program in files that the suites do not start. The library's name is `tiny`.
const MAIN: &str = "//! Prints.\n\nfn main() {\n    println!(\"{}\", tiny::double(3));\n}\n";

/// A packed kata with two suites and a program, and solved code in it.
fn solved() -> Workspace {
    let workspace = Workspace::with_kata(STARTER, SUITE);
    workspace.write("katas/tiny/tests/integration.rs", SUITE);
    workspace.write("katas/tiny/tests/mine.rs", "//! Mine.\n");
    workspace.write("katas/tiny/src/main.rs", MAIN);
    workspace.write(
        "solutions/tiny/Cargo.toml",
        "[package]\nname = \"tiny-solution\"\nedition = \"2024\"\n[lib]\nname = \"tiny\"\n",
    );
    workspace.write("solutions/tiny/src/lib.rs", SOLVED);
    workspace.kata(&["pack", "tiny"]).assert().code(0);
    workspace.write("katas/tiny/src/lib.rs", SOLVED);
    workspace
}

/// Whether a run is green, and what is not as the kata ships.
fn says(workspace: &Workspace, what: &[&str]) {
    let run = workspace.json(&["tiny", "--json"]);
    assert_eq!(run["altered"], json!(what), "{run}");
    let light = if what.is_empty() { "green" } else { "red" };
    assert_eq!(
        (&run["light"], &run["focus"]),
        (&light.into(), &json!(null)),
        "{run}"
    );
}

#[test]
fn what_a_learner_may_add_leaves_a_kata_as_it_ships() {
    let workspace = solved();
    let at = |file: &str| format!("katas/tiny/{file}");
    workspace.write(&at("tests/mine.rs"), "//! Mine.\n\nmod helpers;\n");
    workspace.write(&at("tests/helpers.rs"), "//! Mine, too.\n");
    workspace.write(&at("src/twice.rs"), "pub const FACTOR: u32 = 2;\n");
    workspace.write(&at("factor.txt"), "2");
    workspace.write(
        &at("src/lib.rs"),
        &format!(
            "mod twice;\n\nconst TEXT: &str = include_str!(\"../factor.txt\");\n\n{}",
            SOLVED.replace("//! Tiny.\n\n", "").replace(
                "n * 2",
                "n * twice::FACTOR * helper::ONE + u32::from(TEXT.is_empty())"
            )
        ),
    );
    let manifest = workspace.read(&at("Cargo.toml"));
    workspace.write(
        &at("Cargo.toml"),
        &format!("{manifest}[dependencies]\nhelper = {{ path = \"helper\" }}\nfastrand = \"2\"\n"),
    );
    workspace.write(
        &at("helper/Cargo.toml"),
        "[package]\nname = \"helper\"\nedition = \"2024\"\n",
    );
    workspace.write(&at("helper/src/lib.rs"), "pub const ONE: u32 = 1;\n");
    says(&workspace, &[]);
    workspace
        .kata(&["tiny"])
        .assert()
        .code(0)
        .stdout(contains("all 2 tests pass\n"));
}

/// They are for `flip`: the run has not built them.
#[test]
fn own_tests_and_what_they_use_leave_a_run_as_it_is() {
    let workspace = solved();
    workspace.kata(&["tiny"]).assert().code(0);
    let changed = || workspace.json(&["--json"])["katas"][0]["changed_since"].clone();
    workspace.write("katas/tiny/tests/mine.rs", "mod helpers;\n");
    workspace.write("katas/tiny/tests/helpers.rs", "//! Helpers.\n");
    workspace.write("katas/tiny/tests/data/six.txt", "6");
    assert_eq!(changed(), false);
    let another = "\n/// More.\n#[test]\nfn four() {\n    assert_eq!(tiny::double(4), 8);\n}\n";
    let suite = workspace.read("katas/tiny/tests/unit.rs").replace('6', "7");
    workspace.write("katas/tiny/tests/unit.rs", &(suite + another));
    assert_eq!(changed(), true);
}

#[test]
fn a_suite_that_was_changed_is_no_plain_green() {
    let workspace = solved();
    workspace.replace("katas/tiny/tests/unit.rs", "tiny::double(3), 6", "1, 1");
    says(&workspace, &["tests/unit.rs was changed"]);
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stdout(contains(
            "✘ red  all 2 tests pass, but the kata is not as it ships\n",
        ))
        .stdout(contains("\nnot as it ships: tests/unit.rs was changed\n"))
        .stdout(contains("git checkout -- katas/tiny/tests"));
    workspace.write("katas/tiny/hints.md", "# Hints\n");
    workspace
        .kata(&["hint", "tiny"])
        .assert()
        .stdout(contains("not as it ships"));
    let report = workspace.path().join("report.xml");
    let file = report.to_str().expect("text");
    workspace.kata(&["tiny", "--junit", file]).assert().code(1);
    let report = workspace.read("report.xml");
    assert!(
        report.contains("failures=\"1\"") && report.contains("tests/unit.rs was changed"),
        "{report}"
    );
    let mut screen = workspace.screen(&["watch", "tiny"]);
    screen.wait_for("All tests pass, but the kata is not as it ships: tests/unit.rs was changed.");
    screen.press("q");
    assert_eq!(screen.end(), 1);
}

/// It is said of red and of amber, too.
#[test]
fn a_changed_suite_is_named_whatever_the_light_is() {
    let workspace = solved();
    workspace.replace("katas/tiny/tests/unit.rs", "6", "7");
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stdout(contains("✘ red  1 of 2"))
        .stdout(contains("not as it ships: tests/unit.rs was changed"));
    workspace.replace("katas/tiny/tests/unit.rs", "7", "seven");
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stdout(contains("▲ amber"))
        .stdout(contains("not as it ships: tests/unit.rs was changed"));
}

#[test]
fn a_suite_that_is_missing_is_no_plain_green() {
    let workspace = solved();
    std::fs::remove_file(workspace.path().join("katas/tiny/tests/integration.rs")).expect("a file");
    says(&workspace, &["tests/integration.rs is missing"]);
}

#[test]
fn a_suite_that_a_test_deletes_is_no_plain_green() {
    let workspace = solved();
    workspace.replace(
        "katas/tiny/src/lib.rs",
        "n * 2",
        "if std::env::args().next().is_some_and(|it| it.contains(\"integration-\")) {\n        \
         let _ = std::fs::remove_file(\"tests/integration.rs\");\n    }\n    n * 2",
    );
    says(&workspace, &["tests/integration.rs is missing"]);
}

#[test]
fn a_suite_from_another_place_is_no_plain_green() {
    let workspace = solved();
    workspace.write("katas/tiny/tests/empty.rs", "#[test]\nfn nothing() {}\n");
    let manifest = workspace.read("katas/tiny/Cargo.toml");
    workspace.write(
        "katas/tiny/Cargo.toml",
        &format!("{manifest}[[test]]\nname = \"unit\"\npath = \"tests/empty.rs\"\n"),
    );
    says(
        &workspace,
        &["the suite `unit` is tests/empty.rs and not tests/unit.rs"],
    );
}

const USED: &str = "solutions/tiny/src/lib.rs is used, which is not in katas/tiny";

#[rstest]
#[case::a_module(
    "src/lib.rs",
    "#[path = \"../../../solutions/tiny/src/lib.rs\"]\nmod theirs;\npub use theirs::double;\n",
    USED
)]
#[case::an_include(
    "src/lib.rs",
    "mod theirs {\n    include!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/../../solutions/tiny/src/code.rs\"));\n}\npub use theirs::double;\n",
    "solutions/tiny/src/code.rs is used, which is not in katas/tiny"
)]
#[case::a_text(
    "src/lib.rs",
    "pub fn double(n: u32) -> u32 {\n    n * include_str!(\"../../../solutions/tiny/factor.txt\").len() as u32\n}\n",
    "solutions/tiny/factor.txt is used, which is not in katas/tiny"
)]
#[case::by_the_program(
    "src/main.rs",
    "#[path = \"../../../solutions/tiny/src/lib.rs\"]\nmod theirs;\nfn main() {\n    println!(\"{}\", theirs::double(3));\n}\n",
    USED
)]
fn code_from_elsewhere_is_named(#[case] file: &str, #[case] code: &str, #[case] says_so: &str) {
    let workspace = solved();
    let code_there = SOLVED.replace("//! Tiny.\n\n", "");
    workspace.write("solutions/tiny/src/code.rs", &code_there);
    workspace.write("solutions/tiny/factor.txt", "22");
    workspace.write(&format!("katas/tiny/{file}"), code);
    says(&workspace, &[says_so]);
    // A build that has nothing to do knows it, too.
    says(&workspace, &[says_so]);
}

#[cfg(unix)]
#[test]
fn code_from_elsewhere_is_named_behind_a_link() {
    let workspace = solved();
    let src = workspace.path().join("katas/tiny/src");
    std::fs::remove_file(src.join("lib.rs")).expect("a file");
    std::os::unix::fs::symlink("../../../solutions/tiny/src/lib.rs", src.join("lib.rs"))
        .expect("a link");
    says(&workspace, &[USED]);
}

#[test]
fn a_library_from_elsewhere_is_named() {
    let workspace = solved();
    let manifest = workspace.read("katas/tiny/Cargo.toml");
    workspace.write(
        "katas/tiny/Cargo.toml",
        &format!("{manifest}[lib]\npath = \"../../solutions/tiny/src/lib.rs\"\n"),
    );
    says(&workspace, &[USED]);
}

#[test]
fn a_crate_from_elsewhere_is_named() {
    let workspace = solved();
    let manifest = workspace.read("katas/tiny/Cargo.toml");
    workspace.write(
        "katas/tiny/Cargo.toml",
        &format!("{manifest}[dependencies]\ntheirs = {{ path = \"../../solutions/tiny\", package = \"tiny-solution\" }}\n"),
    );
    workspace.write(
        "solutions/tiny/Cargo.toml",
        "[package]\nname = \"tiny-solution\"\nedition = \"2024\"\n",
    );
    workspace.write("katas/tiny/src/lib.rs", "pub use theirs::double;\n");
    says(
        &workspace,
        &["the crate in solutions/tiny is used, which is not in katas/tiny"],
    );
}

/// It can fetch code from anywhere.
#[test]
fn a_build_script_is_named() {
    let workspace = solved();
    workspace.write("katas/tiny/build.rs", "fn main() {}\n");
    says(&workspace, &["it has a build script (build.rs)"]);
}

/// Then the kata may be changed, and the runner cannot know.
#[test]
fn without_the_packed_starter_the_run_says_that_nothing_can_be_compared() {
    let workspace = solved();
    std::fs::remove_file(workspace.path().join("katas/tiny/starter.tar")).expect("a file");
    let run = workspace.json(&["tiny", "--json"]);
    assert_eq!(
        (&run["light"], &run["altered"]),
        (&json!("green"), &json!(null))
    );
    workspace
        .kata(&["tiny"])
        .assert()
        .code(0)
        .stderr(contains("note: ").and(contains("katas/tiny/starter.tar")));
}

/// An author who changes a suite has to pack it.
#[test]
fn a_changed_suite_that_is_not_packed_shuts_gate_1() {
    let workspace = solved();
    workspace.write("katas/tiny/src/lib.rs", STARTER);
    let another = "\n/// More.\n#[test]\nfn four() {\n    assert_eq!(tiny::double(4), 8);\n}\n";
    let suite = workspace.read("katas/tiny/tests/unit.rs") + another;
    workspace.write("katas/tiny/tests/unit.rs", &suite);
    workspace.write("katas/tiny/tests/more.rs", "//! More.\n");
    let said = |workspace: &Workspace| {
        let output = workspace
            .kata(&["verify", "tiny", "--gate", "1"])
            .output()
            .expect("it runs");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let before = said(&workspace);
    assert!(before.contains("tests/unit.rs was changed"), "{before}");
    assert!(
        before.contains("tests/more.rs is not on the packed list"),
        "{before}"
    );
    assert!(
        before.contains("the packed list has 1 of the 2 tests of unit"),
        "{before}"
    );
    assert!(before.contains("cargo kata pack tiny"), "{before}");
    workspace.kata(&["pack", "tiny"]).assert().code(0);
    let after = said(&workspace);
    assert!(!after.contains("pack"), "{after}");
}
