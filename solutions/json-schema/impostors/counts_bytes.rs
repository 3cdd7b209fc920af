//! title: Counts bytes
//! severity: major
//! seen by: unit::strings::lengths_are_counted_in_code_points
//! rule: `minLength`, `maxLength` | at least or at most this number of code points
//! asks: how long is a string whose characters take more than one byte?
//!
//! `len()` of a string is its size in bytes. `é` takes two, so a name with accents is too long. The limit then depends
//! on the language of the user.
//!
//! Tests with plain ASCII pass. One other character shows it.

mod keywords {
    mod string {
        fn length(text: &str) -> usize {
            text.len()
        }
    }
}
