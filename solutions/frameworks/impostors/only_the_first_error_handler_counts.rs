//! title: Runs only the first error handler
//! severity: minor
//! seen by: unit::chain::an_error_goes_to_the_next_error_handler
//! rule: `fail`, `worse`, `catch` | by `catch`, for the error of `worse`: an error handler may fail too
//! asks: which layer answers if an error handler fails, too?
//!
//! An error handler that fails ends the request with a plain 500, even if there is another one behind it. The
//! router's handler could not help. The application's handler could, but it never runs.
//!
//! An error handler is a layer, and its error goes on to the next error handler.

mod express {
    mod router {
        impl Layer {
            fn call(&self, req: Req, failure: Option<Failure>, rest: Rest) -> BoxFuture<Response> {
                let handles_errors = failure.is_some();
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
                    match answer.await {
                        Ok(response) => response,
                        Err(failure) if handles_errors => crate::failure::plain(&failure),
                        Err(failure) => rest(req, Some(failure)).await,
                    }
                })
            }
        }
    }
}
