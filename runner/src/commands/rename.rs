//! `kata rename`: a kata gets another name, in its own files and wherever the course names it.

use std::path::{Path, PathBuf};

use crate::commands::error::Error;
use crate::commands::flip::keep;
use crate::commands::new;
use crate::commands::remove::{files_of, told, without_demo};
use crate::course::kata::{Course, Kata};
use crate::course::links;
use crate::course::listed::{self, Change};
use crate::course::lists;
use crate::course::manifests;
use crate::course::named;
use crate::learner::journal::Journal;
use crate::learner::progress;
use crate::learner::starter;
use crate::os::cargo::Cargo;
use crate::os::files;
use crate::os::git::Git;
use crate::os::status::Status;
use crate::os::terminal;
use crate::ui::report;

/// Renames it, and what the runner remembers of it.
///
/// # Errors
/// An unknown kata. A name that cannot be a kata's, or that is taken. A demo that has the learner's folder, or has left
/// its code there. A file that cannot be moved or written.
pub fn rename(
    course: &Course,
    cargo: &dyn Cargo,
    git: &dyn Git,
    old: &str,
    new: &str,
) -> Result<Status, Error> {
    let kata = course.kata(old)?;
    new::check_name(course, new)?;
    let _borrowed = without_demo(course, &kata, "rename")?;
    for from in files_of(course, &kata) {
        let is_its = from.file_stem().is_some_and(|stem| stem == old);
        if is_its {
            let end = from
                .extension()
                .map(|end| format!(".{}", end.to_string_lossy()));
            let to = from.with_file_name(format!("{new}{}", end.unwrap_or_default()));
            std::fs::rename(&from, &to).map_err(Error::io("move", &from))?;
        }
    }
    // The course was read while the kata had its old name.
    let course = Course::find(course.root(), course.commands())?;
    let mut changed = rewrite(&course, old, new)?;
    let kata = course.kata(new)?;
    format(&course, cargo, &kata);
    pack_again(&kata)?;
    let failed = |(file, source): (PathBuf, _)| Error::io("write", file)(source);
    changed.extend(manifests::change_after(&course, old, Some(new)).map_err(failed)?);
    let known: Vec<_> = course
        .names()
        .iter()
        .cloned()
        .chain([old.to_owned()])
        .collect();
    let listed = lists::change(course.root(), &known, Change::Rename(old, new));
    changed.extend(listed.map_err(failed)?);
    changed.extend(pages_rewritten(&course, old, new)?);
    changed.sort();
    changed.dedup();
    let own = [
        Path::new("katas").join(new),
        Path::new("solutions").join(new),
    ];
    changed.retain(|path| !own.iter().any(|folder| path.starts_with(folder)));
    let mut text = format!(
        "The kata `{old}` is `{new}` now; to undo it: cargo kata rename {new} {old}\n\
         Check that it is complete: cargo kata verify {new}\n"
    );
    text += &told(
        "It is renamed in:",
        changed.iter().map(|path| files::shown(path)),
    );
    text += &told(
        "The old name is still here; look whether the kata is meant:",
        named::mentions(&kata, old)
            .into_iter()
            .map(|place| course.shown(Path::new(&place)))
            .chain(lists::mentions(course.root(), old)),
    );
    terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    for note in forgotten(&course, git, old, new) {
        report::tell("note", &note);
    }
    Ok(Status::Green)
}

/// Renames the progress, the journal and the kept reports: what there is to say where that cannot be done.
fn forgotten(course: &Course, git: &dyn Git, old: &str, new: &str) -> Vec<String> {
    let mut notes = Vec::new();
    if let Err(error) = progress::rename(course, old, new) {
        notes.push(format!(
            "the progress of `{old}` stays under the old name: cannot make .kata/{new}.json: {error}"
        ));
    }
    if let Err(error) = Journal::new(course, git).rename(old, new) {
        notes.push(format!(
            "the runs of `{old}` stay under the old name: {error}"
        ));
    }
    if let Err(error) = keep::rename(course, old, new) {
        notes.push(format!(
            "reports of `{old}` in .kata/kept stay under the old name: {error}"
        ));
    }
    notes
}

/// The kata's own files, in which its packages, its library and its program have the name.
///
/// # Errors
/// When a file cannot be read or written.
pub fn rewrite(course: &Course, old: &str, new: &str) -> Result<Vec<PathBuf>, Error> {
    let mut done = Vec::new();
    for folder in ["katas", "solutions"] {
        let dir = course.root().join(folder).join(new);
        if !dir.is_dir() {
            continue;
        }
        let found = files::read_tree(&dir).map_err(Error::io("read", &dir))?;
        for (path, bytes) in found {
            let Ok(text) = String::from_utf8(bytes) else {
                continue;
            };
            let changed = named::renamed(&path, &text, old, new);
            if changed != text && path != Path::new("starter.tar") {
                let file = dir.join(&path);
                files::write_whole(&file, changed.as_bytes()).map_err(Error::io("write", &file))?;
                done.push(Path::new(folder).join(new).join(path));
            }
        }
    }
    Ok(done)
}

/// The pages of the course and of its other katas.
fn pages_rewritten(course: &Course, old: &str, new: &str) -> Result<Vec<PathBuf>, Error> {
    let pages =
        links::pages(course.root()).map_err(|(file, error)| Error::io("read", file)(error))?;
    let mut done = Vec::new();
    for page in pages {
        let file = course.root().join(&page);
        let text = files::read_text(&file);
        let changed = listed::renamed(&text, old, new);
        if changed != text {
            files::write_whole(&file, changed.as_bytes()).map_err(Error::io("write", &file))?;
            done.push(page);
        }
    }
    Ok(done)
}

/// Formats the kata and its solution, since rustfmt puts imports into the order of their names. If that cannot be done,
/// `verify` says so.
pub fn format(course: &Course, cargo: &dyn Cargo, kata: &Kata) {
    for package in [kata.name.clone(), format!("{}-solution", kata.name)] {
        let args = ["fmt", "--package", &package].map(str::to_owned);
        let _ = cargo.run(course.root(), &args);
    }
}

/// Packs the starter with the new name in it.
///
/// # Errors
/// When the packed copy cannot be written.
pub fn pack_again(kata: &Kata) -> Result<(), Error> {
    let Ok(suites) = starter::suites(kata) else {
        return Ok(());
    };
    starter::pack(kata, suites.tests().clone())?;
    Ok(())
}
