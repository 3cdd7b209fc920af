//! The command: how it starts, and what it serves.

use std::net::{TcpListener, TcpStream};

use assert_cmd::Command;
use predicates::prelude::*;
use rstest::rstest;

use crate::server::{PROGRAM, Server, send};

/// The commonest reason why a server does not start: another program has the port. The message names the address. The
/// exit status says that the program serves nothing, and standard output has no address.
#[test]
fn a_port_that_is_taken_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address");
    Command::new(PROGRAM)
        .args(["express", "--port", &address.port().to_string()])
        .assert()
        .code(1)
        .stdout("")
        .stderr(predicate::str::contains(address.to_string()));
}

/// The whole program at work: it prints its address as its first line, and keeps the to-dos that it gets. A script that
/// starts it with port 0 learns the port from this line. The last to-do has the path that `location` named.
#[rstest]
fn the_server_says_where_it_is_and_keeps_to_dos(#[values("flask", "express")] framework: &str) {
    let server = Server::start(framework, &[]);
    let todos = server.url("/todos");
    // On Linux each address that begins with 127 is this machine's, so a server for all addresses is seen here.
    let elsewhere = todos
        .trim_start_matches("http://127.0.0.1:")
        .trim_end_matches("/todos");
    let elsewhere = format!("127.0.0.2:{elsewhere}");
    let found = TcpStream::connect(&elsewhere).map(drop);
    assert!(found.is_err(), "it serves at {elsewhere}, too");
    send("POST", &todos, r#"{"title":"milk"}"#);
    let made = send("POST", &todos, r#"{"title":"bread"}"#);
    assert_eq!(made.status, 201, "the status of what was made");

    let place = server.url(&made.location.expect("a location"));
    let bread = r#"{"id":2,"title":"bread"}"#;
    assert_eq!(
        send("GET", &place, "").body,
        bread,
        "what is at its location"
    );
    assert_eq!(
        send("DELETE", &place, "").status,
        204,
        "the status when it is done"
    );
    let left = r#"[{"id":1,"title":"milk"}]"#;
    assert_eq!(send("GET", &todos, "").body, left, "what is left");
}
