//! title: Tolerates padding
//! severity: major
//! seen by: unit::segment::only_the_64_characters_are_accepted
//! rule: `Zg==` | it has padding at position 2
//! asks: does the decoder read a text with padding at its end?
//!
//! Some senders add padding, so the author removes it to be generous. One token then has several texts that all
//! verify. A list of revoked tokens that looks for the text knows only one of them.
//!
//! The signature does not cover its own padding. A test writes a token in another way and expects an error.

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
