//! title: The redirect turns a `POST` into a `GET`
//! severity: major
//! seen by: unit::flask_app::every_request_has_an_answer
//! rule: | a missing slash at the end | 308 with `location`: the path as it was sent, the slash, and the query if there is one |
//! asks: which method does a client use when it follows the redirect?
//!
//! 301 is the best-known redirect. Browsers follow it with `GET`, even after a `POST`, so the form arrives without
//! its content.
//!
//! 308 keeps the method and the body (RFC 9110 §15.4.9). A test checks the status, and not only the `location`.

mod flask {
    mod app {
        fn add_the_slash(request: &Request) -> Response {
            let query = request.query.as_ref().map(|query| format!("?{query}"));
            let location = format!("{}/{}", request.path, query.unwrap_or_default());
            Response::new(301).with("location", &location)
        }
    }
}
