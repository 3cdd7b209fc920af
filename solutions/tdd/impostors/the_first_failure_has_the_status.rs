//! title: The first failure decides the exit status
//! severity: minor
//! seen by: e2e::log::the_exit_status_tells_that_log_and_service_failed
//! rule: later sums do not change the status, but a bad text gives 2
//! asks: which exit status has a run in which a sum was neither logged nor reported, and a later line is bad?
//!
//! The program remembers status 1 and keeps it. Then a bad line ends the run, and the status says that only the log
//! has failed. A script that checks for 2 takes the sums as complete.
//!
//! Each failure alone has the right status. A test needs both in one run.

mod main {
    fn run(cli: Cli) -> Result<ExitCode, Failure> {
        let calculator = Calculator::new(LogFile(cli.log), Operator);
        let mut logged = answer(&calculator, Place::Argument, as_text(&cli.text)?)?;
        let mut input = Input {
            reader: io::stdin().lock(),
            lines: 0,
        };
        while let Some((place, text)) = input.text()? {
            match answer(&calculator, place, &text) {
                Ok(good) => logged &= good,
                Err(failure) if logged => return Err(failure),
                Err(failure) => {
                    let _ = writeln!(io::stderr(), "tdd: {}", in_full(&failure));
                    break;
                }
            }
        }
        Ok(if logged {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(1)
        })
    }
}
