//! The closing handshake's payload: a code, and a reason for people (RFC 6455 §5.5.1, §7.4).

use crate::violation::Violation;

/// The content of a close frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Close {
    /// The code, such as 1000 for a normal end.
    pub code: u16,
    /// More about it, for a person; often empty.
    pub reason: String,
}

/// Whether a close frame may carry this code.
///
/// The protocol's own codes are 1000 to 1014, without 1004, 1005 and 1006: 1004 has no meaning, 1005 stands for "no
/// code came", and 1006 for "no close came". 1015 means a failure of TLS, and cannot be sent either (RFC 6455 §7.4.1,
/// and IANA's registry for 1012 to 1014). Codes from 3000 to 3999 are registered, and those from 4000 to 4999 belong to
/// an application (§7.4.2).
#[must_use]
pub fn is_for_the_wire(code: u16) -> bool {
    todo!()
}

impl Close {
    /// Reads the payload of a close frame: it is empty, or has a code in two bytes and a reason.
    ///
    /// # Errors
    /// [`Violation::HalfACode`], [`Violation::CloseCode`] or [`Violation::NotUtf8`].
    pub fn read(payload: &[u8]) -> Result<Option<Self>, Violation> {
        todo!()
    }

    /// The payload of a close frame with this content. A reason of more than 123 bytes does not fit into a control
    /// frame, so it is cut between two characters.
    #[must_use]
    pub fn payload(&self) -> Vec<u8> {
        todo!()
    }
}
