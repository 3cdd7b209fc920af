//! title: Ignores that the price could not be written
//! severity: major
//! layers: e2e
//! seen by: e2e::failures::a_price_that_cannot_be_written_ends_with_2
//! rule: 2 | a wrong option, no tariff, a tariff that cannot be read, or a price that cannot be written
//! asks: how does the program end when its output cannot be written?
//!
//! Writing a line to a terminal hardly ever fails, so the author drops the result. A pipe without a reader and a full
//! disk do fail. Then the user has no price, and the status is 0.
//!
//! Only a test of the built command can give it an output that fails.

mod main {
    fn run(cli: &Cli) -> Result<(), Failure> {
        let path = tariff_path(cli).ok_or(Failure::NoTariff)?;
        let quote = Desk::new(read_tariff(&path)?).quote(&order(cli))?;
        let _ = print(&quote, cli.short);
        Ok(())
    }
}
