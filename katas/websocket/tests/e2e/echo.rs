//! `websocket echo`: every message comes back.

use std::io::Write;
use std::net::TcpListener;

use assert_cmd::Command;
use predicates::prelude::*;
use rstest::rstest;
use tungstenite::Message;
use tungstenite::protocol::CloseFrame;
use tungstenite::protocol::frame::coding::CloseCode;

use crate::client::{ask, listen, next};
use crate::program::{PROGRAM, Running};

/// Another program listens on the port. The server names the port on standard error and exits with status 1. It does
/// not wait for clients that never come.
#[test]
fn a_port_that_is_taken_is_named() {
    let other = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let port = other
        .local_addr()
        .expect("it has a port")
        .port()
        .to_string();
    Command::new(PROGRAM)
        .args(["echo", "--port", &port])
        .assert()
        .code(1)
        .stdout("")
        .stderr(predicate::str::contains(&port));
}

/// A WebSocket server is an HTTP server until the handshake is done. A client that asks for a page, or for another
/// version, gets an answer that says what to send instead. Then the connection ends. (`ask` sorts the fields of the
/// answer. RFC 6455 §4.2.2)
#[rstest]
#[case::a_page_view(
    "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    &[
        "HTTP/1.1 426 Upgrade Required",
        "Connection: close",
        "Content-Length: 55",
        "Content-Type: text/plain",
        "Upgrade: websocket",
        "",
        "this address speaks WebSocket: send Upgrade: websocket\n",
    ]
)]
#[case::an_old_version(
    "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 8\r\n\r\n",
    &[
        "HTTP/1.1 426 Upgrade Required",
        "Connection: close",
        "Content-Length: 31",
        "Content-Type: text/plain",
        "Sec-WebSocket-Version: 13",
        "Upgrade: websocket",
        "",
        "only version 13 is spoken here\n",
    ]
)]
#[case::something_else(
    "Hello?\r\n\r\n",
    &[
        "HTTP/1.1 400 Bad Request",
        "Connection: close",
        "Content-Length: 39",
        "Content-Type: text/plain",
        "",
        "the request is not HTTP: invalid token\n",
    ]
)]
fn a_plain_request_is_told_to_upgrade(#[case] request: &str, #[case] expected: &[&str]) {
    let mut server = Running::start(&["echo"]);
    let answer = ask(&mut server, request);
    let lines: Vec<_> = answer.split("\r\n").collect();
    assert_eq!(lines, expected, "the lines of the answer");
}

/// The whole way: the handshake, a text, bytes in a long frame, an empty message, a ping, and a close. The client was
/// written by other people and checks every step. At the end it gets its own close code back. (RFC 6455)
#[test]
fn everything_comes_back() {
    let mut server = Running::start(&["echo"]);
    let mut socket = listen(&mut server, "/");
    for message in [
        Message::text("Hello, κόσμε"),
        Message::binary(vec![7; 70_000]),
        Message::text(""),
    ] {
        let sent = socket.send(message.clone());
        server.good(sent, "a message can be sent");
        let found = next(&mut server, &mut socket);
        let (sent, back) = (in_short(&message), in_short(&found));
        let both = message
            .clone()
            .into_data()
            .into_iter()
            .zip(found.clone().into_data());
        let right = both.take_while(|(sent, back)| sent == back).count();
        assert!(
            found == message,
            "{sent} came back as {back}, the first {right} of them right"
        );
    }

    let sent = socket.send(Message::Ping("are you there?".into()));
    server.good(sent, "a ping can be sent");
    let pong = next(&mut server, &mut socket);
    assert_eq!(pong, Message::Pong("are you there?".into()), "the pong");

    let goodbye = CloseFrame {
        code: CloseCode::Library(4000),
        reason: "that was all".into(),
    };
    let sent = socket.close(Some(goodbye));
    server.good(sent, "a close can be sent");
    let answer = next(&mut server, &mut socket);
    let expected = Message::Close(Some(CloseFrame {
        code: CloseCode::Library(4000),
        reason: "".into(),
    }));
    assert_eq!(answer, expected, "the answer to the close");
}

/// The kind of a message, and its length. (The bytes of a long message do not help in a failure.)
fn in_short(message: &Message) -> String {
    let kind = match message {
        Message::Text(_) => "a text",
        Message::Binary(_) => "a binary message",
        _ => "a control frame",
    };
    format!("{kind} of {} bytes", message.len())
}

/// A mistake of one client does not affect the next client. The first client is told what was wrong, and the server
/// goes on. The limit comes from the command line: a message of this length comes back, and a longer one is refused
/// with 1009 at its header. In the second case the client vanishes. If your code already passes on the limit, both
/// cases pass at once. (RFC 6455 §7.4.1, §10.4)
#[rstest]
#[case::a_message_over_the_limit(&[0x82, 0x86, 1, 2, 3, 4], Some(1009))]
#[case::a_client_that_vanishes(&[0x81, 0x85, 1, 2], None)]
fn one_clients_failure_does_not_affect_the_others(
    #[case] bytes: &[u8],
    #[case] expected: Option<u16>,
) {
    let mut server = Running::start(&["echo", "--limit", "5"]);
    let mut bad = listen(&mut server, "/");
    let sent = bad.get_mut().write_all(bytes);
    server.good(sent, "bytes can be sent");
    if expected.is_some() {
        let code = match next(&mut server, &mut bad) {
            Message::Close(close) => close.map(|close| u16::from(close.code)),
            other => panic!("the server should send a close, but sent {other}"),
        };
        assert_eq!(code, expected, "the close code");
    }
    drop(bad);

    let mut good = listen(&mut server, "/");
    let sent = good.send(Message::text("Hello"));
    server.good(sent, "a message can be sent");
    let found = next(&mut server, &mut good);
    assert_eq!(found, Message::text("Hello"), "what comes back");
}
