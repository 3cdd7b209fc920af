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

/// A reader; where the test has no more to give, the input ends. All that it has to give must have been asked for, in reads
/// of whatever length.
#[derive(Debug)]
pub struct Input {
    steps: VecDeque<Next>,
    /// What the last read had no room for.
    rest: VecDeque<u8>,
}

impl Input {
    pub fn new(steps: &[Next]) -> Self {
        Self {
            steps: steps.iter().cloned().collect(),
            rest: VecDeque::new(),
        }
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        let unread: Vec<_> = self
            .steps
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
        if self.rest.is_empty() {
            match self.steps.pop_front() {
                Some(Next::Bytes(bytes)) => self.rest.extend(bytes),
                Some(Next::Error(kind)) => return Err(kind.into()),
                Some(Next::NoMore) => panic!("the connection is over, and is still read from"),
                None => {}
            }
        }
        self.rest.read(buffer)
    }
}
