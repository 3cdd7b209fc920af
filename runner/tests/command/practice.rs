//! Practising: red, amber, green, hints and the solution.

use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, diff};
use rstest::rstest;

use crate::workspace::{HALF_DONE, Workspace, nothing_but_waiting, without_waiting};

fn half_done() -> Workspace {
    Workspace::with_kata(HALF_DONE.0, HALF_DONE.1)
}

fn done() -> Workspace {
    let workspace = half_done();
    workspace.replace(
        "katas/tiny/src/lib.rs",
        "_: u32) -> u32 { todo!() }",
        "n: u32) -> u32 { add(n, n) }",
    );
    workspace
}

#[test]
fn a_red_run_shows_the_focus_and_what_to_do() {
    half_done()
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stdout(contains("two_and_two_are_four").not())
        .stdout(contains("✘ red  1 of 2"))
        .stdout(contains("Twice is a sum with itself."))
        .stdout(
            contains("katas/tiny/tests/unit.rs:7").or(contains("katas\\tiny\\tests\\unit.rs:7")),
        )
        .stdout(contains("is still `todo!()`"))
        .stdout(contains("cargo kata hint tiny"))
        .stdout(contains("\u{1b}").not());
}

#[test]
fn all_tests_are_listed_where_that_is_wanted() {
    half_done()
        .kata(&["tiny", "--list"])
        .assert()
        .code(1)
        .stdout(contains(
            "\npart 1: unit  1 of 2\n  ✔ unit::two_and_two_are_four\n  ✘ unit::double_is_twice\n",
        ))
        .stdout(contains("Twice is a sum with itself.").not());
}

/// The parts of a manifest: a workspace in which each of the two tests is one.
fn in_parts() -> Workspace {
    let workspace = half_done();
    let part = |title: &str, test: &str| {
        format!(
            "[[package.metadata.kata.parts]]\ntitle = \"{title}\"\ntests = [\"unit::{test}\"]\nminutes = 5\n"
        )
    };
    let parts = part("Sums", "two_and_two_are_four") + &part("Doubles", "double_is_twice");
    workspace.replace(
        "katas/tiny/Cargo.toml",
        "time-limit-seconds = 2\n",
        &format!("time-limit-seconds = 2\n{parts}"),
    );
    workspace
}

#[test]
fn one_part_can_be_run_and_says_nothing_of_the_others() {
    let workspace = in_parts();
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stdout(contains("tiny · part 2 of 2: Doubles (0 of 1)"));
    workspace
        .kata(&["tiny", "--part", "1"])
        .assert()
        .code(0)
        .stdout(contains("its only test passes"))
        .stdout(contains("next      the other tests"));
    // What is known of the whole kata stays.
    let list = workspace.kata(&[]).assert().code(0);
    list.stdout(contains("✘ red ■■■□□□ 1 of 2"))
        .stdout(contains("10 min"));
    let log = workspace.kata(&["log", "tiny", "--json"]).assert().code(0);
    let log: serde_json::Value = serde_json::from_slice(&log.get_output().stdout).expect("JSON");
    assert_eq!(log["entries"][1]["part"], 1, "{log}");
}

/// The suite has two tests, and each part has one of them.
#[test]
fn a_finished_part_or_layer_is_as_it_ships() {
    let workspace = in_parts();
    workspace.replace(
        "katas/tiny/src/lib.rs",
        "_: u32) -> u32 { todo!() }",
        "n: u32) -> u32 { add(n, n) }",
    );
    workspace.pack_with_suites("tiny", "unit tests/unit.rs: 2 tests\n");
    for only in [["--part", "1"], ["--part", "2"], ["--layer", "unit"]] {
        workspace
            .kata(&["tiny", only[0], only[1]])
            .assert()
            .code(0)
            .stdout(contains("✔ green"))
            .stdout(contains("as it ships").not());
    }
}

#[test]
fn a_part_that_there_is_not_is_named_with_those_that_there_are() {
    in_parts()
        .kata(&["tiny", "--part", "3"])
        .assert()
        .code(2)
        .stderr(contains(
            "the kata `tiny` has no part 3: its parts are 1 to 2",
        ));
}

#[test]
fn a_green_run_ends_with_0() {
    done()
        .kata(&["tiny"])
        .assert()
        .code(0)
        .stdout(contains("✔ green  all 2 tests pass"));
}

#[test]
fn the_json_document_is_the_only_thing_on_standard_output() {
    let workspace = half_done();
    let verdict = workspace.json(&["tiny", "--json"]);
    assert_eq!(verdict["kata"], "tiny");
    assert_eq!(verdict["light"], "red");
    assert_eq!(verdict["focus"], "unit::double_is_twice");
    assert_eq!(verdict["tests"][0]["outcome"], "passed");
    assert_eq!(verdict["tests"][0]["message"], serde_json::Value::Null);
    assert_eq!(verdict["tests"][1]["message"], "not yet implemented");
    assert!(
        verdict["tests"][1]["millis"]
            .as_f64()
            .is_some_and(|millis| millis > 0.0)
    );
    assert_eq!(verdict["diagnostic"], serde_json::Value::Null);
}

#[test]
fn code_that_does_not_compile_is_amber_with_its_first_error_whole() {
    let workspace = half_done();
    workspace.replace("katas/tiny/src/lib.rs", "todo!()", "\"six\"");
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stdout(contains("▲ amber"))
        .stdout(contains("error[E0308]: mismatched types"))
        .stdout(contains("expected `u32`, found `&str`"))
        .stdout(contains("lib.rs:2:"));
    let verdict = workspace.json(&["tiny", "--json"]);
    assert_eq!(
        (&verdict["light"], &verdict["focus"]),
        (&"amber".into(), &serde_json::Value::Null)
    );
    assert!(
        verdict["diagnostic"]
            .as_str()
            .is_some_and(|text| text.starts_with("error[E0308]")),
        "{verdict}"
    );
}

#[test]
fn only_the_first_of_several_errors_is_shown_and_the_others_are_counted() {
    let workspace = half_done();
    workspace.write(
        "katas/tiny/src/lib.rs",
        "pub fn add() -> u8 { \"a\" }\npub fn double() -> u8 { \"b\" }\n",
    );
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stdout(contains("\"a\""))
        .stdout(contains("\"b\"").not())
        .stdout(contains("and 1 more error"));
}

#[test]
fn a_suite_that_does_not_fit_the_code_is_amber_too() {
    let workspace = half_done();
    workspace.replace("katas/tiny/src/lib.rs", "pub fn double", "fn double");
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stdout(contains("▲ amber"))
        .stdout(contains("function `double` is private"));
}

#[test]
fn every_failure_is_shown_in_full_when_asked_for() {
    let workspace = half_done();
    workspace.replace("katas/tiny/src/lib.rs", "a + b", "a - b");
    workspace
        .kata(&["tiny", "--all"])
        .assert()
        .code(1)
        .stdout(contains("  your code 0\n"))
        .stdout(contains("is still `todo!()`"));
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stdout(contains("  your code 0\n"))
        .stdout(contains("is still `todo!()`").not());
}

#[test]
fn one_layer_is_run_alone() {
    let workspace = half_done();
    workspace.write(
        "katas/tiny/tests/integration.rs",
        "/// Doc.\n#[test]\nfn together() { assert_eq!(tiny::add(1, 1), 2); }\n",
    );
    let verdict = workspace.json(&["tiny", "--json", "--layer", "integration"]);
    assert_eq!(verdict["light"], "green");
    assert_eq!(verdict["tests"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_layer_that_the_kata_does_not_have_is_wrong_usage() {
    half_done()
        .kata(&["tiny", "--layer", "e2e"])
        .assert()
        .code(2)
        .stderr(contains("has no layer `e2e`; it has unit"));
}

#[test]
fn a_junit_report_is_written_beside_what_is_shown() {
    let workspace = half_done();
    workspace
        .kata(&["tiny", "--junit", "reports/tiny.xml"])
        .assert()
        .code(1)
        .stdout(contains("✘ red"));
    let report = workspace.read("reports/tiny.xml");
    assert!(
        report.contains("tests=\"2\"") && report.contains("failures=\"1\""),
        "{report}"
    );
    let case = "<testcase classname=\"tiny.unit\" name=\"double_is_twice\" \
                file=\"katas/tiny/tests/unit.rs\" line=\"7\"";
    assert!(report.contains(case), "{report}");
}

#[test]
fn a_report_has_all_tests_of_code_that_does_not_compile() {
    let workspace = half_done();
    workspace.write("katas/tiny/src/lib.rs", "pub fn add(a: u32 {");
    workspace
        .kata(&["tiny", "--junit", "tiny.xml"])
        .assert()
        .code(1);
    let report = workspace.read("tiny.xml");
    let document = roxmltree::Document::parse(&report).expect("XML");
    let cases: Vec<_> = document
        .descendants()
        .filter(|node| node.has_tag_name("testcase"))
        .map(|node| node.attribute("name").expect("a name"))
        .collect();
    assert_eq!(cases, ["two_and_two_are_four", "double_is_twice"]);
    assert!(
        report.contains("tests=\"2\" failures=\"0\" errors=\"2\""),
        "{report}"
    );
    assert_eq!(report.matches("pub fn add(a: u32 {").count(), 1, "{report}");
}

#[test]
fn a_report_is_xml_whatever_the_code_prints() {
    let workspace = half_done();
    workspace.replace(
        "katas/tiny/src/lib.rs",
        "todo!()",
        "panic!(\"\\u{fffe}\\u{ffff}\\u{1b}[31m]]>{}\", \"long\".repeat(50_000))",
    );
    workspace
        .kata(&["tiny", "--junit", "tiny.xml"])
        .assert()
        .code(1);
    let report = workspace.read("tiny.xml");
    let document = roxmltree::Document::parse(&report).expect("XML");
    let failure = document
        .descendants()
        .find(|node| node.has_tag_name("failure"))
        .expect("a failure");
    let text = failure.text().expect("a message");
    assert_eq!(&text[..23], "\\u{fffe}\\u{ffff}]]>long");
    assert!(report.len() < 20_000, "{}", report.len());
}

#[test]
fn on_github_the_focus_is_annotated() {
    let workspace = half_done();
    let annotated = |args: &[&str]| {
        let output = workspace
            .kata(args)
            .env("GITHUB_ACTIONS", "true")
            .output()
            .expect("the command runs");
        let out = String::from_utf8(output.stdout).expect("text");
        assert!(!out.contains("::error"), "{out}");
        without_waiting(&output.stderr)
    };
    let focus = "::error file=katas/tiny/src/lib.rs,line=2,title=tiny%3A unit%3A%3Adouble_is_twice::not yet implemented\n";
    assert_eq!(annotated(&["tiny"]), focus);
    assert_eq!(annotated(&["tiny", "--json"]), focus);
    workspace.write("katas/tiny/src/lib.rs", "pub fn add(a: u32 {");
    let error = annotated(&["tiny"]);
    assert!(
        error.starts_with(
            "::error file=katas/tiny/src/lib.rs,line=1,title=tiny does not compile::error"
        ),
        "{error}"
    );
    assert_eq!(error.lines().count(), 1, "{error}");
    workspace
        .kata(&["tiny"])
        .env_remove("GITHUB_ACTIONS")
        .assert()
        .stderr(nothing_but_waiting());
}

#[rstest]
#[case::by_default(&[], false)]
#[case::forced(&[("CLICOLOR_FORCE", "1")], true)]
#[case::refused(&[("NO_COLOR", "1")], false)]
fn colours_go_where_they_are_wanted(#[case] env: &[(&str, &str)], #[case] colours: bool) {
    let output = half_done()
        .kata(&["tiny"])
        .envs(env.iter().copied())
        .output()
        .expect("it runs");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).contains("\u{1b}["),
        colours
    );
}

#[test]
fn it_works_from_any_folder_inside_the_workspace() {
    let workspace = done();
    workspace
        .kata(&["tiny"])
        .current_dir(workspace.path().join("katas/tiny/src"))
        .assert()
        .code(0);
}

#[test]
fn the_list_follows_the_last_run_and_notices_changes() {
    let workspace = half_done();
    workspace
        .kata(&[])
        .assert()
        .code(0)
        .stdout(contains("tiny"))
        .stdout(contains("not run yet"))
        .stdout(contains("What is small?"));
    workspace.kata(&["tiny"]).assert().code(1);
    workspace
        .kata(&[])
        .assert()
        .code(0)
        .stdout(contains("✘ red"))
        .stdout(contains("1 of 2"));
    workspace.replace("katas/tiny/src/lib.rs", "todo!()", "6");
    workspace
        .kata(&[])
        .assert()
        .code(0)
        .stdout(contains("* changed since that run"));
    workspace.kata(&["tiny"]).assert().code(0);
    workspace
        .kata(&[])
        .assert()
        .code(0)
        .stdout(contains("✔ green"))
        .stdout(contains("all katas are green"));
    let list = workspace.json(&["--json"]);
    assert_eq!(
        (&list["katas"][0]["light"], &list["katas"][0]["passed"]),
        (&"green".into(), &2.into())
    );
}

#[test]
fn hints_come_level_by_level_for_the_focus() {
    let workspace = half_done();
    workspace.write(
        "katas/tiny/hints.md",
        "## unit::double_is_twice\n\nWhat is twice?\n\n---\n\nA sum.\n",
    );
    let hint = || workspace.kata(&["hint", "tiny"]).assert().code(0);
    hint()
        .stdout(contains("What is twice?"))
        .stdout(contains("A sum.").not());
    hint()
        .stdout(contains("A sum."))
        .stdout(contains("What is twice?").not());
    hint()
        .stdout(contains("A sum."))
        .stdout(contains("That was the last hint. The README has the rules.\nThe reference (spoiler): cargo kata solution tiny double --reveal\n"));
}

#[test]
fn a_hint_for_a_test_that_passed_before_names_the_run() {
    let workspace = half_done();
    workspace.write(
        "katas/tiny/hints.md",
        "## unit::two_and_two_are_four\n\nWhat is a sum?\n",
    );
    workspace.kata(&["tiny"]).assert().code(1);
    workspace.replace("katas/tiny/src/lib.rs", "a + b", "a - b");
    workspace
        .kata(&["hint", "tiny"])
        .assert()
        .code(0)
        .stdout(contains("What is a sum?"))
        .stdout(contains(
            "This test passed in run 1. What has changed since: cargo kata diff tiny 1\n",
        ));
}

#[test]
fn without_hints_the_message_says_where_the_rules_are() {
    half_done()
        .kata(&["hint", "tiny"])
        .assert()
        .code(2)
        .stderr(contains("has no hints"))
        .stderr(contains("README"));
}

#[test]
fn the_solution_is_shown_after_green_or_when_it_is_asked_for() {
    let workspace = half_done();
    let reference =
        "pub fn add(a: u32, b: u32) -> u32 { a + b }\npub fn double(n: u32) -> u32 { 2 * n }\n";
    workspace.write("solutions/tiny/src/lib.rs", reference);
    workspace.write(
        "solutions/tiny/Cargo.toml",
        "[package]\nname = \"tiny-solution\"\nedition = \"2024\"\n",
    );
    workspace
        .kata(&["solution", "tiny"])
        .assert()
        .code(1)
        .stderr(contains("not green yet"))
        .stdout("");
    workspace
        .kata(&["solution", "tiny", "--reveal"])
        .assert()
        .code(0)
        .stdout(contains(
            "- pub fn double(_: u32) -> u32 { todo!() }\n+ pub fn double(n: u32) -> u32 { 2 * n }",
        ));
    workspace.replace(
        "katas/tiny/src/lib.rs",
        "_: u32) -> u32 { todo!() }",
        "n: u32) -> u32 { add(n, n) }",
    );
    workspace
        .kata(&["solution", "tiny"])
        .assert()
        .code(0)
        .stdout(contains("+ pub fn double(n: u32) -> u32 { 2 * n }"));
    workspace
        .kata(&["solution", "tiny", "add"])
        .assert()
        .code(0)
        .stdout(diff("- is yours, + is the reference\nadd\n  the same\n"));
    workspace
        .kata(&["solution", "tiny", "treble"])
        .assert()
        .code(2)
        .stderr(contains("has no item `treble`"));
    workspace.write("katas/tiny/src/lib.rs", reference);
    workspace
        .kata(&["solution", "tiny"])
        .assert()
        .code(0)
        .stdout(contains("byte for byte"));
}

#[test]
fn a_run_that_cannot_keep_its_progress_goes_on() {
    let workspace = done();
    workspace.write(".kata", "a file where a folder should be");
    workspace
        .kata(&["tiny"])
        .assert()
        .code(0)
        .stdout(contains("✔ green"))
        .stderr(contains("note: progress is not kept"));
}

#[test]
fn a_relative_target_folder_is_meant_from_where_one_is() {
    let workspace = done();
    let inside = workspace.path().join("katas/tiny/src");
    workspace
        .kata(&["tiny"])
        .current_dir(&inside)
        .env("CARGO_TARGET_DIR", "here")
        .assert()
        .code(0);
    assert!(inside.join("here/debug").is_dir());
    assert!(!workspace.path().join("here").exists());
}

/// The verdict is on what the run began with, and not on what was saved while it went on.
#[test]
fn what_is_saved_during_a_run_counts_as_changed_since() {
    let workspace = done();
    let source = workspace.path().join("katas/tiny/src/lib.rs");
    workspace.write(
        "katas/tiny/tests/unit.rs",
        &format!(
            "/// Doc.\n#[test]\nfn saves() {{\n    std::fs::write({source:?}, \"not rust\").unwrap();\n    \
             assert_eq!(tiny::add(1, 1), 2);\n}}\n"
        ),
    );
    workspace.kata(&["tiny"]).assert().code(0);
    workspace
        .kata(&[])
        .assert()
        .code(0)
        .stdout(contains("✔ green"))
        .stdout(contains("* changed since that run"));
}

#[test]
fn a_report_that_cannot_be_written_does_not_hide_the_verdict() {
    let workspace = half_done();
    std::fs::create_dir_all(workspace.path().join("folder/inside")).expect("a folder");
    workspace
        .kata(&["tiny", "--junit", "folder"])
        .assert()
        .code(3)
        .stdout(contains("✘ red  1 of 2"))
        .stderr(contains("cannot write folder"));
}

#[test]
fn a_slip_in_the_typing_does_not_hide_what_was_green() {
    let workspace = done();
    let good = workspace.read("katas/tiny/src/lib.rs");
    workspace.kata(&["tiny"]).assert().code(0);
    workspace.write("katas/tiny/src/lib.rs", "fn slip( {}");
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stdout(contains("▲ amber"));
    workspace.write("katas/tiny/src/lib.rs", &good.replace("a + b", "a - b"));
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stdout(contains("red again: unit::two_and_two_are_four"));
}

#[test]
fn two_runs_at_once_wait_for_each_other() {
    let workspace = done();
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| workspace.kata(&["tiny", "--json"]).output()))
            .collect();
        for run in runs {
            let output = run.join().expect("no panic").expect("it runs");
            assert_eq!(
                output.status.code(),
                Some(0),
                "{}",
                String::from_utf8_lossy(&output.stdout)
            );
        }
    });
}

#[test]
fn what_turns_green_along_with_the_focus_is_named() {
    let workspace = Workspace::with_kata(
        "pub fn a() -> u32 { todo!() }\npub fn b() -> u32 { todo!() }\n",
        "/// D.\n#[test]\nfn first() { assert_eq!(tiny::a(), 1); }\n\n/// D.\n#[test]\nfn law() { assert_eq!(tiny::a() % 2, 1); }\n\n\
         /// D.\n#[test]\nfn second() { assert_eq!(tiny::b(), 2); }\n",
    );
    let first = workspace.kata(&["tiny"]).assert().code(1);
    assert!(!String::from_utf8_lossy(&first.get_output().stdout).contains("also green now"));
    workspace.replace(
        "katas/tiny/src/lib.rs",
        "a() -> u32 { todo!() }",
        "a() -> u32 { 1 }",
    );
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stdout(predicates::str::contains(
            "also green now, though they were not in focus: unit::law.",
        ))
        .stdout(predicates::str::contains(" (+2)"));
    workspace
        .kata(&["tiny"])
        .assert()
        .code(1)
        .stdout(predicates::str::contains("also green now").count(0));
    // What was broken and passes again is nothing new.
    for (from, to) in [("{ 1 }", "{ 0 }"), ("{ 0 }", "{ 1 }")] {
        workspace.replace("katas/tiny/src/lib.rs", from, to);
        workspace
            .kata(&["tiny"])
            .assert()
            .code(1)
            .stdout(predicates::str::contains("also green now").count(0));
    }
}
