//! Flask's table of rules. What a rule leads to is a word here, and a view later.

use frameworks::Method::{self, Delete, Get, Head, Options, Post, Put};
use frameworks::flask::{Arg, Args, Found, Routes, Rule};
use frameworks::path::segments;
use rstest::rstest;

/// A rule has methods. Where the path has rules and none of them is for this method, the answer says so, with all the
/// methods that would do: a client that is told 404 looks for a mistake in the path, and it is not there. What comes with
/// the methods is the framework's gift: `HEAD` goes where `GET` goes, `OPTIONS` is answered without a view. All rules that
/// are for a path answer for it together: the last three cases are a law that closes this. (`table` adds these rules in this
/// order; `find` splits the path and looks it up.) (RFC 9110 §15.5.6)
#[rstest]
#[case::found(Get, "/todos", Found::Target(&"list", Args::default()))]
#[case::another_path(Get, "/done", Found::NotFound)]
#[case::another_method(Put, "/todos", Found::NotAllowed(vec![Get, Head, Options, Post]))]
#[case::another_rule_of_the_path(Post, "/todos", Found::Target(&"add", Args::default()))]
#[case::head(Head, "/todos", Found::Target(&"list", Args::default()))]
#[case::options(Options, "/todos", Found::Options(vec![Get, Head, Options, Post]))]
#[case::by_a_wider_rule(Delete, "/lists/home", Found::Target(&"remove", args("name", "home")))]
#[case::head_without_get(Head, "/lists/work", Found::NotAllowed(vec![Delete, Options]))]
#[case::head_by_the_first_rule(Head, "/notes/home", Found::Target(&"note", Args::default()))]
fn a_route_is_found_by_path_and_method(
    #[case] method: Method,
    #[case] path: &str,
    #[case] expected: Found<&str>,
) {
    let table = table(&[
        ("/todos", &[Get], "list"),
        ("/todos", &[Post], "add"),
        ("/lists/home", &[Get], "home"),
        ("/lists/<name>", &[Delete], "remove"),
        ("/notes/home", &[Get], "note"),
        ("/notes/<name>", &[Head], "size"),
    ]);
    let found = find(&table, method, path);
    assert_eq!(found, expected, "{method} {path}");
}

/// The table is a set of facts, and the order in which they were written down does not count: what is more specific goes
/// first, compared from the left, and only of two that are alike the one that was there first. `/todos/next` has a view of
/// its own, though a rule that was there before would take `next` for a name. (Werkzeug, "Rule Priority". In Express it is
/// the other way round; that test comes later.)
#[rstest]
#[case::a_literal("/todos/next", "next")]
#[case::a_number("/todos/7", "by number")]
#[case::a_text("/todos/milk", "by name")]
#[case::compared_from_the_left("/lists/next", "list")]
fn the_more_specific_rule_wins_whatever_the_order(#[case] path: &str, #[case] expected: &str) {
    let table = table(&[
        ("/<path:file>", &[Get], "anything"),
        ("/todos/<name>", &[Get], "by name"),
        ("/todos/<int:id>", &[Get], "by number"),
        ("/todos/next", &[Get], "next"),
        ("/<folder>/next", &[Get], "next of a folder"),
        ("/lists/<name>", &[Get], "list"),
        ("/lists/<title>", &[Get], "list, again"),
    ]);
    let found = find(&table, Get, path);
    let Found::Target(target, _) = found else {
        panic!("no rule for {path}: {found:?}");
    };
    assert_eq!(*target, expected, "GET {path}");
}

/// In Flask a rule that ends in a slash is a folder: without the slash it is a redirect to the one name that counts. A rule
/// that does not end in one is a file, and there is no `/todos/`. A redirect that would only lead to a 405 is none. And a
/// path that has a rule needs no redirect: for another method it is a 405.
/// (Flask, "Unique URLs / Redirection Behavior")
#[rstest]
#[case::a_folder_without_its_slash(Get, "/lists", Found::MissingSlash)]
#[case::a_file_with_a_slash(Get, "/todos/", Found::NotFound)]
#[case::a_method_that_is_not_there(Delete, "/lists", Found::NotFound)]
#[case::a_path_by_another_method(Get, "/both", Found::NotAllowed(vec![Options, Post]))]
fn a_missing_slash_is_noticed(
    #[case] method: Method,
    #[case] path: &str,
    #[case] expected: Found<&str>,
) {
    let table = table(&[
        ("/lists/", &[Get], "lists"),
        ("/todos", &[Get], "todos"),
        ("/both/", &[Get], "a folder"),
        ("/both", &[Post], "a file"),
    ]);
    let found = find(&table, method, path);
    assert_eq!(found, expected, "{method} {path}");
}

type Table = Routes<&'static str>;

/// The rules, added in this order.
fn table(rules: &[(&str, &[Method], &'static str)]) -> Table {
    let mut table = Table::default();
    for (rule, methods, target) in rules {
        table.add(
            Rule::parse(rule).expect("the rule is right"),
            methods,
            target,
        );
    }
    table
}

/// What the table says about a method and a path.
fn find<'a>(table: &'a Table, method: Method, path: &str) -> Found<'a, &'static str> {
    table.find(method, &segments(path).expect("the path can be read"))
}

fn args(name: &str, text: &str) -> Args {
    Args([(name.to_owned(), Arg::Text(text.to_owned()))].into())
}
