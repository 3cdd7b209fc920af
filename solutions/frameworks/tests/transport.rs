//! The transport, which is given: what a client can and cannot do to it. Every client here is a socket, because no HTTP
//! library sends such requests.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use frameworks::transport::{self, BoxFuture, LONGEST_BODY, Limits, Service};
use frameworks::{Request, Response};
use rstest::rstest;

/// How long a test waits for bytes. No answer takes nearly as long.
const PATIENCE: Duration = Duration::from_secs(30);

/// Without `Host`, a proxy and the server may take a request for two different sites. (RFC 9112 §3.2: MUST)
#[rstest]
#[case::no_host("GET / HTTP/1.1\r\n", "400")]
#[case::two_hosts("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n", "400")]
#[case::the_same_twice("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n", "400")]
#[case::a_list("GET / HTTP/1.1\r\nHost: a, b\r\n", "400")]
#[case::a_user("GET / HTTP/1.1\r\nHost: user@a\r\n", "400")]
#[case::a_path("GET / HTTP/1.1\r\nHost: a/b\r\n", "400")]
#[case::a_port_that_is_no_number("GET / HTTP/1.1\r\nHost: a:x\r\n", "400")]
#[case::a_port_with_a_sign("GET / HTTP/1.1\r\nHost: a:+1\r\n", "400")]
#[case::two_ports("GET / HTTP/1.1\r\nHost: a:1:2\r\n", "400")]
#[case::half_an_address("GET / HTTP/1.1\r\nHost: [::1\r\n", "400")]
#[case::no_address("GET / HTTP/1.1\r\nHost: [zz]\r\n", "400")]
#[case::behind_an_address("GET / HTTP/1.1\r\nHost: [::1]8000\r\n", "400")]
#[case::only_a_port("GET / HTTP/1.1\r\nHost: :80\r\n", "400")]
#[case::half_an_escape("GET / HTTP/1.1\r\nHost: a%zz\r\n", "400")]
#[case::unknown_method_without_host("FOO / HTTP/1.1\r\n", "400")]
#[case::unknown_method("FOO / HTTP/1.1\r\nHost: a\r\n", "501")]
#[case::not_ascii("GET / HTTP/1.1\r\nHost: é\r\n", "400")]
#[case::absolute_form_without_host("GET http://a/ HTTP/1.1\r\n", "400")]
#[case::http_1_0_without_host("GET / HTTP/1.0\r\n", "200")]
#[case::http_1_0_with_two("GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n", "400")]
#[case::empty("GET / HTTP/1.1\r\nHost:\r\n", "200")]
#[case::a_name("GET / HTTP/1.1\r\nHost: example.com\r\n", "200")]
#[case::a_name_and_a_port("GET / HTTP/1.1\r\nHost: example.com:8000\r\n", "200")]
#[case::an_address("GET / HTTP/1.1\r\nHost: [::1]:8000\r\n", "200")]
#[case::absolute_form("GET http://a/ HTTP/1.1\r\nHost: a\r\n", "200")]
fn a_request_has_one_host(#[case] head: &str, #[case] status: &str) {
    let answer = ask(head.as_bytes());
    assert_eq!(status_of(&answer), status, "{head:?}: {answer:?}");
}

/// `chunked` ends a body, and nothing here undoes another encoding. Two servers that disagree about the end of a body can
/// be made to disagree about the beginning of the next request. (RFC 9112 §6.1)
#[rstest]
#[case::chunked("Transfer-Encoding: chunked", "200")]
#[case::in_capitals("Transfer-Encoding: Chunked", "200")]
#[case::chunked_twice("Transfer-Encoding: chunked, chunked", "501")]
#[case::in_two_lines("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "501")]
#[case::compressed("Transfer-Encoding: gzip, chunked", "501")]
#[case::compressed_in_two_lines("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked", "501")]
#[case::not_chunked_at_the_end("Transfer-Encoding: chunked, gzip", "400")]
fn a_body_is_chunked_or_not_encoded(#[case] encoding: &str, #[case] status: &str) {
    let request = format!("POST / HTTP/1.1\r\nHost: a\r\n{encoding}\r\n\r\n2\r\nHi\r\n0\r\n\r\n");
    let answer = ask(request.as_bytes());
    assert_eq!(status_of(&answer), status, "{encoding:?}: {answer:?}");
    if status == "200" {
        assert!(answer.ends_with("Hi"), "the body comes back: {answer:?}");
    }
}

/// `OPTIONS *` asks what the server can do, whatever the path. No other method has this target. (RFC 9110 §9.3.7)
#[test]
fn options_of_the_whole_server_are_answered() {
    let answer = ask(b"OPTIONS * HTTP/1.1\r\nHost: a\r\n");
    assert_eq!(status_of(&answer), "200", "{answer:?}");
    let allow = "allow: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT\r\n";
    assert!(answer.contains(allow), "{answer:?}");

    let two = b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n";
    let answers = ask(two);
    let both = answers.matches("HTTP/1.1 200").count();
    assert_eq!(both, 2, "the connection goes on: {answers:?}");

    let answer = ask(b"GET * HTTP/1.1\r\nHost: a\r\n");
    assert_eq!(status_of(&answer), "400", "{answer:?}");
}

/// A client that expects 100 waits with its body until it is told. It is told the final status, and not 100: 413 if the
/// body is too long, and else 417, after which it sends its request again. (RFC 9110 §10.1.1)
#[rstest]
#[case::too_long(LONGEST_BODY + 1, "413")]
#[case::short(2, "417")]
fn an_expectation_is_answered_by_a_final_status(#[case] length: usize, #[case] status: &str) {
    let request = format!(
        "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: {length}\r\n"
    );
    let answer = ask(request.as_bytes());
    assert_eq!(status_of(&answer), status, "{answer:?}");
}

/// HTTP/1.0 knows no `Expect`, and a request without a body waits for nothing. (RFC 9110 §10.1.1)
#[rstest]
#[case::http_1_0("POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nHi")]
#[case::no_body("GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n")]
fn an_expectation_that_cannot_be_meant_is_ignored(#[case] request: &str) {
    let answer = ask(request.as_bytes());
    assert_eq!(status_of(&answer), "200", "{answer:?}");
}

/// A client that sends all of its long body, and only then reads, finds the answer. A server that closed its socket with
/// the body unread would reset the connection, and the answer would be gone.
#[rstest]
#[case::announced("Content-Length: 1000000\r\n\r\n", 1_000_000)]
#[case::chunked("Transfer-Encoding: chunked\r\n\r\nf4240\r\n", 1_000_000)]
fn the_answer_to_a_long_body_arrives(#[case] field: &str, #[case] length: usize) {
    let mut request = format!("POST / HTTP/1.1\r\nHost: a\r\n{field}").into_bytes();
    request.resize(request.len() + length, b'x');
    let mut stream = connect(start(Limits::default()));
    stream.write_all(&request).expect("the body can be sent");
    let answer = rest(&mut stream);
    assert_eq!(status_of(&answer), "413", "{answer:?}");
}

/// A client may close its sending side as soon as it has sent its request. `/late` answers a moment later, so that a server
/// which takes that for the end of the connection has the time to do so.
#[test]
fn a_client_that_has_said_everything_gets_its_answer() {
    let mut stream = connect(start(Limits::default()));
    stream
        .write_all(b"GET /late HTTP/1.1\r\nHost: a\r\n\r\n")
        .expect("a request can be sent");
    stream.shutdown(Shutdown::Write).expect("it can be closed");
    let answer = rest(&mut stream);
    assert_eq!(status_of(&answer), "200", "{answer:?}");
}

/// A client that sends a byte now and then would hold its connection for ever, if each byte gave it more time. The limit is
/// for the whole header, and for the whole body. (RFC 9110 §15.5.9)
#[rstest]
#[case::a_header("GET / HTTP/1.1\r\nHost: a\r\nX: ")]
#[case::a_body("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n")]
#[case::a_chunked_body("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nea60\r\n")]
fn a_request_that_trickles_in_is_a_408(#[case] beginning: &str) {
    let mut stream = connect(start(Limits {
        // It runs from the moment when the server accepts, so the beginning has to arrive within it.
        header: Duration::from_secs(5),
        body: Duration::from_secs(1),
        ..Limits::default()
    }));
    stream
        .write_all(beginning.as_bytes())
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

/// A client that asks and asks, and takes no answer, would hold its connection and what is written for it. It is cut off, so
/// it cannot go on sending either.
#[test]
fn a_client_that_takes_no_answer_is_cut_off() {
    let mut stream = connect(start(Limits {
        answer: Duration::from_secs(1),
        ..Limits::default()
    }));
    stream
        .set_write_timeout(Some(PATIENCE))
        .expect("a limit can be set");
    let request = format!(
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: {LONGEST_BODY}\r\n\r\n{}",
        "x".repeat(LONGEST_BODY)
    );
    let error = loop {
        if let Err(error) = stream.write_all(request.as_bytes()) {
            break error;
        }
    };
    let kinds = [
        ErrorKind::BrokenPipe,
        ErrorKind::ConnectionReset,
        ErrorKind::ConnectionAborted,
    ];
    assert!(kinds.contains(&error.kind()), "{error}");
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

    for framework in ["flask", "express"] {
        let program = env!("CARGO_BIN_EXE_frameworks-solution");
        let child = Command::new("sh")
            .args([
                "-c",
                "ulimit -n 20 && exec \"$0\" \"$1\"",
                program,
                framework,
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn();
        let mut child = Running(child.expect("the program starts"));
        let mut line = String::new();
        let stdout = child.0.stdout.take().expect("it is a pipe");
        let mut stdout = BufReader::new(stdout);
        stdout.read_line(&mut line).expect("it says where it is");
        let address = line.trim_end().rsplit('/').next().expect("an address");
        let address = address.parse().expect("an address");

        let crowd: Vec<_> = (0..40).map(|_| connect(address)).collect();
        drop(crowd);
        let mut stream = connect(address);
        stream
            .write_all(b"GET /todos HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            .expect("a request can be sent");
        let answer = rest(&mut stream);
        assert_eq!(status_of(&answer), "200", "{framework}: {answer:?}");
    }
}

/// Says the body of a request back, and for `/late` a moment later.
struct Echo;

impl Service for Echo {
    fn call(&self, request: Request) -> BoxFuture<Response> {
        Box::pin(async move {
            if request.path == "/late" {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            Response::text(200, &String::from_utf8_lossy(&request.body))
        })
    }
}

/// Starts the transport on a thread of its own.
fn start(limits: Limits) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let address = listener.local_addr().expect("it has an address");
    listener.set_nonblocking(true).expect("it need not block");
    thread::spawn(move || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a loop")
            .block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
                transport::serve(listener, Arc::new(Echo), limits).await
            })
    });
    address
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("a connection can be made");
    stream
        .set_read_timeout(Some(PATIENCE))
        .expect("a limit can be set");
    stream
}

/// The answer to a request, which is the last one of its connection. (A header without a body needs no empty line here.)
fn ask(request: &[u8]) -> String {
    let mut stream = connect(start(Limits::default()));
    stream.write_all(request).expect("a request can be sent");
    if request.windows(4).any(|end| end == b"\r\n\r\n") {
        stream.shutdown(Shutdown::Write).expect("it can be closed");
    } else {
        let end = stream.write_all(b"Connection: close\r\n\r\n");
        end.expect("an empty line can be sent");
    }
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
