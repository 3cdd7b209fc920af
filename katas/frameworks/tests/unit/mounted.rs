//! Express's routers: a chain inside a chain, under a prefix.

use std::future::{Ready, ready};

use frameworks::Method::Get;
use frameworks::express::{App, Req, Router};
use frameworks::{Failure, Response};
use rstest::rstest;

use crate::chain::answer;

/// A router does not know where it is mounted: it sees the path without its prefix, so you can mount it somewhere else.
/// If none of its layers answers, a layer behind it sees the whole path again, and the `locals` that they left. The
/// same holds for a router in a router. (The first case asks for it. The others should pass then, and fail if the path
/// of another router is left over.) (Express, `express.Router`, `req.url`)
#[rstest]
#[case::below("/api/todos", "200 inside sees /todos")]
#[case::a_router_in_a_router("/api/v1/deep", "200 deep inside sees /deep")]
#[case::no_layer_deep_inside("/api/v1/todos", "200 inside sees /v1/todos")]
#[case::no_layer_inside("/api/users", "200 outside sees /api/users and joe")]
fn a_router_sees_the_path_without_its_prefix(#[case] path: &str, #[case] expected: &str) {
    let mut deep = Router::new();
    deep.get("/deep", |req, _| sees("deep inside", &req));

    let mut inside = Router::new();
    inside.get("/todos", |req, _| sees("inside", &req));
    inside.mount("/v1", deep);
    inside.get("/v1/todos", |req, _| sees("inside", &req));
    inside.get("/users", |mut req, next| async move {
        req.locals.insert("user".to_owned(), "joe".to_owned());
        next.run(req).await
    });

    let mut router = Router::new();
    router.mount("/api", inside);
    router.middleware(|req, _| sees("outside", &req));
    assert_eq!(answer(&App::new(router), Get, path), expected, "GET {path}");
}

/// If no layer in the router handles an error, the error leaves the router, and the outer chain answers. So one handler
/// at the end is enough for a whole application, and it sees the `locals` of the router's layers. If a layer in the router handles it, the outer chain sees only the
/// answer. An error from in front of the router skips the router with its error handlers: a mounted router is an
/// ordinary layer. The test should pass at once, if your chain passes the failure on.
#[rstest]
#[case::by_the_router("/api/caught", "200 inside: 404 Not Found")]
#[case::by_the_one_who_mounted_it("/api/thrown", "200 outside: 404 Not Found and joe")]
#[case::from_in_front_of_it("/api/early", "200 outside: 404 Not Found")]
fn an_error_leaves_a_router_that_does_not_handle_it(#[case] path: &str, #[case] expected: &str) {
    let mut inside = Router::new();
    inside.middleware(|mut req, next| async move {
        req.locals.insert("user".to_owned(), "joe".to_owned());
        next.run(req).await
    });
    inside.get("/caught", |_, _| async { Err(Failure::of(404)) });
    inside.on_failure(|failure, _, _| caught("inside", &failure, ""));
    inside.get("/thrown", |_, _| async { Err(Failure::of(404)) });

    let mut router = Router::new();
    router.get("/api/early", |_, _| async { Err(Failure::of(404)) });
    router.mount("/api", inside);
    router.middleware(|req, _| sees("outside", &req));
    router.on_failure(|failure, req, _| caught("outside", &failure, &left_in(&req)));
    assert_eq!(answer(&App::new(router), Get, path), expected, "GET {path}");
}

fn sees(who: &str, req: &Req) -> Ready<Result<Response, Failure>> {
    let text = format!("{who} sees {}{}", req.path, left_in(req));
    ready(Ok(Response::text(200, &text)))
}

fn caught(who: &str, failure: &Failure, left: &str) -> Ready<Result<Response, Failure>> {
    ready(Ok(Response::text(200, &format!("{who}: {failure}{left}"))))
}

/// What other layers left in `locals`.
fn left_in(req: &Req) -> String {
    let left = req.locals.values().map(|value| format!(" and {value}"));
    left.collect()
}
