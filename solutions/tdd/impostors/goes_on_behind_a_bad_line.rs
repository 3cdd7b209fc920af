//! title: Continues after a bad line
//! severity: major
//! seen by: e2e::failures::a_bad_line_is_named_and_nothing_behind_it_is_added
//! rule: A bad text ends the program at once, without a sum for it or for a later line.
//! asks: what happens to the lines behind one that is refused?
//!
//! The program reports a bad line and adds up the next ones. On standard output one sum is missing, and the exit
//! status is 0. A script that reads the output takes the third sum for the second line's.
//!
//! A test needs a bad line with a good one behind it. It has to check both the output and the exit status.

mod main {
    fn run(cli: Cli) -> Result<ExitCode, Failure> {
        let calculator = Calculator::new(LogFile(cli.log), Operator);
        let mut status = ExitCode::SUCCESS;
        if !answer(&calculator, Place::Argument, as_text(&cli.text)?)? {
            status = ExitCode::from(1);
        }
        let mut input = Input {
            reader: io::stdin().lock(),
            lines: 0,
        };
        while let Some((place, text)) = input.text()? {
            match answer(&calculator, place, &text) {
                Ok(true) => {}
                Ok(false) => status = ExitCode::from(1),
                Err(failure) => {
                    let _ = writeln!(io::stderr(), "tdd: {failure}");
                }
            }
        }
        Ok(status)
    }
}
