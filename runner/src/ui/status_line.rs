//! A line that says what a long build is about.

use std::sync::{Mutex, PoisonError};

use crate::os::terminal::StatusLine;
use crate::run::request::RunEvent;

/// Lets something run that tells what it builds, and shows that on a line which is gone afterwards. The crates of the
/// kata itself are built on every run and are not worth a word.
pub fn with_status_line<T>(own: &str, work: impl FnOnce(&(dyn Fn(RunEvent) + Sync)) -> T) -> T {
    let line = Mutex::new((StatusLine::default(), 0_usize));
    let is_own = |package: &str| {
        let name = package.split(' ').next().unwrap_or_default();
        name.strip_suffix("-alone").unwrap_or(name) == own
    };
    let result = work(&|event| {
        let mut guard = line.lock().unwrap_or_else(PoisonError::into_inner);
        let (line, built) = &mut *guard;
        match event {
            RunEvent::Waiting => {
                line.show("waiting for another cargo to finish …");
            }
            RunEvent::Compiling(name) if !is_own(&name) => {
                *built += 1;
                line.show(&format!(
                    "building what `{own}` needs, once: {name} ({built}) …"
                ));
            }
            RunEvent::AnotherRun => {
                line.show(&format!("waiting for another run of `{own}` to finish …"));
            }
            RunEvent::Compiling(_) | RunEvent::Listed { .. } | RunEvent::Tested(_) => {}
        }
    });
    line.into_inner()
        .unwrap_or_else(PoisonError::into_inner)
        .0
        .clear();
    result
}
