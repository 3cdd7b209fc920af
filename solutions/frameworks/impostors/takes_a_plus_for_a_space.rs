//! title: Reads a plus as a space
//! severity: minor
//! seen by: unit::path::a_percent_sign_and_two_digits_are_a_byte
//! rule: All other characters stay: a `+` is a space in a form, but a plus in a path.
//! asks: what does a plus mean in a path?
//!
//! In a form a plus is a space, so the author did the same in the path. A client can add the to-do `1+1`, and can
//! never find it again.
//!
//! Forms and paths look alike and have different rules. A test needs a plus that is not encoded.

mod path {
    pub fn percent_decode(text: &str) -> Result<String, PathError> {
        let mut bytes = Vec::with_capacity(text.len());
        let mut rest = text.as_bytes();
        while let Some((&first, behind)) = rest.split_first() {
            rest = behind;
            if first != b'%' {
                bytes.push(if first == b'+' { b' ' } else { first });
                continue;
            }
            let (high, low, behind) = match rest {
                [high, low, behind @ ..] => (hex(*high)?, hex(*low)?, behind),
                _ => return Err(PathError::BadEscape),
            };
            bytes.push(high << 4 | low);
            rest = behind;
        }
        String::from_utf8(bytes).map_err(|_| PathError::NotUtf8)
    }
}
