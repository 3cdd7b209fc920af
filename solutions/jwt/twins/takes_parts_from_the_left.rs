//! title: Cuts the parts off one by one
//! freedom: internals
//! rule: How you encode and decode, and how you split a token.
//!
//! The README says that a token has exactly three parts. This version counts the dots first, and makes no list of the
//! parts.

mod compact {
    impl<'a> Token<'a> {
        pub fn parse(text: &'a str) -> Result<Self, TokenError> {
            let found = text.matches('.').count() + 1;
            let cut = || {
                let (header, rest) = text.split_once('.')?;
                let (payload, signature) = rest.split_once('.')?;
                Some((header, payload, signature))
            };
            let Some((header, payload, signature)) = cut().filter(|_| found == 3) else {
                return Err(TokenError::Parts { found });
            };
            let signed = text.len() - signature.len() - 1;
            Ok(Self {
                header: decode(Part::Header, header)?,
                payload: decode(Part::Payload, payload)?,
                signature: decode(Part::Signature, signature)?,
                signed_text: &text[..signed],
            })
        }
    }
}
