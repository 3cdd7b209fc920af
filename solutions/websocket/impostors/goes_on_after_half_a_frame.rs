//! title: Writes on after half a frame
//! severity: major
//! seen by: unit::sender::nothing_is_sent_behind_half_a_frame
//! rule: So the sender writes nothing more, and every later call fails with [`SendError::Io`] too.
//! asks: what is written after a frame of which only a part went out?
//!
//! A write fails in the middle of a frame, and the error goes to the thread that wrote. Another thread then answers a
//! ping. The client reads this frame as the rest of a text.
//!
//! A writer that always fails cannot show it. A test needs a writer that takes three bytes and then fails once.

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
            outgoing.closed = opcode == Opcode::Close;
            outgoing.writer.write_all(&encode(opcode, payload))?;
            outgoing.writer.flush()?;
            Ok(())
        }
    }
}
