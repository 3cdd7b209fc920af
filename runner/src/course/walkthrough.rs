//! Walk-throughs: `demo.md`, prose with fenced blocks that the runner executes in order on a copy of the starter.
//!
//! | fence | its lines |
//! |---|---|
//! | `red` | tests that fail now, one a line, and `by: WORDS` that their failures contain |
//! | `green` | tests that are green already, one a line |
//! | `rust,green,file=src/a.rs` | items that make the red tests pass; they replace those of the same name |
//! | `rust,refactor,file=src/a.rs` | items that change nothing that a test could see |
//!
//! With the word `solution` behind it, a block of Rust names items, one per line. They are taken from the reference as
//! they are there. A block without a line takes the whole file. Every other fence is prose.

use crate::os::files;
use crate::os::status::{HasStatus, Status};
use std::ops::Range;
use std::path::{Path, PathBuf};

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A kata's walk-through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walkthrough {
    /// Its title, and what stands before the first step, as Markdown.
    pub title: String,
    /// What stands before the first step.
    pub intro: String,
    pub steps: Vec<Step>,
    /// Its last line, from 1.
    pub end: usize,
}

/// One step: what stands below one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub heading: String,
    /// Its line, from 1.
    pub line: usize,
    /// What stands below it, in order.
    pub parts: Vec<Part>,
}

impl Step {
    /// The tests that it names, in order.
    pub fn tests(&self) -> impl Iterator<Item = &Test> {
        self.parts.iter().flat_map(|part| match part {
            Part::Red(named) | Part::Green(named) => named.tests.as_slice(),
            Part::Prose(_) | Part::Change(_) => &[],
        })
    }
}

/// A part of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words, as Markdown.
    Prose(String),
    /// Tests that fail now, by the stated means.
    Red(Named),
    /// Tests that are green already.
    Green(Named),
    /// A change of the code.
    Change(Change),
}

/// Tests that a block names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Each a test, or a function that stands for all of its cases, or a module: `unit::segment::encodes`.
    pub tests: Vec<Test>,
    /// The line of the fence, from 1.
    pub line: usize,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// Its name, with the layer in front.
    pub name: String,
    /// What its failure contains.
    pub by: String,
    /// Its line, from 1.
    pub line: usize,
}

/// What a change is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hat {
    /// It makes red tests pass.
    Green,
    /// It makes the code better, and nothing else.
    Refactor,
}

/// A change of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is for.
    pub hat: Hat,
    /// The file, relative to `src/`.
    pub file: PathBuf,
    /// Where the new code comes from.
    pub code: Code,
    /// The line of the fence, from 1.
    pub line: usize,
}

/// Where new code comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// From the block itself.
    Items(String),
    /// From the reference: these items with their lines in `demo.md`, or the whole file where there are none.
    Solution(Vec<(String, usize)>),
}

/// Why a walk-through cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum WalkthroughError {
    /// The file cannot be read.
    #[error("cannot read the walk-through {}: {source}", files::shown(.file))]
    Unreadable {
        /// `demo.md`.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A block that the runner does not understand.
    #[error("{}:{line}: {what}\n{advice}", files::shown(.file))]
    Malformed {
        /// `demo.md`.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        what: String,
        /// What to do.
        advice: &'static str,
    },
}

impl HasStatus for WalkthroughError {
    fn status(&self) -> Status {
        match self {
            Self::Unreadable { .. } => Status::Fault,
            Self::Malformed { .. } => Status::Usage,
        }
    }
}

/// Languages that a fence may have and that are prose.
const PROSE: [&str; 12] = [
    "", "text", "console", "sh", "toml", "json", "sql", "http", "diff", "rust", "html", "markdown",
];

/// Reads a walk-through.
///
/// # Errors
/// When the file cannot be read, or a fence in it is not understood.
pub fn read(file: &Path) -> Result<Walkthrough, WalkthroughError> {
    let text = files::read_source(file).map_err(|source| WalkthroughError::Unreadable {
        file: file.to_owned(),
        source,
    })?;
    parse(&text).map_err(
        |Malformed { line, what, advice }| WalkthroughError::Malformed {
            file: file.to_owned(),
            line,
            what,
            advice,
        },
    )
}

#[derive(Debug, PartialEq, Eq)]
struct Malformed {
    line: usize,
    what: String,
    advice: &'static str,
}

/// Puts the parts in their places.
#[derive(Default)]
struct Reader<'t> {
    text: &'t str,
    title: String,
    intro: String,
    steps: Vec<Step>,
    /// Where the prose begins that has not been taken yet.
    prose_from: usize,
}

fn parse(text: &str) -> Result<Walkthrough, Malformed> {
    let mut reader = Reader {
        text,
        ..Reader::default()
    };
    let mut heading: Option<(HeadingLevel, usize, String)> = None;
    let mut fence: Option<(String, usize, String)> = None;
    let mut depth = 0;
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Item | Tag::BlockQuote(_)) => depth += 1,
            Event::End(TagEnd::Item | TagEnd::BlockQuote(_)) => depth -= 1,
            Event::Start(Tag::Heading { level, .. }) => {
                heading = Some((level, range.start, String::new()));
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some((level, start, words)) = heading.take() {
                    reader.heading(level, start..range.end, words);
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if depth == 0 => {
                fence = Some((info.into_string(), range.start, String::new()));
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some((info, start, body)) = fence.take() {
                    reader.fence(&info, start..range.end, body)?;
                }
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some((.., body)) = &mut fence {
                    body.push_str(&words);
                } else if let Some((.., heading)) = &mut heading {
                    heading.push_str(&words);
                }
            }
            _ => {}
        }
    }
    reader.prose(text.len());
    if reader.steps.is_empty() {
        return Err(Malformed {
            line: 1,
            what: "the walk-through has no step".to_owned(),
            advice: "give every step a heading of the second level: `## One wish`",
        });
    }
    Ok(Walkthrough {
        title: reader.title,
        intro: reader.intro,
        steps: reader.steps,
        end: text.lines().count(),
    })
}

impl Reader<'_> {
    fn line_of(&self, offset: usize) -> usize {
        self.text[..offset].matches('\n').count() + 1
    }

    /// Takes the prose up to there.
    fn prose(&mut self, to: usize) {
        let words = self
            .text
            .get(self.prose_from..to)
            .unwrap_or_default()
            .trim();
        self.prose_from = to;
        if words.is_empty() {
            return;
        }
        match self.steps.last_mut() {
            Some(step) => step.parts.push(Part::Prose(words.to_owned())),
            None => words.clone_into(&mut self.intro),
        }
    }

    fn heading(&mut self, level: HeadingLevel, range: Range<usize>, words: String) {
        match level {
            HeadingLevel::H1 => {
                self.title = words;
                self.prose_from = range.end;
            }
            HeadingLevel::H2 => {
                self.prose(range.start);
                self.prose_from = range.end;
                self.steps.push(Step {
                    heading: words,
                    line: self.line_of(range.start),
                    parts: Vec::new(),
                });
            }
            _ => {}
        }
    }

    fn fence(&mut self, info: &str, range: Range<usize>, body: String) -> Result<(), Malformed> {
        let line = self.line_of(range.start);
        let wrong = |what: String, advice| Malformed { line, what, advice };
        let words: Vec<_> = info
            .split([',', ' '])
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .collect();
        let part = match words.as_slice() {
            ["red"] => Part::Red(named(&body, line, true)?),
            ["green"] => Part::Green(named(&body, line, false)?),
            ["rust", rest @ ..] if !rest.is_empty() => Part::Change(change(rest, body, line)?),
            [] => return Ok(()),
            [language] if PROSE.contains(language) => return Ok(()),
            [word, ..] => {
                return Err(wrong(
                    format!("the fence `{info}` begins with an unknown word, `{word}`"),
                    "the runner knows `red`, `green`, `rust,green,file=src/…` and `rust,refactor,file=src/…`; \
                     what is only to be read may be `text`, `console`, `rust` …",
                ));
            }
        };
        self.prose(range.start);
        self.prose_from = range.end;
        let Some(step) = self.steps.last_mut() else {
            return Err(wrong(
                format!("the fence `{info}` stands before the first step"),
                "give the step a heading of the second level: `## One wish`",
            ));
        };
        step.parts.push(part);
        Ok(())
    }
}

fn named(body: &str, line: usize, with_means: bool) -> Result<Named, Malformed> {
    let mut tests: Vec<Test> = Vec::new();
    let mut without_means = 0;
    for (index, text) in body.lines().enumerate() {
        let (at, text) = (line + 1 + index, text.trim());
        if text.is_empty() {
            continue;
        }
        if let Some(by) = text.strip_prefix("by:").filter(|_| with_means) {
            for test in &mut tests[without_means..] {
                by.trim().clone_into(&mut test.by);
            }
            without_means = tests.len();
        } else if text.contains(char::is_whitespace) {
            return Err(Malformed {
                line: at,
                what: format!("`{text}` is no test's name"),
                advice: "one test per line, with its layer in front: `unit::segment::encodes`",
            });
        } else {
            tests.push(Test {
                name: text.to_owned(),
                by: String::new(),
                line: at,
            });
        }
    }
    if tests.is_empty() {
        return Err(Malformed {
            line,
            what: "the block names no test".to_owned(),
            advice: "one test per line, with its layer in front: `unit::segment::encodes`",
        });
    }
    if with_means && tests.iter().any(|test| test.by.is_empty()) {
        return Err(Malformed {
            line,
            what: "the block does not say by what means its tests fail".to_owned(),
            advice: "below the tests: `by: not yet implemented`, or other words that the failure contains",
        });
    }
    Ok(Named { tests, line })
}

fn change(words: &[&str], body: String, line: usize) -> Result<Change, Malformed> {
    let wrong = |what: String, advice| Malformed { line, what, advice };
    let (mut hat, mut file, mut from_solution) = (None, None, false);
    for word in words {
        match *word {
            "green" => hat = Some(Hat::Green),
            "refactor" => hat = Some(Hat::Refactor),
            "solution" => from_solution = true,
            word => match word.strip_prefix("file=") {
                Some(path) => file = Some(path),
                None => {
                    return Err(wrong(
                        format!("the fence has an unknown word, `{word}`"),
                        "the words are `green` or `refactor`, `file=src/…`, and perhaps `solution`",
                    ));
                }
            },
        }
    }
    let Some(hat) = hat else {
        return Err(wrong(
            "the block does not say what it is for".to_owned(),
            "say `green` or `refactor`; code that is only to be read is `rust` alone",
        ));
    };
    let inside = file
        .and_then(|file| file.strip_prefix("src/"))
        .filter(|file| {
            Path::new(file)
                .components()
                .all(|part| matches!(part, std::path::Component::Normal(_)))
        });
    let Some(file) = inside else {
        return Err(wrong(
            "the block does not say which file of `src/` it changes".to_owned(),
            "say `file=src/…`: nothing else may be changed, the tests least of all",
        ));
    };
    let code = if from_solution {
        let items = body
            .lines()
            .enumerate()
            .map(|(index, text)| (text.trim().to_owned(), line + 1 + index));
        Code::Solution(items.filter(|(item, _)| !item.is_empty()).collect())
    } else {
        Code::Items(body)
    };
    Ok(Change {
        hat,
        file: file.into(),
        code,
        line,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const DEMO: &str = "# The demo\n\nWelcome.\n\n## Nothing in\n\nThe *smallest* thing.\n\n\
        ```red\nunit::nothing\nunit::more::case_1\nby: not yet implemented\nunit::other\nby: left\n```\n\nWhy?\n\n\
        ```rust,green,file=src/lib.rs\nfn a() {}\n```\n\n```rust\nfn read() {}\n```\n\n\
        ## And `more`\n\n```green\nunit::law\n```\n\
        ```rust,refactor,file=src/deep/b.rs,solution\nb\nS::c\n```\n\
        ```rust,refactor,file=src/lib.rs,solution\n```\n";

    #[test]
    fn a_walk_through_is_its_steps_and_they_their_parts() {
        let read = parse(DEMO).unwrap();
        assert_eq!(
            (read.title.as_str(), read.intro.as_str()),
            ("The demo", "Welcome.")
        );
        let test = |name: &str, by: &str, line| Test {
            name: name.to_owned(),
            by: by.to_owned(),
            line,
        };
        let todo = "not yet implemented";
        assert_eq!(
            read.steps[0],
            Step {
                heading: "Nothing in".to_owned(),
                line: 5,
                parts: vec![
                    Part::Prose("The *smallest* thing.".to_owned()),
                    Part::Red(Named {
                        tests: vec![
                            test("unit::nothing", todo, 10),
                            test("unit::more::case_1", todo, 11),
                            test("unit::other", "left", 13)
                        ],
                        line: 9
                    }),
                    Part::Prose("Why?".to_owned()),
                    Part::Change(Change {
                        hat: Hat::Green,
                        file: "lib.rs".into(),
                        code: Code::Items("fn a() {}\n".to_owned()),
                        line: 19
                    }),
                    Part::Prose("```rust\nfn read() {}\n```".to_owned()),
                ],
            }
        );
        let refactor = |file: &str, items: &[(&str, usize)], line| {
            let items = items.iter().map(|(item, line)| ((*item).to_owned(), *line));
            Part::Change(Change {
                hat: Hat::Refactor,
                file: file.into(),
                code: Code::Solution(items.collect()),
                line,
            })
        };
        assert_eq!(read.steps[1].heading, "And more");
        assert_eq!(
            read.steps[1].parts,
            [
                Part::Green(Named {
                    tests: vec![test("unit::law", "", 30)],
                    line: 29
                }),
                refactor("deep/b.rs", &[("b", 33), ("S::c", 34)], 32),
                refactor("lib.rs", &[], 36),
            ]
        );
    }

    #[rstest]
    #[case::an_unknown_word("## S\n\n```rde\nunit::a\n```\n", 3, "an unknown word, `rde`")]
    #[case::an_unknown_word_behind(
        "## S\n```rust,grene,file=src/lib.rs\n```\n",
        2,
        "an unknown word, `grene`"
    )]
    #[case::no_purpose("## S\n```rust,file=src/lib.rs\n```\n", 2, "what it is for")]
    #[case::no_file("## S\n```rust,green\n```\n", 2, "which file of `src/`")]
    #[case::a_test(
        "## S\n```rust,green,file=tests/unit.rs\n```\n",
        2,
        "which file of `src/`"
    )]
    #[case::out_of_src(
        "## S\n```rust,green,file=src/../tests/unit.rs\n```\n",
        2,
        "which file of `src/`"
    )]
    #[case::no_test("## S\n\n```red\nby: words\n```\n", 3, "names no test")]
    #[case::no_means(
        "## S\n\n```red\nunit::a\nby: words\nunit::b\n```\n",
        3,
        "by what means"
    )]
    #[case::no_name(
        "## S\n\n```red\nunit::a\nthat is all\n```\n",
        5,
        "`that is all` is no test's name"
    )]
    #[case::no_means_for_green(
        "## S\n\n```green\nunit::a\nby: x\n```\n",
        5,
        "`by: x` is no test's name"
    )]
    #[case::before_the_first_step("# T\n```red\nunit::a\nby: x\n```\n", 2, "before the first step")]
    #[case::no_step("# T\n\nWords.\n", 1, "no step")]
    fn what_is_not_understood_is_named_with_its_line(
        #[case] text: &str,
        #[case] line: usize,
        #[case] says: &str,
    ) {
        let malformed = parse(text).unwrap_err();
        assert_eq!(malformed.line, line, "{malformed:?}");
        assert!(malformed.what.contains(says), "{malformed:?}");
    }

    #[test]
    fn a_fence_inside_a_list_is_prose() {
        let read = parse("## S\n\n- so\n\n  ```red\n  x y\n  ```\n").unwrap();
        assert_eq!(read.steps[0].parts.len(), 1);
    }
}
