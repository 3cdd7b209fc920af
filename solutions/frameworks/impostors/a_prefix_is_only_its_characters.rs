//! title: A prefix is only its characters
//! severity: critical
//! seen by: unit::pattern::below_a_prefix_means_whole_segments
//! rule: Whole segments count, and they count decoded: `/apix` is not below `/api`, and `/%61pi` is.
//! asks: is a path below a prefix when its segment begins like the prefix and goes on?
//!
//! `starts_with` says that `/apix` is below `/api`, so the router gets `x`. If a layer in front of `/admin` asks for
//! a password and the router behind it is found by its characters, `/administrator` may meet the one without the
//! other.
//!
//! A prefix ends where a segment ends. It takes a path that goes on with a letter.

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
