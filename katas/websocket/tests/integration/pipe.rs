//! The client's end of a connection, in memory: everything that a read can return, in the order of the test.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read};
use std::thread;

/// What the next read returns.
#[derive(Debug, Clone)]
pub enum Next {
    /// These bytes.
    Bytes(Vec<u8>),
    /// An error: the time limit as Unix or Windows reports it, or another one.
    Error(ErrorKind),
    /// No read is allowed here: the connection has ended.
    NoMore,
}

/// A reader. After the last step of the test the input ends. Your code must read all of it, in reads of any length.
#[derive(Debug)]
pub struct Input {
    steps: VecDeque<Next>,
    /// The bytes for which the last read had no room.
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
