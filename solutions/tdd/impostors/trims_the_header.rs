//! title: Trims the header
//! severity: minor
//! seen by: unit::header::what_cannot_separate_is_refused
//! rule: If it has several characters, it stands in brackets: `//[*]`.
//! asks: what does a caller get for a header with a blank at its end?
//!
//! `//; ` is taken for `//;`. Whoever wrote the blank may have meant it as a separator, or as a part of one, and gets no word
//! about it.
//!
//! What is forgiven in one place is expected in all others. The README says that nothing is trimmed, and it takes a header with
//! a blank behind it to see whether that holds there too.

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
