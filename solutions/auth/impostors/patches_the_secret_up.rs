//! title: Replaces bytes of the secret that are no text
//! severity: critical
//! seen by: e2e::proof::a_secret_may_be_any_bytes_and_all_of_them_count
//! rule: `AUTH_SECRET` is the secret: any bytes, and all of them count.
//! asks: which secret does the server use if the variable has bytes that are no text?
//!
//! `to_string_lossy` never fails, because it replaces every byte that is no text with the same character. A secret of
//! random bytes loses much of its content, and two different secrets may become the same one.
//!
//! A conversion that cannot fail loses something. A test with two secrets that differ only in such bytes shows it.

mod main {
    fn read_secret() -> Result<Secret, Failure> {
        let value = std::env::var_os(SECRET_VARIABLE).ok_or(Failure::NoSecret)?;
        Secret::new(value.to_string_lossy().as_bytes()).map_err(Failure::ShortSecret)
    }
}
