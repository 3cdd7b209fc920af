//! Gate 4: every impostor compiles, looks right to half of the tests at least, and is caught by one at least. Every twin
//! compiles and is accepted by all tests.

use crate::commands::error::Error;
use crate::course::impostor::{self, Impostor};
use crate::course::kata::Layer;
use crate::impostors::judge::LineUp;
use crate::impostors::judged::Judged;
use crate::run::verdict::TestReport;

use super::budget;
use super::finding::Finding;
use super::line_up::{does_not_look_right, judge};
use super::subject::Subject;
use super::table::Table;
use super::twins;

/// Judges the impostors, and says what is not as it should be.
pub fn check(subject: &Subject<'_>) -> Result<(Option<Table>, Vec<Finding>), Error> {
    let kata = subject.kata;
    let place = subject.shown(&kata.impostors_dir());
    let found = |what: String, place: String, advice: &str| {
        Ok((None, vec![Finding::new(what, place, advice)]))
    };
    let impostors = match impostor::read_all(&kata.impostors_dir()) {
        Ok(impostors) => impostors,
        Err(error) => return found(error.to_string(), place, "mend its first lines or its Rust"),
    };
    if impostors.is_empty() {
        let what =
            "the kata has no impostors, so nobody knows whether its suites are strong".to_owned();
        return found(
            what,
            place,
            "write down, one file each, the mistakes that people really make",
        );
    }
    let (twins, mut findings) = twins::read(subject)?;
    if let Some(budget) = &kata.budget {
        let (table, more) = budget::check(subject, budget, &impostors, &twins)?;
        findings.extend(more);
        return Ok((table, findings));
    }
    let line_up = match judge(subject, kata, &impostors, &twins, &kata.suites)? {
        Ok(line_up) => line_up,
        Err(finding) => return Ok((None, vec![finding])),
    };
    let wrong = impostors
        .iter()
        .zip(&line_up.judged)
        .flat_map(|(impostor, judged)| {
            let place = subject.shown(&impostor.overlay.file);
            let tests = &line_up.solution.verdict.tests;
            let mut findings = objections(impostor, judged, tests.len(), &place);
            findings.extend(other_layers(impostor, judged, tests, &place));
            findings
        });
    findings.extend(wrong);
    findings.extend(not_seen_first(subject, &impostors, &line_up));
    findings.extend(twins::refused(subject, &twins, &line_up));
    Ok((Some(Table::new(&impostors, &twins, &line_up)), findings))
}

/// What is wrong with the tests that the impostors name as the first that sees them. Where one impostor names its test,
/// all of them do: `flip --part` would leave out the others.
fn not_seen_first(subject: &Subject<'_>, impostors: &[Impostor], line_up: &LineUp) -> Vec<Finding> {
    if impostors.iter().all(|impostor| impostor.seen_by.is_none()) {
        return Vec::new();
    }
    let tests = &line_up.solution.verdict.tests;
    let found = impostors.iter().zip(&line_up.judged);
    let found = found.filter_map(|(impostor, judged)| {
        let first = tests.iter().find(|test| judged.is_caught_by(&test.id()))?;
        let function = line_up.solution.function_of(first);
        let path = function.map_or(&first.name, |function| &function.path);
        let first = format!("{}::{path}", first.layer);
        let says = impostor.seen_by.as_deref();
        (says != Some(&first)).then(|| {
            Finding::new(
                format!(
                    "the first test that sees the impostor `{}` is {first}, and its file says {}",
                    impostor.name,
                    says.unwrap_or("nothing about it")
                ),
                subject.shown(&impostor.overlay.file),
                format!("write `//! seen by: {first}` above the empty line"),
            )
        })
    });
    found.collect()
}

fn objections(impostor: &Impostor, judged: &Judged, tests: usize, place: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    if !judged.caught() {
        let what = format!(
            "the impostor `{}` is caught by no test: {}\n{}",
            impostor.name, impostor.title, impostor.lesson
        );
        findings.push(Finding::new(
            what,
            place,
            "write the test that its lesson asks for, or make it wrong in a way that shows",
        ));
    }
    findings.extend(does_not_look_right(impostor, judged, tests, place));
    findings
}

/// What is wrong with the layers that catch an impostor, if it says which ones do.
fn other_layers(
    impostor: &Impostor,
    judged: &Judged,
    tests: &[TestReport],
    place: &str,
) -> Option<Finding> {
    if impostor.layers.is_empty() || !judged.caught() {
        return None;
    }
    let catching = |layer: &Layer| {
        tests
            .iter()
            .any(|test| test.layer == *layer && !judged.passes(&test.id()))
    };
    let names = |layers: &mut dyn Iterator<Item = Layer>| {
        let names: Vec<_> = layers.map(Layer::name).collect();
        names.join(", ")
    };
    let caught_by = names(&mut Layer::ALL.into_iter().filter(catching));
    let declared = names(
        &mut Layer::ALL
            .into_iter()
            .filter(|layer| impostor.layers.contains(layer)),
    );
    (caught_by != declared).then(|| {
        Finding::new(
            format!(
                "the impostor `{}` is caught by tests of {caught_by}, but declares {declared}",
                impostor.name
            ),
            place,
            "mend what it declares, or the test that sees it and should not, or write the one that does not see it and should",
        )
    })
}
