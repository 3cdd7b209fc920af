//! title: Counts assignments instead of lines
//! severity: minor
//! seen by: unit::grammar::an_assignment_knows_its_lines
//! rule: A bad line is named by its number, counted from 1.
//! asks: which number does the error give for a bad line behind a value of several lines?
//!
//! A value over three lines counts as one, so the report names every later line two too low. The user goes to this
//! line and finds nothing wrong.
//!
//! Without such a value both counts agree. A test needs a bad line behind a value of several lines.

mod dotenv {
    #[must_use]
    pub fn parse(text: &str) -> DotEnv {
        let text = text
            .strip_prefix('\u{feff}')
            .unwrap_or(text)
            .replace("\r\n", "\n");
        let mut dot_env = DotEnv::default();
        let mut rest = text.as_str();
        let mut line = 1;
        while !rest.is_empty() {
            let (statement, behind) = split_statement(rest);
            match assignment(statement) {
                Ok(None) => {}
                Ok(Some((name, value))) => dot_env.entries.push(Entry {
                    name: name.to_owned(),
                    value: Secret::new(value),
                    first_line: line,
                    last_line: line,
                }),
                Err(reason) => dot_env.bad_lines.push(BadLine { line, reason }),
            }
            rest = behind;
            line += 1;
        }
        dot_env
    }
}
