//! title: Locals stay in the router
//! severity: major
//! seen by: unit::mounted::a_router_sees_the_path_without_its_prefix
//! rule: Layers behind the router see the whole path again, and the `locals` of its layers.
//! asks: what does a layer behind a mounted router see of the locals that a layer inside has set?
//!
//! The path has to be restored when a router is done, so the code restores the whole request. That drops the locals.
//! A router that finds out who the user is cannot tell the layers behind it.
//!
//! A chain without routers is right. A test needs a layer inside a router that sets a local and calls `next`, and a
//! layer behind the router that reads it.

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
                    (Action::Enter(router), None) => {
                        let before = req.clone();
                        let back: Rest = Arc::new(move |_, failure| rest(before.clone(), failure));
                        return router.run(0, req, None, back);
                    }
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
