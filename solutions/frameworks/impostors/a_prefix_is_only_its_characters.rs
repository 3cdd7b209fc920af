//! title: Compares a prefix by its characters
//! severity: critical
//! seen by: unit::pattern::below_a_prefix_means_whole_segments
//! rule: Whole, decoded segments are compared: `/apix` is not below `/api`, and `/%61pi` is.
//! asks: is a path below a prefix if its segment only begins like the prefix?
//!
//! `starts_with` says that `/apix` is below `/api`, so the router gets `x`. Suppose that a layer in front of `/admin`
//! asks for a password. If the router compares characters and the layer compares segments, `/administrator` reaches
//! the router without a password.
//!
//! A prefix ends where a segment ends. A test needs a path that goes on with a letter.

mod express {
    mod pattern {
        pub fn below(prefix: &str, path: &str) -> Option<String> {
            let mut rest = path;
            for part in prefix.split('/').filter(|part| !part.is_empty()) {
                let behind = rest.strip_prefix('/')?;
                let end = behind.find('/').unwrap_or(behind.len());
                let segment = path::percent_decode(&behind[..end]).ok()?;
                if !segment.starts_with(part) {
                    return None;
                }
                rest = &behind[end..];
            }
            Some(if rest.is_empty() { "/" } else { rest }.to_owned())
        }
    }
}
