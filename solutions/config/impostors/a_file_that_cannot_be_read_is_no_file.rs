//! title: Reads a file that cannot be read as a missing one
//! severity: major
//! seen by: e2e::show::a_file_that_cannot_be_read_is_an_error
//! rule: A `.env` that cannot be read or is not UTF-8 is an error.
//! asks: what happens if the file exists and cannot be read?
//!
//! The author wrote `read_to_string(…).unwrap_or_default()`, because `.env` may be missing. But then a file without
//! permission, or one that is not UTF-8, also counts as missing. The user gets no message, and `config set` writes a
//! new file over it.
//!
//! Only a missing file is no error. A test needs a file that exists and cannot be read.

mod main {
    fn read_dot_env() -> Result<String, Failure> {
        Ok(fs::read_to_string(DOT_ENV).unwrap_or_default())
    }
}
