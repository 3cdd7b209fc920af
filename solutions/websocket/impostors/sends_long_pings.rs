//! title: Sends a ping of any length
//! severity: minor
//! seen by: unit::sender::a_control_frame_is_not_made_too_long
//! rule: A ping or a pong of more than 125 bytes is an error, and is not sent.
//! asks: what happens to a ping of our own that is too long?
//!
//! What comes in is checked, and what goes out is not: a ping of 126 bytes gets the long form of a length, and a client that
//! keeps to the RFC closes the connection with 1002. It is the server's fault, and the client is blamed.
//!
//! A limit has two sides, and so has a connection. Test the limit for what is sent as well.

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
