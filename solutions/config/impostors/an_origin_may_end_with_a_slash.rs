//! title: An origin may end with a slash
//! severity: major
//!
//! `https://a.example/` is what one copies out of the address bar. The browser sends the origin without the slash, the two are
//! compared letter by letter, and the page is never allowed. Nothing in the log says why.
//!
//! Whoever checks a value when it is read saves somebody an afternoon. The test is the value that looks right.

mod value {
    fn origin(text: &str) -> Option<String> {
        let host = text
            .strip_prefix("http://")
            .or_else(|| text.strip_prefix("https://"))?;
        let legal =
            |character: char| character.is_ascii_alphanumeric() || ".-:[]/".contains(character);
        (!host.is_empty() && host.chars().all(legal)).then(|| text.to_owned())
    }
}
