//! title: Hangs up on a mistake without saying why
//! severity: minor
//! seen by: integration::connection::a_violation_is_answered_with_its_code
//! rule: a breach | a close with 1002, 1007 (`NotUtf8`) or 1009 (`TooBig`), its words as the reason
//! asks: what does a client hear that has broken the protocol?
//!
//! The connection ends, which is what matters, and the client sees an end without a close: 1006, the number for "no
//! idea". Whoever has to mend that client starts guessing.
//!
//! The last message before an end is the easiest to forget and the first to be looked for.

mod connection {
    impl<R: Read, W: Write, H: Handler> Connection<R, W, H> {
        fn fail(&self, violation: Violation) -> Ended {
            Ended::Failed(violation)
        }
    }
}
