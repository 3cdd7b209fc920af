//! title: Says "by volume" when both weights are equal
//! severity: minor
//! layers: unit
//! seen by: unit::quote::the_heavier_weight_is_billed
//! rule: The receipt says `by volume` only if the volume stands for more than the scale says.
//! asks: what does the receipt say when both weights are equal?
//!
//! If both weights are equal, the receipt says "by volume". The customer believes it, comes back with a smaller box
//! and pays the same price.
//!
//! One value can be smaller, equal or larger. Many tests leave out the equal case.

mod quote {
    impl Quote {
        pub fn by_volume(&self) -> bool {
            self.volume >= self.weight
        }
    }
}
