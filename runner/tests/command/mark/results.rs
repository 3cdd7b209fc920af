//! What is written about a class: names that do harm, weights, a deadline, and the formats of others.

use std::process::Command;

use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use serde_json::{Value, json};

use crate::browser;

use super::{Class, RIGHT, has_a_jail, mark_of, read, write};

/// The schema that the documentation has.
fn schema() -> jsonschema::Validator {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/marks.schema.json");
    let text = std::fs::read_to_string(file).expect("the schema");
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    jsonschema::validator_for(&schema).expect("a schema")
}

#[test]
fn names_do_no_harm_and_results_fit_their_schemas() {
    let class = Class::new();
    for name in [
        "=HYPERLINK(\"x\")",
        "-1+1",
        "a\nb",
        "\u{1b}[2J\u{202e}",
        "<b>&\"'",
        "comma, quote\"",
    ] {
        class.hand_in(name, super::STARTER, &[]);
    }
    class.hand_in("ann", RIGHT, &[]);
    let out = tempfile::tempdir().expect("a folder");
    let told = class.mark(&["--trust"], out.path()).success();
    let told = told.get_output();
    for stream in [&told.stdout, &told.stderr] {
        let text = String::from_utf8_lossy(stream);
        assert!(
            !text.contains('\u{1b}') && !text.contains('\u{202e}'),
            "{text}"
        );
    }
    let marks = read(&out.path().join("marks.json"));
    let errors: Vec<_> = schema()
        .iter_errors(&marks)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert_eq!(mark_of(&marks, "a\\nb")["state"], "not_begun");
    let csv = std::fs::read_to_string(out.path().join("marks.csv")).expect("a file");
    assert_eq!(csv.lines().count(), 8, "{csv}");
    for line in csv.lines() {
        let cell = line.trim_start_matches('"');
        assert!(!cell.starts_with(['=', '-', '+', '@']), "{line}");
    }
    assert!(csv.contains("\"comma, quote\"\"\""), "{csv}");
    let xml = std::fs::read_to_string(out.path().join("marks.xml")).expect("a file");
    let document = roxmltree::Document::parse(&xml).expect("XML");
    let suites = document
        .descendants()
        .filter(|node| node.has_tag_name("testsuite"));
    assert_eq!(suites.count(), 7);
    let folders = std::fs::read_dir(out.path().join("gradescope")).expect("a folder");
    assert_eq!(folders.count(), 7);
    let own = read(&out.path().join("gradescope/ann/results.json"));
    assert_eq!(own["score"], json!(100.0));
    assert_eq!(own["tests"][0]["status"], "passed");
}

/// An instructor who tries the command with new handouts should not see an empty table alone.
#[test]
fn submissions_without_a_begun_kata_are_named() {
    let class = Class::new();
    class.hand_in("ann", super::STARTER, &[]);
    class.hand_in("bob", super::STARTER, &[]);
    let out = tempfile::tempdir().expect("a folder");
    class
        .mark(&["--trust"], out.path())
        .success()
        .stdout(contains("no kata is begun").and(contains("ann, bob")));
    class
        .mark(&["--trust", "--kata", "tiny"], out.path())
        .success()
        .stdout(contains("no kata is begun").not());
}

#[test]
fn a_job_on_github_gets_a_summary_and_annotations() {
    let class = Class::new();
    class.hand_in("ann", RIGHT, &[]);
    let half = super::ADD.to_owned() + "pub fn double(_: u32) -> u32 { todo!() }\n";
    class.hand_in("<b>|*bob*", &half, &[]);
    class.hand_in("eve", "pub fn add(", &[]);
    let out = tempfile::tempdir().expect("a folder");
    let mut command = class.workspace.kata(&["mark", "--trust", "--out"]);
    command.arg(out.path()).arg(class.dir.path());
    command.env("GITHUB_ACTIONS", "true");
    let told = command.assert().success();
    let errors = String::from_utf8_lossy(&told.get_output().stderr).into_owned();
    let annotations: Vec<_> = errors
        .lines()
        .filter(|line| line.starts_with("::error "))
        .collect();
    // What does not compile comes first.
    assert!(
        annotations[0].starts_with("::error title=eve%3A tiny::amber, 0 of 2 given tests pass: "),
        "{errors}"
    );
    assert_eq!(
        annotations[1..],
        ["::error title=<b>|*bob*%3A tiny::red, 1 of 2 given tests pass: unit::double_is_twice"]
    );
    let summary = std::fs::read_to_string(out.path().join("marks.md")).expect("a file");
    let lines: Vec<_> = summary.lines().collect();
    assert_eq!(
        lines[..7],
        [
            "## Marks",
            "",
            "| learner | points | tiny |",
            "| --- | --- | --- |",
            "| \\<b\\>\\|\\*bob\\* | 50 | 1 of 2 |",
            "| ann | 100 | 2 of 2 |",
            "| eve | 0 | amber |",
        ]
    );
    assert!(
        lines
            .contains(&"- \\<b\\>\\|\\*bob\\*\\, tiny\\: stopped at unit\\:\\:double\\_is\\_twice"),
        "{summary}"
    );
}

#[test]
fn weights_and_a_deadline_count_and_what_is_not_understood_is_named() {
    let class = Class::new();
    class.hand_in("ann", RIGHT, &[]);
    let git = |args: &[&str]| {
        let done = Command::new("git")
            .args(["-c", "user.name=ann", "-c", "user.email=ann@example.org"])
            .args(args)
            .current_dir(class.dir.path().join("ann"))
            .env("GIT_COMMITTER_DATE", "2026-11-02T12:00:00Z")
            .output()
            .expect("git");
        assert!(done.status.success(), "{done:?}");
    };
    git(&["init", "--quiet"]);
    git(&[
        "commit",
        "--quiet",
        "--allow-empty",
        "--message",
        "handed in",
    ]);
    let file = class.dir.path().join("class.toml");
    write(
        &file,
        "deadline = 2026-11-02T11:59:59Z\ngiven = 1\nown = 1\n[weights]\ntiny = 2\n",
    );
    let marks = class.marks(&["--trust"]);
    let ann = &marks["learners"][0];
    assert_eq!(
        json!([ann["committed"], ann["late"]]),
        json!([1_793_620_800_u64, true])
    );
    assert_eq!(ann["points"], json!(50.0));
    assert_eq!(marks["katas"][0]["weight"], 2);
    for (text, named) in [
        ("dedline = 1", "dedline"),
        ("[weights]\ntinny = 1", "there is no kata `tinny`"),
    ] {
        write(&file, text);
        let out = tempfile::tempdir().expect("a folder");
        let told = class.mark(&["--trust"], out.path()).code(2);
        told.stderr(contains("class.toml").and(contains(named)));
    }
}

#[test]
fn a_class_file_that_is_named_and_not_there_is_named() {
    let class = Class::new();
    class.hand_in("ann", super::STARTER, &[]);
    let out = tempfile::tempdir().expect("a folder");
    let told = class.mark(&["--trust", "--class", "no/class.toml"], out.path());
    told.code(2)
        .stderr(contains("there is no file `no/class.toml`").and(contains("leave out `--class`")));
}

#[test]
fn without_a_jail_nothing_is_run_and_the_message_says_what_to_install() {
    let class = Class::new();
    class.hand_in("ann", RIGHT, &[]);
    let nowhere = tempfile::tempdir().expect("a folder");
    // Cargo is called by its path there.
    let mut command = class
        .workspace
        .kata(&["mark", class.dir.path().to_str().expect("text")]);
    let told = command.env("PATH", nowhere.path()).assert().code(3);
    if cfg!(target_os = "linux") {
        told.stderr(contains("apt install bubblewrap").and(contains("--trust")));
    } else {
        told.stderr(contains("on Linux only").and(contains("--trust")));
    }
}

#[test]
fn a_git_repository_of_a_submission_runs_nothing() {
    if !has_a_jail() {
        return;
    }
    let class = Class::new();
    class.hand_in("eve", super::STARTER, &[]);
    let repository = class.dir.path().join("eve/.git");
    let evil = class.dir.path().join("evil");
    write(&repository.join("HEAD"), "ref: refs/heads/main\n");
    let config = format!(
        "[core]\n\trepositoryformatversion = 0\n\tfsmonitor = touch {0}\n\tpager = touch {0}\n[log]\n\tshowSignature = true\n[gpg]\n\tprogram = touch {0}\n",
        evil.display()
    );
    write(&repository.join("config"), &config);
    write(&repository.join("objects/info/alternates"), "/etc\n");
    let marks = class.marks(&["--kata", "tiny"]);
    assert_eq!(marks["learners"][0]["committed"], Value::Null);
    assert!(!evil.exists());
}

#[test]
fn shards_that_are_joined_are_the_class_and_nothing_is_run_twice() {
    let class = Class::new();
    let half = RIGHT.replace("n * 2", "n");
    for (learner, lib) in [
        ("ann", RIGHT),
        ("bob", &half),
        ("joe", super::STARTER),
        ("kim", RIGHT),
    ] {
        class.hand_in(learner, lib, &[]);
    }
    let whole = tempfile::tempdir().expect("a folder");
    class.mark(&["--trust"], whole.path()).success();
    let shards = [1, 2, 3].map(|number| {
        let out = tempfile::tempdir().expect("a folder");
        class
            .mark(&["--trust", "--shard", &format!("{number}/3")], out.path())
            .success();
        out
    });
    let files = shards.each_ref().map(|out| out.path().join("marks.json"));
    let joined = tempfile::tempdir().expect("a folder");
    let text = |path: &std::path::Path| path.to_str().expect("text").to_owned();
    let mut args = vec![
        "mark".to_owned(),
        "--out".to_owned(),
        text(joined.path()),
        "--join".to_owned(),
    ];
    args.extend(files.iter().map(|file| text(file)));
    let words: Vec<_> = args.iter().map(String::as_str).collect();
    class.workspace.kata(&words).assert().success();
    for file in ["marks.json", "marks.html", "marks.csv"] {
        let bytes = |dir: &tempfile::TempDir| std::fs::read(dir.path().join(file)).expect("a file");
        assert_eq!(bytes(&whole), bytes(&joined), "{file} differs");
    }
    // A class does not have the same learner twice.
    let first = text(&files[0]);
    let told = class
        .workspace
        .kata(&["mark", "--join", &first, &first])
        .assert()
        .code(2);
    told.stderr(contains("`ann` is in a file before it, too"));
    // What was marked is remembered by its bytes, for every learner.
    class.hand_in("zoe", &half, &[]);
    let marked = || {
        let out = tempfile::tempdir().expect("a folder");
        let began = std::time::Instant::now();
        class.mark(&["--trust"], out.path()).success();
        (read(&out.path().join("marks.json")), began.elapsed())
    };
    let (marks, _) = marked();
    assert_eq!(mark_of(&marks, "zoe")["state"], "red");
    let kept =
        std::fs::read_dir(class.workspace.path().join("target/kata/tiny")).expect("a folder");
    let kept = kept
        .flatten()
        .find(|entry| entry.file_name() == "marked.json")
        .expect("it is kept");
    let kept = read(&kept.path());
    // Right, half and the starter: three texts of five learners.
    assert_eq!(kept.as_object().expect("an object").len(), 3);
}

#[test]
fn the_same_work_under_other_names_is_a_question() {
    let class = Class::new();
    let lines = |name: &str, step: u32| -> String {
        let lines = (0..20).map(|n| {
            format!(
                "    if {name} == {} {{ return {name} + {} + {n}; }}\n",
                1000 + n * step,
                n * step
            )
        });
        lines.collect()
    };
    let lib = |name: &str, step: u32| {
        format!(
            "{}pub fn double({name}: u32) -> u32 {{\n{}    {name} * 2\n}}\n",
            super::ADD,
            lines(name, step)
        )
    };
    class.hand_in("ann", &lib("n", 3), &[]);
    class.hand_in("bob", &format!("// all mine\n\n{}", lib("number", 3)), &[]);
    class.hand_in("kim", &lib("n", 7), &[]);
    class.hand_in("joe", super::STARTER, &[]);
    class.hand_in("zoe", super::STARTER, &[]);
    let marks = class.marks(&["--trust"]);
    assert_eq!(
        marks["alike"],
        json!([{"kata": "tiny", "one": "ann", "other": "bob", "percent": 100}])
    );
}

#[test]
fn the_page_has_all_in_itself_and_no_name_gets_out_of_its_data() {
    let class = Class::new();
    class.hand_in("<script>alert(1)<!--", RIGHT, &[]);
    class.hand_in("ann", RIGHT, &[]);
    let out = tempfile::tempdir().expect("a folder");
    class.mark(&["--trust"], out.path()).success();
    let page = std::fs::read_to_string(out.path().join("marks.html")).expect("a file");
    assert!(
        !page.contains("alert(1)<") && !page.contains("<script>alert"),
        "{page}"
    );
    assert!(
        !page.contains("http:") && !page.contains("https:") && !page.contains("src="),
        "{page}"
    );
    let (_, data) = page.split_once("type=\"application/json\">").expect("data");
    let (data, _) = data.split_once("</script>").expect("its end");
    let data: Value = serde_json::from_str(data).expect("JSON");
    assert_eq!(data["learners"][0]["name"], "<script>alert(1)<!--");
}

/// In a browser, where there is one: names are text, and a click sorts.
#[test]
fn a_browser_shows_the_page_and_sorts_it() {
    let class = Class::new();
    let own =
        "pub struct Any;\nimpl PartialEq for Any { fn eq(&self, _: &Self) -> bool { true } }\n";
    class.hand_in("<b>ann", &format!("{RIGHT}{own}"), &[]);
    class.hand_in("zoe", super::STARTER, &[]);
    let out = tempfile::tempdir().expect("a folder");
    class.mark(&["--trust"], out.path()).success();
    let page = std::fs::read_to_string(out.path().join("marks.html")).expect("a file");
    let click = "document.querySelectorAll('thead button')[2].click();\
        document.querySelectorAll('thead button')[2].click();";
    let Some(shown) = browser::after(&page, click) else {
        return;
    };
    let (_, body) = shown
        .split_once("<tbody>")
        .unwrap_or_else(|| panic!("{shown}"));
    let (ann, zoe) = (body.find("&lt;b&gt;ann"), body.find(">zoe<"));
    // The one with fewer tests comes first after the second click.
    assert!(ann.is_some() && zoe.is_some() && zoe < ann, "{body}");
    let note = "&lt;b&gt;ann: src/lib.rs:4 has a `PartialEq` of its own for `Any`";
    assert!(body.contains("To look at") && body.contains(note), "{body}");
}
