//! title: Prints the secret in the message
//! severity: major
//! seen by: e2e::settings::it_does_not_start_with_bad_settings
//! rule: The message about a bad setting names the variable, and never shows its value.
//! asks: how much of a bad secret does the message show?
//!
//! The message shows the value that you set, and says that it is too short. That helps you, and also every reader of
//! the log. The secret was short but real, and the next one often begins with the same letters.
//!
//! A test looks for the value in the message.

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
