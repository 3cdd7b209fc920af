//! title: Takes a slow message for silence
//! severity: major
//! seen by: integration::connection::silence_is_asked_about_once
//! rule: nothing comes in time, twice in a row | an empty ping, the first time
//! asks: is a client silent that sends a long message slowly?
//!
//! Only a whole message resets the count. A client with a slow network sends a long message in many pieces, with pauses
//! between them. Bytes come all the time, and after the second pause its connection ends.
//!
//! A test needs a part of a frame between two pauses.

mod connection {
    impl<R: Read, W: Write, H: Handler> Connection<R, W, H> {
        fn talk(&mut self) -> Ended {
            let mut buffer = vec![0; BUFFER];
            let mut asked = false;
            loop {
                match self.reader.read(&mut buffer) {
                    Ok(0) => return Ended::Vanished,
                    Ok(count) => {
                        let mut input = &buffer[..count];
                        loop {
                            let ended = match self.receiver.next(&mut input) {
                                Ok(Some(event)) => {
                                    asked = false;
                                    self.answer(event)
                                }
                                Ok(None) => break,
                                Err(violation) => Some(self.fail(violation)),
                            };
                            if let Some(ended) = ended {
                                return ended;
                            }
                        }
                    }
                    Err(error) if error.kind() == ErrorKind::Interrupted => {}
                    Err(error) if is_silence(&error) && !asked => {
                        asked = true;
                        let ping = self.sender.ping(b"");
                        if is_broken(&ping) {
                            return Ended::Vanished;
                        }
                    }
                    Err(_) => return Ended::Vanished,
                }
            }
        }
    }
}
