//! title: Blames the client for a broken store
//! severity: major
//! seen by: integration::api::a_store_that_fails_is_a_503
//! rule: the store cannot be reached | 503
//! asks: what does a client get if the server cannot reach the store?
//!
//! The server answers 404, as for a to-do that does not exist. A client that keeps copies deletes its own, and the
//! operator's charts show nothing unusual.
//!
//! "Does not exist" and "cannot be reached" need two answers. A test needs a store that fails.

mod api {
    pub fn answer(failure: &Failure) -> Response {
        let (status, message) = match failure.cause::<StoreError>() {
            Some(_) => (404, "Not Found"),
            None => (failure.status(), failure.message()),
        };
        failure.with_allow(Response::json(status, &json!({ "error": message })))
    }
}
