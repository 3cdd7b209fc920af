//! The head of an HTTP request: its first line and its header fields.

use std::io::{self, BufRead};

use thiserror::Error;

/// How many bytes a request's head may have, its empty line included.
const MAX_HEAD: usize = 8 * 1024;

/// How many header fields it may have.
const MAX_FIELDS: usize = 64;

/// The head of an HTTP/1 request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The method, as it was sent: `GET`.
    pub method: String,
    /// What is asked for: `/ticks?after=7`.
    pub target: String,
    /// The `1` of `HTTP/1.1`.
    pub minor_version: u8,
    fields: Vec<(String, String)>,
}

/// Why there is no request.
#[derive(Debug, Error)]
pub enum RequestError {
    /// The client went away before its request was whole.
    #[error("the request ends before its head does")]
    Unfinished,
    /// More than 8 KiB, or more than 64 header fields.
    #[error("the request's head is too long")]
    TooLong,
    /// Not HTTP.
    #[error("the request is not HTTP: {0}")]
    Malformed(httparse::Error),
    /// The connection failed, or the client took too long.
    #[error("the request cannot be read: {0}")]
    Io(#[from] io::Error),
}

impl Request {
    /// Reads the head of a request, which ends in an empty line.
    ///
    /// ```
    /// let request = websocket::Request::parse(b"GET /ticks HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    /// assert_eq!(request.target, "/ticks");
    /// assert_eq!(request.values("host"), ["localhost"]);
    /// ```
    ///
    /// # Errors
    /// When it is not HTTP, not whole, or too long.
    pub fn parse(head: &[u8]) -> Result<Self, RequestError> {
        let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
        let mut parsed = httparse::Request::new(&mut fields);
        let status = parsed.parse(head).map_err(|error| match error {
            httparse::Error::TooManyHeaders => RequestError::TooLong,
            other => RequestError::Malformed(other),
        })?;
        let (httparse::Status::Complete(_), Some(method), Some(target), Some(minor_version)) =
            (status, parsed.method, parsed.path, parsed.version)
        else {
            return Err(RequestError::Unfinished);
        };
        Ok(Self {
            method: method.to_owned(),
            target: target.to_owned(),
            minor_version,
            fields: parsed
                .headers
                .iter()
                .map(|field| {
                    let value = String::from_utf8_lossy(field.value).into_owned();
                    (field.name.to_owned(), value)
                })
                .collect(),
        })
    }

    /// The values of all header fields of this name, in the order in which they were sent, without the white space
    /// around them. Names are the same in capital and in small letters.
    #[must_use]
    pub fn values(&self, name: &str) -> Vec<&str> {
        self.fields
            .iter()
            .filter(|(field, _)| field.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
            .collect()
    }
}

impl RequestError {
    /// What the client is told, if anybody is there to be told.
    #[must_use]
    pub fn response(&self) -> Option<String> {
        let status = match self {
            Self::Malformed(_) => "400 Bad Request",
            Self::TooLong => "431 Request Header Fields Too Large",
            Self::Unfinished | Self::Io(_) => return None,
        };
        let body = format!("{self}\n");
        Some(format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        ))
    }
}

/// Reads one request's head, and not a byte behind it.
///
/// # Errors
/// When it is not HTTP, too long, or does not come.
pub fn read_request(reader: &mut impl BufRead) -> Result<Request, RequestError> {
    let mut head = Vec::new();
    loop {
        let start = head.len();
        let room = (MAX_HEAD - start) as u64;
        io::Read::take(&mut *reader, room).read_until(b'\n', &mut head)?;
        if head.len() == MAX_HEAD {
            return Err(RequestError::TooLong);
        }
        match &head[start..] {
            // Some clients send an empty line in front of their request (RFC 9112 §2.2).
            b"\r\n" | b"\n" if start == 0 => head.clear(),
            b"\r\n" | b"\n" => return Request::parse(&head),
            line if line.ends_with(b"\n") => {}
            _ => return Err(RequestError::Unfinished),
        }
    }
}
