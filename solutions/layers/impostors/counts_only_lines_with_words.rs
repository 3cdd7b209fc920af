//! title: Counts only lines with content
//! severity: minor
//! layers: unit
//! seen by: unit::tariff::a_line_that_cannot_be_read_is_named
//! rule: The error names the first such line, counted from 1, empty lines and comments included.
//! asks: which number does the error give for a wrong line behind a comment?
//!
//! The code removes comments and empty lines first, and then counts. The user looks at the line that the message
//! names, and finds nothing wrong there.
//!
//! In a tariff without comments both counts agree. A test needs a comment and a wrong line behind it.

mod tariff {
    impl FromStr for Tariff {
        type Err = TariffError;

        fn from_str(text: &str) -> Result<Self, Self::Err> {
            let mut tariff = Self::default();
            let lines = text
                .lines()
                .map(without_comment)
                .filter(|line| !line.trim().is_empty());
            for (index, line) in lines.enumerate() {
                tariff.add(line).map_err(|problem| TariffError {
                    line: index + 1,
                    problem,
                })?;
            }
            Ok(tariff)
        }
    }
}
