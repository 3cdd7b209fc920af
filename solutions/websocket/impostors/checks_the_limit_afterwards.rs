//! title: Checks the limit only when the message is whole
//! severity: critical
//! seen by: unit::receiver::a_message_that_will_be_too_long_is_refused_at_its_header
//! rule: A text that can no longer become UTF-8, and a message that will be too long, are refused at once, and not when they are complete.
//! asks: when is a message refused that will be too long?
//!
//! The server refuses a message that is too long, but only after it has read and kept all of it. A client can still
//! fill the memory.
//!
//! A test that sends the whole message sees the right answer. A test has to send only the header, and expect the
//! error at once.

mod receiver {
    fn check_size(_size: usize, _more: u64, _limit: usize) -> Result<(), Violation> {
        Ok(())
    }

    impl Receiver {
        fn finish(&mut self, header: Header) -> Result<Option<Event>, Violation> {
            if header.opcode.is_control() {
                let payload = std::mem::take(&mut self.control);
                return match header.opcode {
                    Opcode::Ping => Ok(Some(Event::Ping(payload))),
                    Opcode::Pong => Ok(Some(Event::Pong(payload))),
                    _ => Ok(Some(Event::Close(Close::read(&payload)?))),
                };
            }
            if !header.fin {
                return Ok(None);
            }
            let limit = self.limit;
            let message = self.message.take();
            if message
                .as_ref()
                .is_some_and(|message| message.bytes.len() > limit)
            {
                return Err(Violation::TooBig { limit });
            }
            Ok(message.map(whole).transpose()?.map(Event::Message))
        }
    }
}
