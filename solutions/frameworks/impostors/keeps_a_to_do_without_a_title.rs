//! title: Keeps a to-do without a title
//! severity: minor
//! seen by: integration::api::a_body_without_a_title_never_reaches_the_store
//! rule: The title in the body of a `POST`: the body is a JSON object (other members do not matter), its `title` a string that is not only white space.
//! asks: is a title good that has nothing to read in it?
//!
//! There is a `title`, it is a string, and it is a space. It is kept, and the list has a line that nobody can read or
//! tick off.
//!
//! Whether something is empty depends on who looks. It takes white space.

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
