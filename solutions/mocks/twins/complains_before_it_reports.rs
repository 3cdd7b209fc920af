//! title: Writes a round's complaints before its report
//! freedom: order
//! rule: A round prints its report on standard output.
//!
//! The README says which line goes to which stream. It does not say which stream is written first. This version
//! writes to standard error first.

mod main {
    fn tell(round: &Result<Report, WardenError>) -> Status {
        let (status, complaints) = match round {
            Ok(report) => (
                Status::Good,
                report.failures.iter().map(ToString::to_string).collect(),
            ),
            Err(error @ WardenError::Weather(_)) => (Status::WindUnknown, vec![error.to_string()]),
            Err(error @ WardenError::NoDelivery(_)) => {
                (Status::NoDelivery, vec![error.to_string()])
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
