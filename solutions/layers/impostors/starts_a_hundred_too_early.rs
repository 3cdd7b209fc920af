//! title: Counts a started hundred too many for whole hundreds
//! severity: minor
//! layers: unit
//! planted: yes
//! seen by: unit::quote::a_started_hundred_has_its_premium
//! rule: insurance, above 500.00 | 1.00 for every started hundred above
//! asks: what does the insurance cost for a value of whole hundreds?
//!
//! The code divides and adds one for the started hundred. It adds one also if no hundred has been started, so the
//! customer of a round value pays 1.00 too much.
//!
//! Customers often insure round sums. A test uses 600.00, and another one a cent more.

mod quote {
pub fn premium(value: Cents) -> Cents {
    if value <= INSURED_FREE {
        return Cents(0);
    }
    let hundreds = (value.0 - INSURED_FREE.0) / INSURED_BY + 1;
    Cents(hundreds * PREMIUM)
}
}
