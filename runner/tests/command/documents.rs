//! What the documents say is held against the command: the commands that they show.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::workspace::{Workspace, has_kata};

/// The folder of the real workspace.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the runner lies in the workspace")
}

/// All files below a folder that end so, from the root of the workspace.
pub fn files(folder: &str, end: &str) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(end) {
                found.insert(path.strip_prefix(root()).expect("below it").to_owned());
            }
        }
    }
    found
}

pub fn read(path: impl AsRef<Path>) -> String {
    std::fs::read_to_string(root().join(path)).expect("a document")
}

/// A command that a document shows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Shown {
    /// As it stands there, without a comment behind it.
    command: String,
    /// Where, for the person who has to fix it.
    place: String,
}

/// The commands of a document: the lines of its `sh` blocks, and code in a text that begins with `cargo kata` or `just`.
fn commands(file: &Path) -> Vec<Shown> {
    let text = read(file);
    let mut found = Vec::new();
    let mut block: Option<String> = None;
    // Code in a text may go on in the next line.
    let mut paragraph = String::new();
    for (index, line) in text.lines().chain([""]).enumerate() {
        let place = format!("{}:{}", file.display(), index + 1);
        let fence = line.trim_start().strip_prefix("```");
        if block.is_none() && (fence.is_some() || line.is_empty()) {
            let codes = paragraph.split('`').skip(1).step_by(2);
            let codes =
                codes.filter(|code| code.starts_with("cargo kata ") || code.starts_with("just "));
            found.extend(codes.map(|code| Shown {
                command: code.to_owned(),
                place: format!("above {place}"),
            }));
            paragraph.clear();
        }
        if let Some(language) = fence {
            block = match block {
                Some(_) => None,
                None => Some(language.trim().to_owned()),
            };
        } else if block.as_deref() == Some("sh") {
            let command = line.split(" #").next().unwrap_or_default().trim();
            if !command.is_empty() && !command.starts_with('#') {
                let command = command.to_owned();
                found.push(Shown { command, place });
            }
        } else if block.is_none() {
            paragraph += line.trim();
            paragraph.push(' ');
        }
    }
    found
}

/// The documents for people: those on top, and the book's own.
pub fn documents() -> Vec<PathBuf> {
    let own = ["README.md", "CONTRIBUTING.md"].map(PathBuf::from);
    own.into_iter().chain(files("docs", ".md")).collect()
}

/// What a word of the documents stands for here: a placeholder for something, every kata for the small one.
fn filled(word: &str) -> &str {
    match word.trim_matches('\'') {
        kata if is_of_a_course(kata) => "jwt",
        "NAME" | "[NAME]" | "TOPIC" | "[TOPIC]" => "jwt",
        "N" | "M" | "[N" | "M]]" | "[N]" => "1",
        "SHELL" => "bash",
        "FILE" => "report.xml",
        "ITEM" | "[ITEM]" => "greeting",
        word => word,
    }
}

/// Whether the word is the name of a kata: of one that is there, of one that was there, or of one that a page makes. Any other
/// word is misspelt.
fn is_of_a_course(word: &str) -> bool {
    static MADE: LazyLock<BTreeSet<String>> = LazyLock::new(made_on_pages);
    has_kata(word) || had_kata(word) || MADE.contains(word)
}

/// Whether the course had a kata of that name: the table of strength keeps the row of a kata that is removed.
pub fn had_kata(name: &str) -> bool {
    static ROWS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let table = read("docs/strength.md");
        let lines: Vec<_> = table.lines().collect();
        let rows = lines.windows(2).filter(|pair| !pair[1].starts_with("|-"));
        let cells = rows.filter_map(|pair| pair[0].strip_prefix("| ")?.split(' ').next());
        cells
            .map(|name| name.trim_matches('`').to_owned())
            .collect()
    });
    ROWS.contains(name)
}

/// The katas that the pages make as examples: `cargo kata new tides`.
fn made_on_pages() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for page in documents() {
        for line in read(&page).lines() {
            for (at, begins) in line.match_indices("cargo kata new ") {
                let rest = &line[at + begins.len()..];
                let name = rest.split(|c: char| !is_of_a_name(c)).next();
                let name = name.filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
                found.extend(name.map(str::to_owned));
            }
        }
    }
    found
}

fn is_of_a_name(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
}

#[test]
fn a_misspelt_word_is_no_kata() {
    for word in ["flop", "flpi", "tidse", "", "NAME", "--from", "kata"] {
        assert!(!is_of_a_course(word), "{word}");
    }
    assert!(is_of_a_course("tides"));
}

/// The same for a command that makes something, or takes it away.
fn made(word: &str) -> String {
    match word {
        "NAME" | "OLD" => "http",
        "NEW" => "fresh",
        "DIR" => "my-course",
        word => word,
    }
    .to_owned()
}

/// The words of a command that makes a folder beside the course: here it is one in the workspace, which vanishes with it. Where a
/// test may not ask a registry, no crates come along.
fn inside(args: Vec<String>) -> Vec<String> {
    if args.first().is_none_or(|name| name != "handout") {
        return args;
    }
    let mut kept: Vec<String> = Vec::new();
    for word in args {
        let word = word.trim_start_matches("../").to_owned();
        if word != "--vendor" && !kept.contains(&word) {
            kept.push(word);
        }
    }
    kept
}

/// A workspace with a small kata that is called like a real one, and two runs in its journal.
fn small_course() -> Workspace {
    let workspace = Workspace::empty();
    workspace.kata(&["new", "jwt"]).assert().code(0);
    workspace.write(
        "solutions/jwt/solo.rs",
        "#[test]\nfn ada() {\n    assert_eq!(jwt::greeting(\"Ada\"), \"Hello, Ada!\");\n}\n",
    );
    workspace.write(
        "solutions/jwt/solo.md",
        "# Alone\n\n## One guest\n\n```red\nmine::ada\nby: not yet implemented\n```\n\n```rust,green,file=src/lib.rs,solution\ngreeting\n```\n",
    );
    for _ in 0..2 {
        workspace.kata(&["jwt"]).assert().code(1);
    }
    workspace
}

#[test]
fn every_command_that_a_document_shows_is_one() {
    let mut shown: BTreeMap<Vec<String>, Shown> = BTreeMap::new();
    let mut count = 0;
    let recipes = recipes();
    for document in documents() {
        for command in commands(&document) {
            count += 1;
            let mut words: Vec<_> = command.command.split_whitespace().collect();
            if let ["just", recipe, ..] = words[..] {
                let Some(to_kata) = recipes.get(recipe) else {
                    panic!("{}: there is no recipe `{recipe}`", command.place)
                };
                if !to_kata {
                    continue;
                }
                words.splice(..2, ["cargo", "kata", recipe]);
                if recipe == "kata" {
                    words.remove(2);
                }
            }
            if let ["target/debug/kata", ..] = words[..] {
                words.splice(..1, ["cargo", "kata"]);
            }
            match words[..] {
                ["cargo", "kata", ref args @ ..] => {
                    // The journal is short here, and has no twelfth run.
                    let runs = matches!(args, ["back" | "diff", ..]);
                    let makes = matches!(args, ["new" | "init" | "remove" | "rename", ..]);
                    // In a text `cargo kata flip` is what the command is called.
                    let called_so = command.place.starts_with("above")
                        && matches!(
                            args,
                            ["hint"
                                | "solution"
                                | "log"
                                | "back"
                                | "reset"
                                | "diff"
                                | "flip"
                                | "demo"]
                        );
                    let object = called_so.then_some("jwt");
                    let args =
                        args.iter()
                            .copied()
                            .chain(object)
                            .map(|word| match word.parse::<u32>() {
                                Ok(_) if runs => "1".to_owned(),
                                _ if makes => made(word),
                                _ => filled(word).to_owned(),
                            });
                    let args = inside(args.collect());
                    shown.entry(args).or_insert(command);
                }
                // CI runs these as they stand.
                ["cargo", "build", "--package", "kata"]
                | ["cargo", "test"]
                | ["cargo", "bench", ..]
                | ["git", "clone", _]
                | ["cd", _] => {}
                _ => panic!("{}: no test runs `{}`", command.place, command.command),
            }
        }
    }
    assert!(count > 30, "only {count} commands were found");
    let workspace = small_course();
    workspace.write("submissions/ann/notes.txt", "nothing yet");
    let mut wrong = Vec::new();
    for (args, Shown { command, place }) in shown {
        let mut args: Vec<_> = args.iter().map(String::as_str).collect();
        // Not every machine has a jail.
        if args.first() == Some(&"mark") {
            args.push("--trust");
        }
        if let ["remove" | "rename", name, ..] = args[..] {
            workspace.kata(&["new", name]).assert().code(0);
        }
        let watches = args.first() == Some(&"watch") || args.contains(&"--watch");
        let status = if watches || args.contains(&"--predict") {
            let mut screen = workspace.screen(&args);
            screen.wait_for(if watches { "q quit" } else { "greet" });
            // A watch is left, a question answered.
            screen.press(if watches { "q" } else { "r" });
            screen.end()
        } else {
            let output = workspace.kata(&args).output().expect("the command runs");
            u32::try_from(output.status.code().expect("a status")).expect("a status")
        };
        if status > 1 {
            wrong.push(format!("{place}: `{command}` ends with {status}"));
        }
        // What one command made is not there for the next.
        for made in ["http", "fresh"] {
            for folder in ["katas", "solutions"] {
                let _ = std::fs::remove_dir_all(workspace.path().join(folder).join(made));
            }
            let page = format!("docs/src/concepts/{made}.md");
            let _ = std::fs::remove_file(workspace.path().join(page));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The recipes of the justfile, and whether each passes its words on to `cargo kata`.
fn recipes() -> BTreeMap<String, bool> {
    let text = read("justfile");
    let lines: Vec<_> = text.lines().collect();
    lines
        .windows(2)
        .filter(|pair| !pair[0].starts_with([' ', '#', '[']) && pair[0].contains(':'))
        .filter(|pair| !pair[0].contains(":="))
        .map(|pair| {
            let name = pair[0].split([' ', ':']).next().unwrap_or_default();
            (name.to_owned(), pair[1].trim().starts_with("@cargo kata"))
        })
        .collect()
}

/// Words that a shell changes if it reads them a second time.
#[cfg(unix)]
const AWKWARD: [&str; 8] = [
    "<Part as Display>::fmt",
    "two  words",
    "it's",
    "\"quoted\"",
    "$HOME",
    "`x` $(y)",
    "* ? [a]",
    r"a\b",
];

#[test]
fn no_recipe_lets_the_shell_read_its_words_again() {
    let justfile = read("justfile");
    assert!(justfile.contains("\nset positional-arguments := true\n"));
    let lines = justfile.lines().filter(|line| !line.starts_with('#'));
    let again: Vec<_> = lines.filter(|line| line.contains("{{")).collect();
    assert!(again.is_empty(), "{again:?}");
    assert!(recipes().len() > 10);
}

/// Real `just`, and a `cargo` that prints its words. `.ci/run` installs `just`; where it is not there, the test above has
/// to do.
#[cfg(unix)]
#[test]
fn just_hands_words_on_as_they_were_typed() {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;
    if Command::new("just").arg("--version").output().is_err() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("justfile"), read("justfile")).expect("a file");
    let cargo = folder.path().join("cargo");
    std::fs::write(&cargo, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n").expect("a file");
    std::fs::set_permissions(&cargo, std::fs::Permissions::from_mode(0o755)).expect("it is ours");
    let mut path = std::ffi::OsString::from(folder.path());
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    let mut tried = 0;
    for (recipe, forwards) in recipes() {
        if !forwards && recipe != "test" {
            continue;
        }
        tried += 1;
        // What makes a kata takes one word only.
        let awkward = if recipe == "new" {
            &AWKWARD[..1]
        } else {
            &AWKWARD[..]
        };
        let output = Command::new("just")
            .arg(&recipe)
            .args(awkward)
            .current_dir(folder.path())
            .env("PATH", &path)
            .output()
            .expect("just runs");
        let said = String::from_utf8_lossy(&output.stdout);
        let own = match recipe.as_str() {
            "kata" => vec!["kata"],
            "test" => vec!["test"],
            command => vec!["kata", command],
        };
        let words: Vec<_> = own.iter().chain(awkward).copied().collect();
        assert_eq!(
            said.lines().collect::<Vec<_>>(),
            words,
            "{recipe}: {output:?}"
        );
    }
    assert!(tried > 10, "only {tried} recipes were tried");
}

/// The script of a step of the workflow for a class, by the step's id.
#[cfg(unix)]
fn script_of_the_workflow(id: &str) -> String {
    let text = read(".github/workflows/classroom.yml");
    let step = text.split(&format!("id: {id}\n")).nth(1).expect("a step");
    let script = step.split("run: |\n").nth(1).expect("a script");
    let lines = script
        .lines()
        .take_while(|line| line.starts_with("          "));
    lines.map(str::trim_start).collect::<Vec<_>>().join("\n")
}

/// Wherever the copy lies and however it was made: a fork, a copy of a template, a handout.
#[cfg(unix)]
#[test]
fn the_workflow_for_a_class_runs_the_katas_that_are_begun_and_no_others() {
    let workspace = Workspace::empty();
    let begun = || {
        let output = workspace.path().join("output");
        let mut shell = std::process::Command::new("bash");
        shell.args(["-e", "-c", &script_of_the_workflow("begun")]);
        shell
            .current_dir(workspace.path())
            .env("GITHUB_OUTPUT", &output);
        let ended = shell.output().expect("bash");
        assert!(ended.status.success(), "{ended:?}");
        let said = std::fs::read_to_string(&output).expect("an output");
        std::fs::remove_file(&output).expect("it is there");
        said
    };
    assert_eq!(begun(), "katas=[]\n", "a course without katas");
    for kata in ["one", "two", "three"] {
        workspace.add_kata(kata, "pub fn a() {}\n", "");
    }
    assert_eq!(begun(), "katas=[]\n");
    workspace.write("katas/two/src/lib.rs", "pub fn a() { b() }\n");
    assert_eq!(begun(), "katas=[\"two\"]\n");
    workspace.write("katas/one/src/more.rs", "");
    assert_eq!(begun(), "katas=[\"one\",\"two\"]\n");
    let text = read(".github/workflows/classroom.yml");
    assert!(text.contains("fromJSON(needs.begun.outputs.katas)") && !text.contains("fork }}"));
    // The one that `kata init` makes differs in how it gets the runner.
    let of_a_course = read("runner/template/course/classroom.yml");
    let jobs = |text: &str| {
        let job = text.split("\njobs:\n").nth(1).expect("jobs");
        job.split("      - name: The runner\n")
            .next()
            .map(str::to_owned)
    };
    let of_a_course = jobs(&of_a_course).map(|text| text.replace("            ~/.cargo/bin\n", ""));
    assert_eq!(of_a_course, jobs(&text));
}
