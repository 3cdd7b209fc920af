//! title: A refusal is a success
//! severity: major
//! layers: e2e
//! planted: yes
//! seen by: e2e::failures::a_parcel_without_a_price_ends_with_1
//!
//! The desk has answered, so the program has done its work: status 0. A script cannot read the sentence, and goes
//! on.
//!
//! Exit statuses exist outside of the program only. So does the test that sees them.

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
