//! What is given of [`Request`].

use frameworks::Method::Post;
use frameworks::Request;
use rstest::rstest;

/// Names of types are the same in capitals and small letters, and their parameters change nothing. (RFC 9110 §8.3.1)
#[rstest]
#[case::json("application/json", true)]
#[case::with_a_parameter("application/json;charset=utf-8", true)]
#[case::in_capitals("Application/JSON ; charset=utf-8", true)]
#[case::a_text("text/plain", false)]
#[case::a_text_that_mentions_it("text/plain; application/json", false)]
#[case::another_type("application/jsonp", false)]
#[case::nothing("", false)]
fn the_header_says_whether_a_body_is_json(#[case] content_type: &str, #[case] expected: bool) {
    let request = Request::new(Post, "/").with("content-type", content_type);
    assert_eq!(request.is_json(), expected, "{content_type:?}");
}

/// Nothing is guessed.
#[test]
fn a_header_that_says_nothing_does_not_say_json() {
    assert!(!Request::new(Post, "/").with_body("{}").is_json());
}
