//! Flask's application: views, what the framework answers by itself, and error handlers.

use frameworks::Method::{self, Get, Options, Post, Put};
use frameworks::failure::plain;
use frameworks::flask::App;
use frameworks::todos::StoreError;
use frameworks::{Failure, Request, Response};
use rstest::rstest;

/// If no handler has a better answer, this function turns a failure into an answer. The client learns nothing of an
/// unplanned error: its text may contain a password.
#[rstest]
#[case::a_status(Failure::of(404), Response::text(404, "Not Found"))]
#[case::an_error(
    Failure::error(StoreError("password swordfish refused".into())),
    Response::text(500, "Internal Server Error")
)]
fn a_failure_has_a_plain_answer(#[case] failure: Failure, #[case] expected: Response) {
    let found = plain(&failure);
    assert_eq!(found, expected, "the plain answer to {failure:?}");
}

/// From a request to a response, through the table. A 405 must say what is allowed (RFC 9110 §15.5.6). The framework
/// also answers if the table finds no view, so no application has to write these answers. The redirect is a 308, which
/// keeps a `POST` a `POST`. It keeps the path as it was sent, and the query. Its other fields are left open.
/// (`App::handle` comes next: nearly every case is a line of the table in its comment.) (RFC 9110 §15.4.9)
#[rstest]
#[case::a_view(Get, "/lists/home", Response::text(200, "the list home"))]
#[case::nothing(Get, "/nowhere", Response::text(404, "Not Found"))]
#[case::another_method(
    Post,
    "/lists/home",
    Response::text(405, "Method Not Allowed").with("allow", "GET, HEAD, OPTIONS")
)]
#[case::options(Options, "/lists/home", Response::new(200).with("allow", "GET, HEAD, OPTIONS"))]
#[case::a_missing_slash(Get, "/f%C3%BCr", Response::new(308).with("location", "/f%C3%BCr/"))]
#[case::a_query(Get, "/f%C3%BCr?a=1", Response::new(308).with("location", "/f%C3%BCr/?a=1"))]
#[case::unreadable(
    Get,
    "/100%",
    Response::text(
        400,
        "a percent sign in the path has no two hexadecimal digits behind it"
    )
)]
fn every_request_has_an_answer(
    #[case] method: Method,
    #[case] target: &str,
    #[case] expected: Response,
) {
    let mut app = App::new();
    app.route("/lists/<name>", &[Get], |_, args| {
        args.text("name").map(|name| format!("the list {name}"))
    })
    .expect("the rule is right");
    app.route("/für/", &[Get], |_, _| "for")
        .expect("the rule is right");
    let mut request = Request::new(method, target);
    if let Some((path, query)) = target.split_once('?') {
        request.path = path.to_owned();
        request.query = Some(query.to_owned());
    }
    let mut found = in_order(app.handle(&request));
    if expected.status == 308 {
        found.headers.retain(|(name, _)| name == "location");
        found.body.clear();
    }
    assert_eq!(found, in_order(expected), "{method} {target}");
}

/// The same response, with its header fields sorted by name: their order means nothing (RFC 9110 §5.3).
fn in_order(mut response: Response) -> Response {
    response.headers.sort();
    response
}

/// The application decides what a 404 looks like, in one place: for the framework, which knows no such path, and for a
/// view, which knows no such list. A 405 keeps its `allow`, even if the handler forgets it. (In Flask itself it would
/// be lost.) It has the field once, even if the handler adds it too. This is the last case, and it passes at once with
/// `with_allow`. (Flask, "Handling Application Errors")
#[rstest]
#[case::by_a_view("/lists/none", 404, "sorry: Not Found", &[])]
#[case::by_the_framework("/nowhere", 404, "sorry: Not Found", &[])]
#[case::a_method("/post", 405, "sorry: Method Not Allowed", &["OPTIONS, POST"])]
#[case::a_handler_that_names_it("/put", 405, "sorry: Method Not Allowed", &["OPTIONS, PUT"])]
fn a_handler_answers_for_a_status(
    #[case] path: &str,
    #[case] status: u16,
    #[case] body: &str,
    #[case] allow: &[&str],
) {
    let app = failing(|app| {
        app.on_status(404, |failure| {
            (404, format!("sorry: {}", failure.message()))
        });
        app.on_status(405, |failure| {
            let sorry = Response::text(405, &format!("sorry: {}", failure.message()));
            match failure {
                Failure::NotAllowed(methods) if methods.contains(&Put) => failure.with_allow(sorry),
                _ => sorry,
            }
        });
    });
    let response = app.handle(&Request::new(Get, path));
    assert_eq!(response.status, status, "the status of {path}");
    assert_eq!(response.body_text(), body, "the body of {path}");
    let fields = response.headers.iter().filter(|(name, _)| name == "allow");
    let found: Vec<_> = fields.map(|(_, methods)| methods.as_str()).collect();
    assert_eq!(found, allow, "the allow fields of {path}");
}

/// A view need not know what a broken store means for a client. It returns the error, and the handler for this type of
/// error makes an answer of it. A handler for a type goes before one for a status, since the type says more. Of two
/// handlers for the same, the later one counts. A handler does not get its own failure: that would never end. (Flask,
/// "Registering", "Unhandled Exceptions")
#[rstest]
#[case::its_type("/store", 503, "come back later")]
#[case::its_status("/other", 500, "our fault")]
#[case::a_handler_that_fails("/bad", 500, "Internal Server Error")]
fn a_handler_answers_for_a_type(#[case] path: &str, #[case] status: u16, #[case] body: &str) {
    let app = failing(|app| {
        app.on_error(|_: &StoreError| (503, "the one before"));
        app.on_error(|_: &StoreError| (503, "come back later"));
        app.on_error(|_: &std::fmt::Error| (503, Err::<&str, _>(Failure::of(418))));
        app.on_status(500, |_| (500, "our fault"));
        app.on_status(418, |_| (418, "this handler was not asked for"));
    });
    let response = app.handle(&Request::new(Get, path));
    let found = (response.status, response.body_text());
    assert_eq!(found, (status, body.to_owned()), "the answer of {path}");
}

/// An application with a view for each way to fail.
fn failing(handlers: impl Fn(&mut App)) -> App {
    let mut app = App::new();
    let store = || Failure::error(StoreError("gone".into()));
    fail(&mut app, "/lists/none", || Failure::of(404));
    fail(&mut app, "/store", store);
    fail(&mut app, "/other", || {
        Failure::error(std::io::Error::other("gone"))
    });
    fail(&mut app, "/bad", || Failure::error(std::fmt::Error));
    app.route("/post", &[Post], |_, _| "posted")
        .expect("the rule is right");
    app.route("/put", &[Put], |_, _| "put")
        .expect("the rule is right");
    handlers(&mut app);
    app
}

fn fail(app: &mut App, rule: &str, failure: impl Fn() -> Failure + Send + Sync + 'static) {
    app.route(rule, &[Get], move |_, _| Err::<&str, _>(failure()))
        .expect("the rule is right");
}
