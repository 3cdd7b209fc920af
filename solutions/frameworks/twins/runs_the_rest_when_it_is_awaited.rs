//! title: Runs the rest when it is awaited
//! freedom: calls
//! rule: When a layer's code begins to run, if its answer is the same.
//!
//! The rules say that the rest of the chain runs once. The reference calls the next layer in `next` and awaits its
//! future later. Here no layer is called before the first poll.

mod express {
    mod chain {
        impl Next {
            pub fn run(&self, req: Req) -> Answer {
                if self.called.swap(true, Ordering::Relaxed) {
                    return Box::pin(async { Err(Failure::error(NextTwice)) });
                }
                let rest = Arc::clone(&self.rest);
                Box::pin(async move { Ok(rest(req, None).await) })
            }
        }
    }
}
