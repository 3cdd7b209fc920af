//! title: Ends with status 0 without a price
//! severity: major
//! layers: e2e
//! planted: yes
//! seen by: e2e::failures::a_parcel_without_a_price_ends_with_1
//! rule: Exit status: 0 if a price is printed. 1 if this parcel has none: it is too long, too large or too heavy, the carrier does not serve the postcode, or the tariff has no price. 2 for wrong usage, for a tariff that cannot be read, for a carrier that does not answer (a tariff from a file always does), and if standard output cannot be written.
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
