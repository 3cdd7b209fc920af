//! `kata pack`: the packed copy of a starter, written only if the starter is one.

use std::fmt::Write as _;

use crate::commands::error::Error;
use crate::commands::verify::starter as gate;
use crate::commands::verify::subject::{Subject, chosen};
use crate::course::kata::Course;
use crate::learner::shipped;
use crate::learner::starter;
use crate::os::status::Status;
use crate::os::terminal;
use crate::run::request::Tools;
use crate::ui::style::{BAD, GOOD, styled};

/// Packs the starters of the named katas, or of all. A starter that does not pass gate 1 is left out: a learner may have
/// solved it.
///
/// # Errors
/// An unknown kata, a fault of the machine.
pub fn katas(course: &Course, tools: Tools<'_>, names: &[String]) -> Result<Status, Error> {
    let mut status = Status::Green;
    for kata in &chosen(course, names)? {
        let subject = Subject {
            course,
            tools,
            kata,
            whole: None,
        };
        let place = subject.shown(&starter::file(kata));
        let (ran, findings) = gate::run(&subject)?;
        let mut out = String::new();
        if findings.is_empty() {
            starter::pack(kata, shipped::counted(&ran))?;
            let _ = writeln!(out, "{} {place}", styled(GOOD, "✔"));
        } else {
            status = Status::NotGreen;
            let _ = writeln!(
                out,
                "{} {place} is left as it is: the code in src/ is no starter (gate 1)",
                styled(BAD, "✘")
            );
            // One shows what kind of code it is; `verify` has all of them.
            out += &findings[0].text();
            if findings.len() > 1 {
                let _ = writeln!(
                    out,
                    "      and {} more: cargo kata verify {} --gate 1",
                    findings.len() - 1,
                    kata.name
                );
            }
        }
        terminal::print(&out).map_err(Error::io("write", "standard output"))?;
    }
    Ok(status)
}
