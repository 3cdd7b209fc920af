//! title: An origin may end with a slash
//! severity: major
//! seen by: unit::values::origins_have_commas_between_them
//! rule: There is no path, not even a slash.
//! asks: is an origin taken that ends as an address in the browser does?
//!
//! `https://a.example/` is what one copies out of the address bar. The browser sends the origin without the slash, the two are
//! compared letter by letter, and the page is never allowed. Nothing in the log says why.
//!
//! Whoever checks a value when it is read saves somebody an afternoon. The test is the value that looks right.

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
