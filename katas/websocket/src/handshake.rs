//! The opening handshake: the one HTTP request and answer that a WebSocket begins with (RFC 6455 §4).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha1::{Digest, Sha1};
use thiserror::Error;

use crate::request::Request;

/// The text that every server appends to the key. It shows that the server implements the RFC (RFC 6455 §1.3).
const GUID: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/// Why a request does not open a WebSocket.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The method is not `GET`.
    #[error("a WebSocket is opened with GET, and not with {method}")]
    Method {
        /// The method of the request.
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
    /// `Sec-WebSocket-Version` is missing, is sent twice, or is not 13.
    #[error("only version 13 is spoken here")]
    Version,
    /// `Sec-WebSocket-Key` is missing, is sent twice, or is not 16 bytes in base64.
    #[error("Sec-WebSocket-Key must be 16 bytes in base64")]
    Key,
    /// The request is from a page of another site ([`Request::is_from_another_site`]).
    #[error("pages of other sites are not served here")]
    Origin,
}

/// The answer to a client's key: the base64 of the SHA-1 of the key, as it was sent, and the GUID of RFC 6455.
///
/// It is no secret and proves no identity. It shows that the server understands WebSocket (RFC 6455 §4.2.2).
///
/// ```
/// assert_eq!(websocket::accept_key("dGhlIHNhbXBsZSBub25jZQ=="), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
/// ```
#[must_use]
pub fn accept_key(key: &str) -> String {
    todo!()
}

/// Whether a header field contains this word. Its value is a list with commas. Several lines count as one list.
/// White space around a word and capitals do not matter (RFC 9110 §5.6.1).
#[must_use]
pub fn names(request: &Request, field: &str, word: &str) -> bool {
    todo!()
}

/// Checks that a request opens a WebSocket, and returns its accept key.
///
/// # Errors
/// The first error, in the order of [`Refusal`]'s variants (RFC 6455 §4.2.1).
pub fn check(request: &Request) -> Result<String, Refusal> {
    todo!()
}

/// The answer that opens the WebSocket, its empty line included: status 101 and the three header fields that it needs.
/// Only frames follow it (RFC 6455 §4.2.2).
#[must_use]
pub fn switching(accept: &str) -> String {
    todo!()
}

impl Refusal {
    /// The code and the reason of the status line, such as `400 Bad Request`.
    ///
    /// `405` for the method, `505` for HTTP's version, `426` for a missing `Upgrade` or a wrong version of WebSocket,
    /// `403` for a page of another site, and `400` for the rest.
    #[must_use]
    pub fn status(&self) -> &'static str {
        todo!()
    }

    /// The header fields that tell the client what is accepted, each with its line break; empty if there are none.
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
