//! The API: the same promise, kept once in each framework.
//!
//! | request | answer |
//! |---|---|
//! | `GET /todos` | 200, `[{"id":1,"title":"milk"}]`: all to-dos, in the order of their numbers |
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
//! | no such to-do; no such path (`/todos/x` and `/todos/-1` are none, whatever the method) | 404 |
//! | another method | 405, with `allow` |
//! | the store cannot be reached | 503 |
//!
//! Each of the two paths answers `HEAD` as it answers `GET`, and `OPTIONS` with 200, `allow` and no body. About a slash at
//! the end of a path nothing is promised: each framework does as it does.

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

/// The title in the body of a `POST`: the body is a JSON object (other members do not matter), its `title` a string that
/// is not only white space. It is kept as it was sent.
///
/// # Errors
/// A 415 unless the header says that the body is JSON ([`Request::is_json`]). Then a 400 that says `the body is not a JSON
/// object with a title`.
pub fn title(request: &Request) -> Result<String, Failure> {
    todo!()
}

/// A failure as this API answers it: its status, `{"error": …}` with its message, and `allow` for a 405. A [`StoreError`]
/// is a 503 that says `the to-dos cannot be reached`, and nothing of what the store said.
#[must_use]
pub fn answer(failure: &Failure) -> Response {
    todo!()
}

/// The API in Flask's way.
///
/// Flask has no handler for all failures. There is one for each status that the API promises (400, 404, 405, 415), and for a
/// [`StoreError`] one by its type; one by its status, which is 500, would do as well.
///
/// # Errors
/// None, as its rules are right.
pub fn flask(store: Arc<dyn Store>) -> Result<App, RuleError> {
    todo!()
}

/// The API in Express's way: one layer at the end answers all failures.
#[must_use]
pub fn express(store: Arc<dyn Store>) -> Router {
    todo!()
}
