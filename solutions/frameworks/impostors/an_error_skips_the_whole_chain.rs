//! title: An error skips the whole chain
//! severity: major
//! seen by: unit::chain::an_error_goes_to_the_next_error_handler
//! rule: `pass`, `fail`, `answer`, `catch` | by `catch`: an error skips the ordinary layers; `pass` sees that answer, and no error
//! asks: which layer answers if a layer in front of an error handler fails?
//!
//! A layer that fails ends the request at once with a plain 500. The error handlers behind it never run, so the
//! client never gets the application's own answer about a missing to-do.
//!
//! An error skips the ordinary layers, and not the error handlers.

mod express {
    mod router {
        impl Layer {
            fn call(&self, req: Req, failure: Option<Failure>, rest: Rest) -> BoxFuture<Response> {
                let next = Next::new(Arc::clone(&rest));
                let answer = match (&self.action, failure) {
                    (Action::Handle(handler), None) => handler(req.clone(), next),
                    (Action::HandleError(handler), Some(failure)) => {
                        handler(failure, req.clone(), next)
                    }
                    (Action::Enter(router), None) => return router.run(0, req, None, rest),
                    (_, failure) => return rest(req, failure),
                };
                Box::pin(async move {
                    answer
                        .await
                        .unwrap_or_else(|failure| crate::failure::plain(&failure))
                })
            }
        }
    }
}
