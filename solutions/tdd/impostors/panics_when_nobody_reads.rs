//! title: Panics if standard output is closed
//! severity: minor
//! seen by: e2e::failures::an_answer_that_cannot_be_printed_is_named
//! rule: a bad text, or a sum that cannot be printed; the message on standard error says what is wrong
//! asks: how does the program end when its output is closed?
//!
//! `println!` is the usual way to print. If standard output is closed, as `head` does it, the macro panics. The user
//! sees a message about a file of the standard library and status 101.
//!
//! Output can fail, like the log. A test that closes the program's standard output sees it.

mod main {
    fn print(sum: u64) -> Result<(), Failure> {
        println!("{sum}");
        Ok(())
    }
}
