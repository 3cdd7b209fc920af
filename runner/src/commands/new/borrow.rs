//! `kata new --from`: a kata of another course is taken along, with its solution and its concept pages.

use std::path::{Path, PathBuf};

use crate::commands::error::Error;
use crate::commands::new;
use crate::commands::rename;
use crate::course::features::{Feature, Features};
use crate::course::fingerprint::LIST;
use crate::course::kata::{Course, Kata};
use crate::course::links;
use crate::course::listed;
use crate::course::manifests;
use crate::learner::starter;
use crate::os::cargo::Cargo;
use crate::os::files;
use crate::os::status::Status;
use crate::os::terminal;

/// The course that the runner was built from, if that folder is still there.
const OWN_COURSE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Takes it along, under its own name or another one. `from` is the name of a kata of the course that the runner was built
/// from, or the folder of a kata.
///
/// # Errors
/// When there is no such kata, when the name is taken, when the workspace lacks what no course can bring along, when a file
/// cannot be read or written.
pub fn take(
    course: &Course,
    cargo: &dyn Cargo,
    here: &Path,
    from: &str,
    name: Option<&str>,
) -> Result<Status, Error> {
    let (there, kata) = find(course, here, from)?;
    let name = name.unwrap_or(&kata.name);
    new::check_name(course, name)?;
    let added = dependencies(course, &there, &kata)?;
    let mut pages = Vec::new();
    for (path, bytes) in copies(course, &there, &kata, name)? {
        let file = course.root().join(&path);
        files::write_whole(&file, &bytes).map_err(Error::io("write", &file))?;
        if path.extension().is_some_and(|end| end == "md") {
            pages.push(path);
        }
    }
    if name != kata.name {
        rename::rewrite(course, &kata.name, name)?;
    }
    let pages = links::drop_dead(course.root(), &pages, |_| true)
        .map_err(|(file, error)| Error::io("write", file)(error))?;
    let again = Course::find(course.root(), course.commands())?;
    let taken = again.kata(name)?;
    for before in taken
        .after
        .iter()
        .filter(|before| !again.names().contains(before))
    {
        manifests::leave_out(&taken.dir.join("Cargo.toml"), before)
            .map_err(Error::io("write", &taken.dir))?;
    }
    if name != kata.name {
        rename::format(&again, cargo, &taken);
        rename::pack_again(&taken)?;
    }
    let listed = new::listed(course, name)?;
    let added = if added.is_empty() {
        String::new()
    } else {
        format!(
            "Added to [workspace.dependencies]: {}\n\n",
            added.join(", ")
        )
    };
    let text = format!(
        "The kata `{}` is taken along as `{name}`. The licence of the course that it comes from holds for it.\n\n\
         {added}{listed}{}Check that it is complete: cargo kata verify {name}\n",
        kata.name,
        unlinked(&pages)
    );
    terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    Ok(Status::Green)
}

/// What is told of the pages that lost a link.
fn unlinked(pages: &[PathBuf]) -> String {
    if pages.is_empty() {
        return String::new();
    }
    let lines = pages
        .iter()
        .map(|page| format!("  {}\n", files::shown(page)));
    format!(
        "These pages had links to files that this course does not have; the links are plain words now:\n{}\n",
        lines.collect::<String>()
    )
}

/// The course that it comes from, and the kata.
fn find(course: &Course, here: &Path, from: &str) -> Result<(Course, Kata), Error> {
    let is_folder = from.contains(['/', '\\']);
    let dir = if is_folder {
        files::without_parents(&here.join(from))
    } else {
        files::without_parents(&Path::new(OWN_COURSE).join("katas").join(from))
    };
    if !dir.is_dir() {
        let place = if is_folder {
            "that folder is not there"
        } else {
            "the course that this runner was built from does not have it, or is not on this machine"
        };
        return Err(Error::Usage(format!(
            "there is no kata to take along from `{from}`: {place}\n\
             name the folder of a kata: cargo kata new --from ../another-course/katas/tides"
        )));
    }
    let there = Course::find(&dir, course.commands())?;
    let name = dir.file_name().unwrap_or_default().to_string_lossy();
    let kata = there.kata(&name)?;
    Ok((there, kata))
}

/// Adds what the kata needs to the workspace's dependencies, in the versions of the course that it comes from: their names.
fn dependencies(course: &Course, there: &Course, kata: &Kata) -> Result<Vec<String>, Error> {
    let mut own = Vec::new();
    for dir in [&kata.dir, &kata.solution_dir] {
        let file = dir.join("Cargo.toml");
        own.push(files::read_source(&file).map_err(Error::io("read", &file))?);
    }
    let own: Vec<_> = own.iter().map(String::as_str).collect();
    let added = manifests::add_dependencies(course.root(), there.root(), &own)?;
    manifests::check(course.root(), &own)?;
    Ok(added)
}

/// The files, by their paths in the course that gets them. What a learner has done to the kata stays behind.
fn copies(
    course: &Course,
    there: &Course,
    kata: &Kata,
    name: &str,
) -> Result<Vec<(PathBuf, Vec<u8>)>, Error> {
    let features = Features::of(course.root())?;
    let mut found = Vec::new();
    let target = Path::new("katas").join(name);
    for (path, bytes) in files::read_tree(&kata.dir).map_err(Error::io("read", &kata.dir))? {
        if !path.starts_with("src") && path != Path::new(LIST) {
            found.push((target.join(path), bytes));
        }
    }
    let shipped = starter::read(kata)?.into_iter();
    found.extend(shipped.map(|(path, bytes)| (target.join(path), bytes)));
    let dir = &kata.solution_dir;
    let target = Path::new("solutions").join(name);
    for (path, bytes) in files::read_tree(dir).map_err(Error::io("read", dir))? {
        let is_page = path.extension().is_some_and(|end| end == "md");
        if !is_page || features.has(Feature::Demo) {
            found.push((target.join(path), bytes));
        }
    }
    for concept in kata
        .concepts
        .iter()
        .filter(|_| features.has(Feature::Concepts))
    {
        let page = there.concept_page(concept);
        let bytes = std::fs::read(&page).map_err(Error::io("read", &page))?;
        let new = if *concept == kata.name { name } else { concept };
        let text = String::from_utf8_lossy(&bytes);
        let text = listed::renamed(&text, &kata.name, name);
        let inside = course.concept_page(new);
        if !inside.exists() {
            let inside = inside.strip_prefix(course.root()).unwrap_or(&inside);
            found.push((inside.to_owned(), text.into_bytes()));
        }
    }
    Ok(found)
}
