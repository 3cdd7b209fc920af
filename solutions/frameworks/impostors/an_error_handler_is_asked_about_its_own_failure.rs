//! title: An error handler handles its own failure
//! severity: major
//! seen by: unit::flask_app::a_handler_answers_for_a_type
//! rule: If a handler fails, the answer is the plain 500, and no other handler runs.
//! asks: what is the answer when an error handler fails?
//!
//! The code treats a handler that fails like a view that fails. So the failure goes to the handlers again, perhaps to
//! the same one. If the handler for 500 fails with a 500, the server calls it until the stack overflows.
//!
//! The last error handler must not need another one. A test needs a handler that fails.

mod flask {
    mod app {
        impl App {
            fn recover(&self, failure: &Failure) -> Response {
                match self.handled(failure) {
                    Some(Ok(response)) => failure.with_allow(response),
                    Some(Err(failure)) => self.recover(&failure),
                    None => plain(failure),
                }
            }
        }
    }
}
