//! The closing handshake's payload: a code, and a reason for people (RFC 6455 §5.5.1, §7.4).

use crate::violation::Violation;

/// How many bytes of a reason fit into a close frame, behind the code.
const MAX_REASON: usize = 123;

/// Why a connection ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Close {
    /// The code, such as 1000 for "all is said".
    pub code: u16,
    /// More about it, for a person; often empty.
    pub reason: String,
}

/// Whether a close frame may carry this code.
///
/// The protocol's own are 1000 to 1014, but for 1004, which has no meaning, and for 1005 and 1006: those stand for "no
/// code came" and "no close came", so nobody can send them. 1015 likewise means a failure of TLS. (RFC 6455 §7.4.1, and
/// IANA's registry for 1012 to 1014.) Those from 3000 to 3999 are registered, those from 4000 to 4999 are an
/// application's own. (§7.4.2)
#[must_use]
pub fn is_for_the_wire(code: u16) -> bool {
    matches!(code, 1000..=1003 | 1007..=1014 | 3000..=4999)
}

impl Close {
    /// Reads the payload of a close frame: nothing at all, or a code in two bytes and a reason.
    ///
    /// # Errors
    /// [`Violation::HalfACode`], [`Violation::CloseCode`] or [`Violation::NotUtf8`].
    pub fn read(payload: &[u8]) -> Result<Option<Self>, Violation> {
        let Some((code, reason)) = payload.split_first_chunk() else {
            return match payload {
                [] => Ok(None),
                _ => Err(Violation::HalfACode),
            };
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

    /// The payload of a close frame that says this. A reason of more than 123 bytes does not fit into a control frame:
    /// it is cut, between two characters.
    #[must_use]
    pub fn payload(&self) -> Vec<u8> {
        let mut end = self.reason.len().min(MAX_REASON);
        while !self.reason.is_char_boundary(end) {
            end -= 1;
        }
        let reason = &self.reason.as_bytes()[..end];
        [&self.code.to_be_bytes(), reason].concat()
    }
}
