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
    if !request.is_json() {
        return Err(Failure::of(415));
    }
    // Each member is kept as it was written. In a `Value` some names of members would mean something else to `serde_json`.
    let members: BTreeMap<String, &RawValue> =
        serde_json::from_slice(&request.body).unwrap_or_default();
    let title = members.get("title");
    title
        .and_then(|title| serde_json::from_str::<String>(title.get()).ok())
        .filter(|title| !title.trim().is_empty())
        .ok_or_else(|| Failure::Status {
            status: 400,
            message: "the body is not a JSON object with a title".to_owned(),
        })
}

/// A failure as this API answers it: its status, `{"error": …}` with its message, and `allow` for a 405. A [`StoreError`]
/// is a 503 that says `the to-dos cannot be reached`, and nothing of what the store said.
#[must_use]
pub fn answer(failure: &Failure) -> Response {
    let (status, message) = match failure.cause::<StoreError>() {
        Some(_) => (503, "the to-dos cannot be reached"),
        None => (failure.status(), failure.message()),
    };
    failure.with_allow(Response::json(status, &json!({ "error": message })))
}

/// The API in Flask's way.
///
/// Flask has no handler for all failures. There is one for each status that the API promises (400, 404, 405, 415), and for a
/// [`StoreError`] one by its type; one by its status, which is 500, would do as well.
///
/// # Errors
/// None, as its rules are right.
pub fn flask(store: Arc<dyn Store>) -> Result<App, RuleError> {
    let mut app = App::new();

    let todos = Arc::clone(&store);
    app.route("/todos", &[Method::Get], move |_, _| all(&*todos))?;
    let todos = Arc::clone(&store);
    app.route("/todos", &[Method::Post], move |request, _| {
        add(&*todos, request)
    })?;
    let todos = Arc::clone(&store);
    app.route("/todos/<int:id>", &[Method::Get], move |_, args| {
        get(&*todos, args.int("id")?)
    })?;
    app.route("/todos/<int:id>", &[Method::Delete], move |_, args| {
        remove(&*store, args.int("id")?)
    })?;

    app.on_error(|error: &StoreError| answer(&Failure::error(error.clone())));
    for status in [400, 404, 405, 415] {
        app.on_status(status, answer);
    }
    Ok(app)
}

/// The API in Express's way: one layer at the end answers all failures.
#[must_use]
pub fn express(store: Arc<dyn Store>) -> Router {
    let mut todos = Router::new();

    let list = Arc::clone(&store);
    todos.get("/", move |_, _| ready(all(&*list)));
    let list = Arc::clone(&store);
    todos.post("/", move |req, _| ready(add(&*list, &req.http)));
    todos.all("/", |req, _| {
        ready(only(&[Method::Get, Method::Post], &req))
    });

    // There are no converters here, so a layer in front of the others sees to it that the parameter is a number.
    todos.all("/:id", check_id);
    let list = Arc::clone(&store);
    todos.get("/:id", move |req, _| {
        ready(id(&req).and_then(|id| get(&*list, id)))
    });
    todos.delete("/:id", move |req, _| {
        ready(id(&req).and_then(|id| remove(&*store, id)))
    });
    todos.all("/:id", |req, _| {
        ready(only(&[Method::Get, Method::Delete], &req))
    });

    let mut router = Router::new();
    router.mount("/todos", todos);
    router.middleware(|_, _| ready(Err(Failure::of(404))));
    router.on_failure(|failure, _, _| ready(Ok(answer(&failure))));
    router
}

/// Lets through what has a number for an id.
async fn check_id(req: Req, next: Next) -> Result<Response, Failure> {
    id(&req)?;
    next.run(req).await
}

fn id(req: &Req) -> Result<u64, Failure> {
    let id = req.params.get("id").and_then(|id| path::number(id));
    id.ok_or_else(|| Failure::of(404))
}

/// The last layer of a path. A chain has no idea of the methods that its other layers answer, so somebody has to say it.
fn only(written: &'static [Method], req: &Req) -> Result<Response, Failure> {
    let methods = allowed(written);
    match req.http.method {
        Method::Options => Ok(Response::new(200).with("allow", &allow(&methods))),
        _ => Err(Failure::NotAllowed(methods)),
    }
}

// What the API does is the same in both, and knows of neither.

fn all(store: &dyn Store) -> Result<Response, Failure> {
    let todos = store.all().map_err(Failure::error)?;
    let todos = todos.iter().map(Value::from).collect();
    Ok(Response::json(200, &Value::Array(todos)))
}

fn add(store: &dyn Store, request: &Request) -> Result<Response, Failure> {
    let title = title(request)?;
    let todo = store.add(&title).map_err(Failure::error)?;
    let location = format!("/todos/{}", todo.id);
    Ok(shown(201, &todo).with("location", &location))
}

fn get(store: &dyn Store, id: u64) -> Result<Response, Failure> {
    let todo = store.get(id).map_err(Failure::error)?;
    let todo = todo.ok_or_else(|| Failure::of(404))?;
    Ok(shown(200, &todo))
}

fn remove(store: &dyn Store, id: u64) -> Result<Response, Failure> {
    if store.remove(id).map_err(Failure::error)? {
        Ok(Response::new(204))
    } else {
        Err(Failure::of(404))
    }
}

fn shown(status: u16, todo: &Todo) -> Response {
    Response::json(status, &todo.into())
}
