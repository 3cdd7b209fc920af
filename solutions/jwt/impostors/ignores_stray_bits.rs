//! title: Ignores stray bits
//! severity: minor
//! seen by: unit::segment::bits_that_belong_to_no_byte_are_refused
//! rule: Each sequence of bytes has exactly one encoding, and `decode` refuses every other text.
//! asks: is a text read whose last character holds more bits than its byte needs?
//!
//! The last character of a segment has bits that belong to no byte. Whoever does not look at them reads
//! the same signature from sixteen different texts. Every one of these tokens verifies, and none of them
//! is the one that was revoked.
//!
//! A round trip cannot see it: what is encoded here always has zeros there. It takes a text that no
//! encoder would write. The property with the flipped bit can see it too, but two bits in a thousand are
//! soon missed: a law does not replace the example on the edge.

mod segment {
    fn refuse_stray_bits(text: &str, values: &[u8]) -> Result<(), SegmentError> {
        // Each character was looked up, so there is nothing left to refuse.
        debug_assert_eq!(text.len(), values.len());
        Ok(())
    }
}
