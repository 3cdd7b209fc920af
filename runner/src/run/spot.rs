//! Where a learner has to type so that a test turns green.

use std::path::Path;

use overlay::source::{CrateSource, type_name};
use syn::spanned::Spanned;

use crate::course::kata::{Kata, Layer};
use crate::course::roster::TestFunction;
use crate::os::files::{self, Place};
use crate::run::ran::Ran;
use crate::run::verdict::TestReport;

/// A function of the kata's sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The line to go to: of the panic where it is in the function, else of its `fn`.
    pub place: Place,
    /// Its name.
    pub function: String,
    /// The type that it belongs to.
    pub owner: Option<String>,
}

impl Spot {
    /// Its name with that of its type: `Key::new`.
    pub fn called(&self) -> String {
        let owner = self.owner.as_ref();
        owner.map_or_else(
            || self.function.clone(),
            |owner| format!("{owner}::{}", self.function),
        )
    }
}

/// The function of `src/` in which the test failed; else the one that the statement that failed calls, or the first of the
/// kata's that the test calls. A test of the whole program calls none: then it is the function of `main.rs` in which the
/// program does what it was asked for. `None` where the test calls none by a name that only one function has.
pub fn of(root: &Path, kata: &Kata, ran: &Ran, test: &TestReport) -> Option<Spot> {
    let functions = functions(root, kata);
    let panics = test.place.clone().into_iter().chain(panic_in(test));
    for place in panics {
        let here = |function: &&Function| {
            function.file == place.file
                && function.lines.0 <= place.line
                && place.line <= function.lines.1
        };
        if let Some(function) = functions.iter().filter(here).max_by_key(|it| it.lines.0) {
            return Some(Spot {
                place,
                function: function.name.clone(),
                owner: function.owner.clone(),
            });
        }
    }
    let source = ran.function_of(test);
    let function = if test.layer == Layer::E2e {
        in_the_program(root, &functions, test, source)
    } else {
        called(&functions, test, source?)
    }?;
    Some(Spot {
        place: Place {
            file: function.file.clone(),
            line: function.lines.0,
        },
        function: function.name.clone(),
        owner: function.owner.clone(),
    })
}

/// The function that a test calls: in the statement that failed, if it is one of the test's own.
fn called<'f>(
    functions: &'f [Function],
    test: &TestReport,
    source: &TestFunction,
) -> Option<&'f Function> {
    let failed = test.place.as_ref().and_then(|place| {
        let file = files::without_parents(&source.file);
        let line = usize::try_from(place.line)
            .ok()?
            .checked_sub(source.text_line)?;
        let is_here = file.ends_with(&place.file) && line < source.text.lines().count();
        is_here.then(|| statement(&source.text, line))
    });
    let the_one = |call: Call<'_>, fits: &dyn Fn(&Function) -> bool| {
        let mut called = functions.iter().filter(|function| call.is_of(function));
        let function = called.next().filter(|_| called.next().is_none())?;
        fits(function).then_some(function)
    };
    let text = source.text.as_str();
    let in_the_statement = failed.as_deref().into_iter().flat_map(calls);
    let mut found = in_the_statement.filter_map(|call| the_one(call, &|_| true));
    // What makes a value is often only there to call something on it.
    let used = || {
        calls(text)
            .into_iter()
            .find_map(|call| the_one(call, &|it| !it.makes))
    };
    let any = || {
        calls(text)
            .into_iter()
            .find_map(|call| the_one(call, &|_| true))
    };
    found.next().or_else(used).or_else(any)
}

/// The lines of a statement that begins in that line, counted from 0.
fn statement(text: &str, line: usize) -> String {
    let mut lines = Vec::new();
    for line in text.lines().skip(line) {
        lines.push(line);
        if line.trim_end().ends_with(';') {
            break;
        }
    }
    lines.join("\n")
}

/// The function of `main.rs` that does what a test has asked the program for: the one that has the name of the subcommand,
/// else the first that `main` calls.
fn in_the_program<'f>(
    root: &Path,
    functions: &'f [Function],
    test: &TestReport,
    source: Option<&TestFunction>,
) -> Option<&'f Function> {
    let of_main =
        |function: &&Function| function.file.ends_with("src/main.rs") && function.owner.is_none();
    let named = |name: &str| functions.iter().filter(of_main).find(|it| it.name == name);
    let main = named("main")?;
    let text = files::read_source(&root.join(&main.file)).ok()?;
    let count = |line: u32| usize::try_from(line).unwrap_or(usize::MAX);
    let (first, last) = (count(main.lines.0), count(main.lines.1));
    let body: Vec<_> = text.lines().take(last).skip(first).collect();
    let body = body.join("\n");
    let called: Vec<_> = calls(&body)
        .iter()
        .filter_map(|call| named(call.name))
        .collect();
    let asked = |text: &str| {
        let words: Vec<_> = text.split('"').skip(1).step_by(2).collect();
        words.iter().find_map(|word| {
            let called = called.iter().find(|it| it.name == word.replace('-', "_"));
            called.copied()
        })
    };
    let message = test
        .message
        .as_deref()
        .and_then(|text| text.split_once("\ncommand="));
    message
        .and_then(|(_, command)| asked(command.lines().next()?))
        .or_else(|| asked(&source?.text))
        .or_else(|| called.first().copied())
        .or(Some(main))
}

/// The place of a panic in the program that a test started, as the test's message tells it.
fn panic_in(test: &TestReport) -> Option<Place> {
    let (_, rest) = test.message.as_ref()?.split_once(" panicked at ")?;
    let (file, rest) = rest.split_once(':')?;
    let line = rest.split(':').next()?.parse().ok()?;
    Some(Place {
        file: file.to_owned(),
        line,
    })
}

/// A call as it is written in a test.
struct Call<'t> {
    name: &'t str,
    /// What stands before the name and `::`.
    owner: Option<&'t str>,
    /// It is behind a dot.
    is_method: bool,
}

impl Call<'_> {
    fn is_of(&self, function: &Function) -> bool {
        let owner = function.owner.as_deref();
        let fits = match self.owner {
            // What stands before `::` may be a module as well.
            Some(name) => owner.is_none_or(|owner| owner == name),
            None => owner.is_some() == self.is_method,
        };
        function.name == self.name && fits
    }
}

/// The calls in a text, in its order.
fn calls(text: &str) -> Vec<Call<'_>> {
    let opened = text.match_indices('(').map(|(at, _)| &text[..at]);
    let calls = opened.filter_map(|before| {
        let name = last_word(before);
        let before = &before[..before.len() - name.len()];
        let owner = before.strip_suffix("::").map(last_word);
        (!name.is_empty()).then_some(Call {
            name,
            owner: owner.filter(|owner| !owner.is_empty()),
            is_method: before.ends_with('.'),
        })
    });
    calls.collect()
}

/// The name that a text ends in, if it ends in one.
fn last_word(text: &str) -> &str {
    let is_word = |c: char| c == '_' || c.is_alphanumeric();
    text.rfind(|c| !is_word(c)).map_or(text, |at| {
        &text[at + text[at..].chars().next().map_or(1, char::len_utf8)..]
    })
}

struct Function {
    name: String,
    /// The type that it belongs to.
    owner: Option<String>,
    /// Relative to the workspace.
    file: String,
    /// Of its signature and of its last brace.
    lines: (u32, u32),
    /// It belongs to a type and takes no value of it, as `new` does.
    makes: bool,
}

/// The functions and methods of a kata's library and program.
fn functions(root: &Path, kata: &Kata) -> Vec<Function> {
    let mut found = Vec::new();
    for crate_root in ["lib.rs", "main.rs"] {
        let Ok(source) = CrateSource::read(&kata.dir.join("src").join(crate_root)) else {
            continue;
        };
        source.each_item(&mut |_, file, item| {
            let path = files::shown(file.path.strip_prefix(root).unwrap_or(&file.path));
            let mut add =
                |owner: Option<String>, signature: &syn::Signature, block: &syn::Block| {
                    let line = |line: usize| u32::try_from(line).unwrap_or(u32::MAX);
                    found.push(Function {
                        name: signature.ident.to_string(),
                        makes: owner.is_some() && signature.receiver().is_none(),
                        owner,
                        file: path.clone(),
                        lines: (
                            line(signature.span().start().line),
                            line(block.span().end().line),
                        ),
                    });
                };
            match item {
                syn::Item::Fn(function) => add(None, &function.sig, &function.block),
                syn::Item::Impl(block) => {
                    for inner in &block.items {
                        if let syn::ImplItem::Fn(method) = inner {
                            add(Some(type_name(&block.self_ty)), &method.sig, &method.block);
                        }
                    }
                }
                _ => {}
            }
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::verdict::{Outcome, Verdict};
    use rstest::rstest;
    use std::collections::BTreeMap;

    const LIB: &str = "pub fn add(text: &str) -> u64 {\n    todo!()\n}\n\npub struct Log;\n\nimpl Log {\n    pub fn new() -> Self {\n        Log\n    }\n\n    pub fn line(&self) -> u64 {\n        1\n    }\n}\n\npub struct Other;\n\nimpl Other {\n    pub fn new() -> Self {\n        Other\n    }\n\n    pub fn add(&self) {}\n}\n";

    const TEST: &str = "#[test]\nfn adds() {\n    let log = Log::new();\n    assert_eq!(log.line(), 2);\n    assert_eq!(add(\"1\"), 1);\n    assert_eq!(\n        log.line(),\n        2\n    );\n}";

    fn spot(place: Option<(&str, u32)>, message: &str) -> Option<(String, u32, String)> {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("katas/fruit");
        std::fs::create_dir_all(dir.join("src")).unwrap();
        std::fs::write(dir.join("src/lib.rs"), LIB).unwrap();
        std::fs::write(dir.join("src/main.rs"), "fn main() {\n    todo!()\n}\n").unwrap();
        let test = TestReport {
            message: Some(message.to_owned()),
            place: place.map(|(file, line)| Place {
                file: file.to_owned(),
                line,
            }),
            ..TestReport::example(Layer::Unit, "adds", Outcome::Failed)
        };
        let function = TestFunction {
            path: "adds".to_owned(),
            doc: String::new(),
            file: root.path().join("katas/fruit/tests/unit.rs"),
            line: 11,
            text_line: 10,
            text: TEST.to_owned(),
            item: 0..0,
        };
        let ran = Ran {
            verdict: Verdict::of_tests("fruit", vec![test.clone()]),
            functions: BTreeMap::from([(Layer::Unit, vec![function])]),
            warnings: vec![],
            errors: vec![],
            artifacts: vec![],
            programs: BTreeMap::new(),
        };
        of(root.path(), &Kata::example(&dir), &ran, &test)
            .map(|spot| (spot.place.file, spot.place.line, spot.function))
    }

    #[rstest]
    #[case::a_todo(Some(("katas/fruit/src/lib.rs", 2)), "not yet implemented", 2, "add")]
    #[case::a_line_that_calls_a_method(Some(("katas/fruit/tests/unit.rs", 13)), "left", 12, "line")]
    #[case::a_line_that_calls_a_function(Some(("katas/fruit/tests/unit.rs", 14)), "left", 1, "add")]
    #[case::a_statement_of_several_lines(Some(("katas/fruit/tests/unit.rs", 15)), "left", 12, "line")]
    #[case::the_first_call_that_makes_nothing(None, "a mock", 12, "line")]
    #[case::a_line_of_another_file(Some(("katas/fruit/tests/mocks.rs", 14)), "MockLog::log", 12, "line")]
    fn the_function_is_found(
        #[case] place: Option<(&str, u32)>,
        #[case] message: &str,
        #[case] line: u32,
        #[case] function: &str,
    ) {
        assert_eq!(
            spot(place, message),
            Some((
                "katas/fruit/src/lib.rs".to_owned(),
                line,
                function.to_owned()
            ))
        );
    }

    /// The program of a kata with subcommands, and a test that starts it.
    #[rstest]
    #[case::by_its_subcommand(
        "Unexpected stdout\n\ncommand=`\"/t/fruit\" \"two-words\" \"one\"`\n",
        "",
        9,
        "two_words"
    )]
    #[case::by_the_test_s_text("left: 1", "run(&[\"two-words\"])", 9, "two_words")]
    #[case::the_first_that_main_calls("left: 1", "run(&[\"--version\"])", 8, "one")]
    fn a_failure_of_the_whole_program_is_in_main_rs(
        #[case] message: &str,
        #[case] text: &str,
        #[case] line: u32,
        #[case] function: &str,
    ) {
        let main = "fn main() {\n    match read() {\n        One => one(),\n        TwoWords => two_words(),\n    }\n}\n\nfn one() {}\nfn two_words() {}\nfn help() {}\n";
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("katas/fruit");
        std::fs::create_dir_all(dir.join("src")).unwrap();
        std::fs::write(dir.join("src/lib.rs"), LIB).unwrap();
        std::fs::write(dir.join("src/main.rs"), main).unwrap();
        let test = TestReport {
            message: Some(message.to_owned()),
            ..TestReport::example(Layer::E2e, "adds", Outcome::Failed)
        };
        let source = TestFunction {
            path: "adds".to_owned(),
            doc: String::new(),
            file: root.path().join("katas/fruit/tests/e2e.rs"),
            line: 11,
            text_line: 10,
            text: format!("fn adds() {{\n    add(1);\n    {text};\n}}"),
            item: 0..0,
        };
        let ran = Ran {
            verdict: Verdict::of_tests("fruit", vec![test.clone()]),
            functions: BTreeMap::from([(Layer::E2e, vec![source])]),
            warnings: vec![],
            errors: vec![],
            artifacts: vec![],
            programs: BTreeMap::new(),
        };
        let spot = of(root.path(), &Kata::example(&dir), &ran, &test).unwrap();
        assert_eq!(spot.place.file, "katas/fruit/src/main.rs");
        assert_eq!((spot.place.line, spot.function.as_str()), (line, function));
    }

    #[test]
    fn a_method_is_called_by_its_type_too() {
        let place = Place {
            file: "a.rs".to_owned(),
            line: 1,
        };
        let spot = Spot {
            place,
            function: "new".to_owned(),
            owner: Some("Key".to_owned()),
        };
        assert_eq!(spot.called(), "Key::new");
        assert_eq!(
            Spot {
                owner: None,
                ..spot
            }
            .called(),
            "new"
        );
    }

    #[test]
    fn a_panic_of_the_program_is_found_in_the_message() {
        let message = "Unexpected failure.\nthread 'main' (7) panicked at katas/fruit/src/main.rs:2:5:\nnot yet implemented";
        let place = Some(("katas/fruit/tests/unit.rs", 11));
        assert_eq!(
            spot(place, message),
            Some(("katas/fruit/src/main.rs".to_owned(), 2, "main".to_owned()))
        );
    }
}
