//! title: The redirect loses the query
//! severity: minor
//! seen by: unit::flask_app::every_request_has_an_answer
//! rule: | a missing slash at the end | 308 with `location`: the path as it was sent, the slash, and the query if there is one |
//! asks: what does a redirect keep of the text behind the path?
//!
//! The code adds the slash and drops the text behind the question mark. Page 7 of the list becomes page 1.
//!
//! A redirect leads to the same request with the right path. A test needs a request with a query.

mod flask {
    mod app {
        fn add_the_slash(request: &Request) -> Response {
            Response::new(308).with("location", &format!("{}/", request.path))
        }
    }
}
