//! The values that a view may return.

use serde_json::Value;

use crate::failure::Failure;
use crate::http::Response;

/// The values that a view may return, and their responses.
pub trait Reply {
    /// The response of this value.
    ///
    /// # Errors
    /// The failure, if the value is one.
    fn reply(self) -> Result<Response, Failure>;
}

/// A response is one already.
impl Reply for Response {
    fn reply(self) -> Result<Response, Failure> {
        Ok(self)
    }
}

/// 200, `text/plain`. (Flask itself sends `text/html`, and then a browser runs a script in a user's text.)
impl Reply for &str {
    fn reply(self) -> Result<Response, Failure> {
        todo!()
    }
}

/// Likewise.
impl Reply for String {
    fn reply(self) -> Result<Response, Failure> {
        self.as_str().reply()
    }
}

/// 200, `application/json`.
impl Reply for Value {
    fn reply(self) -> Result<Response, Failure> {
        todo!()
    }
}

/// Another status, for the response of the second value.
impl<R: Reply> Reply for (u16, R) {
    fn reply(self) -> Result<Response, Failure> {
        todo!()
    }
}

/// The result of a view that can fail: the value inside, or the failure.
impl<R: Reply> Reply for Result<R, Failure> {
    fn reply(self) -> Result<Response, Failure> {
        todo!()
    }
}
