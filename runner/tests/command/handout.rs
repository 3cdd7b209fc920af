//! `kata handout`: an edition for learners has what they need, works, and shows no solution.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;

use crate::any_course::Course;
use crate::workspace::Workspace;

/// All files below a folder as texts, by their paths in it with slashes. Bytes that are no text are replaced.
fn texts(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(dir) = waiting.pop() {
        for entry in dir.read_dir().expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let inside = path.strip_prefix(folder).expect("below it");
                let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
                let bytes = std::fs::read(&path).expect("a file");
                let text = String::from_utf8_lossy(&bytes).into_owned();
                found.insert(parts.join("/"), text);
            }
        }
    }
    found
}

/// Lines of code that are long enough to say something.
fn lines_of_code(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| line.len() >= 30 && !line.starts_with("//"))
}

/// The lines of a kata's solution, its impostors and its twins that a learner is not given.
fn secrets(root: &Path, kata: &str) -> BTreeSet<String> {
    let given = texts(&root.join("katas").join(kata));
    let given: BTreeSet<_> = given
        .values()
        .flat_map(|text| text.lines().map(str::trim))
        .collect();
    let hints = given.iter().copied().collect::<Vec<_>>().join("\n");
    let solution = texts(&root.join("solutions").join(kata));
    let code = solution
        .iter()
        .filter(|(path, _)| path.rsplit('.').next() == Some("rs"));
    let lines = code.flat_map(|(_, text)| lines_of_code(text));
    lines
        .filter(|line| !hints.contains(line))
        .map(str::to_owned)
        .collect()
}

#[test]
fn no_line_of_a_solution_can_be_read_in_a_handout() {
    let course = Course::any();
    let katas = course.katas();
    let names: Vec<_> = katas.iter().map(String::as_str).collect();
    let (_dir, out) = course.handed_out(&names);
    let files = texts(&out);
    let of_the_course = |path: &str| {
        // The runner is the same in the course; the book's pages for learners show first steps.
        path.starts_with("runner/") || path.starts_with("docs/")
    };
    for kata in &katas {
        let secrets = secrets(course.root(), kata);
        assert!(!secrets.is_empty(), "{kata} has none");
        let sealed = &files[&format!("sealed/{kata}.kata")];
        let seen = secrets.iter().find(|line| sealed.contains(line.as_str()));
        assert_eq!(seen, None, "{kata} is not sealed");
        let own = files.iter().filter(|(path, _)| !of_the_course(path));
        for (path, text) in own {
            let seen = text
                .lines()
                .map(str::trim)
                .find(|line| secrets.contains(*line));
            // Another kata may have the same line.
            let is_its_own =
                path.starts_with(&format!("katas/{kata}/")) || !path.starts_with("katas/");
            assert!(
                seen.is_none() || !is_its_own,
                "{path} shows `{seen:?}` of {kata}"
            );
        }
    }
    assert!(!out.join("solutions").exists() && !out.join(".git").exists());
}

/// The pages of a handout, and where the links of each lead.
fn dead_links(out: &Path, files: &BTreeMap<String, String>) -> Vec<String> {
    let mut dead = Vec::new();
    for (page, text) in files
        .iter()
        .filter(|(path, _)| path.rsplit('.').next() == Some("md"))
    {
        if page.starts_with("runner/") {
            continue;
        }
        let folder = out.join(page).parent().expect("a folder").to_owned();
        for rest in text.split("](").skip(1) {
            let to = rest.split([')', '#']).next().unwrap_or_default();
            let is_here =
                !to.is_empty() && !to.contains("://") && !to.contains(char::is_whitespace);
            if is_here && !folder.join(to).exists() {
                dead.push(format!("{page}: {to}"));
            }
        }
    }
    dead
}

/// What a learner reads or runs in a handout: all but the runner's sources, the lock file and what is sealed.
fn is_read(path: &str) -> bool {
    !["runner/", "sealed/", "Cargo.lock"]
        .iter()
        .any(|other| path.starts_with(other))
}

#[test]
fn a_handout_names_no_other_kata_no_missing_command_and_has_no_dead_link() {
    let course = Course::any();
    let all = course.katas();
    assert!(!all.is_empty());
    for kata in &all {
        let (_dir, out) = course.handed_out(&[kata]);
        let files = texts(&out);
        assert_eq!(dead_links(&out, &files), Vec::<String>::new(), "{kata}");
        for (path, text) in files.iter().filter(|(path, _)| is_read(path)) {
            let text = text.replace('\n', " ");
            let commands = ["verify", "solution", "demo", "pack", "new", "handout"];
            let commands = commands
                .iter()
                .flat_map(|one| [format!("kata {one} "), format!("kata {one}`")]);
            let others = all.iter().filter(|other| *other != kata);
            let others = others.flat_map(|other| {
                [
                    format!("cargo kata {other} "),
                    format!("cargo kata {other}`"),
                    format!("katas/{other}/"),
                    format!("kata `{other}`"),
                    format!("\"{other}\","),
                ]
            });
            // The note of a file that was written says who wrote it.
            let text = text.replace("Written by `cargo kata handout`", "");
            let named = commands
                .chain(others)
                .find(|words| text.contains(words.as_str()));
            assert_eq!(named, None, "{path} in the handout of {kata}");
        }
        assert!(files["README.md"].contains(&format!("cargo kata {kata}")));
        assert!(files["justfile"].contains("@cargo kata flip"));
    }
}

/// The names of the packages in a lock file.
fn locked(lock: &str) -> BTreeSet<&str> {
    let names = lock.lines().filter_map(|line| line.strip_prefix("name = "));
    names.map(|name| name.trim_matches('"')).collect()
}

#[test]
fn a_handout_locks_only_what_it_needs_in_the_same_versions() {
    let course = Course::small();
    let (_dir, out) = course.handed_out(&["handed-early"]);
    let lock = std::fs::read_to_string(out.join("Cargo.lock")).expect("a lock file");
    let whole = std::fs::read_to_string(course.root().join("Cargo.lock")).expect("a lock file");
    let names = locked(&lock);
    for needed in [
        "kata",
        "kata-launcher",
        "kata-overlay",
        "handed-early",
        "rstest",
        "clap",
    ] {
        assert!(names.contains(needed), "{needed}");
    }
    for other in [
        "handed-late",
        "handed-early-solution",
        "jsonschema",
        "portable-pty",
    ] {
        assert!(locked(&whole).contains(other), "{other}");
        assert!(!names.contains(other), "{other}");
    }
    let versions = |text: &str| -> BTreeSet<String> {
        let pairs = text.split("[[package]]\n").skip(1);
        pairs
            .map(|one| one.lines().take(2).collect::<Vec<_>>().join(" "))
            .collect()
    };
    assert!(versions(&lock).is_subset(&versions(&whole)));
    // As it is now, so that a build may not change it.
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args([
        "metadata",
        "--locked",
        "--offline",
        "--format-version=1",
        "--no-deps",
    ]);
    cargo.current_dir(&out).assert().success();
}

/// A course of three katas, and a handout of two of them in another order.
struct Class {
    course: Workspace,
}

const MINE: &str = "#[test]\nfn a_guest_is_greeted_by_name() {\n    assert_eq!(handed_two::greeting(\"Ada\"), \"Hello, Ada!\");\n}\n";

impl Class {
    fn new() -> Self {
        let course = Workspace::empty();
        for kata in ["handed-one", "handed-three", "handed-two"] {
            course.kata(&["new", kata]).assert().code(0);
        }
        course.replace(
            "katas/handed-two/Cargo.toml",
            "after = [\"handed-three\"]",
            "after = [\"handed-one\", \"handed-three\"]",
        );
        Self { course }
    }

    fn out(&self) -> PathBuf {
        self.course.path().join("class")
    }

    /// The command in the handout.
    fn kata(&self, args: &[&str]) -> Command {
        let mut command = self.course.kata(args);
        command.current_dir(self.out());
        command
    }
}

#[test]
fn a_learner_works_in_a_handout_as_in_the_course() {
    let class = Class::new();
    // The instructor has solved a kata and written tests: learners get the starter.
    let solved = class.course.read("solutions/handed-two/src/lib.rs");
    class.course.write("katas/handed-two/src/lib.rs", &solved);
    class
        .course
        .kata(&["handout", "handed-two", "handed-one", "--out", "class"])
        .assert()
        .code(0)
        .stdout(contains("class: handed-two, handed-one"));
    let out = class.out();
    let starter = std::fs::read_to_string(out.join("katas/handed-two/src/lib.rs")).expect("a file");
    assert!(starter.contains("todo!()"), "{starter}");
    let manifest =
        std::fs::read_to_string(out.join("katas/handed-two/Cargo.toml")).expect("a file");
    assert!(manifest.contains("after = [\"handed-one\"]"), "{manifest}");

    // Its own order, although one says that it comes after the other.
    let listed = class.kata(&[]).assert().code(0).get_output().stdout.clone();
    let listed = String::from_utf8(listed).expect("text");
    let position = |name: &str| {
        listed
            .find(name)
            .unwrap_or_else(|| panic!("{name}: {listed}"))
    };
    assert!(position("handed-two") < position("handed-one"), "{listed}");
    assert!(!listed.contains("handed-three"), "{listed}");

    class
        .kata(&["handed-two"])
        .assert()
        .code(1)
        .stdout(contains("red").and(contains("cargo kata hint handed-two")));
    class.kata(&["hint", "handed-two"]).assert().code(0);
    class
        .kata(&["log", "handed-two"])
        .assert()
        .code(0)
        .stdout(contains("red"));
    class.kata(&["handed-two", "--list"]).assert().code(1);

    std::fs::write(out.join("katas/handed-two/tests/mine.rs"), MINE).expect("a file");
    class
        .kata(&["flip", "handed-two"])
        .assert()
        .code(1)
        .stdout(contains("accepts the right code").and(contains("not caught yet")));
    assert_eq!(
        sources_of_copies(&class.course, "handed-two"),
        Vec::<PathBuf>::new()
    );
    let both = MINE
        .replace("Ada", "Grace")
        .replace("by_name", "by_another_name");
    std::fs::write(
        out.join("katas/handed-two/tests/mine.rs"),
        MINE.to_owned() + &both,
    )
    .expect("a file");
    class
        .kata(&["flip", "handed-two"])
        .assert()
        .code(0)
        .stdout(contains("1 of 1 impostor"));
    class
        .kata(&["ask", "handed-two", "greeting(\"Grace\")"])
        .assert()
        .code(0)
        .stdout(contains("Hello, Grace!"));

    // Green, with no command that cannot work.
    std::fs::write(out.join("katas/handed-two/src/lib.rs"), solved).expect("a file");
    let program = class.course.read("solutions/handed-two/src/main.rs");
    std::fs::write(out.join("katas/handed-two/src/main.rs"), program).expect("a file");
    class
        .kata(&["handed-two"])
        .assert()
        .code(0)
        .stdout(contains("cargo kata flip handed-two").and(contains("solution").not()));
    class
        .kata(&["hint", "handed-two"])
        .assert()
        .code(0)
        .stdout(contains("solution").not());
}

/// The sources of a sealed solution that a build has left in the target folder.
fn sources_of_copies(course: &Workspace, kata: &str) -> Vec<PathBuf> {
    let (_, target) = course.environment()[0];
    let mut found = Vec::new();
    let mut waiting = vec![Path::new(target).join("kata")];
    while let Some(dir) = waiting.pop() {
        let entries = dir.read_dir().into_iter().flatten().flatten();
        for path in entries
            .map(|entry| entry.path())
            .filter(|path| path.is_dir())
        {
            let is_of_kata = path.components().any(|part| part.as_os_str() == kata);
            let is_source = path.ends_with("merged/src") || path.ends_with("ask/src");
            if is_source && is_of_kata {
                found.push(path);
            } else {
                waiting.push(path);
            }
        }
    }
    found
}

#[test]
fn commands_of_authors_are_neither_shown_nor_carried_out_in_a_handout() {
    let class = Class::new();
    class
        .course
        .kata(&["handout", "--out", "class", "--git"])
        .assert()
        .code(0)
        .stdout(contains("class: handed-one, handed-three, handed-two"));
    let help = class
        .kata(&["--help"])
        .assert()
        .code(0)
        .get_output()
        .stdout
        .clone();
    let help = String::from_utf8(help).expect("text");
    let offered = class
        .kata(&["complete", ""])
        .assert()
        .code(0)
        .get_output()
        .stdout
        .clone();
    let offered = String::from_utf8(offered).expect("text");
    for (command, args) in [
        ("verify", &["verify"][..]),
        ("solution", &["solution", "handed-one", "--reveal"]),
        ("demo", &["demo", "handed-one"]),
        ("pack", &["pack"]),
        ("new", &["new", "more"]),
        ("handout", &["handout", "--out", "again"]),
    ] {
        assert!(!help.contains(&format!("\n  {command} ")), "{help}");
        let is_offered = offered
            .lines()
            .any(|line| line.split('\t').next() == Some(command));
        assert!(!is_offered, "{offered}");
        class.kata(args).assert().code(2).stderr(contains(format!(
            "`cargo kata {command}` is not in this handout"
        )));
    }
    assert!(
        offered.lines().any(|line| line.starts_with("flip")),
        "{offered}"
    );
    // A history of one commit, in which no solution ever was.
    let log = git(&class.out(), &["log", "--all", "--format=%H"]);
    assert_eq!(log.lines().count(), 1, "{log}");
    let names = git(&class.out(), &["log", "--all", "--name-only", "--format="]);
    assert!(
        !names.contains("solutions/") && names.contains("katas/handed-one/src/lib.rs"),
        "{names}"
    );
    assert_eq!(git(&class.out(), &["status", "--porcelain"]), "");
}

fn git(dir: &Path, args: &[&str]) -> String {
    let mut command = std::process::Command::new("git");
    let output = command.args(args).current_dir(dir).output().expect("git");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn a_handout_that_cannot_be_made_leaves_everything_as_it_was() {
    let course = Workspace::empty();
    course.kata(&["new", "handed-one"]).assert().code(0);
    course.write("full/mine.txt", "mine");
    let refused = |args: &[&str], code: i32, says: &'static str| {
        let args = [&["handout"], args].concat();
        course
            .kata(&args)
            .assert()
            .code(code)
            .stderr(contains(says));
    };
    refused(&["--out", "full"], 2, "has files in it");
    refused(
        &["nothing", "--out", "new"],
        2,
        "there is no kata or command `nothing`",
    );
    refused(
        &["handed-one", "handed-one", "--out", "new"],
        2,
        "named twice",
    );
    course.replace(
        "katas/handed-one/tests/unit.rs",
        "#[case(\"Grace\", \"Hello, Grace!\")]",
        "// Easier.",
    );
    refused(
        &["--out", "new"],
        1,
        "the tests of `handed-one` are not as they ship",
    );
    std::fs::remove_dir_all(course.path().join("solutions/handed-one")).expect("it is there");
    refused(&["--out", "new"], 2, "has no solution");
    assert_eq!(course.read("full/mine.txt"), "mine");
    let left = course.path().read_dir().expect("a folder");
    let left: Vec<_> = left
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    let is_new = |name: &&std::ffi::OsString| name.to_string_lossy().contains("new");
    assert_eq!(left.iter().find(is_new), None, "{left:?}");
}
