//! title: One exit status for everything
//! severity: minor
//! layers: e2e
//! seen by: e2e::failures::a_price_that_cannot_be_written_ends_with_2
//! rule: Exit status: 0 if a price is printed. 1 if this parcel has none: it is too long, too large or too heavy, the carrier does not serve the postcode, or the tariff has no price. 2 for wrong usage, for a tariff that cannot be read, for a carrier that does not answer (a tariff from a file always does), and if standard output cannot be written.
//! asks: how does a script tell a parcel that is refused from a tariff that cannot be read?
//!
//! Something failed, so the status is 1. A script cannot tell a parcel that is too long from a mistake in the tariff.
//! It sends all customers away until a person reads the message.
//!
//! Two situations that need two reactions need two statuses. A test of the built command checks the exact status of
//! each.

mod main {
    fn status(_failure: &Failure) -> ExitCode {
        ExitCode::from(1)
    }
}
