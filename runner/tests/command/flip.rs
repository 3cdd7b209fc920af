//! `kata flip` and the gate of the impostors, on a kata with every kind of impostor.

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use rstest::rstest;
use serde_json::Value;

use crate::workspace::Workspace;

const SOLUTION: &str = "//! Shapes.\n\n/// Twice as much.\n#[must_use]\npub fn double(n: u32) -> u32 {\n    n * 2\n}\n\n\
    /// The most.\n#[must_use]\npub const fn limit() -> u32 {\n    100\n}\n\n\
    /// A pair.\n#[derive(Debug, PartialEq, Eq)]\npub struct Pair(pub u32, pub u32);\n\n\
    /// What comes before.\n#[must_use]\npub fn below(n: u32) -> impl Iterator<Item = u32> {\n    0..n\n}\n";

const MAIN: &str = "//! Prints twice its argument.\n\nfn main() {\n    let n = std::env::args().nth(1).and_then(|n| n.parse().ok());\n    \
    println!(\"{}\", answer(n.unwrap_or(0)));\n}\n\nfn answer(n: u32) -> u32 {\n    tiny::double(n)\n}\n";

/// All that a good suite of it would ask.
const GOOD_TESTS: &str = "/// Doc.\n#[test]\nfn double_is_twice() {\n    assert_eq!((tiny::double(0), tiny::double(3)), (0, 6));\n}\n\n\
    /// Doc.\n#[test]\nfn the_limit_is_100() {\n    assert_eq!(tiny::limit(), 100);\n}\n\n\
    /// Doc.\n#[test]\nfn pairs_differ() {\n    assert_ne!(tiny::Pair(1, 2), tiny::Pair(1, 3));\n}\n\n\
    /// Doc.\n#[test]\nfn below_two_are_two() {\n    assert_eq!(tiny::below(2).collect::<Vec<_>>(), [0, 1]);\n}\n\n\
    /// Doc.\n#[test]\nfn the_program_prints() {\n    let program = env!(concat!(\"CARGO_BIN_EXE_\", env!(\"CARGO_PKG_NAME\")));\n    \
    let output = std::process::Command::new(program).arg(\"21\").env_clear().output().unwrap();\n    \
    assert_eq!(String::from_utf8_lossy(&output.stdout), \"42\\n\");\n}\n";

fn header(title: &str) -> String {
    format!(
        "//! title: {title}\n//! severity: major\n//! rule: Shapes.\n//! asks: what of {title}?\n//!\n//! The lesson of {title}.\n\n"
    )
}

/// A kata whose unit suite is [`GOOD_TESTS`], with these impostors and that `mine.rs`.
pub fn workspace(impostors: &[(&str, &str)], mine: &str) -> Workspace {
    let workspace = Workspace::with_kata(&SOLUTION.replace("n * 2", "todo!()"), GOOD_TESTS);
    workspace.write("katas/tiny/src/main.rs", "fn main() {\n    todo!()\n}\n");
    workspace.write("katas/tiny/tests/mine.rs", mine);
    workspace.write(
        "solutions/tiny/Cargo.toml",
        "[package]\nname = \"tiny-solution\"\nversion = \"0.0.0\"\nedition = \"2024\"\nautotests = false\n[lib]\nname = \"tiny\"\n\
         [[test]]\nname = \"unit\"\npath = \"../../katas/tiny/tests/unit.rs\"\n",
    );
    workspace.write("solutions/tiny/src/lib.rs", SOLUTION);
    workspace.write("solutions/tiny/src/main.rs", MAIN);
    for (name, text) in impostors {
        workspace.write(
            &format!("solutions/tiny/impostors/{name}.rs"),
            &(header(name) + text),
        );
    }
    workspace
}

/// One of every kind.
pub const ALL: [(&str, &str); 7] = [
    (
        "adds_two",
        "pub fn double(m: u32) -> u32 {\n    helper(m)\n}\n\nfn helper(m: u32) -> u32 {\n    m + 2\n}\n",
    ),
    (
        "changes_a_const_fn",
        "pub const fn limit() -> u32 {\n    99\n}\n",
    ),
    (
        "changes_a_type",
        "impl PartialEq for Pair {\n    fn eq(&self, other: &Self) -> bool {\n        self.0 == other.0\n    }\n}\n\n#[derive(Debug, Eq)]\npub struct Pair(pub u32, pub u32);\n",
    ),
    (
        "ends_the_process",
        "pub fn double(n: u32) -> u32 {\n    if n == 3 {\n        std::process::exit(0)\n    }\n    n * 2\n}\n",
    ),
    (
        "goes_one_further",
        "pub fn below(n: u32) -> impl Iterator<Item = u32> {\n    0..=n\n}\n",
    ),
    (
        "hangs",
        // It hangs without work for a processor: other tests need it, and the corpus has a loop that works.
        "pub fn double(n: u32) -> u32 {\n    while n == 3 {\n        std::thread::park();\n    }\n    n * 2\n}\n",
    ),
    (
        "only_in_the_program",
        "mod main {\n    fn answer(n: u32) -> u32 {\n        n\n    }\n}\n",
    ),
];

fn impostor<'a>(document: &'a Value, name: &str) -> &'a Value {
    let all = document["impostors"].as_array().expect("impostors");
    all.iter()
        .find(|entry| entry["name"] == name)
        .unwrap_or_else(|| panic!("no {name}: {document}"))
}

#[test]
fn good_tests_catch_every_kind_of_impostor() {
    let workspace = workspace(&ALL, GOOD_TESTS);
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(0)
        .stdout(contains("7 of 7 impostors"))
        .stdout(contains("All impostors are caught."));
    let flip = workspace.json(&["flip", "tiny", "--json"]);
    assert_eq!(flip["light"], "green");
    assert_eq!(flip["idle_tests"], serde_json::json!([]));
    for (name, by, outcome) in [
        ("adds_two", "double_is_twice", "failed"),
        ("changes_a_const_fn", "the_limit_is_100", "failed"),
        ("changes_a_type", "pairs_differ", "failed"),
        ("ends_the_process", "double_is_twice", "failed"),
        ("goes_one_further", "below_two_are_two", "failed"),
        ("hangs", "double_is_twice", "timed_out"),
        ("only_in_the_program", "the_program_prints", "failed"),
    ] {
        let entry = impostor(&flip, name);
        assert_eq!(
            (&entry["caught_by"], &entry["outcome"]),
            (&serde_json::json!([by]), &outcome.into()),
            "{entry}"
        );
    }
}

#[test]
fn without_tests_no_impostor_is_caught_and_flip_says_what_to_do() {
    workspace(&ALL, "//! Nothing yet.\n")
        .kata(&["flip", "tiny"])
        .assert()
        .code(1)
        .stdout(contains("you have no tests yet"))
        .stdout(contains("0 of 7 impostors"))
        .stdout(contains("✘ not caught yet: 7 major\n"))
        .stdout(contains("katas/tiny/tests/mine.rs"))
        .stdout(contains("adds_two").not());
}

#[test]
fn an_uncaught_impostor_stays_unknown_until_revealed() {
    let mine = "#[test]\nfn mine() {\n    assert_eq!(tiny::limit(), 100);\n}\n\n#[test]\nfn asserts_nothing() {\n    let _ = tiny::double(4);\n}\n";
    let workspace = workspace(&ALL, mine);
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(1)
        .stdout(contains("your 2 tests accept the right code"))
        .stdout(contains(
            "caught  ■■□□□□□□□□□□□□□□□□□□ 1 of 7 impostors, 1 of them new\n",
        ))
        .stdout(contains("new     changes_a_const_fn\n"))
        .stdout(contains("✘ not caught yet: 6 major\n"))
        .stdout(contains(
            "  crate  1 of 6  5 major\n  main   0 of 1  1 major\n",
        ))
        .stdout(contains(
            "pass against everything, right or wrong: what do they assert?\n  asserts_nothing",
        ))
        .stdout(contains("goes_one_further").not());
    let hidden = workspace.json(&["flip", "tiny", "--json"]);
    assert_eq!(hidden["at_large"], serde_json::json!({ "major": 6 }));
    assert_eq!(hidden["impostors"][0]["title"], Value::Null);
    workspace
        .kata(&["flip", "tiny", "--reveal"])
        .assert()
        .code(1)
        .stdout(contains("The lesson of goes_one_further."))
        .stdout(contains("--reveal").not());
}

/// Of what was caught before a learner has read already.
#[test]
fn what_is_new_since_the_last_flip_is_named() {
    let limit = "#[test]\nfn limit() {\n    assert_eq!(tiny::limit(), 100);\n}\n\n";
    let below = "#[test]\nfn below() {\n    assert_eq!(tiny::below(2).count(), 2);\n}\n";
    let workspace = workspace(&ALL, limit);
    workspace.kata(&["flip", "tiny"]).assert().code(1);
    workspace.write("katas/tiny/tests/mine.rs", &(limit.to_owned() + below));
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .stdout(contains("2 of 7 impostors, 1 of them new\n"))
        .stdout(contains("new     goes_one_further\n"));
    let again = workspace.json(&["flip", "tiny", "--json"]);
    let is_new = |name| impostor(&again, name)["new"].clone();
    assert_eq!(is_new("goes_one_further"), false);
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .stdout(contains("2 of 7 impostors\n"))
        .stdout(contains("new ").not());
    // One that got away is new when it is caught again.
    workspace.write("katas/tiny/tests/mine.rs", below);
    workspace.kata(&["flip", "tiny"]).assert().code(1);
    workspace.write("katas/tiny/tests/mine.rs", &(limit.to_owned() + below));
    let again = workspace.json(&["flip", "tiny", "--json"]);
    assert_eq!(impostor(&again, "changes_a_const_fn")["new"], true);
}

#[test]
fn the_lessons_of_those_that_were_caught_can_be_read() {
    let mine = "#[test]\nfn mine() {\n    assert_eq!(tiny::limit(), 100);\n}\n";
    let workspace = workspace(&ALL, mine);
    workspace
        .kata(&["flip", "tiny", "--lessons"])
        .assert()
        .code(1)
        .stdout(contains(
            "✔ changes_a_const_fn (major), caught by mine\n    The lesson of changes_a_const_fn.\n",
        ))
        .stdout(contains("The lesson of goes_one_further").not());
    let flip = workspace.json(&["flip", "tiny", "--json", "--lessons"]);
    assert_eq!(
        impostor(&flip, "changes_a_const_fn")["lesson"],
        "The lesson of changes_a_const_fn."
    );
}

#[test]
fn a_flip_of_a_part_runs_only_its_impostors() {
    let workspace = workspace(
        &[ALL[1], ALL[4]],
        "#[test]\nfn limit() {\n    assert_eq!(tiny::limit(), 100);\n}\n",
    );
    workspace.write(
        "katas/tiny/tests/unit.rs",
        &format!(
            "mod one {{\n{}\n}}\nmod two {{\n{}\n}}\n",
            &GOOD_TESTS[..GOOD_TESTS.find("/// Doc.\n#[test]\nfn pairs").expect("it")],
            &GOOD_TESTS[GOOD_TESTS.find("/// Doc.\n#[test]\nfn pairs").expect("it")..]
        ),
    );
    let says = |name: &str, test: &str| {
        workspace.replace(
            &format!("solutions/tiny/impostors/{name}.rs"),
            "//! severity: major\n",
            &format!("//! severity: major\n//! seen by: {test}\n"),
        );
    };
    says("changes_a_const_fn", "unit::one::the_limit_is_100");
    let (_, gate) = gate_4(&workspace);
    assert_eq!(
        gate["findings"][0]["what"],
        "the first test that sees the impostor `goes_one_further` is unit::two::below_two_are_two, and its file says nothing about it"
    );
    says("goes_one_further", "unit::two::below_two_are_two");
    assert_eq!(gate_4(&workspace).1["passed"], true);
    workspace
        .kata(&["flip", "tiny", "--part", "1"])
        .assert()
        .code(0)
        .stdout(contains("turned round: part 1\n"))
        .stdout(contains("1 of 1 impostors"));
    let merged = "target/kata/tiny/judging/merged/src/lib.rs";
    let copy = workspace.read(merged);
    workspace
        .kata(&["flip", "tiny", "--part", "2"])
        .assert()
        .code(1)
        .stdout(contains("0 of 1  1 major · seen by unit\n"))
        .stdout(contains("kata flip tiny --part 2."))
        // It is a good test, of the other part.
        .stdout(contains("caught none").not());
    workspace.kata(&["flip", "tiny"]).assert().code(1);
    // One copy is for all of them, so none is built anew.
    assert_eq!(workspace.read(merged), copy);
    workspace
        .kata(&["flip", "tiny", "--part", "3"])
        .assert()
        .code(2);
}

/// The ladder: where, then the rule, then the question. Never code.
#[test]
fn after_a_flip_the_hints_are_about_what_was_missed() {
    let workspace = workspace(
        &[ALL[1], ALL[4]],
        "#[test]\nfn mine() {\n    assert_eq!(tiny::limit(), 100);\n}\n",
    );
    workspace.write("katas/tiny/hints.md", "# Hints\n");
    workspace.replace(
        "solutions/tiny/impostors/goes_one_further.rs",
        "//! severity: major\n",
        "//! severity: major\n//! seen by: unit::below_two_are_two\n",
    );
    for (old, new) in [
        ("rule: Shapes.", "rule: What comes before."),
        (
            "asks: what of goes_one_further?",
            "asks: where does it end?",
        ),
    ] {
        workspace.replace("solutions/tiny/impostors/goes_one_further.rs", old, new);
    }
    workspace.kata(&["flip", "tiny"]).assert().code(1);
    for says in [
        "hint 1 of 3\n  Impostors that your tests do not catch: 1 in `crate`.",
        "hint 2 of 3\n  The most severe one breaks this rule: What comes before.",
        "hint 3 of 3\n  Let a test ask: where does it end?\n\nThat was the last hint.",
    ] {
        workspace
            .kata(&["hint", "tiny"])
            .assert()
            .code(0)
            .stdout(contains(says))
            .stdout(contains("goes_one_further").not());
    }
    workspace
        .kata(&["hint", "tiny", "--reveal"])
        .assert()
        .code(0)
        .stdout(contains(
            "goes_one_further (major)\n  The lesson of goes_one_further.",
        ));
}

/// It may be about a mistake that no impostor has.
#[rstest]
#[case::with_an_assertion("assert!(tiny::limit() > 0);", "caught none of the 7")]
#[case::without("let _ = tiny::double(4);", "what do they assert?")]
#[case::with_one_in_a_helper("check();", "caught none of the 7")]
fn a_test_that_catches_no_impostor_is_named_with_a_question(
    #[case] body: &str,
    #[case] says: &str,
) {
    let helper = if body == "check();" {
        "fn check() {\n    assert!(tiny::limit() > 0);\n}\n"
    } else {
        ""
    };
    let mine = format!("{helper}/// Why?\n#[test]\nfn idle() {{\n    {body}\n}}\n");
    workspace(&ALL, &mine)
        .kata(&["flip", "tiny"])
        .assert()
        .code(1)
        .stdout(contains(says))
        .stdout(contains("\n  idle\n"));
}

#[test]
fn an_ignored_test_is_run_and_named() {
    let mine =
        "#[test]\n#[ignore = \"later\"]\nfn mine() {\n    assert_eq!(tiny::limit(), 100);\n}\n";
    let workspace = workspace(&ALL, mine);
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .stdout(contains("1 is ignored, but was run"))
        .stdout(contains("1 of 7 impostors"));
    assert_eq!(
        workspace.json(&["flip", "tiny", "--json"])["ignored_tests"],
        serde_json::json!(["mine"])
    );
}

/// A property that is wrong for one input in a thousand would otherwise be green today and red tomorrow.
#[test]
fn properties_try_the_same_inputs_in_all_runs() {
    let mine = "#[test]\nfn seeded() {\n    assert!(std::env::var_os(\"PROPTEST_RNG_SEED\").is_some());\n}\n";
    workspace(&ALL, mine)
        .kata(&["flip", "tiny"])
        .env_remove("PROPTEST_RNG_SEED")
        .assert()
        .stdout(contains("your test accepts the right code"));
}

#[test]
fn a_flaky_test_catches_no_impostor() {
    let mine = "#[test]\nfn only_once() {\n    let _ = tiny::double(4);\n    assert!(std::fs::File::create_new(\"been-here\").is_ok());\n}\n\n\
                #[test]\nfn mine() {\n    assert_eq!(tiny::limit(), 100);\n}\n";
    workspace(&ALL, mine)
        .kata(&["flip", "tiny"])
        .assert()
        .code(1)
        .stdout(contains("1 of 7 impostors"))
        .stdout(contains("flaky"));
}

#[test]
fn a_test_that_ends_the_process_is_not_blamed_on_the_code() {
    let workspace = workspace(
        &ALL,
        "#[test]\nfn gone() {\n    std::process::exit(0);\n}\n",
    );
    let flip = workspace.kata(&["flip", "tiny"]).output().expect("it runs");
    assert_eq!(flip.status.code(), Some(1));
    // Its lines are as long as the terminal allows.
    let said = String::from_utf8_lossy(&flip.stdout).replace("\n  ", " ");
    assert!(
        said.contains("the test or the code under it calls `std::process::exit`"),
        "{said}"
    );
}

/// A machine wants no colours, and one that reads `risk` wants to find it.
#[test]
fn the_document_is_plain() {
    let amber = workspace(&ALL, "#[test]\nfn typo() {\n    tiny::duoble(1);\n}\n")
        .json(&["flip", "tiny", "--json"]);
    let diagnostic = amber["solution"]["diagnostic"].as_str().expect("a text");
    assert!(diagnostic.starts_with("error[E0425]"), "{diagnostic:?}");
    assert!(!diagnostic.contains('\u{1b}'), "{diagnostic:?}");
    assert_eq!(amber.get("risk"), Some(&Value::Null));
}

/// The copy with the impostors in it is none of the learner's business: neither its place nor its lines.
#[test]
fn an_error_names_the_code_where_the_learner_has_it() {
    let said = workspace(&ALL, "#[test]\nfn wrong() {\n    tiny::below(1, 2);\n}\n")
        .kata(&["flip", "tiny"])
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&said.stdout).replace('\\', "/");
    let line = 1 + SOLUTION
        .lines()
        .position(|line| line.starts_with("pub fn below"))
        .expect("it is there");
    assert!(said.contains("--> katas/tiny/tests/mine.rs:3:"), "{said}");
    assert!(
        said.contains(&format!("--> katas/tiny/src/lib.rs:{line}:")),
        "{said}"
    );
    assert!(said.contains("Next Fix that"), "{said}");
}

#[test]
fn a_test_that_refuses_right_code_is_named_first() {
    let mine = "#[test]\nfn fine() {}\n\n#[test]\nfn thinks_that_twice_three_is_seven() {\n    assert_eq!(tiny::double(3), 7);\n}\n";
    let workspace = workspace(&ALL, mine);
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(1)
        .stdout(contains(
            "1 of your 2 tests fails on the reference solution, so no impostor was run",
        ))
        .stdout(contains(
            "thinks_that_twice_three_is_seven\n  expected  7\n  reference 6\n",
        ))
        .stdout(contains("\n  at katas/tiny/tests/mine.rs:6\n"))
        .stdout(contains("impostors\n").not());
    assert_eq!(workspace.json(&["flip", "tiny", "--json"])["light"], "red");
}

/// It meets the impostors too: the one that it accepts is what the learner thinks. The other tests meet no impostor.
#[test]
fn a_test_that_refuses_right_code_and_accepts_an_impostor_gets_its_question() {
    let mine = "#[test]\nfn adds() {\n    assert_eq!(tiny::double(3), 5);\n}\n\n\
                #[test]\nfn trebles() {\n    assert_eq!(tiny::double(3), 9);\n}\n\n\
                #[test]\nfn fine() {\n    use std::io::Write;\n    \
                let mut met = std::fs::File::options().create(true).append(true).open(\"met\").unwrap();\n    \
                met.write_all(b\"x\").unwrap();\n    assert_eq!(tiny::double(0), 0);\n}\n";
    let workspace = workspace(&[ALL[0], ALL[3]], mine);
    workspace.replace(
        "solutions/tiny/impostors/adds_two.rs",
        "what of adds_two?",
        "is twice as much more than two more?",
    );
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(1)
        .stdout(contains("2 of your 3 tests fail on the reference solution"))
        .stdout(contains(
            "adds\n  expected  5\n  reference 6\n            ^\n  at katas/tiny/tests/mine.rs:3\n  \
             It passes against wrong code, too. Ask yourself: is twice as much more than\n  two more?\n\ntrebles\n",
        ))
        .stdout(contains("adds_two").not())
        .stdout(contains("ends_the_process").not());
    // By itself, then twice in company to see whether the tests are red only when they are alone.
    let met = workspace.read("target/kata/tiny/judging/merged/met");
    assert!(met.len() <= 3, "{met}");
    let flip = workspace.json(&["flip", "tiny", "--json"]);
    assert_eq!(
        flip["misconceptions"],
        serde_json::json!([{ "test": "adds", "asks": ["is twice as much more than two more?"] }])
    );
}

/// The reference has cut the work in its own way.
#[test]
fn a_module_that_only_the_reference_has_is_not_named() {
    let workspace = workspace(&ALL[..1], "#[test]\nfn mine() {}\n");
    let solution = SOLUTION.replace("n * 2", "inner::twice(n)");
    workspace.write(
        "solutions/tiny/src/lib.rs",
        &(solution + "\nmod inner {\n    pub fn twice(n: u32) -> u32 {\n        n * 2\n    }\n}\n"),
    );
    let text = "mod inner {\n    pub fn twice(n: u32) -> u32 {\n        n + 2\n    }\n}\n";
    workspace.write(
        "solutions/tiny/impostors/adds_two.rs",
        &(header("adds_two") + text),
    );
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(1)
        .stdout(contains("  crate  0 of 1  1 major\n"))
        .stdout(contains("inner").not());
    workspace
        .kata(&["hint", "tiny"])
        .assert()
        .stdout(contains("do not catch: 1 in `crate`."));
}

#[test]
fn tests_that_do_not_compile_are_the_learner_s_to_mend() {
    workspace(&ALL, "#[test]\nfn typo() {\n    tiny::duoble(1);\n}\n")
        .kata(&["flip", "tiny"])
        .assert()
        .code(1)
        .stdout(contains("your tests do not compile"))
        .stdout(contains("cannot find function `duoble`"))
        .stdout(contains("mine.rs:3:"));
}

#[test]
fn a_kata_without_impostors_has_none_to_catch() {
    workspace(&[], "")
        .kata(&["flip", "tiny"])
        .assert()
        .code(2)
        .stderr(contains("nothing to catch"));
}

#[rstest]
#[case::not_rust(
    "pub fn double(n: u32) -> u32 {\n    n +\n}\n",
    "bad.rs:",
    "expected an expression"
)]
#[case::a_type_error(
    "pub fn double(n: u32) -> u32 {\n    \"two\"\n}\n",
    "bad.rs:9:5",
    "mismatched types"
)]
#[case::gone(
    "pub fn duoble(n: u32) -> u32 {\n    n\n}\n",
    "bad.rs:8",
    "there is no `duoble` to replace; the nearest is `double`"
)]
#[case::nothing("", "bad.rs", "replaces nothing")]
fn an_impostor_that_is_no_rust_is_shown_in_its_own_lines(
    #[case] text: &str,
    #[case] place: &str,
    #[case] says: &str,
) {
    let workspace = workspace(&[("bad", text), ALL[0]], "#[test]\nfn mine() {}\n");
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(2)
        .stderr(contains(place))
        .stderr(contains(says));
    let verified = workspace.json(&["verify", "tiny", "--json"]);
    let gate = verified["katas"][0]["gates"]
        .as_array()
        .expect("gates")
        .iter()
        .find(|gate| gate["gate"] == 4)
        .expect("gate 4");
    assert!(
        gate["findings"][0]["what"]
            .as_str()
            .is_some_and(|what| what.contains(says) && what.contains(place)),
        "{gate}"
    );
}

fn gate_4(workspace: &Workspace) -> (Value, Value) {
    let mut verified = workspace.json(&["verify", "tiny", "--json"]);
    let kata = verified["katas"][0].take();
    let gate = kata["gates"]
        .as_array()
        .expect("gates")
        .iter()
        .find(|gate| gate["gate"] == 4)
        .expect("gate 4")
        .clone();
    (kata, gate)
}

#[test]
fn the_gate_s_table_tells_which_test_catches_whom() {
    let (kata, gate) = gate_4(&workspace(&ALL, ""));
    assert_eq!(
        (&gate["passed"], &gate["findings"]),
        (&true.into(), &serde_json::json!([])),
        "{gate}"
    );
    let hangs = impostor(&kata, "hangs");
    assert_eq!(
        (&hangs["passed"], &hangs["of"], &hangs["apart"]),
        (&4.into(), &5.into(), &false.into()),
        "{hangs}"
    );
    assert_eq!(
        hangs["timed_out"],
        serde_json::json!(["unit::double_is_twice"])
    );
    assert_eq!(impostor(&kata, "changes_a_type")["apart"], true);
    assert_eq!(
        impostor(&kata, "only_in_the_program")["caught_by"],
        serde_json::json!(["unit::the_program_prints"])
    );
    assert_eq!(kata["idle_tests"], serde_json::json!([]));
}

#[rstest]
#[case::harmless(("harmless", "pub fn double(n: u32) -> u32 {\n    n + n\n}\n"), "the impostor `harmless` is caught by no test: harmless\nThe lesson of harmless.")]
#[case::glaring(("glaring", "pub fn double(_: u32) -> u32 {\n    std::process::abort()\n}\n\npub const fn limit() -> u32 {\n    1\n}\n\npub fn below(_: u32) -> impl Iterator<Item = u32> {\n    0..0\n}\n"), "the impostor `glaring` does not look right: it passes 1 of 5 tests")]
fn an_impostor_that_is_harmless_or_glaring_shuts_the_gate(
    #[case] impostor: (&str, &str),
    #[case] says: &str,
) {
    let workspace = workspace(&[ALL[0], impostor], "");
    let (_, gate) = gate_4(&workspace);
    assert_eq!(gate["passed"], false);
    assert_eq!(gate["findings"][0]["what"], says);
    workspace
        .kata(&["verify", "tiny"])
        .assert()
        .code(1)
        .stdout(contains(says.lines().next().unwrap_or_default()));
}

/// A learner reads both. An impostor may do without a rule, but not without a question.
#[rstest]
#[case::no_such_rule(
    "rule: Shapes.",
    "rule: Colours.",
    "have the rule that the impostor `changes_a_const_fn` names: Colours."
)]
#[case::no_question(
    "//! asks: what of changes_a_const_fn?\n",
    "",
    "the impostor `changes_a_const_fn` asks nothing"
)]
#[case::an_answer(
    "fn?",
    "fn.",
    "`changes_a_const_fn` asks no single question: what of changes_a_const_fn."
)]
#[case::two_questions("fn?", "fn? why?", "`changes_a_const_fn` asks no single question")]
fn an_impostor_names_a_rule_that_there_is_and_asks_one_question(
    #[case] old: &str,
    #[case] new: &str,
    #[case] says: &str,
) {
    let workspace = workspace(&[ALL[1]], "");
    workspace.replace("solutions/tiny/impostors/changes_a_const_fn.rs", old, new);
    let verify = workspace.json(&["verify", "tiny", "--gate", "4", "--json"]);
    let findings = &verify["katas"][0]["gates"][0]["findings"];
    let what = findings[0]["what"].as_str().expect("a finding");
    assert!(what.contains(says), "{what}");
    assert_eq!(findings.as_array().map(Vec::len), Some(1));
}

/// Line breaks and marks do not matter. The README has a rule as well as the comments.
#[test]
fn the_rule_of_an_impostor_may_stand_in_the_readme() {
    let workspace = workspace(&[ALL[1]], "");
    workspace.write(
        "katas/tiny/README.md",
        "# Tiny\n\nThe **most** is\n`100`.\n",
    );
    workspace.replace(
        "solutions/tiny/impostors/changes_a_const_fn.rs",
        "rule: Shapes.",
        "rule: The most is 100.",
    );
    assert_eq!(gate_4(&workspace).1["passed"], true);
    workspace.replace(
        "solutions/tiny/impostors/changes_a_const_fn.rs",
        "what of changes_a_const_fn?",
        "what does `{:?}` print of the most?",
    );
    assert_eq!(gate_4(&workspace).1["passed"], true);
}

#[test]
fn a_test_that_is_weakened_shuts_the_gate() {
    let workspace = workspace(&[ALL[1]], "");
    assert_eq!(gate_4(&workspace).1["passed"], true);
    workspace.replace(
        "katas/tiny/tests/unit.rs",
        "assert_eq!(tiny::limit(), 100)",
        "assert!(tiny::limit() > 0)",
    );
    let (_, gate) = gate_4(&workspace);
    assert!(
        gate["findings"][0]["what"]
            .as_str()
            .is_some_and(|what| what.contains("changes_a_const_fn")),
        "{gate}"
    );
}

/// Tests that only disturb each other prove nothing about an impostor.
#[test]
fn tests_that_fail_only_among_others_catch_no_impostor() {
    let mine = "use std::sync::atomic::{AtomicU32, Ordering};\n\nstatic N: AtomicU32 = AtomicU32::new(0);\n\n\
        #[test]\nfn one() {\n    let _ = tiny::double(4);\n    assert_eq!(N.fetch_add(1, Ordering::SeqCst), 0);\n}\n\n\
        #[test]\nfn two() {\n    let _ = tiny::double(4);\n    assert_eq!(N.fetch_add(1, Ordering::SeqCst), 0);\n}\n";
    let workspace = workspace(&ALL[..2], mine);
    workspace
        .kata(&["flip", "tiny"])
        .assert()
        .code(1)
        .stdout(contains("0 of 2 impostors"));
}

/// A test that never runs what an impostor replaces cannot tell it from the solution.
#[test]
fn a_test_meets_only_those_that_it_can_tell_from_the_solution() {
    let met = |test: &str, body: &str| {
        format!(
            "#[test]\nfn {test}() {{\n    use std::io::Write;\n    \
             let mut file = std::fs::File::options().create(true).append(true).open(\"{test}\").unwrap();\n    \
             write!(file, \"{{}} \", {body}).unwrap();\n}}\n"
        )
    };
    let double = met("of_double", "tiny::double(4)");
    let below = met("of_nothing", "tiny::below(4).count()");
    let workspace = workspace(&ALL[..1], &(double + &below));
    workspace.kata(&["flip", "tiny"]).assert().code(1);
    let meetings = |test: &str| {
        let file = "target/kata/tiny/judging/merged/".to_owned() + test;
        workspace.read(&file)
    };
    // By itself, then in company, both against the solution; then against the impostor.
    assert_eq!(meetings("of_double"), "8 8 6 ");
    assert_eq!(meetings("of_nothing"), "4 4 ");
}

/// Slow is not wrong: only what takes all the time that a test has counts as hanging.
#[test]
fn an_impostor_that_is_only_slow_is_not_caught() {
    let slow = "pub fn double(n: u32) -> u32 {\n    std::thread::sleep(std::time::Duration::from_millis(1200));\n    n * 2\n}\n";
    let mine = "#[test]\nfn twice() {\n    assert_eq!(tiny::double(3), 6);\n}\n";
    workspace(&[("slow", slow)], mine)
        .kata(&["flip", "tiny"])
        .assert()
        .code(1)
        .stdout(contains("0 of 1 impostors"));
}

/// Who is caught needs no more tests, and every one of these would cost the whole time limit.
#[test]
fn judging_stops_at_the_first_catch() {
    let hangs = "pub fn double(n: u32) -> u32 {\n    while n > 100 {\n        std::thread::park();\n    }\n    n * 2\n}\n";
    let tests: Vec<_> = (0..40)
        .map(|number| {
            format!("#[test]\nfn t{number}() {{\n    assert_eq!(tiny::double(200), 400);\n}}\n")
        })
        .collect();
    let workspace = workspace(&[("hangs", hangs)], &tests.concat());
    let flip = workspace.json(&["flip", "tiny", "--json"]);
    assert_eq!(flip["light"], "green");
    assert_eq!(
        (
            &flip["impostors"][0]["caught_by"],
            &flip["impostors"][0]["outcome"]
        ),
        (&serde_json::json!(["t0"]), &"timed_out".into())
    );
}

/// Cargo takes generated sources of one clone for those of another, if both are built in one target folder.
#[test]
fn two_clones_that_share_a_target_folder_do_not_see_each_other_s_impostors() {
    let shared = tempfile::tempdir().expect("a folder");
    let (wrong, harmless) = (ALL[0].1, "pub fn double(n: u32) -> u32 {\n    n + n\n}\n");
    let mine = "#[test]\nfn twice() {\n    assert_eq!(tiny::double(3), 6);\n}\n";
    for (impostor, caught) in [(wrong, "1 of 1"), (harmless, "0 of 1"), (wrong, "1 of 1")] {
        workspace(&[("one", impostor)], mine)
            .kata(&["flip", "tiny"])
            .env("CARGO_TARGET_DIR", shared.path())
            .assert()
            .stdout(contains(format!("{caught} impostors")));
    }
}
