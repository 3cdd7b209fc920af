//! title: Sorts the steps before it looks
//! freedom: internals
//! rule: the lowest weight that is enough counts, in whatever order they are written
//!
//! The README says which step counts, and not how the code finds it. This version sorts a copy of the list, and uses
//! the first step that is high enough.

mod tariff {
    pub fn price_of(steps: &[PriceStep], weight: Grams) -> Option<Cents> {
        let mut sorted = steps.to_vec();
        sorted.sort_by_key(|step| step.up_to);
        let mut fitting = sorted.into_iter().skip_while(|step| step.up_to < weight);
        fitting.next().map(|step| step.price)
    }
}
