//! HTTP/1.1 over TCP, by the crate `hyper`, on which `axum` is built. This module decides what `axum::serve` leaves
//! open: how long a client may take, and which requests are valid.

use std::net::Ipv6Addr;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::header::{HOST, TRANSFER_ENCODING};
use axum::http::uri::Authority;
use axum::http::{HeaderValue, Method, StatusCode, Version};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};

use crate::http::{BodyLimit, refusal};
use crate::patience::Patient;

/// How long the server waits before it tries again to accept a connection.
const PAUSE: Duration = Duration::from_millis(20);

/// How long a client may take to close the connection after the last answer.
const GOODBYE: Duration = Duration::from_secs(2);

/// The answer to a header that takes too long. There is no request yet, so no route can answer.
const TOO_SLOW: &str = "HTTP/1.1 408 Request Timeout\r\n\
                        content-type: application/json\r\n\
                        connection: close\r\n\
                        content-length: 35\r\n\
                        \r\n\
                        {\"error\":\"the request is too slow\"}";

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

/// Serves every connection until the process ends. A client cannot stop it.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits) -> ! {
    let router = router
        .layer(axum::Extension(BodyLimit(limits.body)))
        .layer(middleware::from_fn(check));
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(talk(stream, router.clone(), limits));
            }
            // For example, the process has no file descriptors left. It has some again when a client leaves.
            Err(_) => sleep(PAUSE).await,
        }
    }
}

/// Answers the requests of one connection.
async fn talk(stream: TcpStream, router: Router, limits: Limits) {
    let mut connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.header)
        // A client may close its sending side after its request, and still wait for the answer.
        .half_close(true)
        .serve_connection(
            TokioIo::new(Patient::new(stream, limits.answer)),
            TowerToHyperService::new(router),
        );
    // The server ignores a connection that breaks.
    let outcome = (&mut connection).await;
    let parts = connection.into_parts();
    let stream = parts.io.into_inner().into_inner();
    let too_slow = outcome.is_err_and(|error| error.is_timeout());
    let last_words: &[u8] = if too_slow && !parts.read_buf.is_empty() {
        TOO_SLOW.as_bytes()
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

/// Refuses an invalid request before its body is read, whatever its route.
async fn check(request: Request, next: Next) -> Response {
    // RFC 9112 §3.2: a MUST. Otherwise a proxy and this server may take one request for two different sites.
    if !has_host(&request) {
        return refusal(
            StatusCode::BAD_REQUEST,
            "the request must have one right `Host`",
        );
    }
    // RFC 9112 §6.1: only `chunked`, applied once, is supported.
    let mut encodings = request.headers().get_all(TRANSFER_ENCODING).iter();
    let chunked = encodings
        .next()
        .is_none_or(|one| one.as_bytes().eq_ignore_ascii_case(b"chunked"));
    if !chunked || encodings.next().is_some() {
        return refusal(
            StatusCode::NOT_IMPLEMENTED,
            "`chunked` is the only transfer encoding",
        );
    }
    match request.uri().path() {
        // RFC 9110 §9.3.7: this is about the server as a whole.
        "*" if request.method() == Method::OPTIONS => StatusCode::NO_CONTENT.into_response(),
        path if path.starts_with('/') => next.run(request).await,
        _ => refusal(StatusCode::BAD_REQUEST, "the target is no path"),
    }
}

/// Whether `Host` follows RFC 9112 §3.2: exactly one, with a host and perhaps a port. Only HTTP/1.0 may omit it.
fn has_host(request: &Request) -> bool {
    let mut hosts = request.headers().get_all(HOST).iter();
    match (hosts.next(), hosts.next()) {
        (None, _) => request.version() < Version::HTTP_11,
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
