//! title: Reads only the first brackets
//! severity: major
//! seen by: unit::brackets::several_separators_have_brackets_each
//! rule: There may be several pairs of brackets.
//! asks: what separates behind a header with several pairs of brackets?
//!
//! For `//[*][%]` the code reads from the first `[` to the first `]`, and silently drops the rest. A user who named
//! two separators gets an error about a text that is right.
//!
//! A test with one pair of brackets passes. A test with two pairs sees it.

mod header {
    fn in_brackets(line: &str) -> Result<Vec<&str>, AddError> {
        let position = MARK.len();
        let Some((separator, _)) = line[1..].split_once(']') else {
            return Err(AddError::UnclosedBracket { position });
        };
        Ok(vec![legal(separator, position + 1)?])
    }
}
