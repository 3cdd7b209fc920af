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
    if !request.is_json() {
        return Err(Failure::of(415));
    }
    // Each member is kept as it was written: some member names have a special meaning for `serde_json` when it reads a
    // `Value`.
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

/// This API's answer to a failure: its status, `{"error": …}` with its message, and `allow` for a 405. A [`StoreError`]
/// is a 503 with the message `the to-dos cannot be reached`, and without the store's own message.
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
/// Flask has no handler for all failures. So there is one for each status that the API promises (400, 404, 405, 415),
/// and one for the type [`StoreError`]. A handler for its status, 500, would work as well.
///
/// # Errors
/// None, because its rules are valid.
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

    // Express has no converters, so the first layer checks that the parameter is a number.
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

/// Passes on a request whose id is a number.
async fn check_id(req: Req, next: Next) -> Result<Response, Failure> {
    id(&req)?;
    next.run(req).await
}

fn id(req: &Req) -> Result<u64, Failure> {
    let id = req.params.get("id").and_then(|id| path::number(id));
    id.ok_or_else(|| Failure::of(404))
}

/// The last layer of a path. A chain does not know the methods of its other layers, so this layer lists them.
fn only(written: &'static [Method], req: &Req) -> Result<Response, Failure> {
    let methods = allowed(written);
    match req.http.method {
        Method::Options => Ok(Response::new(200).with("allow", &allow(&methods))),
        _ => Err(Failure::NotAllowed(methods)),
    }
}

// The actions of the API, which are the same in both frameworks.

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
