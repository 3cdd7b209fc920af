//! Gate 6: the walk-through replays, and no part of it is too long.

use crate::commands::error::Error;
use crate::course::walkthrough::{self, WalkthroughError};
use crate::replay;

use super::finding::Finding;
use super::lines;
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
    let Some(broken) = replayed.broken else {
        return Ok(lines::check(subject, &replayed.steps));
    };
    let what = format!("the step `{}` breaks: {}", broken.heading, broken.what);
    let place = format!("{place}:{}", broken.line);
    Ok(vec![Finding::new(what, place, broken.advice)])
}
