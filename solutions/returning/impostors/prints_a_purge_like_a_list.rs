//! title: Prints a purge like a list
//! severity: minor
//! seen by: e2e::failures::an_answer_that_cannot_be_written_is_in_the_message
//! rule: If standard output cannot be written, the change stays, and the message has the text that was not printed.
//! asks: which tables can be printed a second time?
//!
//! Both print a table, so both use the same function. But a list can be asked for again, and a purge cannot: whatever it said about
//! the jobs that have failed is gone with the full disk.
//!
//! Two outputs of one shape may differ in what happens when they fail.

mod main {
    fn purge(args: &PurgeArgs) -> Result<(), Failure> {
        let mut queue = args.common.open()?;
        let jobs = queue
            .purge()
            .map_err(|source| args.common.failure(source))?;
        print_list(&table(&jobs))
    }
}
