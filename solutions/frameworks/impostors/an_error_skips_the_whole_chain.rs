//! title: An error skips the whole chain
//! severity: major
//! seen by: unit::chain::an_error_goes_to_the_next_error_handler
//! rule: `pass`, `fail`, `answer`, `catch` | by `catch`: an error skips what is not for errors; `pass` sees that answer, and no error
//! asks: which layer answers when one in front of an error handler fails?
//!
//! A layer that fails ends the request with a plain 500, at once. The error handlers behind it are there, and nobody
//! asks them: what the application has to say about a missing to-do is never said.
//!
//! An error skips what is in its way, and not all that is behind it.

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
