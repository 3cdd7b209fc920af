//! title: Head is not answered
//! severity: minor
//! seen by: unit::routes::a_route_is_found_by_path_and_method
//! rule: `HEAD` comes with `GET`, and `OPTIONS` with every method.
//! asks: what is answered to a `HEAD` where there is a view for `GET`?
//!
//! There is a view for `GET`, and `HEAD` is a 405. Link checkers and caches ask with `HEAD`, and take the page for
//! gone.
//!
//! RFC 9110 §9.1 has two methods that every server must have: `GET` and `HEAD`. Both come from one view.

mod flask {
    mod routes {
        impl<T> Route<T> {
            fn answers(&self, method: Method) -> bool {
                self.methods.contains(&method)
            }
        }
    }
}
