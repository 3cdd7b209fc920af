//! `kata hint` and `kata ask` while solo is what the learner did last: both are about the part at hand.

use super::{EMPTY, MINE, code, doubles, says, workspace};
use crate::workspace::Workspace;

/// A kata of two parts, each with an impostor.
fn in_parts(mine: &str) -> Workspace {
    let workspace = workspace(mine);
    workspace.write(
        "katas/tiny/tests/unit.rs",
        "mod one {\n    #[test]\n    fn double_is_twice() {\n        assert_eq!(tiny::double(3), 6);\n    }\n}\n\n\
         mod two {\n    #[test]\n    fn the_limit_is_100() {\n        assert_eq!(tiny::limit(), 100);\n    }\n}\n",
    );
    workspace.write(
        "katas/tiny/hints.md",
        "# Hints\n\n## unit::one::double_is_twice\nTwo of it?\n\n## unit::two::the_limit_is_100\nHow many?\n",
    );
    for (impostor, test) in [
        ("adds_two", "one::double_is_twice"),
        ("changes_a_const_fn", "two::the_limit_is_100"),
    ] {
        workspace.replace(
            &format!("solutions/tiny/impostors/{impostor}.rs"),
            "//! severity: major\n",
            &format!("//! severity: major\n//! seen by: unit::{test}\n"),
        );
    }
    workspace
}

/// What a command says, with every row on one line.
fn said(workspace: &Workspace, args: &[&str]) -> String {
    let output = workspace.kata(args).output().expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn hints(workspace: &Workspace, words: &[&str]) {
    let text = said(workspace, &["hint", "tiny"]);
    says(&text, words);
    assert!(!text.contains("unit::"), "a given test: {text}");
}

#[test]
fn a_hint_is_about_what_is_missing_in_the_part_at_hand() {
    let workspace = in_parts(&(EMPTY.to_owned() + &doubles("wrong", 3, 7)));
    let solo = |args: &[&str]| said(&workspace, &[&["solo", "tiny"], args].concat());
    says(
        &said(&workspace, &["hint", "tiny"]),
        &["unit::one::double_is_twice", "Two of it?"],
    );
    says(&solo(&["--finish"]), &["they fail on the reference: wrong"]);
    hints(
        &workspace,
        &[
            "your test `wrong`",
            "hint 1 of 2 The test is refused, because it fails on the reference",
        ],
    );
    hints(
        &workspace,
        &["hint 2 of 2", "cargo kata ask tiny --part 1 'EXPRESSION'"],
    );
    workspace.write(MINE, &(EMPTY.to_owned() + &doubles("three_is_six", 3, 6)));
    says(&solo(&[]), &["green wanted"]);
    hints(
        &workspace,
        &[
            "your test `three_is_six`, which is red",
            "The rules of this part: katas/tiny/README.md:3",
        ],
    );
    hints(&workspace, &["`double`: katas/tiny/src/lib.rs:"]);
    workspace.write(MINE, EMPTY);
    hints(
        &workspace,
        &[
            "a rule of part 1 that your code does not keep",
            "The rule: `double` makes twice as much",
        ],
    );
    hints(&workspace, &["hint 2 of 2 Two of it?"]);
    workspace.write(MINE, &(EMPTY.to_owned() + &doubles("three_is_six", 3, 6)));
    code(&workspace, "n * 2");
    says(&solo(&[]), &["refactor"]);
    says(&solo(&["--finish"]), &["part 1 is done"]);
    hints(
        &workspace,
        &["keeps the rules of part 2", "cargo kata solo tiny --finish"],
    );
    // All is green, and the part is new.
    says(
        &solo(&["--part", "2"]),
        &["refactor", "rules katas/tiny/README.md"],
    );
    assert!(
        !solo(&["--part", "2"]).contains("rules katas"),
        "once is enough"
    );
    says(
        &said(&workspace, &["ask", "tiny", "limit()"]),
        &["question 1 of 5 about part 2"],
    );
    let wrong = workspace.read("katas/tiny/src/lib.rs");
    workspace.replace("katas/tiny/src/lib.rs", "100\n}", "99\n}");
    hints(
        &workspace,
        &[
            "a rule of part 2 that your code does not keep",
            "The rule: The limit is 100.",
        ],
    );
    workspace.write("katas/tiny/src/lib.rs", &wrong);
    says(&solo(&["--finish"]), &["0 of 1 impostors caught"]);
    hints(
        &workspace,
        &["at the end of the part", "what of changes_a_const_fn?"],
    );
    says(
        &said(&workspace, &["hint", "tiny", "--reveal"]),
        &["The lesson of changes_a_const_fn."],
    );
    // It is the other part's.
    workspace.write(MINE, &(EMPTY.to_owned() + &doubles("wrong_again", 4, 7)));
    solo(&["--part", "1", "--finish"]);
    hints(
        &workspace,
        &["your test `wrong_again`", "fails on the reference"],
    );
    says(
        &said(&workspace, &["hint", "tiny", "--reveal"]),
        &["no impostor of part 1 is known"],
    );
    // The given tests are back.
    code(&workspace, "n + 2");
    said(&workspace, &["tiny"]);
    says(
        &said(&workspace, &["hint", "tiny"]),
        &["unit::one::double_is_twice"],
    );
}

#[test]
fn after_the_last_part_a_hint_leads_to_the_reference() {
    let limit = "\n#[test]\nfn limit() {\n    assert_eq!(tiny::limit(), 100);\n}\n";
    let workspace = in_parts(&(EMPTY.to_owned() + &doubles("three_is_six", 3, 6) + limit));
    code(&workspace, "n * 2");
    for part in ["1", "2"] {
        says(
            &said(&workspace, &["solo", "tiny", "--part", part, "--finish"]),
            &["is done"],
        );
    }
    hints(
        &workspace,
        &["All parts are finished", "cargo kata solution tiny"],
    );
}

#[test]
fn what_does_not_compile_is_fixed_first() {
    let workspace = in_parts("#[test]\nfn a() {\n    assert_eq!(double(3), 6);\n}\n");
    says(
        &said(&workspace, &["solo", "tiny"]),
        &["Your code has `double`. The test needs the line `use tiny::double;`"],
    );
    hints(
        &workspace,
        &[
            "does not compile yet",
            "The test needs the line `use tiny::double;`",
        ],
    );
}

/// A learner who reads only the first heading misses the rules below another one.
#[test]
fn the_rules_of_a_part_may_stand_below_several_headings() {
    let workspace = in_parts(EMPTY);
    workspace.write(
        "katas/tiny/README.md",
        "# Tiny\n\n## The rules\n\n### Doubles\n\nIt makes twice as much. It forgets nothing.\n\n### Limits\n\nThe end is at 100.\n",
    );
    workspace.write(
        "katas/tiny/rules.toml",
        "[[rule]]\nsays = 'It makes twice as much.'\nasked-by = [\"unit::one::double_is_twice\"]\n\n\
         [[rule]]\nsays = 'It forgets nothing.'\nasked-by = [\"unit::one::double_is_twice\"]\n\n\
         [[rule]]\nsays = 'The end is at 100.'\nasked-by = [\"unit::one::double_is_twice\"]\n",
    );
    let solo = || said(&workspace, &["solo", "tiny"]);
    let rules = "katas/tiny/README.md:5: begin with “Doubles”; more in “Limits” (line 9)";
    says(&solo(), &[rules]);
    // A test that no rule comes near is refused with the place of the rules.
    workspace.write(
        MINE,
        "#[test]\nfn odd() {\n    assert_eq!(tiny::double(3), 7);\n}\n",
    );
    says(&solo(), &["The rules are in katas/tiny/README.md:5."]);
}

/// After the last part comes what there is to compare, and the next kata. The list says how far each part is.
#[test]
fn the_end_leads_to_the_next_kata() {
    let workspace = in_parts(EMPTY);
    let limit = "\n#[test]\nfn limit() {\n    assert_eq!(tiny::limit(), 100);\n}\n";
    workspace.write(MINE, &(doubles("a", 3, 6) + limit));
    code(&workspace, "n * 2");
    workspace.write(
        "katas/next/Cargo.toml",
        &workspace
            .read("katas/tiny/Cargo.toml")
            .replace("tiny", "next"),
    );
    workspace.write(
        "katas/next/src/lib.rs",
        "pub fn one() -> u32 {\n    todo!()\n}\n",
    );
    workspace.write(
        "katas/next/tests/unit.rs",
        "#[test]\nfn one() {\n    assert_eq!(next::one(), 1);\n}\n",
    );
    let end = |part: &str| said(&workspace, &["solo", "tiny", "--part", part, "--finish"]);
    let list = || said(&workspace, &["solo", "tiny", "--list"]);
    says(
        &list(),
        &[
            "tiny · solo, A tiny kata",
            "→ 1. one: open, 5 minutes",
            "2. two: open",
            "then cargo kata solo tiny",
        ],
    );
    says(
        &end("1"),
        &["✔ part 1 is done", "next cargo kata solo tiny --part 2"],
    );
    says(&list(), &["1. one: finished → 2. two: open"]);
    let last = end("2");
    says(
        &list(),
        &["2. two: finished", "compare cargo kata solution tiny"],
    );
    says(
        &last,
        &["✔ part 2 is done", "compare cargo kata solution tiny"],
    );
    assert!(
        !last.contains("kata solo next"),
        "it has no place for own tests: {last}"
    );
    workspace.write("katas/next/tests/mine.rs", EMPTY);
    says(&end("2"), &["next cargo kata solo next"]);
}
