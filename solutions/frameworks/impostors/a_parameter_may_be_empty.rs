//! title: A parameter may be empty
//! severity: minor
//! seen by: unit::pattern::a_pattern_fits_a_whole_path
//! rule: A parameter is one segment that is not empty.
//! asks: is a path for a route when nothing stands where its parameter should be?
//!
//! `/todos/` fits `/todos/:id`, with nothing for an id. The handler looks for the to-do without a number, and says
//! something about it that nobody understands.
//!
//! A parameter is a segment with something in it. It takes a path that ends where the parameter should begin.

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
