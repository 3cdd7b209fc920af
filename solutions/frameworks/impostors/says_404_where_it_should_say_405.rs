//! title: Says 404 where it should say 405
//! severity: major
//! seen by: e2e::promises::both_frameworks_refuse_alike
//! rule: another method | 405 with `allow`
//! asks: what does a client get that asks a known path by a method it does not have?
//!
//! In Express a method that no route is for falls through to the end of the chain, and the end says 404. The client
//! looks for the mistake in the path, and it is in the method.
//!
//! Flask knows the methods of a path, since its table has them. In Express somebody has to write them down a second
//! time. One suite for both finds out who did not.

mod api {
    fn only(_written: &'static [Method], _req: &Req) -> Result<Response, Failure> {
        Err(Failure::of(404))
    }
}
