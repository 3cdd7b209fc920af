//! A path, taken apart and decoded.

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

/// A text in which each `%` and two hexadecimal digits have become the byte that they stand for (RFC 3986 §2.1). Nothing
/// else changes: a `+` is a space in a form, and a plus in a path.
///
/// # Errors
/// [`PathError::BadEscape`] for a percent sign without two digits, [`PathError::NotUtf8`] if the bytes are no text.
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

/// What a hexadecimal digit is worth. (`u8::from_str_radix` would take `+1` for two digits.)
fn hex(digit: u8) -> Result<u8, PathError> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
        .ok_or(PathError::BadEscape)
}

/// What stands between the slashes of a path, decoded. `/` is one segment that is empty, and a slash at the end makes an
/// empty last one. A slash that was sent as `%2F` is part of a segment and separates nothing (RFC 3986 §2.2, §2.4).
///
/// The path begins with `/`.
///
/// # Errors
/// Those of [`percent_decode`].
pub fn segments(path: &str) -> Result<Vec<String>, PathError> {
    path.split('/').skip(1).map(percent_decode).collect()
}

/// The number that a segment spells: the digits `0` to `9`, at least one, and nothing else. `None` for everything else,
/// and for numbers that a `u64` cannot hold.
#[must_use]
pub fn number(segment: &str) -> Option<u64> {
    // `parse` alone would take a plus.
    if !segment.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    segment.parse().ok()
}
