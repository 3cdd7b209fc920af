//! Texts become values.
//!
//! Each function takes the text of one setting as it was found: nothing is trimmed. It gives `None` for a text that is not
//! what it should be. There is no error type on purpose: an error would be tempted to quote the text, and the text may be a
//! secret. What was expected stands in [`Variable`](crate::Variable).

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

use crate::secret::Secret;

/// How much the service writes into its log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogLevel {
    /// What went wrong.
    Error,
    /// And what may be about to.
    Warn,
    /// And what happens.
    Info,
    /// And why.
    Debug,
    /// And everything else.
    Trace,
}

/// An IP address, version 4 or 6, without a port.
#[must_use]
pub fn ip_address(text: &str) -> Option<IpAddr> {
    text.parse().ok()
}

/// A port: a whole number from 1 to 65535. It is written in digits and nothing else, so without a sign; zeros in front do
/// no harm.
#[must_use]
pub fn port(text: &str) -> Option<u16> {
    todo!()
}

/// Yes or no: `true`, `1`, `yes` and `on`, or `false`, `0`, `no` and `off`, in upper or lower case (ASCII).
#[must_use]
pub fn boolean(text: &str) -> Option<bool> {
    todo!()
}

/// A log level: `error`, `warn`, `info`, `debug` or `trace`, in upper or lower case (ASCII).
#[must_use]
pub fn log_level(text: &str) -> Option<LogLevel> {
    todo!()
}

/// A time to wait, from 1 ms to 1 h: digits and a unit, which is `ms`, `s` or `m` (minutes), with nothing between them. A
/// number without a unit is refused, since half of its readers would take it for the other one.
#[must_use]
pub fn timeout(text: &str) -> Option<Duration> {
    todo!()
}

/// Origins (RFC 6454) with commas between them; spaces and tabs around each do not count. The empty text, and a text of
/// spaces and tabs alone, is the empty list.
///
/// An origin is written as a browser sends it: `http://` or `https://`, a host, and perhaps a port. There is no path, not even
/// a slash.
///
/// - A host has parts with dots between them. Each part has at least one lower case letter (ASCII), digit or `-`, in any
///   order: `a-1.example`, `-`.
/// - If the last part is a number, the host is an IPv4 address in its usual form: `127.0.0.1`. A number is made of digits
///   alone (`1`, `08`), or it is `0x` with nothing but hexadecimal digits behind it (`0x7f`, `0x`). The host `a.1b` is a name.
/// - Or the host is an IPv6 address in brackets, as `std::net::Ipv6Addr` prints it: `[::1]`. An address with an
///   IPv4 address in it (`::ffff:1.2.3.4`) is the exception: a browser writes all of it in hexadecimal, `[::ffff:102:304]`.
/// - A port is a `:` and a number from 1 to 65535 with no zero in front. It is not the scheme's own (80 for `http`, 443 for
///   `https`), since a browser leaves that out: `http://127.0.0.1:8080`, `https://b:80`.
#[must_use]
pub fn origins(text: &str) -> Option<Vec<String>> {
    todo!()
}

/// The address of the database, password included: it begins with `postgres://`, and something stands behind that.
#[must_use]
pub fn database_url(text: &str) -> Option<Secret<String>> {
    todo!()
}

/// An API key: at least 16 characters (not bytes), none of which is white space in Unicode.
#[must_use]
pub fn api_key(text: &str) -> Option<Secret<String>> {
    todo!()
}

impl fmt::Display for LogLevel {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
            Self::Trace => "trace",
        })
    }
}
