//! title: Sends 1002 for every breach
//! severity: minor
//! seen by: integration::connection::a_violation_is_answered_with_its_code
//! rule: The close code for the client: 1007 for a text that is not UTF-8, 1009 for a message that is too big, and 1002, a protocol error, for the rest
//! asks: which code does a client get for each kind of mistake?
//!
//! The server sends 1002, a protocol error, also for a message that is too long. The developer of the client searches
//! the RFC for a broken rule, and only has to send shorter messages.
//!
//! The table has three codes, so the tests need three cases.

mod violation {
    impl Violation {
        pub fn code(&self) -> u16 {
            1002
        }
    }
}
