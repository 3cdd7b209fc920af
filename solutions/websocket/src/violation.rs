//! The mistakes of clients.

use thiserror::Error;

/// A violation of the protocol, or of this server's limits. The connection fails: the client gets the code, and the
/// server ignores everything after it (RFC 6455 §7.1.7).
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Violation {
    /// One of the three reserved bits is set without an extension (§5.2).
    #[error("a reserved bit is set")]
    ReservedBits,
    /// An unknown opcode: 3 to 7 and 11 to 15 (§5.2).
    #[error("the opcode {0} means nothing")]
    UnknownOpcode(u8),
    /// A client's frame that is not masked. (§5.1)
    #[error("the frame is not masked")]
    Unmasked,
    /// A control frame without its FIN bit. (§5.5)
    #[error("a control frame is fragmented")]
    FragmentedControl,
    /// A control frame of more than 125 bytes. (§5.5)
    #[error("a control frame is longer than 125 bytes")]
    LongControl,
    /// A length that fits a shorter form (§5.2).
    #[error("the length is not written in its shortest form")]
    LongForm,
    /// A length of 64 bits whose highest bit is set. (§5.2)
    #[error("the length has its highest bit set")]
    HighestBit,
    /// A continuation without a message (§5.4).
    #[error("there is no message to continue")]
    NothingToContinue,
    /// A new message before the last fragment of the one that has begun. (§5.4)
    #[error("a message begins before the last one ends")]
    MessageInMessage,
    /// A close payload of one byte: a code has two bytes (§5.5.1).
    #[error("half a close code")]
    HalfACode,
    /// A close code that must not be sent (§7.4).
    #[error("the close code {0} is not for the wire")]
    CloseCode(u16),
    /// A text, or the reason of a close, that is not UTF-8. (§8.1)
    #[error("the text is not UTF-8")]
    NotUtf8,
    /// A message of more bytes than this server accepts (§7.4.1).
    #[error("the message is longer than {limit} bytes")]
    TooBig {
        /// How many it accepts.
        limit: usize,
    },
}

impl Violation {
    /// The close code for the client: 1007 for a text that is not UTF-8, 1009 for a message that is too big, and
    /// 1002, a protocol error, for the rest (RFC 6455 §7.4.1).
    #[must_use]
    pub fn code(&self) -> u16 {
        match self {
            Self::NotUtf8 => 1007,
            Self::TooBig { .. } => 1009,
            _ => 1002,
        }
    }
}
