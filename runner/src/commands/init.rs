//! `kata init`: a course in a folder of its own, with one kata that `verify` already understands.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::commands::error::Error;
use crate::commands::new;
use crate::course::kata::Course;
use crate::course::template;
use crate::os::files;
use crate::os::status::Status;
use crate::os::terminal;

/// What a new course has in its manifest as the workspace of the runner has it: versions, lints, the profile.
const OWN_MANIFEST: &str = include_str!("../../template/course/workspace.toml");

/// What the suites of a new kata may use.
const FOR_SUITES: [&str; 6] = [
    "assert_cmd",
    "insta",
    "mockall",
    "predicates",
    "proptest",
    "rstest",
];

/// The files of every new course.
const FILES: [(&str, &str); 11] = [
    ("README.md", include_str!("../../template/course/README.md")),
    (
        ".gitignore",
        include_str!("../../template/course/gitignore"),
    ),
    (
        ".gitattributes",
        include_str!("../../template/course/gitattributes"),
    ),
    (
        ".cargo/config.toml",
        include_str!("../../template/course/config.toml"),
    ),
    ("justfile", include_str!("../../template/course/justfile")),
    (
        ".github/workflows/ci.yml",
        include_str!("../../template/course/ci.yml"),
    ),
    (
        ".github/workflows/classroom.yml",
        include_str!("../../template/course/classroom.yml"),
    ),
    (
        ".vscode/tasks.json",
        include_str!("../../template/course/vscode-tasks.json"),
    ),
    (
        ".vscode/settings.json",
        include_str!("../../template/course/vscode-settings.json"),
    ),
    (
        ".zed/settings.json",
        include_str!("../../template/course/zed-settings.json"),
    ),
    (
        ".zed/tasks.json",
        include_str!("../../template/course/zed-tasks.json"),
    ),
];

/// The files of a book.
const BOOK: [(&str, &str); 3] = [
    (
        "docs/book.toml",
        include_str!("../../template/course/book.toml"),
    ),
    (
        "docs/src/SUMMARY.md",
        include_str!("../../template/course/SUMMARY.md"),
    ),
    (
        "docs/src/introduction.md",
        include_str!("../../template/course/introduction.md"),
    ),
];

/// What is added to two files of a course that has a book.
const WITH_BOOK: [(&str, &str); 2] = [
    (
        "justfile",
        include_str!("../../template/course/justfile-book"),
    ),
    (
        ".github/workflows/ci.yml",
        include_str!("../../template/course/ci-book.yml"),
    ),
];

const MIT: (&str, &str) = (
    "LICENSE-MIT",
    include_str!("../../template/course/LICENSE-MIT"),
);
const APACHE: (&str, &str) = (
    "LICENSE-APACHE",
    include_str!("../../template/course/LICENSE-APACHE"),
);

/// The licence of a new course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum License {
    /// The MIT licence.
    #[value(name = "MIT")]
    Mit,
    /// The Apache licence, version 2.0.
    #[value(name = "Apache-2.0")]
    Apache,
    /// Either, as the user likes.
    #[value(name = "MIT OR Apache-2.0", alias = "both")]
    Both,
}

impl License {
    /// The expression for `Cargo.toml`.
    const fn expression(self) -> &'static str {
        match self {
            Self::Mit => "MIT",
            Self::Apache => "Apache-2.0",
            Self::Both => "MIT OR Apache-2.0",
        }
    }

    /// The sentence for the README.
    const fn sentence(self) -> &'static str {
        match self {
            Self::Mit => "Licensed under [MIT](LICENSE-MIT).",
            Self::Apache => "Licensed under [Apache-2.0](LICENSE-APACHE).",
            Self::Both => {
                "Licensed under [MIT](LICENSE-MIT) or [Apache-2.0](LICENSE-APACHE), as you like."
            }
        }
    }

    /// The files with its text.
    fn files(self) -> Vec<(&'static str, &'static str)> {
        match self {
            Self::Mit => vec![MIT],
            Self::Apache => vec![APACHE],
            Self::Both => vec![MIT, APACHE],
        }
    }
}

/// What will be made.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder.
    pub dir: PathBuf,
    /// The name of its first kata.
    pub kata: String,
    /// Its licence.
    pub license: License,
    /// Where its CI installs the runner from: the address of a git repository.
    pub runner: Option<String>,
    /// Without a book.
    pub no_book: bool,
}

/// Makes it.
///
/// # Errors
/// When the folder is there and is not empty, when the kata cannot have that name, when a file cannot be written.
pub fn init(here: &Path, commands: &[String], wanted: &Options) -> Result<Status, Error> {
    let dir = files::without_parents(&here.join(&wanted.dir));
    let shown = files::shown(&wanted.dir);
    let name = dir
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let Some(name) = name.filter(|_| is_free(&dir)) else {
        return Err(Error::Usage(format!(
            "{shown} is there already and is not an empty folder: nothing was changed\n\
             name a folder that is not there yet: cargo kata init my-course"
        )));
    };
    new::check_form(&wanted.kata, commands)?;
    for (path, text) in texts(wanted, &name) {
        let file = dir.join(path);
        files::write_whole(&file, text.as_bytes()).map_err(Error::io("write", &file))?;
    }
    let katas = dir.join("katas");
    std::fs::create_dir_all(&katas).map_err(Error::io("make", &katas))?;
    new::make(&Course::find(&dir, commands)?, &wanted.kata)?;
    let kata = &wanted.kata;
    let ci = if wanted.runner.is_some() {
        ""
    } else {
        "Its CI installs the runner from the repository variable KATA_RUNNER: set it to the address of the runner's\n\
         repository.\n"
    };
    let text = format!(
        "A new course in {shown}, with the kata `{kata}`:\n\n\
         cd {shown}\n\
         cargo kata verify    # check that it is complete\n\
         cargo kata {kata}     # and see its first failing test\n\n\
         {ci}`cargo kata new NAME` adds a kata.\n"
    );
    terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    Ok(Status::Green)
}

/// Whether a course may be made there.
fn is_free(dir: &Path) -> bool {
    if dir.symlink_metadata().is_err() {
        return true;
    }
    dir.read_dir()
        .is_ok_and(|mut entries| entries.next().is_none())
}

/// The files of the course itself, and what is in each.
fn texts(wanted: &Options, name: &str) -> Vec<(&'static str, String)> {
    let own: toml::Table = OWN_MANIFEST.parse().unwrap_or_default();
    let version = own.get("workspace").and_then(|own| {
        let version = own.get("package")?.get("rust-version")?;
        version.as_str().map(str::to_owned)
    });
    let runner = wanted.runner.as_ref().map_or_else(
        || "${{ vars.KATA_RUNNER }}".to_owned(),
        |url| format!("{url:?}"),
    );
    let fill = |text: &str| {
        template::filled(text, &wanted.kata)
            .replace("COURSE_NAME", name)
            .replace("RUST_VERSION", version.as_deref().unwrap_or_default())
            .replace("RUNNER_URL", &runner)
            .replace("LICENSE_LINE", wanted.license.sentence())
    };
    let book: &[_] = if wanted.no_book { &[] } else { &BOOK };
    let more: &[_] = if wanted.no_book { &[] } else { &WITH_BOOK };
    let mut found: Vec<_> = FILES
        .iter()
        .chain(book)
        .map(|(path, text)| {
            let more = more.iter().find(|(added_to, _)| added_to == path);
            (
                *path,
                fill(text) + &more.map_or_else(String::new, |(_, text)| fill(text)),
            )
        })
        .collect();
    found.push(("Cargo.toml", manifest(&own, wanted.license)));
    for (path, text) in wanted.license.files() {
        let holder = format!("Copyright (c) the contributors of {name}");
        let lines = text.lines().map(|line| {
            if line.starts_with("Copyright (c)") {
                &holder
            } else {
                line
            }
        });
        found.push((path, lines.collect::<Vec<_>>().join("\n") + "\n"));
    }
    found
}

/// The manifest of the workspace, with what katas and solutions take from it.
fn manifest(own: &toml::Table, license: License) -> String {
    let workspace = own.get("workspace").and_then(toml::Value::as_table);
    let table = |path: &[&str]| {
        let mut found = workspace;
        for key in path {
            found = found.and_then(|table| table.get(*key)?.as_table());
        }
        found.cloned().unwrap_or_default()
    };
    let lines = |table: toml::Table| {
        let lines = table.into_iter();
        let lines: Vec<_> = lines
            .map(|(key, value)| format!("{key} = {value}\n"))
            .collect();
        lines.concat()
    };
    let mut package = table(&["package"]);
    package.insert("license".to_owned(), license.expression().into());
    let mut dependencies = table(&["dependencies"]);
    dependencies.retain(|name, _| FOR_SUITES.contains(&name));
    let profile = own.get("profile").and_then(|profile| profile.get("dev"));
    let profile = profile.and_then(toml::Value::as_table).cloned();
    format!(
        "[workspace]\nresolver = {}\nmembers = [\"katas/*\", \"solutions/*\"]\n\
         # A plain `cargo test` is green: it runs the solutions. The katas are red by design.\n\
         default-members = [\"solutions/*\"]\n\n\
         [workspace.package]\n{}\n\
         # Each version is here once; katas and solutions say `rstest.workspace = true`.\n\
         [workspace.dependencies]\n{}\n\
         [workspace.lints.rust]\n{}\n\
         [workspace.lints.clippy]\n{}\n\
         [profile.dev]\n{}",
        workspace
            .and_then(|workspace| workspace.get("resolver"))
            .map_or_else(String::new, ToString::to_string),
        lines(package),
        lines(dependencies),
        lines(table(&["lints", "rust"])),
        lines(table(&["lints", "clippy"])),
        lines(profile.unwrap_or_default()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn wanted(license: License) -> Options {
        Options {
            dir: "my-course".into(),
            kata: "hello".to_owned(),
            license,
            runner: None,
            no_book: false,
        }
    }

    /// What a kata or a solution takes from the workspace is in the manifest.
    #[rstest]
    fn the_manifest_has_all_that_the_template_takes_from_it(
        #[values(License::Mit, License::Apache, License::Both)] license: License,
    ) {
        let texts = texts(&wanted(license), "my-course");
        let (_, text) = texts
            .iter()
            .find(|(path, _)| *path == "Cargo.toml")
            .unwrap();
        let manifest: toml::Table = text.parse().unwrap();
        let workspace = &manifest["workspace"];
        assert_eq!(
            workspace["package"]["license"].as_str(),
            Some(license.expression())
        );
        let own: toml::Table = OWN_MANIFEST.parse().unwrap();
        for name in FOR_SUITES {
            assert_eq!(
                workspace["dependencies"][name],
                own["workspace"]["dependencies"][name]
            );
        }
        assert_eq!(workspace["lints"], own["workspace"]["lints"]);
        for (path, text) in template::FILES {
            if !path.ends_with("Cargo.toml") {
                continue;
            }
            let kata: toml::Table = template::filled(text, "hello").parse().unwrap();
            let inherited = kata["package"].as_table().unwrap().iter();
            for (key, _) in inherited.filter(|(_, value)| value.get("workspace").is_some()) {
                assert!(workspace["package"].get(key).is_some(), "{key}");
            }
            for name in kata["dev-dependencies"].as_table().unwrap().keys() {
                assert!(workspace["dependencies"].get(name).is_some(), "{name}");
            }
        }
        let files = texts.iter().map(|(path, _)| *path);
        let files: Vec<_> = files.filter(|path| path.starts_with("LICENSE")).collect();
        assert_eq!(files.len(), license.files().len());
    }

    /// What lies in the template lies there because a package has no file from elsewhere.
    #[test]
    fn the_template_is_as_the_workspace_of_the_runner_is() {
        let root: toml::Table = include_str!("../../../Cargo.toml").parse().unwrap();
        let own: toml::Table = OWN_MANIFEST.parse().unwrap();
        for key in ["resolver", "package", "lints"] {
            assert_eq!(own["workspace"][key], root["workspace"][key], "{key}");
        }
        for (name, version) in own["workspace"]["dependencies"].as_table().unwrap() {
            assert_eq!(*version, root["workspace"]["dependencies"][name]);
        }
        assert_eq!(own["profile"]["dev"], root["profile"]["dev"]);
        let files = [
            (MIT.1, include_str!("../../../LICENSE-MIT")),
            (APACHE.1, include_str!("../../../LICENSE-APACHE")),
            (FILES[2].1, include_str!("../../../.gitattributes")),
        ];
        for (ours, theirs) in files {
            assert_eq!(ours, theirs);
        }
    }

    /// The tasks offer each kata that there is.
    #[test]
    fn an_editor_has_the_same_tasks_as_here() {
        let files = [
            (
                ".vscode/tasks.json",
                include_str!("../../../.vscode/tasks.json"),
            ),
            (
                ".vscode/settings.json",
                include_str!("../../../.vscode/settings.json"),
            ),
            (".zed/tasks.json", include_str!("../../../.zed/tasks.json")),
            (
                ".zed/settings.json",
                include_str!("../../../.zed/settings.json"),
            ),
        ];
        let texts = texts(&wanted(License::Mit), "my-course");
        for (path, here) in files {
            let (_, text) = texts.iter().find(|(made, _)| *made == path).unwrap();
            let (before, rest) = here.split_once("\"options\": [").unwrap_or((here, "]"));
            let (_, behind) = rest.split_once(']').unwrap();
            assert!(text.starts_with(before) && text.ends_with(behind), "{text}");
            assert_eq!(text.contains("\"hello\""), path == ".vscode/tasks.json");
        }
    }

    #[test]
    fn no_placeholder_is_left() {
        for (path, text) in texts(&wanted(License::Both), "my-course") {
            let words = [
                "KATA_NAME",
                "COURSE_NAME",
                "RUST_VERSION",
                "RUNNER_URL",
                "LICENSE_LINE",
            ];
            for word in words {
                assert!(!text.contains(word), "{path} has {word}");
            }
        }
    }

    #[test]
    fn a_course_without_a_book_has_no_word_about_one() {
        let wanted = Options {
            no_book: true,
            ..wanted(License::Mit)
        };
        for (path, text) in texts(&wanted, "my-course") {
            assert!(!path.starts_with("docs"), "{path}");
            assert!(!text.contains("mdbook"), "{path}");
        }
    }
}
