//! title: A row loses its end
//! severity: major
//! layers: unit, integration
//! seen by: unit::zone::a_row_holds_both_of_its_ends
//! rule: Both belong to it.
//! asks: does the last postcode of a row belong to it?
//!
//! The method whose only purpose is to turn "from, to" into a Rust range forgets the one thing that there is to it.
//!
//! Two layers see it, and this is the usual case: the desk has no zone for the last postcode, and the unit test
//! says why. When two layers are red, begin with the lower one. It is nearer.

mod zone {
    impl ZoneRow {
        pub fn codes(&self) -> Range<u32> {
            self.first.0..self.last.0
        }
    }
}
