//! Gate 6: the walk-through replays.

use crate::commands::error::Error;
use crate::course::walkthrough::{self, WalkthroughError};
use crate::replay;

use super::finding::Finding;
use super::subject::Subject;

/// Carries it out, and says what goes otherwise than it says.
pub fn check(subject: &Subject<'_>) -> Result<Vec<Finding>, Error> {
    let kata = subject.kata;
    let file = kata.demo_file();
    let place = subject.shown(&file);
    if !file.is_file() {
        let what = "the kata has no walk-through";
        let advice = "write it: prose, and blocks `red` and `rust,green,file=src/…` that lead from the starter to the solution";
        return Ok(vec![Finding::new(what, place, advice)]);
    }
    let walkthrough = match walkthrough::read(&file) {
        Ok(walkthrough) => walkthrough,
        Err(WalkthroughError::Malformed {
            line, what, advice, ..
        }) => {
            return Ok(vec![Finding::new(what, format!("{place}:{line}"), advice)]);
        }
        Err(error) => return Err(error.into()),
    };
    let replayed = replay::replay(
        subject.course,
        subject.tools,
        kata,
        &walkthrough,
        // Whether the packed starter is the same, gate 1 tells.
        None,
        &|_| {},
        &|_| {},
    )?;
    Ok(replayed
        .broken
        .into_iter()
        .map(|broken| {
            let what = format!("the step `{}` breaks: {}", broken.heading, broken.what);
            Finding::new(what, format!("{place}:{}", broken.line), broken.advice)
        })
        .collect())
}
