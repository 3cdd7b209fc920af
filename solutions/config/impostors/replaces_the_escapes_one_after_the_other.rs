//! title: Replaces the escapes one after the other
//! severity: major
//! seen by: unit::grammar::this_text_has_these_values
//! rule: In double quotes `\n`, `\r` and `\t` are the line feed, the carriage return and the tab, and a `\` in front of `\`, `"`, `$` or `` ` `` makes that character mean itself.
//! asks: what does an escaped backslash do to the letter behind it?
//!
//! The code calls `replace` once for each escape, and each call goes over the whole text. In `\\n` the first call
//! finds `\n` behind the first backslash. A user who escapes the backslash of a Windows path gets a line break in it.
//!
//! Read escapes from left to right, once. A test needs an escaped backslash with an `n` behind it.

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
