//! `kata quiz`: the questions of the course, one after the other, with keys on a terminal and as plain text elsewhere.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::commands::error::Error;
use crate::course::concept::{self, Answer, Concept, QuizItem};
use crate::course::kata::{Course, CourseError};
use crate::learner::progress;
use crate::os::status::Status;
use crate::os::terminal::{self, Key, Keyboard};
use crate::ui::document::{self, Kind};
use crate::ui::report;
use crate::ui::style::{BAD, FAINT, GOOD, STRONG, styled};
use overlay::nearest::nearest;

/// What will be asked, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// A concept or a kata; all concepts without it.
    pub topic: Option<String>,
    /// The answers too, and nothing is asked.
    pub answers: bool,
    /// One JSON document and nothing else.
    pub json: bool,
}

/// Asks on a terminal; prints where there is none, or where the answers are wanted.
///
/// # Errors
/// An unknown topic, a page that cannot be read.
pub fn ask(course: &Course, wanted: &Options) -> Result<Status, Error> {
    let concepts = chosen(all(course)?, wanted.topic.as_deref(), course)?;
    let mut score: Score = progress::look_up(course, MEMORY).unwrap_or_default();
    let print = |text: &str| terminal::print(text).map_err(Error::io("write", "standard output"));
    if wanted.json {
        let of_topics: BTreeMap<_, _> = concepts
            .iter()
            .map(|concept| (&concept.name, score.of(concept)))
            .collect();
        document::print(
            Kind::Quiz,
            &serde_json::json!({ "topics": concepts, "score": of_topics }),
        )?;
    } else if wanted.answers || !terminal::is_interactive() {
        print(&plain(course, &concepts, &score, wanted.answers))?;
    } else {
        let raw = terminal::Raw::enter().map_err(Error::io("read keys from", "the terminal"))?;
        let asked = Session {
            course,
            concepts: &concepts,
            width: terminal::width(),
            // Another quiz may be held at the same time: each answer is kept by itself.
            keep: &mut |note| {
                progress::change_value(course, MEMORY, |score: &mut Score| note(score)).notes
            },
            print: &mut |text| terminal::print(&text.replace('\n', "\r\n")),
            keys: &mut terminal::Keys,
        }
        .hold(&mut score);
        drop(raw);
        asked.map_err(Error::io("talk to", "the terminal"))?;
        print(&table(&concepts, &score))?;
    }
    Ok(Status::Green)
}

/// What the answers are remembered under.
const MEMORY: &str = "quiz";

/// The concepts of all katas, in path order.
fn all(course: &Course) -> Result<Vec<Concept>, Error> {
    let katas = course.all_in_path_order()?;
    let mut concepts = Vec::new();
    for kata in &katas {
        // A kata whose page is still to be written asks nothing.
        if course.concept_pages(kata).all(|page| page.is_file()) {
            concepts.extend(concept::for_learner(course, kata)?);
        }
    }
    concepts.retain(|concept| !concept.items.is_empty());
    Ok(concepts)
}

/// Those of the topic: a concept by its name, or all of a kata's.
fn chosen(
    concepts: Vec<Concept>,
    topic: Option<&str>,
    course: &Course,
) -> Result<Vec<Concept>, CourseError> {
    let Some(topic) = topic else {
        return Ok(concepts);
    };
    let is_one = concepts.iter().any(|concept| concept.name == topic);
    let of_topic = |concept: &Concept| {
        if is_one {
            concept.name == topic
        } else {
            concept.kata == topic
        }
    };
    if concepts.iter().any(of_topic) {
        return Ok(concepts.into_iter().filter(of_topic).collect());
    }
    let known: Vec<_> = concepts.into_iter().map(|concept| concept.name).collect();
    Err(CourseError::UnknownTopic {
        name: topic.to_owned(),
        nearest: nearest(topic, known.iter().chain(course.names())),
        known,
    })
}

/// What was answered, the last time that each question was asked: by topic and question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct Score(BTreeMap<String, BTreeMap<String, bool>>);

/// The score of one topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct TopicScore {
    /// How many questions were answered rightly the last time that they were asked.
    right: usize,
    /// How many have been answered at all.
    answered: usize,
    /// How many there are.
    of: usize,
}

impl Score {
    fn note(&mut self, concept: &Concept, item: &QuizItem, right: bool) {
        let topic = self.0.entry(concept.name.clone()).or_default();
        topic.insert(item.question.clone(), right);
    }

    fn of(&self, concept: &Concept) -> TopicScore {
        let answers = concept
            .items
            .iter()
            .filter_map(|item| self.0.get(&concept.name)?.get(&item.question));
        TopicScore {
            right: answers.clone().filter(|right| **right).count(),
            answered: answers.count(),
            of: concept.items.len(),
        }
    }
}

/// Everything as text.
fn plain(course: &Course, concepts: &[Concept], score: &Score, answers: bool) -> String {
    let width = terminal::width();
    let mut out = String::new();
    for concept in concepts {
        out += &heading(concept, score);
        for (index, item) in concept.items.iter().enumerate() {
            let _ = write!(out, "\n{}", question(index, item, width));
            if answers {
                for (number, answer) in item.answers.iter().enumerate() {
                    out += &reason(number, answer, width);
                }
            }
        }
        let _ = writeln!(out, "\n{}\n", look_up(course, concept, width));
    }
    if !answers {
        out += "The answers: cargo kata quiz --answers\n";
    }
    out
}

fn heading(concept: &Concept, score: &Score) -> String {
    let TopicScore {
        right,
        answered,
        of,
    } = score.of(concept);
    let so_far = match answered {
        0 => String::new(),
        _ => styled(FAINT, format!("  {right} of {of} right so far")),
    };
    format!(
        "{}{so_far}\n",
        styled(STRONG, format!("{} · {}", concept.name, concept.question))
    )
}

fn question(index: usize, item: &QuizItem, width: usize) -> String {
    let text = format!("{}. {}", index + 1, item.question);
    let mut out = format!("{}\n", report::prose(&text, "", width));
    for (number, answer) in item.answers.iter().enumerate() {
        let text = format!("{}) {}", number + 1, answer.text);
        let wrapped = report::prose(&text, "      ", width);
        let _ = writeln!(out, "   {}", wrapped.trim_start());
    }
    out
}

fn reason(number: usize, answer: &Answer, width: usize) -> String {
    let mark = if answer.right {
        styled(GOOD, format!("✔ {} is right.", number + 1))
    } else {
        styled(BAD, format!("✘ {} is wrong.", number + 1))
    };
    format!(
        "\n   {mark}\n{}\n",
        report::prose(&answer.why, "     ", width)
    )
}

/// Where the book has the answer.
fn look_up(course: &Course, concept: &Concept, width: usize) -> String {
    let page = course.shown(&concept.file);
    let text = format!(
        "In the book: {page} · the kata: cargo kata {}",
        concept.kata
    );
    styled(FAINT, report::prose(&text, "   ", width))
}

/// The score by topic.
fn table(concepts: &[Concept], score: &Score) -> String {
    let widest = concepts
        .iter()
        .map(|concept| concept.name.len())
        .max()
        .unwrap_or(0);
    let mut out = String::new();
    for concept in concepts {
        let TopicScore { right, of, .. } = score.of(concept);
        let _ = writeln!(
            out,
            "{:<widest$}  {}{right} of {of} right",
            concept.name,
            report::long_bar(right, of)
        );
    }
    out
}

const KEYS: &str = "1 to 9 answer · s skip · b where the book has it · q quit · ? this list";

/// Notes an answer down in a score.
type Note<'n> = &'n dyn Fn(&mut Score);

/// The questions, one after the other, with keys.
struct Session<'a> {
    course: &'a Course,
    concepts: &'a [Concept],
    width: usize,
    /// Remembers what is noted down: what there is to say about that.
    keep: &'a mut dyn FnMut(Note<'_>) -> Vec<String>,
    print: &'a mut dyn FnMut(&str) -> std::io::Result<()>,
    keys: &'a mut dyn Keyboard,
}

/// What the learner did with a question.
enum Reply {
    Answered(usize),
    Skipped,
    Quit,
}

impl Session<'_> {
    /// Asks until all is asked or the learner quits.
    fn hold(&mut self, score: &mut Score) -> std::io::Result<()> {
        let mut notes = Vec::new();
        let keys = report::prose(KEYS, "", self.width);
        (self.print)(&format!("{}\n\n", styled(FAINT, keys)))?;
        'asking: for concept in self.concepts {
            (self.print)(&heading(concept, score))?;
            for (index, item) in concept.items.iter().enumerate() {
                (self.print)(&format!("\n{}", question(index, item, self.width)))?;
                let chosen = match self.reply(concept, item)? {
                    Reply::Answered(number) => number,
                    Reply::Skipped => continue,
                    Reply::Quit => break 'asking,
                };
                let right = item.answers[chosen].right;
                let note = |score: &mut Score| score.note(concept, item, right);
                note(score);
                notes.extend((self.keep)(&note));
                (self.print)(&reason(chosen, &item.answers[chosen], self.width))?;
                let solution = item
                    .answers
                    .iter()
                    .enumerate()
                    .filter(|(_, answer)| !right && answer.right);
                for (number, answer) in solution {
                    (self.print)(&reason(number, answer, self.width))?;
                }
                if !self.goes_on(concept)? {
                    break 'asking;
                }
            }
            (self.print)("\n")?;
        }
        // The same word once, and at the end.
        notes.dedup();
        for note in notes {
            (self.print)(&report::note("note", &note, self.width))?;
        }
        (self.print)("\n")
    }

    fn reply(&mut self, concept: &Concept, item: &QuizItem) -> std::io::Result<Reply> {
        loop {
            match self.keys.key()? {
                Key::Char(digit @ '1'..='9') => {
                    let number = digit as usize - '1' as usize;
                    if number < item.answers.len() {
                        return Ok(Reply::Answered(number));
                    }
                    let hint = format!("   there are {} answers\n", item.answers.len());
                    (self.print)(&hint)?;
                }
                Key::Char('s') => return Ok(Reply::Skipped),
                Key::Char('q') | Key::Escape | Key::Stop => return Ok(Reply::Quit),
                key => self.help(concept, key)?,
            }
        }
    }

    /// Waits until the learner has read why.
    fn goes_on(&mut self, concept: &Concept) -> std::io::Result<bool> {
        (self.print)(&format!(
            "\n   {}\n",
            styled(FAINT, "any key: the next question")
        ))?;
        loop {
            match self.keys.key()? {
                Key::Char('q') | Key::Escape | Key::Stop => return Ok(false),
                key @ Key::Char('b' | '?') => self.help(concept, key)?,
                _ => return Ok(true),
            }
        }
    }

    fn help(&mut self, concept: &Concept, key: Key) -> std::io::Result<()> {
        let text = match key {
            Key::Char('b') => look_up(self.course, concept, self.width),
            _ => styled(FAINT, report::prose(KEYS, "   ", self.width)),
        };
        (self.print)(&format!("{text}\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::os::terminal::MockKeyboard;
    use rstest::rstest;

    fn concept(name: &str, kata: &str) -> Concept {
        let answer = |text: &str, right| Answer {
            text: text.to_owned(),
            right,
            why: format!("Why {text}."),
            ..Answer::default()
        };
        let item = |question: &str| QuizItem {
            question: question.to_owned(),
            answers: vec![
                answer("hidden", false),
                answer("open", true),
                answer("both", false),
            ],
            line: 1,
        };
        Concept {
            name: name.to_owned(),
            kata: kata.to_owned(),
            question: format!("What is {name}?"),
            items: vec![item("Who?"), item("Why?")],
            file: format!("/w/docs/src/concepts/{name}.md").into(),
            links: vec![],
        }
    }

    fn course() -> (tempfile::TempDir, Course) {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("Cargo.toml"), "").unwrap();
        std::fs::create_dir(root.path().join("katas")).unwrap();
        let course = Course::find(root.path(), &[]).unwrap();
        (root, course)
    }

    /// What is printed while these keys are pressed, and the score afterwards.
    fn held(keys: &[Key]) -> (String, Score) {
        held_on(80, keys)
    }

    /// The same on a terminal of so many columns.
    fn held_on(width: usize, keys: &[Key]) -> (String, Score) {
        let (_root, course) = course();
        let mut pressed = Vec::from(keys).into_iter();
        let mut keyboard = MockKeyboard::new();
        keyboard
            .expect_key()
            .returning(move || Ok(pressed.next().expect("no more keys are needed")));
        let (mut out, mut score) = (String::new(), Score::default());
        Session {
            course: &course,
            concepts: &[concept("jwt", "jwt")],
            width,
            keep: &mut |_| Vec::new(),
            print: &mut |text| {
                out += &anstream::adapter::strip_str(text).to_string();
                Ok(())
            },
            keys: &mut keyboard,
        }
        .hold(&mut score)
        .unwrap();
        (out, score)
    }

    const TWO: Key = Key::Char('2');
    const QUIT: Key = Key::Char('q');

    #[test]
    fn a_right_answer_says_why_and_counts() {
        let (out, score) = held(&[TWO, Key::Enter, TWO, Key::Enter]);
        assert!(out.contains("✔ 2 is right.\n     Why open."), "{out}");
        assert!(!out.contains("Why hidden"), "{out}");
        assert_eq!(
            score.of(&concept("jwt", "jwt")),
            TopicScore {
                right: 2,
                answered: 2,
                of: 2
            }
        );
    }

    #[rstest]
    fn every_word_is_wrapped(#[values(40, 80)] width: usize) {
        let (out, _) = held_on(width, &[Key::Char('?'), Key::Char('b'), TWO, QUIT]);
        assert!(out.contains("In the book:"), "{out}");
        for row in out.lines() {
            assert!(row.chars().count() <= width, "{row}");
        }
    }

    #[test]
    fn a_wrong_answer_says_what_it_mixes_up_and_then_what_is_right() {
        let (out, score) = held(&[Key::Char('1'), QUIT]);
        let wrong = out
            .find("✘ 1 is wrong.\n     Why hidden.")
            .expect("what it mixes up");
        let right = out
            .find("✔ 2 is right.\n     Why open.")
            .expect("what is right");
        assert!(wrong < right, "{out}");
        assert_eq!(score.of(&concept("jwt", "jwt")).right, 0);
    }

    #[rstest]
    #[case::q(QUIT)]
    #[case::escape(Key::Escape)]
    #[case::ctrl_c(Key::Stop)]
    fn quitting_keeps_what_was_answered(#[case] quit: Key) {
        let (out, score) = held(&[TWO, Key::Enter, quit]);
        assert!(out.contains("2. Why?"), "{out}");
        assert_eq!(score.of(&concept("jwt", "jwt")).answered, 1);
    }

    #[test]
    fn a_skipped_question_is_not_answered() {
        let (_, score) = held(&[Key::Char('s'), TWO, Key::Enter]);
        assert_eq!(
            score.of(&concept("jwt", "jwt")),
            TopicScore {
                right: 1,
                answered: 1,
                of: 2
            }
        );
    }

    #[rstest]
    #[case::the_book('b', "docs/src/concepts/jwt.md")]
    #[case::the_keys('?', "s skip")]
    #[case::a_number_that_is_none('9', "there are 3 answers")]
    #[case::any_other('x', "s skip")]
    fn other_keys_help_and_wait_on(#[case] key: char, #[case] says: &str) {
        let (out, _) = held(&[Key::Char(key), QUIT]);
        assert!(out.contains(says), "{out}");
    }

    #[test]
    fn an_answer_replaces_the_one_before() {
        let (concept, mut score) = (concept("jwt", "jwt"), Score::default());
        score.note(&concept, &concept.items[0], true);
        score.note(&concept, &concept.items[0], false);
        assert_eq!(
            score.of(&concept),
            TopicScore {
                right: 0,
                answered: 1,
                of: 2
            }
        );
    }

    #[test]
    fn two_quizzes_at_once_both_keep_their_answers() {
        let (_root, course) = course();
        std::thread::scope(|scope| {
            for name in ["jwt", "auth"] {
                let course = &course;
                scope.spawn(move || {
                    let concept = concept(name, name);
                    for item in &concept.items {
                        progress::change_value(course, MEMORY, |score: &mut Score| {
                            score.note(&concept, item, true);
                        });
                    }
                });
            }
        });
        let score: Score = progress::look_up(&course, MEMORY).unwrap();
        for name in ["jwt", "auth"] {
            assert_eq!(score.of(&concept(name, name)).right, 2, "{name}");
        }
    }

    #[rstest]
    #[case::a_concept("signature", &["signature"])]
    #[case::a_kata("auth", &["login", "refresh"])]
    #[case::a_concept_before_a_kata("jwt", &["jwt"])]
    fn a_topic_is_a_concept_or_all_of_a_kata(#[case] topic: &str, #[case] expected: &[&str]) {
        let concepts = vec![
            concept("jwt", "jwt"),
            concept("signature", "jwt"),
            concept("login", "auth"),
            concept("refresh", "auth"),
        ];
        let found = chosen(concepts, Some(topic), &course().1).unwrap();
        let names: Vec<_> = found.iter().map(|concept| concept.name.as_str()).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn an_unknown_topic_comes_with_the_nearest() {
        let error = chosen(
            vec![concept("signature", "jwt")],
            Some("signatur"),
            &course().1,
        )
        .unwrap_err();
        assert!(
            error.to_string().contains("did you mean `signature`?"),
            "{error}"
        );
    }

    #[test]
    fn through_a_pipe_the_answers_are_told_only_when_they_are_wanted() {
        let (_root, course) = course();
        let text = |answers| {
            let text = plain(
                &course,
                &[concept("jwt", "jwt")],
                &Score::default(),
                answers,
            );
            anstream::adapter::strip_str(&text).to_string()
        };
        insta::assert_snapshot!(text(true));
        assert!(!text(false).contains("is right") && text(false).contains("--answers"));
    }
}
