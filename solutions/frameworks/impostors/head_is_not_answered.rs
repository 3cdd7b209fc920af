//! title: Does not answer `HEAD`
//! severity: minor
//! seen by: unit::routes::a_route_is_found_by_path_and_method
//! rule: `HEAD` comes with `GET`, and `OPTIONS` with every method.
//! asks: what is the answer to a `HEAD` if there is a view for `GET`?
//!
//! The path has a view for `GET`, and a `HEAD` gets a 405. Link checkers and caches send `HEAD`, and conclude that
//! the page is gone.
//!
//! RFC 9110 §9.1 requires two methods of every server: `GET` and `HEAD`. One view answers both.

mod flask {
    mod routes {
        impl<T> Route<T> {
            fn answers(&self, method: Method) -> bool {
                self.methods.contains(&method)
            }
        }
    }
}
