//! title: Accepts frames without a mask
//! severity: critical
//! seen by: unit::frame::what_no_client_may_send_is_refused
//! rule: a client masks each frame | `Unmasked`
//! asks: what does the server say to a client's frame without a mask?
//!
//! The mask bit is not looked at, and a frame without it is read as if four bytes of its payload were the key. Every
//! proper client masks, so nothing ever goes wrong. What does not mask is a page that plays tricks with whatever stands
//! between it and the server.
//!
//! A rule that all good clients keep is only seen by a bad one. Two bytes are enough to be one.

mod frame {
    impl Header {
        pub fn read(bytes: &[u8]) -> Result<Option<Self>, Violation> {
            let [first, second, rest @ ..] = bytes else {
                return Ok(None);
            };
            let fin = first & FIN != 0;
            let opcode = read_opcode(*first)?;
            let short = second & SHORT_LENGTH;
            if opcode.is_control() {
                check_control(fin, short)?;
            }
            let Some((length, rest)) = read_length(short, rest)? else {
                return Ok(None);
            };
            Ok(rest.first_chunk().map(|mask| Self {
                fin,
                opcode,
                length,
                mask: *mask,
            }))
        }
    }
}
