//! title: Writes only the assignments
//! severity: major
//! seen by: unit::writing::setting_a_variable_changes_nothing_else
//! rule: Everything else stays: also `export`, white space and a comment in that line.
//! asks: what is in the rest of the file after a variable was set?
//!
//! The code reads all assignments, changes one and writes them all. This is the shortest way, and every value is
//! right. But the comments are gone, and the users no longer know why the values are set.
//!
//! A test has to compare the whole file, with comments and empty lines.

mod writer {
    pub fn set(text: &str, name: &str, value: &str) -> Result<String, Report> {
        let dot_env = parse(text);
        if !dot_env.bad_lines.is_empty() {
            let problems = dot_env.bad_lines.into_iter().map(Problem::BadLine);
            return Err(Report(problems.collect()));
        }
        let mut values: Vec<(&str, &str)> = Vec::new();
        for entry in &dot_env.entries {
            if entry.name != name {
                values.push((&entry.name, entry.value.expose()));
            }
        }
        values.push((name, value));
        Ok(values
            .iter()
            .map(|(name, value)| assignment(name, value) + "\n")
            .collect())
    }
}
