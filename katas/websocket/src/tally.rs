//! What it costs to learn of a tick.

use std::fmt;
use std::io::{self, Read, Write};
use std::ops::AddAssign;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What was needed, all connections together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// HTTP requests; the one that opens a WebSocket is one of them.
    pub requests: u64,
    /// Bytes that came in, as the program reads them: without what TCP adds.
    pub received: u64,
    /// Bytes that went out.
    pub sent: u64,
    /// Ticks that were told.
    pub ticks: u64,
}

/// What each of the two ways has cost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Costs {
    /// Asking again and again.
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

/// A table for people, as the README shows it: a line of heads and a line for each way, with the numbers below their
/// heads, flush right. Each line has its line break, the last one too.
impl fmt::Display for Costs {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!()
    }
}

/// A reader or writer that counts the bytes which go through it.
#[derive(Debug)]
pub struct Counted<S> {
    inner: S,
    count: Arc<AtomicU64>,
}

impl<S> Counted<S> {
    /// Counts what goes through `inner`, and adds it to `count`.
    pub fn new(inner: S, count: Arc<AtomicU64>) -> Self {
        Self { inner, count }
    }

    fn add(&self, bytes: usize) -> usize {
        self.count.fetch_add(bytes as u64, Ordering::Relaxed);
        bytes
    }
}

impl<S: Read> Read for Counted<S> {
    /// Reads, and counts the bytes that came, which may be fewer than there was room for.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        Ok(self.add(count))
    }
}

impl<S: Write> Write for Counted<S> {
    /// Writes, and counts the bytes that went, which may be fewer than were given.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        Ok(self.add(count))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
