//! The files of an edition: which of the course's files it takes, and what becomes of them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::commands::error::Error;
use crate::commands::handout::edition::{CommandLine, Edition};
use crate::commands::handout::pages::{self, Question};
use crate::commands::handout::{lists, manifests, prose};
use crate::course::concept;
use crate::course::fingerprint::Inputs;
use crate::course::fingerprint::{LIST, MINE};
use crate::course::handout::{self, Handout};
use crate::course::kata::{Course, Kata};
use crate::course::sealed;
use crate::learner::starter;
use crate::os::files::{self, Files};
use crate::os::git::Git;

/// Files and folders on top that are taken as they are, as far as the course has them.
const AS_THEY_ARE: [&str; 8] = [
    ".gitignore",
    ".helix",
    "LICENSE",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "clippy.toml",
    "rust-toolchain.toml",
    "rustfmt.toml",
];

/// Those that may list katas, or start one.
const WITH_LISTS: [&str; 7] = [
    ".gitattributes",
    ".cargo/config.toml",
    ".devcontainer",
    ".github/workflows/classroom.yml",
    ".vscode",
    ".zed",
    "docs/book.toml",
];

/// What an edition has of the runner: no tests, and no snapshots of them.
const RUNNER: [&str; 9] = [
    "Cargo.toml",
    "cargo-kata",
    "completions",
    "launcher/Cargo.toml",
    "launcher/src",
    "overlay/Cargo.toml",
    "overlay/src",
    "src",
    "template",
];

/// An edition, and what there is to say about it.
pub struct Contents {
    pub edition: Edition,
    pub notes: Vec<String>,
}

/// Puts an edition together.
///
/// # Errors
/// When a kata cannot be handed out, or a file of the course cannot be read.
pub fn of(
    course: &Course,
    git: &dyn Git,
    katas: Vec<Kata>,
    commands: &[CommandLine],
) -> Result<Contents, Error> {
    let is_chosen = |name: &&String| katas.iter().any(|kata| kata.name == **name);
    let missing = course
        .names()
        .iter()
        .filter(|name| !is_chosen(name))
        .cloned();
    let mut edition = Edition {
        missing: missing.collect(),
        commands: commands.to_vec(),
        pages: Vec::new(),
        files: Files::new(),
        katas,
    };
    let mut notes = Vec::new();
    for path in AS_THEY_ARE {
        add(course, path, &mut edition.files)?;
    }
    let mut listing = Files::new();
    for path in WITH_LISTS {
        add(course, path, &mut listing)?;
    }
    for (path, bytes) in listing {
        let text = lists::fitted(&edition, &String::from_utf8_lossy(&bytes));
        edition.files.insert(path, text.into_bytes());
    }
    // What is sealed is no text.
    let attributes = edition.files.entry(".gitattributes".into()).or_default();
    attributes.extend(b"*.kata binary\n");
    for kata in edition.katas.clone() {
        add_kata(course, git, &kata, &mut edition, &mut notes)?;
    }
    let order = Handout {
        katas: edition.katas.iter().map(|kata| kata.name.clone()).collect(),
    };
    let order = toml::to_string(&order).map_err(|error| Error::Report(error.to_string()))?;
    let order = format!("# This is an edition for learners. Its katas, in their order:\n{order}");
    edition
        .files
        .insert(handout::FILE.into(), order.into_bytes());
    add_runner(course, &mut edition)?;
    add_pages(course, &mut edition)?;
    add_workspace(course, &mut edition)?;
    Ok(Contents { edition, notes })
}

/// Adds a file of the course, or all files of a folder.
fn add(course: &Course, path: &str, found: &mut Files) -> Result<(), Error> {
    let place = course.root().join(path);
    if place.is_file() {
        let bytes = std::fs::read(&place).map_err(Error::io("read", &place))?;
        found.insert(path.into(), bytes);
    } else {
        let read = files::read_tree(&place).map_err(Error::io("read", &place))?;
        found.extend(
            read.into_iter()
                .map(|(file, bytes)| (Path::new(path).join(file), bytes)),
        );
    }
    Ok(())
}

/// Adds a kata as it ships: its starter, its suites, and what belongs to its solution, sealed.
fn add_kata(
    course: &Course,
    git: &dyn Git,
    kata: &Kata,
    edition: &mut Edition,
    notes: &mut Vec<String>,
) -> Result<(), Error> {
    let name = &kata.name;
    let place = Path::new("katas").join(name);
    let io = |source| Error::io("read", &kata.dir)(source);
    if !kata.solution_dir.is_dir() {
        return Err(Error::Usage(format!(
            "the kata `{name}` has no solution, and a handout needs it, sealed: there is no folder solutions/{name}"
        )));
    }
    let changes = starter::suites(kata)?.changes(kata, &Inputs::of(&kata.dir).map_err(io)?);
    if let Some(change) = changes.first() {
        return Err(Error::NotYet(format!(
            "the tests of `{name}` are not as they ship: {change}\n\
             restore the file, or pack the kata with its new tests: cargo kata pack {name}"
        )));
    }
    let mut own = files::read_tree(&kata.dir).map_err(io)?;
    own.retain(|path, _| !path.starts_with("src") && path != Path::new(LIST));
    own.extend(starter::read(kata)?);
    let mine = Path::new(MINE);
    let shipped = git.run(
        &course.root().join(".git"),
        &["show", &format!("HEAD:katas/{name}/{MINE}")],
        b"",
    );
    if let Some(said) = shipped.ok().filter(|said| said.success)
        && own
            .get(mine)
            .is_some_and(|now| !files::same_text(now, &said.out))
    {
        notes.push(format!(
            "katas/{name}/tests/mine.rs has tests of your own: the handout has the file of your last commit"
        ));
        own.insert(mine.to_owned(), said.out);
    }
    if let Some(manifest) = own.get_mut(Path::new("Cargo.toml")) {
        *manifest = manifests::of_kata(edition, &String::from_utf8_lossy(manifest)).into_bytes();
    }
    if let Some(rules) = own.get_mut(Path::new("rules.toml")) {
        *rules = lists::fitted(edition, &String::from_utf8_lossy(rules)).into_bytes();
    }
    edition.files.extend(
        own.into_iter()
            .map(|(path, bytes)| (place.join(path), bytes)),
    );
    let mut solution = files::read_tree(&kata.solution_dir).map_err(io)?;
    // What a flip, a question or solo opens has no use for a walk-through.
    for script in [kata.demo_file(), kata.solo_file(), kata.solo_tests_file()] {
        if let Ok(script) = script.strip_prefix(&kata.solution_dir) {
            solution.remove(script);
        }
    }
    edition
        .files
        .insert(sealed::place(name), sealed::seal(&solution));
    Ok(())
}

/// Adds the runner as source, if the course has it.
fn add_runner(course: &Course, edition: &mut Edition) -> Result<(), Error> {
    let mut found = Files::new();
    for path in RUNNER {
        add(course, &format!("runner/{path}"), &mut found)?;
    }
    found.retain(|path, _| path.extension().is_none_or(|end| end != "snap"));
    for (path, bytes) in &mut found {
        if path.ends_with("Cargo.toml") {
            let has_library = found_library(course, path);
            let text = String::from_utf8_lossy(bytes);
            let text = manifests::without_tests(&text, has_library);
            *bytes = text.map_err(|error| malformed(path, &error))?.into_bytes();
        }
    }
    edition.files.extend(found);
    Ok(())
}

fn found_library(course: &Course, manifest: &Path) -> bool {
    course
        .root()
        .join(manifest)
        .with_file_name("src")
        .join("lib.rs")
        .is_file()
}

fn malformed(path: &Path, error: &toml::de::Error) -> Error {
    Error::Usage(format!("{}: {error}", files::shown(path)))
}

/// Adds README, recipes and book.
fn add_pages(course: &Course, edition: &mut Edition) -> Result<(), Error> {
    let mut questions = Vec::new();
    let mut concepts = BTreeSet::new();
    for kata in edition.katas.clone() {
        let has_pages = course.concept_pages(&kata).all(|page| page.is_file());
        for concept in if has_pages {
            concept::of_kata(course, &kata)?
        } else {
            Vec::new()
        } {
            let page = format!("docs/src/concepts/{}.md", concept.name);
            if concepts.insert(page.clone()) {
                add(course, &page, &mut edition.files)?;
                questions.push(Question {
                    kata: kata.name.clone(),
                    title: concept.question,
                    page: concept.name,
                });
            }
        }
    }
    add_learners_pages(course, edition)?;
    let has_book = course.root().join("docs/src/SUMMARY.md").is_file();
    let made = [
        "README.md",
        "docs/src/introduction.md",
        "docs/src/path.md",
        "docs/src/SUMMARY.md",
    ];
    for page in made
        .iter()
        .filter(|page| has_book || !page.starts_with("docs"))
    {
        edition.files.insert(page.into(), Vec::new());
    }
    for (path, text) in [
        ("README.md", pages::readme(edition, &questions)),
        (
            "docs/src/introduction.md",
            pages::introduction(edition, &questions),
        ),
        ("docs/src/path.md", pages::path(edition, &questions)),
        ("docs/src/SUMMARY.md", pages::summary(edition)),
        ("justfile", pages::justfile(edition)),
    ] {
        let is_wanted = has_book || !path.starts_with("docs");
        if is_wanted && (path != "justfile" || course.root().join(path).is_file()) {
            edition.files.insert(path.into(), text.into_bytes());
        }
    }
    let is_page = |path: &&PathBuf| {
        let is_prose = path.extension().is_some_and(|end| end == "md");
        is_prose && !path.starts_with("runner") && !path.ends_with("SUMMARY.md")
    };
    let all: Vec<_> = edition.files.keys().filter(is_page).cloned().collect();
    for page in all {
        let text = String::from_utf8_lossy(&edition.files[&page]).into_owned();
        let text = prose::fitted(edition, &page, &files::one_line_end(text));
        edition.files.insert(page, text.into_bytes());
    }
    Ok(())
}

/// Adds the pages that the book has for learners and that need no other kata.
fn add_learners_pages(course: &Course, edition: &mut Edition) -> Result<(), Error> {
    let summary = course.root().join("docs/src/SUMMARY.md");
    let Ok(summary) = files::read_source(&summary) else {
        return Ok(());
    };
    let lines = summary
        .lines()
        .skip_while(|line| *line != "# For learners")
        .skip(1);
    for line in lines.take_while(|line| !line.starts_with("# ")) {
        let Some((title, page)) = line
            .strip_prefix("- [")
            .and_then(|line| line.trim_end().strip_suffix(')'))
            .and_then(|line| line.split_once("]("))
        else {
            continue;
        };
        let file = format!("docs/src/{page}");
        let mut found = Files::new();
        add(course, &file, &mut found)?;
        let fits = |text: &Vec<u8>| edition.is_about_its_own(&String::from_utf8_lossy(text));
        if page == "path.md" || found.values().all(fits) {
            edition.pages.push((title.to_owned(), file.into()));
            edition.files.extend(found);
        }
    }
    Ok(())
}

/// Adds the workspace's manifest and lock file.
fn add_workspace(course: &Course, edition: &mut Edition) -> Result<(), Error> {
    add(course, "Cargo.lock", &mut edition.files)?;
    let mut members: Vec<_> = ["runner", "runner/launcher", "runner/overlay"]
        .into_iter()
        .filter(|member| edition.has(&Path::new(member).join("Cargo.toml")))
        .map(str::to_owned)
        .collect();
    members.push("katas/*".to_owned());
    let manifests = edition
        .files
        .iter()
        .filter(|(path, _)| path.ends_with("Cargo.toml"));
    let mut manifests: Vec<_> = manifests
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    // The sealed solutions are built as copies, with what their own manifests name.
    for kata in &edition.katas {
        let file = kata.solution_dir.join("Cargo.toml");
        manifests.push(files::read_source(&file).map_err(Error::io("read", &file))?);
    }
    let file = course.root().join("Cargo.toml");
    let text = files::read_source(&file).map_err(Error::io("read", &file))?;
    let text = manifests::workspace(&text, &members, &manifests);
    let text = text.map_err(|error| malformed(Path::new("Cargo.toml"), &error))?;
    edition.files.insert("Cargo.toml".into(), text.into_bytes());
    Ok(())
}
