//! title: Reads half a close code as none
//! severity: minor
//! seen by: unit::close::a_close_may_say_why
//! rule: A close payload of one byte: a code has two bytes
//! asks: how does the server answer a close whose payload is too short for a code?
//!
//! A payload of one byte has no room for a code, so the author treats it like an empty one. But the client has lost a
//! byte, and the server hides its mistake.
//!
//! Tests often have no byte and two bytes. They need one byte as well.

mod close {
    impl Close {
        pub fn read(payload: &[u8]) -> Result<Option<Self>, Violation> {
            let Some((code, reason)) = payload.split_first_chunk() else {
                return Ok(None);
            };
            let code = u16::from_be_bytes(*code);
            if !is_for_the_wire(code) {
                return Err(Violation::CloseCode(code));
            }
            let reason = str::from_utf8(reason).map_err(|_| Violation::NotUtf8)?;
            Ok(Some(Self {
                code,
                reason: reason.to_owned(),
            }))
        }
    }
}
