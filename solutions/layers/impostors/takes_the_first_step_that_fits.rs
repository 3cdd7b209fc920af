//! title: Takes the first step that fits
//! severity: major
//! layers: unit
//! seen by: unit::tariff::a_step_holds_its_own_weight
//! rule: The steps may stand in any order.
//! asks: which step counts when the price list is not sorted?
//!
//! `find` is `filter` and `min_by_key` in one, if the steps are sorted. Every price list that anybody looks at is.
//!
//! "In any order" is a promise, and a test of the promise has them in another order. The layers above use a list as
//! lists are.

mod tariff {
    pub fn price_of(steps: &[PriceStep], weight: Grams) -> Option<Cents> {
        steps
            .iter()
            .find(|step| weight <= step.up_to)
            .map(|step| step.price)
    }
}
