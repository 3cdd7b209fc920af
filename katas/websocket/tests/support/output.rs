//! A writer that a test can look into.

use std::io::{self, ErrorKind, Write};
use std::sync::{Arc, Mutex};

/// Where a sender writes to. Its clones show what has been written.
#[derive(Debug, Clone, Default)]
pub struct Output {
    written: Arc<Mutex<Vec<u8>>>,
    broken: bool,
}

impl Output {
    /// One that takes nothing, since nobody is there any more.
    pub fn broken() -> Self {
        Self {
            broken: true,
            ..Self::default()
        }
    }

    /// Everything that was written.
    pub fn bytes(&self) -> Vec<u8> {
        self.written.lock().expect("no writer panics").clone()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.broken {
            return Err(ErrorKind::BrokenPipe.into());
        }
        let mut written = self.written.lock().expect("no writer panics");
        written.extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
