//! title: A 405 has two `allow` fields
//! severity: minor
//! seen by: unit::flask_app::a_handler_answers_for_a_status
//! rule: Every 405 has exactly one `allow` ([`Failure::with_allow`]).
//! asks: how many `allow` fields does a 405 have if its handler set one itself?
//!
//! The handler sets `allow`, and the framework adds it again in case the handler forgot. So the client gets the list
//! twice.
//!
//! A test that asks for *the* header field gets the first one and passes. Count the fields, or compare the whole
//! response.

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
