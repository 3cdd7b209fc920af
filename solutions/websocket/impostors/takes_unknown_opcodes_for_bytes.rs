//! title: Takes unknown opcodes for bytes
//! severity: minor
//! seen by: unit::frame::what_no_client_may_send_is_refused
//! rule: other opcodes are unknown | `UnknownOpcode`
//! asks: what does the server say to an opcode that means nothing?
//!
//! Opcodes 3 to 7 are data frames of kinds that do not exist yet, so they are handed over as bytes, in the hope that
//! somebody knows what they are.
//!
//! The catch-all arm of a `match` is where a protocol is widened without anybody deciding to. A test needs a value that
//! nobody has named.

mod frame {
    impl Opcode {
        fn from_number(number: u8) -> Option<Self> {
            Some(match number {
                0 => Self::Continuation,
                1 => Self::Text,
                2..=7 => Self::Binary,
                8 => Self::Close,
                9 => Self::Ping,
                10 => Self::Pong,
                _ => return None,
            })
        }
    }
}
