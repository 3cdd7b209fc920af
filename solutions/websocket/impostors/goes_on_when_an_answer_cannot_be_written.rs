//! title: Reads on when an answer cannot be written
//! severity: major
//! seen by: integration::connection::a_client_may_vanish_without_a_word
//! rule: the input ends, or reading fails, or writing anything but a close fails | nothing
//! asks: what does the server do if an answer cannot be written?
//!
//! The code drops this failure with `let _ =`, and the loop goes on. It reads, works and answers for a client that
//! has gone, until reading fails too.
//!
//! The code sends pongs and messages in two places. Each of them needs a test with a writer that fails.

mod connection {
    impl<R: Read, W: Write, H: Handler> Connection<R, W, H> {
        fn answer(&mut self, event: Event) -> Option<Ended> {
            let sent = match event {
                Event::Message(message) => {
                    if let Some(answer) = self.handler.message(message) { let _ = self.sender.message(&answer); }
                    Ok(())
                }
                Event::Ping(payload) => self.sender.pong(&payload),
                Event::Pong(_) => Ok(()),
                Event::Close(close) => return Some(self.close(close)),
            };
            is_broken(&sent).then_some(Ended::Vanished)
        }
    }
}
