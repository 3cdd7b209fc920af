//! title: A red run ends with 0
//! severity: critical
//! seen by: e2e::jobs::the_answer_is_printed_and_is_the_exit_status
//! rule: Exit status: 0 for green or merged, 1 for red or not merged, 2 if there is no answer: wrong usage or bad input.
//! asks: which exit status has a run that is red?
//!
//! The summary says "red", in so many words. The program has done what it was asked, so it ends with 0. Whoever calls
//! it, be it a script, a hook or a server, goes on.
//!
//! The answer for programs is the exit status. A test of what is printed is half of a test.

mod main {
    fn print(answer: &Answer) -> Result<ExitCode, Failure> {
        write!(io::stdout(), "{}", answer.text).map_err(Failure::Stdout)?;
        Ok(ExitCode::SUCCESS)
    }
}
