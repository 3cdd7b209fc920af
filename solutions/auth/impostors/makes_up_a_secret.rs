//! title: Makes up a secret when there is none
//! severity: major
//! seen by: e2e::settings::it_does_not_start_with_bad_settings
//! rule: The server does not start without a valid secret.
//! asks: what does the server do when there is no secret?
//!
//! So that one can try it out at once. Then it goes into production like that, every server with a secret of its
//! own, or, worse, with one that stands in the source for all to read. What must be set has no default.

mod main {
    fn read_secret() -> Result<Secret, Failure> {
        let value = std::env::var_os(SECRET_VARIABLE)
            .unwrap_or_else(|| "change me in production, please, somebody".into());
        Secret::new(value.as_encoded_bytes()).map_err(Failure::ShortSecret)
    }
}
