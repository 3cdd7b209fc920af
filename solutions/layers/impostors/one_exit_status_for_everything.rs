//! title: One exit status for everything
//! severity: minor
//! layers: e2e
//! seen by: e2e::failures::a_price_that_cannot_be_written_ends_with_2
//!
//! Something went wrong, so it is 1. Whether the parcel is too long or the tariff has a typing error, a script
//! cannot tell: it sends the customer away, all day.
//!
//! Statuses are for programs that cannot read. If two situations need two reactions, they need two numbers, and a
//! test of each.

mod main {
    fn status(_failure: &Failure) -> ExitCode {
        ExitCode::from(1)
    }
}
