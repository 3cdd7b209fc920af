//! title: Starts a hundred too early
//! severity: minor
//! layers: unit
//! planted: yes
//! seen by: unit::quote::a_started_hundred_has_its_premium
//! rule: A hundred that has been started counts as a whole one.
//! asks: what does the insurance cost for a value of whole hundreds?
//!
//! Divide, and add one for the hundred that has been started. If none has been started, one is added all the same:
//! the usual way to round up, and wrong wherever the division has no rest.
//!
//! People insure round sums. A test on 600.00, and one a cent above it.

mod quote {
pub fn premium(value: Cents) -> Cents {
    if value <= INSURED_FREE {
        return Cents(0);
    }
    let hundreds = (value.0 - INSURED_FREE.0) / INSURED_BY + 1;
    Cents(hundreds * PREMIUM)
}
}
