//! Changes the text of an `.env` file.

use crate::dotenv::{BLANKS, Entry, behind_value, parse};
use crate::problem::{Problem, Report};

/// A line for `.env`, without its line break, from which [`parse`] reads this value again.
///
/// An empty value, or one of only ASCII letters, digits and `_-.:/,*`, is written unchanged. Every other value is
/// written in double quotes. The line feed, the carriage return and the tab become `\n`, `\r` and `\t`. Each `\`, `"`,
/// `$` and `` ` `` gets a `\` in front, so that a shell reads the same value.
///
/// The name has to be valid in an `.env` file.
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

/// The text of an `.env` file with this name set to this value.
///
/// - The new assignment takes the place of the first one of that name. The text before the name stays (white space,
///   `export`), and so does the text behind the value (white space, a comment, the `\r` of `\r\n`). White space between
///   the name and the value is removed. If the line had no line break, it gets `\n`.
/// - All further assignments of that name are removed with their lines, because an old password in a file is still
///   a password.
/// - If the name had no assignment, a new line is added at the end, and ends with `\n`. If the last line of the file
///   has no line break, it gets `\n` first. A byte order mark alone is no line.
/// - Everything else stays as it is.
///
/// # Errors
/// A report of all bad lines, if there are any: after a quote that is not closed, the meaning of a line is not
/// certain.
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
        // A line break after a byte order mark alone would make an empty line.
        if !["", "\u{feff}"].contains(&written.as_str()) && !written.ends_with('\n') {
            written.push('\n');
        }
        written.push_str(&assignment(name, value));
        written.push('\n');
    }
    Ok(written)
}

/// An assignment of this name with another value, and the rest of its text unchanged.
fn replaced(statement: &str, name: &str, value: &str) -> String {
    let statement = statement.strip_suffix('\n').unwrap_or(statement);
    let (left, right) = statement.split_once('=').unwrap_or((statement, ""));
    let front = left.trim_end_matches(BLANKS).strip_suffix(name);
    format!(
        "{}{}{}\n",
        front.unwrap_or_default(),
        assignment(name, value),
        behind_value(right),
    )
}

/// Whether a character means itself in every program that reads such files.
fn is_plain(character: char) -> bool {
    character.is_ascii_alphanumeric() || "_-.:/,*".contains(character)
}

/// The text between double quotes that means this value.
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
