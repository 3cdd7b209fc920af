//! Texts become values.
//!
//! Each function gets the unchanged text of one setting: nothing is trimmed. It returns `None` for a malformed text.
//! There is no error type on purpose: an error might quote the text, and the text may be a secret.
//! [`Variable`](crate::Variable) says what was expected.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::Duration;

use crate::secret::Secret;

/// The longest time that the service waits for an answer.
const LONGEST: Duration = Duration::from_secs(60 * 60);

/// The fewest characters of an API key.
const SHORTEST_KEY: usize = 16;

/// How much the service logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogLevel {
    /// What went wrong.
    Error,
    /// And possible problems.
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

/// A port: a whole number from 1 to 65535. It has digits only, and no sign. Leading zeros are allowed.
#[must_use]
pub fn port(text: &str) -> Option<u16> {
    number(text)
        .and_then(|port| u16::try_from(port).ok())
        // With 0 the system chooses a free port, and then other programs cannot find the service.
        .filter(|&port| port > 0)
}

/// Yes or no: `true`, `1`, `yes` and `on`, or `false`, `0`, `no` and `off`, in upper or lower case (ASCII).
#[must_use]
pub fn boolean(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "1" | "yes" | "on" => Some(true),
        "false" | "0" | "no" | "off" => Some(false),
        _ => None,
    }
}

/// A log level: `error`, `warn`, `info`, `debug` or `trace`, in upper or lower case (ASCII).
#[must_use]
pub fn log_level(text: &str) -> Option<LogLevel> {
    match text.to_ascii_lowercase().as_str() {
        "error" => Some(LogLevel::Error),
        "warn" => Some(LogLevel::Warn),
        "info" => Some(LogLevel::Info),
        "debug" => Some(LogLevel::Debug),
        "trace" => Some(LogLevel::Trace),
        _ => None,
    }
}

/// A time to wait, from 1 ms to 1 h: digits and a unit, which is `ms`, `s` or `m` (minutes), with nothing between them.
/// A number without a unit is refused, because some readers would think of seconds and others of milliseconds.
#[must_use]
pub fn timeout(text: &str) -> Option<Duration> {
    let unit = text.trim_start_matches(|character: char| character.is_ascii_digit());
    let number = number(text.strip_suffix(unit)?)?;
    let timeout = match unit {
        "ms" => Duration::from_millis(number),
        "s" => Duration::from_secs(number),
        "m" => Duration::from_secs(number.checked_mul(60)?),
        _ => return None,
    };
    (!timeout.is_zero() && timeout <= LONGEST).then_some(timeout)
}

/// Origins (RFC 6454) with commas between them; spaces and tabs around each are ignored. An empty text, or one of
/// spaces and tabs only, is the empty list.
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
    if text.trim_matches([' ', '\t']).is_empty() {
        return Some(Vec::new());
    }
    text.split(',')
        .map(|item| origin(item.trim_matches([' ', '\t'])))
        .collect()
}

/// The address of the database, password included: `postgres://` and at least one more character.
#[must_use]
pub fn database_url(text: &str) -> Option<Secret<String>> {
    text.strip_prefix("postgres://")
        .filter(|rest| !rest.is_empty())
        .map(|_| Secret::new(text.to_owned()))
}

/// An API key: at least 16 characters (not bytes), and no white space of Unicode.
#[must_use]
pub fn api_key(text: &str) -> Option<Secret<String>> {
    let long_enough = text.chars().count() >= SHORTEST_KEY;
    (long_enough && !text.contains(char::is_whitespace)).then(|| Secret::new(text.to_owned()))
}

/// A number in digits only. (`parse` alone would also accept `+1`.)
fn number(text: &str) -> Option<u64> {
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits.then_some(text)?.parse().ok()
}

/// One origin.
fn origin(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once("://")?;
    let own_port = match scheme {
        "http" => 80,
        "https" => 443,
        _ => return None,
    };
    let (host, port) = match rest.rsplit_once(':') {
        // The colons of `[::1]` belong to the host.
        Some((host, digits)) if !digits.ends_with(']') => (host, Some(digits)),
        _ => (rest, None),
    };
    let is_sent = |digits: &str| {
        !digits.starts_with('0') && self::port(digits).is_some_and(|port| port != own_port)
    };
    (is_host(host) && port.is_none_or(is_sent)).then(|| text.to_owned())
}

/// A name, an IPv4 address, or an IPv6 address in brackets, as a browser writes them: in lower case.
fn is_host(text: &str) -> bool {
    let in_brackets = text
        .strip_prefix('[')
        .and_then(|inside| inside.strip_suffix(']'));
    if let Some(inside) = in_brackets {
        let parsed = inside.parse::<Ipv6Addr>();
        return parsed.is_ok_and(|address| in_hexadecimal(address) == inside);
    }
    let legal = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(legal);
    let may_be_a_name = text.split('.').all(is_part) && !ends_in_a_number(text);
    may_be_a_name || text.parse::<Ipv4Addr>().is_ok()
}

/// An IPv6 address as a browser writes it. (`to_string` alone would give `::ffff:1.2.3.4` its dots.)
fn in_hexadecimal(address: Ipv6Addr) -> String {
    match (address.to_ipv4_mapped(), address.segments()) {
        (Some(_), [.., high, low]) => format!("::ffff:{high:x}:{low:x}"),
        _ => address.to_string(),
    }
}

/// Whether the last part of a host is a number. Then a browser reads the host as an IPv4 address.
fn ends_in_a_number(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or(host);
    last.strip_prefix("0x").map_or_else(
        || last.bytes().all(|byte| byte.is_ascii_digit()),
        |hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()),
    )
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
