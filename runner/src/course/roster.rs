//! The roster: a kata's tests in teaching order, and what their source says about them.
//!
//! The harness lists tests alphabetically and knows which there are; the source knows in which order they are taught.
//! Both together make the roster.

use std::ops::Range;
use std::path::PathBuf;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::spanned::Spanned;

use overlay::source::{CrateSource, SourceFile, doc_of};

/// A test as it is in the source. One with a table of cases is one function and several tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestFunction {
    /// Its path in the suite: `segment::encodes_without_padding`.
    pub path: String,
    /// Its doc comment: why it matters.
    pub doc: String,
    /// The file that it is in.
    pub file: PathBuf,
    /// The line of its `fn`, from 1.
    pub line: usize,
    /// The line that its text begins on, from 1.
    pub text_line: usize,
    /// Its text from the first attribute that is no documentation to its closing brace.
    pub text: String,
    /// The bytes of the whole item in the file, with its documentation; of a test inside a macro, the macro's.
    pub item: Range<usize>,
}

impl TestFunction {
    /// Whether a listed test is this function or one of its cases.
    pub fn is_function_of(&self, test: &str) -> bool {
        covers(&self.path, test)
    }

    /// The lines of its text that belong to a listed test: of a table without the other cases.
    pub fn lines_for(&self, test: &str) -> impl Iterator<Item = TestLine<'_>> {
        let case = case_of(test);
        let mut last = 0;
        let (mut is_another, mut is_of_the_case) = (false, false);
        let lines = self.text.lines().enumerate();
        lines.filter_map(move |(index, text)| {
            if text.starts_with("#[case") {
                last += 1;
                is_another = case.is_some_and(|case| case != last);
                is_of_the_case = case == Some(last);
            } else if text.starts_with("#[") || text.contains("fn ") {
                (is_another, is_of_the_case) = (false, false);
            }
            (!is_another).then_some(TestLine {
                number: self.text_line + index,
                text,
                is_of_the_case,
            })
        })
    }
}

/// A line of a test's function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TestLine<'f> {
    /// Its number in the file, from 1.
    pub number: usize,
    /// Its text.
    pub text: &'f str,
    /// It is in the `#[case…]` of the test.
    pub is_of_the_case: bool,
}

/// The number of the case that a listed test is, from 1.
fn case_of(test: &str) -> Option<usize> {
    // Behind it may stand the values of a matrix.
    let mut segments = test.rsplit("::");
    let case = segments.find_map(|segment| segment.strip_prefix("case_"))?;
    let end = case.find(|c: char| !c.is_ascii_digit());
    case[..end.unwrap_or(case.len())].parse().ok()
}

/// Whether a test is the one of that name, a case of it, or inside of it.
pub fn covers(name: &str, test: &str) -> bool {
    test.strip_prefix(name)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// The function that a listed test belongs to.
pub fn function_of<'a>(test: &str, functions: &'a [TestFunction]) -> Option<&'a TestFunction> {
    functions
        .iter()
        .find(|function| function.is_function_of(test))
}

/// The test functions of a suite, in source order.
pub fn functions(suite: &CrateSource) -> Vec<TestFunction> {
    let mut found = Vec::new();
    suite.each_item(&mut |module, file, item| match item {
        syn::Item::Fn(function) if function.attrs.iter().any(is_test) => {
            let begin = function
                .attrs
                .iter()
                .find(|attr| !attr.path().is_ident("doc"))
                .map(Spanned::span);
            found.push(test_function(
                module,
                file,
                item,
                &Found {
                    name: function.sig.ident.to_string(),
                    doc: doc_of(&function.attrs),
                    begin: begin.unwrap_or_else(|| function.sig.span()),
                    at: function.sig.fn_token.span,
                    end: function.block.brace_token.span.close(),
                },
            ));
        }
        syn::Item::Macro(call) => {
            for inner in tests_in_macro(call.mac.tokens.clone()) {
                found.push(test_function(module, file, item, &inner));
            }
        }
        _ => {}
    });
    found
}

/// The tests that the harness lists, put into source order; a function's cases follow it by their numbers. What has
/// no function in the source (a macro made it) comes last, in the harness's order.
pub fn in_source_order(mut listed: Vec<String>, functions: &[TestFunction]) -> Vec<String> {
    listed.sort_by_cached_key(|test| {
        let position = functions
            .iter()
            .position(|function| function.is_function_of(test));
        (position.unwrap_or(functions.len()), natural(test))
    });
    listed
}

/// A key that sorts `case_10` after `case_9`.
fn natural(name: &str) -> Vec<(String, u64)> {
    let mut parts = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let digits = rest
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(rest.len());
        let (word, tail) = rest.split_at(digits);
        let end = tail
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(tail.len());
        let (number, tail) = tail.split_at(end);
        parts.push((word.to_owned(), number.parse().unwrap_or(0)));
        rest = tail;
    }
    parts
}

/// The names of a suite's tests as its source has them, for code that does not compile: then no harness can list them. A
/// table's cases are named as rstest names them. What another macro makes of a function is not known.
pub fn expected(functions: &[TestFunction]) -> Vec<String> {
    functions
        .iter()
        .flat_map(|function| {
            let tests = match syn::parse_str::<syn::ItemFn>(&function.text) {
                Ok(item) => tests_of_table(&item),
                Err(_) => vec![String::new()],
            };
            tests
                .into_iter()
                .map(|test| format!("{}{test}", function.path))
        })
        .collect()
}

/// What follows the function's name in the names of its tests: nothing, or `::case_1_empty` for each case, or
/// `::number_1_0` for each of an argument's values, or one after the other.
fn tests_of_table(function: &syn::ItemFn) -> Vec<String> {
    let cases = function.attrs.iter().filter_map(|attr| {
        let mut segments = attr.path().segments.iter();
        let is_case = segments.next().is_some_and(|word| word.ident == "case");
        is_case.then(|| {
            segments
                .next()
                .map_or_else(String::new, |about| format!("_{}", about.ident))
        })
    });
    let mut tests = numbered("case", &cases.collect::<Vec<_>>());
    if tests.is_empty() {
        tests.push(String::new());
    }
    for argument in &function.sig.inputs {
        let syn::FnArg::Typed(argument) = argument else {
            continue;
        };
        let values = argument
            .attrs
            .iter()
            .find(|attr| attr.path().is_ident("values"));
        let (Some(values), syn::Pat::Ident(name)) = (values, &*argument.pat) else {
            continue;
        };
        let list = syn::punctuated::Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated;
        let Ok(values) = values.parse_args_with(list) else {
            continue;
        };
        let about = values.iter().map(|value| {
            let about = in_a_name(&quote::ToTokens::to_token_stream(value).to_string());
            format!("_{}", about.chars().take(64).collect::<String>())
        });
        let about = numbered(&name.ident.to_string(), &about.collect::<Vec<_>>());
        let with_each = |test: &String| {
            let test = test.clone();
            about.iter().map(move |value| format!("{test}{value}"))
        };
        tests = tests.iter().flat_map(with_each).collect();
    }
    tests
}

/// `::name_1…`, `::name_2…`: the numbers have as many digits as the last one.
fn numbered(name: &str, about: &[String]) -> Vec<String> {
    let digits = about.len().to_string().len();
    let numbers = 1..=about.len();
    numbers
        .zip(about)
        .map(|(number, about)| format!("::{name}_{number:0digits$}{about}"))
        .collect()
}

/// An expression as rstest puts it into a name.
fn in_a_name(expression: &str) -> String {
    let mut name = String::new();
    for letter in expression.chars().filter(|letter| !letter.is_whitespace()) {
        match letter {
            '"' | '\'' => name.push_str("__"),
            letter if letter.is_alphanumeric() || letter == '_' => name.push(letter),
            letter if ":(){}[],.*+/-%^!&|".contains(letter) => name.push('_'),
            _ => {}
        }
    }
    name
}

struct Found {
    name: String,
    doc: String,
    begin: Span,
    at: Span,
    end: Span,
}

fn test_function(
    module: &[String],
    file: &SourceFile,
    item: &syn::Item,
    found: &Found,
) -> TestFunction {
    let path = module
        .iter()
        .chain([&found.name])
        .cloned()
        .collect::<Vec<_>>()
        .join("::");
    let begin = found.begin.byte_range().start;
    TestFunction {
        path,
        doc: found.doc.clone(),
        file: file.path.clone(),
        line: found.at.start().line,
        text_line: found.begin.start().line,
        text: unindented(file, begin, found.end.byte_range().end),
        item: item.span().byte_range(),
    }
}

/// A part of a file without the indentation that its first line has there.
fn unindented(file: &SourceFile, begin: usize, end: usize) -> String {
    let line_start = file.text[..begin].rfind('\n').map_or(0, |at| at + 1);
    let indent = &file.text[line_start..begin];
    let lines: Vec<_> = file
        .slice(begin..end)
        .lines()
        .map(|line| line.strip_prefix(indent).unwrap_or(line))
        .collect();
    lines.join("\n")
}

/// `#[test]`, `#[rstest]`, `#[tokio::test]` …
fn is_test(attr: &syn::Attribute) -> bool {
    attr.path()
        .segments
        .last()
        .is_some_and(|segment| segment.ident == "test" || segment.ident == "rstest")
}

/// The tests inside a macro such as `proptest! { … }`, which a parser of Rust sees as mere tokens: attributes, `fn`, a
/// name, and at last a block in braces.
fn tests_in_macro(tokens: TokenStream) -> Vec<Found> {
    let mut found = Vec::new();
    let mut attrs = TokenStream::new();
    let mut begin: Option<Span> = None;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match (&token, tokens.peek()) {
            (TokenTree::Punct(hash), Some(TokenTree::Group(group)))
                if hash.as_char() == '#' && group.delimiter() == Delimiter::Bracket =>
            {
                let is_doc = matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(name)) if name == "doc");
                if !is_doc {
                    begin.get_or_insert(hash.span());
                }
                attrs.extend([token.clone()]);
                attrs.extend(tokens.next());
            }
            (TokenTree::Ident(word), Some(TokenTree::Ident(name))) if word == "fn" => {
                let (name, at) = (name.to_string(), word.span());
                let parsed = syn::parse::Parser::parse2(
                    syn::Attribute::parse_outer,
                    std::mem::take(&mut attrs),
                );
                let begin = begin.take().unwrap_or(at);
                let body = tokens.by_ref().find_map(|token| match token {
                    TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                        Some(group.span_close())
                    }
                    _ => None,
                });
                if let (Ok(attrs), Some(end)) = (parsed, body)
                    && attrs.iter().any(is_test)
                {
                    found.push(Found {
                        name,
                        doc: doc_of(&attrs),
                        begin,
                        at,
                        end,
                    });
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUITE: &str = r"//! A suite.
mod later;

/// The first.
#[test]
fn zebra() {
    assert!(true);
}

fn helper() {}

mod inner {
    proptest::proptest! {
        #![proptest_config(Config::with_cases(8))]

        /// A law.
        #[test]
        fn law(x in 0..3, y: u8) {
            assert!(x < 3);
        }
    }

    /// A table.
    #[rstest]
    #[case(1)]
    #[case(2)]
    fn table(#[case] x: u8) {}
}

#[test]
fn apple() {}
";

    fn suite() -> (tempfile::TempDir, Vec<TestFunction>) {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("main.rs"), SUITE).unwrap();
        std::fs::write(
            dir.path().join("later.rs"),
            "#[tokio::test]\nasync fn deep() {}\n",
        )
        .unwrap();
        let suite = CrateSource::read(&dir.path().join("main.rs")).unwrap();
        let functions = functions(&suite);
        (dir, functions)
    }

    #[test]
    fn tests_are_found_in_source_order_also_inside_macros() {
        let (_dir, functions) = suite();
        let paths: Vec<_> = functions
            .iter()
            .map(|function| function.path.as_str())
            .collect();
        assert_eq!(
            paths,
            [
                "later::deep",
                "zebra",
                "inner::law",
                "inner::table",
                "apple"
            ]
        );
    }

    #[test]
    fn a_test_knows_its_line_its_doc_and_its_text() {
        let (_dir, functions) = suite();
        let law = function_of("inner::law", &functions).unwrap();
        assert_eq!((law.line, law.doc.as_str()), (18, "A law."));
        assert_eq!(
            law.text,
            "#[test]\nfn law(x in 0..3, y: u8) {\n    assert!(x < 3);\n}"
        );
        let zebra = function_of("zebra", &functions).unwrap();
        assert_eq!((zebra.line, zebra.doc.as_str()), (6, "The first."));
        assert_eq!(zebra.text, "#[test]\nfn zebra() {\n    assert!(true);\n}");
    }

    #[test]
    fn the_roster_follows_the_source_and_numbers_its_cases() {
        let (_dir, functions) = suite();
        let listed = [
            "apple",
            "inner::table::case_1",
            "inner::table::case_10",
            "inner::table::case_2",
            "made_up",
            "zebra",
        ];
        let roster = in_source_order(listed.map(str::to_owned).to_vec(), &functions);
        assert_eq!(
            roster,
            [
                "zebra",
                "inner::table::case_1",
                "inner::table::case_2",
                "inner::table::case_10",
                "apple",
                "made_up"
            ]
        );
    }

    #[test]
    fn a_suite_that_does_not_compile_has_its_tests_all_the_same() {
        let dir = tempfile::tempdir().unwrap();
        let cases = "#[case::none(0)]\n#[case(1)]\n".repeat(5);
        let suite = format!(
            "#[test]\nfn one() {{}}\n#[rstest]\n{cases}fn table(#[case] x: u8) {{}}\nproptest! {{ #[test] fn law(x in 0..3) {{}} }}\n\
             mod m {{ #[rstest] #[case(1)] fn both(#[case] x: u8, #[values(Some(-1), None)] y: Option<i8>, #[values(\"a b\")] z: &str) {{}} }}\n"
        );
        std::fs::write(dir.path().join("main.rs"), suite).unwrap();
        let suite = CrateSource::read(&dir.path().join("main.rs")).unwrap();
        let tests = expected(&functions(&suite));
        assert_eq!(
            [&tests[..3], &tests[9..]].concat(),
            [
                "one",
                "table::case_01_none",
                "table::case_02",
                "table::case_09_none",
                "table::case_10",
                "law",
                "m::both::case_1::y_1_Some__1_::z_1___ab__",
                "m::both::case_1::y_2_None::z_1___ab__",
            ]
        );
    }

    #[test]
    fn a_longer_name_is_not_a_case() {
        let (_dir, functions) = suite();
        assert!(function_of("zebra_crossing", &functions).is_none());
    }
}
