//! title: Removes every slash at the beginning
//! severity: minor
//! seen by: unit::header::characters_with_another_use_separate_too
//! rule: It is one character, even `/`, `]` or a blank, but not a digit, a `-` or a `[`.
//! asks: which separator does a header name that begins with three slashes?
//!
//! `trim_start_matches('/')` looks like `strip_prefix("//")`, and removes as many slashes as it finds. With the
//! separator `/` the header has three of them, and then nothing is left.
//!
//! Tests with other separators all pass. A test needs the slash itself.

mod header {
    pub fn read(text: &str) -> Result<Header<'_>, AddError> {
        if !text.starts_with(MARK) {
            return Ok(Header {
                separators: vec![",", "\n"],
                body: text,
                start: 0,
            });
        }
        let after_mark = text.trim_start_matches('/');
        let Some((line, body)) = after_mark.split_once('\n') else {
            return Err(AddError::HeaderWithoutEnd {
                position: text.chars().count(),
            });
        };
        Ok(Header {
            separators: separators(line)?,
            body,
            start: MARK.len() + line.chars().count() + 1,
        })
    }
}
