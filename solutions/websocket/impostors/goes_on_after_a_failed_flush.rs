//! title: Writes on after a flush that failed
//! severity: major
//! seen by: unit::sender::nothing_is_sent_behind_half_a_frame
//! rule: Nothing is sent after a frame that could not be written whole.
//! asks: is a frame written whole if all of it is in a buffer and the flush fails?
//!
//! `write_all` has succeeded, so the code takes the frame for sent. But the writer is a buffer, and its flush has failed
//! in the middle of the frame. The next frame lands in the client's text.
//!
//! A test needs a writer that accepts every byte and whose flush fails once.

mod sender {
    impl<W: Write> Sender<W> {
        fn frame(&self, opcode: Opcode, payload: &[u8]) -> Result<(), SendError> {
            if opcode.is_control() && payload.len() > usize::from(MAX_CONTROL) {
                return Err(SendError::LongControl);
            }
            let mut outgoing = self.outgoing.lock().unwrap_or_else(PoisonError::into_inner);
            if outgoing.closed {
                return Err(SendError::Closed);
            }
            if outgoing.broken {
                return Err(io::Error::from(ErrorKind::BrokenPipe).into());
            }
            outgoing.closed = opcode == Opcode::Close;
            outgoing.broken = true;
            outgoing.writer.write_all(&encode(opcode, payload))?;
            outgoing.broken = false;
            outgoing.writer.flush()?;
            Ok(())
        }
    }
}
