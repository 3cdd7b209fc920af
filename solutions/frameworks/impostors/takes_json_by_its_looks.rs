//! title: Accepts JSON under any content type
//! severity: major
//! seen by: integration::api::a_body_that_is_not_called_json_is_a_415
//! rule: a `POST` whose header does not say `application/json` | 415
//! asks: what does a client get whose body is JSON and whose header says something else?
//!
//! The code accepts a body that parses, and ignores its header. A page of another site can make a browser post a text
//! or a form to this address without asking. A text can look like JSON. For `application/json` the browser asks the
//! server first.
//!
//! A test with a correct request says nothing about the header. Send the same body with another content type.

mod api {
    pub fn title(request: &Request) -> Result<String, Failure> {
        let value: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        let title = value["title"].as_str();
        title
            .filter(|title| !title.trim().is_empty())
            .map(str::to_owned)
            .ok_or_else(|| Failure::Status {
                status: 400,
                message: "the body is not a JSON object with a title".to_owned(),
            })
    }
}
