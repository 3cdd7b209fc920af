//! What the API promises where it has nothing to give.

use rstest::rstest;

use crate::server::{Server, send};

/// A client should not have to know what the server is made of. Flask answers 405 by itself; Express would say 404, as its
/// chain does not know the methods of its own layers, so there the application has to say it. The promise is the API's, and
/// it is the same. Each case has one snapshot, and both frameworks are held against it. (Flask needs a handler for 405. Most
/// of it is Express's: a layer behind the routes of each path, for other methods, and one in front for what is no number.)
/// (RFC 9110 §15.5.5, §15.5.6)
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
