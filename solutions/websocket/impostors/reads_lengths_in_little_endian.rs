//! title: Reads lengths in little-endian
//! severity: critical
//! seen by: unit::frame::a_longer_length_takes_more_bytes
//! rule: The length takes one byte, or three, or nine; it is in network byte order, and in the shortest form that has room for it.
//! asks: how long is a message whose two bytes of length differ?
//!
//! `from_ne_bytes` is shorter than thinking about it, and on most machines that is the wrong way round. A message of 258
//! bytes becomes one of 513, and from there on everything is read from the wrong place.
//!
//! A length whose two bytes are the same, or a test that writes with the same function, sees nothing. One length that
//! reads differently backwards does.

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
