//! Writes into the text of an `.env` file.

use crate::dotenv::{Entry, parse};
use crate::problem::{Problem, Report};

/// A line for `.env`, without its line break, from which [`parse`] reads this value again.
///
/// A value of ASCII letters, digits and `_-.:/,*` alone, or of nothing, stands as it is. Every other value stands in double
/// quotes, with the line feed, the carriage return and the tab as `\n`, `\r` and `\t`, and with a `\` in front of each `\`,
/// `"`, `$` and `` ` ``, so that a shell that reads the file takes them for themselves too.
///
/// The name has to be one that an `.env` file can have.
///
/// ```
/// assert_eq!(config::assignment("A", "1 # 2"), "A=\"1 # 2\"");
/// ```
#[must_use]
pub fn assignment(name: &str, value: &str) -> String {
    if value.chars().all(is_plain) {
        format!("{name}={value}")
    } else {
        format!("{name}=\"{}\"", escape(value))
    }
}

/// The text of an `.env` file with this name set to this value, in a line that ends with `\n`.
///
/// The line takes the place of the first assignment of that name; all further ones go, since an old password in a file is
/// still a password. If there was none, the line comes at the end, behind a line break if there has to be one. Everything
/// else stays as it is, comments included.
///
/// # Errors
/// A report of all bad lines, if there are any: behind a quote that is not closed, no line would mean what it says.
pub fn set(text: &str, name: &str, value: &str) -> Result<String, Report> {
    let dot_env = parse(text);
    if !dot_env.bad_lines.is_empty() {
        let problems = dot_env.bad_lines.into_iter().map(Problem::BadLine);
        return Err(Report(problems.collect()));
    }
    let old: Vec<&Entry> = dot_env
        .entries
        .iter()
        .filter(|entry| entry.name == name)
        .collect();
    let new = assignment(name, value) + "\n";

    let mut written = String::new();
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let covers = |entry: &&Entry| (entry.first_line..=entry.last_line).contains(&number);
        if !old.iter().any(covers) {
            written.push_str(line);
        } else if number == old[0].first_line {
            written.push_str(&new);
        }
    }
    if old.is_empty() {
        if !written.is_empty() && !written.ends_with('\n') {
            written.push('\n');
        }
        written.push_str(&new);
    }
    Ok(written)
}

/// Whether a character means itself in every program that reads such files.
fn is_plain(character: char) -> bool {
    character.is_ascii_alphanumeric() || "_-.:/,*".contains(character)
}

/// The inside of double quotes that means this value.
fn escape(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for character in value.chars() {
        match character {
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            '\\' | '"' | '$' | '`' => escaped.extend(['\\', character]),
            _ => escaped.push(character),
        }
    }
    escaped
}
