//! title: Says in its own words that bytes are no text
//! freedom: wording
//! rule: Bytes that are not text are a bad text, and the message names the line that they are in.
//!
//! The message has to name the line, and the README does not give the other words. The reference uses the words of
//! the standard library, and this version has its own.

mod main {
    impl<R: BufRead> Input<R> {
        fn line(&mut self) -> Result<Option<String>, Failure> {
            self.lines += 1;
            let place = || Place::Line(self.lines);
            let mut bytes = Vec::new();
            let read = self.reader.read_until(b'\n', &mut bytes);
            if read.map_err(|source| Failure::Stdin {
                place: place(),
                source,
            })? == 0
            {
                return Ok(None);
            }
            if bytes.ends_with(b"\n") {
                bytes.pop();
                if bytes.ends_with(b"\r") {
                    bytes.pop();
                }
            }
            match String::from_utf8(bytes) {
                Ok(text) => Ok(Some(text)),
                Err(_) => Err(Failure::Stdin {
                    place: place(),
                    source: io::Error::other("its bytes are not UTF-8"),
                }),
            }
        }
    }
}
