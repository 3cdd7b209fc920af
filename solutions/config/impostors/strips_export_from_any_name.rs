//! title: Removes `export` from the beginning of any name
//! severity: minor
//! seen by: unit::grammar::this_text_has_these_values
//! rule: Everything else is `NAME=value`, perhaps with the word `export` and white space in front.
//! asks: what is the name in a line if the name itself begins with the letters of `export`?
//!
//! The code removes the letters `export` without a look at the next character. The line `exported=1` then sets `ed`,
//! and the user's variable is missing.
//!
//! A test of a prefix needs a text that begins with it and goes on.

mod dotenv {
    fn name(left: &str) -> Result<&str, Reason> {
        let left = left.trim_matches(BLANKS);
        let name = left
            .strip_prefix("export")
            .filter(|rest| !rest.is_empty())
            .map_or(left, |rest| rest.trim_start_matches(BLANKS));
        let legal = |character: char| character.is_ascii_alphanumeric() || character == '_';
        let begins_well = name.starts_with(|first: char| !first.is_ascii_digit());
        if begins_well && name.chars().all(legal) {
            Ok(name)
        } else {
            Err(Reason::BadName)
        }
    }
}
