//! The catalogue of what the runner says, in the form that translators' tools read: a template of GNU gettext.
//!
//! The texts stay in the code, where a reader needs them. `runner/messages.pot` has them all in one place, and this test
//! holds the two together.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use rstest::rstest;

use crate::english;
use crate::workspace::real_root;

/// The catalogue, from the root of the workspace.
const CATALOGUE: &str = "runner/messages.pot";

/// With this variable the test writes the catalogue and does not compare it.
const WRITE: &str = "KATA_WRITE_MESSAGES";

const HEAD: &str = "# What the runner says. A test keeps this file: KATA_WRITE_MESSAGES=1 cargo test -p kata --test command messages::\n\
                    msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n";

/// All messages, each once, with the files that have it. A text in the braces of Rust's formats has its flag.
fn catalogue() -> String {
    let mut places: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (module, texts) in english::messages() {
        let file = format!("runner/src/{}.rs", module.replace("::", "/"));
        for text in texts.into_iter().filter(|text| is_message(text)) {
            places.entry(text).or_default().insert(file.clone());
        }
    }
    let mut out = HEAD.to_owned();
    for (text, files) in places {
        out.push('\n');
        for file in files {
            let _ = writeln!(out, "#: {file}");
        }
        if text.contains('{') {
            out += "#, rust-format\n";
        }
        let _ = writeln!(out, "msgid \"{}\"\nmsgstr \"\"", escaped(&text));
    }
    out
}

/// Whether a text of the sources is for people: two words of letters in a row. Names, paths and code have none.
fn is_message(text: &str) -> bool {
    let words: Vec<_> = text.split([' ', '\n']).collect();
    let is_word = |word: &str| {
        let word = word.trim_matches(|c: char| ",.:;?!()`\"'“”…".contains(c));
        word.len() > 1 && word.chars().all(char::is_alphabetic)
    };
    words
        .windows(2)
        .any(|two| two.iter().all(|word| is_word(word)))
}

/// A text within the quotes of a catalogue.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' => out += "\\\\",
            '"' => out += "\\\"",
            '\n' => out += "\\n",
            '\r' => out += "\\r",
            '\t' => out += "\\t",
            c if c.is_control() => {
                let _ = write!(out, "\\x{:02x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

#[test]
fn the_catalogue_has_what_the_runner_says() {
    let file = real_root().join(CATALOGUE);
    let wanted = catalogue();
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(&file, &wanted).expect("a catalogue");
        return;
    }
    let found = std::fs::read_to_string(&file).unwrap_or_default();
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let (wanted_lines, found_lines) = (lines(&wanted), lines(&found));
    let missing: Vec<_> = wanted_lines.difference(&found_lines).collect();
    let gone: Vec<_> = found_lines.difference(&wanted_lines).collect();
    assert!(
        wanted == found,
        "{CATALOGUE} is not what the runner says. Missing: {missing:#?}. Gone: {gone:#?}. Write it anew: {WRITE}=1 cargo test \
         -p kata --test command messages::"
    );
}

#[rstest]
#[case::a_sentence("the code does not compile", true)]
#[case::with_a_placeholder("there is no kata `{name}` here", true)]
#[case::a_name("target/debug", false)]
#[case::an_option("--offline", false)]
#[case::code("let n = 1;", false)]
#[case::one_word("note", false)]
fn a_message_has_two_words_in_a_row(#[case] text: &str, #[case] is: bool) {
    assert_eq!(is_message(text), is);
}

#[test]
fn a_text_is_escaped_as_catalogues_are() {
    assert_eq!(escaped("a \"b\"\\\n\u{1b}"), "a \\\"b\\\"\\\\\\n\\x1b");
}
