//! The server and the reading of requests, which are given: what a client can and cannot do to them. Every client here is a
//! socket, because no library sends such requests.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use rstest::rstest;
use websocket::{Echo, Server, Service, Ticker};

/// How long a test waits for bytes. No answer takes nearly as long.
const PATIENCE: Duration = Duration::from_secs(30);

/// Enough time for a request.
const PLENTY: Duration = Duration::from_secs(30);

/// The rest of a request that opens a WebSocket.
const UPGRADE: &str = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\
                       Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

/// Without `Host`, a proxy and the server may take a request for two different sites. (RFC 9112 §3.2: MUST)
#[rstest]
#[case::no_host("GET /ticks HTTP/1.1\r\n", "400")]
#[case::two_hosts("GET /ticks HTTP/1.1\r\nHost: a\r\nHost: b\r\n", "400")]
#[case::the_same_twice("GET /ticks HTTP/1.1\r\nHost: a\r\nHost: a\r\n", "400")]
#[case::a_list("GET /ticks HTTP/1.1\r\nHost: a, b\r\n", "400")]
#[case::a_user("GET /ticks HTTP/1.1\r\nHost: user@a\r\n", "400")]
#[case::a_path("GET /ticks HTTP/1.1\r\nHost: a/b\r\n", "400")]
#[case::a_port_that_is_no_number("GET /ticks HTTP/1.1\r\nHost: a:x\r\n", "400")]
#[case::a_port_with_a_sign("GET /ticks HTTP/1.1\r\nHost: a:+1\r\n", "400")]
#[case::two_ports("GET /ticks HTTP/1.1\r\nHost: a:1:2\r\n", "400")]
#[case::half_an_address("GET /ticks HTTP/1.1\r\nHost: [::1\r\n", "400")]
#[case::no_address("GET /ticks HTTP/1.1\r\nHost: [x]\r\n", "400")]
#[case::behind_an_address("GET /ticks HTTP/1.1\r\nHost: [::1]x\r\n", "400")]
#[case::a_port_without_a_colon("GET /ticks HTTP/1.1\r\nHost: [::1]8000\r\n", "400")]
#[case::only_a_port("GET /ticks HTTP/1.1\r\nHost: :80\r\n", "400")]
#[case::half_an_escape("GET /ticks HTTP/1.1\r\nHost: a%4\r\n", "400")]
#[case::no_escape("GET /ticks HTTP/1.1\r\nHost: a%zz\r\n", "400")]
#[case::not_ascii("GET /ticks HTTP/1.1\r\nHost: é\r\n", "400")]
#[case::another_method("POST /ticks HTTP/1.1\r\n", "400")]
#[case::absolute_form_without_host("GET http://a/ticks HTTP/1.1\r\n", "400")]
#[case::http_1_0_with_two("GET /ticks HTTP/1.0\r\nHost: a\r\nHost: b\r\n", "400")]
#[case::http_1_0("GET /ticks HTTP/1.0\r\n", "204")]
#[case::empty("GET /ticks HTTP/1.1\r\nHost:\r\n", "204")]
#[case::a_name("GET /ticks HTTP/1.1\r\nHost: example.com\r\n", "204")]
#[case::a_name_and_a_port("GET /ticks HTTP/1.1\r\nHost: example.com:8000\r\n", "204")]
#[case::an_address("GET /ticks HTTP/1.1\r\nHost: [::1]:8000\r\n", "204")]
#[case::absolute_form("GET http://a/ticks HTTP/1.1\r\nHost: a\r\n", "204")]
#[case::an_escape("GET /ticks HTTP/1.1\r\nHost: a%41\r\n", "204")]
#[case::absolute_form_of_another_path("GET HTTP://a HTTP/1.1\r\nHost: a\r\n", "404")]
#[case::a_path_in_the_query("GET http://a?b=/ticks HTTP/1.1\r\nHost: a\r\n", "404")]
#[case::absolute_form_of_no_host("GET http:///ticks HTTP/1.1\r\nHost: a\r\n", "404")]
#[case::absolute_form_of_a_port("GET http://:80/ticks HTTP/1.1\r\nHost: a\r\n", "404")]
fn a_request_has_one_host(#[case] head: &str, #[case] status: &str) {
    let address = start(Ticker::default(), PLENTY);
    let answer = ask(address, &format!("{head}\r\n"));
    assert_eq!(status_of(&answer), status, "{head:?}: {answer:?}");
}

/// An empty `Host` is enough for a question, but not for a WebSocket. (RFC 6455 §4.2.1)
#[test]
fn a_websocket_needs_the_name_of_a_host() {
    let request = format!("GET /ticks HTTP/1.1\r\nHost:\r\n{UPGRADE}\r\n");
    let answer = ask(start(Ticker::default(), PLENTY), &request);
    assert_eq!(status_of(&answer), "400", "{answer:?}");
}

/// Another version of HTTP is no nonsense: the client is told what would do. (RFC 9110 §15.6.6)
#[rstest]
#[case::of_the_future("HTTP/9.9", "505")]
#[case::http_2("HTTP/2.0", "505")]
#[case::no_number("HTTP/x.y", "400")]
#[case::another_protocol("HTCPCP/1.0", "400")]
fn another_version_is_told_apart_from_nonsense(#[case] version: &str, #[case] status: &str) {
    let address = start(Echo { limit: 5 }, PLENTY);
    let answer = ask(
        address,
        &format!("GET / {version}\r\nHost: a\r\n{UPGRADE}\r\n"),
    );
    assert_eq!(status_of(&answer), status, "{version:?}: {answer:?}");
}

/// Another method is 405, whatever the path is, also for what wants a WebSocket.
#[rstest]
#[case::a_question("")]
#[case::a_websocket(UPGRADE)]
fn another_method_is_refused_whatever_the_path(#[case] fields: &str) {
    let address = start(Ticker::default(), PLENTY);
    let answer = ask(
        address,
        &format!("POST /nowhere HTTP/1.1\r\nHost: a\r\n{fields}\r\n"),
    );
    assert_eq!(status_of(&answer), "405", "{answer:?}");
}

/// Only a browser says where a page is from, and it says so for every page.
#[rstest]
#[case::no_browser("", "101")]
#[case::this_machine("Origin: http://localhost\r\n", "101")]
#[case::this_machine_with_a_port("Origin: https://[::1]:8000\r\n", "101")]
#[case::another_site("Origin: http://example.com\r\n", "403")]
#[case::a_longer_name("Origin: http://localhost.example.com\r\n", "403")]
#[case::a_longer_number("Origin: http://127.0.0.10\r\n", "403")]
#[case::the_highest_port("Origin: http://localhost:65535\r\n", "101")]
#[case::a_port_that_is_none("Origin: http://localhost:65536\r\n", "403")]
#[case::a_port_of_six_digits("Origin: http://localhost:008000\r\n", "403")]
#[case::a_port_with_a_sign("Origin: http://localhost:+80\r\n", "403")]
#[case::a_colon_and_no_port("Origin: http://localhost:\r\n", "403")]
#[case::a_port_and_a_name("Origin: http://localhost:x.evil\r\n", "403")]
#[case::a_user("Origin: http://localhost:1@evil\r\n", "403")]
#[case::a_file("Origin: null\r\n", "403")]
#[case::two("Origin: http://localhost\r\nOrigin: http://example.com\r\n", "403")]
fn a_page_of_another_site_opens_no_websocket(#[case] origin: &str, #[case] status: &str) {
    let address = start(Echo { limit: 5 }, PLENTY);
    let mut stream = connect(address);
    let request = format!("GET / HTTP/1.1\r\nHost: a\r\n{UPGRADE}{origin}\r\n");
    stream
        .write_all(request.as_bytes())
        .expect("a request can be sent");
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).expect("an answer comes");
    let answer = String::from_utf8_lossy(&answer).into_owned();
    assert_eq!(status_of(&answer), status, "{origin:?}: {answer:?}");
}

/// A client that sends a byte now and then would hold its seat for ever, if each byte gave it more time. The limit is for
/// the whole request. (RFC 9110 §15.5.9)
#[test]
fn a_request_that_trickles_in_is_a_408() {
    // It runs from the moment when the server accepts, so the beginning has to arrive within it.
    let address = start(Echo { limit: 5 }, Duration::from_secs(5));
    let mut stream = connect(address);
    stream
        .write_all(b"GET / HTTP/1.1\r\nX: ")
        .expect("a beginning can be sent");
    let mut trickle = stream.try_clone().expect("a socket has two ends");
    thread::spawn(move || {
        while trickle.write_all(b"x").is_ok() {
            thread::sleep(Duration::from_millis(100));
        }
    });
    let answer = rest(&mut stream);
    assert_eq!(status_of(&answer), "408", "{answer:?}");
}

/// The limit is for the request, and not for the conversation that it opens.
#[test]
fn a_websocket_stays_open_when_the_time_for_its_request_is_over() {
    let limit = Duration::from_secs(5);
    let mut stream = connect(start(Echo { limit: 5 }, limit));
    let request = format!("GET / HTTP/1.1\r\nHost: a\r\n{UPGRADE}\r\n");
    stream
        .write_all(request.as_bytes())
        .expect("a request can be sent");
    thread::sleep(limit + Duration::from_millis(500));
    // An empty ping, then an empty close.
    stream
        .write_all(b"\x89\x80\0\0\0\0\x88\x80\0\0\0\0")
        .expect("frames can be sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("the answers come");
    assert!(answer.ends_with(b"\x8a\0\x88\0"), "{answer:?}");
}

/// A process may have so many files open, and each connection is one. When there are no more, the server waits until a
/// client leaves. It does not end.
#[cfg(unix)]
#[test]
fn many_clients_do_not_end_the_server() {
    use std::io::{BufRead, BufReader};
    use std::process::{Child, Command, Stdio};

    struct Running(Child);
    impl Drop for Running {
        fn drop(&mut self) {
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }

    let program = env!("CARGO_BIN_EXE_websocket-solution");
    let child = Command::new("sh")
        .args(["-c", "ulimit -n 20 && exec \"$0\" ticker", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut child = Running(child.expect("the program starts"));
    let mut line = String::new();
    let stdout = child.0.stdout.take().expect("it is a pipe");
    let mut stdout = BufReader::new(stdout);
    stdout.read_line(&mut line).expect("it says where it is");
    let address = line.trim_end().parse().expect("an address");

    let crowd: Vec<_> = (0..40).map(|_| connect(address)).collect();
    drop(crowd);
    let answer = ask(address, "GET /ticks HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(status_of(&answer), "204", "{answer:?}");
}

/// Starts a server on a thread of its own.
fn start(service: impl Service, for_the_request: Duration) -> SocketAddr {
    let server = Server::bind(0).expect("there is a free port");
    let server = server.with_limit_for_the_request(for_the_request);
    let address = server.address().expect("it has an address");
    thread::spawn(move || server.run(&Arc::new(service)));
    address
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("a connection can be made");
    stream
        .set_read_timeout(Some(PATIENCE))
        .expect("a limit can be set");
    stream
}

/// The answer to a request.
fn ask(address: SocketAddr, request: &str) -> String {
    let mut stream = connect(address);
    stream
        .write_all(request.as_bytes())
        .expect("a request can be sent");
    rest(&mut stream)
}

/// Everything that still comes.
fn rest(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let read = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    match read {
        Ok(_) => answer,
        Err(error) => format!("{error} after {answer:?}"),
    }
}

/// The `200` of `HTTP/1.1 200 OK`.
fn status_of(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}
