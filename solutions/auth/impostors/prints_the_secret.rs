//! title: Prints what is in the variable
//! severity: major
//! seen by: e2e::settings::it_does_not_start_with_bad_settings
//! rule: The message about a bad setting names the variable, and never shows its value.
//! asks: what does the message about a bad secret show of it?
//!
//! A message that helps: this is what you set, and it is too short. It helps whoever reads the log, too. The secret
//! was short but real, and the next one begins with the same letters.

mod main {
    fn read_secret() -> Result<Secret, Failure> {
        let value = std::env::var_os(SECRET_VARIABLE).ok_or(Failure::NoSecret)?;
        let secret = Secret::new(value.as_encoded_bytes());
        if secret.is_err() {
            let _ = writeln!(io::stderr(), "auth: {SECRET_VARIABLE} is {value:?}");
        }
        secret.map_err(Failure::ShortSecret)
    }
}
