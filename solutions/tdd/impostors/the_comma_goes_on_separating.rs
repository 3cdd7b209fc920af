//! title: Still separates at commas behind a header
//! severity: major
//! seen by: unit::header::the_comma_separates_no_more
//! rule: A first line `//;` makes `;` the separator in place of the comma.
//! asks: what does a comma do in a text whose header names another separator?
//!
//! The header adds a separator here, instead of replacing the comma. A user who writes `1,5;2`, and means one and a
//! half and two, gets 8.
//!
//! A test that the new separator works is not enough. Another test checks that the comma no longer separates.

mod header {
    fn separators(line: &str) -> Result<Vec<&str>, AddError> {
        let mut separators = if line.starts_with('[') {
            in_brackets(line)?
        } else {
            vec![single(line)?]
        };
        separators.extend([",", "\n"]);
        Ok(separators)
    }
}
