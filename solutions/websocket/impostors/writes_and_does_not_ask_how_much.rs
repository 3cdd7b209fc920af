//! title: Writes, and does not go on until all is out
//! severity: critical
//! seen by: unit::sender::frames_from_several_threads_stay_whole
//! rule: Frames from several threads never mix.
//! asks: How many bytes does one call of `write` take?
//!
//! `write` takes what there is room for and says how much that was. In memory, and with short messages, that is always everything. On
//! a network that is slow the rest of the frame is missing, or a third part of it.
//!
//! A writer in a test that takes one byte at a time is as right as any other, and finds this at once.

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
