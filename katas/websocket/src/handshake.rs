//! The opening handshake: the one HTTP request and answer that a WebSocket begins with (RFC 6455 §4).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha1::{Digest, Sha1};
use thiserror::Error;

use crate::request::Request;

/// What every server appends to the key, so that the answer can only come from somebody who has read the RFC.
/// (RFC 6455 §1.3)
const GUID: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/// Why a request does not open a WebSocket.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The method is not `GET`.
    #[error("a WebSocket is opened with GET, and not with {method}")]
    Method {
        /// The method that it is.
        method: String,
    },
    /// HTTP before 1.1 cannot change protocols.
    #[error("a WebSocket needs HTTP/1.1")]
    HttpVersion,
    /// No `Host`, or several, or one that names no host ([`Request::has_host`]).
    #[error("the request must have one right Host")]
    Host,
    /// `Upgrade` does not name `websocket`: an ordinary HTTP request.
    #[error("this address speaks WebSocket: send Upgrade: websocket")]
    Upgrade,
    /// `Connection` does not name `Upgrade`.
    #[error("Connection does not name Upgrade")]
    Connection,
    /// `Sec-WebSocket-Version` is missing, is there twice, or is not 13.
    #[error("only version 13 is spoken here")]
    Version,
    /// `Sec-WebSocket-Key` is missing, is there twice, or is not 16 bytes in base64.
    #[error("Sec-WebSocket-Key must be 16 bytes in base64")]
    Key,
    /// A page of another site wants in ([`Request::is_from_another_site`]).
    #[error("pages of other sites are not served here")]
    Origin,
}

/// The answer to a client's key: the base64 of the SHA-1 of the key, as it was sent, and the GUID of RFC 6455.
///
/// It keeps no secret and checks no identity. It shows that the other side has understood what it was asked. (RFC
/// 6455 §4.2.2)
///
/// ```
/// assert_eq!(websocket::accept_key("dGhlIHNhbXBsZSBub25jZQ=="), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
/// ```
#[must_use]
pub fn accept_key(key: &str) -> String {
    todo!()
}

/// Whether a header field names this word. Its value is a list with commas, it may be sent in several lines, which
/// count as one list, white space around a word does not matter, and neither do capitals. (RFC 9110 §5.6.1)
#[must_use]
pub fn names(request: &Request, field: &str, word: &str) -> bool {
    todo!()
}

/// Checks that a request opens a WebSocket, and gives the accept key for it.
///
/// # Errors
/// The first thing that is wrong, in the order of [`Refusal`]'s variants. (RFC 6455 §4.2.1)
pub fn check(request: &Request) -> Result<String, Refusal> {
    todo!()
}

/// The answer that opens the WebSocket, its empty line included: status 101 and the three header fields that it needs.
/// Everything behind it is frames. (RFC 6455 §4.2.2)
#[must_use]
pub fn switching(accept: &str) -> String {
    todo!()
}

impl Refusal {
    /// The status line's code and words, such as `400 Bad Request`.
    ///
    /// `405` for the method, `505` for HTTP's version, `426` where another protocol or another version of it would do,
    /// `403` for a page of another site, and `400` for the rest.
    #[must_use]
    pub fn status(&self) -> &'static str {
        todo!()
    }

    /// The header fields that tell the client what would do, each with its line break; empty if there is nothing to
    /// tell.
    ///
    /// `Allow: GET` with 405 (RFC 9110 §15.5.6), `Upgrade: websocket` with 426 (§15.5.22), and with the wrong version
    /// `Sec-WebSocket-Version: 13` as well, in this order (RFC 6455 §4.4).
    #[must_use]
    pub fn advice(&self) -> &'static str {
        todo!()
    }

    /// The whole answer, with the reason as its body.
    #[must_use]
    pub fn response(&self) -> String {
        let body = format!("{self}\n");
        format!(
            "HTTP/1.1 {}\r\n{}Content-Type: text/plain\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.status(),
            self.advice(),
            body.len()
        )
    }
}
