//! title: Escapes the claims and not the header
//! severity: major
//! seen by: e2e::inspect::anyone_can_read_a_signed_token
//! rule: The header of a token is escaped like its claims.
//! asks: which parts of a token can a stranger fill with control characters?
//!
//! `inspect` escapes the claims and prints the header as it is, because "it only has `alg` and `typ`". But the sender
//! writes the header too. The terminal of the user then obeys control characters in it.
//!
//! Both parts come from outside. A test needs a control character in each of them.

mod inspect {
    pub fn inspect(token: &str) -> Result<String, InspectError> {
        let token = Token::parse(token)?;
        let header = object(Part::Header, &token.header)?;
        let claims = object(Part::Payload, &token.payload)?;
        Ok(format!(
            "header\n{:#}\n\nclaims\n{}\n\n{}\n\n{NOT_VERIFIED}\n",
            Value::Object(header),
            pretty(&claims),
            signature_line(&token.signature),
        ))
    }
}
