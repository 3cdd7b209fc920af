//! title: Makes up a secret if none is set
//! severity: major
//! seen by: e2e::settings::it_does_not_start_with_bad_settings
//! rule: The server does not start without a valid secret.
//! asks: what does the server do without a secret?
//!
//! The code has a default secret, so that you can try the server at once. Then the server goes into production with it,
//! and every reader of the source knows the secret. A setting that must be set has no default. A test starts the server
//! without it, and expects an error.

mod main {
    fn read_secret() -> Result<Secret, Failure> {
        let value = std::env::var_os(SECRET_VARIABLE)
            .unwrap_or_else(|| "change me before production, please do it".into());
        Secret::new(value.as_encoded_bytes()).map_err(Failure::ShortSecret)
    }
}
