//! The client's end of a connection, in memory: everything that reading can give, in the order of the test.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read};
use std::thread;

/// What the next read gives.
#[derive(Debug, Clone)]
pub enum Next {
    /// These bytes.
    Bytes(Vec<u8>),
    /// Nothing within the time limit, as on Unix and as on Windows, or another error.
    Error(ErrorKind),
    /// No read may come here: the connection is over.
    NoMore,
}

/// A reader; where the test has no more to give, the input ends. All that it has to give must have been read.
#[derive(Debug)]
pub struct Input(VecDeque<Next>);

impl Input {
    pub fn new(steps: &[Next]) -> Self {
        Self(steps.iter().cloned().collect())
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        let unread: Vec<_> = self
            .0
            .iter()
            .filter(|next| !matches!(next, Next::NoMore))
            .collect();
        assert!(
            unread.is_empty() || thread::panicking(),
            "the connection ended, and should have read on: {unread:?}"
        );
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.pop_front() {
            Some(Next::Bytes(bytes)) => {
                assert!(bytes.len() <= buffer.len(), "the buffer is too small");
                buffer[..bytes.len()].copy_from_slice(&bytes);
                Ok(bytes.len())
            }
            Some(Next::Error(kind)) => Err(kind.into()),
            Some(Next::NoMore) => panic!("the connection is over, and is still read from"),
            None => Ok(0),
        }
    }
}
