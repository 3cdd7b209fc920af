//! title: Prints a purge like a list
//! severity: minor
//! seen by: e2e::failures::an_answer_that_cannot_be_written_is_in_the_message
//! rule: If standard output cannot be written, the change stays, and the message has the text that was not printed.
//! asks: which of the tables can you print a second time?
//!
//! Both commands print a table, so both use the same function. But you can ask for a list again, and not for a purge.
//! If the disk is full, the purge's lines about failed jobs are lost.
//!
//! Two outputs may look the same and still need different care when printing fails.

mod main {
    fn purge(args: &PurgeArgs) -> Result<(), Failure> {
        let mut queue = args.common.open()?;
        let jobs = queue
            .purge()
            .map_err(|source| args.common.failure(source))?;
        print_list(&table(&jobs))
    }
}
