//! title: A parameter may be empty
//! severity: minor
//! seen by: unit::pattern::a_pattern_fits_a_whole_path
//! rule: A parameter is one segment that is not empty.
//! asks: does a path fit a route if the text for its parameter is empty?
//!
//! `/todos/` fits `/todos/:id` with an empty id. The handler looks for a to-do without a number, and its answer
//! puzzles the client.
//!
//! A parameter needs at least one character. A test needs a path that ends where the parameter should begin.

mod express {
    mod pattern {
        impl Pattern {
            pub fn params(&self, path: &str) -> Option<Params> {
                let mut segments = path::segments(path).ok()?;
                if segments.len() == self.parts.len() + 1
                    && segments.last().is_some_and(String::is_empty)
                {
                    segments.pop();
                }
                if segments.len() != self.parts.len() {
                    return None;
                }
                let mut params = Params::new();
                for (part, segment) in self.parts.iter().zip(segments) {
                    match part.strip_prefix(':') {
                        Some(name) => {
                            params.insert(name.to_owned(), segment);
                        }
                        None if *part == segment => {}
                        None => return None,
                    }
                }
                Some(params)
            }
        }
    }
}
