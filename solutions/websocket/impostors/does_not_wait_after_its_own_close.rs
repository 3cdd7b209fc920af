//! title: Gives up at the first silence after its own close
//! severity: minor
//! seen by: integration::connection::a_silent_client_may_still_answer_a_close
//! rule: nothing comes in time, twice in a row | an empty ping, the first time
//! asks: how long does the server wait for the answer to its own close?
//!
//! After its own close the sender refuses the ping, and the code takes every error of the sender for the end. So a client
//! that answers a little late has vanished, and the application learns no close code.
//!
//! A test needs a close by the server, a pause, and then the client's close.

mod connection {
    impl<R: Read, W: Write, H: Handler> Connection<R, W, H> {
        fn talk(&mut self) -> Ended {
            let mut buffer = vec![0; BUFFER];
            let mut asked = false;
            loop {
                match self.reader.read(&mut buffer) {
                    Ok(0) => return Ended::Vanished,
                    Ok(count) => {
                        asked = false;
                        if let Some(ended) = self.take(&buffer[..count]) {
                            return ended;
                        }
                    }
                    Err(error) if error.kind() == ErrorKind::Interrupted => {}
                    Err(error) if is_silence(&error) && !asked => {
                        asked = true;
                        if self.sender.ping(b"").is_err() {
                            return Ended::Vanished;
                        }
                    }
                    Err(_) => return Ended::Vanished,
                }
            }
        }
    }
}
