//! Gate 7: a run leaves the work tree as it was.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::commands::error::Error;
use crate::os::digest::Digest;
use crate::os::files;

use super::finding::Finding;
use super::subject::Subject;

/// The parts of the workspace that a run may touch: the kata's two folders, by their files' fingerprints.
pub struct Snapshot(BTreeMap<PathBuf, String>);

impl Snapshot {
    /// Takes it.
    pub fn take(subject: &Subject<'_>) -> Result<Self, Error> {
        let mut prints = BTreeMap::new();
        for dir in [&subject.kata.dir, &subject.kata.solution_dir] {
            for (path, bytes) in files::read_tree(dir).map_err(Error::io("read", dir))? {
                prints.insert(dir.join(path), Digest::of(&bytes));
            }
        }
        // Suites run in their package's folder; a path that leads out of it ends here.
        let root = subject.course.root();
        for entry in root.read_dir().map_err(Error::io("read", root))?.flatten() {
            prints.insert(entry.path(), String::new());
        }
        prints.remove(&subject.course.private_dir());
        let folders = subject.course.folders();
        for folder in [Some(&folders.target), folders.build.as_ref()]
            .into_iter()
            .flatten()
        {
            prints.retain(|path, _| !folder.starts_with(path));
        }
        Ok(Self(prints))
    }

    /// What has changed since.
    pub fn compare(&self, subject: &Subject<'_>) -> Result<Vec<Finding>, Error> {
        let now = Self::take(subject)?;
        let found = |(path, before, after): (&PathBuf, Option<_>, Option<_>)| {
            let how = match (before, after) {
                (None, _) => "left",
                (_, None) => "removed",
                _ => "changed",
            };
            let advice = "let the tests write only into folders of their own (tempfile), which vanish with them";
            Finding::new(
                format!("a run {how} a file of the work tree"),
                subject.shown(path),
                advice,
            )
        };
        let mut differing: Vec<_> = files::differing(&self.0, &now.0).collect();
        differing.sort_by_key(|(_, _, after)| after.is_none());
        Ok(differing.into_iter().map(found).collect())
    }
}
