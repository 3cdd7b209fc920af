//! title: Trusts the order of the sides
//! severity: major
//! layers: unit
//! planted: yes
//! seen by: unit::parcel::the_girth_goes_across_the_longest_side
//! rule: Which of the sides is called "length" makes no difference.
//! asks: does a parcel change its girth when its sides are named in another order?
//!
//! The formula says "length", and the type has a field of that name. But the field is what somebody measured first,
//! and the formula means the longest side. A long parcel that was measured the other way round is too large, and
//! the desk sends it away.
//!
//! Names that agree are no proof. Three examples of the same parcel, turned, cost nothing in a unit test; no other
//! layer has a reason to turn it.

mod parcel {
impl Size {
    pub fn length_and_girth(self) -> u64 {
        let [length, width, height] = self.sides().map(u64::from);
        length + 2 * (width + height)
    }
}
}
