//! title: Writes into a bad file
//! severity: minor
//! seen by: unit::writing::a_file_with_bad_lines_is_not_written_to
//! rule: A file with a bad line is not written to.
//! asks: what does setting a variable do to a file with a bad line?
//!
//! Line 1 has an open quote, and the code adds a line at the end. Its first quote can close the one in line 1. Then
//! the new value is not set, and the user's old value has changed.
//!
//! A test needs a file with an open quote, and expects an error and no new text.

mod writer {
    pub fn set(text: &str, name: &str, value: &str) -> Result<String, Report> {
        let dot_env = parse(text);
        let old: Vec<&Entry> = dot_env
            .entries
            .iter()
            .filter(|entry| entry.name == name)
            .collect();
        let lines: Vec<&str> = text.split_inclusive('\n').collect();

        let mut written = String::new();
        for (number, line) in (1..).zip(&lines) {
            let covers = |entry: &&Entry| (entry.first_line..=entry.last_line).contains(&number);
            if !old.iter().any(covers) {
                written.push_str(line);
            } else if number == old[0].first_line {
                let statement = lines[number - 1..old[0].last_line].concat();
                written.push_str(&replaced(&statement, name, value));
            }
        }
        if old.is_empty() {
            if !["", "\u{feff}"].contains(&written.as_str()) && !written.ends_with('\n') {
                written.push('\n');
            }
            written.push_str(&assignment(name, value));
            written.push('\n');
        }
        Ok(written)
    }
}
