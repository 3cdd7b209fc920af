//! title: An error enters a router
//! severity: major
//! seen by: unit::mounted::an_error_leaves_a_router_that_does_not_handle_it
//! rule: A failure from in front of a router skips the router.
//! asks: what does a router with an error handler do with an error from a layer before it?
//!
//! A layer fails, and a router is mounted behind it. The code enters the router with the error, and the router's
//! error handlers answer for a failure that is not theirs.
//!
//! A router is an ordinary layer, so an error skips it. A test needs an error from a layer in front of a router with
//! an error handler. An error from inside the router passes.

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
                    (Action::Enter(router), failure) => return router.run(0, req, failure, rest),
                    (_, failure) => return rest(req, failure),
                };
                Box::pin(async move {
                    match answer.await {
                        Ok(response) => response,
                        Err(failure) => rest(req, Some(failure)).await,
                    }
                })
            }
        }
    }
}
