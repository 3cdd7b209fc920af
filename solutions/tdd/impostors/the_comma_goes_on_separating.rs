//! title: The comma goes on separating
//! severity: major
//! seen by: unit::header::the_comma_separates_no_more
//! rule: A first line `//;` makes `;` the separator in place of the comma.
//! asks: what does a comma do in a text whose header names another separator?
//!
//! The header adds a separator instead of changing it. Then `1,5;2`, which means one and a half and two, is 8.
//!
//! That what should work does work is one test. That what should not work any more does not is another.

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
