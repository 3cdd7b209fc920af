//! title: Accepts a length in a longer form than it needs
//! severity: major
//! seen by: unit::frame::what_no_client_may_send_is_refused
//! rule: The length takes one byte, or three, or nine; it is in network byte order, and in the shortest form that fits
//! asks: how does the server answer a length that a shorter form has room for?
//!
//! A client can write the length 5 in three forms, and this code reads them all. A filter in front of the server may
//! know only one of them, and lets the other frames pass.
//!
//! Good clients use the shortest form. Tests need the largest length of each form, written in the next form.

mod frame {
    fn read_length(short: u8, rest: &[u8]) -> Result<Option<(u64, &[u8])>, Violation> {
        let (length, rest) = match short {
            IN_TWO_BYTES => match rest.split_first_chunk() {
                Some((bytes, rest)) => (u64::from(u16::from_be_bytes(*bytes)), rest),
                None => return Ok(None),
            },
            IN_EIGHT_BYTES => match rest.split_first_chunk() {
                Some((bytes, rest)) => (u64::from_be_bytes(*bytes), rest),
                None => return Ok(None),
            },
            _ => (u64::from(short), rest),
        };
        if length > i64::MAX as u64 {
            return Err(Violation::HighestBit);
        }
        Ok(Some((length, rest)))
    }
}
