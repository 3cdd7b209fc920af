//! The API in both frameworks.

use std::io;
use std::sync::Arc;

use frameworks::Method::{self, Delete, Get, Post};
use frameworks::todos::Todo;
use frameworks::{Failure, Request, Response, api, express};
use rstest::rstest;
use serde_json::{Value, json};

use crate::mocks::{MockList, milk, store_that_fails, store_that_is_never_called};

/// The framework that a test asks.
#[derive(Debug, Clone, Copy)]
enum Framework {
    Flask,
    Express,
}
use Framework::{Express, Flask};

/// The smallest request of the API: all to-dos, as JSON. In Flask a view returns them, in Express a layer answers with
/// them. `called 0 time(s)` means that neither asked the store: mostly the answer was a 404, because the route has
/// another path.
#[rstest]
fn the_to_dos_are_listed(#[values(Flask, Express)] framework: Framework) {
    let mut store = MockList::new();
    let bread = Todo {
        id: 8,
        title: "bread".to_owned(),
    };
    store
        .expect_all()
        .times(1)
        .return_once(|| Ok(vec![milk(), bread]));

    let found = ask(framework, store, &Request::new(Get, "/todos"));
    let expected = json!([{"id": 7, "title": "milk"}, {"id": 8, "title": "bread"}]);
    assert_eq!(
        found,
        Response::json(200, &expected),
        "GET /todos in {framework:?}"
    );
}

/// The answer names the new to-do: 201, its place in `location`, and the to-do itself with the number that the store
/// gave it. The other members of the object do not matter. `called 0 time(s)` means that the store was not asked. As
/// long as nothing answers `POST`, Flask says 405 and Express 404, and the report shows neither. (RFC 9110 §15.3.2)
#[rstest]
fn a_to_do_is_added_and_its_place_is_named(#[values(Flask, Express)] framework: Framework) {
    let mut store = MockList::new();
    store.expect_add().times(1).returning(|title| {
        assert_eq!(
            title, " milk",
            "the title that the store is given, as it was sent"
        );
        Ok(milk())
    });

    let request = json_to("/todos", r#"{"title":" milk","when":"now"}"#);
    let expected =
        Response::json(201, &json!({"id": 7, "title": "milk"})).with("location", "/todos/7");
    assert_eq!(
        ask(framework, store, &request),
        expected,
        "POST /todos in {framework:?}"
    );
}

/// The API refuses a body that cannot be a to-do before it asks the store. The answer is JSON, like all answers of this
/// API. In Express that is one layer for all failures; in Flask it is one handler for each status, of which the API
/// promises 400, 404, 405 and 415. Here it is the 400.
#[rstest]
#[case::no_json("milk")]
#[case::no_text(r#"{"title":7}"#)]
#[case::white_space(r#"{"title":" "}"#)]
#[case::all_kinds_of_white_space(r#"{"title":"\t\u00a0"}"#)]
#[case::a_list(r#"["milk"]"#)]
#[case::something_behind_it(r#"{"title":"milk"} bread"#)]
fn a_body_without_a_title_never_reaches_the_store(
    #[case] body: &str,
    #[values(Flask, Express)] framework: Framework,
) {
    let request = json_to("/todos", body);
    let found = ask(framework, store_that_is_never_called(), &request);
    let expected = json!({"error": "the body is not a JSON object with a title"});
    assert_eq!(
        found,
        Response::json(400, &expected),
        "{body} in {framework:?}"
    );
}

/// A page of another site can make a browser post a text or a form here, and the browser does not ask this server first. For
/// `application/json` the browser asks. So the header has to say that the body is JSON, even if the body looks like JSON,
/// and the header counts first. In Flask this is one more status with a handler. (RFC 9110 §15.5.16)
#[rstest]
#[case::nothing_is_said(None, r#"{"title":"milk"}"#)]
#[case::a_text(Some("text/plain"), r#"{"title":"milk"}"#)]
#[case::a_form(Some("application/x-www-form-urlencoded"), "title=milk")]
#[case::another_type_in_json(Some("application/vnd.api+json"), r#"{"title":"milk"}"#)]
#[case::a_type_that_begins_alike(Some("application/json-seq"), r#"{"title":"milk"}"#)]
fn a_body_that_is_not_called_json_is_a_415(
    #[case] content_type: Option<&str>,
    #[case] body: &str,
    #[values(Flask, Express)] framework: Framework,
) {
    let mut request = Request::new(Post, "/todos").with_body(body);
    if let Some(content_type) = content_type {
        request = request.with("content-type", content_type);
    }
    let found = ask(framework, store_that_is_never_called(), &request);
    let what = format!("{body} of the type {content_type:?} in {framework:?}");
    assert_eq!(found.status, 415, "the status for {what}");
    let body: Value = serde_json::from_slice(&found.body).unwrap_or_default();
    assert!(body["error"].is_string(), "{what} is answered by {found:?}");
}

/// Each to-do has a path. A to-do that does not exist is a 404, and so is an id that is not a number. Flask's rule does
/// not fit `x`. Express's parameter takes every text, so there a layer has to check. (Write two routes in each
/// framework, `GET` first, and make a failure of a to-do that the store does not have. Each case needs a little.) (RFC
/// 9110 §15.3.5 for the 204)
#[rstest]
#[case::shown(Get, "/todos/7", Response::json(200, &json!({"id": 7, "title": "milk"})))]
#[case::not_there(Get, "/todos/8", not_found())]
#[case::deleted(Delete, "/todos/7", Response::new(204))]
#[case::already_gone(Delete, "/todos/8", not_found())]
#[case::no_number(Get, "/todos/+7", not_found())]
fn a_to_do_is_shown_or_deleted_by_its_number(
    #[case] method: Method,
    #[case] path: &str,
    #[case] expected: Response,
    #[values(Flask, Express)] framework: Framework,
) {
    let mut store = MockList::new();
    store.expect_get().returning(|id| Ok((id == 7).then(milk)));
    store.expect_remove().returning(|id| Ok(id == 7));
    let found = ask(framework, store, &Request::new(method, path));
    assert_eq!(found, expected, "{method} {path} in {framework:?}");
}

/// If the store cannot be reached, the client did nothing wrong: 503 for every request, and the client may try again.
/// The text of the store's error may contain a password, so the client does not see it, nor the text of any other
/// error. The test needs no broken disk: the mock fails when the test says so. (RFC 9110 §15.6.4)
#[rstest]
fn a_store_that_fails_is_a_503(#[values(Flask, Express)] framework: Framework) {
    let expected = Response::json(503, &json!({"error": "the to-dos cannot be reached"}));
    for (method, path) in [
        (Get, "/todos"),
        (Post, "/todos"),
        (Get, "/todos/7"),
        (Delete, "/todos/7"),
    ] {
        let request = Request {
            method,
            ..json_to(path, r#"{"title":"milk"}"#)
        };
        let found = ask(framework, store_that_fails(), &request);
        assert_eq!(found, expected, "{method} {path} in {framework:?}");
    }
    let unplanned = Failure::error(io::Error::other("password swordfish refused"));
    let expected = Response::json(500, &json!({"error": "Internal Server Error"}));
    assert_eq!(api::answer(&unplanned), expected, "an unplanned error");
}

/// The answer of the API in this framework, with its header fields sorted by name: their order means nothing (RFC 9110
/// §5.3).
fn ask(framework: Framework, store: MockList, request: &Request) -> Response {
    let mut answer = answered(framework, Arc::new(store), request);
    answer.headers.sort();
    answer
}

fn answered(framework: Framework, store: Arc<MockList>, request: &Request) -> Response {
    match framework {
        Flask => api::flask(store)
            .expect("its rules are right")
            .handle(request),
        Express => tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("a loop")
            .block_on(express::App::new(api::express(store)).handle(request.clone())),
    }
}

/// A `POST` of JSON.
fn json_to(path: &str, body: &str) -> Request {
    Request::new(Post, path)
        .with("content-type", "application/json; charset=utf-8")
        .with_body(body)
}

fn not_found() -> Response {
    Response::json(404, &json!({"error": "Not Found"}))
}
