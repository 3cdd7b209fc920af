//! title: Sorts the separators, and takes the first that fits
//! freedom: internals
//! rule: where two separators fit, the longer one counts
//!
//! The README says which separator counts, and not how the code finds it. The reference looks for the longest one at
//! each place. This version sorts the list once, longest first and without duplicates.

mod header {
    fn separators(line: &str) -> Result<Vec<&str>, AddError> {
        let mut separators = if line.starts_with('[') {
            in_brackets(line)?
        } else {
            vec![single(line)?]
        };
        separators.push("\n");
        separators.sort_by(|one, other| other.len().cmp(&one.len()).then(one.cmp(other)));
        separators.dedup();
        Ok(separators)
    }
}

mod pieces {
    fn separator_at<'a>(text: &str, separators: &[&'a str]) -> Option<&'a str> {
        let mut separators = separators.iter().copied();
        separators.find(|separator| text.starts_with(separator))
    }
}
