//! title: An error runs the ordinary layers
//! severity: critical
//! seen by: unit::chain::an_error_goes_to_the_next_error_handler
//! rule: `pass`, `fail`, `answer`, `catch` | by `catch`: an error skips the ordinary layers; `pass` sees that answer, and no error
//! asks: what happens to the ordinary layers behind one that failed?
//!
//! The code treats a layer that failed as if it had called `next`. The check of the password fails, and the layer
//! behind it still shows the account.
//!
//! An error skips ordinary layers. A test puts an ordinary layer behind the one that fails, and checks whether it
//! ran.

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
                    match answer.await {
                        Ok(response) => response,
                        Err(_) => rest(req, None).await,
                    }
                })
            }
        }
    }
}
