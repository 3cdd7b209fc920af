//! Gate 5, the concepts: each has its page, its proof, and a quiz that says why.

use crate::commands::error::Error;
use crate::course::concept::{self, Concept, QuizItem};
use crate::course::features::{Feature, Features};
use crate::course::page::Link;

use super::finding::Finding;
use super::subject::Subject;

/// How many questions a quiz asks at least.
const QUESTIONS: usize = 3;
/// How many answers a question offers at least.
const ANSWERS: usize = 3;

/// Checks the kata's concept pages.
pub fn check(subject: &Subject<'_>) -> Result<Vec<Finding>, Error> {
    let kata = subject.kata;
    let mut findings = Vec::new();
    let features = Features::of(subject.course.root())?;
    if !features.has(Feature::Concepts) {
        return Ok(findings);
    }
    if kata.concepts.is_empty() {
        findings.push(Finding::new(
            "the kata answers no question of the course",
            subject.shown(&kata.dir.join("Cargo.toml")),
            "name its pages in `concepts`, or leave that out: then it is the page of its name",
        ));
    }
    let missing = subject
        .course
        .concept_pages(kata)
        .find(|page| !page.is_file());
    if let Some(page) = missing {
        findings.push(Finding::new(
            "the concept has no page",
            subject.shown(&page),
            "write it: the question, a short right answer, what people often answer instead, the proof, the quiz",
        ));
        return Ok(findings);
    }
    for concept in concept::of_kata(subject.course, kata)? {
        let page = subject.shown(&concept.file);
        findings.extend(
            objections(&concept, features.has(Feature::Quiz))
                .into_iter()
                .map(|(line, what, advice)| Finding::new(what, format!("{page}:{line}"), advice)),
        );
    }
    Ok(findings)
}

/// What is wrong with a page: the line, what, and what to do.
type Objection = (usize, String, &'static str);

fn objections(concept: &Concept, has_quiz: bool) -> Vec<Objection> {
    let mut found = Vec::new();
    if !concept.question.ends_with('?') {
        let what = "the page's title is no question".to_owned();
        found.push((
            1,
            what,
            "let it be the question of the course that the page answers",
        ));
    }
    if !concept.links.iter().any(Link::is_proof) {
        let what = "the page has no proof".to_owned();
        found.push((1, what, "name a test in code, and link to its suite"));
    }
    if !has_quiz {
        return found;
    }
    let questions = concept.items.len();
    if questions < QUESTIONS {
        let what = format!("the quiz has {questions} questions, and {QUESTIONS} are the least");
        found.push((
            1,
            what,
            "below `## Quiz` write `### A question?`, and below that a task list: `- [ ] wrong`, `- [x] right`",
        ));
    }
    found.extend(concept.items.iter().flat_map(of_item));
    let first = concept.items.first().and_then(right_place);
    if questions >= QUESTIONS && concept.items.iter().all(|item| right_place(item) == first) {
        let what = "the right answer is always in the same place".to_owned();
        found.push((1, what, "put it elsewhere now and then"));
    }
    found
}

fn right_place(item: &QuizItem) -> Option<usize> {
    item.answers.iter().position(|answer| answer.right)
}

fn of_item(item: &QuizItem) -> Vec<Objection> {
    let mut found = Vec::new();
    let right = item.answers.iter().filter(|answer| answer.right).count();
    if right != 1 || item.answers.len() < ANSWERS {
        let what = format!(
            "the question `{}` has {} answers, {right} of them right",
            item.question,
            item.answers.len()
        );
        found.push((
            item.line,
            what,
            "give it three at least, one of them ticked",
        ));
    }
    for answer in &item.answers {
        if answer.why.is_empty() {
            let what = format!("the answer `{}` does not say why", answer.text);
            let advice = "leave a line empty below it, and say there, indented, why it is right or what it mixes up";
            found.push((answer.line, what, advice));
        } else if !answer.right && !answer.proved {
            let what = format!(
                "the wrong answer `{}` names no test that shows it",
                answer.text
            );
            found.push((
                answer.line,
                what,
                "name the test in code, and link to its suite",
            ));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::concept::Answer;
    use crate::course::page::links;
    use rstest::rstest;

    fn answer(right: bool) -> Answer {
        Answer {
            text: "So it is.".to_owned(),
            right,
            why: "Why.".to_owned(),
            line: 9,
            proved: !right,
        }
    }

    /// A page on which nothing is wrong.
    fn concept() -> Concept {
        let item = |place: usize| QuizItem {
            question: format!("Which of {place}?"),
            answers: (0..3).map(|index| answer(index == place)).collect(),
            line: 7,
        };
        Concept {
            name: "token".to_owned(),
            kata: "jwt".to_owned(),
            question: "What is a token?".to_owned(),
            items: vec![item(0), item(2), item(0)],
            file: "token.md".into(),
            links: links("`a_token_is_open` in [unit.rs](../tests/unit.rs)"),
        }
    }

    #[test]
    fn a_whole_page_is_fine() {
        assert_eq!(objections(&concept(), true), []);
    }

    #[test]
    fn a_course_without_a_quiz_asks_for_none() {
        let mut page = concept();
        page.items.clear();
        assert_eq!(objections(&page, false), []);
        assert_ne!(objections(&page, true), []);
    }

    #[rstest]
    #[case::no_question(|page: &mut Concept| page.question = "Tokens".to_owned(), 1, "no question")]
    #[case::no_proof(|page: &mut Concept| page.links.clear(), 1, "no proof")]
    #[case::too_short(|page: &mut Concept| drop(page.items.pop()), 1, "the quiz has 2 questions")]
    #[case::nothing_right(|page: &mut Concept| page.items[0].answers[0].right = false, 7, "3 answers, 0 of them right")]
    #[case::two_right(|page: &mut Concept| page.items[0].answers[1].right = true, 7, "3 answers, 2 of them right")]
    #[case::too_few(|page: &mut Concept| drop(page.items[0].answers.pop()), 7, "2 answers, 1 of them right")]
    #[case::no_reason(|page: &mut Concept| page.items[1].answers[2].why.clear(), 9, "does not say why")]
    #[case::no_test(|page: &mut Concept| page.items[1].answers[0].proved = false, 9, "names no test that shows it")]
    #[case::guessable(|page: &mut Concept| page.items[1] = page.items[0].clone(), 1, "is always in the same place")]
    fn what_is_missing_is_said(
        #[case] spoil: fn(&mut Concept),
        #[case] line: usize,
        #[case] says: &str,
    ) {
        let mut page = concept();
        spoil(&mut page);
        let found = objections(&page, true);
        assert!(
            found
                .iter()
                .any(|(at, what, _)| *at == line && what.contains(says)),
            "{found:?}"
        );
    }
}
