//! title: Strips `export` from any name
//! severity: minor
//! seen by: unit::grammar::this_text_has_these_values
//! rule: Everything else is `NAME=value`, perhaps with the word `export` and white space in front.
//! asks: which name has a line that begins with the letters of `export` and goes on?
//!
//! `exported=1` sets `ed`. A keyword is a word, and a word ends somewhere.
//!
//! Whoever tests a prefix needs a text that has it and goes on.

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
