//! title: A 405 says allow twice
//! severity: minor
//! seen by: unit::flask_app::a_handler_answers_for_a_status
//! rule: Whoever answers a 405, it has its `allow`, once ([`Failure::with_allow`]).
//! asks: how many header fields `allow` has a 405 whose handler named the methods itself?
//!
//! The handler names the methods, and the framework adds them once more, in case the handler has forgotten. Two that mean
//! well, and the client gets the list twice.
//!
//! A test that asks for *the* header field gets the first, and is green. Count them, or compare all of the response.

mod failure {
    impl Failure {
        pub fn with_allow(&self, response: Response) -> Response {
            match self {
                Self::NotAllowed(methods) => response.with("allow", &allow(methods)),
                _ => response,
            }
        }
    }
}
