//! title: Redirects although another method fits
//! severity: minor
//! seen by: unit::routes::a_missing_slash_is_noticed
//! rule: The path has no rule, but with a slash at its end it would have one for this method.
//! asks: what does the table answer if the path itself has another method, and the path with a slash has this one?
//!
//! The code checks the slash before the methods. The client should hear that it has to use `POST`. Instead the
//! redirect leads it to another resource.
//!
//! Tables with only one of the two rules are right. A test needs both, each with its own method.

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
