//! Writes into the text of an `.env` file.

use crate::dotenv::{BLANKS, Entry, behind_value, parse};
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

/// The text of an `.env` file with this name set to this value.
///
/// - The new assignment takes the place of the first one of that name. All that stands in front of the name there stays (white
///   space, `export`), and all that stands behind the value (white space, a comment, the `\r` of `\r\n`). White space between
///   the name and the value goes. If the line had no line break, it gets `\n`.
/// - All further assignments of that name go with their lines, since an old password in a file is still a password.
/// - If there was none, a new line comes at the end, and ends with `\n`. If the last line of the file has no line break, it
///   gets `\n` first. A byte order mark alone is no line.
/// - Everything else stays as it is.
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
        // Of a byte order mark alone a line break would make an empty line.
        if !["", "\u{feff}"].contains(&written.as_str()) && !written.ends_with('\n') {
            written.push('\n');
        }
        written.push_str(&assignment(name, value));
        written.push('\n');
    }
    Ok(written)
}

/// An assignment of this name with another value, and all that stands around the two as it was.
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
