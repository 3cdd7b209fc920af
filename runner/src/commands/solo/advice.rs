//! What to do about tests that do not compile: such a test is not red yet.

mod imports;

use std::path::Path;

use overlay::nearest::nearest;

use crate::course::kata::Kata;
use crate::learner::starter;
use crate::os::cargo::CompileError;
use crate::os::files;

const NOT_RED: &str = "A test that does not compile is not red yet.";

/// Advice on the first error, in a few sentences.
pub fn on(kata: &Kata, errors: &[CompileError]) -> String {
    let Some(error) = errors.first() else {
        return String::new();
    };
    let text = anstream::adapter::strip_str(&error.rendered).to_string();
    let first = text.lines().next().unwrap_or_default();
    let in_tests = error
        .places
        .iter()
        .any(|place| Path::new(&place.file).iter().any(|part| part == "tests"));
    if !in_tests {
        return "Your code does not compile, so no test has run: neither red nor green. Fix the first error.".to_owned();
    }
    let name = first.split('`').nth(1).unwrap_or_default();
    let name = name.rsplit("::").next().unwrap_or_default();
    let code = first.split(['[', ']']).nth(1).unwrap_or_default();
    match code {
        "E0603" | "E0616" | "E0624" | "E0451" => format!(
            "`{name}` is private. A test calls the kata as its users do: what is `pub` and named in katas/{}/src/lib.rs. \
             Ask for the same through one of these.",
            kata.name
        ),
        "E0425" | "E0432" | "E0433" | "E0412" | "E0405" | "E0422" | "E0531" => {
            imports::of(kata, name).map_or_else(
                || missing(kata, name),
                |import| format!("{NOT_RED} Your code has `{name}`. The test needs the line {import}"),
            )
        }
        "E0599" => missing(kata, name),
        _ => "A test that does not compile is not red: red is a failed assertion, or `todo!()`. Fix the first error."
            .to_owned(),
    }
}

/// Something that a test calls does not exist.
fn missing(kata: &Kata, name: &str) -> String {
    let items = declared(kata);
    if let Some(item) = items.iter().find(|item| item.name == name) {
        return format!(
            "{NOT_RED} The starter declares what it calls, in katas/{}/{}: `{}`. Add that with `todo!()` for its body.",
            kata.name, item.file, item.signature
        );
    }
    let names: Vec<_> = items.iter().map(|item| item.name.clone()).collect();
    let near = nearest(name, &names).and_then(|near| items.iter().find(|item| item.name == near));
    match near {
        Some(item) => format!(
            "{NOT_RED} There is no `{name}`; did you mean `{}`? The starter declares it in katas/{}/{}: `{}`",
            item.name, kata.name, item.file, item.signature
        ),
        None => format!(
            "{NOT_RED} There is no `{name}`. A test calls what the starter declares in katas/{}/src; a helper of your own belongs in tests/mine.rs.",
            kata.name
        ),
    }
}

/// Something public that the starter declares.
struct Declared {
    name: String,
    /// Its line, without its body.
    signature: String,
    /// Its file, by its path in the kata's folder.
    file: String,
}

/// What the starter declares as public, in the order of its files.
fn declared(kata: &Kata) -> Vec<Declared> {
    let mut found = Vec::new();
    for (path, bytes) in starter::read(kata).unwrap_or_default() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for (at, _) in text.match_indices("pub ") {
            let begins_line = text[..at]
                .rsplit('\n')
                .next()
                .is_some_and(|before| before.trim().is_empty());
            let item = &text[at..];
            let end = item.find(['{', ';']).unwrap_or(item.len());
            let signature = item[..end].split_whitespace().collect::<Vec<_>>().join(" ");
            let kinds = ["fn ", "struct ", "enum ", "trait ", "type "];
            let name = kinds.iter().find_map(|kind| {
                let rest = signature.split_once(kind)?.1;
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_')?;
                Some(rest[..end].to_owned())
            });
            let name = name.or_else(|| signature.rsplit(' ').next().map(str::to_owned));
            let is_item = kinds.iter().any(|kind| signature.contains(kind));
            if let Some(name) = name.filter(|_| begins_line && is_item) {
                found.push(Declared {
                    name,
                    signature,
                    file: files::shown(&path),
                });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    use crate::learner::journal::tests::{Place, place};
    use crate::os::files::Place as At;
    use rstest::rstest;

    /// A kata whose starter has a function, a type and something private.
    fn kata() -> Place {
        let place = place();
        place.write(
            "src/lib.rs",
            "/// Adds.\npub fn add(\n    text: &str,\n) -> Result<u64, Wrong> {\n    todo!()\n}\n\npub struct Wrong;\n\nfn hidden() {}\n",
        );
        starter::pack(&place.kata, BTreeMap::new()).expect("it is packed");
        place
    }

    /// What the learner's code has needs no more than its `use`.
    #[rstest]
    #[case::a_function(
        "error[E0425]: cannot find function `add` in this scope",
        "The test needs the line `use fruit::segment::add;`"
    )]
    #[case::a_module(
        "error[E0433]: cannot find module or crate `segment` in this scope",
        "`use fruit::segment;`"
    )]
    #[case::a_module_as_older_compilers_say_it(
        "error[E0433]: failed to resolve: use of unresolved module or unlinked crate `segment`",
        "`use fruit::segment;`"
    )]
    #[case::a_type_that_the_crate_shows_by_itself(
        "error[E0433]: cannot find type `Wrong` in this scope",
        "`use fruit::Wrong;`"
    )]
    #[case::one_of_several(
        "error[E0425]: cannot find function `twice` in this scope",
        "`use fruit::other::twice;` or `use fruit::segment::twice;`"
    )]
    #[case::a_method_is_none(
        "error[E0599]: no function or associated item named `add` found for struct `Wrong`",
        "The starter declares what it calls"
    )]
    #[case::something_private(
        "error[E0425]: cannot find function `hidden` in this scope",
        "There is no `hidden`"
    )]
    #[case::in_a_private_module(
        "error[E0425]: cannot find function `inner` in this scope",
        "There is no `inner`"
    )]
    fn what_is_there_is_imported(#[case] text: &str, #[case] says: &str) {
        let place = kata();
        place.write(
            "src/lib.rs",
            "pub mod segment;\npub mod other {\n    pub fn twice() {}\n}\nmod secret {\n    pub fn inner() {}\n}\npub use segment::Wrong;\n",
        );
        place.write(
            "src/segment.rs",
            "pub fn add() {}\npub fn twice() {}\npub struct Wrong;\nfn hidden() {}\n",
        );
        let advice = on(&place.kata, &error(text, "katas/fruit/tests/mine.rs"));
        assert!(advice.contains(says), "{advice}");
    }

    fn error(text: &str, file: &str) -> Vec<CompileError> {
        vec![CompileError {
            rendered: format!("{text}\n --> {file}:3:5\n"),
            places: vec![At {
                file: file.to_owned(),
                line: 3,
            }],
        }]
    }

    #[rstest]
    #[case::it_was_removed(
        "error[E0425]: cannot find function `add` in crate `fruit`",
        "`pub fn add( text: &str, ) -> Result<u64, Wrong>`"
    )]
    #[case::a_type("error[E0432]: unresolved import `fruit::Wrong`", "`pub struct Wrong`")]
    #[case::mistyped(
        "error[E0425]: cannot find function `ad` in crate `fruit`",
        "did you mean `add`?"
    )]
    #[case::unheard_of(
        "error[E0425]: cannot find function `multiply` in crate `fruit`",
        "There is no `multiply`"
    )]
    #[case::private("error[E0603]: function `hidden` is private", "`hidden` is private")]
    #[case::anything_else("error[E0308]: mismatched types", "red is a failed assertion")]
    fn an_error_in_the_tests_says_what_to_add(#[case] text: &str, #[case] says: &str) {
        let place = kata();
        place.write("src/lib.rs", "// All of it is gone.\n");
        let advice = on(&place.kata, &error(text, "katas/fruit/tests/mine.rs"));
        assert!(advice.contains(says), "{advice}");
    }

    #[test]
    fn an_error_in_the_code_is_not_the_tests_fault() {
        let place = kata();
        let errors = error(
            "error[E0425]: cannot find function `ad`",
            "katas/fruit/src/lib.rs",
        );
        assert!(on(&place.kata, &errors).contains("Your code does not compile"));
        assert_eq!(on(&place.kata, &[]), "");
    }
}
