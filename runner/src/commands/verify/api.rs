//! Gate 3: the starter and the solution have the same public API, so that one set of suites compiles against both.

use std::path::Path;

use crate::commands::error::Error;
use overlay::api::{self, Api};
use overlay::source::CrateSource;

use super::finding::Finding;
use super::subject::Subject;

/// Holds the two libraries against each other.
pub fn check(subject: &Subject<'_>) -> Result<Vec<Finding>, Error> {
    let (starter, solution) = (
        subject.kata.dir.join("src"),
        subject.kata.solution_dir.join("src"),
    );
    let place = subject.shown(&starter);
    match (read(&starter)?, read(&solution)?) {
        (None, None) => Ok(Vec::new()),
        (Some(starter), Some(solution)) => Ok(api::differences(
            &starter,
            &solution,
            ["starter", "solution"],
        )
        .into_iter()
        .map(|what| Finding::new(what, &place, "declare it alike in both, or make it private"))
        .collect()),
        _ => Ok(vec![Finding::new(
            "only one of starter and solution has a library",
            place,
            "give both a `src/lib.rs` with the same public items",
        )]),
    }
}

fn read(src: &Path) -> Result<Option<Api>, Error> {
    let root = src.join("lib.rs");
    if root.is_file() {
        Ok(Some(api::of(&CrateSource::read(&root)?)))
    } else {
        Ok(None)
    }
}
