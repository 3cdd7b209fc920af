//! title: Collects the methods of a path before it looks for one
//! freedom: order
//! rule: All rules that fit the path count together for its methods.
//!
//! The rules say what the table finds. Here the code collects the rules that fit once, and takes both answers from
//! that list.

mod flask {
    mod routes {
        impl<T> Routes<T> {
            pub fn find(&self, method: Method, segments: &[String]) -> Found<'_, T> {
                let fitting = self.fitting(segments);
                let mut written = Vec::new();
                for (route, _) in &fitting {
                    written.extend(route.methods.iter().copied());
                }
                if let Some((route, args)) =
                    fitting.into_iter().find(|(route, _)| route.answers(method))
                {
                    return Found::Target(&route.target, args);
                }
                if written.is_empty() {
                    let mut with_slash = segments.to_vec();
                    with_slash.push(String::new());
                    return if self.target(method, &with_slash).is_some() {
                        Found::MissingSlash
                    } else {
                        Found::NotFound
                    };
                }
                if method == Method::Options {
                    Found::Options(allowed(&written))
                } else {
                    Found::NotAllowed(allowed(&written))
                }
            }
        }
    }
}
