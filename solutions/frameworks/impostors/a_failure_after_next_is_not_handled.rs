//! title: A failure after `next` is not handled
//! severity: major
//! seen by: unit::chain::an_error_goes_to_the_next_error_handler
//! rule: If the layer fails, the failure goes to the rest of the chain.
//! asks: which layer answers when a layer fails after its call of `next` returned?
//!
//! The code remembers that the layer called `next`, and concludes that the rest of the chain has run. So the failure
//! gets the plain answer, and the application's own error handler never runs.
//!
//! A layer that fails at once is handled. A test needs a layer that awaits `next` and then fails, with an error
//! handler behind it.

mod express {
    mod router {
        impl Layer {
            fn call(&self, req: Req, failure: Option<Failure>, rest: Rest) -> BoxFuture<Response> {
                let called = Arc::new(std::sync::atomic::AtomicBool::new(false));
                let (seen, behind) = (Arc::clone(&called), Arc::clone(&rest));
                let next = Next::new(Arc::new(move |req, failure| {
                    seen.store(true, std::sync::atomic::Ordering::Relaxed);
                    behind(req, failure)
                }));
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
                        Err(failure) if called.load(std::sync::atomic::Ordering::Relaxed) => {
                            crate::failure::plain(&failure)
                        }
                        Err(failure) => rest(req, Some(failure)).await,
                    }
                })
            }
        }
    }
}
