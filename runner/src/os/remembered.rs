//! What cargo remembers of rustc: its version, and how it names files. Cargo keeps it in the folder in which it builds, for one
//! rustc and one wrapper at a time. For another wrapper it asks rustc again, several times in each build.
//!
//! The runner is such a wrapper while it notes cargo's calls. So it keeps a second copy for itself, and puts this copy in
//! its place while its own cargo runs. Cargo checks whom a copy is for: a wrong one costs time, and is never believed.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::os::files;
use crate::os::settings::Folders;

/// Where cargo keeps it.
const CARGO_S: &str = ".rustc_info.json";
/// Where the runner keeps its own, among what concerns all clones.
const OWN: &str = "rustc.json";

/// What cargo remembers for the runner, in its place until this value is dropped.
pub struct Remembered {
    file: PathBuf,
    own: PathBuf,
    /// What was there before.
    before: Option<Vec<u8>>,
}

impl Remembered {
    /// Puts the runner's copy in its place. Where that is not possible, cargo asks rustc.
    pub fn put(folders: &Folders) -> Self {
        let build = folders.build.as_ref().unwrap_or(&folders.target);
        Self::put_into(build, folders.common().join(OWN))
    }

    fn put_into(build: &Path, own: PathBuf) -> Self {
        let file = build.join(CARGO_S);
        let before = std::fs::read(&file).ok();
        if let Ok(known) = std::fs::read(&own)
            && before.as_ref() != Some(&known)
        {
            let _ = files::write_whole(&file, &known);
        }
        Self { file, own, before }
    }
}

impl Drop for Remembered {
    /// Keeps what cargo knows now, and brings back what was there before, unless another cargo has written its own meanwhile.
    fn drop(&mut self) {
        let Ok(now) = std::fs::read(&self.file) else {
            return;
        };
        let is_for = |known: &[u8]| is_for(known).is_some() && is_for(known) == is_for(&now);
        let own = std::fs::read(&self.own).unwrap_or_default();
        let is_own = is_for(&own);
        if let Some(before) = &self.before
            && is_for(before)
            && !is_own
        {
            return;
        }
        if own != now {
            let _ = files::write_whole(&self.own, &now);
        }
        if let Some(before) = &self.before
            && !is_for(before)
        {
            let _ = files::write_whole(&self.file, before);
        }
    }
}

/// A number for the rustc and the wrapper that it is about.
fn is_for(known: &[u8]) -> Option<u64> {
    #[derive(Deserialize)]
    struct Known {
        rustc_fingerprint: u64,
    }
    let known: Known = serde_json::from_slice(known).ok()?;
    Some(known.rustc_fingerprint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const PLAIN: &str = r#"{"rustc_fingerprint":1,"outputs":{}}"#;
    const OURS: &str = r#"{"rustc_fingerprint":2,"outputs":{}}"#;
    const MORE: &str = r#"{"rustc_fingerprint":2,"outputs":{"3":{}}}"#;
    const NEWER: &str = r#"{"rustc_fingerprint":4,"outputs":{}}"#;

    /// What is there, what the runner keeps, what its cargo writes, and both afterwards.
    #[rstest]
    #[case::nothing_yet([None, None], None, [None, None])]
    #[case::the_first_time([None, None], Some(OURS), [Some(OURS), Some(OURS)])]
    #[case::after_another_cargo([Some(PLAIN), None], Some(OURS), [Some(PLAIN), Some(OURS)])]
    #[case::nothing_new([Some(PLAIN), Some(OURS)], None, [Some(PLAIN), Some(OURS)])]
    #[case::something_new([Some(PLAIN), Some(OURS)], Some(MORE), [Some(PLAIN), Some(MORE)])]
    #[case::in_a_new_folder([None, Some(OURS)], None, [Some(OURS), Some(OURS)])]
    #[case::beside_another_build([Some(OURS), Some(OURS)], Some(MORE), [Some(MORE), Some(MORE)])]
    #[case::another_runner([Some(PLAIN), Some(OURS)], Some(NEWER), [Some(PLAIN), Some(NEWER)])]
    #[case::another_cargo_meanwhile([Some(PLAIN), Some(OURS)], Some(PLAIN), [Some(PLAIN), Some(OURS)])]
    #[case::damaged([Some("{"), Some("}")], Some(OURS), [Some("{"), Some(OURS)])]
    fn each_cargo_finds_its_own(
        #[case] before: [Option<&str>; 2],
        #[case] written: Option<&str>,
        #[case] after: [Option<&str>; 2],
    ) {
        let dir = tempfile::tempdir().unwrap();
        let places = [dir.path().join(CARGO_S), dir.path().join("kata").join(OWN)];
        for (place, text) in places.iter().zip(before) {
            if let Some(text) = text {
                files::write_whole(place, text.as_bytes()).unwrap();
            }
        }
        let remembered = Remembered::put_into(dir.path(), places[1].clone());
        let lent = before[1].or(before[0]);
        let read = |place: &PathBuf| std::fs::read_to_string(place).ok();
        assert_eq!(read(&places[0]).as_deref(), lent);
        if let Some(text) = written {
            files::write_whole(&places[0], text.as_bytes()).unwrap();
        }
        drop(remembered);
        assert_eq!(
            [read(&places[0]), read(&places[1])],
            after.map(|text| text.map(str::to_owned))
        );
    }
}
