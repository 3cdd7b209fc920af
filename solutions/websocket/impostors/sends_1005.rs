//! title: Answers an empty close with 1005
//! severity: major
//! seen by: integration::connection::a_close_is_answered_and_is_the_end
//! rule: a close without a code | a close without a code
//! asks: what does the server send when a close comes that has no code?
//!
//! A close without a code is reported to programs as 1005, "no status received". This server sends that number back,
//! and tells the client in so many words that it is sending no code. The client, which knows that 1005 cannot be sent,
//! ends with a protocol error in place of a clean goodbye.
//!
//! Some values exist for one side of an interface only. An answer to *nothing* is *nothing*.

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
