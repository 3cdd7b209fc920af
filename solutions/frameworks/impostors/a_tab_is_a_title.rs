//! title: Accepts a tab as a title
//! severity: minor
//! seen by: integration::api::a_body_without_a_title_never_reaches_the_store
//! rule: The body has to be a JSON object, and its `title` a string with more than white space; other members do not matter.
//! asks: which characters besides the blank are white space?
//!
//! The code looks only for blanks. So a tab, a line break or a non-breaking space is a valid title, and the list
//! shows an empty line.
//!
//! Most authors think only of a blank. A test needs a title of other white space.

mod api {
    pub fn title(request: &Request) -> Result<String, Failure> {
        if !request.is_json() {
            return Err(Failure::of(415));
        }
        let members: BTreeMap<String, &RawValue> =
            serde_json::from_slice(&request.body).unwrap_or_default();
        let title = members.get("title");
        title
            .and_then(|title| serde_json::from_str::<String>(title.get()).ok())
            .filter(|title| !title.chars().all(|character| character == ' '))
            .ok_or_else(|| Failure::Status {
                status: 400,
                message: "the body is not a JSON object with a title".to_owned(),
            })
    }
}
