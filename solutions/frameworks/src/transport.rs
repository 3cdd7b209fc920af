//! HTTP/1.1 over TCP, by the crate `hyper`. Both frameworks use the same transport.
//!
//! The transport answers these requests itself, before a framework sees them:
//!
//! | request | answer |
//! |---|---|
//! | `Host` missing (HTTP/1.1), sent twice, or malformed | 400 |
//! | a method that HTTP does not have | 501 |
//! | `Transfer-Encoding` other than `chunked` alone | 501 |
//! | a target that is no path; for `OPTIONS *`, 200 with `allow` | 400 |
//! | a body of more than [`LONGEST_BODY`] bytes | 413 |
//! | a body, and `Expect` | 417 |
//! | a header or a body that does not arrive in time ([`Limits`]) | 408 |
//!
//! If a client does not read its answer in time, its connection is closed.

use std::convert::Infallible;
use std::future::Future;
use std::net::Ipv6Addr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{CONNECTION, EXPECT, HOST, HeaderValue, TRANSFER_ENCODING};
use hyper::http::request::Parts;
use hyper::http::uri::Authority;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};

use crate::failure::{Failure, plain};
use crate::http::{Method, Request, Response, allow};
use crate::patience::Patient;

/// A future in a box.
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// The longest body that is read, in bytes. A longer one is answered with 413.
pub const LONGEST_BODY: usize = 64 * 1024;

/// How long the server waits before it tries again to accept a connection.
const PAUSE: Duration = Duration::from_millis(20);

/// How long a client may take to close the connection after the last answer.
const GOODBYE: Duration = Duration::from_secs(2);

/// The answer to a header that takes too long. There is no request yet, so no framework can answer.
const TOO_SLOW: &[u8] =
    b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

/// Something that answers requests.
pub trait Service: Send + Sync {
    /// The answer to one request. This call blocks the loop, so it has to return soon.
    fn call(&self, request: Request) -> BoxFuture<Response>;
}

/// How long a client may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For the header of a request, from the connection or the last answer on. An idle connection is closed after
    /// this time.
    pub header: Duration,
    /// For the body, from the end of the header on, likewise.
    pub body: Duration,
    /// For reading the next part of an answer.
    pub answer: Duration,
}

impl Default for Limits {
    /// Ten seconds for each.
    fn default() -> Self {
        Self {
            header: Duration::from_secs(10),
            body: Duration::from_secs(10),
            answer: Duration::from_secs(10),
        }
    }
}

/// Serves every connection on the current loop, until the process ends. A client cannot stop it.
pub async fn serve(listener: TcpListener, service: Arc<dyn Service>, limits: Limits) -> ! {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(talk(stream, Arc::clone(&service), limits));
            }
            // For example, the process has no file descriptors left. It has some again when a client leaves.
            Err(_) => sleep(PAUSE).await,
        }
    }
}

/// Answers the requests of one connection.
async fn talk(stream: TcpStream, service: Arc<dyn Service>, limits: Limits) {
    let answer = service_fn(move |request| answer(request, Arc::clone(&service), limits));
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.header)
        // A client may close its sending side after its request, and still wait for the answer.
        .half_close(true)
        .serve_connection(TokioIo::new(Patient::new(stream, limits.answer)), answer);
    // The server ignores a connection that breaks.
    let outcome = (&mut connection).await;
    let parts = connection.into_parts();
    let stream = parts.io.into_inner().into_inner();
    let too_slow = outcome.is_err_and(|error| error.is_timeout());
    let last_words: &[u8] = if too_slow && !parts.read_buf.is_empty() {
        TOO_SLOW
    } else {
        b""
    };
    hang_up(stream, last_words).await;
}

/// Sends these bytes, closes the sending side, and reads the rest of the input. A socket that is closed with unread
/// bytes resets the connection, and the client may lose the last answer.
async fn hang_up(mut stream: TcpStream, last_words: &[u8]) {
    let mut rest = [0; 4096];
    let _ = timeout(GOODBYE, async {
        let _ = stream.write_all(last_words).await;
        let _ = stream.shutdown().await;
        while let Ok(1..) = stream.read(&mut rest).await {}
    })
    .await;
}

async fn answer(
    request: hyper::Request<Incoming>,
    service: Arc<dyn Service>,
    limits: Limits,
) -> Result<hyper::Response<Full<Bytes>>, Infallible> {
    Ok(match read(request, limits).await {
        // RFC 9110 §9.3.7: this is about the server as a whole.
        Ok(request) if request.path == "*" => {
            written(Response::new(200).with("allow", &allow(&Method::ALL)))
        }
        Ok(request) => written(service.call(request).await),
        Err(response) => last(written(response)),
    })
}

/// The request; or the answer, if the transport answers itself.
async fn read(request: hyper::Request<Incoming>, limits: Limits) -> Result<Request, Response> {
    let (head, body) = request.into_parts();
    let method = check(&head, &body).map_err(|failure| plain(&failure))?;
    let whole = timeout(limits.body, Limited::new(body, LONGEST_BODY).collect());
    let body = match whole.await {
        Ok(Ok(body)) => body.to_bytes().to_vec(),
        Ok(Err(error)) if error.is::<LengthLimitError>() => return Err(plain(&Failure::of(413))),
        Ok(Err(_)) => return Err(plain(&Failure::of(400))),
        Err(_) => return Err(plain(&Failure::of(408))),
    };
    let headers = head.headers.iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str().to_owned(), value)
    });
    Ok(Request {
        method,
        path: head.uri.path().to_owned(),
        query: head.uri.query().map(str::to_owned),
        headers: headers.collect(),
        body,
    })
}

/// Refuses a request before its body is read; else returns the method.
fn check(head: &Parts, body: &Incoming) -> Result<Method, Failure> {
    // RFC 9112 §3.2: a 400 for any request, with any method.
    if !has_host(head) {
        return Err(Failure::of(400));
    }
    // RFC 9110 §15.6.2: a method that the server does not know at all is a 501, and not a 405.
    let method = Method::ALL
        .into_iter()
        .find(|method| method.name() == head.method.as_str())
        .ok_or_else(|| Failure::of(501))?;
    // RFC 9112 §6.1: only `chunked`, applied once, is supported.
    let mut encodings = head.headers.get_all(TRANSFER_ENCODING).iter();
    let chunked = encodings
        .next()
        .is_none_or(|one| one.as_bytes().eq_ignore_ascii_case(b"chunked"));
    if !chunked || encodings.next().is_some() {
        return Err(Failure::of(501));
    }
    let path = head.uri.path();
    if !path.starts_with('/') && (method, path) != (Method::Options, "*") {
        return Err(Failure::of(400));
    }
    if body.size_hint().lower() > LONGEST_BODY as u64 {
        return Err(Failure::of(413));
    }
    // RFC 9110 §10.1.1 wants the final answer now, if the header alone decides it. But the frameworks only see whole
    // requests. After a 417 the client sends the request again without `Expect`.
    let waits = head.version > hyper::Version::HTTP_10 && !body.is_end_stream();
    if waits && head.headers.contains_key(EXPECT) {
        return Err(Failure::of(417));
    }
    Ok(method)
}

/// Whether `Host` follows RFC 9112 §3.2: exactly one, with a host and perhaps a port. Only HTTP/1.0 may omit it.
fn has_host(head: &Parts) -> bool {
    let mut hosts = head.headers.get_all(HOST).iter();
    match (hosts.next(), hosts.next()) {
        (None, _) => head.version < hyper::Version::HTTP_11,
        (Some(host), None) => host.is_empty() || is_host(host),
        _ => false,
    }
}

fn is_host(value: &HeaderValue) -> bool {
    let Ok(authority) = Authority::try_from(value.as_bytes()) else {
        return false;
    };
    let host = authority.host();
    if !is_name(host) {
        return false;
    }
    // An authority may also begin with a user's name; a `Host` may not.
    match authority.as_str().strip_prefix(host) {
        Some("") => true,
        Some(port) => port
            .strip_prefix(':')
            .is_some_and(|port| port.bytes().all(|digit| digit.is_ascii_digit())),
        None => false,
    }
}

/// Whether this is a name or an address; an IPv6 address is in brackets (RFC 3986 §3.2.2).
fn is_name(host: &str) -> bool {
    match host.strip_prefix('[') {
        Some(rest) => rest
            .strip_suffix(']')
            .is_some_and(|address| address.parse::<Ipv6Addr>().is_ok()),
        None => !host.is_empty(),
    }
}

/// The same, as the last answer of its connection: the bytes after a refused request may be the rest of its body.
fn last(mut response: hyper::Response<Full<Bytes>>) -> hyper::Response<Full<Bytes>> {
    let close = HeaderValue::from_static("close");
    response.headers_mut().insert(CONNECTION, close);
    response
}

fn written(response: Response) -> hyper::Response<Full<Bytes>> {
    let mut builder = hyper::Response::builder().status(response.status);
    for (name, value) in response.headers {
        builder = builder.header(name, value);
    }
    builder
        .body(Full::from(response.body))
        .unwrap_or_else(|_| broken())
}

/// The view returned a status or a header field that cannot be sent.
fn broken() -> hyper::Response<Full<Bytes>> {
    let mut response = hyper::Response::new(Full::default());
    *response.status_mut() = hyper::StatusCode::INTERNAL_SERVER_ERROR;
    response
}
