//! title: Accepts an origin with a slash at its end
//! severity: major
//! seen by: unit::values::origins_have_commas_between_them
//! rule: There is no path, not even a slash.
//! asks: does the program accept an origin that ends like an address in the browser?
//!
//! A user copies `https://a.example/` from the address bar. But a browser sends the origin without the slash, and the
//! service compares the texts exactly. The page is never allowed, and the log does not say why.
//!
//! An error at the start saves the user an afternoon. A test needs the value with the slash.

mod value {
    fn origin(text: &str) -> Option<String> {
        let (scheme, rest) = text.split_once("://")?;
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let own_port = match scheme {
            "http" => 80,
            "https" => 443,
            _ => return None,
        };
        let (host, port) = match rest.rsplit_once(':') {
            Some((host, digits)) if !digits.ends_with(']') => (host, Some(digits)),
            _ => (rest, None),
        };
        let is_sent = |digits: &str| {
            !digits.starts_with('0') && self::port(digits).is_some_and(|port| port != own_port)
        };
        (is_host(host) && port.is_none_or(is_sent)).then(|| text.to_owned())
    }
}
