//! title: Accepts Ä as a zone
//! severity: minor
//! layers: unit
//! seen by: unit::tariff::a_line_that_cannot_be_read_is_named
//! rule: A zone is one capital letter from `A` to `Z`, and may have several rows.
//! asks: which capital letters can be a zone?
//!
//! `char::is_uppercase` knows every alphabet of the world. The rule means twenty-six letters.
//!
//! A test with `a` and `AB` passes. The method's name does not say how many letters it knows, so a test asks for one
//! outside ASCII.

mod zone {
    impl Zone {
        pub fn new(letter: char) -> Option<Self> {
            letter.is_uppercase().then_some(Self(letter))
        }
    }
}
