//! What people read is plain English, as far as a machine can see it: words that are out, and sentences that are too long.

use std::collections::BTreeMap;
use std::path::Path;

use proc_macro2::{Delimiter, Literal, TokenTree};
use rstest::rstest;

use crate::any_course::Course;
use crate::design;
use crate::documents::{files, read};

/// The most words that a sentence has in a message, and in the first paragraph of a page.
const LONGEST: usize = 30;

/// Words that are out, and what to write in their place.
const OUT: [(&str, &str); 11] = [
    (
        "whoever",
        "name the one who acts: you, the learner, the author",
    ),
    (
        "somebody",
        "name the one who acts, or `a person`, `a caller`",
    ),
    ("nobody", "`no learner`, `no test`, or say who does not"),
    ("everybody", "`all users`, `every reader`, or say who"),
    ("anybody", "`a user`, `an attacker`, or say who"),
    ("mend", "`fix`"),
    ("mends", "`fixes`"),
    ("mended", "`fixed`"),
    ("stands in", "`is in`"),
    ("comes to an end", "`ends`"),
    ("is to be", "`has to`, `will`"),
];

/// Sources whose comments have a long sentence that is a list: of characters, of statuses.
const LISTS: [&str; 2] = [
    "katas/jwt/tests/e2e/tokens.rs",
    "katas/websocket/src/handshake.rs",
];

/// What is wrong with a text: the word that is out, or the sentence that is too long.
fn words_out(text: &str) -> Vec<String> {
    let text = format!(" {} ", words(text).join(" ").to_lowercase());
    let found = OUT.iter().filter(|(word, _)| {
        // What a mock does.
        let text = text.replace(" stands in for ", " replaces ");
        text.contains(&format!(" {word} "))
    });
    found
        .map(|(word, instead)| format!("`{word}`: write {instead}"))
        .collect()
}

/// The words of a text, without the marks around them.
fn words(text: &str) -> Vec<&str> {
    let is_mark = |c: char| !c.is_alphanumeric() && !"{}`'".contains(c);
    let words = text.split(|c: char| c.is_whitespace() || c == '/' || c == '—');
    words
        .map(|word| word.trim_matches(is_mark))
        .filter(|word| !word.is_empty())
        .collect()
}

fn long_sentences(text: &str) -> Vec<String> {
    let ends = |c: char| matches!(c, '.' | '?' | '!' | ':' | '\n');
    let mut found = Vec::new();
    let mut sentence = String::new();
    let mut rest = text.chars().peekable();
    loop {
        let next = rest.next();
        if let Some(c) = next {
            sentence.push(c);
        }
        let is_end = next.is_none_or(|c| {
            let is_behind = |next: &char| next.is_whitespace() || matches!(next, ')' | '"' | '*');
            c == '\n' || ends(c) && rest.peek().is_none_or(is_behind)
        });
        if is_end {
            let many = words(&sentence).len();
            if many > LONGEST {
                found.push(format!("{many} words: {}", sentence.trim()));
            }
            sentence.clear();
        }
        if next.is_none() {
            return found;
        }
    }
}

/// The texts of the runner's sources: what it says. The documentation of the command line is its help.
pub fn messages() -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    for (module, tokens) in design::modules() {
        let is_help = module == ["cli"];
        let mut texts = Vec::new();
        collect(&tokens, is_help, &mut texts);
        found.insert(module.join("::"), texts);
    }
    found
}

fn collect(tokens: &[TokenTree], with_docs: bool, texts: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let inner: Vec<_> = group.stream().into_iter().collect();
                let is_doc = group.delimiter() == Delimiter::Bracket
                    && matches!(inner.first(), Some(TokenTree::Ident(name)) if name == "doc");
                if !is_doc || with_docs {
                    collect(&inner, with_docs, texts);
                }
            }
            TokenTree::Literal(literal) => texts.extend(string(literal)),
            _ => {}
        }
    }
}

fn string(literal: &Literal) -> Option<String> {
    let literal: syn::LitStr = syn::parse_str(&literal.to_string()).ok()?;
    Some(literal.value())
}

/// A page without its code, and its first paragraph below the title.
fn prose(page: &str) -> (String, String) {
    let mut text = String::new();
    let mut in_code = false;
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
            text.push('\n');
        } else if !in_code && !line.starts_with("## `") && !line.starts_with("## unit::") {
            text += line;
            text.push('\n');
        }
    }
    // Code in a line may hold any word.
    let text: Vec<_> = text.split('`').step_by(2).collect();
    let text = text.join("`");
    let is_paragraph = |part: &&str| {
        !part.trim().is_empty() && !part.trim().starts_with(['#', '[', '!', '|', '>'])
    };
    let first = text.split("\n\n").find(is_paragraph).unwrap_or_default();
    (text.clone(), first.replace('\n', " "))
}

/// The pages that people read.
fn pages() -> Vec<std::path::PathBuf> {
    let of_katas = files("katas", ".md").into_iter().filter(|file| {
        let name = file.file_name().unwrap_or_default();
        name == "README.md" || name == "hints.md"
    });
    let walkthroughs = files("solutions", ".md");
    let book = files("docs", ".md");
    let mut pages = vec![Path::new("README.md").to_owned()];
    pages.extend(of_katas.chain(walkthroughs).chain(book));
    pages
}

#[test]
fn what_the_runner_says_has_no_word_that_is_out_and_no_long_sentence() {
    let messages = messages();
    let many: usize = messages.values().map(Vec::len).sum();
    assert!(many > 500, "{many} messages");
    let wrong: Vec<_> = messages
        .into_iter()
        .flat_map(|(module, texts)| {
            let wrong = texts.into_iter().flat_map(|text| {
                let mut found = words_out(&text);
                found.extend(long_sentences(&text));
                let text = text.clone();
                found
                    .into_iter()
                    .map(move |what| format!("{what}\n    in {text:?}"))
            });
            wrong
                .map(|what| format!("{module}: {what}"))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong.join("\n"));
}

/// The lesson of an impostor: the comment at its head, without the lines that have a key.
fn lesson(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let lines = lines.map(str::trim).filter(|line| {
        let key = line.split_once(": ").map_or("", |(key, _)| key);
        ![
            "title", "severity", "seen by", "rule", "asks", "layers", "planted", "weight",
        ]
        .contains(&key)
    });
    let paragraphs = lines.collect::<Vec<_>>().join("\n");
    let paragraphs = paragraphs.split("\n\n").map(|one| one.replace('\n', " "));
    paragraphs.collect::<Vec<_>>().join("\n")
}

#[test]
fn lessons_have_no_word_that_is_out_and_no_long_sentence() {
    let course = Course::any();
    let mut wrong = Vec::new();
    for kata in course.katas() {
        let folder = course
            .root()
            .join("solutions")
            .join(&kata)
            .join("impostors");
        let mut many = 0;
        for file in folder.read_dir().expect("impostors") {
            let file = file.expect("an entry").path();
            let lesson = lesson(&std::fs::read_to_string(&file).expect("an impostor"));
            many += usize::from(!lesson.trim().is_empty());
            let found = words_out(&lesson)
                .into_iter()
                .chain(long_sentences(&lesson));
            wrong.extend(found.map(|what| format!("{}: {what}", file.display())));
        }
        assert!(many > 0, "no impostor of {kata} has a lesson");
    }
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_pages_say_has_no_word_that_is_out() {
    let mut wrong = Vec::new();
    for page in pages() {
        let (text, first) = prose(&read(&page));
        for (number, line) in text.lines().enumerate() {
            let place = format!("{}, prose line {}", page.display(), number + 1);
            wrong.extend(
                words_out(line)
                    .into_iter()
                    .map(|what| format!("{place}: {what}")),
            );
        }
        let place = page.display();
        wrong.extend(
            long_sentences(&first)
                .into_iter()
                .map(|what| format!("{place}: {what}")),
        );
    }
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong.join("\n"));
}

/// The paragraphs of the doc comments of a source, each on a line. Items of a list and rows of a table are paragraphs.
fn documentation(source: &str) -> Vec<String> {
    let mut text = String::new();
    for line in source.lines() {
        let line = line.trim();
        let doc = line.strip_prefix("//!").or(line.strip_prefix("///"));
        let doc = doc.unwrap_or_default().trim();
        let begins = ["- ", "* ", "| ", "#"];
        if begins.iter().any(|begin| doc.starts_with(begin)) {
            text.push('\n');
        }
        text += doc;
        text.push('\n');
    }
    let (text, _) = prose(&text);
    let paragraphs = text.split("\n\n").map(|one| one.trim().replace('\n', " "));
    paragraphs.filter(|one| !one.is_empty()).collect()
}

#[rstest]
#[case::the_runner("runner")]
#[case::the_katas("katas")]
fn doc_comments_have_no_word_that_is_out_and_no_long_sentence(#[case] folder: &str) {
    let mut wrong = Vec::new();
    for file in files(folder, ".rs") {
        let lists = LISTS.iter().any(|list| file == Path::new(list));
        for paragraph in documentation(&read(&file)) {
            let long = long_sentences(&paragraph);
            let long = long.into_iter().filter(|_| !lists);
            let found = words_out(&paragraph).into_iter().chain(long);
            wrong.extend(
                found.map(|what| format!("{}: {what}\n    in {paragraph}", file.display())),
            );
        }
    }
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong.join("\n"));
}

#[test]
fn documentation_is_what_is_behind_three_slashes() {
    let source =
        "//! One\n//! two.\n\n/// A list:\n/// - `nobody`\n/// - four\nfn a() {} // five\n";
    assert_eq!(
        documentation(source),
        ["One two.", "A list:", "- `", "- four"]
    );
}

#[test]
fn a_lesson_is_the_prose_below_the_keys() {
    let source = "//! title: One\n//! asks: why?\n//!\n//! It is\n//! wrong.\n//!\n//! A test.\n\nmod a {}\n";
    assert_eq!(lesson(source).trim(), "It is wrong.\nA test.");
}

#[rstest]
#[case::a_word("It was somebody.", 1)]
#[case::at_the_beginning("Nobody came", 1)]
#[case::two_words("It stands in a file", 1)]
#[case::another_sense("A mock stands in for it", 0)]
#[case::a_part_of_a_word("recommended", 0)]
fn a_word_that_is_out_is_seen(#[case] text: &str, #[case] many: usize) {
    assert_eq!(words_out(text).len(), many, "{:?}", words_out(text));
}

#[test]
fn a_long_sentence_is_seen_and_two_short_ones_are_not() {
    let short = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen. ";
    assert!(long_sentences(&short.repeat(2)).is_empty());
    assert_eq!(long_sentences(&short.replace('.', "").repeat(2)).len(), 1);
}

#[test]
fn code_is_no_prose() {
    let (text, first) = prose("# Title\n\nOne `nobody` two.\n\n```text\nnobody\n```\n");
    assert!(!text.contains("nobody"), "{text}");
    assert_eq!(first, "One ` two.");
}
