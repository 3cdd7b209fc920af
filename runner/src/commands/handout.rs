//! `kata handout`: an edition of the course for learners, in a folder of its own. It has some of the katas, and no solution that
//! a person could read.

mod contents;
mod edition;
mod lists;
mod manifests;
mod pages;
mod prose;
mod tools;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::commands::error::Error;
use crate::course::kata::{Course, Kata};
use crate::os::cargo::Cargo;
use crate::os::files;
use crate::os::git::Git;
use crate::os::status::Status;
use crate::os::terminal;
use crate::ui::report;
use crate::ui::style::{GOOD, STRONG, styled};

pub use edition::CommandLine;

/// What will be handed out.
#[derive(Debug)]
pub struct Options {
    /// The katas, in their order; all of the course where none is named.
    pub katas: Vec<String>,
    /// The folder, which must not have anything in it.
    pub out: PathBuf,
    /// Whether the dependencies come along.
    pub vendor: bool,
    /// Whether the folder becomes a git repository with one commit.
    pub git: bool,
    /// All commands of the runner.
    pub commands: Vec<CommandLine>,
}

/// The folder as it grows: beside its place, so that a failure leaves nothing there.
struct Part(PathBuf);

impl Drop for Part {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Makes the edition.
///
/// # Errors
/// An unknown kata, one without a solution or whose suites are not as they ship, a folder that is in use; a fault of the
/// machine.
pub fn make(
    course: &Course,
    cargo: &dyn Cargo,
    git: &dyn Git,
    here: &Path,
    options: &Options,
) -> Result<Status, Error> {
    let katas = chosen(course, &options.katas)?;
    let out = here.join(&options.out);
    is_free(&out)?;
    let contents = contents::of(course, git, katas, &options.commands)?;
    for note in &contents.notes {
        report::tell("note", note);
    }
    let edition = contents.edition;
    let part = Part(beside(&out)?);
    for (path, bytes) in &edition.files {
        let path = part.0.join(path);
        files::write_whole(&path, bytes).map_err(Error::io("write", path))?;
    }
    tools::lock(cargo, &part.0)?;
    if options.vendor {
        tools::vendor(cargo, &part.0)?;
    }
    if options.git {
        tools::commit(git, &part.0)?;
    }
    // An empty folder gives its place up.
    let _ = std::fs::remove_dir(&out);
    std::fs::rename(&part.0, &out).map_err(Error::io("write", &out))?;
    let names: Vec<_> = edition
        .katas
        .iter()
        .map(|kata| kata.name.as_str())
        .collect();
    let mut text = format!(
        "{} {}: {}\n\
         The solutions, impostors and twins are sealed: flip, solo and ask open them, and a person cannot read them.\n\
         Left out: solutions/, the walk-throughs, the commands of authors and instructors.\n",
        styled(GOOD, "✔"),
        styled(STRONG, files::shown(&options.out)),
        names.join(", "),
    );
    if options.vendor {
        text += "The dependencies are in vendor/: no network is needed.\n";
    }
    let _ = writeln!(
        text,
        "Next: cd {} && cargo kata {}",
        files::shown(&options.out),
        edition.first()
    );
    terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    Ok(Status::Green)
}

/// The katas in the order in which they are named.
fn chosen(course: &Course, names: &[String]) -> Result<Vec<Kata>, Error> {
    if names.is_empty() {
        let katas = course.all_in_path_order()?;
        if katas.is_empty() {
            return Err(Error::Usage("there is no kata to hand out".to_owned()));
        }
        return Ok(katas);
    }
    let mut katas: Vec<Kata> = Vec::new();
    for name in names {
        if katas.iter().any(|kata| kata.name == *name) {
            return Err(Error::Usage(format!("the kata `{name}` is named twice")));
        }
        katas.push(course.kata(name)?);
    }
    Ok(katas)
}

/// Whether the edition may be made there.
fn is_free(out: &Path) -> Result<(), Error> {
    let shown = files::shown(out);
    let first = out.read_dir().map(|mut entries| entries.next());
    if let Ok(Some(_)) = first {
        return Err(Error::Usage(format!(
            "{shown} has files in it, and a handout needs a folder of its own: name another one with --out"
        )));
    }
    if first.is_err() && out.exists() {
        return Err(Error::Usage(format!(
            "{shown} is no folder: name another place with --out"
        )));
    }
    Ok(())
}

/// A new folder beside the place of the edition.
fn beside(out: &Path) -> Result<PathBuf, Error> {
    let name = out.file_name().ok_or_else(|| {
        Error::Usage("the folder of a handout needs a name: --out DIR".to_owned())
    })?;
    let above = out.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(above).map_err(Error::io("make", above))?;
    let name = format!(".{}.{}", name.to_string_lossy(), std::process::id());
    let folder = above.join(name);
    std::fs::create_dir(&folder).map_err(Error::io("make", &folder))?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_files_is_not_touched() {
        let dir = tempfile::tempdir().unwrap();
        is_free(&dir.path().join("new")).unwrap();
        is_free(dir.path()).unwrap();
        let file = dir.path().join("mine.txt");
        std::fs::write(&file, "mine").unwrap();
        for (place, says) in [(dir.path(), "has files in it"), (&file, "is no folder")] {
            let error = is_free(place).unwrap_err();
            assert_eq!(error.status(), Status::Usage);
            assert!(error.to_string().contains(says), "{error}");
        }
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    }
}
