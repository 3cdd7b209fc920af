//! title: Answers a close after its own close
//! severity: major
//! seen by: unit::sender::nothing_is_sent_behind_a_close
//! rule: a close after the server has sent one | nothing
//! asks: what does the server send when a close comes and it has sent one before?
//!
//! The server answers every close, also the one that answers its own. The client has closed the connection by then,
//! so the write fails. If the client does the same, the two never stop.
//!
//! Test the end from both sides: the client begins it, or the server does.

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
