//! title: Writes the header and the payload one after the other
//! freedom: calls
//! rule: How many bytes you read, write or unmask at a time.
//!
//! The README leaves open how often the sender calls its writer. This version writes the header and then the payload.
//! It holds the lock for both, so no other frame comes between them.

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
            let frame = encode(opcode, payload);
            let (header, payload) = frame.split_at(frame.len() - payload.len());
            outgoing.writer.write_all(header)?;
            outgoing.writer.write_all(payload)?;
            outgoing.writer.flush()?;
            outgoing.broken = false;
            Ok(())
        }
    }
}
