//! Flask's table of rules. Here a rule leads to a word, and later to a view.

use frameworks::Method::{self, Delete, Get, Head, Options, Post, Put};
use frameworks::flask::{Arg, Args, Found, Routes, Rule};
use frameworks::path::segments;
use rstest::rstest;

/// A rule has methods. If the path has rules and none is for this method, the answer lists all methods of the path. A
/// client that gets 404 would look for a mistake in the path, and the path is right. The framework adds two methods by
/// itself: `HEAD` where there is `GET`, and `OPTIONS`, which needs no view. All rules for a path count together. The
/// last three cases should pass at once. (`table` adds these rules in this order; `find` splits the path and looks it
/// up.) (RFC 9110 §15.5.6)
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

/// The order of the rules in the table does not count: the more specific rule goes first, compared from the left. Of
/// two rules that are alike, the earlier one goes first. `/todos/next` has its own view, although an earlier rule would
/// take `next` for a name. (Werkzeug, "Rule Priority". In Express it is the other way round; that test comes later.)
#[rstest]
#[case::a_literal("/todos/next", "next")]
#[case::a_number("/todos/7", "by number")]
#[case::a_text("/todos/milk", "by name")]
#[case::compared_from_the_left("/lists/next", "list")]
#[case::compared_to_the_end("/lists/home/7", "item by number")]
fn the_more_specific_rule_wins_whatever_the_order(#[case] path: &str, #[case] expected: &str) {
    let table = table(&[
        ("/<path:file>", &[Get], "anything"),
        ("/todos/<name>", &[Get], "by name"),
        ("/todos/<int:id>", &[Get], "by number"),
        ("/todos/next", &[Get], "next"),
        ("/<folder>/next", &[Get], "next of a folder"),
        ("/lists/<name>", &[Get], "list"),
        ("/lists/<title>", &[Get], "list, again"),
        ("/lists/<name>/<item>", &[Get], "item by name"),
        ("/lists/<name>/<int:item>", &[Get], "item by number"),
    ]);
    let found = find(&table, Get, path);
    let Found::Target(target, _) = found else {
        panic!("no rule for {path}: {found:?}");
    };
    assert_eq!(*target, expected, "GET {path}");
}

/// In Flask a rule that ends in a slash is a folder: the path without the slash gets a redirect to it. A rule without a
/// slash at its end is a file, and the path with a slash is a 404. There is no redirect if it would only lead to a 405.
/// A path that has a rule needs no redirect either: another method gets a 405. (Flask, "Unique URLs / Redirection
/// Behavior")
#[rstest]
#[case::a_folder_without_its_slash(Get, "/lists", Found::MissingSlash)]
#[case::a_file_with_a_slash(Get, "/todos/", Found::NotFound)]
#[case::a_method_that_is_not_there(Delete, "/lists", Found::NotFound)]
#[case::a_path_by_another_method(Get, "/both", Found::NotAllowed(vec![Options, Post]))]
#[case::for_head(Head, "/lists", Found::MissingSlash)]
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

/// The result of the table for a method and a path.
fn find<'a>(table: &'a Table, method: Method, path: &str) -> Found<'a, &'static str> {
    table.find(method, &segments(path).expect("the path can be read"))
}

fn args(name: &str, text: &str) -> Args {
    Args([(name.to_owned(), Arg::Text(text.to_owned()))].into())
}
