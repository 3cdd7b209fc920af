//! title: Trims the header
//! severity: minor
//! seen by: unit::header::characters_with_another_use_separate_too
//! rule: If it has several characters, it is in brackets: `//[*]`.
//! asks: what does a caller get for a header with a blank at its end?
//!
//! The code reads `//; ` as `//;`. The user may have meant the blank as a part of the separator, and gets no message
//! about it.
//!
//! The README says that nothing is trimmed. A test needs a header with a blank behind the separator.

mod header {
    fn separators(line: &str) -> Result<Vec<&str>, AddError> {
        let line = line.trim();
        let mut separators = if line.starts_with('[') {
            in_brackets(line)?
        } else {
            vec![single(line)?]
        };
        separators.push("\n");
        Ok(separators)
    }
}
