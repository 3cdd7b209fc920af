//! title: The status goes before the type
//! severity: minor
//! seen by: unit::flask_app::a_handler_answers_for_a_type
//! rule: The handler for the type of an error answers; else the handler for the status, else the plain answer.
//! asks: which handler answers when one for the type and one for the status are both there?
//!
//! Every error that nobody planned is a 500, so the handler for 500 is asked first and has an answer for all of them.
//! The one that knows what a broken store means is never asked.
//!
//! What says more goes first. It takes both handlers, and an error that both are for.

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
