//! The first hour shows screens and counts of a kata. They are those of the kata as it is now.

use std::path::Path;

use crate::documents::read;
use crate::workspace::{has_kata, real_root};

const PAGE: &str = "docs/src/first-hour.md";
/// CI draws it anew: it is the first screen as the runner shows it now.
const FIRST_SCREEN: &str = "docs/src/pictures/red.svg";

/// The rows of a terminal's picture, without what is empty at their ends.
fn rows(svg: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).expect("XML");
    let rows = document
        .descendants()
        .filter(|node| node.has_tag_name("tspan") && node.attribute("x").is_some());
    let text = |row: roxmltree::Node<'_, '_>| {
        let texts = row.descendants().filter(roxmltree::Node::is_text);
        let text: String = texts.filter_map(|node| node.text()).collect();
        text.trim_end().to_owned()
    };
    rows.map(text).collect()
}

/// The first screen: from its head to the last row that is not empty.
fn first_screen() -> String {
    rows(&read(FIRST_SCREEN)).join("\n").trim().to_owned()
}

/// The kata of the page, by the head of the screen; `None` where the course has lost it.
fn kata() -> Option<String> {
    let screen = first_screen();
    let name = screen.split(' ').next().unwrap_or_default();
    has_kata(name).then(|| name.to_owned())
}

/// The numbers behind `0/` or `0 of ` and the like: what a count is out of.
fn totals(line: &str) -> Vec<u32> {
    let pieces = line.split(" of ").skip(1).chain(line.split('/').skip(1));
    let number = |piece: &str| {
        let digits = piece.split(|c: char| !c.is_ascii_digit()).next();
        digits.and_then(|digits| digits.parse().ok())
    };
    pieces.filter_map(number).collect()
}

/// How many files a folder of the kata's solution has.
fn many(kata: &str, folder: &str) -> usize {
    let folder = Path::new("solutions").join(kata).join(folder);
    let files = real_root().join(folder).read_dir().expect("a folder");
    files.count()
}

#[test]
fn the_first_screen_of_the_page_is_the_picture_that_ci_draws() {
    if kata().is_none() {
        return;
    }
    let page = read(PAGE);
    let screen = first_screen();
    assert!(
        page.contains(&format!("```text\n{screen}\n```")),
        "{PAGE} does not show this screen:\n{screen}"
    );
}

#[test]
fn every_screen_of_the_page_counts_as_many_tests() {
    if kata().is_none() {
        return;
    }
    let screen = first_screen();
    let heads: Vec<_> = screen.lines().take(2).map(totals).collect();
    let page = read(PAGE);
    let begins = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
    let mut compared = 0;
    for line in page.lines().filter(|line| !totals(line).is_empty()) {
        let head = screen.lines().take(2).position(|head| {
            begins(head) == begins(line) && line.contains(['·', '□']) && !line.contains("amber")
        });
        if let Some(head) = head {
            compared += 1;
            assert_eq!(totals(line), heads[head], "{PAGE}: {line}");
        }
    }
    assert!(compared > 6, "only {compared} lines were compared");
}

#[test]
fn the_page_counts_the_impostors_and_the_other_right_versions() {
    let Some(kata) = kata() else { return };
    let page = read(PAGE);
    let impostors = many(&kata, "impostors");
    let counted: Vec<_> = page
        .lines()
        .filter(|line| line.starts_with("caught "))
        .collect();
    assert!(!counted.is_empty());
    for line in counted {
        assert!(
            line.contains(&format!(" of {impostors} impostors")),
            "{line}"
        );
    }
    let others = format!("the reference and {} other versions", many(&kata, "twins"));
    let told: Vec<_> = page
        .lines()
        .filter(|line| line.contains("the reference and "))
        .collect();
    assert!(!told.is_empty());
    for line in told {
        assert!(line.contains(&others), "{line}: {others}");
    }
}
