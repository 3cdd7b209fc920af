//! title: Replaces what is not UTF-8
//! severity: major
//! seen by: unit::receiver::a_text_is_utf8_as_a_whole
//! rule: A text, or the reason of a close, that is not UTF-8.
//! asks: what happens to a text that is not UTF-8?
//!
//! `from_utf8_lossy` never fails. It replaces wrong bytes by a replacement character, and the application stores this
//! text and sends it on.
//!
//! The rule wants an error. A test sends bytes that are not UTF-8 and expects `NotUtf8`.

mod receiver {
    impl Receiver {
        fn check_text(&mut self) -> Result<(), Violation> {
            Ok(())
        }
    }

    fn whole(message: Partial) -> Result<Message, Violation> {
        if message.is_text {
            let text = String::from_utf8_lossy(&message.bytes).into_owned();
            Ok(Message::Text(text))
        } else {
            Ok(Message::Binary(message.bytes))
        }
    }
}
