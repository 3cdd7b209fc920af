//! title: Redirects where another method fits
//! severity: minor
//! seen by: unit::routes::a_missing_slash_is_noticed
//! rule: There is no rule for the path, but with a slash at its end there would be one, and for this method.
//! asks: what does the table say when the path has a rule for another method, and one with a slash more for this one?
//!
//! The slash is looked at before the methods are. So a client that is told to use `POST` is sent elsewhere, and what it
//! finds there is another thing.
//!
//! Tables in which only one of the two exists pass. It takes both, each with its own method.

mod flask {
    mod routes {
        impl<T> Routes<T> {
            pub fn find(&self, method: Method, segments: &[String]) -> Found<'_, T> {
                if let Some((target, args)) = self.target(method, segments) {
                    return Found::Target(target, args);
                }
                let with_slash = [segments, &[String::new()]].concat();
                if self.target(method, &with_slash).is_some() {
                    return Found::MissingSlash;
                }
                let written: Vec<_> = self
                    .fitting(segments)
                    .iter()
                    .flat_map(|(route, _)| route.methods.iter().copied())
                    .collect();
                match method {
                    _ if written.is_empty() => Found::NotFound,
                    Method::Options => Found::Options(allowed(&written)),
                    _ => Found::NotAllowed(allowed(&written)),
                }
            }
        }
    }
}
