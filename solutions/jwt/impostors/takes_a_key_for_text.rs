//! title: Takes the key of the environment for text
//! severity: minor
//! seen by: e2e::verify::a_key_in_the_environment_may_be_any_bytes
//! rule: On Unix `JWT_KEY` may hold any bytes, and all of them are the key.
//! asks: What may stand in an environment variable?
//!
//! `std::env::var` gives an error for bytes that are no text, and here every error means that there is no key. Whoever made a key
//! of random bytes is told to set what is set.
//!
//! A key is bytes, wherever it comes from. Try one that is no text in each of the two places.

mod main {
    fn read_key(common: &Common) -> Result<NamedKey, Failure> {
        let (from, bytes) = match &common.key_file {
            Some(path) => (path.display().to_string(), read_key_file(path)?),
            None => match std::env::var(KEY_VARIABLE) {
                Ok(value) => (KEY_VARIABLE.to_owned(), value.into_bytes()),
                Err(_) => return Err(Failure::NoKey),
            },
        };
        let key = Key::new(&bytes).map_err(|problem| Failure::BadKey { from, problem })?;
        Ok(NamedKey {
            kid: common.kid.clone(),
            key,
        })
    }
}
