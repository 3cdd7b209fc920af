//! title: Appends a ping to the message around it
//! severity: critical
//! seen by: unit::receiver::fragments_are_one_message
//! rule: They may come between the fragments of a message.
//! asks: what does a message hold when a ping came between its fragments?
//!
//! The receiver has one buffer for everything. A ping between two fragments then becomes a part of the message. The
//! pong sends back the message so far.
//!
//! In most tests a ping comes before or after a message. A test needs a ping between two fragments.

mod receiver {
    impl Receiver {
        fn append(&mut self, header: Header, part: Part<'_>) -> Result<(), Violation> {
            let target = match &mut self.message {
                Some(message) => &mut message.bytes,
                None => &mut self.control,
            };
            let start = target.len();
            target.extend_from_slice(part.bytes);
            mask(&mut target[start..], header.mask, part.position);
            self.check_text()
        }
    }
}
