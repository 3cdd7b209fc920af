//! title: Blames the volume
//! severity: minor
//! layers: unit
//! seen by: unit::quote::the_heavier_weight_is_billed
//! rule: Whether the volume is what makes the price: it stands for more than the scale says.
//! asks: what does the receipt say when both weights are alike?
//!
//! When both weights are alike, the receipt says "by volume", and the customer comes back with a smaller box that
//! costs the same.
//!
//! Two values can be less, equal or more. Tests often have two of the three.

mod quote {
    impl Quote {
        pub fn by_volume(&self) -> bool {
            self.volume >= self.weight
        }
    }
}
