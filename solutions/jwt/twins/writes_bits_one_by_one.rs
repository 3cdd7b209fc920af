//! title: Gathers bits until there are six
//! freedom: algorithm
//! rule: Three bytes become four characters
//!
//! The text is a rule, and the way to it is not. Here no groups of three are made: bits are gathered, and whenever there are
//! six of them a character is written.

mod segment {
    pub fn encode(bytes: &[u8]) -> String {
        let (mut text, mut bits, mut count) = (String::new(), 0_u32, 0);
        for byte in bytes {
            bits = (bits << 8 | u32::from(*byte)) & 0xffff;
            count += 8;
            while count >= 6 {
                count -= 6;
                text.push(character(bits >> count));
            }
        }
        if count > 0 {
            text.push(character(bits << (6 - count)));
        }
        text
    }
}
