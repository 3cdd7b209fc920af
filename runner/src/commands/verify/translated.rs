//! Gate 5, other languages: a translation is of the text as it is now, and has what the text has.

use std::collections::BTreeSet;
use std::path::Path;

use crate::commands::error::Error;
use crate::course::hints;
use crate::course::language;

use super::finding::Finding;
use super::subject::Subject;

/// Checks the translations of the kata's pages.
pub fn check(subject: &Subject<'_>) -> Result<Vec<Finding>, Error> {
    let kata = subject.kata;
    let pages = [kata.dir.join("README.md"), kata.hints_file()];
    let pages = pages.into_iter().chain(subject.course.concept_pages(kata));
    let mut findings = Vec::new();
    for page in pages.filter(|page| page.is_file()) {
        for translation in language::translations(&page) {
            let place = subject.shown(&translation);
            let stale = language::stale(&page, &translation);
            if let Some(line) = stale.map_err(Error::io("read", &translation))? {
                let original = subject.shown(&page);
                findings.push(Finding::new(
                    format!("the translation is not of {original} as it is now"),
                    format!("{place}:1"),
                    format!("bring it up to date; then let its first line be: {line}"),
                ));
            }
            if page == kata.hints_file() {
                findings.extend(missing(&page, &translation, &place)?);
            }
        }
    }
    Ok(findings)
}

/// The hints that only one of the two has.
fn missing(page: &Path, translation: &Path, place: &str) -> Result<Vec<Finding>, Error> {
    let tests = |file: &Path| -> Result<BTreeSet<String>, Error> {
        Ok(hints::read(file)?
            .into_iter()
            .map(|hint| hint.test)
            .collect())
    };
    let (original, translated) = (tests(page)?, tests(translation)?);
    let differing = original.symmetric_difference(&translated);
    let findings = differing.map(|test| {
        let what = if original.contains(test) {
            format!("the translation has no hint for `{test}`")
        } else {
            format!("the original has no hint for `{test}`")
        };
        Finding::new(what, place, "let both have the same headings")
    });
    Ok(findings.collect())
}
