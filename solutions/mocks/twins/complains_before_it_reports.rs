//! title: Writes a round's complaints before its report
//! freedom: order
//! rule: A round prints its report on standard output.
//!
//! Which stream a line goes to is a rule. Which of the two streams is written first is not.

mod main {
    fn tell(round: &Result<Report, WardenError>) -> Status {
        let (status, complaints) = match round {
            Ok(report) => (
                Status::Good,
                report.failures.iter().map(ToString::to_string).collect(),
            ),
            Err(error @ WardenError::Weather(_)) => (Status::WindUnknown, vec![error.to_string()]),
            Err(error @ WardenError::NobodyTold(_)) => {
                (Status::NobodyTold, vec![error.to_string()])
            }
        };
        for complaint in complaints {
            say(&mut io::stderr(), &format!("mocks: {complaint}"));
        }
        if let Ok(report) = round {
            say(&mut io::stdout(), &report.to_string());
        }
        status
    }
}
