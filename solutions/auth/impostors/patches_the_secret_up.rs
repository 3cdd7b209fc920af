//! title: Patches up a secret that is no text
//! severity: critical
//! seen by: e2e::proof::a_secret_may_be_any_bytes_and_all_of_them_count
//! rule: `AUTH_SECRET` is the secret: any bytes, and all of them count.
//! asks: What becomes of bytes that are no text when they are made one?
//!
//! `to_string_lossy` never fails, and puts the same sign in place of every byte that is no text. Of a secret of random bytes much
//! is lost, and two secrets may become one.
//!
//! A conversion that cannot fail loses something. The test has two secrets that differ in nothing else.

mod main {
    fn read_secret() -> Result<Secret, Failure> {
        let value = std::env::var_os(SECRET_VARIABLE).ok_or(Failure::NoSecret)?;
        Secret::new(value.to_string_lossy().as_bytes()).map_err(Failure::ShortSecret)
    }
}
