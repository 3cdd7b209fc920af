//! title: One exit status for everything
//! severity: minor
//! layers: e2e
//! seen by: e2e::failures::a_price_that_cannot_be_written_ends_with_2
//! rule: 2 | a wrong option, no tariff, a tariff that cannot be read, or a price that cannot be written
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
