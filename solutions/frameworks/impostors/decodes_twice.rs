//! title: Decodes a path twice
//! severity: critical
//! seen by: unit::path::a_percent_sign_and_two_digits_are_a_byte
//! asks: what is `%252F` after one decoding?
//!
//! The code decodes the text as long as it changes. So `%252F` becomes a slash. A proxy in front of this server
//! decodes once, so it has checked another path.
//!
//! Decoded text is data. A test needs a percent sign that is data itself.

mod path {
    pub fn percent_decode(text: &str) -> Result<String, PathError> {
        let once = decoded_once(text)?;
        match decoded_once(&once) {
            Ok(twice) => Ok(twice),
            Err(_) => Ok(once),
        }
    }

    fn decoded_once(text: &str) -> Result<String, PathError> {
        let mut bytes = Vec::with_capacity(text.len());
        let mut rest = text.bytes();
        while let Some(byte) = rest.next() {
            if byte != b'%' {
                bytes.push(byte);
                continue;
            }
            let mut digit = || {
                let digit = rest.next().and_then(|byte| char::from(byte).to_digit(16));
                digit
                    .and_then(|digit| u8::try_from(digit).ok())
                    .ok_or(PathError::BadEscape)
            };
            let (high, low) = (digit()?, digit()?);
            bytes.push(high * 16 + low);
        }
        String::from_utf8(bytes).map_err(|_| PathError::NotUtf8)
    }
}
