//! title: Gathers the methods of a path before it looks for one
//! freedom: order
//! rule: All rules that fit the path count together for its methods.
//!
//! What the table finds is a rule, and not what it looks at first. Here the rules that fit are gathered once, and both answers
//! come from that list.

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
