//! title: The first rule decides about the method
//! severity: major
//! seen by: unit::routes::a_route_is_found_by_path_and_method
//! rule: The first rule that is for both answers.
//! asks: which rule answers when another one for the same path is for another method?
//!
//! The table looks for a rule that fits the path, and then whether it is for the method. There are two rules for
//! `/todos`, one for `GET` and one for `POST`; the second is never looked at, and its `POST` is a 405.
//!
//! It takes two rules for one path, each with its method.

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
