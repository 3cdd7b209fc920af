//! title: Blames the client for a broken store
//! severity: major
//! seen by: integration::api::a_store_that_fails_is_a_503
//! rule: the store cannot be reached | 503
//! asks: what does a client get when the store cannot be reached?
//!
//! A store that cannot be reached is answered like a to-do that is not there: 404. A client that keeps copies deletes
//! its own, and whoever watches the server sees nothing unusual.
//!
//! Not there, and nobody knows whether it is there, are two answers. It takes a store that fails.

mod api {
    pub fn answer(failure: &Failure) -> Response {
        let (status, message) = match failure.cause::<StoreError>() {
            Some(_) => (404, "Not Found"),
            None => (failure.status(), failure.message()),
        };
        failure.with_allow(Response::json(status, &json!({ "error": message })))
    }
}
