//! title: Accepts frames without a mask
//! severity: critical
//! seen by: unit::frame::what_no_client_may_send_is_refused
//! rule: a client masks each frame | `Unmasked`
//! asks: how does the server answer a client's frame without a mask?
//!
//! The code does not look at the mask bit, and reads four bytes of the payload as the key. Every good client masks,
//! so it seems to work. The mask protects proxies from hostile pages, and only the server can require it.
//!
//! A test needs a frame without a mask. Two bytes are enough.

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
