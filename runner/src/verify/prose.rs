//! Gate 5: every test has a doc comment and a hint, every hint names a test, and links lead somewhere.

use std::collections::BTreeSet;
use std::path::Path;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::error::Error;
use crate::hints::{self, Hint};
use crate::roster::TestFunction;
use crate::run::Ran;

use super::{Finding, Subject};

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
        let advice = "write it: a heading `## unit::module::test` for every test, its levels parted by `---`";
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
        .map(crate::verdict::TestReport::id)
        .collect();
    let mut seen = BTreeSet::new();
    for hint in &hints {
        let place = format!("{place}:{}", hint.line);
        let known = tests.contains(&hint.test) || functions.iter().any(|(id, _)| *id == hint.test);
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
                "give it three at least, parted by `---`: a question, the idea, nearly the line";
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

/// Every relative link of the kata's pages and of its concept page leads to a file, and its anchor to a heading.
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
    let concept = subject
        .course
        .root()
        .join("docs/src/concepts")
        .join(format!("{}.md", kata.name));
    for page in [readme, kata.hints_file(), concept]
        .into_iter()
        .filter(|page| page.is_file())
    {
        let text = std::fs::read_to_string(&page).map_err(Error::io("read", &page))?;
        for Link { line, to, named } in links(&text) {
            let place = format!("{}:{line}", subject.shown(&page));
            if let Some(what) = broken(&page, &to) {
                findings.push(Finding::new(
                    what,
                    place,
                    "mend the link or what it should lead to",
                ));
            } else if let Some(name) = named.iter().find(|name| !proves(&page, &to, name)) {
                let what = format!("the proof `{name}` is no test of `{to}`");
                findings.push(Finding::new(
                    what,
                    place,
                    "name a test that stands in the file which the link leads to",
                ));
            }
        }
    }
    Ok(())
}

/// A link of a page.
#[derive(Debug, PartialEq, Eq)]
struct Link {
    /// Its line, from 1.
    line: usize,
    /// Where it leads.
    to: String,
    /// What the page names in code before it, in the same paragraph or item: in a proof, the tests.
    named: Vec<String>,
}

/// The links of a page.
fn links(markdown: &str) -> Vec<Link> {
    let mut found = Vec::new();
    let mut named = Vec::new();
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                found.push(Link {
                    line: markdown[..range.start].matches('\n').count() + 1,
                    to: dest_url.into_string(),
                    named: std::mem::take(&mut named),
                });
            }
            Event::Code(code) => named.push(code.into_string()),
            Event::End(
                TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell | TagEnd::Heading(_),
            ) => named.clear(),
            _ => {}
        }
    }
    found
}

/// Whether a name before a link is no test's, or a link leads to no suite, or the test stands in that suite's file.
fn proves(page: &Path, to: &str, name: &str) -> bool {
    // Tests are facts in several words; `exp` and `alg` are not meant.
    let could_be_a_test = name.matches('_').count() >= 2
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let is_suite = to.contains("/tests/")
        && Path::new(to)
            .extension()
            .is_some_and(|extension| extension == "rs");
    let Some(folder) = page.parent() else {
        return true;
    };
    !could_be_a_test
        || !is_suite
        || std::fs::read_to_string(folder.join(to))
            .is_ok_and(|text| text.contains(&format!("fn {name}(")))
}

/// What is wrong with a link, if anything. Addresses elsewhere are not followed.
fn broken(page: &Path, link: &str) -> Option<String> {
    if link.contains("://") || link.starts_with("mailto:") {
        return None;
    }
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = if path.is_empty() {
        page.to_owned()
    } else {
        page.parent()?.join(path)
    };
    if !target.exists() {
        return Some(format!("the link `{link}` leads nowhere"));
    }
    let is_page = target
        .extension()
        .is_some_and(|extension| extension == "md");
    if anchor.is_empty() || !is_page {
        return None;
    }
    let text = std::fs::read_to_string(&target).unwrap_or_default();
    (!anchors(&text).contains(anchor))
        .then(|| format!("the link `{link}` names a heading that is not there"))
}

/// The anchors of a page's headings, as mdBook and GitHub make them.
fn anchors(markdown: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    let mut heading: Option<String> = None;
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                anchors.extend(heading.take().map(|text| anchor_of(&text)));
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            _ => {}
        }
    }
    anchors
}

fn anchor_of(heading: &str) -> String {
    heading
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' => Some('-'),
            '-' | '_' => Some(c),
            c => c.is_alphanumeric().then_some(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn links_are_found_with_their_lines_and_not_in_code() {
        let text = "# T\n\nSee [a](a.md)\nand `[b](b.md)`.\n\n```\n[c](c.md)\n```\n\n| x |\n|---|\n| [d](d.md#e) |\n";
        let link = |line, to: &str| Link {
            line,
            to: to.to_owned(),
            named: vec![],
        };
        assert_eq!(links(text), [link(3, "a.md"), link(12, "d.md#e")]);
    }

    #[test]
    fn a_proof_names_a_test_of_the_file_that_it_links_to() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(dir.path().join("tests")).unwrap();
        std::fs::write(
            dir.path().join("tests/unit.rs"),
            "fn it_really_does_so() {}",
        )
        .unwrap();
        let page = dir.path().join("page.md");
        let text = "- `it_really_does_so` and `exp` in [unit.rs](./tests/unit.rs).\n- `it_never_does_so` in [unit.rs](./tests/unit.rs).\n";
        let proven: Vec<_> = links(text)
            .iter()
            .map(|link| link.named.iter().all(|name| proves(&page, &link.to, name)))
            .collect();
        assert_eq!(proven, [true, false]);
    }

    #[rstest]
    #[case::elsewhere("https://www.rfc-editor.org/rfc/rfc7515", None)]
    #[case::a_file("other.md", None)]
    #[case::a_heading("other.md#what-is-it", None)]
    #[case::a_heading_here("#here", None)]
    #[case::no_file("nothing.md", Some("leads nowhere"))]
    #[case::no_heading("other.md#why", Some("a heading that is not there"))]
    fn a_link_leads_somewhere_or_is_reported(#[case] link: &str, #[case] says: Option<&str>) {
        let dir = tempfile::tempdir().unwrap();
        let page = dir.path().join("page.md");
        std::fs::write(&page, "# Here\n").unwrap();
        std::fs::write(dir.path().join("other.md"), "## What *is* it?\n").unwrap();
        let found = broken(&page, link);
        assert_eq!(found.is_some(), says.is_some(), "{found:?}");
        assert!(found.unwrap_or_default().contains(says.unwrap_or_default()));
    }

    #[test]
    fn the_workspace_s_own_pages_lead_somewhere() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let docs = crate::outside::files::read_tree(&root.join("docs")).unwrap();
        let pages = docs
            .into_keys()
            .filter(|page| page.extension().is_some_and(|extension| extension == "md"));
        let pages: Vec<_> = pages
            .map(|page| root.join("docs").join(page))
            .chain([root.join("README.md")])
            .collect();
        let mut broken_links = Vec::new();
        for page in &pages {
            let text = std::fs::read_to_string(page).unwrap();
            broken_links.extend(links(&text).into_iter().filter_map(
                |Link { line, to, .. }| {
                    broken(page, &to).map(|what| format!("{}:{line}: {what}", page.display()))
                },
            ));
        }
        assert!(
            pages.len() > 2 && broken_links.is_empty(),
            "{broken_links:#?}"
        );
    }
}
