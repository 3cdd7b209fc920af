//! Gate 4's other half: every twin is right, so every test accepts it.

use crate::commands::error::Error;
use crate::course::twin::{self, Twin};
use crate::impostors::judge::LineUp;
use crate::impostors::judged::Judged;
use crate::run::verdict::TestReport;

use super::finding::Finding;
use super::subject::Subject;

/// The kata's twins, and what is wrong with them as they are written.
pub fn read(subject: &Subject<'_>) -> Result<(Vec<Twin>, Vec<Finding>), Error> {
    let kata = subject.kata;
    let twins = match twin::read_all(&kata.twins_dir()) {
        Ok(twins) => twins,
        Err(error) => {
            let place = subject.shown(&kata.twins_dir());
            let advice = "fix its first lines or its Rust";
            return Ok((
                Vec::new(),
                vec![Finding::new(error.to_string(), place, advice)],
            ));
        }
    };
    let file = kata.dir.join("README.md");
    let readme = if twins.is_empty() {
        String::new()
    } else {
        std::fs::read_to_string(&file).map_err(Error::io("read", &file))?
    };
    let unknown = twins.iter().filter(|twin| !twin.is_about(&readme));
    let findings = unknown.map(|twin| {
        Finding::new(
            format!(
                "the README does not have the rule that the twin `{}` names: {}",
                twin.name, twin.rule
            ),
            subject.shown(&twin.overlay.file),
            "quote the sentence that comes nearest, word by word",
        )
    });
    let findings = findings.collect();
    Ok((twins, findings))
}

/// A finding for each twin that a test refuses.
pub fn refused(subject: &Subject<'_>, twins: &[Twin], line_up: &LineUp) -> Vec<Finding> {
    let judged = line_up.twins.iter().filter_map(|(index, judged)| {
        let twin = twins.get(*index).filter(|_| judged.caught())?;
        Some(finding(subject, twin, judged, line_up))
    });
    judged.collect()
}

fn finding(subject: &Subject<'_>, twin: &Twin, judged: &Judged, line_up: &LineUp) -> Finding {
    let tests = line_up.solution.verdict.tests.iter();
    let tests = tests
        .map(TestReport::id)
        .filter(|test| judged.is_caught_by(test));
    let tests: Vec<_> = tests.collect();
    let by = if judged.does_not_fit {
        "the tests do not compile against it".to_owned()
    } else {
        format!("these tests refuse it: {}", tests.join(", "))
    };
    Finding::new(
        format!(
            "the twin `{}` is right, and {by}\nits freedom is {}: {}\nthe rule that comes nearest: {}",
            twin.name,
            twin.freedom.name(),
            twin.reason,
            twin.rule
        ),
        subject.shown(&twin.overlay.file),
        "let the test ask for what the README says, or write the rule there; a variant that breaks a rule is an impostor",
    )
}
