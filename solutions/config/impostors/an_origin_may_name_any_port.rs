//! title: An origin may name the port that it has anyway
//! severity: minor
//! seen by: unit::values::origins_have_commas_between_them
//! rule: It is not the scheme's own (80 for `http`, 443 for `https`), since a browser leaves that out: `http://127.0.0.1:8080`, `https://b:80`.
//! asks: is an origin taken that names the port of its own scheme?
//!
//! `https://a.example:443` is an address that works. But a browser leaves out the port that the scheme has anyway, and what it
//! sends is compared letter by letter: this entry of the list matches nothing, and nobody is told.
//!
//! A setting is good if what it is compared with can be equal to it. Ask what the other side sends, and test on both sides
//! of that.

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
