//! `websocket ticker`: the same ticks, for clients that poll and for clients that listen.

use assert_cmd::Command;
use predicates::prelude::*;
use rstest::rstest;
use tungstenite::Message;
use websocket::{Costs, Tally};

use crate::client::{ask, listen, next};
use crate::program::{PROGRAM, Running};

/// A tick is a line of standard input, so it happens when you want, and needs no clock. The number of each tick is
/// printed as soon as clients can get the tick. When the input ends, the program prints the costs and exits: here they
/// are zero, because no client came. An empty line is a tick too, and the last line needs no line break. A line that is
/// not UTF-8 cannot be sent as a text: that is an error, exit status 1.
#[test]
fn every_line_is_a_tick() {
    let nothing = Costs::default().to_string();
    for three in ["one\n\ntwo", "one\ntwo\n\n"] {
        Command::new(PROGRAM)
            .arg("ticker")
            .write_stdin(three)
            .assert()
            .success()
            .stdout(predicate::str::starts_with("127.0.0.1:"))
            .stdout(predicate::str::ends_with(format!(
                "\ntick 1\ntick 2\ntick 3\n{nothing}"
            )))
            .stderr("");
    }
    Command::new(PROGRAM)
        .arg("ticker")
        .write_stdin(b"one\n\xff\n")
        .assert()
        .code(1)
        .stdout(predicate::str::ends_with("\ntick 1\n"))
        .stderr(predicate::str::is_empty().not());
}

/// **The client asks, the server answers, each time.** Something has happened, but a client learns of it only when it
/// asks. So it asks again and again, and mostly nothing has happened. Other requests are refused as `Page` says, which
/// is given. (RFC 9110 §3.4, §15.3.5)
#[test]
fn over_http_only_a_client_that_asks_gets_a_tick() {
    let mut server = Running::start(&["ticker"]);
    let before = ask(
        &mut server,
        "GET /ticks?after=0 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    );
    let nothing = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
    assert_eq!(before, nothing, "the answer before the tick");

    for (number, tick) in [(1, "it rains"), (2, " it pours ")] {
        server.tell(tick);
        assert_eq!(server.line(), format!("tick {number}"), "what it prints");
    }
    let after = ask(
        &mut server,
        "GET /ticks?after=0 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    );
    let (head, body) = after.split_once("\r\n\r\n").unwrap_or_default();
    assert_eq!(head.lines().next(), Some("HTTP/1.1 200 OK"), "the status");
    assert_eq!(body, "it rains\n it pours \n", "the body");

    let bad = ["POST /ticks", "GET /ticks?after=x", "GET /"];
    let refusals = bad.map(|line| {
        ask(
            &mut server,
            &format!("{line} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        )
    });
    insta::assert_snapshot!("refusals", refusals.join("\n"));
}

/// Each request costs something, also if its client gets no tick. The server counts requests and bytes, with a sum for
/// each of the two ways. The first two requests here poll. The other two name `Upgrade: websocket`, so they belong to the
/// other way, but they lack the rest and are refused.
#[test]
fn a_request_that_gets_no_tick_costs_too() {
    let mut server = Running::start(&["ticker"]);
    let mut cost = |line: &str, fields: &str| {
        let request = format!("{line} HTTP/1.1\r\nHost: localhost\r\n{fields}\r\n");
        let answer = ask(&mut server, &request);
        Tally {
            requests: 1,
            received: request.len() as u64,
            sent: answer.len() as u64,
            ticks: 0,
        }
    };
    let mut costs = Costs::default();
    costs.polling += cost("GET /ticks?after=0", "");
    costs.polling += cost("GET /elsewhere", "");
    costs.websocket += cost("GET /ticks", "Upgrade: websocket\r\n");
    costs.websocket += cost("GET /ticks?after=x", "Upgrade: websocket\r\n");

    let (table, _) = server.end();
    let expected = costs.to_string();
    assert!(
        table == expected,
        "the costs of four requests are\n{table}and should be\n{expected}"
    );
}

/// **One upgrade, then either side speaks whenever it likes.** After the handshake this client sends nothing at all,
/// and gets every tick when it happens. Neither side must wait for the other: a ping is answered between two ticks.
/// Missed ticks come first, so that a client that returns loses nothing. When no more ticks will come, the server sends
/// a close: 1001 (going away), and a reason for people. The program waits until the client has answered the close, so the
/// costs that it prints are those of the whole connection. (RFC 6455 §1.2, §7.4.1)
#[rstest]
#[case::from_the_first_one_on("/ticks", &["sun", "rain", "snow"])]
#[case::from_where_it_was_cut_off("/ticks?after=1", &["rain", "snow"])]
fn over_a_websocket_the_server_speaks_first(#[case] path: &str, #[case] expected: &[&str]) {
    let mut server = Running::start(&["ticker"]);
    server.tell("sun");
    assert_eq!(server.line(), "tick 1", "what the server prints");
    let mut socket = listen(&mut server, path);
    server.tell("rain");
    server.tell("snow");
    for tick in expected {
        let told = next(&mut server, &mut socket);
        assert_eq!(told, Message::text(*tick), "what the client gets");
    }

    let sent = socket.send(Message::Ping("?".into()));
    server.good(sent, "a ping can be sent");
    let pong = next(&mut server, &mut socket);
    assert_eq!(pong, Message::Pong("?".into()), "the answer to a ping");

    server.hang_up();
    let goodbye = match next(&mut server, &mut socket) {
        Message::Close(close) => close.map(|close| (u16::from(close.code), close.reason)),
        other => panic!("the server should send a close, but sent {other}"),
    };
    let close = Some((1001, "no more ticks".into()));
    assert_eq!(goodbye, close, "the close code and the reason");
    // Asked once more, the client answers the close, and finds that it was the end.
    let _ = socket.read();
    drop(socket);

    let (table, _) = server.end();
    let listening: Vec<_> = table
        .lines()
        .last()
        .unwrap_or_default()
        .split(' ')
        .collect();
    let found = (listening.first(), listening.last());
    let ticks = expected.len().to_string();
    assert_eq!(
        found,
        (Some(&"WebSocket"), Some(&ticks.as_str())),
        "how many ticks were sent to this client, in the costs:\n{table}"
    );
}

/// The same twenty ticks for two clients. One asks three times for each tick, because it cannot know when the next one
/// comes; most clients ask far more often. The other one listens. The server counts the bytes that it reads and writes,
/// with frames, heads and the reason of a close. It does not count what TCP adds, which is more for the client that
/// connects sixty times. If the tests before pass, this passes at once.
#[test]
fn twenty_ticks_cost_more_to_ask_for_than_to_be_told() {
    let mut server = Running::start(&["ticker"]);
    let mut socket = listen(&mut server, "/ticks");
    for number in 1..=20 {
        let request = format!(
            "GET /ticks?after={} HTTP/1.1\r\nHost: localhost\r\nAccept: text/plain\r\n\r\n",
            number - 1
        );
        let too_early = [ask(&mut server, &request), ask(&mut server, &request)];
        let tick = format!("{number} o'clock");
        server.tell(&tick);
        assert_eq!(server.line(), format!("tick {number}"), "what it prints");

        let asked = ask(&mut server, &request);
        let empty = too_early.iter().all(|answer| answer.contains(" 204 "));
        assert!(empty && asked.ends_with(&format!("\n{tick}\n")), "{asked}");
        let told = next(&mut server, &mut socket);
        assert_eq!(told, Message::text(tick), "what the listening client gets");
    }
    server.hang_up();
    let goodbye = next(&mut server, &mut socket);
    assert!(goodbye.is_close(), "{goodbye}");
    // Asked once more, the client answers the close, and finds that it was the end.
    let _ = socket.read();
    drop(socket);

    let (table, ended_well) = server.end();
    assert!(ended_well, "the exit status is not 0");
    insta::assert_snapshot!("twenty_ticks", table);
}
