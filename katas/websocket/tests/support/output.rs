//! A writer whose bytes a test can read.

use std::io::{self, ErrorKind, Write};
use std::sync::{Arc, Mutex};
use std::thread;

/// The writer of a sender. Its clones show what has been sent. Like a buffer it keeps the written bytes until a flush.
#[derive(Debug, Clone, Default)]
pub struct Output {
    bytes: Arc<Mutex<Bytes>>,
    broken: bool,
    slow: bool,
}

#[derive(Debug, Default)]
struct Bytes {
    kept: Vec<u8>,
    sent: Vec<u8>,
    /// How many bytes it accepts before it fails once.
    room: Option<usize>,
    /// Whether the next flush fails.
    no_flush: bool,
    /// Whether the application knows that the connection has ended.
    over: bool,
}

impl Output {
    /// A writer that accepts nothing, because the client has gone.
    pub fn broken() -> Self {
        Self {
            broken: true,
            ..Self::default()
        }
    }

    /// A writer that accepts one byte with each write, and lets other threads run first.
    pub fn that_takes_one_byte_at_a_time() -> Self {
        Self {
            slow: true,
            ..Self::default()
        }
    }

    /// A writer that accepts this many bytes, then fails once, and then accepts bytes again.
    pub fn that_fails_once_after(room: usize) -> Self {
        let output = Self::default();
        output.bytes.lock().expect("no writer panics").room = Some(room);
        output
    }

    /// A writer that accepts bytes, and whose first flush fails.
    pub fn that_cannot_flush_once() -> Self {
        let output = Self::default();
        output.bytes.lock().expect("no writer panics").no_flush = true;
        output
    }

    /// From now on nothing may be written: the application knows that the connection has ended.
    pub fn is_over(&self) {
        self.bytes.lock().expect("no writer panics").over = true;
    }

    /// Everything that was written, flushed or not.
    pub fn written(&self) -> Vec<u8> {
        let bytes = self.bytes.lock().expect("no writer panics");
        [&bytes.sent[..], &bytes.kept].concat()
    }

    /// Everything that was sent. Fails if written bytes were not flushed.
    pub fn bytes(&self) -> Vec<u8> {
        let bytes = self.bytes.lock().expect("no writer panics");
        let kept = bytes.kept.len();
        assert_eq!(kept, 0, "bytes that were written and not flushed");
        bytes.sent.clone()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let over = self.bytes.lock().expect("no writer panics").over;
        assert!(
            !over,
            "the application knows of the end, and {bytes:02x?} are written after it"
        );
        if self.broken {
            return Err(ErrorKind::BrokenPipe.into());
        }
        let mut all = self.bytes.lock().expect("no writer panics");
        let count = match &mut all.room {
            Some(0) => {
                all.room = None;
                return Err(ErrorKind::TimedOut.into());
            }
            Some(room) => {
                let count = bytes.len().min(*room);
                *room -= count;
                count
            }
            None if self.slow => bytes.len().min(1),
            None => bytes.len(),
        };
        all.kept.extend(&bytes[..count]);
        drop(all);
        if self.slow {
            thread::yield_now();
        }
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut all = self.bytes.lock().expect("no writer panics");
        if std::mem::take(&mut all.no_flush) {
            return Err(ErrorKind::TimedOut.into());
        }
        let kept = std::mem::take(&mut all.kept);
        all.sent.extend(kept);
        Ok(())
    }
}
