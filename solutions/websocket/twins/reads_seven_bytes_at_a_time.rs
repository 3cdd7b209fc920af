//! title: Reads seven bytes at a time
//! freedom: calls
//! rule: How many bytes you read, write or unmask at a time.
//!
//! The README leaves open how many bytes a connection reads at a time. This version reads seven.

mod connection {
    impl<R: Read, W: Write, H: Handler> Connection<R, W, H> {
        fn talk(&mut self) -> Ended {
            let mut buffer = [0; 7];
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
                        if is_broken(&self.sender.ping(b"")) {
                            return Ended::Vanished;
                        }
                    }
                    Err(_) => return Ended::Vanished,
                }
            }
        }
    }
}
