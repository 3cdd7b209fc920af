//! A line that says what a long wait is for.

use std::sync::{Mutex, PoisonError};

use crate::os::terminal::StatusLine;
use crate::run::request::RunEvent;

/// Runs something that shows texts on a status line, each in place of the one before. The line is gone afterwards.
pub fn with_status_line<T>(work: impl FnOnce(&(dyn Fn(&str) + Sync)) -> T) -> T {
    let line = Mutex::new(StatusLine::default());
    let result = work(&|text| {
        line.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .show(text);
    });
    line.into_inner()
        .unwrap_or_else(PoisonError::into_inner)
        .clear();
    result
}

/// Runs something that tells what it builds, and shows that on a status line. The crates of the kata itself are built on
/// every run and are not worth a word.
pub fn with_status_of_builds<T>(
    own: &str,
    work: impl FnOnce(&(dyn Fn(RunEvent) + Sync)) -> T,
) -> T {
    let is_own = |package: &str| {
        let name = package.split(' ').next().unwrap_or_default();
        let kinds = ["-alone", "-merged"];
        let copy = name.strip_prefix(own).unwrap_or("?");
        copy.is_empty() || kinds.iter().any(|kind| copy.starts_with(kind))
    };
    let built = Mutex::new(0_usize);
    with_status_line(|show| {
        work(&|event| match event {
            RunEvent::Waiting => show("waiting for another cargo to finish …"),
            RunEvent::Compiling(name) if !is_own(&name) => {
                let mut built = built.lock().unwrap_or_else(PoisonError::into_inner);
                *built += 1;
                show(&format!(
                    "building what `{own}` needs, once: {name} ({built}) …"
                ));
            }
            RunEvent::AnotherRun => {
                show(&format!("waiting for another run of `{own}` to finish …"));
            }
            RunEvent::Doing(text) => show(&text),
            RunEvent::Compiling(_) | RunEvent::Listed { .. } | RunEvent::Tested(_) => {}
        })
    })
}
