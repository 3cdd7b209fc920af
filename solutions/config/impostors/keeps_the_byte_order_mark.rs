//! title: Reads the byte order mark as a part of the first name
//! severity: minor
//! seen by: unit::grammar::this_text_has_these_values
//! rule: A byte order mark at the beginning is skipped.
//! asks: what does the reader find in the first line if an editor has put a mark in front of the file?
//!
//! Some editors on Windows put three invisible bytes in front of a file. They become a part of the first name, and
//! the user gets an error about a line that looks right.
//!
//! A test needs a text that begins with this mark.

mod dotenv {
    #[must_use]
    pub fn parse(text: &str) -> DotEnv {
        let text = text.replace("\r\n", "\n");
        let mut dot_env = DotEnv::default();
        let mut rest = text.as_str();
        let mut line = 1;
        while !rest.is_empty() {
            let (statement, behind) = split_statement(rest);
            let last_line = line + statement.matches('\n').count();
            match assignment(statement) {
                Ok(None) => {}
                Ok(Some((name, value))) => dot_env.entries.push(Entry {
                    name: name.to_owned(),
                    value: Secret::new(value),
                    first_line: line,
                    last_line,
                }),
                Err(reason) => dot_env.bad_lines.push(BadLine { line, reason }),
            }
            rest = behind;
            line = last_line + 1;
        }
        dot_env
    }
}
