//! title: Accepts port 0
//! severity: minor
//! seen by: unit::values::a_port_is_a_whole_number
//! rule: A port: a whole number from 1 to 65535.
//! asks: which is the lowest port that the program accepts?
//!
//! 0 fits into a `u16`, and the system accepts it too: it chooses a free port. A load balancer that asks at 8080 then
//! never finds the service.
//!
//! A type can hold more than the rule allows. Both ends of the range need a test.

mod value {
    #[must_use]
    pub fn port(text: &str) -> Option<u16> {
        number(text).and_then(|port| u16::try_from(port).ok())
    }
}
