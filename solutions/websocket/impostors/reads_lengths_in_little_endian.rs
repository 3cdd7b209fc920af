//! title: Reads lengths in little-endian
//! severity: critical
//! seen by: unit::frame::a_longer_length_takes_more_bytes
//! rule: The length takes one byte, or three, or nine; it is in network byte order, and in the shortest form that fits
//! asks: how long is a message whose two bytes of length differ?
//!
//! The machine's own byte order is easy to use, and on most machines it is little-endian. A length of 258 becomes
//! 513, and everything behind it is read from the wrong place.
//!
//! A test that writes with the same mistake passes. So does a length of two equal bytes. A test needs bytes by hand
//! that differ.

mod frame {
    fn read_length(short: u8, rest: &[u8]) -> Result<Option<(u64, &[u8])>, Violation> {
        let (length, shortest, rest) = match short {
            IN_TWO_BYTES => match rest.split_first_chunk() {
                Some((bytes, rest)) => (u64::from(u16::from_le_bytes(*bytes)), 126, rest),
                None => return Ok(None),
            },
            IN_EIGHT_BYTES => match rest.split_first_chunk() {
                Some((bytes, rest)) => (u64::from_le_bytes(*bytes), 1 << 16, rest),
                None => return Ok(None),
            },
            _ => (u64::from(short), 0, rest),
        };
        if length > i64::MAX as u64 {
            return Err(Violation::HighestBit);
        }
        if length < shortest {
            return Err(Violation::LongForm);
        }
        Ok(Some((length, rest)))
    }
}
