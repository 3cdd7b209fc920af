//! Pages of the course, fitted to an edition: without the katas and commands that it leaves out, and without dead links.
//!
//! What names one of them goes, sentence by sentence: a row of a table, an item of a list, a line of a block for a shell. A
//! link to another file that is left out becomes its text. All other text stays as it is, byte for byte.

use std::path::Path;

use crate::commands::handout::edition::Edition;
use crate::course::page;
use crate::os::files;

/// How wide a paragraph is that had to be filled again.
const WIDTH: usize = 118;

/// A stretch of a page.
#[derive(Debug)]
enum Block {
    /// An empty line.
    Empty,
    /// Fence and all, line by line.
    Code(Vec<String>),
    Heading(String),
    /// A row of a table.
    Row(String),
    /// A paragraph or an item of a list: what stands before its first line, what before the others, and the lines.
    Text {
        first: String,
        others: String,
        lines: Vec<String>,
    },
}

/// The page as the edition has it. `page` is its file, from the edition's folder.
pub fn fitted(edition: &Edition, page: &Path, text: &str) -> String {
    let mut kept: Vec<Block> = Vec::new();
    let mut has_lost = false;
    for block in blocks(text) {
        let is_code = matches!(block, Block::Code(_));
        let Some(block) = fit(edition, page, block) else {
            has_lost = true;
            // A block of code that has gone leaves the sentence that announced it.
            if is_code {
                drop_announcement(&mut kept);
            }
            continue;
        };
        if let (true, Block::Heading(_)) = (has_lost, &block) {
            drop_empty_heading(&mut kept, &block);
            has_lost = false;
        }
        kept.push(block);
    }
    if has_lost {
        drop_empty_heading(&mut kept, &Block::Heading("# ".to_owned()));
    }
    written(&kept)
}

fn blocks(text: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut fence: Option<String> = None;
    for line in text.lines() {
        let stripped = line.trim_start();
        if let Some(open) = &fence {
            if let Some(Block::Code(lines)) = found.last_mut() {
                lines.push(line.to_owned());
            }
            if stripped.trim_end() == open.as_str() {
                fence = None;
            }
            continue;
        }
        if stripped.starts_with("```") {
            let ticks = stripped.chars().take_while(|tick| *tick == '`').collect();
            fence = Some(ticks);
            found.push(Block::Code(vec![line.to_owned()]));
        } else if stripped.is_empty() {
            found.push(Block::Empty);
        } else if stripped.starts_with('#') {
            found.push(Block::Heading(line.to_owned()));
        } else if stripped.starts_with('|') {
            found.push(Block::Row(line.to_owned()));
        } else if let Some(marker) = marker(stripped) {
            let indent = line.len() - stripped.len();
            found.push(Block::Text {
                first: line[..indent + marker].to_owned(),
                others: " ".repeat(indent + marker),
                lines: vec![stripped[marker..].to_owned()],
            });
        } else if let Some(Block::Text { lines, .. }) = found.last_mut() {
            lines.push(line.to_owned());
        } else {
            let indent = &line[..line.len() - stripped.len()];
            found.push(Block::Text {
                first: indent.to_owned(),
                others: indent.to_owned(),
                lines: vec![stripped.to_owned()],
            });
        }
    }
    found
}

/// The length of the mark with which an item of a list begins.
fn marker(line: &str) -> Option<usize> {
    let bullet = ["- [ ] ", "- [x] ", "- ", "* ", "> "];
    if let Some(mark) = bullet.iter().find(|mark| line.starts_with(**mark)) {
        return Some(mark.len());
    }
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    (digits > 0 && line[digits..].starts_with(". ")).then_some(digits + 2)
}

/// The block, as far as the edition has what it names.
fn fit(edition: &Edition, page: &Path, block: Block) -> Option<Block> {
    match block {
        Block::Empty => Some(block),
        Block::Heading(line) => Some(Block::Heading(unlinked(edition, page, &line))),
        Block::Row(line) => (!is_about_missing(edition, page, &line))
            .then(|| Block::Row(unlinked(edition, page, &line))),
        Block::Code(lines) => {
            let is_for_a_shell = lines[0].trim_start().starts_with("```sh");
            if !is_for_a_shell || !edition.lacks(&lines.join("\n")) {
                return Some(Block::Code(lines));
            }
            let left: Vec<_> = lines
                .into_iter()
                .filter(|line| !edition.lacks(line))
                .collect();
            let (_, inner) = left.split_first()?;
            let is_left = inner
                .iter()
                .rev()
                .skip(1)
                .any(|line| !line.trim().is_empty());
            is_left.then_some(Block::Code(left))
        }
        Block::Text {
            first,
            others,
            lines,
        } => {
            let text = lines.join("\n");
            if !is_about_missing(edition, page, &text) {
                let text = unlinked(edition, page, &text);
                let lines = text.lines().map(str::to_owned).collect();
                return Some(Block::Text {
                    first,
                    others,
                    lines,
                });
            }
            let one_line = lines
                .iter()
                .map(|line| line.trim())
                .collect::<Vec<_>>()
                .join(" ");
            let all = sentences(&one_line);
            let left = all
                .iter()
                .filter(|sentence| !is_about_missing(edition, page, sentence));
            let left: Vec<_> = left
                .map(|sentence| unlinked(edition, page, sentence))
                .collect();
            // An answer of a quiz keeps its reason.
            let left = match left.join(" ") {
                left if left.is_empty() && !first.is_empty() && first.trim().is_empty() => {
                    unlinked(edition, page, &one_line)
                }
                left if left.is_empty() => return None,
                left => left,
            };
            Some(filled(first, others, &left))
        }
    }
}

fn filled(first: String, others: String, text: &str) -> Block {
    let width = WIDTH.saturating_sub(others.len()).max(40);
    let options = textwrap::Options::new(width)
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let mut lines = textwrap::wrap(text, options).into_iter();
    let begin = lines
        .next()
        .map(std::borrow::Cow::into_owned)
        .unwrap_or_default();
    let lines = std::iter::once(begin).chain(lines.map(|line| format!("{others}{line}")));
    Block::Text {
        lines: lines.collect(),
        first,
        others,
    }
}

/// Whether it names a kata or a command that is left out, in words or by a link.
fn is_about_missing(edition: &Edition, page: &Path, text: &str) -> bool {
    let mut links = page::links(text).into_iter();
    edition.lacks(text)
        || links.any(|link| {
            let target = page::target(page, &link.to);
            target.is_some_and(|target| {
                !edition.has(&target) && edition.lacks(&files::shown(&target))
            })
        })
}

/// The text with the words of links that would lead nowhere, and without pictures that are not there.
fn unlinked(edition: &Edition, page: &Path, text: &str) -> String {
    page::unlinked(page, text, |target| edition.has(target))
}

/// A paragraph's sentences.
fn sentences(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        let Some(last) = found.last_mut() else {
            continue;
        };
        if !last.is_empty() {
            last.push(' ');
        }
        last.push_str(word);
        let end = word.trim_end_matches(['*', ')', '"', '_', '`']);
        let begins = words.peek().and_then(|next| next.chars().next());
        let begins = begins.is_some_and(|next| next.is_uppercase() || "`[*_(".contains(next));
        if end.ends_with(['.', '?', '!']) && begins && end.len() > 2 {
            found.push(String::new());
        }
    }
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// Takes away the sentence that ends in a colon before what has gone.
fn drop_announcement(kept: &mut Vec<Block>) {
    while matches!(kept.last(), Some(Block::Empty)) {
        kept.pop();
    }
    let Some(Block::Text {
        first,
        others,
        lines,
    }) = kept.last()
    else {
        kept.push(Block::Empty);
        return;
    };
    let text = lines
        .iter()
        .map(|line| line.trim())
        .collect::<Vec<_>>()
        .join(" ");
    if !text.ends_with(':') {
        kept.push(Block::Empty);
        return;
    }
    let mut all = sentences(&text);
    all.pop();
    let block = filled(first.clone(), others.clone(), &all.join(" "));
    kept.pop();
    if !all.is_empty() {
        kept.push(block);
    }
    kept.push(Block::Empty);
}

/// Takes away a heading with nothing below it, before a heading of its level or one above it.
fn drop_empty_heading(kept: &mut Vec<Block>, next: &Block) {
    let level = |line: &str| {
        line.trim_start()
            .chars()
            .take_while(|mark| *mark == '#')
            .count()
    };
    let Block::Heading(next) = next else { return };
    let last = kept
        .iter()
        .rposition(|block| !matches!(block, Block::Empty));
    if let Some(at) = last
        && let Block::Heading(line) = &kept[at]
        && level(line) >= level(next)
        && at > 0
    {
        kept.truncate(at);
    }
}

fn written(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut was_empty = true;
    for block in blocks {
        let is_empty = matches!(block, Block::Empty);
        let mut line = |line: &str| {
            out.push_str(line);
            out.push('\n');
        };
        match block {
            // Two in a row stay of what has gone between them.
            Block::Empty if was_empty => {}
            Block::Empty => line(""),
            Block::Heading(text) | Block::Row(text) => line(text),
            Block::Code(lines) => lines.iter().for_each(|text| line(text)),
            Block::Text { first, lines, .. } => {
                for (number, text) in lines.iter().enumerate() {
                    let before = if number == 0 { first.as_str() } else { "" };
                    line(&format!("{before}{text}"));
                }
            }
        }
        was_empty = is_empty;
    }
    let mut out = out.trim_end().to_owned();
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::handout::edition::tests::edition;
    use rstest::rstest;

    fn fit(text: &str) -> String {
        fitted(&edition(), Path::new("docs/src/concepts/fruit.md"), text)
    }

    #[rstest]
    #[case::prose(
        "# A\n\nOne. Two\nthree.\n\n- a\n  b\n- c\n\n1. d\n\n| a | b |\n|---|---|\n| c | d |\n"
    )]
    #[case::code("```rust\ncargo kata verify\n\n\nlet a = 1;\n```\n")]
    #[case::a_quiz(
        "### Why?\n\n- [ ] No.\n\n  Since not. See `a_b_c` in [a](fruit.md).\n- [x] Yes.\n"
    )]
    #[case::links("[a](#a), [b](https://example.org) and [c](../../../katas/fruit/README.md#d).\n")]
    fn what_is_there_stays_byte_for_byte(#[case] text: &str) {
        assert_eq!(fit(text), text);
    }

    #[rstest]
    #[case::a_sentence(
        "One is here. You know the kata `auth` already. Three\nis here.\n",
        "One is here. Three is here.\n"
    )]
    #[case::a_paragraph("A.\n\nRun `cargo kata verify`.\n\nB.\n", "A.\n\nB.\n")]
    #[case::an_item(
        "- `cargo kata auth`\n- `cargo kata fruit`\n",
        "- `cargo kata fruit`\n"
    )]
    #[case::a_row("| a |\n|---|\n| katas/auth |\n| b |\n", "| a |\n|---|\n| b |\n")]
    #[case::a_link_to_a_kata(
        "Here. See [a](../../../katas/auth/README.md). There.\n",
        "Here. There.\n"
    )]
    #[case::a_link_to_a_file("See [`a`](../b.md) there.\n", "See `a` there.\n")]
    #[case::a_block_and_what_announced_it(
        "Go on. Then compare:\n\n```sh\ncargo kata verify\n```\n\nThen rest.\n",
        "Go on.\n\nThen rest.\n"
    )]
    #[case::a_line_of_a_block(
        "Then:\n\n```sh\ncargo kata verify\ncargo kata flip fruit\n```\n",
        "Then:\n\n```sh\ncargo kata flip fruit\n```\n"
    )]
    #[case::a_section(
        "## One\n\nA.\n\n## Two\n\nSee katas/auth.\n\n## Three\n\nC.\n",
        "## One\n\nA.\n\n## Three\n\nC.\n"
    )]
    #[case::the_last_section("## One\n\nA.\n\n## Two\n\nSee katas/auth.\n", "## One\n\nA.\n")]
    #[case::the_only_reason_of_an_answer(
        "- [ ] No.\n\n  See [a](../../../katas/auth/README.md).\n",
        "- [ ] No.\n\n  See a.\n"
    )]
    #[case::a_picture("A ![b](../c.svg) d.\n", "A  d.\n")]
    fn what_is_not_there_goes(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(fit(text), expected);
    }
}
