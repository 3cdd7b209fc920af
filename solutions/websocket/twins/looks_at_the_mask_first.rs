//! title: Looks at the mask bit before the opcode
//! freedom: order
//! rule: Which breach is named if one header has several.
//!
//! A header with two breaches is refused for one of them, and the README does not say for which. This version looks
//! at the mask bit before the opcode.

mod frame {
    impl Header {
        pub fn read(bytes: &[u8]) -> Result<Option<Self>, Violation> {
            let [first, second, rest @ ..] = bytes else {
                return Ok(None);
            };
            if second & MASKED == 0 {
                return Err(Violation::Unmasked);
            }
            let short = second & SHORT_LENGTH;
            if first & 0x08 != 0 && short > MAX_CONTROL && read_opcode(*first).is_ok() {
                return Err(Violation::LongControl);
            }
            let fin = first & FIN != 0;
            let opcode = read_opcode(*first)?;
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
