//! title: Sends its header fields in another order
//! freedom: format
//! rule: The order of header fields that have different names
//!
//! The rules say which fields an answer has. A client reads fields by their names, and RFC 9110 §5.3 gives their
//! order no meaning.

mod failure {
    pub fn plain(failure: &Failure) -> Response {
        let mut response =
            failure.with_allow(Response::text(failure.status(), failure.message()));
        response.headers.reverse();
        response
    }
}

mod api {
    pub fn answer(failure: &Failure) -> Response {
        let (status, message) = match failure.cause::<StoreError>() {
            Some(_) => (503, "the to-dos cannot be reached"),
            None => (failure.status(), failure.message()),
        };
        let mut response = failure.with_allow(Response::json(status, &json!({ "error": message })));
        response.headers.reverse();
        response
    }

    fn shown(status: u16, todo: &Todo) -> Response {
        Response::json(status, &todo.into())
    }

    fn add(store: &dyn Store, request: &Request) -> Result<Response, Failure> {
        let title = title(request)?;
        let todo = store.add(&title).map_err(Failure::error)?;
        let location = format!("/todos/{}", todo.id);
        let mut response = shown(201, &todo).with("location", &location);
        response.headers.reverse();
        Ok(response)
    }
}
