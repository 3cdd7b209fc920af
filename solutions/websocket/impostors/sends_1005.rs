//! title: Answers an empty close with 1005
//! severity: major
//! seen by: integration::connection::a_close_is_answered_and_is_the_end
//! rule: a close without a code | a close without a code
//! asks: what does the server send when a close comes that has no code?
//!
//! Programs report a close without a code as 1005, so the author sends this number back. But 1005 may not be sent.
//! The client ends with a protocol error instead of a normal close.
//!
//! 1005 exists only in the client's own interface. A test sends a close without a code, and expects one without a
//! code.

mod connection {
    impl<R: Read, W: Write, H: Handler> Connection<R, W, H> {
        fn close(&self, close: Option<Close>) -> Ended {
            let answer = Close {
                code: close.as_ref().map_or(1005, |close| close.code),
                reason: String::new(),
            };
            let _ = self.sender.close(Some(&answer));
            Ended::Closed(close)
        }
    }
}
