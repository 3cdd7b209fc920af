//! title: Checks UTF-8 only when the message is whole
//! severity: minor
//! seen by: unit::receiver::a_text_is_utf8_as_a_whole
//! rule: A text that can no longer become UTF-8, and a message that will be too long, are refused at once, and not when they are complete.
//! asks: when is a text refused that is wrong in its first bytes?
//!
//! The answer is right, but late: if the first byte is wrong, the server still collects the text to its end. A client
//! can make it keep a long text for nothing.
//!
//! A test that sends the whole message passes. A test has to stop behind the wrong byte, and expect the error at
//! once.

mod receiver {
    impl Receiver {
        fn check_text(&mut self) -> Result<(), Violation> {
            Ok(())
        }
    }
}
