//! title: Says 404 where 405 is right
//! severity: major
//! seen by: e2e::promises::both_frameworks_refuse_alike
//! rule: another method | 405 with `allow`
//! asks: what does a client get for a known path with a method that the path does not have?
//!
//! In Express, a request whose method has no route falls through to the end of the chain, and the end says 404. The
//! client looks for a mistake in its path, but the mistake is in the method.
//!
//! Flask's table knows the methods of a path. In Express the author has to write them down a second time. A suite that
//! runs on both frameworks shows where it is missing.

mod api {
    fn only(_written: &'static [Method], _req: &Req) -> Result<Response, Failure> {
        Err(Failure::of(404))
    }
}
