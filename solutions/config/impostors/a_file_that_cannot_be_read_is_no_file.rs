//! title: A file that cannot be read is no file
//! severity: major
//! seen by: e2e::show::a_file_that_cannot_be_read_is_an_error
//! rule: A `.env` that cannot be read or is not UTF-8 is one.
//! asks: what happens when the file is there and cannot be read?
//!
//! `read_to_string(…).unwrap_or_default()`: that there may be no `.env` was the reason for it. Now there may be one that belongs to
//! somebody else, or that is not UTF-8, and nobody hears of it. `config set` then writes a new file over it.
//!
//! An error has kinds. The one that is no mistake is to be asked for by name.

mod main {
    fn read_dot_env() -> Result<String, Failure> {
        Ok(fs::read_to_string(DOT_ENV).unwrap_or_default())
    }
}
