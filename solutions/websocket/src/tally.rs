//! The costs of ticks.

use std::fmt;
use std::io::{self, Read, Write};
use std::ops::AddAssign;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The costs of all connections together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// HTTP requests, including the one that opens a WebSocket.
    pub requests: u64,
    /// Bytes received, without those of TCP.
    pub received: u64,
    /// Bytes sent.
    pub sent: u64,
    /// Ticks sent.
    pub ticks: u64,
}

/// The costs of each of the two ways.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Costs {
    /// Polling.
    pub polling: Tally,
    /// Being told.
    pub websocket: Tally,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.requests += other.requests;
        self.received += other.received;
        self.sent += other.sent;
        self.ticks += other.ticks;
    }
}

/// A table, as in the README: a line of headings and a line for each way, with the numbers aligned right below their
/// headings. Each line ends with a line break, the last one too.
impl fmt::Display for Costs {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            formatter,
            "{:9}  {:>8}  {:>8}  {:>9}  {:>5}",
            "", "requests", "bytes in", "bytes out", "ticks"
        )?;
        line(formatter, "polling", self.polling)?;
        line(formatter, "WebSocket", self.websocket)
    }
}

fn line(formatter: &mut fmt::Formatter<'_>, way: &str, tally: Tally) -> fmt::Result {
    writeln!(
        formatter,
        "{way:9}  {:>8}  {:>8}  {:>9}  {:>5}",
        tally.requests, tally.received, tally.sent, tally.ticks
    )
}

/// A reader or writer that counts its bytes.
#[derive(Debug)]
pub struct Counted<S> {
    inner: S,
    count: Arc<AtomicU64>,
}

impl<S> Counted<S> {
    /// Counts the bytes of `inner`, and adds them to `count`.
    pub fn new(inner: S, count: Arc<AtomicU64>) -> Self {
        Self { inner, count }
    }

    fn add(&self, bytes: usize) -> usize {
        self.count.fetch_add(bytes as u64, Ordering::Relaxed);
        bytes
    }
}

impl<S: Read> Read for Counted<S> {
    /// Reads, and counts the bytes that came, which may be fewer than the buffer can hold.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        Ok(self.add(count))
    }
}

impl<S: Write> Write for Counted<S> {
    /// Writes, and counts the bytes that were written, which may be fewer than were given.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        Ok(self.add(count))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
