//! title: An error handler is asked about its own failure
//! severity: major
//! seen by: unit::flask_app::a_handler_answers_for_a_type
//! rule: If a handler fails, the answer is the plain 500, and no other handler is asked.
//! asks: what is the answer when an error handler fails?
//!
//! A handler that fails is treated like a view that fails: its failure goes to the handlers again, and perhaps to
//! itself. Where the handler for 500 fails with a 500, the server spins until its stack is full.
//!
//! The last line of defence may not need one. It takes a handler that fails.

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
