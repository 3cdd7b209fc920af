//! title: Prefers a handler for a status to one for a type
//! severity: minor
//! seen by: unit::flask_app::a_handler_answers_for_a_type
//! rule: The handler for the type of an error answers; else the handler for the status, else the plain answer.
//! asks: which handler answers if one is for the error's type and one for its status?
//!
//! Every unplanned error is a 500, so the handler for 500 comes first and answers all of them. The handler that knows
//! about a broken store never runs.
//!
//! The more specific handler comes first. A test needs both handlers, and an error that fits both.

mod flask {
    mod app {
        impl App {
            fn handled(&self, failure: &Failure) -> Option<Result<Response, Failure>> {
                let by_status = self.by_status.get(&failure.status());
                let by_status = by_status.map(|handler| handler(failure));
                by_status.or_else(|| self.by_type.iter().find_map(|handler| handler(failure)))
            }
        }
    }
}
