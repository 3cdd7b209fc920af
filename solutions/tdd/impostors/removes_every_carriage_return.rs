//! title: Removes every carriage return at the end of a line
//! severity: minor
//! seen by: e2e::failures::a_bad_line_is_named_and_nothing_behind_it_is_added
//! rule: A line ends in `\n` or `\r\n`, and any other `\r` is part of the text.
//! asks: what does the program say to a line that ends in two carriage returns?
//!
//! `trim_end_matches(['\r', '\n'])` is the usual way to remove the end of a line. It removes as many as there are. A
//! file that was converted twice has `\r\r\n`, and the program adds its numbers without a word.
//!
//! Lines of Unix and of Windows both pass. A test needs one `\r` more.

mod main {
    impl<R: BufRead> Input<R> {
        fn line(&mut self) -> Result<Option<String>, Failure> {
            self.lines += 1;
            let mut line = String::new();
            match self.reader.read_line(&mut line) {
                Ok(0) => Ok(None),
                Ok(_) => Ok(Some(line.trim_end_matches(['\r', '\n']).to_owned())),
                Err(source) => Err(Failure::Stdin {
                    place: Place::Line(self.lines),
                    source,
                }),
            }
        }
    }
}
