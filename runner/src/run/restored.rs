//! Files that came back with their old times: a copy that keeps times, a rename, an unpacked archive.
//!
//! Cargo compares times, so it takes what it built from newer text for what it would build from these. The runner compares
//! what is in the files, and makes those look new that cargo would overlook. No other file is touched: an editor may have
//! it open.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use crate::course::fingerprint::Inputs;
use crate::course::kata::Kata;
use crate::os::digest::Digest;
use crate::os::files;

/// By how much a file's text may be older than the file's place before it counts as put there with an old time.
const TICK: Duration = Duration::from_secs(1);

/// The files as they were before the last build, with fingerprints of what was in them.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
struct Seen(BTreeMap<PathBuf, String>);

/// Makes those files of a kata and its solution look new that have another text than before the last build, and an older
/// time than that. To be called before each build. Whether cargo will see them: it will not where a time cannot be set (only
/// the owner of a file may do that). What cannot be remembered costs no more than that.
#[must_use]
pub fn make_look_new(kata: &Kata) -> bool {
    make_look_new_by(kata, &files::make_look_new)
}

fn make_look_new_by(kata: &Kata, touch: &dyn Fn(&Path) -> io::Result<()>) -> bool {
    let Some(root) = kata.dir.ancestors().nth(2) else {
        return true;
    };
    let mut all = true;
    let record = root.join(".kata").join(format!("{}.built.json", kata.name));
    let before = recall(&record);
    let mut seen = Seen::default();
    for dir in [&kata.dir, &kata.solution_dir] {
        for (path, bytes) in Inputs::of(dir).unwrap_or_default().files {
            let path = dir.join(path);
            let digest = Digest::of(&bytes);
            if cargo_overlooks(&path, &digest, before.as_ref()) {
                all &= touch(&path).is_ok();
            }
            seen.0.insert(path, digest);
        }
    }
    if let Ok(text) = serde_json::to_vec(&seen) {
        let _ = files::write_whole(&record, &text);
    }
    all
}

/// What was seen before the last build, and when that was by the clock of the file system.
fn recall(record: &Path) -> Option<(Seen, SystemTime)> {
    let seen = serde_json::from_slice(&std::fs::read(record).ok()?).ok()?;
    Some((seen, record.metadata().ok()?.modified().ok()?))
}

fn cargo_overlooks(path: &Path, digest: &str, before: Option<&(Seen, SystemTime)>) -> bool {
    let Ok(metadata) = path.metadata() else {
        return false;
    };
    let Ok(written) = metadata.modified() else {
        return false;
    };
    let differs_and_is_old = before.is_some_and(|(seen, at)| {
        written <= *at && seen.0.get(path).is_none_or(|known| known != digest)
    });
    // Another program may have built other text in the meantime. File systems take their time from a clock that moves in
    // steps, so the same time may be a later one.
    let was_put_there_since = files::placed(&metadata).is_some_and(|placed| {
        placed > written + TICK && before.is_none_or(|(_, at)| placed >= *at)
    });
    differs_and_is_old || was_put_there_since
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learner::journal::{self, tests::Place};
    use rstest::rstest;

    /// A kata whose only source can be made to look old.
    struct Restored(Place);

    fn place() -> Restored {
        let place = Restored(journal::tests::place());
        place.write("one", 0);
        place
    }

    impl Restored {
        fn file(&self) -> PathBuf {
            self.0.kata.dir.join("src/lib.rs")
        }

        /// Writes the file as it was written that many seconds ago.
        fn write(&self, text: &str, age: u64) {
            std::fs::write(self.file(), text).unwrap();
            // File systems take their time from a clock that moves in steps; two writes may have the same one.
            let file = std::fs::File::options()
                .write(true)
                .open(self.file())
                .unwrap();
            let time = SystemTime::now() - Duration::from_secs(age);
            file.set_modified(time).unwrap();
        }

        fn time(&self) -> SystemTime {
            self.file().metadata().unwrap().modified().unwrap()
        }

        /// Whether the file is made to look new.
        fn looks_new(&self) -> bool {
            let before = self.time();
            assert!(make_look_new(&self.0.kata));
            self.time() != before
        }
    }

    #[rstest]
    #[case::another_text_with_an_old_time("two", 1000, true)]
    // Windows does not tell when a file was written over.
    #[case::the_same_text_with_an_old_time("one", 1000, cfg!(unix))]
    #[case::another_text_that_was_just_saved("two", 0, false)]
    #[case::the_same_text_that_was_just_saved("one", 0, false)]
    fn a_file_is_made_to_look_new(#[case] text: &str, #[case] age: u64, #[case] expected: bool) {
        let place = place();
        assert!(make_look_new(&place.0.kata));
        place.write(text, age);
        assert_eq!(place.looks_new(), expected);
        assert!(!place.looks_new(), "once is enough");
    }

    #[test]
    fn a_file_that_has_not_changed_is_not_touched() {
        let place = place();
        assert!(!place.looks_new());
        assert!(!place.looks_new());
    }

    #[test]
    fn a_file_in_a_folder_that_was_renamed_is_made_to_look_new() {
        let place = place();
        let (src, old) = (place.0.kata.dir.join("src"), place.0.kata.dir.join("old"));
        std::fs::create_dir(&old).unwrap();
        std::fs::write(old.join("lib.rs"), "two").unwrap();
        assert!(make_look_new(&place.0.kata));
        std::fs::remove_dir_all(&src).unwrap();
        std::fs::rename(&old, &src).unwrap();
        assert!(place.looks_new());
    }

    // Elsewhere a file's time of creation tells, which Wine does not keep.
    #[cfg(unix)]
    #[test]
    fn what_was_unpacked_before_the_first_build_is_made_to_look_new() {
        let place = place();
        place.write("one", 1000);
        assert!(place.looks_new());
    }

    #[test]
    fn a_time_that_cannot_be_set_is_told() {
        let place = place();
        let refused = |_: &Path| Err(io::ErrorKind::PermissionDenied.into());
        assert!(
            make_look_new_by(&place.0.kata, &refused),
            "there is nothing to set"
        );
        place.write("two", 1000);
        assert!(!make_look_new_by(&place.0.kata, &refused));
    }

    #[test]
    fn a_record_that_is_no_record_is_replaced() {
        let place = place();
        let record = place.0.kata.dir.join("../../.kata/fruit.built.json");
        files::write_whole(&record, b"{").unwrap();
        assert!(!place.looks_new());
        assert!(std::fs::read_to_string(record).unwrap().contains("lib.rs"));
    }
}
