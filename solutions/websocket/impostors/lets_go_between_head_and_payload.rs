//! title: Unlocks between the head of a frame and its payload
//! severity: critical
//! seen by: unit::sender::frames_from_several_threads_stay_whole
//! rule: Its clones write to the same connection, from any thread, and a frame is never cut in two by another: this is how one thread can answer what comes in while another says what happens.
//! asks: what may another thread do while a frame is being written?
//!
//! Each write happens under the lock, so it looks safe. But between the head and the payload another thread can send
//! its own frame. The client reads this frame as the payload.
//!
//! A lock protects only while it is held. A test needs two threads and a slow writer.

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
