//! Where a learner has to type so that a test turns green.

mod calls;

use std::collections::BTreeSet;
use std::path::Path;

use overlay::source::{CrateSource, SourceFile, type_name};
use syn::spanned::Spanned;

use crate::course::kata::{Kata, Layer};
use crate::course::roster::TestFunction;
use crate::os::files::{self, Place};
use crate::run::ran::Ran;
use crate::run::request;
use crate::run::verdict::{Outcome, TestReport};

use calls::{Call, Reached, TestFile};

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
/// kata's that the test calls. A helper of the test's own file is read as if it stood in the test. A test of the whole
/// program calls none: then it is the function of `main.rs` in which the program does what it was asked for. `None` where the
/// test calls none that can be told from others.
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
        let text = source.map_or("", |source| source.text.as_str());
        in_the_program(root, &functions, test, text)
    } else {
        let source = source?;
        let file = TestFile::read(&source.file);
        let text = file.reached(&source.text, source.line).text;
        let starts_the_program = test.layer == Layer::Mine && request::names_the_program(&text);
        if starts_the_program {
            in_the_program(root, &functions, test, &text)
        } else {
            let library = Library::of(kata, &functions);
            library.called(&file, ran, test, source)
        }
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

/// Names of methods that values of the standard library have too.
#[rustfmt::skip]
const STD_METHODS: &[&str] = &[
    "as_bytes", "as_mut", "as_ref", "as_slice", "as_str", "borrow", "bytes", "chars", "clear", "clone", "cmp", "contains",
    "contains_key", "count", "drop", "ends_with", "eq", "err", "expect", "extend", "find", "first", "flush", "fmt", "get",
    "get_mut", "insert", "into", "into_iter", "is_empty", "iter", "join", "keys", "last", "len", "lines", "lock", "map", "max",
    "min", "ne", "next", "ok", "parse", "partial_cmp", "pop", "push", "push_str", "read", "recv", "remove", "replace", "send",
    "sort", "split", "starts_with", "sum", "take", "to_bytes", "to_owned", "to_string", "to_vec", "trim", "unwrap", "values",
    "wait", "write", "write_all",
];

/// What a test can call of a kata.
struct Library<'f> {
    /// The crate's name.
    name: String,
    functions: Vec<&'f Function>,
}

impl<'f> Library<'f> {
    fn of(kata: &Kata, functions: &'f [Function]) -> Self {
        Self {
            name: kata.name.replace('-', "_"),
            functions: functions.iter().filter(|it| it.is_public).collect(),
        }
    }

    /// The function that a test calls: in the statement that failed, if it is one of the test's own file.
    fn called(
        &self,
        file: &TestFile,
        ran: &Ran,
        test: &TestReport,
        source: &TestFunction,
    ) -> Option<&'f Function> {
        let all = file.reached(&text_for(source, test), source.line);
        let failed = test.place.as_ref().and_then(|place| {
            let path = files::without_parents(&source.file);
            let line = usize::try_from(place.line).ok()?;
            // What a macro makes is known as a test alone.
            let own = Some((source.text.as_str(), source.text_line));
            let (text, first) = file.function_at(line).or(own)?;
            let at = line.checked_sub(first)?;
            let is_here = path.ends_with(&place.file) && at < text.lines().count();
            let failed = || {
                let statement = statement(text, at);
                let case = called_case(source, test, &statement);
                self.found(&file.reached(&(case + &statement), line), &all)
            };
            is_here.then(failed)
        });
        let mut found = failed
            .filter(|found| !found.is_empty())
            .unwrap_or_else(|| self.found(&all, &all));
        // Where the learner wrote the tests, what has a body and what the green ones call is less suspect.
        let is_mine = test.layer == Layer::Mine;
        if is_mine && found.iter().any(|it| it.is_todo) {
            found.retain(|it| it.is_todo);
        }
        // What makes a value is often only there to call something on it.
        if found.iter().any(|it| !it.makes) {
            found.retain(|it| !it.makes);
        }
        if is_mine && found.len() > 1 {
            let green = self.in_green_tests(file, ran, source);
            let is_green = |it: &&Function| green.iter().any(|other| std::ptr::eq(*it, *other));
            if !found.iter().all(is_green) {
                found.retain(|it| !is_green(it));
            }
        }
        found.first().copied()
    }

    /// What the green tests of a file call.
    fn in_green_tests(
        &self,
        file: &TestFile,
        ran: &Ran,
        source: &TestFunction,
    ) -> Vec<&'f Function> {
        let tests = ran.functions.get(&Layer::Mine);
        let tests = tests.map_or(&[][..], Vec::as_slice).iter();
        let is_green = |function: &&TestFunction| {
            let reports = ran.verdict.tests.iter();
            let mut own = reports.filter(|report| {
                report.layer == Layer::Mine && function.is_function_of(&report.name)
            });
            function.file == source.file && own.all(|report| report.outcome == Outcome::Passed)
        };
        let green = tests.filter(is_green);
        green
            .flat_map(|test| {
                let all = file.reached(&test.text, test.line);
                self.found(&all, &all)
            })
            .collect()
    }

    /// The functions that a part of a test calls, as far as it is clear which. A method that the standard library has too is one of the
    /// kata's only if the test names its type, and comes last: it often only makes or converts what another one is given.
    fn found(&self, reached: &Reached, test: &Reached) -> Vec<&'f Function> {
        let words = calls::words(&reached.text);
        let all = calls::words(&test.text);
        let is_std = |call: &Call| call.is_method && STD_METHODS.contains(&call.name());
        let found = reached.calls.iter().filter_map(|call| {
            let one = self.the_one(call, &words)?;
            let owner = one.owner.as_deref().unwrap_or_default();
            let is_clear = !is_std(call) || all.contains(owner);
            is_clear.then_some((is_std(call), one))
        });
        let mut found: Vec<_> = found.collect();
        found.sort_by_key(|(is_std, _)| *is_std);
        found.into_iter().map(|(_, one)| one).collect()
    }

    fn the_one(&self, call: &Call, words: &BTreeSet<&str>) -> Option<&'f Function> {
        let functions = self.functions.iter().copied();
        let mut called: Vec<_> = functions.filter(|it| self.is_of(call, it)).collect();
        // Of several that of a type or a module which the test names, then the one that has no body yet.
        let is_named = |it: &&Function| {
            let name = it.owner.as_ref().or(it.module.last());
            name.is_some_and(|name| words.contains(name.as_str()))
        };
        for fits in [
            &is_named as &dyn Fn(&&Function) -> bool,
            &|it: &&Function| it.is_todo,
        ] {
            if called.len() > 1 && called.iter().any(fits) {
                called.retain(fits);
            }
        }
        let one = called.pop()?;
        called.is_empty().then_some(one)
    }

    fn is_of(&self, call: &Call, function: &Function) -> bool {
        let owner = function.owner.as_deref();
        let fits = match call.owner() {
            Some(name) if name.starts_with(char::is_uppercase) => owner == Some(name),
            Some(name) => {
                let is_here =
                    name == self.name || function.module.last().is_some_and(|it| it == name);
                owner.is_none() && is_here
            }
            None => owner.is_some() == call.is_method,
        };
        function.name == call.name() && fits
    }
}

/// The text of a listed test: of a table without the other cases.
fn text_for(source: &TestFunction, test: &TestReport) -> String {
    let lines = source.lines_for(&test.name).map(|line| line.text);
    lines.collect::<Vec<_>>().join("\n")
}

/// The `#[case…]` of a test, if a statement calls what the case gives.
fn called_case(source: &TestFunction, test: &TestReport, statement: &str) -> String {
    let is_given = |call: &Call| {
        let parameter = format!("#[case] {}:", call.name());
        call.path.len() == 1 && !call.is_method && source.text.contains(&parameter)
    };
    if !calls::calls(statement).iter().any(is_given) {
        return String::new();
    }
    let lines = source.lines_for(&test.name);
    let lines = lines.filter(|line| line.is_of_the_case);
    lines.map(|line| line.text.to_owned() + "\n").collect()
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
    text: &str,
) -> Option<&'f Function> {
    let of_main =
        |function: &&Function| function.file.ends_with("src/main.rs") && function.owner.is_none();
    let named = |name: &str| functions.iter().filter(of_main).find(|it| it.name == name);
    let main = named("main")?;
    let source = files::read_source(&root.join(&main.file)).ok()?;
    let count = |line: u32| usize::try_from(line).unwrap_or(usize::MAX);
    let (first, last) = (count(main.lines.0), count(main.lines.1));
    let body: Vec<_> = source.lines().take(last).skip(first).collect();
    let body = body.join("\n");
    let called: Vec<_> = calls::calls(&body)
        .iter()
        .filter_map(|call| named(call.name()))
        .collect();
    let asked = |text: &str| {
        let quoted = text.split('"').skip(1).step_by(2);
        let mut words = quoted.flat_map(str::split_whitespace);
        words.find_map(|word| {
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
        .or_else(|| asked(text))
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
    /// The module that it is in.
    module: Vec<String>,
    /// A test can call it: it is public, and not the program's.
    is_public: bool,
    /// It has a `todo!()`.
    is_todo: bool,
}

/// The functions and methods of a kata's library and program.
fn functions(root: &Path, kata: &Kata) -> Vec<Function> {
    let mut found = Vec::new();
    for crate_root in ["lib.rs", "main.rs"] {
        let Ok(source) = CrateSource::read(&kata.dir.join("src").join(crate_root)) else {
            continue;
        };
        source.each_item(&mut |module, file, item| {
            let path = files::shown(file.path.strip_prefix(root).unwrap_or(&file.path));
            let mut add = |owner: Option<String>,
                           is_public: bool,
                           signature: &syn::Signature,
                           block: &syn::Block| {
                let line = |line: usize| u32::try_from(line).unwrap_or(u32::MAX);
                found.push(Function {
                    name: signature.ident.to_string(),
                    makes: owner.is_some() && signature.receiver().is_none(),
                    owner,
                    module: module.to_vec(),
                    is_public: is_public && crate_root == "lib.rs",
                    is_todo: has_todo(file, block),
                    file: path.clone(),
                    lines: (
                        line(signature.span().start().line),
                        line(block.span().end().line),
                    ),
                });
            };
            match item {
                syn::Item::Fn(function) => {
                    add(
                        None,
                        is_public(&function.vis),
                        &function.sig,
                        &function.block,
                    );
                }
                syn::Item::Impl(block) => {
                    for inner in &block.items {
                        if let syn::ImplItem::Fn(method) = inner {
                            let is_public = block.trait_.is_some() || is_public(&method.vis);
                            let owner = Some(type_name(&block.self_ty));
                            add(owner, is_public, &method.sig, &method.block);
                        }
                    }
                }
                _ => {}
            }
        });
    }
    found
}

fn is_public(visibility: &syn::Visibility) -> bool {
    matches!(visibility, syn::Visibility::Public(_))
}

fn has_todo(file: &SourceFile, block: &syn::Block) -> bool {
    file.slice(block.span().byte_range()).contains("todo!(")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::verdict::Verdict;
    use rstest::rstest;
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    const LIB: &str = "pub fn add(text: &str) -> u64 {\n    todo!()\n}\n\npub struct Log;\n\nimpl Log {\n    pub fn new() -> Self {\n        Log\n    }\n\n    pub fn line(&self) -> u64 {\n        1\n    }\n}\n\npub struct Other;\n\nimpl Other {\n    pub fn new() -> Self {\n        Other\n    }\n\n    pub fn add(&self) {}\n}\n";

    const TEST: &str = "#[test]\nfn adds() {\n    let log = Log::new();\n    assert_eq!(log.line(), 2);\n    assert_eq!(add(\"1\"), 1);\n    assert_eq!(\n        log.line(),\n        2\n    );\n}";

    /// A run of those tests, whose functions are in that layer.
    fn ran(tests: Vec<TestReport>, layer: Layer, functions: Vec<TestFunction>) -> Ran {
        Ran {
            verdict: Verdict::of_tests("fruit", tests),
            functions: BTreeMap::from([(layer, functions)]),
            warnings: vec![],
            errors: vec![],
            artifacts: vec![],
            programs: BTreeMap::new(),
        }
    }

    /// A test function of that text, which begins in that line of a file.
    fn written(path: &str, file: PathBuf, text_line: usize, text: &str) -> TestFunction {
        TestFunction {
            path: path.to_owned(),
            doc: String::new(),
            file,
            line: text_line
                + text
                    .lines()
                    .take_while(|line| line.starts_with('#'))
                    .count(),
            text_line,
            text: text.to_owned(),
            item: 0..0,
        }
    }

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
        let file = root.path().join("katas/fruit/tests/unit.rs");
        let function = written("adds", file, 10, TEST);
        let ran = ran(vec![test.clone()], Layer::Unit, vec![function]);
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

    /// A kata with a method that has a name of the standard library, and others beside it.
    const STD: &str = "pub struct Pipe;\n\nimpl Pipe {\n    pub fn new() -> Self {\n        Pipe\n    }\n\n    pub fn send(&self) -> u64 {\n        1\n    }\n\n    \
        pub fn close(&self) -> u64 {\n        2\n    }\n}\n\nimpl Clone for Pipe {\n    fn clone(&self) -> Self {\n        Pipe\n    }\n}\n";

    #[rstest]
    #[case::of_a_value_of_another_kind("let text = one().clone();\n    assert_eq!(text, 2);", None)]
    #[case::beside_one_of_the_kata(
        "let pipe = Pipe::new();\n    let twin = pipe.clone();\n    assert_eq!(twin.send(), 2);",
        Some("Pipe::send")
    )]
    #[case::in_one_line(
        "let pipe = Pipe::new();\n    let n = pipe.clone().close();\n    assert_eq!(n, 3);",
        Some("Pipe::close")
    )]
    #[case::of_a_type_that_the_test_names(
        "let pipe: Pipe = pipe();\n    let twin = pipe.clone();\n    assert!(twin.is_open());",
        Some("Pipe::clone")
    )]
    fn a_method_that_the_standard_library_has_too_comes_last(
        #[case] body: &str,
        #[case] expected: Option<&str>,
    ) {
        let text = format!("fn t() {{\n    {body}\n}}");
        assert_eq!(called(STD, &text, "t").as_deref(), expected);
    }

    /// The other cases of a table call other functions.
    #[rstest]
    #[case("t::case_1_sent", "Pipe::send")]
    #[case("t::case_2_closed", "Pipe::close")]
    fn of_a_table_the_case_counts(#[case] test: &str, #[case] expected: &str) {
        let text = "#[case::sent(|pipe: &Pipe| pipe.send())]\n#[case::closed(|pipe: &Pipe| pipe.close())]\nfn t(#[case] call: fn(&Pipe) -> u64) {\n    assert_eq!(call(&Pipe::new()), 3);\n}";
        assert_eq!(called(STD, text, test).as_deref(), Some(expected));
    }

    /// What a unit test that has failed in its last line but one calls of a library.
    fn called(lib: &str, text: &str, test: &str) -> Option<String> {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("katas/fruit");
        std::fs::create_dir_all(dir.join("src")).unwrap();
        std::fs::create_dir_all(dir.join("tests")).unwrap();
        std::fs::write(dir.join("src/lib.rs"), lib).unwrap();
        let file = dir.join("tests/unit.rs");
        std::fs::write(&file, text).unwrap();
        let last = u32::try_from(text.lines().count()).unwrap();
        let test = TestReport {
            place: Some(Place {
                file: "katas/fruit/tests/unit.rs".to_owned(),
                line: last - 1,
            }),
            ..TestReport::example(Layer::Unit, test, Outcome::Failed)
        };
        let function = written("t", file, 1, text);
        let ran = ran(vec![test.clone()], Layer::Unit, vec![function]);
        of(root.path(), &Kata::example(&dir), &ran, &test).map(|spot| spot.called())
    }

    const MODULES: &str = "pub mod object {\n    pub fn parse(text: &str) -> u64 {\n        1\n    }\n}\n\npub mod segment {\n    pub fn encode(text: &str) -> u64 {\n        1\n    }\n\n    \
        pub fn decode(text: &str) -> u64 {\n        todo!()\n    }\n}\n\npub struct Header;\n\nimpl Header {\n    pub fn parse(text: &str) -> Self {\n        Header\n    }\n\n    \
        pub fn check(&self) -> u64 {\n        1\n    }\n}\n\npub struct Rules;\n\nimpl Rules {\n    pub fn new() -> Self {\n        Rules\n    }\n\n    \
        pub fn check(&self, n: u64) -> u64 {\n        1\n    }\n}\n\nfn hidden() {}\n";

    /// Tests of a learner's own, with helpers that have the names of the kata's functions.
    const OWN: &str = "use fruit::segment::encode;\nuse fruit::{Header, Rules, object};\n\nfn parse(text: &str) -> Header {\n    Header::parse(text)\n}\n\n\
        fn check(text: &str) -> u64 {\n    let n = 1;\n    Rules::new().check(n)\n}\n\nfn verify(text: &str) -> u64 {\n    fruit::segment::decode(text)\n}\n\n\
        fn program(line: &str) {\n    cargo_bin_cmd!(\"fruit\").args(line.split(' '));\n}\n\n\
        #[test]\nfn wanted() {\n    let text = \"a\";\n    BODY\n}\n\n#[test]\nfn green() {\n    assert_eq!(encode(\"\"), 1);\n}\n";

    #[rstest]
    #[case::a_helper_by_what_it_calls("assert_eq!(parse(text), Header);", "Header::parse")]
    #[case::a_method_of_the_type_that_the_helper_names(
        "assert_eq!(check(text), 2);",
        "Rules::check"
    )]
    #[case::not_one_of_the_program("assert_eq!(verify(text), 2);", "decode")]
    #[case::by_its_module("assert_eq!(object::parse(text), 2);", "parse")]
    #[case::what_green_tests_do_not_call(
        "assert_eq!(encode(&parse(text).check().to_string()), 2);",
        "Header::check"
    )]
    #[case::what_a_green_test_calls_alone("assert_eq!(encode(text), 2);", "encode")]
    #[case::what_a_green_test_calls_beside_what_makes_a_value(
        "assert_eq!(encode(text), Header::parse(text).0);",
        "encode"
    )]
    #[case::what_has_no_body_yet(
        "assert_eq!(encode(text), object::parse(text) + verify(text));",
        "decode"
    )]
    #[case::the_program("program(&format!(\"verify --now {text}\"));", "verify")]
    fn a_test_of_the_learner_s_leads_through_its_helpers(
        #[case] body: &str,
        #[case] expected: &str,
    ) {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("katas/fruit");
        std::fs::create_dir_all(dir.join("src")).unwrap();
        std::fs::create_dir_all(dir.join("tests")).unwrap();
        std::fs::write(dir.join("src/lib.rs"), MODULES).unwrap();
        let main = "fn main() {\n    issue();\n    verify();\n}\n\nfn issue() {}\n\nfn verify() {\n    todo!()\n}\n";
        std::fs::write(dir.join("src/main.rs"), main).unwrap();
        let own = OWN.replace("BODY", body);
        let file = dir.join("tests/mine.rs");
        std::fs::write(&file, &own).unwrap();
        let line = |words: &str| own[..own.find(words).unwrap()].lines().count() + 1;
        let named = |name: &str| {
            let from = own.find(&format!("#[test]\nfn {name}")).unwrap();
            let text_line = own[..from].lines().count() + 1;
            let until = from + own[from..].find("\n}").unwrap() + 2;
            written(name, file.clone(), text_line, &own[from..until])
        };
        let test = TestReport {
            place: Some(Place {
                file: "katas/fruit/tests/mine.rs".to_owned(),
                line: u32::try_from(line(body)).unwrap() - 1,
            }),
            ..TestReport::example(Layer::Mine, "wanted", Outcome::Failed)
        };
        let green = TestReport::example(Layer::Mine, "green", Outcome::Passed);
        let ran = ran(
            vec![test.clone(), green],
            Layer::Mine,
            vec![named("wanted"), named("green")],
        );
        let spot = of(root.path(), &Kata::example(&dir), &ran, &test).unwrap();
        assert_eq!(spot.called(), expected);
        let is_of_the_program = spot.place.file.ends_with("main.rs");
        assert_eq!(is_of_the_program, body.starts_with("program"));
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
        let file = root.path().join("katas/fruit/tests/e2e.rs");
        let text = format!("fn adds() {{\n    add(1);\n    {text};\n}}");
        let source = written("adds", file, 10, &text);
        let ran = ran(vec![test.clone()], Layer::E2e, vec![source]);
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
