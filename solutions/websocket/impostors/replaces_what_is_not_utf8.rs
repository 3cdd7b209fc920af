//! title: Replaces what is not UTF-8
//! severity: major
//! seen by: unit::receiver::a_text_is_utf8_as_a_whole
//! rule: A text, or the reason of a close, that is not UTF-8.
//! asks: what becomes of a text that is not UTF-8?
//!
//! `from_utf8_lossy` never fails. What was wrong comes back as a question mark in a black diamond, and is stored, and
//! passed on.
//!
//! A function that cannot fail, where the rule says *fail*, is wrong by its type.

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
