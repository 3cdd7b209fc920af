//! title: A postcode is a number
//! severity: minor
//! layers: unit
//! planted: yes
//! seen by: unit::zone::a_postcode_keeps_its_zeros
//! rule: It is shown with all five.
//! asks: how does a postcode look again that begins with a zero?
//!
//! Five digits are a `u32`, and a `u32` is shown without zeros in front. Half the country has no such postcode, so
//! the tests of the desk happen not to have one either.
//!
//! Reading and showing belong together, and a test of both in one line sees what each of them forgets.

mod zone {
impl fmt::Display for Postcode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}
}
