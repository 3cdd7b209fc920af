//! title: Port 0 will do
//! severity: minor
//! seen by: unit::values::a_port_is_a_whole_number
//! rule: A port: a whole number from 1 to 65535.
//! asks: which is the lowest port that is taken?
//!
//! It is a `u16`, and the system even accepts it: it chooses a free port. Behind a load balancer that looks at 8080, the service
//! runs and is never asked.
//!
//! The type of a value is not yet its range. Both ends of a range want a test.

mod value {
    #[must_use]
    pub fn port(text: &str) -> Option<u16> {
        number(text).and_then(|port| u16::try_from(port).ok())
    }
}
