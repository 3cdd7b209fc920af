//! title: Checks UTF-8 only when the message is whole
//! severity: minor
//! seen by: unit::receiver::a_text_is_utf8_as_a_whole
//! rule: A text that cannot become UTF-8 any more, and a message that will be too long, are refused at once, and not when they are whole.
//! asks: when is a text refused that is wrong in its first bytes?
//!
//! The answer is right and comes late: a text that is wrong in its first byte is collected to its last one.
//!
//! A test that sends the whole message cannot tell. One that stops sending behind the wrong byte can: only who fails at
//! once has failed by then.

mod receiver {
    impl Receiver {
        fn check_text(&mut self) -> Result<(), Violation> {
            Ok(())
        }
    }
}
