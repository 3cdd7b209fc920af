//! title: The last text decides the exit status
//! severity: major
//! seen by: e2e::log::the_exit_status_tells_that_log_and_service_failed
//! rule: Exit status: 0 after success, 1 if a sum could be neither logged nor reported, 2 for wrong usage or bad input.
//! asks: which exit status has a run if an early sum was neither logged nor reported, and a later one was logged?
//!
//! The program could neither log nor report the sum of the argument. Then it logs a line, and the exit status is 0
//! again. A script believes that all is well, and a sum is missing in the log.
//!
//! A test needs a bad step with a good one behind it. Tests with one step each all pass.

mod main {
    fn run(cli: Cli) -> Result<ExitCode, Failure> {
        let calculator = Calculator::new(LogFile(cli.log), Operator);
        let status = |good| if good { ExitCode::SUCCESS } else { ExitCode::from(1) };
        let mut last = status(answer(&calculator, Place::Argument, as_text(&cli.text)?)?);
        let mut input = Input {
            reader: io::stdin().lock(),
            lines: 0,
        };
        while let Some((place, text)) = input.text()? {
            last = status(answer(&calculator, place, &text)?);
        }
        Ok(last)
    }
}
