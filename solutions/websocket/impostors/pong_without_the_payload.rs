//! title: Answers a ping with an empty pong
//! severity: major
//! seen by: integration::connection::a_ping_is_answered_and_a_pong_is_not
//! rule: A ping is answered with a pong of the same payload.
//! asks: what stands in the pong that answers a ping?
//!
//! "I am here" is said, and to whom is not. A client that has several pings under way, or that measures how long each
//! takes, cannot tell which was answered, and counts the server as gone.
//!
//! An echo is tested with something to echo.

mod connection {
    impl<R: Read, W: Write, H: Handler> Connection<R, W, H> {
        fn answer(&mut self, event: Event) -> Option<Ended> {
            let sent = match event {
                Event::Message(message) => match self.handler.message(message) {
                    Some(answer) => self.sender.message(&answer),
                    None => Ok(()),
                },
                Event::Ping(_) => self.sender.pong(b""),
                Event::Pong(_) => Ok(()),
                Event::Close(close) => return Some(self.close(close)),
            };
            is_broken(&sent).then_some(Ended::Vanished)
        }
    }
}
