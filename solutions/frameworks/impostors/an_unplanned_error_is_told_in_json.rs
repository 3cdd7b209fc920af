//! title: Shows an unplanned error in JSON
//! severity: critical
//! seen by: integration::api::a_store_that_fails_is_a_503
//! rule: The client never sees the text of an error.
//! asks: what does the API answer to an error that is not the store's?
//!
//! The store's error has its own answer. For every other failure the API writes the error's text into the body. The
//! text of an unplanned error can hold a path, a query or a password.
//!
//! A test with the planned error passes. A test needs an error of another type.

mod api {
    pub fn answer(failure: &Failure) -> Response {
        let (status, message) = match (failure.cause::<StoreError>(), failure) {
            (Some(_), _) => (503, "the to-dos cannot be reached".to_owned()),
            (None, Failure::Error(error)) => (500, error.to_string()),
            (None, failure) => (failure.status(), failure.message().to_owned()),
        };
        failure.with_allow(Response::json(status, &json!({ "error": message })))
    }
}
