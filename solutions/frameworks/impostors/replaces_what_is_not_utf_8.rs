//! title: Replaces bytes that are not UTF-8
//! severity: minor
//! seen by: unit::path::what_is_no_escape_is_refused
//! rule: [`PathError::BadEscape`] for a percent sign without two digits, [`PathError::NotUtf8`] if the bytes are not UTF-8.
//! asks: what does the server do with a path whose bytes are not UTF-8?
//!
//! `from_utf8_lossy` never fails, because it writes a replacement character for bytes that are no text. So different
//! paths become the same one, and a client finds a to-do under a name that it does not have.
//!
//! Refuse input that you cannot read. A test needs a byte that is no text.

mod path {
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
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}
