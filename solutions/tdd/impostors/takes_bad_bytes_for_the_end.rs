//! title: Ends quietly at bytes that are not text
//! severity: major
//! seen by: e2e::failures::a_bad_line_is_named_and_nothing_behind_it_is_added
//! rule: Bytes that are not text are a bad text, and the message names the line that they are in.
//! asks: how does the program end when a line of its input is not text?
//!
//! `lines().map_while(Result::ok)` compiles and looks tidy. But a line that cannot be read then ends the input, and
//! the exit status is 0. The user does not learn that the rest was never added.
//!
//! A test needs bytes that are not UTF-8, and has to check the exit status.

mod main {
    impl<R: BufRead> Input<R> {
        fn line(&mut self) -> Result<Option<String>, Failure> {
            self.lines += 1;
            Ok(self.reader.by_ref().lines().map_while(Result::ok).next())
        }
    }
}
