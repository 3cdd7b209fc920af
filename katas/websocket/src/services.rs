//! The two services: the handshake, and then frames.

use std::io::{BufReader, Read, Write};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::close::Close;
use crate::connection::{Connection, Ended, Handler};
use crate::handshake::{Refusal, check, names, switching};
use crate::receiver::Message;
use crate::request::{Request, RequestError, read_request};
use crate::sender::Sender;
use crate::server::{Service, Stream};
use crate::tally::{Costs, Counted, Tally};
use crate::ticks::{Ticks, poll, wanted};

/// The longest message to the ticker, which ignores all messages.
const TICKER_LIMIT: usize = 4096;

/// The code for "the server goes down" (RFC 6455 §7.4.1).
const GOING_AWAY: u16 = 1001;

/// Its reason, word for word. It is part of the frame, so its bytes count.
const NO_MORE_TICKS: &str = "no more ticks";

/// Says everything back.
#[derive(Debug, Clone)]
pub struct Echo {
    /// How many bytes a message may have.
    pub limit: usize,
}

/// Sends ticks: to clients that poll, and to those that listen.
#[derive(Debug, Default)]
pub struct Ticker {
    /// What has happened.
    pub ticks: Ticks,
    costs: Mutex<Costs>,
}

/// An application that answers every message with the same message.
#[derive(Debug)]
struct Parrot;

/// An application that answers no message.
#[derive(Debug)]
struct Deaf;

impl Handler for Parrot {
    fn message(&mut self, message: Message) -> Option<Message> {
        todo!()
    }

    fn ended(&mut self, _how: &Ended) {}
}

impl Handler for Deaf {
    fn message(&mut self, _message: Message) -> Option<Message> {
        None
    }

    fn ended(&mut self, _how: &Ended) {}
}

impl Service for Echo {
    /// Refuses a request that opens no WebSocket, and echoes the messages of the others.
    fn serve(&self, mut stream: &Stream) -> Result<(), RequestError> {
        todo!()
    }
}

impl Service for Ticker {
    /// Answers a request without `Upgrade: websocket` like [`poll`]. A WebSocket at the same address gets every tick
    /// after the number in its request, old and new ones, each as its own text. After the last tick the server closes
    /// with 1001 and the reason `no more ticks`.
    ///
    /// The costs of a connection are added when it ends.
    fn serve(&self, stream: &Stream) -> Result<(), RequestError> {
        let (received, sent) = (Arc::default(), Arc::default());
        let mut reader = BufReader::new(Counted::new(stream, Arc::clone(&received)));
        let mut writer = Counted::new(stream, Arc::clone(&sent));
        let request = request_or_refusal(&mut reader, &mut writer)?;
        let pushes = names(&request, "Upgrade", "websocket");
        let ticks = if pushes {
            self.push(&request, reader, writer)?
        } else {
            self.answer(&request, &mut writer)?
        };
        let tally = Tally {
            requests: 1,
            received: AtomicU64::load(&received, Ordering::Relaxed),
            sent: AtomicU64::load(&sent, Ordering::Relaxed),
            ticks: ticks as u64,
        };
        self.charge(pushes, tally);
        Ok(())
    }
}

impl Ticker {
    /// The costs of all connections that have ended.
    #[must_use]
    pub fn costs(&self) -> Costs {
        *self.costs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds the costs of a connection to those of its way.
    fn charge(&self, pushes: bool, tally: Tally) {
        todo!()
    }

    /// Answers a client that polls. Returns how many ticks it got.
    fn answer(&self, request: &Request, writer: &mut impl Write) -> Result<usize, RequestError> {
        todo!()
    }

    /// Serves a client that listens. Returns how many ticks it got.
    fn push(
        &self,
        request: &Request,
        reader: impl Read,
        mut writer: impl Write + Send,
    ) -> Result<usize, RequestError> {
        let opening = match (check(request), wanted(&request.target)) {
            (Ok(accept), Ok(after)) => Ok((after, switching(&accept))),
            // Another method is refused for every path.
            (Err(refusal @ Refusal::Method { .. }), _) => Err(refusal.response()),
            (_, Err(page)) => Err(page.response()),
            (Err(refusal), _) => Err(refusal.response()),
        };
        let (after, response) = match opening {
            Ok(opening) => opening,
            Err(refusal) => {
                writer.write_all(refusal.as_bytes())?;
                return Ok(0);
            }
        };
        writer.write_all(response.as_bytes())?;

        // Two threads, because one thread can only wait for one thing. This one reads from the client, and answers
        // pings and the closing handshake at once. The other one waits for ticks. If the client leaves first, `gone`
        // ends the other thread's wait.
        let sender = Sender::new(writer);
        let gone = AtomicBool::new(false);
        let told = thread::scope(|scope| {
            let teller = scope.spawn(|| tell(&self.ticks, after, &sender, &gone));
            Connection::new(reader, sender.clone(), Deaf, TICKER_LIMIT).run();
            gone.store(true, Ordering::SeqCst);
            self.ticks.wake();
            teller.join()
        });
        Ok(told.unwrap_or(0))
    }
}

/// Sends every tick after this number until the ticks end or the client leaves. Returns how many it has sent.
fn tell<W: Write>(ticks: &Ticks, after: usize, sender: &Sender<W>, gone: &AtomicBool) -> usize {
    todo!()
}

/// What each listener is told at the end.
fn goodbye() -> Close {
    Close {
        code: GOING_AWAY,
        reason: NO_MORE_TICKS.to_owned(),
    }
}

/// The request; if there is none, or its `Host` is wrong, the client gets an answer that says why, and the
/// connection ends.
fn request_or_refusal(
    reader: &mut BufReader<impl Read>,
    writer: &mut impl Write,
) -> Result<Request, RequestError> {
    let request = read_request(reader).and_then(with_host);
    if let Err(error) = &request
        && let Some(response) = error.response()
    {
        writer.write_all(response.as_bytes())?;
    }
    request
}

/// RFC 9112 §3.2: a request without a valid `Host` is refused, for every target. HTTP/1.0 may omit it. An empty one
/// is enough for polling, but not for a WebSocket.
fn with_host(request: Request) -> Result<Request, RequestError> {
    let old = request.minor_version == 0 && request.values("Host").is_empty();
    if old || request.has_host() || request.has_empty_host() {
        Ok(request)
    } else {
        Err(RequestError::Host)
    }
}
