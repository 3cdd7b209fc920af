//! Gate 5: every test has a doc comment and a hint, every hint names a test, every rule has its tests, and links resolve.

use std::collections::BTreeSet;

use crate::commands::error::Error;
use crate::course::hints::{self, Hint};
use crate::course::page::{self, Link};
use crate::course::roster::TestFunction;
use crate::run::ran::Ran;

use super::concepts;
use super::finding::Finding;
use super::leftover;
use super::parts;
use super::promises;
use super::subject::Subject;
use super::translated;

/// How many levels a hint has at least: a question, the idea, nearly the line.
const LEVELS: usize = 3;

/// Checks the kata's prose.
pub fn check(subject: &Subject<'_>, starter: &Ran) -> Result<Vec<Finding>, Error> {
    let mut findings = Vec::new();
    for function in starter
        .functions
        .values()
        .flatten()
        .filter(|function| function.doc.is_empty())
    {
        let place = format!("{}:{}", subject.shown(&function.file), function.line);
        let advice = "say above it why it matters, and the source where there is one";
        findings.push(Finding::new(
            format!("the test `{}` has no doc comment", function.path),
            place,
            advice,
        ));
    }
    hints_of(subject, starter, &mut findings)?;
    links_of(subject, &mut findings)?;
    findings.extend(promises::check(subject, starter));
    findings.extend(parts::check(subject, starter));
    findings.extend(concepts::check(subject)?);
    findings.extend(leftover::check(subject));
    findings.extend(translated::check(subject)?);
    Ok(findings)
}

fn hints_of(
    subject: &Subject<'_>,
    starter: &Ran,
    findings: &mut Vec<Finding>,
) -> Result<(), Error> {
    let file = subject.kata.hints_file();
    let place = subject.shown(&file);
    if !file.is_file() {
        let advice = "write it: a heading `## unit::module::test` for every test, its levels separated by `---`";
        findings.push(Finding::new("the kata has no hints", place, advice));
        return Ok(());
    }
    let hints = hints::read(&file)?;
    let functions: Vec<_> = starter
        .functions
        .iter()
        .flat_map(|(layer, functions)| {
            functions
                .iter()
                .map(move |function| (format!("{layer}::{}", function.path), function))
        })
        .collect();
    findings.extend(unhinted(subject, &functions, &hints));
    // Against code that does not compile no test is known, and every hint would seem to name none.
    let tests: BTreeSet<_> = starter
        .verdict
        .tests
        .iter()
        .map(crate::run::verdict::TestReport::id)
        .collect();
    let mut seen = BTreeSet::new();
    for hint in &hints {
        let place = format!("{place}:{}", hint.line);
        let known = hint.test == hints::MINE
            || tests.contains(&hint.test)
            || functions.iter().any(|(id, _)| *id == hint.test);
        if !known && !tests.is_empty() {
            let what = format!("the hint `{}` names no test", hint.test);
            findings.push(Finding::new(
                what,
                &place,
                "name a test function, or one case of it, with its layer in front",
            ));
        }
        if !seen.insert(&hint.test) {
            findings.push(Finding::new(
                format!("there are two hints for `{}`", hint.test),
                &place,
                "make one of them",
            ));
        }
        if hint.levels.len() < LEVELS {
            let what = format!("the hint `{}` has {} levels", hint.test, hint.levels.len());
            let advice =
                "give it at least three, separated by `---`: a question, the idea, nearly the line";
            findings.push(Finding::new(what, &place, advice));
        }
    }
    Ok(())
}

fn unhinted(
    subject: &Subject<'_>,
    functions: &[(String, &TestFunction)],
    hints: &[Hint],
) -> Vec<Finding> {
    functions
        .iter()
        .filter(|(id, _)| {
            !hints
                .iter()
                .any(|hint| hint.test == *id || hint.test.starts_with(&format!("{id}::")))
        })
        .map(|(id, function)| {
            let place = format!("{}:{}", subject.shown(&function.file), function.line);
            let advice = format!(
                "add a section `## {id}` to {}",
                subject.shown(&subject.kata.hints_file())
            );
            Finding::new(format!("the test `{id}` has no hint"), place, advice)
        })
        .collect()
}

/// Every relative link of the kata's pages and of its concept pages leads to a file, and its anchor to a heading.
fn links_of(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> Result<(), Error> {
    let kata = subject.kata;
    let readme = kata.dir.join("README.md");
    if !readme.is_file() {
        let advice = "write it: the story, the rules, examples, the layers";
        findings.push(Finding::new(
            "the kata has no README",
            subject.shown(&readme),
            advice,
        ));
    }
    for page in [readme, kata.hints_file()]
        .into_iter()
        .chain(subject.course.concept_pages(kata))
        .filter(|page| page.is_file())
    {
        let text = std::fs::read_to_string(&page).map_err(Error::io("read", &page))?;
        for Link {
            line, to, named, ..
        } in page::links(&text)
        {
            let place = format!("{}:{line}", subject.shown(&page));
            if let Some(what) = page::broken(&page, &to) {
                findings.push(Finding::new(what, place, "fix the link or its target"));
            } else if let Some(name) = named.iter().find(|name| !page::proves(&page, &to, name)) {
                let what = format!("the proof `{name}` is no test of `{to}`");
                findings.push(Finding::new(
                    what,
                    place,
                    "name a test of the file that the link leads to",
                ));
            }
        }
    }
    Ok(())
}
