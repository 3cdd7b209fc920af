//! title: Reads a path from its end
//! freedom: order
//! rule: Which segment is to blame, if several cannot be read.
//!
//! That a path with an unreadable segment cannot be read is a rule. Here the last such segment is found first.

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
