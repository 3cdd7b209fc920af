//! title: A refusal is a success
//! severity: major
//! layers: e2e
//! planted: yes
//! seen by: e2e::failures::a_parcel_without_a_price_ends_with_1
//! rule: Exit status: 0 when a price is printed, 1 when there is none for this parcel (it is too long, too large or too heavy, nothing is carried there, or the tariff has no price for it), 2 for wrong usage, for a tariff that cannot be read, for a carrier that does not answer (a tariff from a file always does), and if standard output cannot be written.
//! asks: which exit status has a run that ends without a price?
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
