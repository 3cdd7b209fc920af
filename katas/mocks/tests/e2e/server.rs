//! A server that plays the weather service and the SMS gateways, and records its requests.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde_json::Value;

/// The answer of the weather service.
#[derive(Debug, Clone, Copy)]
pub enum Answer {
    /// A wind in km/h.
    Wind(f64),
    /// A status, and a page.
    Status(u16),
    /// A success whose body is no observation.
    Garbage,
    /// Nothing, until the client closes the connection.
    Silence,
}

/// The server: `GET /wind` gets one answer after the other, and the last one again and again. `POST /broken…` fails
/// with 500, `POST /slow` is accepted after some seconds, and every other `POST` at once. The server ends with the test.
pub struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Seen>>,
    ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Seen {
    asked: usize,
    posted: Vec<(String, String)>,
}

impl Server {
    /// A server with these answers, at a port that the system chooses.
    pub fn start(answers: &[Answer]) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("there is a free port");
        let address = listener.local_addr().expect("it has an address");
        let (seen, ended) = (Arc::<Mutex<Seen>>::default(), Arc::<AtomicBool>::default());
        let thread = thread::spawn({
            let (answers, seen, ended) = (answers.to_vec(), Arc::clone(&seen), Arc::clone(&ended));
            move || {
                for stream in listener.incoming() {
                    if ended.load(Ordering::SeqCst) {
                        return;
                    }
                    // A client that closes the connection does not stop the server.
                    let _ = stream.and_then(|stream| serve(stream, &answers, &seen));
                }
            }
        });
        Self {
            address,
            seen,
            ended,
            thread: Some(thread),
        }
    }

    /// The address of the server.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How often a client asked for the wind.
    pub fn asked(&self) -> usize {
        self.seen.lock().expect("no panic").asked
    }

    /// The posted texts, each with its path.
    pub fn posted(&self) -> Vec<(String, String)> {
        self.seen.lock().expect("no panic").posted.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
        // The thread waits for a client, so this connects to it.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Answers one request, and closes the connection.
fn serve(stream: TcpStream, answers: &[Answer], seen: &Mutex<Seen>) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(8)))?;
    let mut reader = BufReader::new(stream);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let body = body(&mut reader)?;
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    let (status, answer) = if request.starts_with("POST ") {
        let status = if path.starts_with("/broken") {
            500
        } else {
            202
        };
        let mut seen = seen.lock().expect("no panic");
        seen.posted.push((path.clone(), body));
        drop(seen);
        if path == "/slow" {
            // Until the client closes the connection, or its patience is longer than this.
            let _ = reader
                .get_ref()
                .set_read_timeout(Some(Duration::from_secs(2)));
            let _ = reader.read(&mut [0]);
        }
        (status, String::new())
    } else if path == "/wind" {
        let mut seen = seen.lock().expect("no panic");
        let answer = answers.get(seen.asked).or(answers.last());
        seen.asked += 1;
        drop(seen);
        match answer.copied().expect("there is an answer") {
            Answer::Wind(wind) => (
                200,
                format!(r#"{{"station":"harbour","wind_kmh":{wind:?}}}"#),
            ),
            Answer::Status(status) => (status, "We are sorry.".to_owned()),
            Answer::Garbage => (200, "<html>We are moving!</html>".to_owned()),
            Answer::Silence => {
                reader.read_to_end(&mut Vec::new())?;
                return Ok(());
            }
        }
    } else {
        (404, format!("there is nothing at {path}"))
    };
    let length = answer.len();
    let head = format!("HTTP/1.1 {status} -\r\nconnection: close\r\ncontent-length: {length}\r\n");
    reader
        .get_mut()
        .write_all(format!("{head}\r\n{answer}").as_bytes())
}

/// Reads the rest of a request.
fn body(reader: &mut impl BufRead) -> io::Result<String> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let line = line.trim_end().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or_default();
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    // What JSON says does not depend on its white space.
    Ok(match serde_json::from_slice::<Value>(&body) {
        Ok(value) => value.to_string(),
        Err(_) => String::from_utf8_lossy(&body).into_owned(),
    })
}
