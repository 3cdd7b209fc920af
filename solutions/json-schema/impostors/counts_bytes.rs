//! title: Counts bytes
//! severity: major
//! seen by: unit::strings::lengths_are_counted_in_code_points
//! rule: `minLength`, `maxLength` | at least or at most this number of code points
//! asks: how long is a string whose characters take more than one byte?
//!
//! `len()` of a string is the room that it takes. `é` takes two bytes, so a name with accents is too long, and a
//! limit that was meant for people depends on their language.
//!
//! Every test with plain ASCII passes. One character outside it is enough.

mod keywords {
    mod string {
        fn length(text: &str) -> usize {
            text.len()
        }
    }
}
