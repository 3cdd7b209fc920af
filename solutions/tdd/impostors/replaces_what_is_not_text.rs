//! title: Replaces what is not text
//! severity: major
//! seen by: e2e::failures::an_argument_that_is_not_text_is_refused
//! rule: An argument that is not text is a bad text, too.
//! asks: what does the program do with an argument that has bytes that are not text?
//!
//! `to_string_lossy` returns a text in every case. It puts the same character in the place of all bytes that are not
//! text, so two different bytes become the same separator. The user gets a sum and no error.
//!
//! No test with a text in its source can see it. A test needs an argument of bytes, and a header that names one of
//! them as the separator: in the place of a number the replacement is refused anyway.

mod main {
    fn as_text(argument: &OsStr) -> Result<&str, Failure> {
        let text: &'static mut str = argument.to_string_lossy().into_owned().leak();
        Ok(text)
    }
}
