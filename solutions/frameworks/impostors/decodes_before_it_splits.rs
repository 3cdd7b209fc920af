//! title: Decodes before it splits
//! severity: critical
//! seen by: unit::path::a_path_is_split_and_then_decoded
//! rule: A path is split at its slashes, and then each segment is decoded.
//! asks: what is a slash that a client sent as `%2F`?
//!
//! The code decodes the path and then splits it. A `%2F` that belongs to a name becomes a slash that separates. A
//! check in front of the server saw one segment, and the server sees two.
//!
//! RFC 3986 §2.4 says: split first, then decode. A test needs a path with a `%2F` in it.

mod path {
    pub fn segments(path: &str) -> Result<Vec<String>, PathError> {
        let decoded = percent_decode(path)?;
        Ok(decoded.split('/').skip(1).map(str::to_owned).collect())
    }
}
