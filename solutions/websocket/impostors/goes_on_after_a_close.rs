//! title: Goes on after a close
//! severity: major
//! seen by: integration::connection::a_close_is_answered_and_is_the_end
//! rule: After either of them nothing more is read, and what has been read behind it is not looked at.
//! asks: what does the application hear of a message behind a close?
//!
//! The close is answered, as it should be, and then the next frame is read as if nothing had been said. What arrives
//! behind a goodbye is acted upon, and the connection stays open until somebody loses patience.
//!
//! That something *ends* is seen by what no longer happens: one more message behind the close, and a mock that wants
//! none.

mod connection {
    impl<R: Read, W: Write, H: Handler> Connection<R, W, H> {
        fn answer(&mut self, event: Event) -> Option<Ended> {
            let sent = match event {
                Event::Message(message) => match self.handler.message(message) {
                    Some(answer) => self.sender.message(&answer),
                    None => Ok(()),
                },
                Event::Ping(payload) => self.sender.pong(&payload),
                Event::Pong(_) => Ok(()),
                Event::Close(close) => {
                    self.close(close);
                    Ok(())
                }
            };
            is_broken(&sent).then_some(Ended::Vanished)
        }
    }
}
