//! title: Has one code for every mistake
//! severity: minor
//! seen by: integration::connection::a_violation_is_answered_with_its_code
//! rule: The close code that the client is told: 1007 for what is not UTF-8, 1009 for what is too big, and 1002, a protocol error, for the rest.
//! asks: which code does a client hear for each kind of mistake?
//!
//! 1002, a protocol error, also for a message that was just too long. The client's author reads the RFC in search of
//! the rule that was broken, while the message would have to be shorter.
//!
//! If a table has three values, the tests need three rows.

mod violation {
    impl Violation {
        pub fn code(&self) -> u16 {
            1002
        }
    }
}
