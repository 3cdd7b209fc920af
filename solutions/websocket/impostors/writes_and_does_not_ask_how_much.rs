//! title: Calls `write` at most twice for a frame
//! severity: critical
//! seen by: unit::sender::frames_from_several_threads_stay_whole
//! rule: Frames from several threads never mix.
//! asks: how many bytes does one call of `write` take?
//!
//! `write` takes as many bytes as there is room for, and returns this number. In memory it takes all of them. In a
//! slow network a part of the frame is missing, and the client cannot read on.
//!
//! A test needs a writer that takes one byte at a time.

mod sender {
    impl<W: Write> Sender<W> {
        fn frame(&self, opcode: Opcode, payload: &[u8]) -> Result<(), SendError> {
            if opcode.is_control() && payload.len() > usize::from(MAX_CONTROL) {
                return Err(SendError::LongControl);
            }
            let mut outgoing = self.outgoing.lock().unwrap_or_else(PoisonError::into_inner);
            if outgoing.closed { return Err(SendError::Closed); }
            if outgoing.broken { return Err(io::Error::from(ErrorKind::BrokenPipe).into()); }
            outgoing.closed = opcode == Opcode::Close;
            outgoing.broken = true;
            let bytes = encode(opcode, payload);
            let count = outgoing.writer.write(&bytes)?;
            if count < bytes.len() { outgoing.writer.write(&bytes[count..])?; }
            outgoing.writer.flush()?;
            outgoing.broken = false;
            Ok(())
        }
    }
}
