//! The program, started as a server, and ended with the test.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use ureq::Agent;
use ureq::http::{Request, Response};

/// Where the program is.
///
/// It is named after its package, so this finds the one of the kata and the one of the solution.
pub const PROGRAM: &str = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")));

/// The longest that a test waits for a line or for an answer. Nothing takes as long, unless it never comes.
const PATIENCE: Duration = Duration::from_secs(5);

/// A server that runs.
pub struct Server {
    child: Child,
    stdin: Option<ChildStdin>,
    lines: Receiver<String>,
    address: String,
}

impl Server {
    /// Starts the program on a port that the system chooses, and reads the address from its first line. A program that
    /// ends before that fails the test at once, with what it wrote to standard error.
    pub fn start(framework: &str, options: &[&str]) -> Self {
        let mut child = Command::new(PROGRAM)
            .args([framework, "--port", "0"])
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program can be started");
        let (sender, lines) = channel();
        let stdout = BufReader::new(child.stdout.take().expect("a pipe"));
        thread::spawn(move || {
            for line in stdout.lines().map_while(Result::ok) {
                let _ = sender.send(line);
            }
        });
        let stdin = child.stdin.take();
        let mut server = Self {
            child,
            stdin,
            lines,
            address: String::new(),
        };
        let Some(line) = server.line() else {
            server.died()
        };
        match line.strip_prefix("listening on ") {
            Some(address) => address.clone_into(&mut server.address),
            None => panic!("the first line is {line:?}"),
        }
        server
    }

    /// The next line that the program prints; `None` if it prints no more, or nothing for five seconds.
    pub fn line(&self) -> Option<String> {
        self.lines.recv_timeout(PATIENCE).ok()
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Ends the program's standard input.
    pub fn end_input(&mut self) {
        self.stdin = None;
    }

    /// Ends the program. What it has printed can still be read.
    pub fn stop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    fn died(&mut self) -> ! {
        self.stop();
        let mut stderr = String::new();
        let _ = self
            .child
            .stderr
            .take()
            .map(|mut pipe| pipe.read_to_string(&mut stderr));
        panic!("the program did not say where it listens; on standard error it said:\n{stderr}");
    }
}

/// However a test ends, its server ends with it.
impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// An answer as it came over the socket.
pub struct Answer {
    pub status: u16,
    pub allow: Option<String>,
    pub location: Option<String>,
    pub body: String,
}

/// Sends a request, whose body is called JSON, and waits for its answer.
pub fn send(method: &str, url: &str, body: &str) -> Answer {
    let agent: Agent = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(2 * PATIENCE))
        .proxy(None)
        .build()
        .into();
    let request = Request::builder()
        .method(method)
        .uri(url)
        .header("content-type", "application/json")
        .body(body.to_owned());
    let mut response = agent
        .run(request.expect("a request"))
        .unwrap_or_else(|error| panic!("{method} {url} has no answer: {error}"));
    Answer {
        status: response.status().as_u16(),
        allow: field(&response, "allow"),
        location: field(&response, "location"),
        body: response
            .body_mut()
            .read_to_string()
            .expect("a body of text"),
    }
}

/// The value of a field. Of one that was sent several times, all its values: they count as one list (RFC 9110 §5.3).
fn field<B>(response: &Response<B>, name: &str) -> Option<String> {
    let values = response.headers().get_all(name).iter();
    let values: Vec<_> = values.filter_map(|value| value.to_str().ok()).collect();
    (!values.is_empty()).then(|| values.join(", "))
}
