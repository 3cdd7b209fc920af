//! Links of the course's pages to files that are no longer in it.

use std::io;
use std::path::{Path, PathBuf};

use crate::course::page;
use crate::os::files;

/// The pages of the course and of its katas, relative to its folder.
///
/// # Errors
/// When a folder cannot be read; the folder, and why.
pub fn pages(root: &Path) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let mut found = vec![PathBuf::from("README.md")];
    for folder in ["docs", "katas", "solutions"] {
        let dir = root.join(folder);
        if dir.is_dir() {
            let tree = files::read_tree(&dir).map_err(|error| (dir, error))?;
            let pages = tree.into_keys().map(|path| Path::new(folder).join(path));
            found.extend(pages.filter(|path| path.extension().is_some_and(|end| end == "md")));
        }
    }
    found.retain(|page| root.join(page).is_file());
    Ok(found)
}

/// Replaces each link to a file that is not there by its words, in these pages. `concerns` says of a file whether links to
/// it matter, by its path in the course. Gives the pages that were changed.
///
/// # Errors
/// When a page cannot be read or written; the page, and why.
pub fn drop_dead(
    root: &Path,
    pages: &[PathBuf],
    concerns: impl Fn(&Path) -> bool,
) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let mut done = Vec::new();
    for page in pages {
        let file = root.join(page);
        let failed = |error| (file.clone(), error);
        let text = files::read_source(&file).map_err(failed)?;
        let is_there = |target: &Path| !concerns(target) || root.join(target).exists();
        let changed = page::unlinked(page, &text, is_there);
        if changed != text {
            files::write_whole(&file, changed.as_bytes()).map_err(failed)?;
            done.push(page.clone());
        }
    }
    Ok(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_a_file_that_is_gone_becomes_its_words() {
        let dir = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let file = dir.path().join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        };
        write("README.md", "See [tides](katas/tides/README.md#why).\n");
        write(
            "docs/src/a.md",
            "| `high` in [unit.rs](../../katas/tides/tests/unit.rs) | [b](b.md) | [c](c.md) |\n",
        );
        write("docs/src/b.md", "`[tides](../../katas/tides/README.md)`\n");
        write("katas/jwt/src/lib.rs", "");
        let pages = pages(dir.path()).unwrap();
        assert_eq!(
            pages,
            ["README.md", "docs/src/a.md", "docs/src/b.md"].map(PathBuf::from)
        );
        let its = |path: &Path| path.starts_with("katas/tides");
        assert_eq!(drop_dead(dir.path(), &pages, its).unwrap(), pages[..2]);
        let read = |path: &str| std::fs::read_to_string(dir.path().join(path)).unwrap();
        assert_eq!(read("README.md"), "See tides.\n");
        assert_eq!(
            read("docs/src/a.md"),
            "| `high` in unit.rs | [b](b.md) | [c](c.md) |\n"
        );
        assert_eq!(drop_dead(dir.path(), &pages, its).unwrap().len(), 0);
        drop_dead(dir.path(), &pages, |_| true).unwrap();
        assert!(read("docs/src/a.md").ends_with("| [b](b.md) | c |\n"));
    }
}
