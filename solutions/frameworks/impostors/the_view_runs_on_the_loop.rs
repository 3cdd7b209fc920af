//! title: The view runs on the loop
//! severity: critical
//! seen by: e2e::in_flight::fifty_slow_requests
//! rule: While a view runs, it has a worker, which is a thread, for itself.
//! asks: what happens to a second request while a view waits?
//!
//! The code calls the application on the loop, where it read the request. That is shorter, and every answer is right.
//! But while one view waits, the server does not even read another request.
//!
//! Blocking code belongs on a thread that may block. A test needs two slow requests at the same time.

mod flask {
    mod server {
        impl Service for Server {
            fn call(&self, request: Request) -> BoxFuture<Response> {
                let app = Arc::clone(&self.app);
                let answer =
                    std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| app.handle(&request)));
                let response = answer.unwrap_or_else(|_| plain(&Failure::of(500)));
                Box::pin(std::future::ready(response))
            }
        }
    }
}
