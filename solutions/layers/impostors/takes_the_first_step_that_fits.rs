//! title: Takes the first step that fits
//! severity: major
//! layers: unit
//! seen by: unit::tariff::a_step_holds_its_own_weight
//! rule: Of several prices of a zone, the lowest weight that is enough counts, in whatever order they are written.
//! asks: which step counts when the price list is not sorted?
//!
//! `find` is shorter than `filter` and `min_by_key`, and gives the same step if the list is sorted. Most price lists
//! are. For the others, the customer pays the price of a higher step.
//!
//! The README promises any order, so a unit test has the steps in another order. The lists in the tests of the layers
//! above are sorted.

mod tariff {
    pub fn price_of(steps: &[PriceStep], weight: Grams) -> Option<Cents> {
        steps
            .iter()
            .find(|step| weight <= step.up_to)
            .map(|step| step.price)
    }
}
