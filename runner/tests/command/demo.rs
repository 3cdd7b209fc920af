//! `kata demo` and gate 6, on a small kata whose walk-through is as it should be, and on ones that are spoilt.

use std::num::NonZero;
use std::sync::LazyLock;

use portable_pty::CommandBuilder;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use rstest::rstest;

use crate::browser;
use crate::screen::Screen;
use crate::workspace::{Workspace, real_root};

pub const STARTER: &str = "//! Sums.\n\n/// The sum.\n#[must_use]\npub fn add(numbers: &[u32]) -> u32 {\n    todo!()\n}\n\n\
                       /// Whether it is even.\n#[must_use]\npub fn even(n: u32) -> bool {\n    todo!()\n}\n";
const SOLUTION: &str = "//! Sums.\n\nuse std::iter::Sum;\n\n/// The sum.\n#[must_use]\npub fn add(numbers: &[u32]) -> u32 {\n    total(numbers.iter().copied())\n}\n\n\
                        // Whatever the numbers are.\nfn total<T: Sum>(numbers: impl Iterator<Item = T>) -> T {\n    numbers.sum()\n}\n\n\
                        /// Whether it is even.\n#[must_use]\npub fn even(n: u32) -> bool {\n    n.is_multiple_of(2)\n}\n";
const UNIT: &str = "/// Doc.\n#[test]\nfn nothing_is_zero() { assert_eq!(sums::add(&[]), 0); }\n\n\
                    /// Doc.\n#[test]\nfn one_is_itself() { assert_eq!(sums::add(&[7]), 7, \"in {}\", env!(\"CARGO_MANIFEST_DIR\")); }\n\n\
                    mod more {\n    /// Doc.\n    #[test]\n    fn several_are_added() { assert_eq!(sums::add(&[1, 2]), 3); }\n\n    \
                    /// Doc.\n    #[test]\n    fn none_again() { assert_eq!(sums::add(&[]), 0); }\n}\n";
const E2E: &str = "/// Doc.\n#[test]\nfn two_is_even() { assert_eq!((sums::even(2), sums::even(3)), (true, false)); }\n";

const DEMO: &str = "# Sums, grown\n\nFrom nothing to a sum.\n\n\
## Nothing\n\nThe smallest wish there is.\n\n\
```red\nunit::nothing_is_zero\nby: not yet implemented\n```\n\n\
A constant will do.\n\n\
```rust,green,file=src/lib.rs\npub fn add(numbers: &[u32]) -> u32 {\n    0\n}\n```\n\n\
## One\n\n\
```red\nunit::one_is_itself\nby: right: 7\n```\n\n\
```rust,green,file=src/lib.rs\npub fn add(numbers: &[u32]) -> u32 {\n    first(numbers)\n}\n\nfn first(numbers: &[u32]) -> u32 {\n    numbers.first().copied().unwrap_or(0)\n}\n```\n\n\
## Several\n\n\
```red\nunit::more::several_are_added\nby: right: 3\n```\n\n\
```rust,green,file=src/lib.rs\npub fn add(numbers: &[u32]) -> u32 {\n    numbers.iter().sum()\n}\n```\n\n\
And what was true stays true.\n\n\
```green\nunit::more::none_again\n```\n\n\
Now with a name.\n\n\
```rust,refactor,file=src/lib.rs,solution\nuse\nadd\ntotal\n```\n\n\
## Even\n\n\
```red\ne2e\nby: not yet implemented\n```\n\n\
```rust,green,file=src/lib.rs,solution\n```\n";

/// A kata `sums`, whole and right.
pub fn workspace() -> Workspace {
    filled(Workspace::with_kata("", ""))
}

fn filled(workspace: Workspace) -> Workspace {
    workspace.add_kata("sums", STARTER, UNIT);
    workspace.write("katas/sums/tests/e2e.rs", E2E);
    workspace.write(
        "solutions/sums/Cargo.toml",
        "[package]\nname = \"sums-solution\"\nedition = \"2024\"\nautotests = false\n[lib]\nname = \"sums\"\n\
         [[test]]\nname = \"unit\"\npath = \"../../katas/sums/tests/unit.rs\"\n\
         [[test]]\nname = \"e2e\"\npath = \"../../katas/sums/tests/e2e.rs\"\n",
    );
    workspace.write("solutions/sums/src/lib.rs", SOLUTION);
    workspace.write("solutions/sums/demo.md", DEMO);
    workspace
}

/// The learner's code.
const LIB: &str = "katas/sums/src/lib.rs";

/// What a replay remembers.
pub const KNOWN: &str = "target/kata/sums/replay.json";

/// The same kata, whose walk-through was replayed before: only what a test changes has to be built and run.
fn rehearsed() -> Workspace {
    static REPLAYED: LazyLock<String> = LazyLock::new(|| {
        let workspace = workspace();
        assert_eq!(gate_6(&workspace), "[]");
        workspace.read(KNOWN)
    });
    let workspace = workspace();
    workspace.write(KNOWN, &REPLAYED);
    workspace
}

pub fn gate_6(workspace: &Workspace) -> String {
    let verified = workspace.json(&["verify", "sums", "--gate", "6", "--json"]);
    verified["katas"][0]["gates"][0]["findings"].to_string()
}

#[test]
fn a_walk_through_that_holds_passes_and_leaves_nothing_behind() {
    let workspace = workspace();
    assert_eq!(gate_6(&workspace), "[]");
    assert_eq!(workspace.read("katas/sums/src/lib.rs"), STARTER);
}

#[test]
fn a_part_that_is_too_long_is_named_and_an_exception_is_told() {
    let workspace = rehearsed();
    let long = format!("{}    n.is_multiple_of(2)\n", "    let n = n;\n".repeat(70));
    let solution = SOLUTION.replace("    n.is_multiple_of(2)\n", &long);
    workspace.write("solutions/sums/src/lib.rs", &solution);
    let found = gate_6(&workspace);
    assert!(
        found.contains("part 3 adds 67 lines of code in the walk-through; the limit is 66"),
        "{found}"
    );
    assert!(
        found.contains("has 71 new lines of code for") && found.contains("the limit is 15"),
        "{found}"
    );
    let manifest = workspace.read("katas/sums/Cargo.toml");
    let parts = "[[package.metadata.kata.parts]]\ntitle = \"Sums\"\ntests = [\"unit::nothing_is_zero\", \"unit::one_is_itself\"]\nminutes = 5\n\
                 [[package.metadata.kata.parts]]\ntitle = \"Even\"\ntests = [\"unit::more\", \"e2e\"]\nminutes = 10\nlines = 71\nstep-lines = 71\n";
    workspace.write("katas/sums/Cargo.toml", &format!("{manifest}\n{parts}"));
    workspace
        .kata(&["verify", "sums", "--gate", "6"])
        .assert()
        .code(0)
        .stdout(contains("exception: part 2 `Even` may add 71 lines"))
        .stdout(contains(
            "exception: a step of part 2 `Even` may have 71 new lines",
        ))
        .stdout(contains("lines of the parts: "));
}

#[test]
fn a_part_whose_first_reds_all_fail_at_a_todo_is_named() {
    let workspace = rehearsed();
    let manifest = workspace.read("katas/sums/Cargo.toml");
    let parts = "[[package.metadata.kata.parts]]\ntitle = \"Sums\"\ntests = [\"unit\"]\nminutes = 10\n\
                 [[package.metadata.kata.parts]]\ntitle = \"Even\"\ntests = [\"e2e\"]\nminutes = 5\n";
    workspace.write("katas/sums/Cargo.toml", &format!("{manifest}\n{parts}"));
    let found = gate_6(&workspace);
    assert!(
        found.contains("part 2 `Even` has no red by a wrong value among its first 2"),
        "{found}"
    );
    assert!(!found.contains("part 1"), "{found}");
}

#[test]
fn as_text_it_shows_the_real_tests_failures_and_differences() {
    rehearsed()
        .kata(&["demo", "sums", "--plain"])
        .assert()
        .code(0)
        .stdout(contains("sums · Sums, grown"))
        .stdout(contains("1 of 4 · Nothing\npart 1 of 3: unit\n"))
        .stdout(contains("2 of 4 · One\n\n"))
        .stdout(contains("3 of 4 · Several\npart 2 of 3: more\n"))
        .stdout(contains(
            "│ fn nothing_is_zero() { assert_eq!(sums::add(&[]), 0); }",
        ))
        .stdout(contains("expected  7\n  your code 0"))
        .stdout(contains("-     todo!()\n+     0\n"))
        .stdout(contains("✔ green already unit::more::none_again"))
        .stdout(contains("✔ green 5 tests"));
}

#[rstest]
#[case::solved(SOLUTION)]
#[case::not_rust("half a th")]
fn a_walk_through_begins_with_the_starter_whatever_is_in_the_folder(#[case] code: &str) {
    let workspace = rehearsed();
    workspace.write(LIB, code);
    workspace
        .kata(&["demo", "sums", "--plain"])
        .assert()
        .code(0)
        .stdout(contains("-     todo!()\n+     0\n"))
        .stderr(contains("katas/sums/src is no longer the starter"));
    assert_eq!(workspace.read("katas/sums/src/lib.rs"), code);
    let copy = workspace.path().join("target/kata/sums/demo-library/katas");
    assert!(!copy.exists(), "what was rehearsed before still holds");
}

#[test]
fn a_walk_through_that_begins_with_the_starter_in_the_folder_says_nothing_about_it() {
    let workspace = rehearsed();
    workspace
        .kata(&["demo", "sums", "--plain"])
        .assert()
        .code(0)
        .stderr(contains("starter").not());
}

/// A folder without `src/` is enough for it, too.
#[test]
fn a_walk_through_does_not_need_the_learner_s_code() {
    let workspace = rehearsed();
    std::fs::remove_dir_all(workspace.path().join("katas/sums/src")).expect("it is there");
    workspace
        .kata(&["demo", "sums", "--plain"])
        .assert()
        .code(0)
        .stdout(contains("✔ green 5 tests"));
}

#[test]
fn where_the_starter_is_not_known_a_walk_through_that_breaks_says_how_to_get_it() {
    let workspace = rehearsed();
    workspace.write(LIB, SOLUTION);
    let packed = workspace.path().join("katas/sums/starter.tar");
    std::fs::remove_file(packed).expect("it is there");
    workspace
        .kata(&["demo", "sums", "--plain"])
        .assert()
        .code(1)
        .stderr(contains("should be red and is green"))
        .stderr(contains("git checkout -- katas/sums/starter.tar"));
}

/// Data that a suite includes is part of what a walk-through was rehearsed with.
#[test]
fn a_walk_through_is_rehearsed_again_when_data_of_its_suites_changes() {
    let workspace = workspace();
    workspace.write("katas/sums/data/three.txt", "3");
    let three = "include_str!(\"../data/three.txt\").parse::<u32>().unwrap()";
    workspace.replace(
        "katas/sums/tests/unit.rs",
        "&[1, 2]), 3)",
        &format!("&[1, 2]), {three})"),
    );
    assert_eq!(gate_6(&workspace), "[]");
    workspace.write("katas/sums/data/three.txt", "4");
    assert!(gate_6(&workspace).contains("not by `right: 3`"));
}

#[test]
fn files_are_called_as_from_the_root_of_the_workspace() {
    let workspace = rehearsed();
    workspace
        .kata(&["demo", "sums", "--plain"])
        .assert()
        .code(0)
        .stdout(contains(" in katas/sums"));
}

#[test]
fn as_markdown_it_is_a_page_of_the_same() {
    rehearsed()
        .kata(&["demo", "sums", "--markdown"])
        .assert()
        .code(0)
        .stdout(contains(
            "# Sums, grown\n\n> This page shows the whole solution",
        ))
        .stdout(contains(
            "## 1. Nothing\n\n*Of the kata: part 1 of 3: unit.*\n",
        ))
        .stdout(contains("## 2. One\n\n**Red:**"))
        .stdout(contains("```diff\n"))
        .stdout(contains("+fn first(numbers: &[u32]) -> u32 {"))
        .stdout(contains("\u{1b}[").not());
}

/// The slides of a page, each from its heading on.
fn slides(page: &str) -> Vec<&str> {
    page.split("<section id=")
        .skip(1)
        .map(|slide| slide.split("</section>").next().unwrap_or_default())
        .collect()
}

#[test]
fn for_a_browser_it_is_one_page_with_a_slide_for_each_moment() {
    let workspace = rehearsed();
    workspace
        .kata(&["demo", "sums", "--html", "out/sums.html"])
        .assert()
        .code(0)
        .stdout(contains("out/sums.html"));
    let page = workspace.read("out/sums.html");
    let slides = slides(&page);
    let with = |words: &str| slides.iter().filter(|slide| slide.contains(words)).count();
    assert_eq!(with("✘ red <code>"), 4, "{page}");
    assert_eq!(with("✔ green: "), 4 + 1, "{page}");
    assert_eq!(with("Refactor"), 1);
    assert!(
        slides[0].contains("1/4") && slides[0].contains("From nothing to a sum."),
        "{}",
        slides[0]
    );
    // The difference has its marks and the code its colours; what the test says is there, escaped.
    let change = slides
        .iter()
        .find(|slide| slide.contains("The least code"))
        .expect("a change");
    assert!(
        change.contains("class=\"row gone\"") && change.contains("class=\"row new\""),
        "{change}"
    );
    assert!(page.contains("&amp;[") && !page.contains("&["));
    // For `t`, once a step.
    assert_eq!(page.matches("id=\"tests-").count(), 4);
    // One file, which loads nothing.
    for word in [" src=", " href=", "url(", "@import", "http:", "https:"] {
        assert!(!page.contains(word), "{word}");
    }
    // The same again.
    workspace
        .kata(&["demo", "sums", "--html", "again.html"])
        .assert()
        .code(0);
    assert_eq!(workspace.read("again.html"), page);
}

/// The keys are those of the stage in a terminal.
#[test]
fn the_slides_are_turned_with_keys_and_fit_a_phone() {
    let workspace = rehearsed();
    let total = slides_of_sums(&workspace);
    let keys = [
        ("ArrowRight", "1.2"),
        (" ", "1.3"),
        ("n", "1.4"),
        ("ArrowLeft", "1.3"),
        ("p", "1.2"),
        ("Home", "1"),
        ("ArrowLeft", "1"),
        ("End", "last"),
        ("ArrowRight", "last"),
        ("g", "last"),
        ("2", "last"),
        ("Enter", "2"),
        ("t", "test"),
        ("t", "2"),
        ("d", "difference"),
        ("Escape", "2"),
        ("?", "keys"),
        ("q", "2"),
    ];
    let script = format!(
        "const log = [];\
         const slides = [...document.querySelectorAll('main > section[id]')];\
         for (const key of {:?}) {{\
           dispatchEvent(Object.assign(new KeyboardEvent('keydown', {{ key, cancelable: true }})));\
           const now = [...document.querySelectorAll('section')].filter((one) => one.checkVisibility());\
           log.push(now.map((one) => one === slides[slides.length - 1] ? 'last' : one.id || (one.textContent.includes('not changed anything yet') ? 'difference' : 'test')).join());\
         }}\
         document.body.dataset.log = JSON.stringify(log);\
         document.body.dataset.wide = document.documentElement.scrollWidth - innerWidth;\
         document.body.dataset.slides = slides.length;",
        keys.map(|(key, _)| key)
    );
    let Some(shown) = browser::after(&workspace.read("own.html"), &script) else {
        return;
    };
    let attribute = |name: &str| {
        let (_, rest) = shown
            .split_once(&format!("data-{name}=\""))
            .expect("it ran");
        let value = rest.split('"').next().unwrap_or_default();
        serde_json::from_str::<serde_json::Value>(&value.replace("&quot;", "\"")).expect("JSON")
    };
    assert_eq!(attribute("slides"), total);
    assert_eq!(attribute("wide"), 0, "columns that stick out");
    assert_eq!(
        attribute("log"),
        serde_json::json!(keys.map(|(_, slide)| slide))
    );
}

#[test]
fn the_book_s_build_writes_the_slides_of_each_kata_that_has_a_walk_through() {
    let workspace = rehearsed();
    workspace.add_kata("plain", STARTER, "");
    workspace
        .kata(&["book", "slides", "target/slides"])
        .assert()
        .code(0);
    assert_eq!(
        slides(&workspace.read("target/slides/sums.html")).len(),
        slides_of_sums(&workspace)
    );
    assert!(!workspace.path().join("target/slides/plain.html").exists());
    workspace.replace("solutions/sums/demo.md", "by: right: 7", "by: right: 8");
    workspace
        .kata(&["book", "slides", "target/slides"])
        .assert()
        .code(1)
        .stderr(contains("the walk-through of `sums` breaks"));
    workspace
        .kata(&["demo", "sums", "--html", "broken.html"])
        .assert()
        .code(1)
        .stderr(contains("the step `One` breaks"));
    assert!(!workspace.path().join("broken.html").exists());
}

fn slides_of_sums(workspace: &Workspace) -> usize {
    workspace
        .kata(&["demo", "sums", "--html", "own.html"])
        .assert()
        .code(0);
    slides(&workspace.read("own.html")).len()
}

/// For the other states rustc is called as cargo called it; the suite of another layer is new to it once more.
#[cfg(unix)]
#[test]
fn cargo_is_asked_about_the_first_state_only() {
    use std::os::unix::fs::PermissionsExt;

    let workspace = workspace();
    let (asked, cargo) = (
        workspace.path().join("asked"),
        workspace.path().join("cargo.sh"),
    );
    let real = std::env::var("CARGO").expect("cargo runs the tests");
    let script = format!(
        "#!/bin/sh\necho \"$1\" >>'{}'\nexec '{real}' \"$@\"\n",
        asked.display()
    );
    std::fs::write(&cargo, script).expect("a file");
    let all = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(&cargo, all).expect("its own file");
    workspace
        .kata(&["demo", "sums", "--plain"])
        .env("CARGO", &cargo)
        .assert()
        .code(0)
        .stdout(contains("✔ green 5 tests"));
    let builds = workspace.read("asked");
    let builds = builds.lines().filter(|what| *what == "test").count();
    assert_eq!(builds, 2, "one for each suite that was new");
}

/// The kata with a program, which the walk-through leaves alone until its end.
pub fn with_a_program() -> Workspace {
    add_a_program(workspace())
}

/// The same in a folder whose name begins so.
pub fn with_a_program_in(folder: &str) -> Workspace {
    add_a_program(filled(Workspace::with_kata_in(folder, "", "")))
}

fn add_a_program(workspace: Workspace) -> Workspace {
    let program = "fn main() {\n    println!(\"{}\", sums::even(2));\n}\n";
    workspace.write("katas/sums/src/main.rs", program);
    workspace.pack("sums");
    workspace.write("solutions/sums/src/main.rs", program);
    workspace.replace(
        "solutions/sums/Cargo.toml",
        "[[test]]\nname = \"unit\"",
        "[[bin]]\nname = \"sums-solution\"\npath = \"src/main.rs\"\n[[test]]\nname = \"unit\"",
    );
    let e2e = "/// Doc.\n#[test]\nfn two_is_even() {\n    \
               let path = env!(concat!(\"CARGO_BIN_EXE_\", env!(\"CARGO_PKG_NAME\")));\n    \
               let output = std::process::Command::new(path).output().unwrap();\n    \
               let said = [output.stdout, output.stderr].concat();\n    \
               assert!(said.starts_with(b\"true\"), \"{}\", String::from_utf8(said).unwrap());\n}\n";
    workspace.write("katas/sums/tests/e2e.rs", e2e);
    workspace
}

#[test]
fn the_program_is_built_where_a_test_starts_it() {
    let workspace = with_a_program();
    assert_eq!(gate_6(&workspace), "[]");
    let linked = |name: &str| workspace.path().join("target/debug").join(name).exists();
    assert_eq!(
        (linked("sums-demo"), linked("sums-demo-library")),
        (true, false)
    );
}

#[rstest]
#[case::itself("rust,green,file=src/main.rs\nfn main() -> u32 {\n    sums::even(2)\n}\n")]
#[case::what_the_library_shows(
    "rust,green,file=src/lib.rs\npub fn even(n: u32, _: u32) -> bool {\n    todo!()\n}\n"
)]
fn a_step_that_breaks_the_program_is_found_before_a_test_starts_it(#[case] change: &str) {
    let workspace = with_a_program();
    let first = "    numbers.first().copied().unwrap_or(0)\n}\n```\n";
    let more = format!("{first}\n```{change}```\n");
    workspace.replace("solutions/sums/demo.md", first, &more);
    let said = gate_6(&workspace);
    assert!(
        said.contains("the step `One` breaks: the code does not compile"),
        "{said}"
    );
}

#[test]
fn what_has_not_changed_is_not_run_again() {
    let workspace = workspace();
    // Only a run writes its copy of the code.
    let copy = "target/kata/sums/demo-library/katas/sums/src/lib.rs";
    assert_eq!(gate_6(&workspace), "[]");
    assert_eq!(workspace.read(copy), SOLUTION);
    workspace.write(copy, "not Rust");
    assert_eq!(gate_6(&workspace), "[]");
    assert_eq!(workspace.read(copy), "not Rust");
    workspace.replace("katas/sums/tests/unit.rs", "&[7]), 7", "&[9]), 9");
    assert!(gate_6(&workspace).contains("not by `right: 7`"));
}

#[test]
fn a_step_that_breaks_costs_nothing_of_what_is_known_of_later_ones() {
    let workspace = workspace();
    let copy = "target/kata/sums/demo-library/katas/sums/src/lib.rs";
    assert_eq!(gate_6(&workspace), "[]");
    workspace.replace("solutions/sums/demo.md", "by: right: 7", "by: wrong: 7");
    assert!(gate_6(&workspace).contains("not by `wrong: 7`"));
    workspace.replace("solutions/sums/demo.md", "by: wrong: 7", "by: right: 7");
    workspace.write(copy, "not Rust");
    assert_eq!(gate_6(&workspace), "[]");
    assert_eq!(workspace.read(copy), "not Rust");
}

#[rstest]
#[case::a_test_that_does_not_exist(
    "unit::one_is_itself",
    "unit::one_is_itelf",
    "unit::one_is_itelf",
    "there is no test `unit::one_is_itelf`; did you mean `unit::one_is_itself`?"
)]
#[case::a_case_that_does_not_exist(
    "unit::one_is_itself",
    "unit::one_is_itself::case_3",
    "unit::one_is_itself::case_3",
    "there is no test `unit::one_is_itself::case_3`"
)]
#[case::other_means(
    "by: right: 7",
    "by: not yet implemented",
    "unit::one_is_itself",
    "is red, but not by `not yet implemented`"
)]
#[case::a_test_that_is_green_already(
    "unit::one_is_itself",
    "unit::more::none_again",
    "unit::more::none_again",
    "should be red and is green"
)]
#[case::green_that_stays_red(
    "    first(numbers)\n",
    "    first(numbers) + 1\n",
    "```rust,green",
    "should be green and is red"
)]
#[case::a_refactor_that_breaks_a_test(
    "```rust,refactor,file=src/lib.rs,solution\nuse\nadd\ntotal\n```",
    "```rust,refactor,file=src/lib.rs\npub fn add(numbers: &[u32]) -> u32 {\n    numbers[0]\n}\n```",
    "```rust,refactor",
    "`unit::nothing_is_zero` should be green and is red"
)]
#[case::a_refactor_that_changes_the_api(
    "```rust,refactor,file=src/lib.rs,solution\nuse\nadd\ntotal\n```",
    "```rust,refactor,file=src/lib.rs\npub fn add(numbers: &[u32]) -> u64 {\n    0\n}\n```",
    "```rust,refactor",
    "a refactoring changes the public API"
)]
#[case::an_item_that_is_gone(
    "    first(numbers)\n}\n\nfn first(",
    "    first(numbers)\n}\n\npub fn frist(",
    "pub fn frist(",
    "there is no `frist` to replace"
)]
#[case::no_such_item_in_the_solution(
    "use\nadd\ntotal\n",
    "use\nadd\nsum\n",
    "sum",
    "the reference has no `sum`"
)]
#[case::not_rust("    0\n}\n", "    0\n", "pub fn add(", "the block is not Rust")]
#[case::code_that_does_not_compile(
    "    0\n}\n",
    "    \"0\"\n}\n",
    "```rust,green",
    "the code does not compile"
)]
#[case::nothing_new(
    "    0\n}\n",
    "    todo!()\n}\n",
    "```rust,green",
    "the block changes nothing"
)]
#[case::an_unknown_word(
    "```rust,green,file=src/lib.rs\npub fn add(numbers: &[u32]) -> u32 {\n    0",
    "```rust,grene,file=src/lib.rs\npub fn add(numbers: &[u32]) -> u32 {\n    0",
    "```rust,grene",
    "an unknown word, `grene`"
)]
#[case::a_test_that_no_step_names(
    "```green\nunit::more::none_again\n```\n",
    "",
    "```",
    "`unit::more::none_again` is named in no step"
)]
#[case::an_end_that_is_not_the_solution(
    "```rust,green,file=src/lib.rs,solution\n```",
    "```rust,green,file=src/lib.rs,solution\neven\n```",
    "```",
    "is not the reference's, byte for byte"
)]
#[case::code_for_no_test(
    "```red\nunit::one_is_itself\nby: right: 7\n```\n",
    "",
    "```rust,green",
    "this code is for no red test"
)]
#[case::red_and_then_nothing(
    "```rust,green,file=src/lib.rs,solution\n```",
    "",
    "```red",
    "the step ends with its tests red"
)]
#[case::red_after_red(
    "```green\nunit::more::none_again\n```\n",
    "```red\nunit::more::none_again\nby: left\n```\n\n```red\nunit::more::none_again\nby: left\n```\n",
    "unit::more::none_again",
    "should be red and is green"
)]
fn a_step_that_breaks_is_reported_by_its_own_line(
    #[case] old: &str,
    #[case] new: &str,
    #[case] at: &str,
    #[case] says: &str,
) {
    let workspace = rehearsed();
    workspace.replace("solutions/sums/demo.md", old, new);
    let found = gate_6(&workspace);
    assert!(found.contains(says), "{found}");
    let line = found
        .split_once("solutions/sums/demo.md:")
        .and_then(|(_, rest)| rest.split_once('"'))
        .and_then(|(line, _)| line.parse::<usize>().ok())
        .unwrap_or_else(|| panic!("it names no line: {found}"));
    let demo = workspace.read("solutions/sums/demo.md");
    let there = demo.lines().nth(line - 1).expect("the line is there");
    assert!(there.starts_with(at), "{there}: {found}");
    workspace
        .kata(&["demo", "sums", "--plain"])
        .assert()
        .failure()
        .stderr(contains(format!("solutions/sums/demo.md:{line}")));
}

#[test]
fn a_kata_without_a_walk_through_says_so() {
    let workspace = workspace();
    std::fs::remove_file(workspace.path().join("solutions/sums/demo.md")).expect("it is there");
    workspace
        .kata(&["demo", "sums"])
        .assert()
        .code(2)
        .stderr(contains(
            "has no walk-through yet: there is no solutions/sums/demo.md",
        ));
    assert!(gate_6(&workspace).contains("the kata has no walk-through"));
}

const RIGHT: &str = "\u{1b}[C";
const LEFT: &str = "\u{1b}[D";

/// A stage on which the first slide is shown.
fn stage(workspace: &Workspace) -> Screen {
    let mut screen = workspace.screen(&["demo", "sums"]);
    screen.wait_for("The smallest wish there is.");
    screen
}

#[test]
fn on_stage_it_goes_forward_and_back_from_the_first_to_the_last() {
    let workspace = rehearsed();
    let mut screen = stage(&workspace);
    assert!(
        screen.text().starts_with(" sums 1/4  Nothing"),
        "{}",
        screen.text()
    );
    for shown in [
        "✘ red unit::nothing_is_zero",
        "A constant will do.",
        "+     0",
        "✔ green  1 test",
        "your code 0",
        "+ fn first(numbers: &[u32]) -> u32 {",
        "✔ green  2 tests",
        "✘ red unit::more::several_are_added",
        "numbers.iter().sum()",
        "✔ green  3 tests",
        "And what was true stays true.",
        "✔ green already unit::more::none_again",
        "Now with a name.",
        "Refactor",
    ] {
        screen.press(RIGHT);
        screen.wait_for(shown);
    }
    screen.press(LEFT);
    screen.wait_for("Now with a name.");
    screen.press("\u{1b}[F");
    screen.wait_for("sums 4/4  Even");
    screen.wait_for("✔ green  5 tests");
    screen.press("\u{1b}[H");
    screen.wait_for("The smallest wish there is.");
    screen.press("g3\r");
    screen.wait_for("sums 3/4  Several");
    screen.press("g9\r");
    screen.wait_for("the steps are 1 to 4");
    screen.press("q");
    assert_eq!(screen.end(), 0);
    assert_eq!(workspace.read("katas/sums/src/lib.rs"), STARTER);
}

#[test]
fn on_stage_the_tests_run_live_and_keys_work_meanwhile() {
    let workspace = rehearsed();
    let mut screen = stage(&workspace);
    screen.press("r?");
    screen.wait_for("this list");
    screen.press("?");
    screen.wait_for("0 of 1 tests pass: not yet implemented");
    screen.press("t");
    screen.wait_for("fn nothing_is_zero() {");
    screen.press("t");
    for _ in 0..4 {
        screen.press(RIGHT);
    }
    screen.wait_for("✔ green  1 test");
    screen.press("r");
    screen.wait_for("1 of 1 tests pass");
    screen.press("d");
    screen.wait_for("-     todo!()");
    screen.press("r");
    screen.press("q");
    assert_eq!(screen.end(), 0);
}

#[test]
fn on_stage_the_code_follows_into_the_editor_and_what_was_there_comes_back() {
    let workspace = rehearsed();
    let mine = format!("// my own work\n{STARTER}");
    let mut screen = stage(&workspace);
    workspace.write("katas/sums/src/lib.rs", &mine);
    screen.press("a");
    screen.wait_for("katas/sums/src follows");
    assert_eq!(workspace.read("katas/sums/src/lib.rs"), STARTER);
    screen.press("g2\r");
    screen.wait_for("sums 2/4");
    screen.wait_for("follows");
    assert!(workspace.read("katas/sums/src/lib.rs").contains("    0\n"));
    screen.press("q");
    assert_eq!(screen.end(), 0);
    assert_eq!(workspace.read("katas/sums/src/lib.rs"), mine);
    let kept = workspace.json(&["log", "sums", "--json"]);
    assert_eq!(kept["entries"][0]["before"], "demo");
}

#[test]
fn an_edit_in_the_folder_during_the_demo_is_kept() {
    let workspace = rehearsed();
    let typed = format!("// a question of the class\n{STARTER}");
    let mut screen = stage(&workspace);
    screen.press("a");
    screen.wait_for("follows");
    workspace.write("katas/sums/src/lib.rs", &typed);
    screen.press("g2\r");
    screen.wait_for("what you typed: cargo kata back sums 2");
    assert!(workspace.read("katas/sums/src/lib.rs").contains("    0\n"));
    workspace.write("katas/sums/src/lib.rs", "// the last word\n");
    screen.press("q");
    screen.wait_for("cargo kata back sums 3");
    assert_eq!(screen.end(), 0);
    assert_eq!(workspace.read("katas/sums/src/lib.rs"), STARTER);
    for (number, text) in [("2", typed.as_str()), ("3", "// the last word\n")] {
        workspace.kata(&["back", "sums", number]).assert().code(0);
        assert_eq!(workspace.read("katas/sums/src/lib.rs"), text);
    }
}

#[test]
fn a_run_beside_a_demo_leaves_it_the_folder() {
    let workspace = rehearsed();
    let mut screen = stage(&workspace);
    screen.press("a");
    screen.wait_for("follows");
    workspace
        .kata(&["sums"])
        .assert()
        .stderr(contains("a demo").not());
    screen.press("q");
    assert_eq!(screen.end(), 0);
    assert_eq!(workspace.read("katas/sums/src/lib.rs"), STARTER);
}

#[cfg(unix)]
#[test]
fn a_demo_that_is_killed_while_it_has_the_folder_loses_nothing() {
    use nix::sys::signal::{Signal, kill};
    let workspace = rehearsed();
    let mine = format!("// my own work\n{STARTER}");
    let mut screen = stage(&workspace);
    workspace.write("katas/sums/src/lib.rs", &mine);
    screen.press("a");
    screen.wait_for("follows");
    let process = nix::unistd::Pid::from_raw(screen.process().try_into().expect("a process"));
    kill(process, Signal::SIGKILL).expect("it is there");
    screen.end();
    let told = contains(
        "a demo was ended before it put back what was in katas/sums/src: cargo kata back sums 1",
    );
    // As long as the demo's code is there, other commands say so.
    for args in [&["sums"][..], &["sums"], &[], &["diff", "sums", "1"]] {
        workspace.kata(args).assert().stderr(told.clone());
    }
    // Another demo puts back the learner's code, and not that of the demo that was killed.
    let mut screen = stage(&workspace);
    screen.wait_for("a demo was ended before it put back");
    screen.press("a");
    screen.wait_for("follows");
    screen.press("q");
    screen.wait_for("It is also entry 1");
    assert_eq!(screen.end(), 0);
    assert_eq!(workspace.read("katas/sums/src/lib.rs"), mine);
    workspace
        .kata(&["sums"])
        .assert()
        .stderr(contains("a demo").not());
}

/// The first ten steps of a course are more than a first lesson shows: no slide of theirs has to be scrolled on the screen that
/// the guide for instructors recommends. A course without katas gets one here.
#[test]
fn in_a_first_lesson_no_slide_is_too_high() {
    let small = Workspace::empty();
    let list = assert_cmd::Command::new(env!("CARGO_BIN_EXE_kata"))
        .arg("--json")
        .current_dir(real_root())
        .output()
        .expect("it runs");
    let list: serde_json::Value = serde_json::from_slice(&list.stdout).expect("JSON");
    let first = list["katas"][0]["name"].as_str();
    let kata = first.unwrap_or("first-lesson");
    let in_the_course = |words: &[&str]| match first {
        Some(_) => {
            let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kata"));
            command.args(words);
            command.cwd(real_root());
            command
        }
        None => small.command(words),
    };
    if first.is_none() {
        small.kata(&["new", kata]).assert().code(0);
    }
    // It is rehearsed first. On a busy machine that takes longer than any screen is waited for.
    let words = ["demo", kata, "--plain"];
    let mut rehearsal = small.kata(&words);
    if first.is_some() {
        rehearsal = assert_cmd::Command::new(env!("CARGO_BIN_EXE_kata"));
        rehearsal.args(words).current_dir(real_root());
    }
    rehearsal.assert().code(0);
    let mut screen = Screen::of(in_the_course(&["demo", kata]));
    screen.resize(
        NonZero::new(30).expect("rows"),
        NonZero::new(100).expect("columns"),
    );
    screen.wait_for(&format!("{kata} 1/"));
    let mut seen = 0;
    let mut too_high = Vec::new();
    loop {
        // This is drawn below the slide, so the slide is whole then.
        screen.press("g");
        screen.wait_for("go to step");
        let text = screen.text();
        let top = text.lines().next().unwrap_or_default().to_owned();
        let step = top.split(&format!("{kata} ")).nth(1).expect("a step");
        let (step, of) = step.split_once('/').expect("of so many");
        let of = of.split(|c: char| !c.is_ascii_digit()).next();
        if step == "11" || of == Some(step) {
            break;
        }
        if text.contains("rows more") {
            too_high.push(text.clone());
        }
        seen += 1;
        screen.press("x");
        screen.wait_until_gone("go to step");
        screen.press(RIGHT);
        screen.wait_until_gone(top.trim());
    }
    assert!(too_high.is_empty(), "{}", too_high.join("\n"));
    assert!(
        seen > if first.is_some() { 20 } else { 1 },
        "only {seen} slides"
    );
    screen.press("q");
    assert_eq!(screen.end(), 0);
}

#[rstest]
#[case::removed(&["remove", "sums"], "then remove the kata")]
#[case::renamed(&["rename", "sums", "totals"], "then rename the kata")]
fn a_kata_whose_folder_a_demo_has_stays_where_it_is(#[case] words: &[&str], #[case] advice: &str) {
    let workspace = rehearsed();
    let mut screen = stage(&workspace);
    screen.press("a");
    screen.wait_for("katas/sums/src");
    workspace
        .kata(words)
        .assert()
        .code(2)
        .stderr(contains("a demo of `sums` is running: end it").and(contains(advice)));
    assert!(workspace.path().join(LIB).is_file());
    screen.press("q");
    assert_eq!(screen.end(), 0);
    assert_eq!(workspace.read(LIB), STARTER);
    workspace.kata(words).assert().code(0);
    assert!(!workspace.path().join(LIB).exists());
}

#[test]
fn another_size_is_drawn_anew() {
    let workspace = rehearsed();
    let mut screen = stage(&workspace);
    screen.resize(
        NonZero::new(12).expect("rows"),
        NonZero::new(40).expect("columns"),
    );
    screen.press(RIGHT);
    screen.wait_for("rows more");
    assert!(screen.text().lines().count() <= 12, "{}", screen.text());
    screen.press("q");
    assert_eq!(screen.end(), 0);
}

#[test]
fn walk_throughs_replay_beside_the_other_gates_and_are_told_in_their_place() {
    let workspace = workspace();
    let output = workspace
        .kata(&["verify", "--gate", "3", "--gate", "6", "--gate", "7"])
        .output()
        .expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let told: Vec<_> = text
        .lines()
        .filter(|line| line.contains(" · ") || line.contains(" gate "))
        .map(|line| line.split("  ").take(2).collect::<String>())
        .collect();
    let order = [
        "sums · A tiny kata",
        "✔ gate 3",
        "✔ gate 6",
        "✔ gate 7",
        // It has no tests, so that there is nothing to look behind.
        "tiny · A tiny kata",
        "✘ gate 3",
        "✘ gate 6",
    ];
    assert_eq!(told, order, "{text}");
    assert_eq!(output.status.code(), Some(2));
}
