//! `kata remove`: a kata leaves the course, and every list of it. Its files are kept.

use std::path::{Path, PathBuf};

use crate::commands::error::Error;
use crate::course::kata::{Course, Kata};
use crate::course::links;
use crate::course::listed::Change;
use crate::course::lists;
use crate::course::manifests;
use crate::learner::progress::Borrowed;
use crate::learner::session;
use crate::os::files;
use crate::os::status::Status;
use crate::os::terminal;

/// Removes it.
///
/// # Errors
/// An unknown kata. A demo that has the learner's folder, or has left its code there. A file that cannot be moved or
/// written.
pub fn remove(course: &Course, name: &str) -> Result<Status, Error> {
    let kata = course.kata(name)?;
    let _borrowed = without_demo(course, &kata, "remove")?;
    let kept = free_place(&course.private_dir().join("removed"), name);
    let gone = files_of(course, &kata);
    for from in &gone {
        let inside = from.strip_prefix(course.root()).unwrap_or(from);
        let to = kept.join(inside);
        let folder = to.parent().unwrap_or(&kept);
        std::fs::create_dir_all(folder).map_err(Error::io("make", folder))?;
        std::fs::rename(from, &to).map_err(Error::io("move", from))?;
    }
    keep_folders(course)?;
    let failed = |(file, source): (PathBuf, _)| Error::io("write", file)(source);
    let mut changed = manifests::change_after(course, name, None).map_err(failed)?;
    let listed = lists::change(course.root(), course.names(), Change::Remove(name));
    changed.extend(listed.map_err(failed)?);
    // What the lists do not say of it, other pages may: a link to what has gone leads nowhere.
    let is_gone = |path: &Path| {
        gone.iter()
            .any(|one| course.root().join(path).starts_with(one))
    };
    let pages = links::pages(course.root()).map_err(failed)?;
    changed.extend(links::drop_dead(course.root(), &pages, is_gone).map_err(failed)?);
    changed.sort();
    changed.dedup();
    let kept = course.shown(&kept);
    let mut text = format!(
        "The kata `{name}` is removed. Its files are in {kept}; to undo it, move them back and list it again.\n"
    );
    text += &told(
        "It is taken out of:",
        changed.iter().map(|path| files::shown(path)),
    );
    text += &told(
        "Its name is still here; change that by hand:",
        lists::mentions(course.root(), name).into_iter(),
    );
    terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    Ok(Status::Green)
}

/// Where the last kata has gone, cargo looks for members in the two folders all the same, and git keeps no empty folder.
fn keep_folders(course: &Course) -> Result<(), Error> {
    for folder in ["katas", "solutions"].map(|name| course.root().join(name)) {
        let is_empty = folder
            .read_dir()
            .is_ok_and(|mut entries| entries.next().is_none());
        if is_empty {
            let file = folder.join(".gitkeep");
            files::write_whole(&file, b"").map_err(Error::io("write", &file))?;
        }
    }
    Ok(())
}

/// Keeps demos away from the learner's folder while something is done to the kata. What a demo left there, no demo would put
/// back once the folder is elsewhere.
///
/// # Errors
/// A demo has the folder, or has left its code there.
pub fn without_demo(course: &Course, kata: &Kata, what: &str) -> Result<Borrowed, Error> {
    let name = &kata.name;
    if let Some(left) = session::left_by_a_demo(course, kata) {
        return Err(Error::Usage(format!("{left}\nthen {what} the kata")));
    }
    let borrowed = Borrowed::by_a_demo(course, kata)
        .map_err(Error::io("lock", course.private_dir()))?
        .ok_or_else(|| {
            Error::Usage(format!(
                "a demo of `{name}` is running: end it, then {what} the kata"
            ))
        })?;
    // It is of a demo that changed nothing.
    borrowed.remove_note();
    Ok(borrowed)
}

/// A headline and a line for each; nothing where there is none.
pub fn told(headline: &str, lines: impl Iterator<Item = String>) -> String {
    let lines: Vec<_> = lines.map(|line| format!("  {line}\n")).collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("\n{headline}\n{}", lines.concat())
}

/// The folders and pages that belong to a kata and are there. A page that another kata names, too, stays.
pub fn files_of(course: &Course, kata: &Kata) -> Vec<PathBuf> {
    let others = course.in_path_order().unwrap_or_default().0;
    let others: Vec<_> = others
        .iter()
        .filter(|other| other.name != kata.name)
        .collect();
    let is_shared = |page: &PathBuf| {
        let mut pages = others.iter().flat_map(|other| course.concept_pages(other));
        pages.any(|other| other == *page)
    };
    let pages = course.concept_pages(kata).filter(|page| !is_shared(page));
    [kata.dir.clone(), kata.solution_dir.clone()]
        .into_iter()
        .chain(pages)
        .filter(|path| path.exists())
        .collect()
}

/// A folder of that name that is not there yet.
fn free_place(folder: &Path, name: &str) -> PathBuf {
    let numbered = (2..).map(|number| folder.join(format!("{name}-{number}")));
    std::iter::once(folder.join(name))
        .chain(numbered)
        .find(|place| !place.exists())
        .unwrap_or_else(|| folder.join(name))
}
