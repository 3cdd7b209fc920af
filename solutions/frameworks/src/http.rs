//! Requests and responses, as plain values.

use std::fmt;

use serde_json::Value;

/// The methods that the transport lets through (RFC 9110 §9.3, RFC 5789). Their order is that of their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "they are called what they are")]
pub enum Method {
    Delete,
    Get,
    Head,
    Options,
    Patch,
    Post,
    Put,
}

impl Method {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Delete,
        Self::Get,
        Self::Head,
        Self::Options,
        Self::Patch,
        Self::Post,
        Self::Put,
    ];

    /// As it is written in a request: `GET`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Delete => "DELETE",
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
            Self::Patch => "PATCH",
            Self::Post => "POST",
            Self::Put => "PUT",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// The request of a client.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The path as it was sent, with its percent signs and without its query. It begins with `/`.
    pub path: String,
    /// The text behind the `?`, if there was one.
    pub query: Option<String>,
    /// The header fields in their order, their names in small letters.
    pub headers: Vec<(String, String)>,
    /// The bytes behind the header.
    pub body: Vec<u8>,
}

impl Request {
    /// A request without query, header fields and body.
    #[must_use]
    pub fn new(method: Method, path: &str) -> Self {
        Self {
            method,
            path: path.to_owned(),
            query: None,
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// The same with a body, without a `content-type`.
    #[must_use]
    pub fn with_body(self, body: &str) -> Self {
        Self {
            body: body.as_bytes().to_vec(),
            ..self
        }
    }

    /// The same with one more header field. `name` is in small letters.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Whether the header says that the body is JSON: `content-type: application/json`, in capitals or small letters, with
    /// or without parameters.
    #[must_use]
    pub fn is_json(&self) -> bool {
        let field = self.headers.iter().find(|(name, _)| name == "content-type");
        field.is_some_and(|(_, value)| {
            let media_type = value.split(';').next().unwrap_or_default();
            media_type.trim().eq_ignore_ascii_case("application/json")
        })
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Request")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("query", &self.query)
            .field("headers", &self.headers)
            .field("body", &Body(&self.body))
            .finish()
    }
}

/// The response to a client. (For `HEAD` the transport sends it without the body.)
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The header fields, their names in small letters. The transport adds `date` and `content-length`.
    pub headers: Vec<(String, String)>,
    /// The bytes behind the header.
    pub body: Vec<u8>,
}

impl Response {
    /// A status and nothing else.
    #[must_use]
    pub fn new(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// A text: `text/plain; charset=utf-8`.
    #[must_use]
    pub fn text(status: u16, text: &str) -> Self {
        let body = text.as_bytes().to_vec();
        Self {
            body,
            ..Self::new(status)
        }
        .with("content-type", "text/plain; charset=utf-8")
    }

    /// A JSON value: `application/json`.
    #[must_use]
    pub fn json(status: u16, value: &Value) -> Self {
        let body = value.to_string().into_bytes();
        Self {
            body,
            ..Self::new(status)
        }
        .with("content-type", "application/json")
    }

    /// The same with one more header field. `name` is in small letters.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The value of the first header field with this name (in small letters).
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let field = self.headers.iter().find(|(own, _)| own == name);
        field.map(|(_, value)| value.as_str())
    }

    /// The body as a text; what is not UTF-8 in it is replaced by `U+FFFD`.
    #[must_use]
    pub fn body_text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body", &Body(&self.body))
            .finish()
    }
}

/// Shows a body in a failing test: as a text if it is UTF-8, else as bytes.
struct Body<'a>(&'a [u8]);

impl fmt::Debug for Body<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match str::from_utf8(self.0) {
            Ok(text) => fmt::Debug::fmt(text, formatter),
            Err(_) => fmt::Debug::fmt(self.0, formatter),
        }
    }
}

/// The name of a status: `Not Found` for 404, `Unknown` for one without a name (RFC 9110 §15).
#[must_use]
pub fn reason(status: u16) -> &'static str {
    hyper::StatusCode::from_u16(status)
        .ok()
        .and_then(|status| status.canonical_reason())
        .unwrap_or("Unknown")
}

/// All methods of a path whose code handles the given ones: these, `HEAD` if `GET` is one of them (RFC 9110 §9.3.2),
/// and `OPTIONS`. Each occurs once, in the order of their names.
#[must_use]
pub fn allowed(methods: &[Method]) -> Vec<Method> {
    let written = |method| methods.contains(&method);
    Method::ALL
        .into_iter()
        .filter(|method| match method {
            Method::Options => true,
            Method::Head => written(Method::Head) || written(Method::Get),
            other => written(*other),
        })
        .collect()
}

/// Methods as the value of an `Allow` field: `GET, HEAD` (RFC 9110 §10.2.1).
#[must_use]
pub fn allow(methods: &[Method]) -> String {
    methods
        .iter()
        .map(|method| method.name())
        .collect::<Vec<_>>()
        .join(", ")
}
