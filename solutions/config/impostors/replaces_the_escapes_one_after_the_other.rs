//! title: Replaces the escapes one after the other
//! severity: major
//! seen by: unit::grammar::this_text_has_these_values
//! rule: In double quotes `\n`, `\r` and `\t` are the line feed, the carriage return and the tab, and a `\` in front of `\`, `"`, `$` or `` ` `` takes away what these mean.
//! asks: what does an escaped backslash do to the letter behind it?
//!
//! `replace("\n", "\n")`, then `replace("\\", "\")`, and so on: each goes over the whole text, and none knows what the others have
//! seen. An escaped backslash in front of an `n` becomes a line break.
//!
//! Escapes are read from left to right, once. The test is a backslash that was escaped, and an innocent letter behind it.

mod dotenv {
    fn unescape(raw: &str) -> Result<String, Reason> {
        let mut meant = raw.to_owned();
        for (escape, itself) in [
            ("\\n", "\n"),
            ("\\r", "\r"),
            ("\\t", "\t"),
            ("\\\"", "\""),
            ("\\$", "$"),
            ("\\`", "`"),
            ("\\\\", "\\"),
        ] {
            meant = meant.replace(escape, itself);
        }
        if raw.matches('\\').count() == 1 && meant == raw {
            return Err(Reason::BadEscape);
        }
        Ok(meant)
    }
}
