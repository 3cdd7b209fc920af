//! The head of an HTTP request: its first line and its header fields.

use std::io::{self, BufRead, ErrorKind};
use std::net::Ipv6Addr;

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
    /// The target: `/ticks?after=7`.
    pub target: String,
    /// The `1` of `HTTP/1.1`.
    pub minor_version: u8,
    fields: Vec<(String, String)>,
}

/// Why there is no request.
#[derive(Debug, Error)]
pub enum RequestError {
    /// The client left before its request was complete.
    #[error("the request ends before its head does")]
    Unfinished,
    /// More than 8 KiB, or more than 64 header fields.
    #[error("the request's head is too long")]
    TooLong,
    /// Not HTTP.
    #[error("the request is not HTTP: {0}")]
    Malformed(httparse::Error),
    /// HTTP, and neither 1.0 nor 1.1.
    #[error("only HTTP/1.1 is spoken here")]
    HttpVersion,
    /// An HTTP/1.1 request without `Host`, or a request with several, or with one that names no host.
    #[error("the request must have one right Host")]
    Host,
    /// The head did not arrive in time.
    #[error("the request is too slow")]
    TooSlow,
    /// The connection failed.
    #[error("the request cannot be read")]
    Io(#[source] io::Error),
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
    /// If it is not HTTP, not complete, or too long.
    pub fn parse(head: &[u8]) -> Result<Self, RequestError> {
        let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
        let mut parsed = httparse::Request::new(&mut fields);
        let status = parsed.parse(head).map_err(|error| match error {
            httparse::Error::TooManyHeaders => RequestError::TooLong,
            httparse::Error::Version if names_a_version(head) => RequestError::HttpVersion,
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
    /// around them. Capitals in names do not matter.
    #[must_use]
    pub fn values(&self, name: &str) -> Vec<&str> {
        self.fields
            .iter()
            .filter(|(field, _)| field.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
            .collect()
    }

    /// Whether there is one `Host`, and it names a host, with or without a port. (RFC 9112 §3.2)
    #[must_use]
    pub fn has_host(&self) -> bool {
        matches!(self.values("Host")[..], [host] if is_host(host))
    }

    /// Whether there is one `Host`, and it is empty. A client whose target has no host sends an empty one (RFC 9112
    /// §3.2).
    #[must_use]
    pub fn has_empty_host(&self) -> bool {
        self.values("Host") == [""]
    }

    /// Whether a page of another site sends this request. A browser sends the page's site in `Origin`, and no page can
    /// change that. Other programs need not send the field. Pages of this machine are no other site: those of
    /// `http://localhost`, `http://127.0.0.1` and `http://[::1]`, with any port, also with `https`. (RFC 6455 §10.2)
    #[must_use]
    pub fn is_from_another_site(&self) -> bool {
        !self.values("Origin").into_iter().all(is_local)
    }
}

/// Whether the first line ends with any version of HTTP.
fn names_a_version(head: &[u8]) -> bool {
    let line = head.split(|byte| *byte == b'\n').next();
    let line = line.unwrap_or_default().trim_ascii_end();
    matches!(
        line,
        [
            ..,
            b' ',
            b'H',
            b'T',
            b'T',
            b'P',
            b'/',
            b'0'..=b'9',
            b'.',
            b'0'..=b'9'
        ]
    )
}

/// Whether a text is the name or the address of a host, and perhaps a port. (RFC 3986 §3.2.2, §3.2.3)
fn is_host(text: &str) -> bool {
    let in_brackets = text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let (is_right, port) = if let Some((address, port)) = in_brackets {
        (address.parse::<Ipv6Addr>().is_ok(), port)
    } else {
        let (name, port) = text.split_at(text.find(':').unwrap_or(text.len()));
        (is_name(name), port)
    };
    let is_number = |port: &str| port.bytes().all(|digit| digit.is_ascii_digit());
    is_right && (port.is_empty() || port.strip_prefix(':').is_some_and(is_number))
}

/// Whether a text is the name of a host. Other bytes are written as `%` and two hexadecimal digits.
fn is_name(text: &str) -> bool {
    let right = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%!$&'()*+,;=".contains(&byte);
    let is_escape = |after: &str| {
        let digits = after.bytes().take(2);
        digits.filter(u8::is_ascii_hexdigit).count() == 2
    };
    !text.is_empty() && text.bytes().all(right) && text.split('%').skip(1).all(is_escape)
}

/// Whether an origin is a site of this machine.
fn is_local(origin: &str) -> bool {
    let scheme = ["http://", "https://"];
    let Some(host) = scheme.iter().find_map(|scheme| origin.strip_prefix(scheme)) else {
        return false;
    };
    ["localhost", "127.0.0.1", "[::1]"]
        .iter()
        .filter_map(|own| host.strip_prefix(own))
        .any(|port| port.is_empty() || port.strip_prefix(':').is_some_and(is_port))
}

/// Whether a text is a port in one to five digits.
fn is_port(text: &str) -> bool {
    text.len() <= 5
        && text.bytes().all(|digit| digit.is_ascii_digit())
        && text.parse::<u16>().is_ok()
}

impl RequestError {
    /// The answer to the client, if it is still there.
    #[must_use]
    pub fn response(&self) -> Option<String> {
        let status = match self {
            Self::Malformed(_) | Self::Host => "400 Bad Request",
            Self::TooSlow => "408 Request Timeout",
            Self::TooLong => "431 Request Header Fields Too Large",
            Self::HttpVersion => "505 HTTP Version Not Supported",
            Self::Unfinished | Self::Io(_) => return None,
        };
        let body = format!("{self}\n");
        Some(format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        ))
    }
}

/// A read that reaches its time limit is an error of its own, so that the client gets an answer. (`#[from]` would lose
/// that.)
impl From<io::Error> for RequestError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::WouldBlock | ErrorKind::TimedOut => Self::TooSlow,
            _ => Self::Io(error),
        }
    }
}

/// Reads one request's head, and not a byte behind it.
///
/// # Errors
/// If it is not HTTP, too long, or does not come.
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
            // Some clients send an empty line before their request (RFC 9112 §2.2).
            b"\r\n" | b"\n" if start == 0 => head.clear(),
            b"\r\n" | b"\n" => return Request::parse(&head),
            line if line.ends_with(b"\n") => {}
            _ => return Err(RequestError::Unfinished),
        }
    }
}
