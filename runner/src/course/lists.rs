//! The files of a course that list its katas: the README, the pages of the book, workflows, tasks of editors.

use std::io;
use std::path::{Path, PathBuf};

use crate::course::kata::{Course, Kata};
use crate::course::listed::{self, Change, Entry};
use crate::os::files;

/// Where such files are: the folder, and how their names end.
const PLACES: [(&str, &[&str]); 5] = [
    ("", &["README.md"]),
    ("docs/src", &[".md"]),
    (".github/workflows", &[".yml", ".yaml"]),
    (".vscode", &["tasks.json"]),
    (".zed", &["tasks.json"]),
];

/// The files that may list katas, relative to the course.
fn files_of(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for (folder, ends) in PLACES {
        let entries = root.join(folder).read_dir().into_iter().flatten();
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut names: Vec<_> = names
            .filter(|name| ends.iter().any(|end| name.ends_with(end)))
            .collect();
        names.sort();
        found.extend(names.iter().map(|name| Path::new(folder).join(name)));
    }
    found
}

/// Makes the change in every list of the course. `katas` are the names that the lists have now. Gives the files that were
/// changed.
///
/// # Errors
/// When a file cannot be read or written; the file, and why.
pub fn change(
    root: &Path,
    katas: &[String],
    change: Change<'_>,
) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let mut done = Vec::new();
    for path in files_of(root) {
        let file = root.join(&path);
        let failed = |error| (file.clone(), error);
        let text = files::read_source(&file).map_err(failed)?;
        if let Some(text) = listed::changed(&path, &text, katas, change) {
            files::write_whole(&file, text.as_bytes()).map_err(failed)?;
            done.push(path);
        }
    }
    Ok(done)
}

/// Adds a kata of the course to its lists.
///
/// # Errors
/// As [`change`].
pub fn add(course: &Course, kata: &Kata) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let (path, _) = course.in_path_order().unwrap_or_default();
    let place = path.iter().position(|other| other.name == kata.name);
    let behind = place.and_then(|place| path.get(place.checked_sub(1)?));
    let entry = Entry {
        name: &kata.name,
        title: &kata.title,
        topic: &kata.topic,
        parts: kata.parts.len(),
        minutes: kata.parts.iter().map(|part| part.minutes).sum(),
        after: &kata.after,
        behind: behind.map(|kata| kata.name.as_str()),
    };
    change(course.root(), course.names(), Change::Add(&entry))
}

/// Where the name of a kata that is gone still stands by itself, in back quotes or quotes: the file and the line.
pub fn mentions(root: &Path, name: &str) -> Vec<String> {
    let words = [
        format!("`{name}`"),
        format!("\"{name}\""),
        format!("/{name}/"),
    ];
    let mut found = Vec::new();
    for path in files_of(root) {
        let text = files::read_text(&root.join(&path));
        for (index, line) in text.lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{}:{}", files::shown(&path), index + 1));
            }
        }
    }
    found
}
