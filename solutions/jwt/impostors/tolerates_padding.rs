//! title: Tolerates padding
//! severity: major
//! seen by: unit::segment::only_the_64_characters_are_accepted
//! rule: Base64url has no padding.
//! asks: is a text read that has padding at its end?
//!
//! Be generous in what you accept: some senders pad, so the padding is taken off. Now a token can be
//! written in several ways that all verify. A list of revoked tokens, a cache, or a log that looks for
//! the text of a token knows only one of them.
//!
//! The signature does not help, for it is for the first two parts, and the padding may stand behind the
//! third. It takes a test that writes the same thing in another way and wants it refused.

mod segment {
    /// Reads base64url.
    pub fn decode(text: &str) -> Result<Vec<u8>, SegmentError> {
        let text = text.trim_end_matches('=');
        let values = values(text)?;
        if values.len() % 4 == 1 {
            return Err(SegmentError::ImpossibleLength {
                length: values.len(),
            });
        }
        refuse_stray_bits(text, &values)?;
        Ok(bytes(&values))
    }
}
