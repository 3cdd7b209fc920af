//! The first line of a text, which may name the separators.

use crate::error::AddError;

/// How a text begins that names its separators.
const MARK: &str = "//";

/// A text in two parts: its separators, and its body.
#[derive(Debug)]
pub struct Header<'a> {
    /// The separators.
    pub separators: Vec<&'a str>,
    /// The rest of the text.
    pub body: &'a str,
    /// How many characters of the text stand before the body.
    pub start: usize,
}

/// Reads the header, if there is one.
pub fn read(text: &str) -> Result<Header<'_>, AddError> {
    let Some(after_mark) = text.strip_prefix(MARK) else {
        return Ok(Header {
            separators: vec![",", "\n"],
            body: text,
            start: 0,
        });
    };
    let Some((line, body)) = after_mark.split_once('\n') else {
        return Err(AddError::HeaderWithoutEnd {
            position: text.chars().count(),
        });
    };
    Ok(Header {
        separators: separators(line)?,
        body,
        start: MARK.len() + line.chars().count() + 1,
    })
}

/// The separators of this header, line breaks included.
fn separators(line: &str) -> Result<Vec<&str>, AddError> {
    let mut separators = if line.starts_with('[') {
        in_brackets(line)?
    } else {
        vec![single(line)?]
    };
    separators.push("\n");
    Ok(separators)
}

/// A separator without brackets: one character.
fn single(line: &str) -> Result<&str, AddError> {
    let position = MARK.len();
    if line.chars().count() > 1 {
        return Err(AddError::NotInBrackets {
            found: line.to_owned(),
            position,
        });
    }
    legal(line, position)
}

/// Separators of any length, each in its own brackets.
fn in_brackets(line: &str) -> Result<Vec<&str>, AddError> {
    let mut separators = Vec::new();
    let mut rest = line;
    let mut position = MARK.len();
    while !rest.is_empty() {
        let Some(opened) = rest.strip_prefix('[') else {
            return Err(AddError::NotInBrackets {
                found: rest.to_owned(),
                position,
            });
        };
        let Some((separator, behind)) = opened.split_once(']') else {
            return Err(AddError::UnclosedBracket { position });
        };
        separators.push(legal(separator, position + 1)?);
        position += separator.chars().count() + 2;
        rest = behind;
    }
    Ok(separators)
}

/// The separator, or an error if it could be part of a number.
fn legal(separator: &str, position: usize) -> Result<&str, AddError> {
    if separator.is_empty() {
        return Err(AddError::NoSeparator { position });
    }
    let part_of_a_number = |character: char| character == '-' || character.is_ascii_digit();
    match separator
        .chars()
        .enumerate()
        .find(|(_, character)| part_of_a_number(*character))
    {
        Some((index, character)) => Err(AddError::PartOfANumber {
            character,
            position: position + index,
        }),
        None => Ok(separator),
    }
}
