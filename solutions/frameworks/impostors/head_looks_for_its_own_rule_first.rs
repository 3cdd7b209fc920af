//! title: Looks for a rule with `HEAD` first
//! severity: minor
//! seen by: unit::routes::a_route_is_found_by_path_and_method
//! rule: The first rule that fits both the path and the method answers.
//! asks: which rule answers a `HEAD` if a wider one names that method and a narrower one has `GET`?
//!
//! The table looks first for a rule that names `HEAD`, and only then for one with `GET`. So a wide rule with `HEAD`
//! takes requests away from the narrow one. Then `HEAD` and `GET` of one path come from two views.
//!
//! With one rule for a path the code is right. A test needs two rules that fit, and the wider one names the method.

mod flask {
    mod routes {
        impl<T> Routes<T> {
            fn target(&self, method: Method, segments: &[String]) -> Option<(&T, Args)> {
                let fitting = || self.fitting(segments).into_iter();
                fitting()
                    .find(|(route, _)| route.methods.contains(&method))
                    .or_else(|| fitting().find(|(route, _)| route.answers(method)))
                    .map(|(route, args)| (&route.target, args))
            }
        }
    }
}
