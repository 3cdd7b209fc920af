//! Reads the text of an `.env` file.

use thiserror::Error;

use crate::secret::Secret;

/// White space within a line. It includes the carriage return, so that a single one is harmless.
pub(crate) const BLANKS: [char; 3] = [' ', '\t', '\r'];

/// The content of an `.env` file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DotEnv {
    /// Its assignments, in their order. A name may occur more than once.
    pub entries: Vec<Entry>,
    /// Its lines that could not be read, in their order.
    pub bad_lines: Vec<BadLine>,
}

/// An assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name in front of the `=`.
    pub name: String,
    /// The text behind it, without quotes and with the escapes resolved. It is treated as a secret, because it may be
    /// one.
    pub value: Secret<String>,
    /// The line that it begins in, counted from 1.
    pub first_line: usize,
    /// The line that it ends in: a later one, if the value has line breaks in quotes.
    pub last_line: usize,
}

/// A line that could not be read. Its text is not kept, because it may be a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error(".env:{line}: {reason}")]
pub struct BadLine {
    /// The line that the assignment begins in, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: Reason,
}

/// Why a line could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Reason {
    /// It is neither empty nor a comment, and has no `=`, such as `export NAME`.
    #[error("there is no `=`")]
    NoEquals,
    /// A name is made of ASCII letters, digits and `_`, and does not begin with a digit.
    #[error("the name in front of the `=` is none")]
    BadName,
    /// A quote that is not closed before the file ends. The next line is read as usual.
    #[error("the quote is not closed")]
    UnclosedQuote,
    /// A `\` in double quotes that does not begin an escape.
    #[error("there is no such escape; a `\\` in double quotes is written `\\\\`")]
    BadEscape,
    /// Text behind the closing quote that is no white space and no comment.
    #[error("something stands behind the closing quote")]
    TextBehindQuote,
}

impl DotEnv {
    /// The assignment of this name that counts: the last one, as in a shell.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().rfind(|entry| entry.name == name)
    }
}

/// Reads the text of an `.env` file. It never refuses a whole text. A line that cannot be read is in
/// [`bad_lines`](DotEnv::bad_lines), with its first reason from left to right.
///
/// - A line ends with `\n` or `\r\n`. White space is the space, the tab and the carriage return, and no other character. A
///   byte order mark at the beginning of the file is skipped.
/// - Lines of white space are skipped, and so are comments: lines that begin with `#`, perhaps behind white space.
/// - Everything else is `NAME=value`, perhaps with the word `export` and white space in front. White space around the
///   name and around the value does not count. If only white space is between `export` and the `=`, `export` is the name.
/// - A value without quotes ends with its line, or at a `#` with white space in front of it. Each of its characters
///   means itself.
/// - A value that begins with a quote, `'` or `"`, ends at the next such quote, perhaps in a later line; line breaks in
///   it become `\n`. Behind it there may be white space, and a comment behind that. The assignment has all lines up to
///   its closing quote, even if it is bad. Without a closing quote it has one line.
/// - In single quotes each character means itself. In double quotes `\n`, `\r` and `\t` are the line feed, the carriage
///   return and the tab, and a `\` in front of `\`, `"`, `$` or `` ` `` makes that character mean itself.
/// - `$` means itself everywhere: nothing is substituted.
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

/// The first line with the further lines of its quoted value, and the rest of the text.
///
/// A quote that is never closed ends with its line, so that one mistake does not hide the rest of the file.
fn split_statement(text: &str) -> (&str, &str) {
    let end_of_line = |from: usize| text[from..].find('\n').map_or(text.len(), |at| from + at);
    let closed = opening_quote(&text[..end_of_line(0)]).and_then(|(quote, inside)| {
        closing_quote(&text[inside..], quote).map(|length| inside + length)
    });
    let (statement, behind) = text.split_at(end_of_line(closed.unwrap_or(0)));
    (statement, behind.strip_prefix('\n').unwrap_or(behind))
}

/// The opening quote of a line's value, and the position behind it.
fn opening_quote(line: &str) -> Option<(char, usize)> {
    if is_comment(line) {
        return None;
    }
    let (_, value) = line.split_once('=')?;
    let value = value.trim_start_matches(BLANKS);
    let quote = value
        .chars()
        .next()
        .filter(|first| ['\'', '"'].contains(first))?;
    Some((quote, line.len() - value.len() + 1))
}

/// The position of the closing quote, counted from behind the opening one.
fn closing_quote(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (index, character) in text.char_indices() {
        if escaped {
            escaped = false;
        } else if character == quote {
            return Some(index);
        } else {
            escaped = quote == '"' && character == '\\';
        }
    }
    None
}

/// The name and the value of a statement; nothing for an empty line or a comment.
fn assignment(statement: &str) -> Result<Option<(&str, String)>, Reason> {
    if statement.trim_matches(BLANKS).is_empty() || is_comment(statement) {
        return Ok(None);
    }
    let (left, right) = statement.split_once('=').ok_or(Reason::NoEquals)?;
    Ok(Some((name(left)?, value(right)?)))
}

/// Whether this line is empty or a comment.
fn is_comment(line: &str) -> bool {
    line.trim_start_matches(BLANKS).starts_with('#')
}

/// The text before the `=`, without `export`.
fn name(left: &str) -> Result<&str, Reason> {
    let left = left.trim_matches(BLANKS);
    let name = left
        .strip_prefix("export")
        .filter(|rest| rest.starts_with(BLANKS))
        .map_or(left, |rest| rest.trim_start_matches(BLANKS));
    let legal = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let begins_well = name.starts_with(|first: char| !first.is_ascii_digit());
    if begins_well && name.chars().all(legal) {
        Ok(name)
    } else {
        Err(Reason::BadName)
    }
}

/// The text behind the `=`.
fn value(right: &str) -> Result<String, Reason> {
    let trimmed = right.trim_start_matches(BLANKS);
    if let Some(inside) = trimmed.strip_prefix('\'') {
        quoted(inside, '\'', |raw| Ok(raw.to_owned()))
    } else if let Some(inside) = trimmed.strip_prefix('"') {
        quoted(inside, '"', unescape)
    } else {
        Ok(without_comment(right).to_owned())
    }
}

/// A value in quotes; `text` begins behind the opening one.
fn quoted(
    inside: &str,
    quote: char,
    meaning: fn(&str) -> Result<String, Reason>,
) -> Result<String, Reason> {
    let end = closing_quote(inside, quote).ok_or(Reason::UnclosedQuote)?;
    let value = meaning(&inside[..end])?;
    let behind = &inside[end + quote.len_utf8()..];
    if without_comment(behind).is_empty() {
        Ok(value)
    } else {
        Err(Reason::TextBehindQuote)
    }
}

/// The text up to a `#` with white space before it, trimmed.
fn without_comment(text: &str) -> &str {
    let end = text
        .match_indices('#')
        .map(|(index, _)| index)
        .find(|&index| text[..index].ends_with(BLANKS));
    text[..end.unwrap_or(text.len())].trim_matches(BLANKS)
}

/// The text that follows the value: white space, and perhaps a comment.
pub(crate) fn behind_value(right: &str) -> &str {
    let trimmed = right.trim_start_matches(BLANKS);
    let blanks = right.len() - trimmed.len();
    let length = match trimmed.chars().next() {
        Some(quote @ ('\'' | '"')) => {
            closing_quote(&trimmed[1..], quote).map_or(trimmed.len(), |end| end + 2)
        }
        _ => without_comment(right).len(),
    };
    match length {
        // Without a value the white space belongs to the comment.
        0 => right,
        length => &right[blanks + length..],
    }
}

/// The meaning of a text in double quotes.
fn unescape(raw: &str) -> Result<String, Reason> {
    let mut meant = String::with_capacity(raw.len());
    let mut characters = raw.chars();
    while let Some(character) = characters.next() {
        meant.push(match character {
            '\\' => match characters.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                Some(itself @ ('\\' | '"' | '$' | '`')) => itself,
                _ => return Err(Reason::BadEscape),
            },
            itself => itself,
        });
    }
    Ok(meant)
}
