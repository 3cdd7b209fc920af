//! title: Cuts the port off
//! severity: major
//! seen by: unit::values::a_port_is_a_whole_number
//! rule: A port: a whole number from 1 to 65535.
//! asks: what is a port worth that is above the highest one?
//!
//! `as u16` never fails. It keeps the lowest sixteen bits, so 70000 is 4464, and a service starts that nobody finds.
//!
//! The other way round is to accept the number, and to fail when the port is opened. A test above the highest port sees both.

mod value {
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "this is the mistake")]
    pub fn port(text: &str) -> Option<u16> {
        number(text)
            .map(|port| port as u16)
            .filter(|&port| port > 0)
    }
}
