//! title: Writes the file anew
//! severity: major
//! seen by: unit::writing::setting_a_variable_changes_nothing_else
//! rule: Everything else stays: also `export`, white space and a comment in that line.
//! asks: what stands in the rest of the file after a variable was set?
//!
//! Read all assignments, change one, write all of them: the shortest way, and every value is right afterwards. The comments are
//! gone, and with them why the values are what they are.
//!
//! A file that people edit is more than what a program reads from it.

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
