//! Reads JSON, and refuses values that it cannot keep exactly.
//!
//! RFC 8259 §9 allows a parser to have limits. This one refuses values beyond its limits. If it rounded or cut them,
//! the validator would check another document.

use serde_json::Value;
use thiserror::Error;

/// The prefix of names that have a meaning for `serde_json` itself.
const RESERVED: &str = "$serde_json::private::";

/// How many digits a number may have, without those of its exponent. A division of long numbers is slow.
const MOST_DIGITS: usize = 1_000;

/// Why a text cannot be read: it is not JSON, or it exceeds a limit.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("cannot be read as JSON: {reason}")]
pub struct ReadError {
    reason: String,
}

/// Reads a JSON document. A byte order mark at its beginning is skipped (RFC 8259 §8.1).
///
/// # Errors
/// [`ReadError`] for a text that is not JSON, and for one beyond a limit:
/// - 128 or more nested arrays and objects,
/// - half of a character, such as `"\ud800"`,
/// - a number of more than 1,000 digits,
/// - a number whose exponent is too large for an `i64`, such as `1e9223372036854775808`,
/// - a string that begins with `$serde_json::private::`, because it has a special meaning for the library.
pub fn read(text: &[u8]) -> Result<Value, ReadError> {
    let text = str::from_utf8(text).map_err(|problem| ReadError {
        reason: problem.to_string(),
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value = serde_json::from_str(text).map_err(|problem| {
        let problem = problem.to_string();
        let note = if problem.contains("surrogate") || problem.contains("hex escape") {
            " (four digits, and half of a character only with its other half)"
        } else if problem.contains("recursion limit") {
            " (127 arrays and objects within each other are the limit)"
        } else {
            ""
        };
        ReadError {
            reason: format!("{problem}{note}"),
        }
    })?;
    match tokens(text).find_map(beyond_a_limit) {
        None => Ok(value),
        Some(reason) => Err(ReadError {
            reason: reason.to_owned(),
        }),
    }
}

/// The strings and the numbers of a JSON text.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(|next: char| "\"-0123456789".contains(next))?;
        let (token, behind) = rest[start..].split_at(end_of_token(&rest[start..]));
        rest = behind;
        Some(token)
    })
}

/// The end of the string or number at the beginning of a text.
fn end_of_token(text: &str) -> usize {
    let Some(inside) = text.strip_prefix('"') else {
        let behind = |next: char| !next.is_ascii_digit() && !"+-.eE".contains(next);
        return text.find(behind).unwrap_or(text.len());
    };
    let mut escaped = false;
    let quote = inside.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    quote.map_or(text.len(), |quote| quote + 2)
}

/// The limit that a string or a number exceeds, if any.
fn beyond_a_limit(token: &str) -> Option<&'static str> {
    if token.starts_with('"') {
        let may_be_reserved = token.starts_with("\"$") || token.starts_with("\"\\");
        let is_reserved = may_be_reserved
            && serde_json::from_str::<String>(token).is_ok_and(|text| text.starts_with(RESERVED));
        return is_reserved.then_some("a string begins with `$serde_json::private::`");
    }
    let (mantissa, exponent) = token.split_once(['e', 'E']).unwrap_or((token, "0"));
    let digits = mantissa.bytes().filter(u8::is_ascii_digit).count();
    if digits > MOST_DIGITS {
        return Some("a number has more than 1,000 digits");
    }
    let is_too_large = exponent.parse::<i64>().is_err();
    is_too_large.then_some("the exponent of a number does not fit into 64 bits")
}
