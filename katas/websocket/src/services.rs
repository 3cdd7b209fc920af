//! What the two servers do with a connection: the handshake, and then frames.

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

/// How long a message to the ticker may be. It listens to none of them.
const TICKER_LIMIT: usize = 4096;

/// The code for "the server goes down". (RFC 6455 §7.4.1)
const GOING_AWAY: u16 = 1001;

/// The reason that goes with it, word for word. It is in the frame, so it is counted with the bytes.
const NO_MORE_TICKS: &str = "no more ticks";

/// Says everything back.
#[derive(Debug, Clone)]
pub struct Echo {
    /// How many bytes a message may have.
    pub limit: usize,
}

/// Tells everybody what happens: those who ask, and those who listen.
#[derive(Debug, Default)]
pub struct Ticker {
    /// What has happened.
    pub ticks: Ticks,
    costs: Mutex<Costs>,
}

/// An application that answers every message with itself.
#[derive(Debug)]
struct Parrot;

/// An application that answers nothing.
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
    /// Refuses what opens no WebSocket, and says to the rest what they say.
    fn serve(&self, mut stream: &Stream) -> Result<(), RequestError> {
        todo!()
    }
}

impl Service for Ticker {
    /// Answers a request without `Upgrade: websocket` as [`poll`] does. To a WebSocket at the same address it says
    /// every tick behind the number that was asked for, those that have been and those that come, each as a text of its
    /// own; and when there will be no more of them, it closes with 1001 and the reason `no more ticks`.
    ///
    /// What a connection has cost is added to the costs when it is over.
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
    /// What all connections that are over have cost.
    #[must_use]
    pub fn costs(&self) -> Costs {
        *self.costs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds what a connection has cost to what its way has cost so far.
    fn charge(&self, pushes: bool, tally: Tally) {
        todo!()
    }

    /// Answers somebody who asks; how many ticks they were told.
    fn answer(&self, request: &Request, writer: &mut impl Write) -> Result<usize, RequestError> {
        todo!()
    }

    /// Tells somebody who listens; how many ticks they were told.
    fn push(
        &self,
        request: &Request,
        reader: impl Read,
        mut writer: impl Write + Send,
    ) -> Result<usize, RequestError> {
        let opening = match (check(request), wanted(&request.target)) {
            (Ok(accept), Ok(after)) => Ok((after, switching(&accept))),
            // Another method is refused whatever the path is.
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

        // Two threads: this one hears the client out, so that pings and the closing handshake are answered at once,
        // while the other waits for ticks. One thread can wait for one thing only. `gone` is for a client that leaves
        // first: nothing else ends the other thread's wait before the next tick.
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

/// Says every tick behind this number until there will be no more, or until nobody listens; how many it has told.
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

/// The request; if there is none, or it has no right `Host`, the client is told why before the connection ends.
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

/// RFC 9112 §3.2: what has no right `Host` is refused, whatever it asks for. HTTP/1.0 may do without. An empty one is
/// enough for a question, but not for a WebSocket.
fn with_host(request: Request) -> Result<Request, RequestError> {
    let old = request.minor_version == 0 && request.values("Host").is_empty();
    if old || request.has_host() || request.has_empty_host() {
        Ok(request)
    } else {
        Err(RequestError::Host)
    }
}
