//! title: Ignores a slash at the end
//! severity: minor
//! seen by: unit::routes::a_missing_slash_is_noticed
//! rule: `/todos/`, and there is a rule `/todos` | 404
//! asks: what does Flask answer to a path with a slash that its rule does not have?
//!
//! The table accepts `/todos/` for `/todos`. That looks friendly, but now one resource has two addresses. Every cache
//! has two entries, and relative links lead to different places.
//!
//! Flask is strict here, and Express is not by default. An author should choose one, and test it.

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
