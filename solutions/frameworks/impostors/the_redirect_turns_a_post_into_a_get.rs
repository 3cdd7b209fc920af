//! title: The redirect turns a post into a get
//! severity: major
//! seen by: unit::flask_app::every_request_has_an_answer
//! rule: | a slash missing at the end | 308 with `location`: the path as it was sent, the slash, and the query if there is one |
//! asks: which method does a client use when it follows the redirect?
//!
//! 301 is the redirect that everybody knows. Browsers follow it with `GET`, whatever was sent before: the form
//! arrives without what was written in it.
//!
//! 308 keeps the method and the body (RFC 9110 §15.4.9). It takes a look at the status, and not only at the
//! `location`.

mod flask {
    mod app {
        fn add_the_slash(request: &Request) -> Response {
            let query = request.query.as_ref().map(|query| format!("?{query}"));
            let location = format!("{}/{}", request.path, query.unwrap_or_default());
            Response::new(301).with("location", &location)
        }
    }
}
