//! title: Reads unknown opcodes as a message of bytes
//! severity: minor
//! seen by: unit::frame::what_no_client_may_send_is_refused
//! rule: other opcodes are unknown | `UnknownOpcode`
//! asks: how does the server answer an opcode that means nothing?
//!
//! Opcodes 3 to 7 are reserved for later kinds of data, so the author passes them on as bytes. The application gets
//! data that it cannot understand.
//!
//! A `match` with a wide arm accepts too much. A test needs an opcode that has no meaning.

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
