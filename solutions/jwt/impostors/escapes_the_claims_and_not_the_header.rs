//! title: Escapes the claims, and not the header
//! severity: major
//! seen by: e2e::inspect::a_signed_token_is_open_to_anybody
//! rule: `verify` and `inspect` print no character that a terminal would obey or hide.
//! asks: Which parts of a token may a stranger have filled with what a terminal obeys?
//!
//! What `inspect` shows of the claims goes through `pretty`; the header is printed as it came, since "it only has `alg` and `typ`". It
//! has what the sender wrote, and a terminal obeys it.
//!
//! Both parts come from outside. A test with a bad character in one of them says nothing about the other.

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
