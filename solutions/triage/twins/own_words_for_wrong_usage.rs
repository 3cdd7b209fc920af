//! title: Says in its own words what is wrong
//! freedom: wording
//! rule: there is no ranking; a line on standard error says which file, which line, and why
//!
//! The line has to name the file, the line and the reason. The README leaves open what else is in it. This version
//! has its own words.

mod main {
    fn complain(failure: &Failure) -> ExitCode {
        let _ = writeln!(io::stderr(), "triage: there is no ranking ({failure}).");
        ExitCode::from(1)
    }

    fn count(text: &str) -> Result<usize, &'static str> {
        if text.is_empty() || text.contains(|character: char| !character.is_ascii_digit()) {
            return Err("only 0 to 9 make a number");
        }
        text.parse().map_err(|_| "that is too much")
    }

    fn date(text: &str) -> Result<Date, String> {
        Date::parse(text).ok_or_else(|| format!("{text} is not in the calendar"))
    }
}
