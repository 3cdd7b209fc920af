//! title: Takes the first side for the longest one
//! severity: major
//! layers: unit
//! planted: yes
//! seen by: unit::parcel::the_girth_goes_across_the_longest_side
//! rule: The order of the sides makes no difference.
//! asks: does a parcel change its girth when its sides are named in another order?
//!
//! The formula says "length", and the type has a field of this name. But the field holds the side that was named
//! first, and the formula means the longest one. A customer who measures a long parcel in another order is sent away.
//!
//! A unit test names the sides of one parcel in three orders. No other layer has a reason to do this.

mod parcel {
impl Size {
    pub fn length_and_girth(self) -> u64 {
        let [length, width, height] = self.sides().map(u64::from);
        length + 2 * (width + height)
    }
}
}
