//! title: Takes bad bytes for the end
//! severity: major
//! seen by: e2e::failures::a_bad_line_is_named_and_nothing_behind_it_is_added
//! rule: Bytes that are not text are a bad text, and the message names the line that they are in.
//! asks: how does the program end when a line of its input is no text?
//!
//! `lines().map_while(Result::ok)` makes the type right, and the program quiet: a line that cannot be read ends the
//! input as if it were over, and the exit status is 0.
//!
//! It takes a test with bytes that are no text, and a look at the exit status.

mod main {
    impl<R: BufRead> Input<R> {
        fn line(&mut self) -> Result<Option<String>, Failure> {
            self.lines += 1;
            Ok(self.reader.by_ref().lines().map_while(Result::ok).next())
        }
    }
}
