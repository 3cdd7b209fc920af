//! title: `export` is a part of the name
//! severity: major
//! seen by: unit::grammar::this_text_has_these_values
//! rule: Everything else is `NAME=value`, perhaps with the word `export` and white space in front.
//! asks: which name has a line that begins with the word `export`?
//!
//! A file that a shell reads as well has `export` in front of its names. To this reader they are names with a space in them,
//! and no setting is called that.
//!
//! A grammar that people bring from elsewhere is tested with what they bring.

mod dotenv {
    fn name(left: &str) -> Result<&str, Reason> {
        let name = left.trim_matches(BLANKS);
        let legal = |character: char| character.is_ascii_alphanumeric() || character == '_';
        let begins_well = name.starts_with(|first: char| !first.is_ascii_digit());
        if begins_well && name.chars().all(legal) {
            Ok(name)
        } else {
            Err(Reason::BadName)
        }
    }
}
