//! Comparisons that a submission defines itself. The given tests compare values of the learner's types, so an `==` that is
//! always true passes them. Where a type of the starter derives its `==`, nothing of that kind is needed.

use std::collections::BTreeSet;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

use crate::os::files::Files;

/// The traits by which `assert_eq!` and `assert!(a < b)` judge.
const TRAITS: [&str; 2] = ["PartialEq", "PartialOrd"];

/// How many places are named at most.
const MOST: usize = 5;

/// Where a trait is named outside of a `derive`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    name: &'static str,
    /// The type that it is implemented for, where it is.
    of: Option<String>,
}

/// A note for each comparison that the submission has and none of the known files has. To define one, code has to name the
/// trait: so a macro, an import under another name, and a file that is included are found, too.
pub fn notes(known: &[&Files], src: &Files) -> Vec<String> {
    let known: BTreeSet<Place> = known
        .iter()
        .flat_map(|files| files.values())
        .flat_map(|bytes| places(bytes))
        .map(|(place, _)| place)
        .collect();
    let mut found = Vec::new();
    for (path, bytes) in src {
        let own = places(bytes);
        let own = own.into_iter().filter(|(place, _)| !known.contains(place));
        found.extend(own.map(|(place, line)| note(path, line, &place)));
    }
    let more = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    if more > 0 {
        found.push(format!("{more} more comparisons of its own"));
    }
    found
}

fn note(path: &Path, line: usize, place: &Place) -> String {
    let path = path.display();
    let name = place.name;
    let of = place.of.as_ref();
    let of = of.map_or_else(String::new, |of| format!(" for `{of}`"));
    format!(
        "{path}:{line} has a `{name}` of its own{of}: the given tests compare by it, so check that it tells values apart"
    )
}

/// The places of a file, with their lines.
fn places(bytes: &[u8]) -> Vec<(Place, usize)> {
    let mut found = Vec::new();
    // What is no Rust does not compile, wherever it is included.
    if let Ok(tokens) = String::from_utf8_lossy(bytes).parse::<TokenStream>() {
        look(tokens, &mut found);
    }
    found
}

fn look(tokens: TokenStream, found: &mut Vec<(Place, usize)>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(ident) => {
                let text = ident.to_string();
                let text = text.trim_start_matches("r#");
                if let Some(name) = TRAITS.into_iter().find(|name| *name == text) {
                    let of = implemented_for(&tokens[at + 1..]);
                    found.push((Place { name, of }, ident.span().start().line));
                }
            }
            TokenTree::Group(group) if !is_of_a_derive(&tokens[..at]) => {
                look(group.stream(), found);
            }
            TokenTree::Group(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Whether `derive` stands before the group.
fn is_of_a_derive(before: &[TokenTree]) -> bool {
    matches!(before.last(), Some(TokenTree::Ident(ident)) if ident == "derive")
}

/// The name of the type behind `PartialEq<…> for`.
fn implemented_for(behind: &[TokenTree]) -> Option<String> {
    let mut depth = 0;
    let mut is_behind_for = false;
    let mut name = None;
    for token in behind {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '<' && is_behind_for => break,
            TokenTree::Punct(mark) if mark.as_char() == '<' => depth += 1,
            TokenTree::Punct(mark) if mark.as_char() == '>' => depth -= 1,
            TokenTree::Ident(ident) if depth == 0 && ident == "for" => is_behind_for = true,
            TokenTree::Ident(ident) if ident == "where" => break,
            TokenTree::Ident(ident) if is_behind_for => name = Some(ident.to_string()),
            TokenTree::Group(_) => break,
            _ if depth == 0 && !is_behind_for => break,
            _ => {}
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn files(text: &str) -> Files {
        Files::from([("src/lib.rs".into(), text.as_bytes().to_vec())])
    }

    fn notes_of(text: &str) -> Vec<String> {
        notes(&[], &files(text))
    }

    #[rstest]
    #[case::written("impl PartialEq for Any { }", Some("`PartialEq` of its own for `Any`"))]
    #[case::with_another_type(
        "impl PartialEq<Vec<u32>> for Any<'_> { }",
        Some("`PartialEq` of its own for `Any`")
    )]
    #[case::by_its_path(
        "impl core::cmp::PartialOrd for inner::Any where u8: Copy { }",
        Some("`PartialOrd` of its own for `Any`")
    )]
    #[case::under_another_name("use std::cmp::PartialEq as Same;", Some("`PartialEq` of its own:"))]
    #[case::as_a_raw_name(
        "impl r#PartialEq for Any { }",
        Some("`PartialEq` of its own for `Any`")
    )]
    #[case::by_a_macro("same!(PartialEq, Any);", Some("`PartialEq` of its own:"))]
    #[case::in_a_macro(
        "macro_rules! m { ($t:ty) => { impl PartialEq for Any { } } }",
        Some("`PartialEq` of its own for `Any`")
    )]
    #[case::derived("#[derive(Debug, PartialEq, PartialOrd)] struct Any;", None)]
    #[case::in_words(
        "/// PartialEq for Any\nfn f() -> &'static str { \"PartialEq\" } // PartialEq",
        None
    )]
    #[case::no_rust("impl PartialEq for (", None)]
    fn a_comparison_is_named_unless_it_is_derived(#[case] text: &str, #[case] named: Option<&str>) {
        let notes = notes_of(text);
        assert_eq!(notes.len(), usize::from(named.is_some()), "{notes:?}");
        if let (Some(note), Some(named)) = (notes.first(), named) {
            assert!(note.starts_with("src/lib.rs:1 has a "), "{note}");
            assert!(note.contains(named), "{note}");
        }
    }

    #[test]
    fn what_the_starter_or_the_solution_has_is_not_named() {
        let known = files("impl PartialEq for Item<'_> { }");
        let own = "impl PartialEq for Item<'_> { fn eq() { } }\nimpl PartialEq for Any { }";
        let notes = notes(&[&known], &files(own));
        assert_eq!(notes.len(), 1);
        assert!(notes[0].starts_with("src/lib.rs:2 "), "{notes:?}");
    }

    #[test]
    fn many_are_counted() {
        let notes = notes_of(&"use PartialEq;\n".repeat(8));
        assert_eq!(notes.len(), MOST + 1);
        assert_eq!(notes[MOST], "3 more comparisons of its own");
    }
}
