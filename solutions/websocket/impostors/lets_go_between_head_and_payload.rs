//! title: Lets go of the lock between head and payload
//! severity: critical
//! seen by: unit::sender::frames_from_several_threads_stay_whole
//! rule: Its clones write to the same connection, from any thread, and a frame is never cut in two by another: this is how one thread can answer what comes in while another says what happens.
//! asks: What may another thread do between two locks?
//!
//! Each write is under the lock, so no two threads write at once, and it looks safe. Between the head of a frame and its payload the
//! other thread sends a frame of its own, and the client reads that as the payload.
//!
//! A lock protects what happens while it is held. A test with one thread cannot see this; one with two and a slow writer can.

mod sender {
    impl<W: Write> Sender<W> {
        fn frame(&self, opcode: Opcode, payload: &[u8]) -> Result<(), SendError> {
            if opcode.is_control() && payload.len() > usize::from(MAX_CONTROL) {
                return Err(SendError::LongControl);
            }
            {
                let mut outgoing = self.outgoing.lock().unwrap_or_else(PoisonError::into_inner);
                if outgoing.closed { return Err(SendError::Closed); }
                if outgoing.broken { return Err(io::Error::from(ErrorKind::BrokenPipe).into()); }
                outgoing.closed = opcode == Opcode::Close;
                let bytes = encode(opcode, payload);
                let head = bytes.len() - payload.len();
                if let Err(error) = outgoing.writer.write_all(&bytes[..head]) { outgoing.broken = true; return Err(error.into()); }
            }
            let mut outgoing = self.outgoing.lock().unwrap_or_else(PoisonError::into_inner);
            outgoing.broken = true;
            outgoing.writer.write_all(payload)?;
            outgoing.writer.flush()?;
            outgoing.broken = false;
            Ok(())
        }
    }
}
