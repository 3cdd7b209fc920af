//! A kata as a learner in solo has it: tests of their own stand in the place of the given ones.

use std::path::Path;

use super::scene::ReplayError;
use crate::course::fingerprint::MINE;
use crate::course::kata::{Course, Kata};
use crate::os::files;
use crate::run::generated;

/// The kata with the tests of `solutions/NAME/solo.rs` and no others. They lie in a folder of their own in the target
/// folder, so the learner's `tests/mine.rs` stays as it is.
///
/// # Errors
/// When the tests cannot be read, or copied.
pub fn with_own_tests(course: &Course, kata: &Kata) -> Result<Kata, ReplayError> {
    let io = |path: &Path| {
        let path = path.to_owned();
        move |source| ReplayError::Io { path, source }
    };
    let file = kata.solo_tests_file();
    let text = std::fs::read(&file).map_err(io(&file))?;
    let dir = generated::home(course, kata).join("solo");
    let mine_file = dir.join(MINE);
    // Where it is the same already, nothing has to be built again.
    if std::fs::read(&mine_file).ok().as_ref() != Some(&text) {
        files::write_whole(&mine_file, &text).map_err(io(&mine_file))?;
    }
    let own = Kata {
        dir,
        mine_file,
        parts: Vec::new(),
        suites: Vec::new(),
        ..kata.clone()
    };
    Ok(Kata {
        suites: vec![own.mine()],
        ..own
    })
}
