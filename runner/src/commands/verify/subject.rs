//! What the gates look at.

use super::whole::Whole;
use crate::commands::error::Error;
use crate::course::kata::{Course, Kata};
use crate::run::ran::Ran;
use crate::run::request::Tools;
use crate::run::verdict::TestReport;

/// What the gates of one kata look at.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub course: &'a Course,
    pub tools: Tools<'a>,
    pub kata: &'a Kata,
    /// What is known of all solutions together, where all of them are verified.
    pub whole: Option<&'a Whole<'a>>,
}

impl Subject<'_> {
    /// A path as a person reads it.
    pub fn shown(&self, path: &std::path::Path) -> String {
        self.course.shown(path)
    }
}

/// The named katas, or all of them. A course may have none.
pub fn chosen(course: &Course, names: &[String]) -> Result<Vec<Kata>, Error> {
    if names.is_empty() {
        return Ok(course.all_in_path_order()?);
    }
    let named = names.iter().map(|name| course.kata(name));
    Ok(named.collect::<Result<_, _>>()?)
}

/// The place of a test function, as `file:line`.
pub fn place_of(subject: &Subject<'_>, ran: &Ran, test: &TestReport) -> String {
    ran.function_of(test).map_or_else(
        || test.id(),
        |function| format!("{}:{}", subject.shown(&function.file), function.line),
    )
}
