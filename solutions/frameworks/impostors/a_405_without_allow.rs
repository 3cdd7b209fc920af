//! title: A 405 without `allow`
//! severity: major
//! seen by: unit::flask_app::every_request_has_an_answer
//! rule: An answer with the `allow` field that a 405 must have (RFC 9110 §15.5.6), if this is one.
//! asks: which header field does a 405 need?
//!
//! The status is right, but its field is missing. The client learns that the method is wrong, and not which one is
//! right.
//!
//! RFC 9110 §15.5.6 says that a 405 must have an `allow`. A test of the status alone passes.

mod failure {
    impl Failure {
        pub fn with_allow(&self, response: Response) -> Response {
            response
        }
    }
}
