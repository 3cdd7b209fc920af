//! title: Searches the alphabet for a character
//! freedom: algorithm
//! rule: Each sequence of bytes has exactly one encoding
//!
//! Which characters mean which bits is a rule. Whether a value is found by ranges or by a search is not.

mod segment {
    fn value(character: char) -> Option<u8> {
        let byte = u8::try_from(character).ok()?;
        let index = ALPHABET.iter().position(|known| *known == byte)?;
        u8::try_from(index).ok()
    }
}
