//! title: A redirect leads to a 405
//! severity: minor
//! seen by: unit::routes::a_missing_slash_is_noticed
//! rule: `/lists`, and there is a rule `/lists/` for this method | 308 to `/lists/`, with the query
//! asks: what is the answer if the rule with a slash at its end is for another method?
//!
//! The rule with a slash is for `GET`, the request is a `DELETE`, and the server still sends a redirect. The client
//! follows it and gets a 405.
//!
//! A redirect promises that its target works. A test needs a method that the target does not have.

mod flask {
    mod routes {
        impl<T> Routes<T> {
            pub fn find(&self, method: Method, segments: &[String]) -> Found<'_, T> {
                if let Some((target, args)) = self.target(method, segments) {
                    return Found::Target(target, args);
                }
                let written: Vec<_> = self
                    .fitting(segments)
                    .iter()
                    .flat_map(|(route, _)| route.methods.iter().copied())
                    .collect();
                if !written.is_empty() {
                    let methods = allowed(&written);
                    return match method {
                        Method::Options => Found::Options(methods),
                        _ => Found::NotAllowed(methods),
                    };
                }
                let with_slash = [segments, &[String::new()]].concat();
                if self.fitting(&with_slash).is_empty() {
                    Found::NotFound
                } else {
                    Found::MissingSlash
                }
            }
        }
    }
}
