//! title: Reads `export` as a part of the name
//! severity: major
//! seen by: unit::grammar::this_text_has_these_values
//! rule: Everything else is `NAME=value`, perhaps with the word `export` and white space in front.
//! asks: what is the name in a line that begins with the word `export`?
//!
//! Shells can read the file too, so users write `export` in front of names. This code reads a name with a space in
//! it, and reports a bad line.
//!
//! Users bring habits from shells. A test uses a line as a shell would read it.

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
