//! What a view returns, and what the client gets.

use frameworks::flask::Reply;
use frameworks::{Failure, Response};
use rstest::rstest;
use serde_json::json;

/// A view in Flask returns a value, and the framework makes a response of it. A text is a text, a JSON value is JSON. A pair
/// is a status and another value, and keeps everything of this value except its status. So you can test a view by calling
/// it.
/// (Flask, "About Responses")
#[rstest]
#[case::a_text("hello".reply(), Response::text(200, "hello"))]
#[case::json(json!({"id": 1}).reply(), Response::json(200, &json!({"id": 1})))]
#[case::a_status_and_a_text((201, "made").reply(), Response::text(201, "made"))]
#[case::a_status_and_a_response(
    (201, Response::new(200).with("location", "/1")).reply(),
    Response::new(201).with("location", "/1")
)]
fn a_value_becomes_a_response(
    #[case] reply: Result<Response, Failure>,
    #[case] expected: Response,
) {
    assert_eq!(reply.expect("no failure"), expected, "the response");
}
