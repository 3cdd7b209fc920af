//! title: Uses the variable if the key file cannot be read
//! severity: critical
//! seen by: e2e::failures::wrong_usage_gives_status_2_and_says_what_to_do
//! rule: `--key-file` takes precedence over `JWT_KEY`, also if the file cannot be read.
//! asks: what happens if a key file that was named cannot be read?
//!
//! A key file has precedence, and this code goes on to the variable if the file cannot be read. A user who misspells
//! the path gets no error. Their tokens are signed with another key than they meant.
//!
//! A test sets the variable and names a file that does not exist. It expects an error.

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
