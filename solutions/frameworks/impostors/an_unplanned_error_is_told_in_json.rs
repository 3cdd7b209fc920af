//! title: An unplanned error is told in JSON
//! severity: critical
//! seen by: integration::api::a_store_that_fails_is_a_503
//! rule: The client never sees the words of an error.
//! asks: what does the API say about an error that is none of the store's?
//!
//! The store's error has an answer of its own. For all other failures the API writes down what they display, and an error
//! that nobody planned displays its own words: a path, a query, a password.
//!
//! A test with the one error that was planned passes. It takes an error of another type.

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
