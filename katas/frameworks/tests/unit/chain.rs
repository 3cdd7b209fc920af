//! Express's chain: layers in a row, each of which answers, fails, or calls the next one.
//!
//! `app` makes a chain of words, so that a test shows the chain in one line. `pass a` notes its name and calls `next`.
//! `answer b` answers with its name. `fail c` fails, and `late c` calls `next` and then fails. Three are error
//! handlers: `catch d` answers, `worse e` fails too, `forgive f` calls `next`. The answer ends with the notes: which
//! layers ran, in which order.

use std::future::{poll_fn, ready};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;

use frameworks::Method::{self, Get, Head, Post};
use frameworks::express::{App, Next, Req, Router};
use frameworks::{Failure, Request, Response};
use rstest::rstest;

/// The whole idea of Express in one table. A layer that answers ends the chain. A layer that calls `next` runs the
/// layer behind it, and then gets its answer. So the first layer can log how long the whole request took. Behind the
/// last layer there is a 404; `end` is given. (`app` makes a chain of words: `pass a` calls `next` and adds its name to
/// the answer, `answer b` answers with its name. The first case needs `App::handle` and a line of `Router::run`, the
/// second `first` and `call`, the third the rest of `run`, and `Next::run`.) (Express, "Using middleware")
#[rstest]
#[case::no_layer(&[], "404 Not Found")]
#[case::one(&["answer a"], "200 a")]
#[case::handed_over(&["pass a", "pass b", "answer c"], "200 c, b, a")]
fn a_layer_answers_or_calls_the_next_one(#[case] layers: &[&str], #[case] expected: &str) {
    assert_eq!(
        answer(&app(layers), Get, "/"),
        expected,
        "the chain {layers:?}"
    );
}

/// A layer works before it calls `next`, and after. Before the call this one leaves a word in `locals` for the layers
/// behind it, as a layer does that finds out who the user is. Its other changes of the request stay in this layer. The
/// layers behind it see the request that was sent, with its path, and no parameters of another route. (`Scope::enter`
/// comes next, for the parameters, and `Req::restored`, which `run` asks on the way to the rest.)
#[test]
fn a_layer_leaves_locals_for_those_behind_it_and_nothing_else() {
    let mut router = Router::new();
    router.all("/:name", |mut req, next| async move {
        req.locals
            .insert("user".to_owned(), req.params["name"].clone());
        req.path = "/elsewhere".to_owned();
        req.http = Arc::new(Request::new(Post, "/elsewhere"));
        next.run(req).await
    });
    router.middleware(|req, _| async move {
        let Req {
            http,
            path,
            params,
            locals,
        } = req;
        let text = format!(
            "{locals:?} at {path}, with {params:?}, sent to {}",
            http.path
        );
        Ok(Response::text(200, &text))
    });
    let expected = r#"200 {"user": "joe"} at /joe, with {}, sent to /joe"#;
    assert_eq!(
        answer(&App::new(router), Get, "/joe"),
        expected,
        "what the second layer sees"
    );
}

/// An error skips the layers behind it until one of them is for errors. Error handlers in front of it do not run, and
/// without an error none runs. If no layer handles the error, the plain answer does. In Express 5 a handler that
/// returns a rejected promise does the same; in Express 4 the request hung without a `catch(next)`. (`fail a` fails;
/// `catch b` is for errors and answers, `worse b` is for errors and fails too, `forgive b` is for errors and calls
/// `next`.) The last four cases should pass at once. The layer in front gets what the handler answered, and learns of
/// no error. A layer that fails when `next` has answered already (`late a`) fails like any other. (Express, "Error
/// handling")
#[rstest]
#[case::without_an_error_handler(&["fail a"], "500 Internal Server Error")]
#[case::handled(&["fail a", "catch b"], "200 b: a")]
#[case::skipped(&["fail a", "answer b", "catch c"], "200 c: a")]
#[case::no_error(&["catch a", "answer b"], "200 b")]
#[case::handed_on(&["fail a", "worse b", "answer c", "catch d"], "200 d: b")]
#[case::forgiven(&["fail a", "forgive b", "answer c"], "200 c")]
#[case::on_the_way_back(&["pass a", "fail b", "catch c"], "200 c: b, a")]
#[case::after_next(&["late a", "answer b", "catch c"], "200 c: a")]
fn an_error_goes_to_the_next_error_handler(#[case] layers: &[&str], #[case] expected: &str) {
    assert_eq!(
        answer(&app(layers), Get, "/"),
        expected,
        "the chain {layers:?}"
    );
}

/// A layer that calls `next` twice (an `if` without a `return`, mostly) would run the rest twice: two orders, two
/// mails, and "headers already sent" somewhere else. The second call fails instead, and the rest has run once. Here the
/// first call still waits for its answer when the second one comes.
#[test]
fn the_rest_of_the_chain_runs_once() {
    let mut router = Router::new();
    router.middleware(|req, next: Next| async move {
        let mut first = next.run(req.clone());
        poll_fn(|context| Poll::Ready(first.as_mut().poll(context).is_pending())).await;
        let second = next.run(req).await;
        let first = first.await?;
        let second = second.map_or_else(|failure| failure.to_string(), |_| "ran again".to_owned());
        Ok(Response::text(
            200,
            &format!("{}, then {second}", first.body_text()),
        ))
    });
    let runs = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&runs);
    router.middleware(move |_, _| {
        counted.fetch_add(1, Ordering::Relaxed);
        async {
            tokio::task::yield_now().await;
            Ok(Response::text(200, "once"))
        }
    });
    let expected = "200 once, then next was called twice";
    assert_eq!(
        answer(&App::new(router), Get, "/"),
        expected,
        "next, called twice"
    );
    let runs = runs.load(Ordering::Relaxed);
    assert_eq!(runs, 1, "how often the rest has run");
}

/// A route is a layer for some requests only: this method and this path. `GET` is for `HEAD` too. A request without a
/// layer is a 404, whether the path is unknown or the method. A chain cannot tell them apart; Flask's table can.
#[rstest]
#[case::another_path(Get, "/done", "200 done")]
#[case::another_method(Post, "/todos/7", "404 Not Found")]
#[case::head(Head, "/todos/7", "200 got 7")]
fn a_route_is_for_its_method_and_its_path(
    #[case] method: Method,
    #[case] path: &str,
    #[case] expected: &str,
) {
    let mut router = Router::new();
    router.get("/todos/:id", |req, _| async move {
        Ok(Response::text(200, &format!("got {}", req.params["id"])))
    });
    router.get("/done", |_, _| ready(Ok(Response::text(200, "done"))));
    assert_eq!(
        answer(&App::new(router), method, path),
        expected,
        "{method} {path}"
    );
}

/// The first route that fits answers, even if a later one fits better. `/todos/next` never gets to its own route, since
/// a route with a parameter is in front of it. Flask's table would find it in any order. This is the difference between
/// a table and a chain, and neither is a mistake. The test should pass at once with the chain that you have. (Express,
/// "Routing")
#[test]
fn the_first_route_that_fits_wins() {
    let mut router = Router::new();
    for pattern in ["/todos/:id", "/todos/next"] {
        router.get(pattern, move |_, _| async move {
            Ok(Response::text(200, pattern))
        });
    }
    let found = answer(&App::new(router), Get, "/todos/next");
    assert_eq!(found, "200 /todos/:id", "which of the two routes answers");
}

/// A chain of these layers.
fn app(layers: &[&str]) -> App {
    let mut router = Router::new();
    for layer in layers {
        let (kind, name) = layer.split_once(' ').expect("a kind and a name");
        let name = name.to_owned();
        match kind {
            "pass" => router.middleware(move |req, next| pass(name.clone(), req, next)),
            "answer" => router.middleware(move |_, _| ready(Ok(Response::text(200, &name)))),
            "fail" => router.middleware(move |_, _| ready(Err(named(&name)))),
            "late" => router.middleware(move |req, next| late(name.clone(), req, next)),
            "catch" => router.on_failure(move |failure, _, _| {
                ready(Ok(Response::text(200, &format!("{name}: {failure}"))))
            }),
            "forgive" => router.on_failure(|_, req, next| async move { next.run(req).await }),
            _ => router.on_failure(move |_, _, _| ready(Err(named(&name)))),
        }
    }
    App::new(router)
}

async fn pass(name: String, req: Req, next: Next) -> Result<Response, Failure> {
    let response = next.run(req).await?;
    Ok(Response::text(
        response.status,
        &format!("{}, {name}", response.body_text()),
    ))
}

async fn late(name: String, req: Req, next: Next) -> Result<Response, Failure> {
    next.run(req).await?;
    Err(named(&name))
}

fn named(name: &str) -> Failure {
    Failure::error(std::io::Error::other(name.to_owned()))
}

/// The status and the text of an answer.
pub fn answer(app: &App, method: Method, path: &str) -> String {
    let response = respond(app, &Request::new(method, path));
    format!("{} {}", response.status, response.body_text())
}

/// Runs the chain to its end.
pub fn respond(app: &App, request: &Request) -> Response {
    tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a loop")
        .block_on(app.handle(request.clone()))
}
