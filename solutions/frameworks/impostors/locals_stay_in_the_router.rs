//! title: Locals stay in the router
//! severity: major
//! seen by: unit::mounted::a_router_sees_the_path_without_its_prefix
//! rule: Layers behind the router see the whole path again, and what its layers left in `locals`.
//! asks: what does a layer behind a mounted router see of the things that a layer inside has left?
//!
//! The path has to come back when a router is done, so the whole request that was there before comes back. With it go the
//! locals: a router that finds out who the user is tells nobody outside.
//!
//! A chain without routers passes its test. It takes a layer inside a router that leaves something and calls `next`, and a
//! layer behind the router that looks for it.

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
