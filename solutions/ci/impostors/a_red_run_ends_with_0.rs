//! title: Ends with status 0 after a red run
//! severity: critical
//! seen by: e2e::jobs::the_answer_is_printed_and_is_the_exit_status
//! rule: Exit status: 0 if all jobs passed or the branch is merged, 1 if a job failed or the branch is not merged, 2 for wrong usage or bad input.
//! asks: which exit status has a run that is red?
//!
//! The summary says "red", and the program has done its work, so it ends with 0. A script, a hook or a server that
//! calls it goes on.
//!
//! Programs read the exit status. A test of the summary alone passes.

mod main {
    fn print(answer: &Answer) -> Result<ExitCode, Failure> {
        write!(io::stdout(), "{}", answer.text).map_err(Failure::Stdout)?;
        Ok(ExitCode::SUCCESS)
    }
}
