//! title: Reads the body before the header
//! severity: minor
//! seen by: integration::api::a_body_that_is_not_called_json_is_a_415
//! rule: A 415 unless the header says that the body is JSON ([`Request::is_json`]).
//! asks: what does the API answer to a form, whose header does not say JSON and whose body is not JSON?
//!
//! The body cannot be read as JSON, so the answer is 400, and the client looks for a typing error in its form. The
//! real reason is the header, which says `application/x-www-form-urlencoded`.
//!
//! A test with JSON and a wrong header passes. A test needs a body that is wrong in both ways.

mod api {
    pub fn title(request: &Request) -> Result<String, Failure> {
        let members: BTreeMap<String, &RawValue> =
            serde_json::from_slice(&request.body).unwrap_or_default();
        let title = members
            .get("title")
            .and_then(|title| serde_json::from_str::<String>(title.get()).ok())
            .filter(|title| !title.trim().is_empty())
            .ok_or_else(|| Failure::Status {
                status: 400,
                message: "the body is not a JSON object with a title".to_owned(),
            })?;
        if request.is_json() {
            Ok(title)
        } else {
            Err(Failure::of(415))
        }
    }
}
