//! A book as mdBook hands it to a preprocessor, and the links between its chapters.
//!
//! A chapter shows a file of the repository. Its links are written for readers of the repository; here they are bent to
//! lead from chapter to chapter. A file that is linked to and has no chapter gets one, which shows it as it stands.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::course::page;
use crate::os::files;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// Its chapters and parts, in order.
    pub items: Vec<Item>,
}

/// What a book consists of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Item {
    Chapter(Chapter),
    /// A line between chapters.
    Separator,
    /// The title of a part, which ends where the next begins.
    PartTitle(String),
}

/// One chapter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    /// What the table of contents calls it.
    pub name: String,
    /// Its Markdown.
    pub content: String,
    /// Its number, which is not shown.
    pub number: Option<Vec<u32>>,
    /// The chapters below it.
    pub sub_items: Vec<Item>,
    /// Where its page goes, relative to the book; a chapter without is only announced.
    pub path: Option<PathBuf>,
    /// The file that it was read from, relative to the book's sources.
    pub source_path: Option<PathBuf>,
    /// The names of the chapters above it.
    pub parent_names: Vec<String>,
}

/// What is wrong with a link.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum LinkError {
    /// It names what is not there.
    #[error("{}:{line}: {what}; fix the link or its target", files::shown(.page))]
    Nowhere {
        /// The file that it is in, from the root of the repository.
        page: PathBuf,
        /// Its line, from 1.
        line: usize,
        /// What is wrong.
        what: String,
    },
    /// It leads to a folder, or to a file that is no text.
    #[error("{}:{line}: the link `{to}` leads to what no page can show; link to a file", files::shown(.page))]
    NoText {
        /// The file that it is in, from the root of the repository.
        page: PathBuf,
        /// Its line, from 1.
        line: usize,
        /// Where it leads.
        to: String,
    },
    /// `[text][name]` with the address elsewhere.
    #[error("{}:{line}: the address `{to}` is not written in the link; write `[text]({to})`", files::shown(.page))]
    Apart {
        /// The file that it is in, from the root of the repository.
        page: PathBuf,
        /// Its line, from 1.
        line: usize,
        /// Where it leads.
        to: String,
    },
}

/// Which chapter shows which file of the repository, and what is still to be looked at.
#[derive(Debug)]
pub struct Linker<'a> {
    root: &'a Path,
    /// The book's own sources, relative to the root: other files in it, pictures say, are copied by mdBook.
    sources: &'a Path,
    /// From a file, relative to the root, to its chapter's path.
    chapters: BTreeMap<PathBuf, PathBuf>,
    /// Files that were linked to and have no chapter yet.
    wanted: VecDeque<PathBuf>,
}

impl<'a> Linker<'a> {
    /// A linker for the repository at `root`, whose book has its sources in `sources`, relative to that.
    pub fn new(root: &'a Path, sources: &'a Path) -> Self {
        Self {
            root,
            sources,
            chapters: BTreeMap::new(),
            wanted: VecDeque::new(),
        }
    }

    /// Notes that this chapter shows that file.
    pub fn shows(&mut self, chapter: &Path, file: &Path) {
        self.chapters.insert(file.to_owned(), chapter.to_owned());
    }

    /// The file that this chapter shows, if it is known.
    pub fn file_of(&self, chapter: &Path) -> Option<PathBuf> {
        self.chapters
            .iter()
            .find(|(_, path)| *path == chapter)
            .map(|(file, _)| file.clone())
    }

    /// The text of a chapter with links that lead from chapter to chapter.
    ///
    /// # Errors
    /// When a link leads nowhere.
    pub fn bend(&mut self, chapter: &Path, file: &Path, text: &str) -> Result<String, LinkError> {
        let mut bent = text.to_owned();
        // From the back, so that what is still to be replaced stays where it is.
        for link in page::links(text).into_iter().rev() {
            if page::is_elsewhere(&link.to) {
                continue;
            }
            let (page, line, to) = (file.to_owned(), link.line, link.to.clone());
            if let Some(what) = page::broken(&self.root.join(file), &link.to) {
                return Err(LinkError::Nowhere { page, line, what });
            }
            let Some(target) = page::target(file, &link.to) else {
                continue;
            };
            let (_, anchor) = link.to.split_once('#').unwrap_or_default();
            let Some(goal) = self.goal(&target) else {
                return Err(LinkError::NoText { page, line, to });
            };
            let mut address = relative(chapter, &goal);
            // A page that shows code has no headings.
            if !anchor.is_empty() && is_markdown(&target) {
                address = format!("{address}#{anchor}");
            }
            let Some(at) = bent[link.range.clone()].rfind(&format!("]({to}")) else {
                return Err(LinkError::Apart { page, line, to });
            };
            let begin = link.range.start + at + 2;
            bent.replace_range(begin..begin + to.len(), &address);
        }
        Ok(bent)
    }

    /// The page that shows a file. One that has none is wanted from now on.
    fn goal(&mut self, target: &Path) -> Option<PathBuf> {
        if let Some(chapter) = self.chapters.get(target) {
            return Some(chapter.clone());
        }
        if let Ok(copied) = target.strip_prefix(self.sources)
            && !is_markdown(target)
        {
            return Some(copied.to_owned());
        }
        std::fs::read_to_string(self.root.join(target)).ok()?;
        // `hints.md` of a kata would otherwise become `hints.html` beside `hints.rs`.
        let chapter = PathBuf::from(format!("files/{}.md", slashes(target)));
        self.shows(&chapter, target);
        self.wanted.push_back(target.to_owned());
        Some(chapter)
    }

    /// The next file that a page has to be made for: the file, its page.
    pub fn next_wanted(&mut self) -> Option<(PathBuf, PathBuf)> {
        let file = self.wanted.pop_front()?;
        let chapter = self.chapters.get(&file)?.clone();
        Some((file, chapter))
    }
}

/// The page of a file that is shown as it stands.
pub fn listing(file: &Path, text: &str) -> String {
    let name = slashes(file);
    if is_markdown(file) {
        return text.to_owned();
    }
    let language = match file.extension().and_then(|extension| extension.to_str()) {
        Some("rs") => "rust,ignore",
        Some("toml") => "toml",
        Some("yml" | "yaml") => "yaml",
        Some("json") => "json",
        _ => "text",
    };
    format!("# {name}\n{}", page::fenced(language, text))
}

fn is_markdown(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "md")
}

/// How one page calls another.
fn relative(from: &Path, to: &Path) -> String {
    let from: Vec<_> = from
        .parent()
        .into_iter()
        .flat_map(Path::components)
        .collect();
    let to: Vec<_> = to.components().collect();
    let same = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let down = to[same..].iter().collect::<PathBuf>();
    "../".repeat(from.len() - same) + &slashes(&down)
}

/// A path as an address has it, whatever the system's separator.
fn slashes(path: &Path) -> String {
    path.components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// A repository with a page of the book, a kata's task and its suite, and a picture.
    fn repository() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (file, text) in [
            ("docs/src/concepts/jwt.md", "# What is it?\n"),
            ("docs/src/red.svg", "<svg/>"),
            ("katas/jwt/README.md", "# Tokens\n\n## Keys\n"),
            ("katas/jwt/tests/unit.rs", "fn a() {}\n"),
        ] {
            let file = root.path().join(file);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        }
        root
    }

    fn bent(text: &str) -> Result<String, LinkError> {
        let root = repository();
        let mut linker = Linker::new(root.path(), Path::new("docs/src"));
        linker.shows(
            Path::new("concepts/jwt.md"),
            Path::new("docs/src/concepts/jwt.md"),
        );
        linker.shows(Path::new("katas/jwt.md"), Path::new("katas/jwt/README.md"));
        linker.bend(
            Path::new("concepts/jwt.md"),
            Path::new("docs/src/concepts/jwt.md"),
            text,
        )
    }

    #[rstest]
    #[case::elsewhere("[a](https://example.org/a.md)", "[a](https://example.org/a.md)")]
    #[case::on_the_page("[a](#what-is-it)", "[a](#what-is-it)")]
    #[case::a_chapter("[a](../../../katas/jwt/README.md)", "[a](../katas/jwt.md)")]
    #[case::a_heading("[a](../../../katas/jwt/README.md#keys)", "[a](../katas/jwt.md#keys)")]
    #[case::a_file(
        "[`a`](../../../katas/jwt/tests/unit.rs)",
        "[`a`](../files/katas/jwt/tests/unit.rs.md)"
    )]
    #[case::a_picture("![a](../red.svg)", "![a](../red.svg)")]
    #[case::a_picture_as_a_link(
        "[![a](../red.svg)](../../../katas/jwt/README.md)",
        "[![a](../red.svg)](../katas/jwt.md)"
    )]
    #[case::two(
        "[a](#what-is-it), [b](../../../katas/jwt/README.md) and [c](../../../katas/jwt/README.md)",
        "[a](#what-is-it), [b](../katas/jwt.md) and [c](../katas/jwt.md)"
    )]
    #[case::code("`[a](../b.md)`", "`[a](../b.md)`")]
    fn links_lead_from_chapter_to_chapter(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(bent(text).as_deref(), Ok(expected));
    }

    #[rstest]
    #[case::nowhere(
        "\n[a](b.md)",
        "docs/src/concepts/jwt.md:2: the link `b.md` leads nowhere; fix"
    )]
    #[case::no_heading(
        "[a](#why)",
        "jwt.md:1: the link `#why` names a heading that is not there"
    )]
    #[case::a_folder(
        "[a](../../../katas)",
        "the link `../../../katas` leads to what no page can show"
    )]
    #[case::apart(
        "[a]\n\n[a]: ../../../katas/jwt/README.md\n",
        "is not written in the link"
    )]
    fn a_link_that_cannot_be_followed_is_an_error(#[case] text: &str, #[case] says: &str) {
        let error = bent(text).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    }

    #[test]
    fn a_file_that_is_linked_to_gets_one_page() {
        let root = repository();
        let mut linker = Linker::new(root.path(), Path::new("docs/src"));
        let (chapter, file) = (Path::new("katas/jwt.md"), Path::new("katas/jwt/README.md"));
        for _ in 0..2 {
            linker
                .bend(chapter, file, "[a](tests/unit.rs) [b](tests/unit.rs)")
                .unwrap();
        }
        let (file, page) = linker.next_wanted().unwrap();
        assert_eq!(file, Path::new("katas/jwt/tests/unit.rs"));
        assert_eq!(page, Path::new("files/katas/jwt/tests/unit.rs.md"));
        assert_eq!(linker.next_wanted(), None);
        assert_eq!(
            listing(&file, "fn a() {}\n"),
            "# katas/jwt/tests/unit.rs\n\n```rust,ignore\nfn a() {}\n```\n"
        );
    }

    #[test]
    fn a_book_is_read_and_written_as_mdbook_has_it() {
        let json = r##"{"items":[{"PartTitle":"Katas"},"Separator",{"Chapter":{"name":"A","content":"# A\n","number":[1],"sub_items":[],"path":"a.md","source_path":"a.md","parent_names":[]}}]}"##;
        let book: Book = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&book).unwrap(), json);
    }
}
