//! title: A postcode is a number
//! severity: minor
//! layers: unit
//! planted: yes
//! seen by: unit::zone::a_postcode_keeps_its_zeros
//! rule: A postcode is shown with all five digits, zeros in front too.
//! asks: how is a postcode shown that begins with a zero?
//!
//! Five digits fit into a `u32`, but a `u32` is shown without zeros in front. Customers in towns with such postcodes
//! see four digits. The desk's tests have no such postcode, so they pass.
//!
//! A test that reads a postcode and shows it again sees this, if the postcode begins with 0.

mod zone {
impl fmt::Display for Postcode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}
}
