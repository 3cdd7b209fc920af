//! title: Reads only the first brackets
//! severity: major
//! seen by: unit::brackets::several_separators_have_brackets_each
//! rule: There may be several pairs of brackets.
//! asks: what does a header with several pairs of brackets do?
//!
//! `//[*][%]`: from the first bracket that opens to the first that closes, and that was that. What stands behind it is
//! dropped without a word.
//!
//! A parser has to say what it does with the rest. It takes a test with two of a thing that was tested with one.

mod header {
    fn in_brackets(line: &str) -> Result<Vec<&str>, AddError> {
        let position = MARK.len();
        let Some((separator, _)) = line[1..].split_once(']') else {
            return Err(AddError::UnclosedBracket { position });
        };
        Ok(vec![legal(separator, position + 1)?])
    }
}
