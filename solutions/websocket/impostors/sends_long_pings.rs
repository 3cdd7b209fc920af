//! title: Sends a ping of any length
//! severity: minor
//! seen by: unit::sender::a_control_frame_is_not_made_too_long
//! rule: A ping or a pong of more than 125 bytes is an error, and is not sent.
//! asks: what happens to a ping of our own that is too long?
//!
//! The server checks what it receives and not what it sends. A ping of 126 bytes gets the longer form of a length. A
//! client that keeps to the RFC ends the connection with 1002, and the user blames the client.
//!
//! Test the limit for sending too: 125 and 126 bytes.

mod sender {
    impl<W: Write> Sender<W> {
        fn frame(&self, opcode: Opcode, payload: &[u8]) -> Result<(), SendError> {
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
            outgoing.writer.flush()?;
            outgoing.broken = false;
            Ok(())
        }
    }
}
