//! What a view returns, and what the client gets.

use frameworks::flask::Reply;
use frameworks::{Failure, Response};
use rstest::rstest;
use serde_json::json;

/// A view of Flask's has nobody to hand its answer to: it returns a value, and the framework makes a response of it. A text
/// is a text, a JSON value is JSON, a pair is a status and what goes with it. So a view can be tested by calling it.
/// (Flask, "About Responses")
#[rstest]
#[case::a_text("hello".reply(), 200, "text/plain; charset=utf-8", "hello")]
#[case::json(json!({"id": 1}).reply(), 200, "application/json", r#"{"id":1}"#)]
#[case::a_status_and_a_text((201, "made").reply(), 201, "text/plain; charset=utf-8", "made")]
fn a_value_becomes_a_response(
    #[case] reply: Result<Response, Failure>,
    #[case] status: u16,
    #[case] content_type: &str,
    #[case] body: &str,
) {
    let response = reply.expect("no failure");
    let expected = Response::new(status).with("content-type", content_type);
    assert_eq!(response.body_text(), body, "the body");
    assert_eq!(
        Response {
            body: vec![],
            ..response
        },
        expected,
        "the rest of the response"
    );
}
