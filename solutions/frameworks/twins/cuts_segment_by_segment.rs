//! title: Counts the segments before it decodes them
//! freedom: internals
//! rule: `%2F` is a slash that is data
//!
//! The rules say what the segments are. Here the code finds the slashes first, and cuts the path into a list of known
//! length.

mod path {
    pub fn segments(path: &str) -> Result<Vec<String>, PathError> {
        let mut segments = Vec::with_capacity(path.matches('/').count());
        let mut rest = path.split_once('/').map_or("", |(_, rest)| rest);
        while let Some((segment, behind)) = rest.split_once('/') {
            segments.push(percent_decode(segment)?);
            rest = behind;
        }
        segments.push(percent_decode(rest)?);
        Ok(segments)
    }
}
