//! title: Accepts lengths in longer forms than they need
//! severity: major
//! seen by: unit::frame::what_no_client_may_send_is_refused
//! rule: The length takes one byte, or three, or nine; it is in network byte order, and in the shortest form that has room for it.
//! asks: what does the server say to a length that a shorter form has room for?
//!
//! Five bytes may be announced as 5, as 126 and 5, or as 127 and 5, and all of them are read well. So there are three
//! ways to say the same, and a filter in front that knows only one of them lets the others pass.
//!
//! To be generous with what one accepts is how two programs come to disagree about what was said.

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
