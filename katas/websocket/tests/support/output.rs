//! A writer that a test can look into.

use std::io::{self, ErrorKind, Write};
use std::sync::{Arc, Mutex};
use std::thread;

/// Where a sender writes to. Its clones show what has been sent. Like a buffer it keeps what is written until it is
/// flushed.
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
    /// How many bytes it takes before it fails once.
    room: Option<usize>,
}

impl Output {
    /// One that takes nothing, since nobody is there any more.
    pub fn broken() -> Self {
        Self {
            broken: true,
            ..Self::default()
        }
    }

    /// One that takes one byte with each write, and lets other threads go first.
    pub fn that_takes_one_byte_at_a_time() -> Self {
        Self {
            slow: true,
            ..Self::default()
        }
    }

    /// One that takes so many bytes, then fails once, and then takes bytes again.
    pub fn that_fails_once_after(room: usize) -> Self {
        let output = Self::default();
        output.bytes.lock().expect("no writer panics").room = Some(room);
        output
    }

    /// Everything that was written, flushed or not.
    pub fn written(&self) -> Vec<u8> {
        let bytes = self.bytes.lock().expect("no writer panics");
        [&bytes.sent[..], &bytes.kept].concat()
    }

    /// Everything that was sent; and nothing may have been written and not flushed.
    pub fn bytes(&self) -> Vec<u8> {
        let bytes = self.bytes.lock().expect("no writer panics");
        let kept = bytes.kept.len();
        assert_eq!(kept, 0, "bytes that were written and not flushed");
        bytes.sent.clone()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
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
        let kept = std::mem::take(&mut all.kept);
        all.sent.extend(kept);
        Ok(())
    }
}
