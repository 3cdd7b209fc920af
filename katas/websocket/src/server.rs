//! The socket: a thread for each connection, and limits that keep one client from being everybody's trouble.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::request::RequestError;

/// How many connections may be open at once. Each has a thread, and threads are not free.
const MAX_CONNECTIONS: usize = 512;

/// How long one read or one write may take. A slow network is no offence.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long a client may take to hang up after the last word.
const GOODBYE: Duration = Duration::from_secs(2);

/// What a server does with a connection.
pub trait Service: Send + Sync + 'static {
    /// Serves one connection until it is over. The server closes it afterwards.
    ///
    /// # Errors
    /// When the connection breaks, or no request comes. There is nobody to tell.
    fn serve(&self, stream: &TcpStream) -> Result<(), RequestError>;
}

/// A server on this machine.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    open: Arc<Open>,
}

/// How many connections are open.
#[derive(Debug, Default)]
struct Open {
    count: Mutex<usize>,
    changed: Condvar,
}

/// One of them, counted until it is dropped, also by a panic.
struct Seat(Arc<Open>);

impl Server {
    /// Listens on `127.0.0.1`; port 0 is a free one of the system's choice.
    ///
    /// # Errors
    /// When the port is taken or not allowed.
    pub fn bind(port: u16) -> io::Result<Self> {
        Ok(Self {
            listener: TcpListener::bind((Ipv4Addr::LOCALHOST, port))?,
            open: Arc::default(),
        })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Serves whoever comes, each in a thread of their own, for ever. What goes wrong with one of them is not the
    /// others' business.
    pub fn run<S: Service>(&self, service: &Arc<S>) {
        loop {
            let Ok((stream, _)) = self.listener.accept() else {
                // Out of file descriptors, say. It passes when somebody hangs up.
                thread::sleep(Duration::from_millis(20));
                continue;
            };
            let Some(seat) = self.open.take_seat() else {
                turn_away(&stream);
                continue;
            };
            let service = Arc::clone(service);
            // A thread that cannot be made drops the stream, and with it the connection.
            let _ = thread::Builder::new().spawn(move || {
                if set_up(&stream).is_ok() {
                    let _ = service.serve(&stream);
                }
                hang_up(&stream);
                drop(seat);
            });
        }
    }

    /// Waits until no connection is open, but no longer than this.
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
    // Small frames go out at once, and do not wait for more of them.
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))
}

fn turn_away(mut stream: &TcpStream) {
    let _ = stream.write_all(b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n");
}

/// Says that nothing more will come, and takes what is still under way: a socket that is closed with unread bytes in it
/// resets the connection, and the last word would be lost with it.
fn hang_up(mut stream: &TcpStream) {
    let deadline = Instant::now() + GOODBYE;
    let _ = stream.shutdown(Shutdown::Write);
    let _ = stream.set_read_timeout(Some(GOODBYE));
    let mut rest = [0; 4096];
    while Instant::now() < deadline && matches!(stream.read(&mut rest), Ok(1..)) {}
}
