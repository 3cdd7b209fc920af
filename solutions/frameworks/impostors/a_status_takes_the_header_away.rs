//! title: A status removes the header fields
//! severity: major
//! seen by: unit::reply::a_value_becomes_a_response
//! rule: Another status, for the response of the second value.
//! asks: which header fields does a response keep if the view returns it with another status?
//!
//! For a pair of status and value the code builds a new response with the status, the body and its type. All other
//! fields are lost, such as a cookie or the `location` of a new to-do.
//!
//! Texts and JSON have no other fields. A test needs a response that has one.

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
