//! What an edition for learners has, and what it does not have.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::course::kata::Kata;
use crate::os::files::Files;

/// A command of the runner, as its help has it.
#[derive(Debug, Clone)]
pub struct CommandLine {
    /// Its name.
    pub name: String,
    /// What it does, in a line. None where the help hides it.
    pub about: Option<String>,
    /// Whether it works in a handout.
    pub is_for_learners: bool,
}

/// The edition.
#[derive(Debug)]
pub struct Edition {
    /// Its katas, in their order.
    pub katas: Vec<Kata>,
    /// The katas of the course that it leaves out.
    pub missing: BTreeSet<String>,
    /// All commands.
    pub commands: Vec<CommandLine>,
    /// The pages of its book for learners: title and file, from the edition's folder.
    pub pages: Vec<(String, PathBuf)>,
    /// Its files, by their paths in it.
    pub files: Files,
}

impl Edition {
    /// The first kata.
    pub fn first(&self) -> &str {
        self.katas.first().map_or("", |kata| &kata.name)
    }

    /// Whether a text names what is not there: a kata that is left out, or a command that does not work.
    pub fn lacks(&self, text: &str) -> bool {
        self.lacks_command(text) || self.lacks_kata(text)
    }

    fn lacks_command(&self, text: &str) -> bool {
        let words: Vec<_> = text.split_whitespace().map(bare).collect();
        let called = words.windows(2).filter_map(|pair| match pair {
            ["kata" | "just", name] => Some(*name),
            _ => None,
        });
        let mut others = self.commands.iter().filter(|one| !one.is_for_learners);
        let called: BTreeSet<_> = called.collect();
        others.any(|one| called.contains(one.name.as_str()))
    }

    /// Whether a text names a kata that is left out.
    pub fn lacks_kata(&self, text: &str) -> bool {
        self.missing.iter().any(|name| names(text, name))
    }

    /// Whether a page is about a kata of this edition, or about none.
    pub fn is_about_its_own(&self, text: &str) -> bool {
        !self.lacks_kata(text) || self.katas.iter().any(|kata| names(text, &kata.name))
    }

    /// Whether the edition has that file, or a file below it.
    pub fn has(&self, path: &Path) -> bool {
        self.files.keys().any(|file| file.starts_with(path))
    }
}

/// Whether a text names that kata: in a path, by its name, or in a command.
fn names(text: &str, kata: &str) -> bool {
    let goes_on = |next: char| next.is_alphanumeric() || next == '-';
    let is_in_a_path = ["katas/", "solutions/", "concepts/"].iter().any(|folder| {
        let path = format!("{folder}{kata}");
        let mut behind = text.split(&path).skip(1);
        behind.any(|rest| !rest.starts_with(goes_on))
    });
    // A name such as `list` alone may be a word of the kata's own.
    let is_named =
        text.contains(&format!("kata `{kata}`")) || text.contains(&format!("`{kata}` kata"));
    let mut commands = text.split("cargo kata ").skip(1);
    let is_called = commands.any(|rest| {
        let end = rest.find(['`', '\n']).unwrap_or(rest.len());
        let mut words = rest[..end].split_whitespace().take(3).map(bare);
        words.any(|word| word == kata)
    });
    is_in_a_path || is_named || is_called
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|mark: char| !mark.is_alphanumeric() && mark != '-' && mark != '_')
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use rstest::rstest;

    /// An edition with the kata `fruit`, without `auth` and `json-schema`.
    pub fn edition() -> Edition {
        let command = |name: &str, is_for_learners| CommandLine {
            name: name.to_owned(),
            about: Some(format!("Does {name}")),
            is_for_learners,
        };
        Edition {
            katas: vec![Kata::example(Path::new("/w/katas/fruit"))],
            missing: ["auth", "json-schema"].map(str::to_owned).into(),
            pages: vec![("The path".to_owned(), "docs/src/path.md".into())],
            commands: vec![command("flip", true), command("verify", false)],
            files: Files::from_iter([
                ("katas/fruit/README.md".into(), Vec::new()),
                ("docs/src/concepts/fruit.md".into(), Vec::new()),
            ]),
        }
    }

    #[rstest]
    #[case::a_command("Run `cargo kata verify fruit` then.", true)]
    #[case::a_recipe("`just verify`", true)]
    #[case::a_kata("`cargo kata auth` comes next", true)]
    #[case::a_kata_of_a_command("cargo kata flip auth", true)]
    #[case::a_folder("see katas/auth/tests", true)]
    #[case::a_page("[a](../concepts/json-schema.md)", true)]
    #[case::by_name("You know from the kata `auth` what it is.", true)]
    #[case::what_is_there("`cargo kata flip fruit`", false)]
    #[case::a_word_like_it("the header `auth`, and verify it", false)]
    #[case::a_longer_name("katas/auth-two/src", false)]
    #[case::behind_the_command("`cargo kata fruit` and then `auth`", false)]
    fn what_a_text_lacks(#[case] text: &str, #[case] lacks: bool) {
        assert_eq!(edition().lacks(text), lacks);
    }

    #[rstest]
    #[case::about_it("`cargo kata flip fruit` and `cargo kata auth`", true)]
    #[case::about_none("Tests first.", true)]
    #[case::about_another("`cargo kata auth`", false)]
    fn what_a_page_is_about(#[case] text: &str, #[case] own: bool) {
        assert_eq!(edition().is_about_its_own(text), own);
    }
}
