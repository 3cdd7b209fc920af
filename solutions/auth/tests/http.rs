//! HTTP, which is given: what a client can and cannot do to the server. Every client here is a socket, because no HTTP
//! library sends such requests.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use auth::{
    Auth, HashError, Lifetimes, Limits, MemoryStore, Parts, Password, PasswordHasher, RandomIds,
    Secret, SystemClock, Tokens,
};
use rstest::rstest;
use serde_json::Value;

/// How long a test waits for bytes. No answer takes nearly as long.
const PATIENCE: Duration = Duration::from_secs(30);

/// The body of a client that signs in.
const CREDENTIALS: &str = r#"{"name":"joe","password":"correct horse battery"}"#;

/// Without `Host`, a proxy and the server may take a request for two different sites. (RFC 9112 §3.2: MUST)
#[rstest]
#[case::no_host("GET /me HTTP/1.1\r\n", 400)]
#[case::two_hosts("GET /me HTTP/1.1\r\nHost: a\r\nHost: b\r\n", 400)]
#[case::the_same_twice("GET /me HTTP/1.1\r\nHost: a\r\nHost: a\r\n", 400)]
#[case::a_user("GET /me HTTP/1.1\r\nHost: user@a\r\n", 400)]
#[case::a_path("GET /me HTTP/1.1\r\nHost: a/b\r\n", 400)]
#[case::a_port_that_is_no_number("GET /me HTTP/1.1\r\nHost: a:+1\r\n", 400)]
#[case::no_address("GET /me HTTP/1.1\r\nHost: [zz]\r\n", 400)]
#[case::behind_an_address("GET /me HTTP/1.1\r\nHost: [::1]8000\r\n", 400)]
#[case::only_a_port("GET /me HTTP/1.1\r\nHost: :80\r\n", 400)]
#[case::half_an_escape("GET /me HTTP/1.1\r\nHost: a%zz\r\n", 400)]
#[case::nowhere("GET /nowhere HTTP/1.1\r\nHost: a b\r\n", 400)]
#[case::absolute_form_without_host("GET http://a/me HTTP/1.1\r\n", 400)]
#[case::http_1_0("GET /me HTTP/1.0\r\n", 401)]
#[case::empty("GET /me HTTP/1.1\r\nHost:\r\n", 401)]
#[case::a_name_and_a_port("GET /me HTTP/1.1\r\nHost: example.com:8000\r\n", 401)]
#[case::an_address("GET /me HTTP/1.1\r\nHost: [::1]:8000\r\n", 401)]
#[case::absolute_form("GET http://a/me HTTP/1.1\r\nHost: a\r\n", 401)]
fn a_request_has_one_host(#[case] head: &str, #[case] status: u16) {
    let answer = ask(&format!("{head}Connection: close\r\n\r\n"));
    assert_eq!(answer.status, status, "{head:?}: {answer:?}");
    assert!(answer.is_json(), "{answer:?}");
}

/// `OPTIONS *` asks what the server can do, whatever the path. No other method has this target. (RFC 9110 §9.3.7)
#[rstest]
#[case::options("OPTIONS", 204)]
#[case::another_method("GET", 400)]
fn a_star_is_the_whole_server(#[case] method: &str, #[case] status: u16) {
    let answer = ask(&format!(
        "{method} * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    ));
    assert_eq!(answer.status, status, "{answer:?}");
}

/// Whatever is wrong with a request, the answer has a JSON body that says so, as the README promises.
#[rstest]
#[case::another_path("GET /nowhere", "", 404)]
#[case::another_method("GET /login", "", 405)]
#[case::no_type("POST /login", "Content-Length: 2\r\n\r\n{}", 415)]
#[case::a_form(
    "POST /login",
    "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}",
    415
)]
#[case::no_json(
    "POST /login",
    "Content-Type: application/json\r\nContent-Length: 3\r\n\r\nHi!",
    400
)]
#[case::nothing("POST /login", "Content-Type: application/json\r\n\r\n", 400)]
#[case::no_members(
    "POST /login",
    "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
    422
)]
#[case::too_large(
    "POST /login",
    "Content-Type: application/json\r\nContent-Length: 16385\r\n\r\n",
    413
)]
#[case::chunked_twice(
    "POST /login",
    "Content-Type: application/json\r\nTransfer-Encoding: chunked, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    501
)]
#[case::compressed(
    "POST /login",
    "Content-Type: application/json\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    501
)]
#[case::another_user(
    "POST /login",
    "Content-Type: Application/JSON; charset=utf-8\r\nTransfer-Encoding: Chunked\r\n\r\n\
     1b\r\n{\"name\":\"a\",\"password\":\"b\"}\r\n0\r\n\r\n",
    401
)]
fn every_refusal_is_json(#[case] line: &str, #[case] rest: &str, #[case] status: u16) {
    let end = if rest.is_empty() { "\r\n" } else { "" };
    let answer = ask(&format!(
        "{line} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n{rest}{end}"
    ));
    assert_eq!(answer.status, status, "{answer:?}");
    assert!(answer.is_json(), "{answer:?}");
    if status == 405 {
        assert!(answer.head.contains("allow: POST"), "{answer:?}");
    }
}

/// A client that expects 100 waits with its body until it is told. Where the header decides, it is told the final status,
/// and keeps its body. (RFC 9110 §10.1.1)
#[rstest]
#[case::another_path("POST /nowhere", "application/json", 2, 404)]
#[case::another_method("PUT /login", "application/json", 2, 405)]
#[case::too_large("POST /login", "application/json", 16_385, 413)]
#[case::another_type("POST /login", "text/plain", 2, 415)]
#[case::go_on("POST /login", "application/json", 2, 100)]
fn a_client_sends_no_body_for_nothing(
    #[case] line: &str,
    #[case] content_type: &str,
    #[case] length: usize,
    #[case] status: u16,
) {
    let mut stream = connect(start(Limits::default(), Hasher::default()));
    write!(
        stream,
        "{line} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-continue\r\n\
         Content-Type: {content_type}\r\nContent-Length: {length}\r\n\r\n"
    )
    .expect("a header can be sent");
    let mut first = [0; 12];
    stream.read_exact(&mut first).expect("an answer comes");
    let expected = format!("HTTP/1.1 {status}");
    assert_eq!(
        String::from_utf8_lossy(&first),
        expected,
        "the first answer"
    );
}

/// A client that sends all of its long body, and only then reads, finds the answer. A server that closed its socket with
/// the body unread would reset the connection, and the answer would be gone.
#[rstest]
#[case::announced("Content-Length: 1000000\r\n\r\n")]
#[case::chunked("Transfer-Encoding: chunked\r\n\r\nf4240\r\n")]
fn the_answer_to_a_long_body_arrives(#[case] field: &str) {
    let head =
        format!("POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n{field}");
    let mut request = head.into_bytes();
    request.resize(request.len() + 1_000_000, b' ');
    let mut stream = connect(start(Limits::default(), Hasher::default()));
    stream.write_all(&request).expect("the body can be sent");
    let answer = rest(&mut stream);
    assert_eq!(answer.status, 413, "{answer:?}");
}

/// A client may close its sending side as soon as it has sent its request. The hasher takes a moment, so that a server which
/// takes that for the end of the connection has the time to do so.
#[test]
fn a_client_that_has_said_everything_gets_its_answer() {
    let mut stream = connect(start(Limits::default(), Hasher::default()));
    let request = login();
    stream
        .write_all(request.as_bytes())
        .expect("a request can be sent");
    stream.shutdown(Shutdown::Write).expect("it can be closed");
    let answer = rest(&mut stream);
    assert_eq!(answer.status, 401, "{answer:?}");
}

/// A client that sends a byte now and then would hold its connection for ever, if each byte gave it more time. The limit is
/// for the whole header, and for the whole body. (RFC 9110 §15.5.9)
#[rstest]
#[case::a_header("GET /me HTTP/1.1\r\nHost: a\r\nX: ")]
#[case::a_body(
    "POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 16000\r\n\r\n"
)]
fn a_request_that_trickles_in_is_a_408(#[case] beginning: &str) {
    let limits = Limits {
        // It runs from the moment when the server accepts, so the beginning has to arrive within it.
        header: Duration::from_secs(5),
        body: Duration::from_secs(1),
        ..Limits::default()
    };
    let mut stream = connect(start(limits, Hasher::default()));
    stream
        .write_all(beginning.as_bytes())
        .expect("a beginning can be sent");
    let mut trickle = stream.try_clone().expect("a socket has two ends");
    thread::spawn(move || {
        while trickle.write_all(b" ").is_ok() {
            thread::sleep(Duration::from_millis(100));
        }
    });
    let answer = rest(&mut stream);
    assert_eq!(answer.status, 408, "{answer:?}");
    assert!(answer.is_json(), "{answer:?}");
}

/// A client that asks and asks, and takes no answer, would hold its connection and what is written for it. It is cut off, so
/// it cannot go on sending either.
#[test]
fn a_client_that_takes_no_answer_is_cut_off() {
    let limits = Limits {
        answer: Duration::from_secs(1),
        ..Limits::default()
    };
    let mut stream = connect(start(limits, Hasher::default()));
    stream
        .set_write_timeout(Some(PATIENCE))
        .expect("a limit can be set");
    let requests = "GET /me HTTP/1.1\r\nHost: a\r\n\r\n".repeat(1000);
    let error = loop {
        if let Err(error) = stream.write_all(requests.as_bytes()) {
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

/// A hash takes 19 MiB and a processor. A client that sends many requests at once would make the server take many of both.
/// So four passwords are compared at once, and here each of them takes until the test ends it. The others wait, but not for
/// ever: a place in the queue may belong to a client that has left. (RFC 9110 §15.6.4)
#[test]
fn four_passwords_are_compared_at_once_and_the_others_wait_for_some_time() {
    let hasher = Hasher::default();
    let gate = hasher.close();
    let address = start(Limits::default(), hasher.clone());
    let ask = || {
        let mut stream = connect(address);
        let sent = stream.write_all(login().as_bytes());
        sent.expect("a request can be sent");
        stream
    };
    let mut first: Vec<_> = (0..4).map(|_| ask()).collect();
    hasher.wait_for(4);
    let left: Vec<_> = (0..4).map(|_| ask()).collect();
    drop(left);

    let answer = rest(&mut ask());
    assert_eq!(answer.status, 503, "the fifth: {answer:?}");
    assert!(answer.is_json(), "{answer:?}");
    assert!(answer.head.contains("retry-after: 5\r\n"), "{answer:?}");
    assert_eq!(hasher.begun(), 4, "how many were compared");

    drop(gate);
    for stream in &mut first {
        assert_eq!(rest(stream).status, 401, "the status for each of the four");
    }
    let answer = rest(&mut ask());
    assert_eq!(answer.status, 401, "there is a place again: {answer:?}");
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

    let program = env!("CARGO_BIN_EXE_auth-solution");
    let child = Command::new("sh")
        .args(["-c", "ulimit -n 20 && exec \"$0\" serve --port 0", program])
        .env("AUTH_SECRET", "0123456789abcdef0123456789abcdef")
        .env_remove("AUTH_ADMIN")
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
        .write_all(b"GET /me HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        .expect("a request can be sent");
    let answer = rest(&mut stream);
    assert_eq!(answer.status, 401, "{answer:?}");
}

/// Fits no password, counts its comparisons, and waits with each of them while its gate is closed.
#[derive(Debug, Clone, Default)]
struct Hasher {
    begun: Arc<(Mutex<usize>, Condvar)>,
    gate: Arc<Mutex<()>>,
}

impl Hasher {
    /// Closes the gate, until what is returned is dropped.
    fn close(&self) -> MutexGuard<'_, ()> {
        self.gate.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many comparisons have begun.
    fn begun(&self) -> usize {
        *self.begun.0.lock().expect("no comparison panics")
    }

    /// Waits until so many comparisons have begun.
    fn wait_for(&self, many: usize) {
        let (begun, more) = &*self.begun;
        let begun = begun.lock().expect("no comparison panics");
        let few = |begun: &mut usize| *begun < many;
        let (begun, waited) = more
            .wait_timeout_while(begun, PATIENCE, few)
            .expect("no comparison panics");
        assert!(!waited.timed_out(), "only {begun} comparisons have begun");
    }
}

impl PasswordHasher for Hasher {
    fn hash(&self, _password: &Password) -> Result<String, HashError> {
        Ok("hash".to_owned())
    }

    fn verify(&self, _password: &Password, _hash: &str) -> bool {
        *self.begun.0.lock().expect("no comparison panics") += 1;
        self.begun.1.notify_all();
        drop(self.close());
        // Long enough for a server that takes the end of a request for the end of its connection.
        thread::sleep(Duration::from_millis(100));
        false
    }

    fn decoy(&self) -> &'static str {
        "decoy"
    }
}

#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    /// Whether it is `{"error": "…"}`, and says that it is JSON.
    fn is_json(&self) -> bool {
        let body: Value = serde_json::from_str(&self.body).unwrap_or_default();
        self.head.contains("content-type: application/json\r\n") && body["error"].is_string()
    }
}

/// Starts a server on a thread of its own.
fn start(limits: Limits, hasher: Hasher) -> SocketAddr {
    let auth = Auth::new(Parts {
        store: Box::new(MemoryStore::new(Box::new(SystemClock))),
        hasher: Box::new(hasher),
        clock: Box::new(SystemClock),
        ids: Box::new(RandomIds),
        tokens: Tokens::new(&Secret::new(&[b's'; 32]).expect("32 bytes are enough")),
        lifetimes: Lifetimes::default(),
    });
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
                auth::serve(listener, auth::router(Arc::new(auth)), limits).await
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

/// A request that takes a comparison.
fn login() -> String {
    format!(
        "POST /login HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{CREDENTIALS}",
        CREDENTIALS.len()
    )
}

/// The answer to a request, which is the last one of its connection.
fn ask(request: &str) -> Answer {
    let mut stream = connect(start(Limits::default(), Hasher::default()));
    stream
        .write_all(request.as_bytes())
        .expect("a request can be sent");
    rest(&mut stream)
}

/// Everything that still comes.
fn rest(stream: &mut TcpStream) -> Answer {
    let mut answer = Vec::new();
    let read = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    read.unwrap_or_else(|error| panic!("{error} after {answer:?}"));
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
    Answer {
        status: head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .unwrap_or_default(),
        head: format!("{head}\r\n"),
        body: body.to_owned(),
    }
}
