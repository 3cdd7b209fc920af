//! Concepts: the pages of the book that answer the course's questions, and the quiz that each of them holds.
//!
//! A page is its own source: below `## Quiz` every third-level heading asks something, and the task list below it has the
//! answers. The right one is ticked; what follows an answer in its item says why it is right, or what it mixes up.

use std::ops::Range;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde::Serialize;

use crate::course::features::{Feature, Features};
use crate::course::kata::{Course, Kata};
use crate::course::language;
use crate::course::page::{self, Link};
use crate::os::files;
use crate::os::status::{HasStatus, Status};

/// One concept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Concept {
    /// Its page's name without `.md`.
    pub name: String,
    /// The kata that it belongs to.
    pub kata: String,
    /// The course's question: the page's title.
    pub question: String,
    /// The quiz, in the page's order.
    pub items: Vec<QuizItem>,
    /// The page.
    #[serde(skip)]
    pub file: PathBuf,
    /// Its links, those of the quiz among them.
    #[serde(skip)]
    pub links: Vec<Link>,
}

/// One question of a quiz.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuizItem {
    /// What is asked.
    pub question: String,
    /// The answers, in the page's order.
    pub answers: Vec<Answer>,
    /// The line of the question, from 1.
    #[serde(skip)]
    pub line: usize,
}

/// One answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// What it says.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
    /// Why it is right, or what it mixes up and which test shows it.
    pub why: String,
    /// Its line, from 1.
    #[serde(skip)]
    pub line: usize,
    /// It names a test, and links to where it stands.
    #[serde(skip)]
    pub proved: bool,
}

/// Why a concept cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read the concept page {}: {source}", files::shown(.file))]
pub struct ConceptError {
    /// The page.
    pub file: PathBuf,
    /// Why.
    pub source: std::io::Error,
}

impl HasStatus for ConceptError {
    fn status(&self) -> Status {
        Status::Fault
    }
}

/// Reads a kata's concepts, in the order of its manifest.
///
/// # Errors
/// When a page cannot be read. What is in it is never an error here; `verify` judges it.
pub fn of_kata(course: &Course, kata: &Kata) -> Result<Vec<Concept>, ConceptError> {
    read(course, kata, |page| page)
}

/// The same in the language that the person reads, as far as there are translations.
///
/// # Errors
/// As [`of_kata`].
pub fn for_learner(course: &Course, kata: &Kata) -> Result<Vec<Concept>, ConceptError> {
    read(course, kata, |page| language::chosen(course.root(), &page))
}

fn read(
    course: &Course,
    kata: &Kata,
    chosen: impl Fn(PathBuf) -> PathBuf,
) -> Result<Vec<Concept>, ConceptError> {
    let features = Features::of(course.root()).unwrap_or_default();
    kata.concepts
        .iter()
        .filter(|name| features.has(Feature::Concepts) || course.concept_page(name).is_file())
        .map(|name| {
            let file = chosen(course.concept_page(name));
            match files::read_source(&file) {
                Ok(text) => Ok(parse(name, &kata.name, &file, &text)),
                Err(source) => Err(ConceptError { file, source }),
            }
        })
        .collect()
}

fn parse(name: &str, kata: &str, file: &Path, text: &str) -> Concept {
    let line_of = |offset: usize| text[..offset].matches('\n').count() + 1;
    let mut question = String::new();
    let mut items: Vec<QuizItem> = Vec::new();
    let mut in_quiz = false;
    let mut heading: Option<(HeadingLevel, String)> = None;
    // The list item that is being read: where it stands, and its paragraphs.
    let mut answer: Option<(Answer, Range<usize>, Vec<String>)> = None;
    let mut depth = 0;
    let options = Options::ENABLE_TASKLISTS | Options::ENABLE_TABLES;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level, String::new())),
            Event::End(TagEnd::Heading(_)) => match heading.take() {
                Some((HeadingLevel::H1, title)) => question = title,
                Some((HeadingLevel::H2, title)) => in_quiz = title == "Quiz",
                Some((HeadingLevel::H3, title)) if in_quiz => items.push(QuizItem {
                    question: title,
                    answers: Vec::new(),
                    line: line_of(range.start),
                }),
                _ => {}
            },
            Event::Start(Tag::Item) => {
                depth += 1;
                if in_quiz && depth == 1 {
                    let line = line_of(range.start);
                    let begun = Answer {
                        line,
                        ..Answer::default()
                    };
                    answer = Some((begun, range, vec![String::new()]));
                }
            }
            Event::End(TagEnd::Item) => {
                depth -= 1;
                if depth == 0
                    && let Some((mut done, range, paragraphs)) = answer.take()
                    && let Some(item) = items.last_mut()
                {
                    let mut paragraphs = paragraphs.into_iter().filter(|text| !text.is_empty());
                    done.text = paragraphs.next().unwrap_or_default();
                    done.why = paragraphs.collect::<Vec<_>>().join("\n\n");
                    done.proved = page::links(&text[range]).iter().any(Link::is_proof);
                    item.answers.push(done);
                }
            }
            Event::TaskListMarker(ticked) => {
                if let Some((answer, ..)) = &mut answer {
                    answer.right = ticked;
                }
            }
            Event::Start(Tag::Paragraph) => {
                if let Some((.., paragraphs)) = &mut answer {
                    paragraphs.push(String::new());
                }
            }
            event => {
                let piece = match event {
                    Event::Text(text) => text.into_string(),
                    Event::Code(code) => format!("`{code}`"),
                    Event::SoftBreak | Event::HardBreak => " ".to_owned(),
                    _ => continue,
                };
                if let Some((_, heading)) = &mut heading {
                    heading.push_str(&piece);
                } else if let Some((.., paragraphs)) = &mut answer {
                    paragraphs
                        .last_mut()
                        .into_iter()
                        .for_each(|last| last.push_str(&piece));
                }
            }
        }
    }
    Concept {
        name: name.to_owned(),
        kata: kata.to_owned(),
        question,
        items,
        file: file.to_owned(),
        links: page::links(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# What is a *token*?\n\nWords.\n\n- [x] no answer\n\n## Quiz\n\nTwo questions.\n\n\
        ### Who reads it?\n\n\
        - [ ] The owner of\n  the `key`.\n\n  It mixes up two things.\n\n  See `a_token_is_open` in [unit.rs](../tests/unit.rs).\n\
        - [x] Every reader.\n\n  No key.\n\n\
        ### Once more?\n\n- [x] Yes.\n- [ ] No.\n  - not at all\n\n## More\n\n### Not asked?\n\n- [x] Nothing.\n";

    fn concept() -> Concept {
        parse("token", "jwt", Path::new("token.md"), PAGE)
    }

    #[test]
    fn a_page_is_its_title_and_its_quiz() {
        let concept = concept();
        assert_eq!(concept.question, "What is a token?");
        let items: Vec<_> = concept
            .items
            .iter()
            .map(|item| (item.question.as_str(), item.line))
            .collect();
        assert_eq!(items, [("Who reads it?", 11), ("Once more?", 23)]);
    }

    #[test]
    fn an_answer_has_its_reason_and_perhaps_a_proof() {
        let concept = concept();
        assert_eq!(
            concept.items[0].answers,
            [
                Answer {
                    text: "The owner of the `key`.".to_owned(),
                    right: false,
                    why: "It mixes up two things.\n\nSee `a_token_is_open` in unit.rs.".to_owned(),
                    line: 13,
                    proved: true,
                },
                Answer {
                    text: "Every reader.".to_owned(),
                    right: true,
                    why: "No key.".to_owned(),
                    line: 19,
                    proved: false,
                },
            ]
        );
    }

    #[test]
    fn answers_may_stand_close_together() {
        let answers = &concept().items[1].answers;
        let short: Vec<_> = answers
            .iter()
            .map(|answer| (answer.right, answer.why.as_str()))
            .collect();
        assert_eq!(short, [(true, ""), (false, "")]);
        assert_eq!(answers[0].text, "Yes.");
    }
}
