//! title: A slash at the end does not matter
//! severity: minor
//! seen by: unit::routes::a_missing_slash_is_noticed
//! rule: `/todos/`, and there is a rule `/todos` | 404
//! asks: what does Flask answer to a path with a slash that its rule does not have?
//!
//! The table takes `/todos/` for `/todos`. It is friendly, and then one thing has two addresses: two entries in every
//! cache, and relative links that lead somewhere else from one of them.
//!
//! Flask is strict here, Express is not by default. Which one it is should be decided, and a decision needs a test.

mod flask {
    mod routes {
        impl<T> Routes<T> {
            fn fitting(&self, segments: &[String]) -> Vec<(&Route<T>, Args)> {
                let bare = match segments {
                    [bare @ .., last] if last.is_empty() && !bare.is_empty() => bare,
                    all => all,
                };
                let fits =
                    |route: &Route<T>| route.rule.args(segments).or_else(|| route.rule.args(bare));
                self.routes
                    .iter()
                    .filter_map(|route| Some((route, fits(route)?)))
                    .collect()
            }
        }
    }
}
