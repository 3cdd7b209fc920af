//! `kata book`: what mdBook asks for while it builds the book (`docs/book.toml` names it as a preprocessor).
//!
//! The book's own pages lie in `docs/src`. Added here is what depends on the katas: the concept pages in the order of the
//! path, each kata's task, the walk-throughs as they really go, the documents beside the book, and the files that serve
//! as proofs.

mod chapters;

use std::io::Read;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::commands::demo;
use crate::commands::error::Error;
use crate::course::concept;
use crate::course::kata::{Course, Kata};
use crate::os::files;
use crate::os::status::HasStatus;
use crate::os::status::Status;
use crate::os::terminal;
use crate::run::request::Tools;

use chapters::{Book, Chapter, Item, LinkError, Linker, listing};

/// The book's own sources, from the root of the workspace.
const SOURCES: &str = "docs/src";
/// The parts of `SUMMARY.md` whose chapters are made.
const QUESTIONS: &str = "The questions";
const KATAS: &str = "The katas";
const WALKTHROUGHS: &str = "Walk-throughs";
/// The folder with the slides, in the book.
const SLIDES: &str = "slides";
const WORKINGS: &str = "How it works";
/// The documents beside the book that belong to the last of them.
const DOCUMENTS: [&str; 4] = ["runner", "design", "performance", "strength"];

/// Why there is no book.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// Standard input is not what mdBook sends.
    #[error(
        "this is for mdBook, which sends the book as JSON on standard input: {0}\nbuild the book by `just docs`"
    )]
    NoBook(#[from] serde_json::Error),
    /// A part of the book is missing.
    #[error(
        "docs/src/SUMMARY.md has no part `# {0}`, below which chapters are to be added; add it"
    )]
    NoPart(&'static str),
    #[error(transparent)]
    Link(#[from] LinkError),
    /// A walk-through.
    #[error("the walk-through of `{kata}` breaks; `cargo kata demo {kata} --plain` says where")]
    Broken { kata: String },
}

impl HasStatus for BookError {
    fn status(&self) -> Status {
        match self {
            Self::NoBook(_) | Self::NoPart(_) => Status::Usage,
            _ => Status::NotGreen,
        }
    }
}

/// What mdBook says of itself; the rest of it is of no use here.
#[derive(Debug, Deserialize)]
struct Context {
    /// `html`, or `test` when it only compiles the code that is shown.
    renderer: String,
}

/// Whether pages are made for this renderer: for every one.
pub fn supports() -> Status {
    Status::Green
}

/// Reads a book from standard input, and prints it with all that belongs to it.
///
/// # Errors
/// When that is no book, when a link leads nowhere, when a walk-through breaks.
pub fn build(course: &Course, tools: Tools<'_>) -> Result<Status, Error> {
    let mut input = String::new();
    std::io::stdin()
        .read_to_string(&mut input)
        .map_err(Error::io("read", "standard input"))?;
    let (context, mut book): (Context, Book) =
        serde_json::from_str(&input).map_err(BookError::from)?;
    let katas = course.all_in_path_order()?;
    let mut linker = Linker::new(course.root(), Path::new(SOURCES));
    note(&book.items, &mut linker);

    let mut questions = Vec::new();
    let mut tasks = Vec::new();
    let mut walkthroughs = Vec::new();
    for kata in &katas {
        let name = format!("{} · {}", kata.name, kata.title);
        for concept in concept::of_kata(course, kata)? {
            let file = inside(course, &concept.file);
            let path = format!("concepts/{}.md", concept.name);
            questions.push(chapter(
                course,
                &mut linker,
                &concept.question,
                &path,
                &file,
            )?);
        }
        let file = inside(course, &kata.dir.join("README.md"));
        let path = format!("katas/{}.md", kata.name);
        tasks.push(chapter(course, &mut linker, &name, &path, &file)?);
        // Code can be compiled without being shown. A handout has no walk-throughs.
        if context.renderer != "test" && kata.demo_file().is_file() {
            let content = walkthrough(course, tools, kata)?;
            let path = PathBuf::from(format!("walkthroughs/{}.md", kata.name));
            linker.shows(&path, &inside(course, &kata.demo_file()));
            walkthroughs.push(made(name, path, content));
            if kata.solo_file().is_file() {
                let content = demo::page(course, tools, kata, true)?.ok_or_else(|| broken(kata))?;
                let path = PathBuf::from(format!("walkthroughs/{}-solo.md", kata.name));
                linker.shows(&path, &inside(course, &kata.solo_file()));
                walkthroughs.push(made(format!("{} · solo", kata.name), path, content));
            }
        }
    }
    let documents = DOCUMENTS
        .iter()
        .filter(|name| course.root().join(format!("docs/{name}.md")).is_file())
        .map(|name| {
            let file = PathBuf::from(format!("docs/{name}.md"));
            let mut document = chapter(course, &mut linker, name, &format!("{name}.md"), &file)?;
            let title = document.content.lines().next().unwrap_or_default();
            document.name = title.trim_start_matches(['#', ' ']).to_owned();
            Ok(document)
        })
        .collect::<Result<Vec<_>, Error>>()?;
    for (part, chapters) in [
        (QUESTIONS, questions),
        (KATAS, tasks),
        (WALKTHROUGHS, walkthroughs),
        (WORKINGS, documents),
    ] {
        add(&mut book, part, chapters)?;
    }

    bend(&mut book.items, &mut linker)?;
    let mut files = Vec::new();
    while let Some((file, path)) = linker.next_wanted() {
        let text = listing(&file, &read(course, &file)?);
        let content = linker.bend(&path, &file, &text).map_err(BookError::from)?;
        files.push(made(files::shown(&file), path, content));
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    if !files.is_empty() {
        book.items.push(Item::PartTitle("Files".to_owned()));
        book.items.extend(files.into_iter().map(Item::Chapter));
    }
    let text = serde_json::to_string(&book).map_err(BookError::from)?;
    terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    Ok(Status::Green)
}

/// The pages that mdBook has read itself.
fn note(items: &[Item], linker: &mut Linker<'_>) {
    for item in items {
        if let Item::Chapter(chapter) = item {
            if let (Some(path), Some(source)) = (&chapter.path, &chapter.source_path) {
                linker.shows(path, &Path::new(SOURCES).join(source));
            }
            note(&chapter.sub_items, linker);
        }
    }
}

fn bend(items: &mut [Item], linker: &mut Linker<'_>) -> Result<(), BookError> {
    for item in items {
        if let Item::Chapter(chapter) = item {
            if let Some(path) = &chapter.path
                && let Some(file) = linker.file_of(path)
            {
                chapter.content = linker.bend(path, &file, &chapter.content)?;
            }
            bend(&mut chapter.sub_items, linker)?;
        }
    }
    Ok(())
}

fn add(book: &mut Book, part: &'static str, chapters: Vec<Chapter>) -> Result<(), BookError> {
    if chapters.is_empty() {
        return Ok(());
    }
    let title = Item::PartTitle(part.to_owned());
    let at = book
        .items
        .iter()
        .position(|item| *item == title)
        .ok_or(BookError::NoPart(part))?;
    let chapters = chapters.into_iter().map(Item::Chapter);
    book.items.splice(at + 1..=at, chapters);
    Ok(())
}

/// A chapter that shows a page of the repository.
fn chapter(
    course: &Course,
    linker: &mut Linker<'_>,
    name: &str,
    path: &str,
    file: &Path,
) -> Result<Chapter, Error> {
    let path = PathBuf::from(path);
    linker.shows(&path, file);
    Ok(made(name.to_owned(), path, read(course, file)?))
}

fn made(name: String, path: PathBuf, content: String) -> Chapter {
    Chapter {
        name,
        content,
        path: Some(path),
        ..Chapter::default()
    }
}

/// Writes the slides of each kata that has a walk-through: a page in that folder.
///
/// # Errors
/// When a walk-through breaks, or a file cannot be written.
pub fn slides(course: &Course, tools: Tools<'_>, folder: &Path) -> Result<Status, Error> {
    for kata in course.all_in_path_order()? {
        if kata.demo_file().is_file() {
            let text = demo::slides(course, tools, &kata)?;
            let text = text.ok_or_else(|| broken(&kata))?;
            let file = folder.join(&kata.name).with_extension("html");
            files::write_whole(&file, text.as_bytes()).map_err(Error::io("write", file))?;
        }
    }
    Ok(Status::Green)
}

/// The page of a walk-through, with a link to its slides. The link is HTML, since they are no page of the book.
fn walkthrough(course: &Course, tools: Tools<'_>, kata: &Kata) -> Result<String, Error> {
    let page = demo::page(course, tools, kata, false)?.ok_or_else(|| broken(kata))?;
    let (title, rest) = page.split_once('\n').unwrap_or((&page, ""));
    let name = &kata.name;
    Ok(format!(
        "{title}\n\n<a href=\"../{SLIDES}/{name}.html\">The same as slides</a>, for a projector or a phone.\n{rest}"
    ))
}

fn broken(kata: &Kata) -> Error {
    let kata = kata.name.clone();
    BookError::Broken { kata }.into()
}

fn read(course: &Course, file: &Path) -> Result<String, Error> {
    std::fs::read_to_string(course.root().join(file)).map_err(Error::io("read", file))
}

/// A file's path from the root of the workspace.
fn inside(course: &Course, file: &Path) -> PathBuf {
    file.strip_prefix(course.root()).unwrap_or(file).to_owned()
}
