//! title: Replaces what is not UTF-8
//! severity: minor
//! seen by: unit::path::what_is_no_escape_is_refused
//! rule: [`PathError::BadEscape`] for a percent sign without two digits, [`PathError::NotUtf8`] if the bytes are no text.
//! asks: what is a path worth whose bytes are no text?
//!
//! `from_utf8_lossy` never fails, and puts a replacement character where the bytes are no text. So different paths
//! become the same one, and a to-do is found by a name that it does not have.
//!
//! What cannot be read is refused. It takes a byte that is no text.

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
