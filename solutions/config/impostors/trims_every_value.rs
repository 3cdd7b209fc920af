//! title: Trims before it parses
//! severity: minor
//! seen by: unit::values::a_port_is_a_whole_number
//! rule: A value is taken as it is: nothing is trimmed.
//! asks: is a port taken that has white space around it?
//!
//! Trimming is friendly, and hides where the space came from. Here it is done for ports only, so that a value which works for
//! one setting is malformed for the next.
//!
//! Whether white space counts is a rule like every other: decided once, and tested on a value that has some.

mod value {
    #[must_use]
    pub fn port(text: &str) -> Option<u16> {
        number(text.trim())
            .and_then(|port| u16::try_from(port).ok())
            .filter(|&port| port > 0)
    }
}
