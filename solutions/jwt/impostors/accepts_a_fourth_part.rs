//! title: Accepts a fourth part
//! severity: major
//! seen by: unit::compact::what_is_not_three_segments_is_refused
//! rule: [`TokenError::Parts`] unless there are exactly three, else [`TokenError::Segment`] for the first part that cannot be decoded.
//! asks: how many parts may a token have?
//!
//! The first three parts are taken and whatever follows is dropped. The signature still fits, so it seems
//! to do no harm. But now a sender can append what they like to somebody else's token, and every copy
//! looks like a new one; and an encrypted token, which has five parts, is read as if it were a signed
//! one.
//!
//! Tests with too few parts are the obvious ones. Those with too many see it.

mod compact {
    impl<'a> Token<'a> {
        /// Takes a token apart.
        pub fn parse(text: &'a str) -> Result<Self, TokenError> {
            let parts: Vec<&str> = text.split('.').collect();
            let [header, payload, signature, ..] = parts[..] else {
                return Err(TokenError::Parts { found: parts.len() });
            };
            Ok(Self {
                header: decode(Part::Header, header)?,
                payload: decode(Part::Payload, payload)?,
                signature: decode(Part::Signature, signature)?,
                signed_text: &text[..header.len() + 1 + payload.len()],
            })
        }
    }
}
