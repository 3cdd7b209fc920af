//! title: An error goes into a router
//! severity: major
//! seen by: unit::mounted::an_error_leaves_a_router_that_does_not_handle_it
//! rule: A failure from in front of a router skips the router.
//! asks: what does a router with an error handler do with an error from in front of it?
//!
//! A router that is mounted behind the layer that failed is entered with the error, and its error handlers answer for
//! something that was never theirs.
//!
//! A router is an ordinary layer, and an error passes it by. It takes an error from in front of a router that has an error
//! handler; one from within is answered rightly.

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
