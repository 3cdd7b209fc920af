//! title: Panics when nobody reads
//! severity: minor
//! seen by: e2e::failures::an_answer_that_cannot_be_printed_is_named
//! rule: a bad text, or a sum that cannot be printed; the message on standard error says what is wrong
//! asks: how does the program end when its output is closed?
//!
//! `println!` is what everybody writes. If standard output is closed, as by `head`, it panics, with a message about a file of
//! the standard library and status 101.
//!
//! Output is a collaborator that can fail, like the log. It takes a test in which nobody reads it.

mod main {
    fn print(sum: u64) -> Result<(), Failure> {
        println!("{sum}");
        Ok(())
    }
}
