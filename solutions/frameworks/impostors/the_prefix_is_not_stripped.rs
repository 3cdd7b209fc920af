//! title: Does not strip the prefix
//! severity: major
//! seen by: unit::mounted::a_router_sees_the_path_without_its_prefix
//! rule: Its layers see the path without the prefix.
//! asks: which path do the layers of a mounted router see?
//!
//! A router under `/api` gets `/api/todos`, and has a route for `/todos`. Its author would have to know where it will
//! be mounted, and it could not be mounted anywhere else.
//!
//! A test needs a mounted router with a route of its own.

mod express {
    mod router {
        impl Scope {
            fn enter(&self, req: &Req) -> Option<Req> {
                let mut inner = req.clone();
                match self {
                    Self::Below(prefix) => {
                        below(prefix, &req.path)?;
                    }
                    Self::Route(method, pattern) => {
                        let fits = |own| {
                            own == req.http.method
                                || (own, req.http.method) == (Method::Get, Method::Head)
                        };
                        if !method.is_none_or(fits) {
                            return None;
                        }
                        inner.params = pattern.params(&req.path)?;
                    }
                }
                Some(inner)
            }
        }
    }
}
