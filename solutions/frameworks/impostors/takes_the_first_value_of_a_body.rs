//! title: Reads only the first value of a body
//! severity: minor
//! seen by: integration::api::a_body_without_a_title_never_reaches_the_store
//! rule: The body has to be a JSON object, and its `title` a string with more than white space; other members do not matter.
//! asks: what does the API answer if the body goes on after the object?
//!
//! A streaming parser reads one value after the other, and the code reads only the first. It never sees the text
//! behind it, such as half of a second request, or the rest of a damaged body.
//!
//! The code refuses a body that begins wrongly. A test needs a body that goes on after its end.

mod api {
    pub fn title(request: &Request) -> Result<String, Failure> {
        if !request.is_json() {
            return Err(Failure::of(415));
        }
        let mut values = serde_json::Deserializer::from_slice(&request.body).into_iter::<Value>();
        let body = values.next().and_then(Result::ok).unwrap_or_default();
        body.get("title")
            .and_then(Value::as_str)
            .filter(|title| !title.trim().is_empty())
            .map(str::to_owned)
            .ok_or_else(|| Failure::Status {
                status: 400,
                message: "the body is not a JSON object with a title".to_owned(),
            })
    }
}
