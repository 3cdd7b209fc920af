//! Flask's application as the transport calls it.

use std::num::NonZeroUsize;

use frameworks::Method::Get;
use frameworks::flask::{App, Server};
use frameworks::transport::Service;
use frameworks::{Request, Response};

/// If a view panics, its client gets a 500. The only worker goes on and serves the next client.
#[test]
fn a_view_that_panics_is_a_500_and_the_server_goes_on() {
    let mut app = App::new();
    app.route("/", &[Get], |_, _| "fine")
        .expect("the rule is right");
    app.route("/bad", &[Get], |_, _| -> &str {
        panic!("this view panics, as the test wants it")
    })
    .expect("the rule is right");
    let server = Server::new(app, NonZeroUsize::MIN).expect("a thread can be started");

    assert_eq!(call(&server, "/"), Response::text(200, "fine"), "a view");
    let broken = Response::text(500, "Internal Server Error");
    assert_eq!(call(&server, "/bad"), broken, "a view that panics");
    assert_eq!(
        call(&server, "/"),
        Response::text(200, "fine"),
        "the view behind it"
    );
}

fn call(server: &Server, path: &str) -> Response {
    tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a loop")
        .block_on(server.call(Request::new(Get, path)))
}
