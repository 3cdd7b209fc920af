//! Submissions that are the same but for names and layout. Each has a sketch: the smallest fingerprints of what it adds to
//! the starter, with all names taken for one. Two sketches tell how much two submissions have in common.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::os::digest::Digest;
use crate::os::files::Files;

use super::results::{Alike, Marks};

/// How many tokens make one fingerprint, and how many fingerprints a sketch.
const LENGTH: usize = 8;
const SKETCH: usize = 64;
/// How many hexadecimal digits a fingerprint has in a sketch.
const DIGITS: usize = 8;
/// How much two submissions have to have in common, in percent.
const ALIKE: usize = 90;
/// So many of the fingerprints that count may differ then.
const DIFFERENT: usize = SKETCH * (100 - ALIKE) / 100;
/// How many pairs of a kata are told of at most.
const MOST: usize = 50;

/// The sketch of a learner's files; `None` where they differ too little from the starter to be compared: those that have
/// barely begun are all alike.
pub fn sketch(starter: &Files, src: &Files) -> Option<String> {
    let known = prints(starter);
    let own: Vec<_> = prints(src)
        .difference(&known)
        .take(SKETCH)
        .cloned()
        .collect();
    (own.len() == SKETCH).then(|| own.concat())
}

/// The fingerprints of all files, the smallest first.
fn prints(files: &Files) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for bytes in files.values() {
        let text = String::from_utf8_lossy(bytes);
        // What is no Rust does not compile, and is compared with nothing.
        let Ok(tokens) = text.parse::<TokenStream>() else {
            continue;
        };
        let mut words = Vec::new();
        flatten(tokens, &mut words);
        found.extend(words.windows(LENGTH).map(|words| {
            let mut print = Digest::of(words.join(" ").as_bytes());
            print.truncate(DIGITS);
            print
        }));
    }
    found
}

/// The tokens in order, without names: comments and layout are none. Documentation is left out.
fn flatten(tokens: TokenStream, words: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                tokens.next_if(
                    |next| matches!(next, TokenTree::Punct(mark) if mark.as_char() == '!'),
                );
                tokens.next_if(|next| matches!(next, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket));
            }
            TokenTree::Punct(punct) => words.push(punct.as_char().to_string()),
            TokenTree::Ident(name) => words.push(if is_a_keyword(&name.to_string()) {
                name.to_string()
            } else {
                "name".to_owned()
            }),
            TokenTree::Literal(literal) => words.push(literal.to_string()),
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                words.push(open.to_owned());
                flatten(group.stream(), words);
                words.push(close.to_owned());
            }
        }
    }
}

fn is_a_keyword(word: &str) -> bool {
    syn::parse_str::<syn::Ident>(word).is_err()
}

/// The fingerprints of a sketch, the smallest first.
fn prints_of(sketch: &str) -> Vec<u32> {
    let digits = sketch.as_bytes().chunks(DIGITS);
    let mut prints: Vec<_> = digits
        .filter_map(|print| u32::from_str_radix(std::str::from_utf8(print).ok()?, 16).ok())
        .collect();
    prints.sort_unstable();
    prints.dedup();
    prints
}

/// How much of what two sketches stand for is in both, in percent: of the smallest fingerprints of both together. `None`, if
/// it is less than [`ALIKE`]: in a large class that is soon clear of nearly all pairs.
fn in_common(one: &[u32], other: &[u32]) -> Option<usize> {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let (mut all, mut both) = (0, 0);
    while all < SKETCH {
        let (is_in_one, is_in_other) = match (one.peek(), other.peek()) {
            (Some(first), Some(second)) => (first <= second, second <= first),
            (None, None) => break,
            (first, second) => (first.is_some(), second.is_some()),
        };
        if is_in_one {
            one.next();
        }
        if is_in_other {
            other.next();
        }
        all += 1;
        both += usize::from(is_in_one && is_in_other);
        if all - both > DIFFERENT {
            return None;
        }
    }
    let percent = both * 100 / all.max(1);
    (percent >= ALIKE).then_some(percent)
}

/// The pairs of a class, those with most in common first.
pub fn pairs(marks: &Marks) -> Vec<Alike> {
    let mut found = Vec::new();
    for (index, kata) in marks.katas.iter().enumerate() {
        let sketches = marks.learners.iter().filter_map(|learner| {
            let sketch = learner.katas.get(index)?.sketch.as_deref()?;
            Some((learner.name.as_str(), prints_of(sketch)))
        });
        let sketches: Vec<_> = sketches.collect();
        let mut pairs = Vec::new();
        for (at, (one, first)) in sketches.iter().enumerate() {
            for (other, second) in &sketches[at + 1..] {
                if let Some(percent) = in_common(first, second) {
                    pairs.push(Alike {
                        kata: kata.name.clone(),
                        one: (*one).to_owned(),
                        other: (*other).to_owned(),
                        percent,
                    });
                }
            }
        }
        pairs.sort_by(|one, other| other.percent.cmp(&one.percent).then_with(|| one.cmp(other)));
        pairs.truncate(MOST);
        found.extend(pairs);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(text: &str) -> Files {
        Files::from([("src/lib.rs".into(), text.as_bytes().to_vec())])
    }

    fn code(names: [&str; 3], comment: &str, step: usize) -> String {
        let [function, sum, item] = names;
        let lines: Vec<_> = (0..20)
            .map(|n| {
                format!(
                    "    if {item} > {} {{ {sum} += {item} * {}; }} // {comment}\n",
                    n * step,
                    n + 1
                )
            })
            .collect();
        format!(
            "/// {comment}\npub fn {function}({item}: u32) -> u32 {{\n    let mut {sum} = 0;\n{}    {sum}\n}}\n",
            lines.concat()
        )
    }

    #[test]
    fn names_comments_and_layout_make_no_difference() {
        let starter = files("pub fn add(n: u32) -> u32 { todo!() }");
        let sketch = |src: &Files| prints_of(&sketch(&starter, src).unwrap());
        let one = sketch(&files(&code(["add", "sum", "n"], "mine", 3)));
        let renamed =
            code(["plus", "total", "each"], "all of it is my own", 3).replace('\n', "\n\n");
        let other = sketch(&files(&renamed));
        assert_eq!(in_common(&one, &other), Some(100));
        let honest = sketch(&files(&code(["add", "sum", "n"], "mine", 7)));
        assert_eq!(in_common(&one, &honest), None);
    }

    #[test]
    fn what_has_barely_begun_is_compared_with_nothing() {
        let starter = files(&code(["add", "sum", "n"], "starter", 3));
        assert_eq!(sketch(&starter, &starter), None);
        let begun = files(&format!(
            "{}pub fn one() -> u32 {{ 1 }}\n",
            code(["add", "sum", "n"], "starter", 3)
        ));
        assert_eq!(sketch(&starter, &begun), None);
        assert_eq!(sketch(&starter, &files("no Rust (")), None);
    }

    /// A sketch with the numbers from `first` on, every `step`th; `strange` of them are its own.
    fn numbers(first: u32, strange: &[u32]) -> Vec<u32> {
        let mut prints: Vec<_> = (first..).step_by(10).take(SKETCH - strange.len()).collect();
        prints.extend(strange);
        prints.sort_unstable();
        prints
    }

    #[test]
    fn what_is_in_both_is_counted() {
        let most: Vec<_> = (1..=6).collect();
        let more: Vec<_> = (1..=7).collect();
        let whole = numbers(100, &[]);
        assert_eq!(in_common(&whole, &whole), Some(100));
        assert_eq!(in_common(&whole, &numbers(100, &most)), Some(90));
        assert_eq!(in_common(&numbers(100, &most), &whole), Some(90));
        assert_eq!(in_common(&whole, &numbers(100, &more)), None);
        assert_eq!(in_common(&whole, &numbers(105, &[])), None);
    }

    #[test]
    fn a_sketch_that_is_none_has_nothing_in_common() {
        assert_eq!(prints_of("00000002zz00000100000001"), [1, 2]);
        assert_eq!(in_common(&prints_of("é"), &[]), None);
    }
}
