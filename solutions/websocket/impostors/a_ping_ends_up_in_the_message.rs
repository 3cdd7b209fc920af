//! title: Mixes a ping into the message around it
//! severity: critical
//! seen by: unit::receiver::fragments_are_one_message
//! rule: They may come between the fragments of a message.
//! asks: what does a message hold when a ping came between its fragments?
//!
//! There is one buffer. A ping that comes between two fragments is collected in it too, and turns up in the middle of
//! the message; what is sent back as its pong is the message so far.
//!
//! Two things that happen one after the other in every quiet test happen amid each other on a long day.

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
