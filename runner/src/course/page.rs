//! Pages: Markdown files, where their links lead, and what they name as a proof.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A link of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its line, from 1.
    pub line: usize,
    /// Where it leads.
    pub to: String,
    /// Where it is in the text, brackets and all.
    pub range: Range<usize>,
    /// What the page names in code before it, in the same paragraph or item: in a proof, the tests.
    pub named: Vec<String>,
}

/// The links of a page.
pub fn links(markdown: &str) -> Vec<Link> {
    let mut found = Vec::new();
    let mut named = Vec::new();
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                found.push(Link {
                    line: markdown[..range.start].matches('\n').count() + 1,
                    to: dest_url.into_string(),
                    range,
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

/// Whether a name before a link is no test's, or a link leads to no suite, or the test is in that suite's file.
pub fn proves(page: &Path, to: &str, name: &str) -> bool {
    let Some(folder) = page.parent() else {
        return true;
    };
    !could_be_a_test(name)
        || !leads_to_a_suite(to)
        || std::fs::read_to_string(folder.join(to))
            .is_ok_and(|text| text.contains(&format!("fn {name}(")))
}

/// Whether an address leads out of the repository.
pub fn is_elsewhere(to: &str) -> bool {
    to.contains("://") || to.starts_with("mailto:")
}

impl Link {
    /// Whether it is a proof: it leads to a suite, and names a test before.
    pub fn is_proof(&self) -> bool {
        leads_to_a_suite(&self.to) && self.named.iter().any(|name| could_be_a_test(name))
    }
}

/// Tests are facts in several words; `exp` and `alg` are not meant.
fn could_be_a_test(name: &str) -> bool {
    name.matches('_').count() >= 2 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn leads_to_a_suite(to: &str) -> bool {
    to.contains("/tests/")
        && Path::new(to)
            .extension()
            .is_some_and(|extension| extension == "rs")
}

/// The file that a link of a page leads to, from where the page's own path begins, without `.` and `..` as far as they can
/// be taken out. `None` where it leads elsewhere, or to the page itself.
pub fn target(page: &Path, link: &str) -> Option<PathBuf> {
    let (path, _) = link.split_once('#').unwrap_or((link, ""));
    if path.is_empty() || is_elsewhere(link) {
        return None;
    }
    let mut target = page.parent().unwrap_or(Path::new("")).to_owned();
    for part in Path::new(path).components() {
        match part {
            Component::ParentDir => {
                target.pop();
            }
            Component::CurDir => {}
            part => target.push(part),
        }
    }
    Some(target)
}

/// The text with the words of each link to a file that is not there, and without pictures that are not there. `page` and
/// what `is_there` is asked begin in the same folder.
pub fn unlinked(page: &Path, text: &str, is_there: impl Fn(&Path) -> bool) -> String {
    let mut out = text.to_owned();
    for link in links(text).into_iter().rev() {
        let is_dead = target(page, &link.to).is_some_and(|target| !is_there(&target));
        let code = &text[link.range.clone()];
        let Some(end) = code.rfind("](").filter(|_| is_dead) else {
            continue;
        };
        let words = match code.strip_prefix('!') {
            Some(_) => "",
            None => code.get(1..end).unwrap_or_default(),
        };
        out.replace_range(link.range, words);
    }
    out
}

/// What is wrong with a link, if anything. Addresses elsewhere are not followed.
pub fn broken(page: &Path, link: &str) -> Option<String> {
    if is_elsewhere(link) {
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

/// A code block whose fence is longer than any in the text.
pub fn fenced(language: &str, text: &str) -> String {
    let longest = text
        .lines()
        .map(|line| line.trim_start().chars().take_while(|c| *c == '`').count())
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(3.max(longest + 1));
    format!("\n{fence}{language}\n{}\n{fence}\n", text.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::beside_it("b.md", Some("docs/src/b.md"))]
    #[case::above_it("../../katas/fruit/README.md#a", Some("katas/fruit/README.md"))]
    #[case::on_it("#a", None)]
    #[case::elsewhere("https://example.org/a.md", None)]
    fn where_a_link_leads(#[case] to: &str, #[case] expected: Option<&str>) {
        let found = target(Path::new("docs/src/a.md"), to);
        assert_eq!(found.as_deref(), expected.map(Path::new));
    }

    #[test]
    fn links_are_found_with_their_lines_and_not_in_code() {
        let text = "# T\n\nSee [a](a.md)\nand `[b](b.md)`.\n\n```\n[c](c.md)\n```\n\n| x |\n|---|\n| [d](d.md#e) |\n";
        let found: Vec<_> = links(text)
            .into_iter()
            .map(|link| (link.line, link.to, &text[link.range]))
            .collect();
        assert_eq!(
            found,
            [
                (3, "a.md".to_owned(), "[a](a.md)"),
                (12, "d.md#e".to_owned(), "[d](d.md#e)")
            ]
        );
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
        let docs = crate::os::files::read_tree(&root.join("docs")).unwrap();
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
