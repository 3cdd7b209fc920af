//! title: Chooses the cheapest step
//! severity: major
//! layers: unit
//! seen by: unit::tariff::a_step_holds_its_own_weight
//! rule: Of several prices of a zone, the lowest weight that is enough counts, in whatever order they are written.
//! asks: which step counts when a heavier step costs less?
//!
//! Of the steps that a parcel fits into, this code chooses the cheapest one and not the lowest. In most tariffs that
//! is the same step. In the others the carrier gets too little.
//!
//! A test needs a heavier step that costs less, such as a special offer.

mod tariff {
    pub fn price_of(steps: &[PriceStep], weight: Grams) -> Option<Cents> {
        steps
            .iter()
            .filter(|step| weight <= step.up_to)
            .map(|step| step.price)
            .min()
    }
}
