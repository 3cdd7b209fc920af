//! What a learner's own tests may use: everything that works under `cargo test` works in `kata flip`, or is named.

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use rstest::rstest;
use serde_json::json;

use crate::flip::{ALL, workspace};
use crate::workspace::Workspace;

/// The impostor that only the program shows.
const IN_THE_PROGRAM: [(&str, &str); 1] = [ALL[6]];

/// A test that starts that program and wants it to double 21.
fn doubles(program: &str) -> String {
    format!(
        "#[test]\nfn it_doubles() {{\n    let output = std::process::Command::new({program}).arg(\"21\").output().unwrap();\n    \
         assert_eq!(String::from_utf8_lossy(&output.stdout), \"42\\n\");\n}}\n"
    )
}

/// The starter's own program only panics, so none of these can have started it.
#[rstest]
#[case::by_its_own_name("env!(\"CARGO_BIN_EXE_tiny\")")]
#[case::by_its_package("env!(concat!(\"CARGO_BIN_EXE_\", env!(\"CARGO_PKG_NAME\")))")]
#[case::while_it_runs("std::env::var_os(\"CARGO_BIN_EXE_tiny\").unwrap()")]
fn a_test_starts_the_impostor_s_program(#[case] program: &str) {
    let workspace = workspace(&IN_THE_PROGRAM, &doubles(program));
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(0)
        .stdout(contains("your test accepts the right code"))
        .stdout(contains("1 of 1 impostors"));
}

/// One that is built by itself has a program of its own.
#[test]
fn a_test_starts_the_program_of_an_impostor_that_is_built_apart() {
    let workspace = workspace(&IN_THE_PROGRAM, &doubles("env!(\"CARGO_BIN_EXE_tiny\")"));
    workspace.write(
        "solutions/tiny/impostors/only_in_the_program.rs",
        "//! title: apart\n//! severity: major\n//!\n//! A lesson.\n\nmod main {\n    const fn answer(n: u32) -> u32 {\n        n\n    }\n}\n",
    );
    let flip = workspace.json(&["flip", "tiny", "--json"]);
    assert_eq!(
        flip["impostors"][0]["caught_by"],
        json!(["it_doubles"]),
        "{flip}"
    );
}

/// The learner's program lies where `assert_cmd` would look if nobody told it where the impostor's is.
#[test]
fn assert_cmd_finds_the_impostor_s_program_by_the_name_that_a_learner_knows() {
    let workspace = Workspace::empty();
    add_kata_with_a_program(&workspace, "ownbin");
    workspace.write(
        "katas/ownbin/tests/mine.rs",
        "#[test]\nfn by_name() {\n    assert_cmd::Command::cargo_bin(\"ownbin\").unwrap().assert().stdout(\"right\\n\");\n}\n\n\
         #[test]\nfn by_macro() {\n    assert_cmd::cargo_bin_cmd!(\"ownbin\").assert().stdout(\"right\\n\");\n}\n\n\
         #[test]\nfn by_package() {\n    assert_cmd::Command::cargo_bin(env!(\"CARGO_PKG_NAME\")).unwrap().assert().stdout(\"right\\n\");\n}\n\n\
         #[test]\nfn by_path() {\n    assert!(assert_cmd::cargo::cargo_bin(\"ownbin\").is_file());\n}\n",
    );
    // The learner's own program is there, and is wrong.
    workspace.kata(&["ownbin"]).assert().code(0);
    workspace
        .kata(&["flip", "ownbin"])
        .assert()
        .stdout(contains("your 4 tests accept the right code"))
        .stdout(contains("1 of 1 impostors"));
}

/// A kata whose starter has a program that is wrong, whose solution has one that is right, and with an impostor in that.
fn add_kata_with_a_program(workspace: &Workspace, name: &str) {
    let starter = "#[test]\nfn it_starts() {\n    let program = env!(concat!(\"CARGO_BIN_EXE_\", env!(\"CARGO_PKG_NAME\")));\n    \
                   assert!(std::process::Command::new(program).status().unwrap().success());\n}\n";
    workspace.add_kata(name, "//! Nothing.\n", starter);
    let dependencies = "[dev-dependencies]\nassert_cmd.workspace = true\ninsta.workspace = true\n";
    let manifest = workspace.read(&format!("katas/{name}/Cargo.toml"));
    workspace.write(
        &format!("katas/{name}/Cargo.toml"),
        &format!("{manifest}{dependencies}"),
    );
    workspace.write(
        &format!("katas/{name}/src/main.rs"),
        "fn main() {\n    println!(\"the learner's\");\n}\n",
    );
    workspace.write(
        &format!("solutions/{name}/Cargo.toml"),
        &format!(
            "[package]\nname = \"{name}-solution\"\nversion = \"0.0.0\"\nedition = \"2024\"\nautotests = false\n\
             [lib]\nname = \"{name}\"\n[[test]]\nname = \"unit\"\npath = \"../../katas/{name}/tests/unit.rs\"\n{dependencies}"
        ),
    );
    workspace.write(&format!("solutions/{name}/src/lib.rs"), "//! Nothing.\n");
    workspace.write(
        &format!("solutions/{name}/src/main.rs"),
        "//! Prints.\n\nfn main() {\n    println!(\"{}\", word());\n}\n\nfn word() -> &'static str {\n    \"right\"\n}\n",
    );
    workspace.write(
        &format!("solutions/{name}/impostors/mumbles.rs"),
        "//! title: mumbles\n//! severity: major\n//!\n//! A lesson.\n\nmod main {\n    fn word() -> &'static str {\n        \"wrong\"\n    }\n}\n",
    );
}

#[test]
fn files_beside_the_tests_are_where_cargo_test_has_them() {
    let mine = "mod helpers;\n\n\
        #[test]\nfn a_module() {\n    assert_eq!(helpers::six(), tiny::double(3));\n}\n\n\
        #[test]\nfn included() {\n    assert_eq!(include_str!(\"data/six.txt\"), tiny::double(3).to_string());\n}\n\n\
        #[test]\nfn included_from_the_package() {\n    let six = include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/tests/data/six.txt\"));\n    \
        assert_eq!(six, tiny::double(3).to_string());\n}\n\n\
        #[test]\nfn read_from_the_working_directory() {\n    let six = std::fs::read_to_string(\"tests/data/six.txt\").unwrap();\n    \
        assert_eq!(six, tiny::double(3).to_string());\n}\n\n\
        #[test]\nfn read_from_the_package() {\n    let dir = std::path::Path::new(env!(\"CARGO_MANIFEST_DIR\"));\n    \
        assert_eq!(std::fs::read_to_string(dir.join(\"examples.txt\")).unwrap(), tiny::double(3).to_string());\n}\n";
    let workspace = workspace(&ALL[..1], mine);
    workspace.write(
        "katas/tiny/tests/helpers.rs",
        "pub fn six() -> u32 {\n    6\n}\n",
    );
    workspace.write("katas/tiny/tests/data/six.txt", "6");
    workspace.write("katas/tiny/examples.txt", "6");
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(0)
        .stdout(contains("your 5 tests accept the right code"))
        .stdout(contains("1 of 1 impostors"));
    // They are those of today.
    workspace.write("katas/tiny/examples.txt", "7");
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(1)
        .stdout(contains("\nread_from_the_package\n"));
}

/// A crate in a folder, one of the lock file's by its version, one that the course knows.
#[test]
fn crates_that_the_learner_added_to_the_kata_are_there() {
    let mine = "#[test]\nfn twice() {\n    assert_eq!(tiny::double(3), helper::six());\n    \
                assert!(fastrand::u32(..1) == 0);\n    assert!(shared::YES);\n}\n";
    let workspace = workspace(&ALL[..1], mine);
    let manifest = workspace.read("katas/tiny/Cargo.toml");
    workspace.write(
        "katas/tiny/Cargo.toml",
        &format!(
            "{manifest}[dependencies]\nhelper = {{ path = \"helper\" }}\n\
             [dev-dependencies]\nfastrand = \"2\"\nshared.workspace = true\n"
        ),
    );
    let crate_at = |folder: &str, name: &str, code: &str| {
        let manifest =
            format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n");
        workspace.write(&format!("{folder}/Cargo.toml"), &manifest);
        workspace.write(&format!("{folder}/src/lib.rs"), code);
    };
    crate_at(
        "katas/tiny/helper",
        "helper",
        "pub fn six() -> u32 {\n    6\n}\n",
    );
    crate_at("shared", "shared", "pub const YES: bool = true;\n");
    workspace.replace(
        "Cargo.toml",
        "[workspace.dependencies]\n",
        "[workspace.dependencies]\nshared = { path = \"shared\" }\n",
    );
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(0)
        .stdout(contains("1 of 1 impostors"))
        .stdout(contains("do not compile").not());
}
