//! title: A status takes the header away
//! severity: major
//! seen by: unit::reply::a_value_becomes_a_response
//! rule: Another status, for whatever the rest stands for.
//! asks: what becomes of the header fields of a response that a view returns with another status?
//!
//! A pair of status and value becomes a new response, with the status, the body and its type. Whatever else the response
//! had is left behind: the `location` of what was made, a cookie.
//!
//! Texts and JSON have no other header field. It takes a response that has one.

mod flask {
    mod reply {
        impl<R: Reply> Reply for (u16, R) {
            fn reply(self) -> Result<Response, Failure> {
                let (status, rest) = self;
                let rest = rest.reply()?;
                let response = Response {
                    body: rest.body.clone(),
                    ..Response::new(status)
                };
                Ok(match rest.header("content-type") {
                    Some(kind) => response.with("content-type", kind),
                    None => response,
                })
            }
        }
    }
}
