//! title: Trims a port
//! severity: minor
//! seen by: unit::values::a_port_is_a_whole_number
//! rule: A value is taken as it is: nothing is trimmed.
//! asks: does the program accept a port with white space around it?
//!
//! Trimming looks friendly, but it hides where the space came from. Here only ports are trimmed, so users get an
//! error for a space in one setting and none in another.
//!
//! A test needs a port with white space, and expects an error.

mod value {
    #[must_use]
    pub fn port(text: &str) -> Option<u16> {
        number(text.trim())
            .and_then(|port| u16::try_from(port).ok())
            .filter(|&port| port > 0)
    }
}
