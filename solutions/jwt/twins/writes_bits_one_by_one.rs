//! title: Gathers bits until there are six
//! freedom: algorithm
//! rule: How you encode and decode, and how you split a token.
//!
//! The README says what the text is, and not how the code makes it. This version forms no groups of three bytes. It
//! collects bits and writes a character whenever it has six.

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
