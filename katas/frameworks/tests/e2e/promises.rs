//! The answers of the API to requests that it refuses.

use rstest::rstest;

use crate::server::{Server, send};

/// A client should not have to know which framework the server uses. Flask answers 405 by itself. Express would say
/// 404, because its chain does not know the methods of its layers, so there the application has to say 405. The API
/// promises the same answer in both. Each case has one snapshot for both frameworks. (Flask needs a handler for 405.
/// Express needs more: a layer behind the routes of each path, for other methods, and one in front, for an id that is
/// not a number.) (RFC 9110 §15.5.5, §15.5.6)
#[rstest]
#[case::no_such_path("GET", "/nowhere", "no_such_path")]
#[case::another_method("PUT", "/todos", "another_method")]
#[case::another_method_of_no_number("PUT", "/todos/x", "another_method_of_no_number")]
#[case::options("OPTIONS", "/todos/7", "options")]
#[case::unreadable("GET", "/todos/100%", "unreadable")]
fn both_frameworks_refuse_alike(
    #[case] method: &str,
    #[case] path: &str,
    #[case] snapshot: &str,
    #[values("flask", "express")] framework: &str,
) {
    let server = Server::start(framework, &[]);
    let answer = send(method, &server.url(path), "");
    let allow = answer.allow.as_deref().unwrap_or("none");
    let text = format!(
        "status: {}\nallow: {allow}\nbody: {}",
        answer.status, answer.body
    );
    insta::with_settings!({ description => format!("{method} {path}"), omit_expression => true }, {
        insta::assert_snapshot!(snapshot, text);
    });
}
