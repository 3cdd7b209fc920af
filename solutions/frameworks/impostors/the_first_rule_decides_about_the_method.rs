//! title: The first rule decides about the method
//! severity: major
//! seen by: unit::routes::a_route_is_found_by_path_and_method
//! rule: The first rule that fits both the path and the method answers.
//! asks: which rule answers if another rule for the same path is for another method?
//!
//! The table looks for the first rule that fits the path, and then checks its method. `/todos` has one rule for `GET`
//! and one for `POST`. The code never looks at the second rule, so a `POST` gets a 405.
//!
//! A test needs two rules for one path, each with its own method.

mod flask {
    mod routes {
        impl<T> Routes<T> {
            fn fitting(&self, segments: &[String]) -> Vec<(&Route<T>, Args)> {
                self.routes
                    .iter()
                    .filter_map(|route| Some((route, route.rule.args(segments)?)))
                    .take(1)
                    .collect()
            }
        }
    }
}
