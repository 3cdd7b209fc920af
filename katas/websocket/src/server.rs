//! The socket: a thread for each connection, and limits, so that one client cannot harm the others.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::request::RequestError;

/// How many connections may be open at the same time. Each has a thread, and threads cost memory.
const MAX_CONNECTIONS: usize = 512;

/// How long a client may take for its request, all reads together.
const FOR_THE_REQUEST: Duration = Duration::from_secs(10);

/// How long one write may take, and, once the request is answered, one read. A slow network is allowed.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long a client may take to close the connection after the last frame.
const GOODBYE: Duration = Duration::from_secs(2);

/// Serves connections.
pub trait Service: Send + Sync + 'static {
    /// Serves one connection until it ends. The server closes it afterwards.
    ///
    /// # Errors
    /// If the connection breaks, or no request comes. The server ignores the error.
    fn serve(&self, stream: &Stream) -> Result<(), RequestError>;
}

/// A connection. Until its first write, which is the answer to the request, all reads together have a time limit. So a
/// client cannot keep its place by sending a byte now and then.
#[derive(Debug)]
pub struct Stream {
    socket: TcpStream,
    request_until: Instant,
    answered: AtomicBool,
}

/// A server on this machine.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    for_the_request: Duration,
    open: Arc<Open>,
}

/// How many connections are open.
#[derive(Debug, Default)]
struct Open {
    count: Mutex<usize>,
    changed: Condvar,
}

/// One of them, counted until it is dropped, even by a panic.
struct Seat(Arc<Open>);

impl Server {
    /// Listens on `127.0.0.1`; for port 0, the system chooses a free one.
    ///
    /// # Errors
    /// If the port is taken or not allowed.
    pub fn bind(port: u16) -> io::Result<Self> {
        Ok(Self {
            listener: TcpListener::bind((Ipv4Addr::LOCALHOST, port))?,
            for_the_request: FOR_THE_REQUEST,
            open: Arc::default(),
        })
    }

    /// The same with another time limit for a request. The default is ten seconds.
    #[must_use]
    pub fn with_limit_for_the_request(self, limit: Duration) -> Self {
        Self {
            for_the_request: limit,
            ..self
        }
    }

    /// Where it listens.
    ///
    /// # Errors
    /// If the system does not know it.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Serves each client in its own thread, until the process ends. An error of one connection does not affect
    /// the others.
    pub fn run<S: Service>(&self, service: &Arc<S>) {
        loop {
            let Ok((socket, _)) = self.listener.accept() else {
                // For example, the process has no file descriptors left. It has some again when a client
                // leaves.
                thread::sleep(Duration::from_millis(20));
                continue;
            };
            let Some(seat) = self.open.take_seat() else {
                turn_away(&socket);
                continue;
            };
            let service = Arc::clone(service);
            let stream = Stream {
                socket,
                request_until: Instant::now() + self.for_the_request,
                answered: AtomicBool::new(false),
            };
            // If the thread cannot be started, the stream is dropped, and the connection closed.
            let _ = thread::Builder::new().spawn(move || {
                if set_up(&stream.socket).is_ok() {
                    let _ = service.serve(&stream);
                }
                hang_up(&stream.socket);
                drop(seat);
            });
        }
    }

    /// Waits until no connection is open, but at most this long.
    pub fn wait_until_idle(&self, at_most: Duration) {
        let count = self.open.count();
        let busy = |count: &mut usize| *count > 0;
        drop(self.open.changed.wait_timeout_while(count, at_most, busy));
    }
}

impl Open {
    fn count(&self) -> MutexGuard<'_, usize> {
        self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_seat(self: &Arc<Self>) -> Option<Seat> {
        let mut count = self.count();
        (*count < MAX_CONNECTIONS).then(|| {
            *count += 1;
            Seat(Arc::clone(self))
        })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        *self.0.count() -= 1;
        self.0.changed.notify_all();
    }
}

fn set_up(stream: &TcpStream) -> io::Result<()> {
    // Sends small frames at once, without waiting for more of them.
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(PATIENCE))
}

impl Stream {
    /// How long the next read may take.
    fn patience(&self) -> io::Result<Duration> {
        if self.answered.load(Ordering::Relaxed) {
            return Ok(PATIENCE);
        }
        let left = self.request_until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(ErrorKind::TimedOut.into());
        }
        Ok(left)
    }
}

impl Read for &Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.socket.set_read_timeout(Some(self.patience()?))?;
        (&self.socket).read(buffer)
    }
}

impl Write for &Stream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.answered.store(true, Ordering::Relaxed);
        (&self.socket).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        (&self.socket).flush()
    }
}

fn turn_away(mut stream: &TcpStream) {
    let _ = stream.write_all(b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n");
}

/// Closes the sending side, and reads the rest of the input. A socket that is closed with unread bytes resets the
/// connection, and the client would lose the last frame.
fn hang_up(mut stream: &TcpStream) {
    let deadline = Instant::now() + GOODBYE;
    let _ = stream.shutdown(Shutdown::Write);
    let _ = stream.set_read_timeout(Some(GOODBYE));
    let mut rest = [0; 4096];
    while Instant::now() < deadline && matches!(stream.read(&mut rest), Ok(1..)) {}
}
