//! title: Searches the alphabet for a character
//! freedom: algorithm
//! rule: How you encode and decode, and how you split a token.
//!
//! The README says which character means which bits, and not how the code finds a value. This version searches the
//! alphabet instead of using ranges.

mod segment {
    fn value(character: char) -> Option<u8> {
        let byte = u8::try_from(character).ok()?;
        let index = ALPHABET.iter().position(|known| *known == byte)?;
        u8::try_from(index).ok()
    }
}
