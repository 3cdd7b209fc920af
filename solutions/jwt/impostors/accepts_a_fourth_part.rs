//! title: Accepts a fourth part
//! severity: major
//! seen by: unit::compact::what_is_not_three_segments_is_refused
//! rule: A text with more or fewer than three parts is not a token.
//! asks: how many parts may a token have?
//!
//! The code reads the first three parts and drops the rest. The signature still fits, so it seems harmless. But a
//! sender can append anything to another user's token, and every copy looks like a new token. An encrypted token,
//! which has five parts, is read like a signed one.
//!
//! Most tests have too few parts. A test with four parts sees it.

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
