//! `kata new`: what it makes is red as a kata should be and whole as a kata should be, and the course lists it. `kata
//! rename` and `kata remove` change that.

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;

use crate::workspace::Workspace;

#[test]
fn a_new_kata_is_red_by_its_own_program_and_verifies_and_that_is_remembered() {
    let workspace = Workspace::empty();
    workspace
        .kata(&["new", "two-words"])
        .assert()
        .code(0)
        .stdout(contains("cargo kata verify two-words"));
    let verdict = workspace.json(&["two-words", "--json"]);
    assert_eq!(verdict["light"], "red");
    let layers: Vec<_> = verdict["tests"]
        .as_array()
        .expect("tests")
        .iter()
        .map(|test| test["layer"].clone())
        .collect();
    assert_eq!(layers, ["unit", "unit", "integration", "e2e"]);
    what_passed_is_verified_again_when_something_has_changed_and_on_demand(&workspace);
    a_changed_starter_is_packed_and_solved_code_is_not(&workspace);
}

fn a_changed_starter_is_packed_and_solved_code_is_not(workspace: &Workspace) {
    const SRC: &str = "katas/two-words/src/lib.rs";
    let packed = || {
        std::fs::read(workspace.path().join("katas/two-words/starter.tar")).expect("it is there")
    };
    let first = packed();
    workspace.replace(SRC, "//!", "//! Once more.");
    let gate = &["verify", "two-words", "--gate", "1"];
    workspace
        .kata(gate)
        .assert()
        .code(1)
        .stdout(contains("is not src/: src/lib.rs"))
        .stdout(contains("pack it: cargo kata pack two-words"));
    workspace.kata(&["pack"]).assert().code(0);
    let second = packed();
    assert_ne!(second, first);
    workspace.kata(gate).assert().code(0);
    // Solved code is no starter, in every way to pack it.
    let solved = workspace.read("solutions/two-words/src/lib.rs");
    workspace.write(SRC, &solved);
    workspace
        .kata(&["pack", "two-words"])
        .assert()
        .code(1)
        .stdout(contains("is left as it is: the code in src/ is no starter"));
    assert_eq!(packed(), second);
    workspace.kata(&["reset", "two-words"]).assert().code(0);
    assert!(workspace.read(SRC).contains("//! Once more."));
}

/// On the same kata: another one would build its dependencies a second time.
fn what_passed_is_verified_again_when_something_has_changed_and_on_demand(workspace: &Workspace) {
    let verify = |args: &[&str]| {
        let args = [&["verify", "two-words"], args].concat();
        let output = workspace.kata(&args).assert().code(0);
        let text = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
        assert!(text.contains("all passed"), "{text}");
        text
    };
    let first = verify(&[]);
    assert!(!first.contains("as before"), "{first}");
    let second = verify(&[]);
    let line = "  as before: nothing has changed since it passed (--again verifies it anyway)\n";
    assert_eq!(second.replace(line, ""), first);
    assert!(verify(&["--gate", "4"]).contains("as before"));
    assert!(!verify(&["--again"]).contains("as before"));
    for (file, old, new) in [
        ("katas/two-words/README.md", "\n", "\n\n"),
        ("solutions/two-words/src/lib.rs", "//!", "//! Once more."),
        ("katas/two-words/starter.tar", "//!", "//@"),
        ("docs/src/concepts/two-words.md", "\n", "\n\n"),
        ("Cargo.lock", "version", " version"),
    ] {
        let text = workspace.read(file);
        workspace.write(file, &text.replacen(old, new, 1));
        let told = workspace
            .kata(&["verify", "two-words", "--gate", "3"])
            .output();
        let told = String::from_utf8(told.expect("it runs").stdout).expect("text");
        assert!(!told.contains("as before"), "{file}: {told}");
        workspace.write(file, &text);
    }
    assert!(verify(&[]).contains("as before"));
}

#[test]
fn a_name_that_is_there_already_changes_nothing() {
    let workspace = Workspace::with_kata("// mine\n", "");
    workspace
        .kata(&["new", "tiny"])
        .assert()
        .code(2)
        .stderr(contains("there is already katas"));
    assert_eq!(workspace.read("katas/tiny/src/lib.rs"), "// mine\n");
}

#[test]
fn a_name_that_cargo_would_refuse_is_explained() {
    Workspace::empty()
        .kata(&["new", "My Kata"])
        .assert()
        .code(2)
        .stderr(contains("lower-case letters"));
}

const README: &str =
    "# C\n\n| kata | you build |\n|---|---|\n| [mine-one](katas/mine-one/README.md) | sums |\n";
const TASKS: &str = "{\n  \"id\": \"kata\",\n  \"options\": [\n    \"mine-one\"\n  ]\n}\n";

#[test]
fn a_kata_is_listed_renamed_and_removed_wherever_the_course_names_it() {
    let workspace = Workspace::empty();
    workspace.kata(&["new", "mine-one"]).assert().code(0);
    workspace.write("README.md", README);
    workspace.write(".vscode/tasks.json", TASKS);
    workspace
        .kata(&["new", "next-one"])
        .assert()
        .code(0)
        .stdout(contains("It is listed in:\n  README.md\n"));
    let row = "| [next-one](katas/next-one/README.md) | What a learner builds |\n";
    assert_eq!(workspace.read("README.md"), README.to_owned() + row);
    assert!(
        workspace
            .read(".vscode/tasks.json")
            .contains("\"mine-one\",\n    \"next-one\"\n")
    );
    let manifest = || workspace.read("katas/next-one/Cargo.toml");
    assert!(manifest().contains("after = [\"mine-one\"]"));
    workspace
        .kata(&["rename", "mine-one", "next-one"])
        .assert()
        .code(2)
        .stderr(contains("there is already katas"));

    // Of a kata that does not compile a run takes no time, and is remembered all the same.
    workspace.write("katas/mine-one/src/lib.rs", "half\n");
    workspace.kata(&["mine-one"]).assert().code(1);
    workspace.kata(&["reset", "mine-one"]).assert().code(0);
    workspace
        .kata(&["rename", "mine-one", "first-one"])
        .assert()
        .code(0)
        .stdout(contains("It is renamed in:").and(contains("README.md")))
        .stdout(contains("The old name is still here").not());
    assert_eq!(
        workspace.read("README.md"),
        README.replace("mine-one", "first-one") + row
    );
    assert!(manifest().contains("after = [\"first-one\"]"));
    assert!(
        workspace
            .path()
            .join("docs/src/concepts/first-one.md")
            .is_file()
    );
    let log = workspace.json(&["log", "first-one", "--json"]);
    assert_eq!(log["entries"][0]["light"], "amber", "{log:#}");
    let list = workspace.json(&["--json"]);
    assert_eq!(list["katas"][0]["name"], "first-one", "{list:#}");
    assert_eq!(list["katas"][0]["light"], "amber", "{list:#}");
    for gone in [
        ".kata/mine-one.json",
        "katas/mine-one",
        "solutions/mine-one",
        "docs/src/concepts/mine-one.md",
    ] {
        assert!(!workspace.path().join(gone).exists(), "{gone}");
    }
    workspace
        .kata(&[
            "verify",
            "first-one",
            "--gate",
            "1",
            "--gate",
            "3",
            "--gate",
            "5",
        ])
        .assert()
        .code(0);

    let linked = "See [unit.rs](../../katas/first-one/tests/unit.rs), [it](concepts/first-one.md#why) and [a](b.md).\n";
    workspace.write("docs/src/proofs.md", linked);
    workspace
        .kata(&["remove", "first-one"])
        .assert()
        .code(0)
        .stdout(contains("  docs/src/proofs.md\n"))
        .stdout(contains(".kata/removed/first-one"))
        .stdout(contains("katas/next-one/Cargo.toml"));
    assert!(manifest().contains("after = []"));
    assert!(!workspace.read("README.md").contains("first-one"));
    assert!(
        workspace
            .read(".vscode/tasks.json")
            .contains("[\n    \"next-one\"\n")
    );
    let kept = workspace.path().join(".kata/removed/first-one");
    assert!(kept.join("katas/first-one/src/lib.rs").is_file());
    assert!(kept.join("docs/src/concepts/first-one.md").is_file());
    assert_eq!(
        workspace.read("docs/src/proofs.md"),
        "See unit.rs, it and [a](b.md).\n"
    );
    the_last_kata_may_go_and_another_may_come(&workspace);
}

/// The kept reports come along, and a demo does not lose the learner's code on the way.
#[test]
fn a_kata_that_is_renamed_keeps_its_reports_and_a_demo_puts_the_code_back_first() {
    let workspace = Workspace::empty();
    workspace.kata(&["new", "old-one"]).assert().code(0);
    for (name, text) in [
        ("old-one-1", "report 1\n"),
        ("old-one-2", "report 2\n"),
        ("new-one-1", "of a kata that is removed\n"),
    ] {
        workspace.write(&format!(".kata/kept/{name}.md"), text);
    }
    let renamed = || workspace.kata(&["rename", "old-one", "new-one"]);
    // A demo that was killed has left its code there.
    let note = r#"{"entry":1,"was":"before","shown":"shown"}"#;
    workspace.write(".kata/old-one.demo", note);
    renamed().assert().code(2).stderr(contains(
        "cargo kata back old-one 1\nthen rename the kata\n",
    ));
    assert!(workspace.path().join("katas/old-one/src/lib.rs").is_file());
    renamed().assert().code(0);
    let kept = [1, 2, 3].map(|number| workspace.read(&format!(".kata/kept/new-one-{number}.md")));
    assert_eq!(
        kept,
        ["of a kata that is removed\n", "report 1\n", "report 2\n"]
    );
    for gone in ["old-one.demo", "kept/old-one-1.md", "kept/old-one-2.md"] {
        let gone = workspace.path().join(".kata").join(gone);
        assert!(!gone.exists(), "{}", gone.display());
    }
}

/// The order of imports depends on the name, and so does the packed copy of the suites.
#[test]
fn a_kata_that_is_renamed_is_as_rustfmt_and_the_packed_copy_want_it() {
    let workspace = Workspace::empty();
    workspace.kata(&["new", "zebra"]).assert().code(0);
    let file = "katas/zebra/tests/unit.rs";
    let text = workspace.read(file);
    workspace.write(
        file,
        &text.replace("use zebra", "use std::mem as _;\nuse zebra"),
    );
    workspace.kata(&["pack", "zebra"]).assert().code(0);
    workspace
        .kata(&["rename", "zebra", "apple"])
        .assert()
        .code(0);
    let text = workspace.read("katas/apple/tests/unit.rs");
    let at = |line: &str| {
        text.find(line)
            .unwrap_or_else(|| panic!("no {line}: {text}"))
    };
    assert!(at("use apple") < at("use std"), "{text}");
    workspace
        .kata(&["verify", "apple", "--gate", "1"])
        .assert()
        .code(0);
}

/// Cargo reads a course without katas, git keeps its folders, and the next kata is listed where the others were.
fn the_last_kata_may_go_and_another_may_come(workspace: &Workspace) {
    workspace.kata(&["remove", "next-one"]).assert().code(0);
    git(workspace, &["init", "--quiet"]);
    git(workspace, &["add", "."]);
    let clone = Workspace::outside();
    let from = workspace.path().to_str().expect("a path");
    git(workspace, &["commit", "--quiet", "--message", "all"]);
    git(&clone, &["clone", "--quiet", from, "clone"]);
    let inside = |mut command: assert_cmd::Command| {
        command.current_dir(clone.path().join("clone"));
        command.envs(clone.environment()).assert()
    };
    let mut cargo = assert_cmd::Command::new(env!("CARGO"));
    cargo.args(["metadata", "--no-deps", "--format-version=1"]);
    inside(cargo).success();
    inside(clone.kata(&[])).code(0);
    inside(clone.kata(&["verify"]))
        .code(0)
        .stdout(contains("the course has no kata to verify"));
    let said = inside(clone.kata(&["new", "after-all"])).code(0);
    said.stdout(contains(
        "It is listed in:\n  README.md\n  .vscode/tasks.json\n",
    ));
    assert_eq!(
        clone.read("clone/README.md"),
        README
            .replace("sums", "What a learner builds")
            .replace("mine-one", "after-all")
    );
    assert_eq!(
        clone.read("clone/.vscode/tasks.json"),
        TASKS.replace("mine-one", "after-all")
    );
}

#[test]
fn a_workspace_that_lacks_what_a_kata_takes_from_it_is_told_all_of_it() {
    let workspace = Workspace::empty();
    workspace.write(
        "Cargo.toml",
        "[workspace]\nmembers = [\"katas/*\", \"solutions/*\"]\n",
    );
    workspace
        .kata(&["new", "lacking"])
        .assert()
        .code(2)
        .stderr(contains(
            "[workspace.package]\n  edition = …\n  license = …\n  publish = …",
        ))
        .stderr(contains(
            "[workspace.dependencies]\n  assert_cmd = …\n  mockall = …",
        ))
        .stderr(contains("[workspace.lints]"));
    assert!(!workspace.path().join("katas/lacking").exists());
}

/// What is left of the template is told as soon as the kata is an own one; what the course does without is not asked for.
#[test]
fn what_is_left_of_the_template_and_what_the_course_does_without_is_told() {
    let workspace = Workspace::empty();
    let manifest = workspace.read("Cargo.toml");
    let without = "\n[workspace.metadata.kata]\nwithout = [\"demo\", \"concepts\"]\n";
    workspace.write("Cargo.toml", &(manifest.clone() + without));
    workspace.kata(&["new", "left-over"]).assert().code(0);
    for absent in [
        "solutions/left-over/demo.md",
        "docs/src/concepts/left-over.md",
    ] {
        assert!(!workspace.path().join(absent).exists(), "{absent}");
    }
    let verify = || workspace.kata(&["verify", "left-over", "--gate", "5", "--gate", "6"]);
    verify()
        .assert()
        .code(0)
        .stdout(contains("it is still the greeting of the template"))
        .stdout(contains("without the concept pages: the course has none"))
        .stdout(contains(
            "gate 6  not entered: the course has no walk-throughs",
        ))
        .stdout(contains("1 gate: all passed"));
    workspace.replace(
        "solutions/left-over/src/lib.rs",
        "Greets guests",
        "Tells the tide",
    );
    verify()
        .assert()
        .code(1)
        .stdout(contains(
            "the text of the template is left: `Who needs this, and why.`",
        ))
        .stdout(contains("at katas/left-over/tests/mine.rs:4"))
        .stdout(contains("Something else").not());
    workspace.write("Cargo.toml", &manifest);
    verify()
        .assert()
        .code(1)
        .stdout(contains("the concept has no page"))
        .stdout(contains("the kata has no walk-through"));
}

fn git(workspace: &Workspace, args: &[&str]) {
    let mut git = std::process::Command::new("git");
    git.args([
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.org",
        "-c",
        "core.autocrlf=false",
    ]);
    let output = git.args(args).current_dir(workspace.path()).output();
    let output = output.expect("git runs");
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn a_change_enters_the_gates_that_look_at_it_once_or_on_each_save() {
    let workspace = Workspace::empty();
    workspace.kata(&["new", "touched"]).assert().code(0);
    git(&workspace, &["init", "--quiet"]);
    git(&workspace, &["add", "."]);
    git(&workspace, &["commit", "--quiet", "--message", "all"]);
    let changed = || workspace.kata(&["verify", "--changed"]);
    changed()
        .assert()
        .code(0)
        .stdout("nothing has changed that a gate looks at\n");
    workspace.replace("katas/touched/hints.md", "# Hints", "# Help");
    workspace.write("notes.toml", "");
    changed()
        .assert()
        .code(0)
        .stdout(contains("notes.toml has changed"))
        .stdout(contains("gate 5").and(contains("gate 1").not()))
        .stdout(contains("1 kata, 4 tests, 1 gate: all passed"));
    workspace
        .kata(&["verify", "--changed", "--gate", "5"])
        .assert()
        .code(2);

    let mut screen = workspace.screen(&["verify", "--watch"]);
    screen.wait_for("waiting for a save");
    let hints = workspace.read("katas/touched/hints.md");
    let spoilt = hints.replace("## e2e::", "## e2e::not_");
    workspace.save("katas/touched/hints.md", &spoilt);
    screen.wait_for("names no test");
    workspace.save("katas/touched/hints.md", &hints);
    let mine = workspace.read("katas/touched/tests/mine.rs");
    workspace.save("katas/touched/tests/mine.rs", &(mine + "//\n"));
    screen.wait_for("saved: katas/touched/tests/mine.rs");
    screen.press("\u{3}");
    assert_eq!(screen.end(), 130);
}

/// Between two courses: the kata comes with all that belongs to it, in what it needs of the workspace, too.
#[test]
fn a_kata_of_another_course_is_taken_along_under_another_name() {
    let (theirs, ours) = (Workspace::empty(), Workspace::empty());
    theirs.kata(&["new", "given-one"]).assert().code(0);
    theirs.replace(
        "katas/given-one/Cargo.toml",
        "after = []",
        "after = [\"absent\"]",
    );
    // What a learner has done there stays there.
    theirs.write("katas/given-one/src/lib.rs", "solved\n");
    let manifest = ours.read("Cargo.toml");
    let line = manifest.lines().find(|line| line.starts_with("rstest = "));
    let line = format!("{}\n", line.expect("a version"));
    ours.write("Cargo.toml", &manifest.replace(&line, ""));
    theirs.write("docs/src/path.md", "# The path\n");
    let readme = theirs.read("katas/given-one/README.md");
    let linked = "\nSee [the path](../../docs/src/path.md) and [its tests](tests/unit.rs).\n";
    theirs.write("katas/given-one/README.md", &(readme + linked));
    let from = theirs.path().join("katas/given-one");
    let from = from.to_str().expect("a path");
    ours.kata(&["new", "taken-one", "--from", from])
        .assert()
        .code(0)
        .stdout(contains("Added to [workspace.dependencies]: rstest"))
        .stdout(contains(
            "the links are plain words now:\n  katas/taken-one/README.md\n",
        ))
        .stdout(contains("cargo kata verify taken-one"));
    let readme = ours.read("katas/taken-one/README.md");
    assert!(
        readme.ends_with("\nSee the path and [its tests](tests/unit.rs).\n"),
        "{readme}"
    );
    assert!(ours.read("Cargo.toml").contains("rstest = {"));
    assert!(
        ours.read("katas/taken-one/Cargo.toml")
            .contains("after = []")
    );
    assert!(ours.read("katas/taken-one/src/lib.rs").contains("todo!()"));
    ours.kata(&[
        "verify",
        "taken-one",
        "--gate",
        "1",
        "--gate",
        "4",
        "--gate",
        "5",
    ])
    .assert()
    .code(0);
    ours.kata(&["new", "--from", "no-such-kata"])
        .assert()
        .code(2)
        .stderr(contains("there is no kata to take along"));
}

/// The translation is shown to a learner who reads that language; an author is told when it is stale.
#[test]
fn a_kata_in_another_language_is_shown_and_is_told_when_it_is_stale() {
    let workspace = Workspace::empty();
    workspace.kata(&["new", "gezeiten"]).assert().code(0);
    let manifest = "katas/gezeiten/Cargo.toml";
    let words = "[package.metadata.kata.in.de]\ntitle = \"Ein Gruß\"\ntopic = \"Wer wird gegrüßt?\"\n\n[lib]";
    workspace.replace(manifest, "[lib]", words);
    let hints = workspace.read("katas/gezeiten/hints.md");
    let question = "What is the same for every guest, and what changes?";
    assert!(hints.contains(question), "{hints}");
    let german = hints
        .replace(question, "Was bleibt gleich?")
        .replace("puts a value into a text", "setzt einen Wert ein");
    workspace.write("katas/gezeiten/hints.de.md", &german);
    let verify = || workspace.kata(&["verify", "gezeiten", "--gate", "5"]);
    let output = verify().assert().code(1).stdout(contains(
        "the translation is not of katas/gezeiten/hints.md as it is now",
    ));
    let said = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    let line = said
        .split("its first line be: ")
        .nth(1)
        .and_then(|rest| rest.lines().next());
    let line = line.expect("the line to write");
    workspace.write("katas/gezeiten/hints.de.md", &format!("{line}\n{german}"));
    verify().assert().code(0);

    let spoken = |args: &[&str], language: &str| {
        let mut command = workspace.kata(args);
        command.env("LANG", language).env_remove("KATA_LANG");
        command.assert()
    };
    spoken(&[], "de_DE.UTF-8").stdout(contains("Ein Gruß"));
    spoken(&[], "fr_FR.UTF-8").stdout(contains("What a learner builds"));
    spoken(&["hint", "gezeiten"], "de_DE.UTF-8").stdout(contains("Was bleibt gleich?"));
    let page = workspace.read("docs/src/concepts/gezeiten.md");
    let page = page.replace("### Who is greeted?", "### Wer wird begrüßt?");
    workspace.write("docs/src/concepts/gezeiten.de.md", &page);
    // The option comes before the environment.
    for (args, shown) in [
        (&["--lang", "de"][..], "Ein Gruß"),
        (
            &["hint", "gezeiten", "--lang", "de"],
            "setzt einen Wert ein",
        ),
        (
            &["quiz", "gezeiten", "--answers", "--lang", "de"],
            "Wer wird begrüßt?",
        ),
    ] {
        spoken(args, "fr_FR.UTF-8").stdout(contains(shown));
    }
    spoken(&["--lang", "German"], "C")
        .code(2)
        .stderr(contains("such as de"));
    let course = workspace.read("Cargo.toml");
    let setting = "\n[workspace.metadata.kata]\nlanguage = \"de\"\n";
    workspace.write("Cargo.toml", &(course + setting));
    spoken(&[], "C").stdout(contains("Ein Gruß"));

    workspace.write(
        "katas/gezeiten/hints.md",
        &hints.replace("# Hints", "# Help"),
    );
    verify().assert().code(1);
}
