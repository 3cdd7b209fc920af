//! What a view may return.

use serde_json::Value;

use crate::failure::Failure;
use crate::http::Response;

/// What a view may return, and what the client gets for it.
pub trait Reply {
    /// The response that this value stands for.
    ///
    /// # Errors
    /// The failure, if that is what the value is.
    fn reply(self) -> Result<Response, Failure>;
}

/// A response is one already.
impl Reply for Response {
    fn reply(self) -> Result<Response, Failure> {
        Ok(self)
    }
}

/// 200, `text/plain`. (Flask itself says `text/html`, and then a text that somebody typed in can be a program.)
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

/// Another status, for whatever the rest stands for.
impl<R: Reply> Reply for (u16, R) {
    fn reply(self) -> Result<Response, Failure> {
        todo!()
    }
}

/// What a view returns that can fail: what is inside, or the failure.
impl<R: Reply> Reply for Result<R, Failure> {
    fn reply(self) -> Result<Response, Failure> {
        todo!()
    }
}
