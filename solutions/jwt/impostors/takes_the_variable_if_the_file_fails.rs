//! title: Takes the variable if the key file cannot be read
//! severity: critical
//! seen by: e2e::failures::wrong_usage_gives_status_2_and_says_what_to_do
//! rule: `--key-file` takes precedence over `JWT_KEY`, also if the file cannot be read.
//! asks: What if a source that was named has nothing to give?
//!
//! A key file goes before the variable; if it cannot be read, the variable is there. So a typing error in a path is no error, and
//! tokens are signed with a key that nobody meant.
//!
//! What was named and is not there is an error, also where there is something else to fall back on. The test has both.

mod main {
    fn read_key(common: &Common) -> Result<NamedKey, Failure> {
        let variable = std::env::var_os(KEY_VARIABLE)
            .map(|value| (KEY_VARIABLE.to_owned(), value.into_encoded_bytes()));
        let file = common.key_file.as_ref().map(|path| {
            read_key_file(path).map(|bytes| (path.display().to_string(), bytes))
        });
        let (from, bytes) = match (file, variable) {
            (Some(Ok(found)), _) | (_, Some(found)) => found,
            (Some(Err(failure)), None) => return Err(failure),
            (None, None) => return Err(Failure::NoKey),
        };
        let key = Key::new(&bytes).map_err(|problem| Failure::BadKey { from, problem })?;
        Ok(NamedKey {
            kid: common.kid.clone(),
            key,
        })
    }
}
