//! title: A step ends before itself
//! severity: major
//! layers: unit
//! planted: yes
//! seen by: unit::tariff::a_step_holds_its_own_weight
//! rule: A step of a price list: what a parcel costs up to a weight, which belongs to the step.
//! asks: what does a parcel cost whose weight is exactly that of a step?
//!
//! "Up to 2 kg" became `<`. Only a parcel of exactly 2 kg is too dear, and that is what people pack when the price
//! goes up at 2 kg.
//!
//! A test on each side of the step, and one on it. Above this layer a weight is just some weight.

mod tariff {
pub fn price_of(steps: &[PriceStep], weight: Grams) -> Option<Cents> {
    steps
        .iter()
        .filter(|step| weight < step.up_to)
        .min_by_key(|step| step.up_to)
        .map(|step| step.price)
}
}
