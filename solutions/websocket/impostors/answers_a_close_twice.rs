//! title: Answers the answer to a close
//! severity: major
//! seen by: unit::sender::nothing_is_sent_behind_a_close
//! rule: a close after the server has sent one | nothing
//! asks: what does the server send when a close comes and it has sent one before?
//!
//! Every close that comes in is answered, also the one that is the answer to our own. The client, which has closed the
//! connection by then, gets a reset; or, if it answers answers too, the two of them never stop.
//!
//! A handshake is tested from both sides: once they begin it, and once we do.

mod sender {
    impl<W: Write> Sender<W> {
        fn frame(&self, opcode: Opcode, payload: &[u8]) -> Result<(), SendError> {
            if opcode.is_control() && payload.len() > usize::from(MAX_CONTROL) {
                return Err(SendError::LongControl);
            }
            let mut outgoing = self.outgoing.lock().unwrap_or_else(PoisonError::into_inner);
            if outgoing.closed && opcode != Opcode::Close {
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
