//! title: Decodes before it splits
//! severity: critical
//! seen by: unit::path::a_path_is_split_and_then_decoded
//! rule: A path is split at its slashes, and then each segment is decoded.
//! asks: what is a slash that was sent with a percent sign?
//!
//! The path is decoded first and split then, so the slash that was sent as `%2F`, as part of a name, becomes one that
//! separates. What a check in front has let through as one segment is two behind it.
//!
//! RFC 3986 §2.4: take apart first, decode then. It takes a path with a `%2F` in it.

mod path {
    pub fn segments(path: &str) -> Result<Vec<String>, PathError> {
        let decoded = percent_decode(path)?;
        Ok(decoded.split('/').skip(1).map(str::to_owned).collect())
    }
}
