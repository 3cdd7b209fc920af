//! Gate 4: every impostor compiles, looks right to half of the tests at least, and is caught by one at least. Every twin
//! compiles and is accepted by all tests.

use std::collections::BTreeSet;

use crate::commands::error::Error;
use crate::course::impostor::{self, Impostor};
use crate::course::kata::Layer;
use crate::course::variants;
use crate::impostors::judged::Judged;
use crate::os::files;
use crate::run::verdict::TestReport;

use super::budget;
use super::finding::Finding;
use super::line_up::{does_not_look_right, judge, not_seen_first};
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
        Err(error) => return found(error.to_string(), place, "fix its first lines or its Rust"),
    };
    if impostors.is_empty() {
        let what =
            "the kata has no impostors, so nothing shows whether its suites are strong".to_owned();
        return found(
            what,
            place,
            "write down, one file each, the mistakes that people really make",
        );
    }
    let (twins, mut findings) = twins::read(subject)?;
    findings.extend(unexplained(subject, &impostors)?);
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
    findings.extend(not_seen_first(
        subject,
        &impostors,
        &line_up,
        &BTreeSet::new(),
    ));
    findings.extend(twins::refused(subject, &twins, &line_up));
    Ok((Some(Table::new(&impostors, &twins, &line_up)), findings))
}

/// What the impostors say wrongly of the rule that they break, and what is wrong with the question that they ask.
fn unexplained(subject: &Subject<'_>, impostors: &[Impostor]) -> Result<Vec<Finding>, Error> {
    let rules = rules(subject)?;
    let mut findings = Vec::new();
    for impostor in impostors {
        let name = &impostor.name;
        let mut found = |what: String, advice: &str| {
            let place = subject.shown(&impostor.overlay.file);
            findings.push(Finding::new(what, place, advice));
        };
        let rule = impostor.rule.as_ref();
        if let Some(rule) = rule.filter(|rule| !variants::quotes(&rules, rule)) {
            found(
                format!(
                    "neither the README nor the comments of the starter have the rule that the impostor `{name}` names: {rule}"
                ),
                "quote the sentence that it breaks, word by word",
            );
        }
        let asks = impostor.asks.as_deref();
        // Code in it may have question marks of its own.
        let marks = |asks: &str| {
            asks.split('`')
                .step_by(2)
                .map(|words| words.matches('?').count())
                .sum::<usize>()
        };
        if !asks.is_some_and(|asks| asks.ends_with('?') && marks(asks) == 1) {
            found(
                format!(
                    "the impostor `{name}` asks {}",
                    asks.map_or_else(
                        || "nothing".to_owned(),
                        |asks| format!("no single question: {asks}")
                    )
                ),
                "write `//! asks: …?` above the empty line: the question that a test has to ask, without the answer",
            );
        }
    }
    Ok(findings)
}

/// What a learner can know: the README, and the comments of the starter.
fn rules(subject: &Subject<'_>) -> Result<String, Error> {
    let file = subject.kata.dir.join("README.md");
    let mut rules = files::read_text(&file);
    let src = subject.kata.dir.join("src");
    let sources = files::read_tree(&src).map_err(Error::io("read", &src))?;
    for bytes in sources.values() {
        let text = String::from_utf8_lossy(bytes);
        let comments = text
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("//"));
        rules.extend(comments.map(|line| format!("\n{}", line.trim_start_matches(['/', '!']))));
    }
    Ok(rules)
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
            "fix what it declares, or the test that catches it and should not, or write the test that should catch it",
        )
    })
}
