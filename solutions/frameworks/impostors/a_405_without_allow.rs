//! title: A 405 without allow
//! severity: major
//! seen by: unit::flask_app::every_request_has_an_answer
//! rule: An answer with the `allow` field that a 405 must have (RFC 9110 §15.5.6), if this is one.
//! asks: which header field goes with a 405?
//!
//! The status is right, and the field that must go with it is missing: "not like this" without "but like that". A
//! client that could have helped itself cannot.
//!
//! RFC 9110 §15.5.6 says that a 405 must have an `allow`. A test of the status alone is green.

mod failure {
    impl Failure {
        pub fn with_allow(&self, response: Response) -> Response {
            response
        }
    }
}
