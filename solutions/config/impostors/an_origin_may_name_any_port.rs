//! title: Accepts an origin with the scheme's own port
//! severity: minor
//! seen by: unit::values::origins_have_commas_between_them
//! rule: It is not the scheme's own (80 for `http`, 443 for `https`), since a browser leaves that out: `http://127.0.0.1:8080`, `https://b:80`.
//! asks: does the program accept an origin that names its scheme's own port?
//!
//! `https://a.example:443` works as an address. But a browser leaves out the scheme's own port, and the service
//! compares the texts exactly. This entry never matches, and the user gets no message.
//!
//! Ask what the browser sends. Tests belong on both sides: `https://a:443` is wrong, and `http://a:443` is right.

mod value {
    fn origin(text: &str) -> Option<String> {
        let rest = text
            .strip_prefix("http://")
            .or_else(|| text.strip_prefix("https://"))?;
        let (host, port) = match rest.rsplit_once(':') {
            Some((host, digits)) if !digits.ends_with(']') => (host, Some(digits)),
            _ => (rest, None),
        };
        let is_port = |digits: &str| !digits.starts_with('0') && self::port(digits).is_some();
        (is_host(host) && port.is_none_or(is_port)).then(|| text.to_owned())
    }
}
