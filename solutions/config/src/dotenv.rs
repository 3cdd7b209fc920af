//! Reads the text of an `.env` file.

use thiserror::Error;

use crate::secret::Secret;

/// White space within a line. A carriage return counts, so that it does no harm wherever it stands alone.
pub(crate) const BLANKS: [char; 3] = [' ', '\t', '\r'];

/// What an `.env` file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DotEnv {
    /// Its assignments, in their order. A name may be there more than once.
    pub entries: Vec<Entry>,
    /// Its lines that could not be read, in their order.
    pub bad_lines: Vec<BadLine>,
}

/// An assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name in front of the `=`.
    pub name: String,
    /// What stands behind it, without quotes and with the escapes resolved. Nobody knows yet whether it is a secret, so it
    /// is treated as one.
    pub value: Secret<String>,
    /// The line that it begins in, counted from 1.
    pub first_line: usize,
    /// The line that it ends in: another one, if it has line breaks in quotes.
    pub last_line: usize,
}

/// A line that could not be read. What stands in it is not repeated: it may be a secret.
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
    /// Neither empty nor a comment, and no `=` in it. `export NAME` alone is such a line.
    #[error("there is no `=`")]
    NoEquals,
    /// A name is made of ASCII letters, digits and `_`, and does not begin with a digit.
    #[error("the name in front of the `=` is none")]
    BadName,
    /// A quote that opens and is not closed before the file ends. Reading goes on in the next line.
    #[error("the quote is not closed")]
    UnclosedQuote,
    /// A `\` in double quotes with something behind it that is no escape.
    #[error("there is no such escape; a `\\` in double quotes is written `\\\\`")]
    BadEscape,
    /// Something behind the closing quote other than white space and a comment.
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

/// Reads the text of an `.env` file. There is no text that it refuses as a whole: what cannot be read is among the
/// [`bad_lines`](DotEnv::bad_lines), with the reason that comes first from left to right.
///
/// - A line ends with `\n` or `\r\n`. White space is the space, the tab and the carriage return, and no other character. A
///   byte order mark at the beginning of the file is skipped.
/// - Lines with white space alone are skipped, and so are comments: lines that begin with `#`, perhaps behind white space.
/// - Everything else is `NAME=value`, perhaps with the word `export` and white space in front. White space around the name
///   and around the value does not count. With nothing but white space between it and the `=`, `export` is the name.
/// - A value without quotes ends with its line, or at a `#` with white space in front of it. Everything in it means itself.
/// - A value that begins with a quote, `'` or `"`, ends at the next such quote, perhaps in a later line; line breaks in it
///   are `\n`, however the file has them. Behind it there may be white space, and a comment behind that. The assignment
///   has all lines up to its closing quote, also if something is wrong with it. Without a closing quote it has one line.
/// - In single quotes everything means itself. In double quotes `\n`, `\r` and `\t` are the line feed, the carriage return
///   and the tab, and a `\` in front of `\`, `"`, `$` or `` ` `` takes away what these mean.
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

/// The first line, together with those on which its quoted value goes on, and what stands behind them.
///
/// A quote that is never closed takes nothing with it, so that one slip does not hide all that follows.
fn split_statement(text: &str) -> (&str, &str) {
    let end_of_line = |from: usize| text[from..].find('\n').map_or(text.len(), |at| from + at);
    let closed = opening_quote(&text[..end_of_line(0)]).and_then(|(quote, inside)| {
        closing_quote(&text[inside..], quote).map(|length| inside + length)
    });
    let (statement, behind) = text.split_at(end_of_line(closed.unwrap_or(0)));
    (statement, behind.strip_prefix('\n').unwrap_or(behind))
}

/// The quote that a line's value begins with, and where its inside begins.
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

/// Where the closing quote is, seen from behind the opening one.
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

/// Whether nothing of this line counts.
fn is_comment(line: &str) -> bool {
    line.trim_start_matches(BLANKS).starts_with('#')
}

/// What stands in front of the `=`, without `export`.
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

/// What stands behind the `=`.
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

/// A value in quotes, seen from behind the opening one.
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

/// The text up to a `#` that has white space in front of it, without white space around.
fn without_comment(text: &str) -> &str {
    let end = text
        .match_indices('#')
        .map(|(index, _)| index)
        .find(|&index| text[..index].ends_with(BLANKS));
    text[..end.unwrap_or(text.len())].trim_matches(BLANKS)
}

/// What follows the value in the text behind an `=`: white space, and perhaps a comment.
pub(crate) fn behind_value(right: &str) -> &str {
    let trimmed = right.trim_start_matches(BLANKS);
    let blanks = right.len() - trimmed.len();
    let quote = trimmed
        .chars()
        .next()
        .filter(|first| ['\'', '"'].contains(first));
    let length = match quote {
        Some(quote) => closing_quote(&trimmed[1..], quote).map_or(trimmed.len(), |end| end + 2),
        None => without_comment(right).len(),
    };
    match length {
        // Without a value the white space is the comment's.
        0 => right,
        length => &right[blanks + length..],
    }
}

/// What is meant by the inside of double quotes.
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
