//! title: Answers a ping with an empty pong
//! severity: major
//! seen by: integration::connection::a_ping_is_answered_and_a_pong_is_not
//! rule: A ping is answered with a pong of the same payload.
//! asks: what is in the pong that answers a ping?
//!
//! An empty pong says that the server is alive. But a client with several pings cannot tell which one was answered.
//! It may end the connection, because its ping has no answer.
//!
//! A test needs a ping with a payload.

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
