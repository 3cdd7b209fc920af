//! What a client can do wrong.

use thiserror::Error;

/// A breach of the protocol, or of this server's limits. The connection fails: the client is told the code, and nothing
/// that it sends afterwards is looked at. (RFC 6455 §7.1.7)
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Violation {
    /// One of the three reserved bits is set, and no extension has been agreed on. (§5.2)
    #[error("a reserved bit is set")]
    ReservedBits,
    /// An opcode that means nothing: 3 to 7 and 11 to 15. (§5.2)
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
    /// A length that a shorter form has room for. (§5.2)
    #[error("the length is not written in its shortest form")]
    LongForm,
    /// A length of 64 bits whose highest bit is set. (§5.2)
    #[error("the length has its highest bit set")]
    HighestBit,
    /// A continuation of nothing. (§5.4)
    #[error("there is no message to continue")]
    NothingToContinue,
    /// A new message before the last fragment of the one that has begun. (§5.4)
    #[error("a message begins before the last one ends")]
    MessageInMessage,
    /// A close payload of one byte, where two are a code and none is no code. (§5.5.1)
    #[error("half a close code")]
    HalfACode,
    /// A close code that nobody may send. (§7.4)
    #[error("the close code {0} is not for the wire")]
    CloseCode(u16),
    /// A text, or the reason of a close, that is not UTF-8. (§8.1)
    #[error("the text is not UTF-8")]
    NotUtf8,
    /// A message of more bytes than this server takes. (§7.4.1)
    #[error("the message is longer than {limit} bytes")]
    TooBig {
        /// How many it takes.
        limit: usize,
    },
}

impl Violation {
    /// The close code that the client is told: 1007 for what is not UTF-8, 1009 for what is too big, and 1002, a
    /// protocol error, for the rest. (RFC 6455 §7.4.1)
    #[must_use]
    pub fn code(&self) -> u16 {
        todo!()
    }
}
