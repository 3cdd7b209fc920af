//! title: Decodes a key that looks like hexadecimal
//! severity: major
//! seen by: e2e::verify::a_token_that_can_be_believed_gives_its_claims
//! rule: The key is the bytes themselves, without decoding: 64 hexadecimal digits are a key of 64 bytes.
//! asks: which bytes are the key if it looks like hexadecimal digits?
//!
//! `openssl rand -hex 32` prints 64 digits for 32 bytes, so the author decodes them. Most libraries use the 64 digits
//! themselves. Two services with the same text in their settings then refuse each other's tokens.
//!
//! The code verifies its own tokens, so most tests pass. A test needs such a key and a token that was signed
//! elsewhere.

mod main {
    fn read_key(common: &Common) -> Result<NamedKey, Failure> {
        let (from, bytes) = match &common.key_file {
            Some(path) => (path.display().to_string(), read_key_file(path)?),
            None => match std::env::var_os(KEY_VARIABLE) {
                Some(value) => (KEY_VARIABLE.to_owned(), value.into_encoded_bytes()),
                None => return Err(Failure::NoKey),
            },
        };
        let key = match decoded(&bytes) {
            Some(decoded) => Key::new(&decoded),
            None => Key::new(&bytes),
        };
        let key = key.map_err(|problem| Failure::BadKey { from, problem })?;
        Ok(NamedKey {
            kid: common.kid.clone(),
            key,
        })
    }

    /// The bytes that hexadecimal digits spell, if there is nothing else.
    fn decoded(digits: &[u8]) -> Option<Vec<u8>> {
        digits
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
            .collect()
    }
}
