//! The server, started for a test and ended with it.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::Response;

/// Where the program is.
///
/// It is named after its package, so this finds the one of the kata and the one of the solution.
pub const PROGRAM: &str = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")));

/// A secret of 64 bytes.
pub const SECRET: &str = "6e1cd2a09c3f4b5d8e7f60718293a4b5c6d7e8f9000102030405060708090a0b";

/// A password.
pub const PASSWORD: &str = "correct horse battery";

/// How long something that takes milliseconds may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(8);

/// A server in a process of its own. It ends with the test, also if that fails.
pub struct Server {
    child: Child,
    address: String,
    agent: Agent,
}

/// What came back.
#[derive(Debug, PartialEq)]
pub struct Answer {
    pub status: u16,
    /// `WWW-Authenticate`.
    pub challenge: Option<String>,
    /// `Cache-Control`.
    pub cache: Option<String>,
    /// The body, or null if there is none.
    pub body: Value,
}

impl Server {
    /// A server with this secret and cheap hashes.
    pub fn start(secret: impl AsRef<OsStr>) -> Self {
        Self::start_with(secret, &[], None)
    }

    /// Likewise, with further options, and perhaps an admin.
    pub fn start_with(secret: impl AsRef<OsStr>, options: &[&str], admin: Option<&str>) -> Self {
        let mut command = Command::new(PROGRAM);
        command
            .args(["serve", "--port", "0", "--cheap-hashes"])
            .args(options)
            .env("AUTH_SECRET", secret.as_ref())
            .env_remove("AUTH_ADMIN")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if let Some(admin) = admin {
            command.env("AUTH_ADMIN", admin);
        }
        let agent = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .proxy(None)
            .build();
        let mut server = Self {
            child: command.spawn().expect("the program can be started"),
            address: String::new(),
            agent: agent.into(),
        };
        let line = server.first_line();
        match line.trim_end().strip_prefix("listening on ") {
            Some(address) => address.clone_into(&mut server.address),
            None => panic!(
                "the first line should say where the server listens, and it is {line:?}\nstderr: {}",
                server.stop()
            ),
        }
        server
    }

    /// The first line on standard output; nothing, if the server is gone.
    fn first_line(&mut self) -> String {
        let stdout = self
            .child
            .stdout
            .take()
            .expect("its standard output is a pipe");
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            let mut reader = BufReader::new(stdout);
            let mut line = String::new();
            let _ = reader.read_line(&mut line);
            // The pipe stays open until the reader stops.
            let _ = sender.send(line);
            let _ = reader.read_to_string(&mut String::new());
        });
        receiver.recv_timeout(PATIENCE).unwrap_or_default()
    }

    pub fn post(&mut self, path: &str, body: &Value) -> Answer {
        let request = self.agent.post(format!("{}{path}", self.address));
        let response = request.send_json(body);
        self.answer(path, response)
    }

    /// Gets a page, with this in the header `Authorization`, if anything.
    pub fn get(&mut self, path: &str, authorization: Option<&str>) -> Answer {
        let mut request = self.agent.get(format!("{}{path}", self.address));
        if let Some(value) = authorization {
            request = request.header("Authorization", value);
        }
        let response = request.call();
        self.answer(path, response)
    }

    fn answer(
        &mut self,
        path: &str,
        response: Result<Response<ureq::Body>, ureq::Error>,
    ) -> Answer {
        let mut response = match response {
            Ok(response) => response,
            Err(error) => panic!("no answer to {path}: {error}\nstderr: {}", self.stop()),
        };
        let header = |name| Some(response.headers().get(name)?.to_str().ok()?.to_owned());
        Answer {
            status: response.status().as_u16(),
            challenge: header("WWW-Authenticate"),
            cache: header("Cache-Control"),
            body: response.body_mut().read_json().unwrap_or_default(),
        }
    }

    /// Makes a user, who must be new.
    pub fn register(&mut self, name: &str) {
        let answer = self.post("/register", &json!({"name": name, "password": PASSWORD}));
        assert_eq!(
            answer.status, 201,
            "the status for registering {name}: {answer:?}"
        );
    }

    /// Signs a user in: the access token, and the refresh token.
    pub fn login(&mut self, name: &str) -> (String, String) {
        let answer = self.post("/login", &json!({"name": name, "password": PASSWORD}));
        assert_eq!(
            answer.status, 200,
            "the status for signing in as {name}: {answer:?}"
        );
        tokens(&answer)
    }

    /// Exchanges a refresh token.
    pub fn refresh(&mut self, token: &str) -> Answer {
        self.post("/refresh", &json!({"refresh_token": token}))
    }

    /// The user whom the server recognises by this access token.
    pub fn me(&mut self, token: &str) -> Answer {
        self.get("/me", Some(&format!("Bearer {token}")))
    }

    /// Ends the server: what it still had to say on standard error.
    pub fn stop(&mut self) -> String {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let mut said = String::new();
        if let Some(mut stderr) = self.child.stderr.take() {
            let _ = stderr.read_to_string(&mut said);
        }
        said
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The access token and the refresh token of an answer.
pub fn tokens(answer: &Answer) -> (String, String) {
    let text = |name: &str| {
        let token = answer.body[name].as_str();
        token
            .unwrap_or_else(|| panic!("no {name} in {answer:?}"))
            .to_owned()
    };
    (text("access_token"), text("refresh_token"))
}
