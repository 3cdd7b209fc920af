//! title: Has one code for every mistake
//! severity: minor
//! seen by: integration::connection::a_violation_is_answered_with_its_code
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
