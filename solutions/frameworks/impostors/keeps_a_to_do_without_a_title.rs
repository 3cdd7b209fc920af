//! title: Accepts a title without a visible character
//! severity: minor
//! seen by: integration::api::a_body_without_a_title_never_reaches_the_store
//! rule: The body has to be a JSON object, and its `title` a string with more than white space; other members do not matter.
//! asks: is a title good if all of it is white space?
//!
//! The body has a `title`, and it is a string: one space. The server saves it, and the list shows an empty line.
//!
//! "Not empty" is not the same as "has something to read". A test needs white space.

mod api {
    pub fn title(request: &Request) -> Result<String, Failure> {
        if !request.is_json() {
            return Err(Failure::of(415));
        }
        let value: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        let title = value["title"].as_str().filter(|title| !title.is_empty());
        title.map(str::to_owned).ok_or_else(|| Failure::Status {
            status: 400,
            message: "the body is not a JSON object with a title".to_owned(),
        })
    }
}
