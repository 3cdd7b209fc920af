//! title: A prefix ignores capitals
//! severity: major
//! seen by: unit::pattern::below_a_prefix_means_whole_segments
//! rule: The segments of a prefix are compared decoded: `/%61pi` is below `/api`.
//! asks: is `/API` below the prefix `/api`?
//!
//! A host does not distinguish capitals, and a path does. Express ignores them in its own patterns by default, so the habit is
//! easy to take along. Then a layer for `/API` gets the requests of another one.
//!
//! A test needs a path whose letters differ from the prefix only in being capitals.

mod express {
    mod pattern {
        pub fn below(prefix: &str, path: &str) -> Option<String> {
            let parts: Vec<_> = prefix.split('/').filter(|part| !part.is_empty()).collect();
            if !parts.is_empty() {
                let segments = path::segments(path).ok()?;
                let first = segments.get(..parts.len())?;
                let pairs = first.iter().zip(&parts);
                if !pairs.into_iter().all(|(segment, part)| segment.eq_ignore_ascii_case(part)) {
                    return None;
                }
            }
            let rest: Vec<_> = path.split('/').skip(1 + parts.len()).collect();
            Some(format!("/{}", rest.join("/")))
        }
    }
}
