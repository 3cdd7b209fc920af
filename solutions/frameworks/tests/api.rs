//! What the API takes for a title.

use frameworks::Method::Post;
use frameworks::{Request, api};
use rstest::rstest;

/// `serde_json` reads some objects as a number or as another text, if it is asked for any value. To a client they are objects.
#[rstest]
#[case::a_text(
    r#"{"title":"milk","when":{"$serde_json::private::Number":"x"}}"#,
    Some("milk")
)]
#[case::an_object(r#"{"title":{"$serde_json::private::RawValue":"\"milk\""}}"#, None)]
#[case::an_object_around_it(r#"{"$serde_json::private::RawValue":"{\"title\":\"milk\"}"}"#, None)]
#[case::a_list(r#"["milk"]"#, None)]
fn a_title_is_a_text_in_an_object(#[case] body: &str, #[case] expected: Option<&str>) {
    let request = Request::new(Post, "/todos")
        .with("content-type", "application/json")
        .with_body(body);
    let title = api::title(&request).ok();
    assert_eq!(title.as_deref(), expected, "the title in {body}");
}
