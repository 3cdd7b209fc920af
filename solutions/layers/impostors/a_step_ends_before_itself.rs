//! title: Leaves a step's own weight out
//! severity: major
//! layers: unit
//! planted: yes
//! seen by: unit::tariff::a_step_holds_its_own_weight
//! rule: A `price` holds up to its weight, that weight included.
//! asks: what does a parcel cost whose weight is exactly that of a step?
//!
//! The author read "up to 2 kg" as `<`. Only a parcel of exactly 2 kg costs too much. Many customers pack exactly 2
//! kg, because the price goes up above it.
//!
//! Test the weight of the step itself and one gram on each side of it. The layers above have no reason to choose this
//! weight.

mod tariff {
pub fn price_of(steps: &[PriceStep], weight: Grams) -> Option<Cents> {
    steps
        .iter()
        .filter(|step| weight < step.up_to)
        .min_by_key(|step| step.up_to)
        .map(|step| step.price)
}
}
