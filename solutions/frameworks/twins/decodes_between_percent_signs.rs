//! title: Cuts the text at its percent signs
//! freedom: algorithm
//! rule: A path is split at its slashes, and then each segment is decoded.
//!
//! The rules say what a segment stands for. Whether the code reads it byte by byte or in pieces between the percent
//! signs is left open.

mod path {
    pub fn percent_decode(text: &str) -> Result<String, PathError> {
        let mut pieces = text.as_bytes().split(|byte| *byte == b'%');
        let mut bytes = pieces.next().unwrap_or_default().to_vec();
        for piece in pieces {
            let digits = piece.get(..2).ok_or(PathError::BadEscape)?;
            let mut value = 0;
            for digit in digits {
                value = value * 16 + hex(*digit)?;
            }
            bytes.push(value);
            bytes.extend_from_slice(&piece[2..]);
        }
        let text = str::from_utf8(&bytes).map_err(|_| PathError::NotUtf8)?;
        Ok(text.to_owned())
    }
}
