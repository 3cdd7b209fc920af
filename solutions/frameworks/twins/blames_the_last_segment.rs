//! title: Reads a path from its end
//! freedom: order
//! rule: Which segment the error names, if several cannot be read.
//!
//! A path with an unreadable segment cannot be read: that is a rule. Here the code finds the last such segment first.

mod path {
    pub fn segments(path: &str) -> Result<Vec<String>, PathError> {
        let mut segments = Vec::new();
        let behind = path.split_once('/').map_or("", |(_, behind)| behind);
        for segment in behind.rsplit('/') {
            segments.push(percent_decode(segment)?);
        }
        segments.reverse();
        Ok(segments)
    }
}
