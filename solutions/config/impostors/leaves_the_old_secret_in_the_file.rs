//! title: Leaves the old secret in the file
//! severity: major
//! seen by: unit::writing::setting_a_variable_changes_nothing_else
//! rule: All further assignments of that name are removed with their lines, because an old password in a file is still a password.
//! asks: what is in the file after a variable was set again?
//!
//! The code adds the new line at the end. The last assignment counts, so reading gives the new value. But the old
//! password is still in the file, and a user may have changed it because it was stolen.
//!
//! A test that reads the value back passes. A test that compares the whole file sees it.

mod writer {
    pub fn set(text: &str, name: &str, value: &str) -> Result<String, Report> {
        let dot_env = parse(text);
        if !dot_env.bad_lines.is_empty() {
            let problems = dot_env.bad_lines.into_iter().map(Problem::BadLine);
            return Err(Report(problems.collect()));
        }
        let mut written = text.to_owned();
        if !written.is_empty() && !written.ends_with('\n') {
            written.push('\n');
        }
        Ok(written + &assignment(name, value) + "\n")
    }
}
