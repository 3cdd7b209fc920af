//! title: Ignores a key in the environment that is not text
//! severity: minor
//! seen by: e2e::verify::a_key_in_the_environment_may_be_any_bytes
//! rule: On Unix `JWT_KEY` may hold any bytes, and all of them are the key.
//! asks: which bytes may the key in the environment have?
//!
//! `std::env::var` gives an error for bytes that are not UTF-8, and this code reads every error as "no key". A user
//! with a random key then reads that `JWT_KEY` is not set, although it is.
//!
//! A key is bytes in the file and in the variable. A test for each uses a key that is not text.

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
