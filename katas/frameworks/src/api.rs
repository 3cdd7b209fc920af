//! The API, written once in each framework.
//!
//! | request | answer |
//! |---|---|
//! | `GET /todos` | 200, `[{"id":1,"title":"milk"}]`: all to-dos, in the order of their ids |
//! | `POST /todos` with `{"title":"milk"}` | 201, `location: /todos/1`, `{"id":1,"title":"milk"}` |
//! | `GET /todos/1` | 200, `{"id":1,"title":"milk"}` |
//! | `DELETE /todos/1` | 204, no body |
//!
//! Every other answer is a failure, with the body of [`answer`]:
//!
//! | what | status |
//! |---|---|
//! | a path that cannot be read; a `POST` whose body has no title | 400 |
//! | a `POST` whose header does not say that the body is JSON | 415 |
//! | no such to-do; no such path (such as `/todos/x` and `/todos/-1`, with any method) | 404 |
//! | another method | 405, with `allow` |
//! | the store cannot be reached | 503 |
//!
//! Each of the two paths answers `HEAD` like `GET`, and `OPTIONS` with 200, `allow` and no body. A slash at the end of
//! a path is left to each framework.

use std::collections::BTreeMap;
use std::future::ready;
use std::sync::Arc;

use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::express::{Next, Req, Router};
use crate::failure::Failure;
use crate::flask::{App, RuleError};
use crate::http::{Method, Request, Response, allow, allowed};
use crate::path;
use crate::todos::{Store, StoreError, Todo};

/// The title in the body of a `POST`. The body has to be a JSON object, and its `title` a string with more than white
/// space; other members do not matter. The title is not changed.
///
/// # Errors
/// A 415 unless the header says that the body is JSON ([`Request::is_json`]). Then a 400 with the message `the body is
/// not a JSON object with a title`.
pub fn title(request: &Request) -> Result<String, Failure> {
    todo!()
}

/// This API's answer to a failure: its status, `{"error": …}` with its message, and `allow` for a 405. A [`StoreError`]
/// is a 503 with the message `the to-dos cannot be reached`, and without the store's own message.
#[must_use]
pub fn answer(failure: &Failure) -> Response {
    todo!()
}

/// The API in Flask's way.
///
/// Flask has no handler for all failures. So there is one for each status that the API promises (400, 404, 405, 415),
/// and one for the type [`StoreError`]. A handler for its status, 500, would work as well.
///
/// # Errors
/// None, because its rules are valid.
pub fn flask(store: Arc<dyn Store>) -> Result<App, RuleError> {
    todo!()
}

/// The API in Express's way: one layer at the end answers all failures.
#[must_use]
pub fn express(store: Arc<dyn Store>) -> Router {
    todo!()
}
