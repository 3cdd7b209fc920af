//! title: Cuts the parts off one by one
//! freedom: internals
//! rule: A token is three parts with dots between them
//!
//! What a token is, is a rule. Here no list of its parts is made before it is known that there are three.

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
