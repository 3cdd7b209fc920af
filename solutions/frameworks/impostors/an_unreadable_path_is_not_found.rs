//! title: Answers 404 to an unreadable path
//! severity: minor
//! seen by: e2e::promises::both_frameworks_refuse_alike
//! rule: A path that cannot be read enters the chain as a failure, a 400.
//! asks: what does Express answer to a path that it cannot decode?
//!
//! A path that cannot be decoded fits no route, so the chain ends with a 404. The client sent a broken path, and
//! hears that the resource does not exist.
//!
//! Bad input is an error of its own and takes the way of errors: 400. A test needs a percent sign without digits.

mod express {
    mod app {
        impl App {
            pub fn handle(&self, request: Request) -> BoxFuture<Response> {
                self.router.run(0, Req::new(request), None, end())
            }
        }
    }
}
