//! title: Reads on after a close
//! severity: major
//! seen by: integration::connection::a_close_is_answered_and_is_the_end
//! rule: After a close or a violation the connection reads nothing more, and ignores bytes that it has already read.
//! asks: what does the application get of a message behind a close?
//!
//! The server answers the close and then reads the next frame. The application acts on a message that came after the
//! end. The connection stays open until one side gives up.
//!
//! A test needs a message behind the close, and a mock that must not be called.

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
