//! title: Ends with status 0 without a price
//! severity: major
//! layers: e2e
//! planted: yes
//! seen by: e2e::failures::a_parcel_without_a_price_ends_with_1
//! rule: 1 | there is no price for this parcel: it is not taken, its postcode has no zone, or its weight has no price
//! asks: which exit status has a run that ends without a price?
//!
//! The desk has given an answer, so the author takes the run for a success: status 0. A script does not read the
//! message, and goes on without a price.
//!
//! Only a test of the built command sees its exit status.

mod main {
fn status(failure: &Failure) -> ExitCode {
    match failure {
        Failure::Desk(_) => ExitCode::SUCCESS,
        Failure::NoTariff
        | Failure::Unreadable { .. }
        | Failure::Tariff { .. }
        | Failure::Stdout(_) => ExitCode::from(2),
    }
}
}
