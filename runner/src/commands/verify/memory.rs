//! What passed before: a kata of which nothing has changed since all its gates were open need not be verified again.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::commands::error::Error;
use crate::course::features::Features;
use crate::course::fingerprint::Inputs;
use crate::course::language;
use crate::course::page;
use crate::course::surroundings;
use crate::os::cache::Cache;
use crate::os::files;
use crate::run::generated;

use super::subject::Subject;

/// What was told of a kata whose gates were all open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// How many tests its roster has.
    pub tests: usize,
    /// The figures of each gate that has some, by its number.
    pub notes: BTreeMap<u8, Vec<String>>,
    /// Which test catches which impostor, for machines.
    pub table: Option<Value>,
    /// The same, for people.
    pub table_text: String,
}

/// The place where that is kept, and a fingerprint of all that it depends on.
pub struct Memory {
    file: PathBuf,
    key: String,
}

/// Files of the workspace on which every kata's lints and format depend, where they exist.
const SHARED: [&str; 4] = [
    "clippy.toml",
    ".clippy.toml",
    "rustfmt.toml",
    "rust-toolchain.toml",
];

impl Memory {
    /// The memory of a kata; `None` where it has no solution and therefore no place to keep anything.
    ///
    /// # Errors
    /// When its files cannot be read.
    pub fn of(subject: &Subject<'_>) -> Result<Option<Self>, Error> {
        if !subject.kata.solution_dir.join("Cargo.toml").is_file() {
            return Ok(None);
        }
        Ok(Some(Self {
            file: generated::home(subject.course, subject.kata).join("verified.json"),
            key: key(subject)?,
        }))
    }

    /// What was told when all gates were open, if nothing has changed since.
    pub fn recall(&self) -> Option<Passed> {
        Cache::read(self.file.clone()).get(&self.key)
    }

    /// Keeps it, unless something has changed while the gates were entered: then it is not known what they looked at.
    pub fn keep(&self, subject: &Subject<'_>, passed: Passed) {
        if key(subject).is_ok_and(|now| now == self.key) {
            let mut cache = Cache::read(self.file.clone());
            cache.insert(self.key.clone(), passed);
            cache.keep_used();
        }
    }
}

/// A fingerprint of everything that the gates look at.
fn key(subject: &Subject<'_>) -> Result<String, Error> {
    let (course, kata) = (subject.course, subject.kata);
    let mut parts = surroundings::of_builds(course, subject.tools.cargo);
    for dir in [&kata.dir, &kata.solution_dir] {
        let read = files::read_tree(dir).map_err(Error::io("read", dir))?;
        let included = Inputs::of(dir).map_err(Error::io("read", dir))?.files;
        for (path, bytes) in read.into_iter().chain(included) {
            parts.insert(surroundings::name_of(course, &dir.join(path)), bytes);
        }
    }
    let named = surroundings::read_at_run_time(course, kata);
    parts.extend(named.map_err(Error::io("read", &kata.dir))?);
    let pages = [kata.dir.join("README.md"), kata.hints_file()]
        .into_iter()
        .chain(course.concept_pages(kata));
    let mut others: BTreeSet<PathBuf> =
        SHARED.iter().map(|name| course.root().join(name)).collect();
    for page in pages {
        others.extend(linked(&page));
        others.extend(language::translations(&page));
        others.insert(page);
    }
    for file in others {
        // What is missing now and comes later makes another fingerprint, too.
        let bytes = std::fs::read(&file).unwrap_or_default();
        parts.insert(surroundings::name_of(course, &file), bytes);
    }
    let features = Features::of(course.root())?;
    parts.insert("features".to_owned(), format!("{features:?}").into_bytes());
    // Another runner may want something else. It is large, and only a build of it makes another one.
    let own = std::env::current_exe().and_then(std::fs::metadata);
    if let Ok(own) = own {
        let changed = own.modified().ok();
        let since = changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let nanos = since.unwrap_or_default().as_nanos();
        let text = format!("{} bytes at {nanos}", own.len());
        parts.insert("runner".to_owned(), text.into_bytes());
    }
    Ok(surroundings::fingerprint(&parts))
}

/// The files that a page links to: a proof names a test of theirs.
fn linked(page: &Path) -> Vec<PathBuf> {
    let text = std::fs::read_to_string(page).unwrap_or_default();
    let folder = page.parent().unwrap_or(page);
    page::links(&text)
        .iter()
        .filter(|link| !page::is_elsewhere(&link.to))
        .map(|link| folder.join(link.to.split('#').next().unwrap_or_default()))
        .collect()
}
