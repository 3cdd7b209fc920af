//! title: An unreadable path is not found
//! severity: minor
//! seen by: e2e::promises::both_frameworks_refuse_alike
//! rule: A path that cannot be read enters the chain as a failure, a 400.
//! asks: what does Express answer to a path that cannot be decoded?
//!
//! A path that cannot be decoded fits no route, so the chain comes to its end and says 404. The client has sent
//! nonsense, and is told that the nonsense does not exist.
//!
//! Bad input is an error of its own, and goes where errors go: 400. It takes a percent sign with nothing behind it.

mod express {
    mod app {
        impl App {
            pub fn handle(&self, request: Request) -> BoxFuture<Response> {
                self.router.run(0, Req::new(request), None, end())
            }
        }
    }
}
