//! title: Ends without a close after a breach
//! severity: minor
//! seen by: integration::connection::a_violation_is_answered_with_its_code
//! rule: a breach | a close with 1002, 1007 (`NotUtf8`) or 1009 (`TooBig`), its words as the reason
//! asks: what does a client get if it breaks the protocol?
//!
//! The connection ends, and that looks like enough. But the client sees an end without a close, which is 1006, and no
//! reason. The developer of this client has to guess.
//!
//! A test reads the last frame, and expects a close with a code and a reason.

mod connection {
    impl<R: Read, W: Write, H: Handler> Connection<R, W, H> {
        fn fail(&self, violation: Violation) -> Ended {
            Ended::Failed(violation)
        }
    }
}
