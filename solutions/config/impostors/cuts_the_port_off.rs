//! title: Cuts a port that is too large
//! severity: major
//! seen by: unit::values::a_port_is_a_whole_number
//! rule: A port: a whole number from 1 to 65535.
//! asks: does the program accept a port above the highest one?
//!
//! `as u16` never fails. It keeps the lowest 16 bits, so 70000 becomes 4464, and the clients do not find the service.
//!
//! A test needs a number above 65535.

mod value {
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "this is the mistake")]
    pub fn port(text: &str) -> Option<u16> {
        number(text)
            .map(|port| port as u16)
            .filter(|&port| port > 0)
    }
}
