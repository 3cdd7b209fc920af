//! Splits and decodes a path.

use thiserror::Error;

/// Why a path cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PathError {
    /// A percent sign without two hexadecimal digits behind it.
    #[error("a percent sign in the path has no two hexadecimal digits behind it")]
    BadEscape,
    /// Bytes that are not UTF-8.
    #[error("the path is not UTF-8")]
    NotUtf8,
}

/// Decodes a text: each `%` with two hexadecimal digits becomes a byte (RFC 3986 §2.1). All other characters stay: a
/// `+` is a space in a form, but a plus in a path.
///
/// # Errors
/// [`PathError::BadEscape`] for a percent sign without two digits, [`PathError::NotUtf8`] if the bytes are not
/// UTF-8.
pub fn percent_decode(text: &str) -> Result<String, PathError> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        rest = behind;
        if first != b'%' {
            bytes.push(first);
            continue;
        }
        let (high, low, behind) = match rest {
            [high, low, behind @ ..] => (hex(*high)?, hex(*low)?, behind),
            _ => return Err(PathError::BadEscape),
        };
        bytes.push(high << 4 | low);
        rest = behind;
    }
    String::from_utf8(bytes).map_err(|_| PathError::NotUtf8)
}

/// The value of a hexadecimal digit. (`u8::from_str_radix` would accept `+1` as two digits.)
fn hex(digit: u8) -> Result<u8, PathError> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
        .ok_or(PathError::BadEscape)
}

/// The decoded segments of a path, between its slashes. `/` has one empty segment, and a slash at the end makes an
/// empty last one. A `%2F` is part of a segment and does not separate (RFC 3986 §2.2, §2.4).
///
/// The path begins with `/`.
///
/// # Errors
/// Those of [`percent_decode`].
pub fn segments(path: &str) -> Result<Vec<String>, PathError> {
    path.split('/').skip(1).map(percent_decode).collect()
}

/// The number in a segment: at least one digit `0` to `9`, and no other character. `None` for all other segments, and
/// for numbers that do not fit a `u64`.
#[must_use]
pub fn number(segment: &str) -> Option<u64> {
    // `parse` alone would also accept a plus.
    if !segment.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    segment.parse().ok()
}
