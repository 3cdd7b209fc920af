//! The learner's list of the tests that they want to write: `tests/list.md`. It is their text; the runner ticks boxes and
//! changes nothing else.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use crate::course::fingerprint::LIST;
use crate::course::kata::Kata;
use crate::os::files;

/// What the list is at the beginning.
const BEGINNING: &str = "# Tests to write

A line for each test that you want to write, such as `- [ ] an empty text is zero`. Solo ticks it when a
test of that name (`an_empty_text_is_zero`) is green and the reference accepts it. All other words are yours.

- [ ]

## Easily forgotten

- boundaries: the last value that counts, and the first that does not
- empty: nothing at all where something is expected
- error: what is refused, and what the message names
- repetition: the same thing twice, and once more after an error
- order: the same things in another order
";

/// Where it lies.
pub fn file(kata: &Kata) -> PathBuf {
    kata.dir.join(LIST)
}

/// Makes the list where there is none. One that exists is left as it is.
///
/// # Errors
/// When it cannot be written.
pub fn create(kata: &Kata) -> io::Result<()> {
    let file = file(kata);
    if file.symlink_metadata().is_ok() {
        return Ok(());
    }
    files::write_whole(&file, BEGINNING.as_bytes())
}

/// Ticks the items whose tests are done: the next item without a tick, if there is one. A list that does not exist has none.
///
/// # Errors
/// Why the list cannot be read or written, in words. It is as it was then.
pub fn tick(kata: &Kata, done: &BTreeSet<String>) -> Result<Option<String>, String> {
    let file = file(kata);
    let text = match std::fs::read(&file) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.to_string()),
    };
    let items = items(&text);
    if items.is_empty() {
        return Err("it has no line such as `- [ ] an empty text is zero`".to_owned());
    }
    let now = ticked(&text, done);
    if now != text {
        // What was saved meanwhile is ticked the next time.
        let same = std::fs::read(&file).is_ok_and(|bytes| bytes == text.as_bytes());
        if same {
            files::write_whole(&file, now.as_bytes()).map_err(|error| error.to_string())?;
        }
    }
    let mut open = items
        .into_iter()
        .filter(|item| !item.ticked && !is_done(item, done));
    Ok(open
        .find(|item| !item.text.is_empty())
        .map(|item| item.text))
}

/// An item with a box.
struct Item {
    /// Where the mark in its box stands.
    mark: usize,
    ticked: bool,
    text: String,
}

/// The items of a list: lines such as `- [ ] …`, also with `*` or `+`, indented or numbered.
fn items(text: &str) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let begin = line.len() - line.trim_start().len();
        let rest = &line[begin..];
        let bullet = rest.find(' ').unwrap_or(0);
        let is_bullet = ["-", "*", "+"].contains(&&rest[..bullet])
            || rest[..bullet]
                .trim_end_matches(['.', ')'])
                .parse::<u32>()
                .is_ok();
        let behind = rest[bullet..].trim_start();
        let mark = at + line.len() - behind.len() + 1;
        let state = ["[ ]", "[x]", "[X]"]
            .iter()
            .find_map(|state| behind.strip_prefix(state));
        if let Some(said) = state.filter(|_| is_bullet) {
            items.push(Item {
                mark,
                ticked: !behind.starts_with("[ ]"),
                text: said.trim().to_owned(),
            });
        }
        at += line.len();
    }
    items
}

/// The text with a tick for each item that is done. All other bytes are as they were.
fn ticked(text: &str, done: &BTreeSet<String>) -> String {
    let mut text = text.to_owned();
    for item in items(&text) {
        if !item.ticked && is_done(&item, done) {
            text.replace_range(item.mark..=item.mark, "x");
        }
    }
    text
}

/// Whether a test of the item's name is done: its words, or a name in back quotes among them.
fn is_done(item: &Item, done: &BTreeSet<String>) -> bool {
    let quoted = item.text.split('`').skip(1).step_by(2);
    let mut names = quoted.map(name).chain([name(&item.text)]);
    names.any(|wanted| {
        let mut done = done
            .iter()
            .map(|test| test.rsplit("::").next().unwrap_or(test));
        !wanted.is_empty() && done.any(|test| name(test) == wanted)
    })
}

/// Words as a test's name has them.
fn name(words: &str) -> String {
    let words = words.split(|c: char| !c.is_alphanumeric());
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join("_").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learner::journal::tests::place;
    use rstest::rstest;

    fn done(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[rstest]
    #[case::in_words("- [ ] an empty text is zero\n", "- [x] an empty text is zero\n")]
    #[case::with_marks(
        "* [ ]  An empty text: is zero!\r\n",
        "* [x]  An empty text: is zero!\r\n"
    )]
    #[case::by_its_name(
        "1. [ ] nothing (`an_empty_text_is_zero`)",
        "1. [x] nothing (`an_empty_text_is_zero`)"
    )]
    #[case::indented("  - [ ] an_empty_text_is_zero", "  - [x] an_empty_text_is_zero")]
    #[case::another("- [ ] an empty text is one", "- [ ] an empty text is one")]
    #[case::ticked_already("- [X] an empty text is zero", "- [X] an empty text is zero")]
    #[case::no_item("an empty text is zero [ ]", "an empty text is zero [ ]")]
    #[case::nothing_in_it("- [ ] \n- [ ]", "- [ ] \n- [ ]")]
    #[case::words_of_others(
        "# Größe\n- [ ] ü\n- [ ] an empty text is zero",
        "# Größe\n- [ ] ü\n- [x] an empty text is zero"
    )]
    fn only_the_box_of_what_is_done_is_ticked(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(
            ticked(text, &done(&["numbers::an_empty_text_is_zero"])),
            expected
        );
    }

    #[test]
    fn the_list_is_made_once_and_its_next_item_is_told() {
        let place = place();
        assert_eq!(tick(&place.kata, &done(&[])), Ok(None), "there is none");
        create(&place.kata).unwrap();
        assert_eq!(tick(&place.kata, &done(&[])), Ok(None), "it is empty");
        let own = place
            .read(LIST)
            .replace("- [ ]\n", "- [ ] one\n- [ ] two\n");
        place.write(LIST, &own);
        let next = Ok(Some("two".to_owned()));
        assert_eq!(tick(&place.kata, &done(&["one"])), next);
        assert_eq!(place.read(LIST), own.replace("[ ] one", "[x] one"));
        place.write(LIST, "- [ ] mine\n");
        create(&place.kata).unwrap();
        assert_eq!(place.read(LIST), "- [ ] mine\n");
    }

    #[rstest]
    #[case::no_text(b"\xff\xfe- [ ] a", "not UTF-8")]
    #[case::no_items(b"a plan\n", "no line such as")]
    fn a_list_that_cannot_be_understood_stays_as_it_is(#[case] bytes: &[u8], #[case] says: &str) {
        let place = place();
        std::fs::create_dir_all(place.kata.dir.join("tests")).unwrap();
        std::fs::write(file(&place.kata), bytes).unwrap();
        let why = tick(&place.kata, &done(&["a"])).unwrap_err();
        assert!(why.contains(says), "{why}");
        assert_eq!(std::fs::read(file(&place.kata)).unwrap(), bytes);
    }
}
