//! title: Prints the claims when it has all of them
//! severity: major
//! seen by: e2e::failures::an_answer_that_cannot_be_written_is_in_the_message
//! rule: Claims jobs one after the other, and prints each as soon as it is claimed: its ticket, a tab, and its payload as `one_line` writes it.
//! asks: When does a worker learn which job it has?
//!
//! The lines are collected and printed at the end, in one go. If the program is stopped before, or nobody reads, the jobs are claimed, and
//! nobody knows by whom until their leases are over.
//!
//! What has been done in the database is said at once. A full disk behind standard output shows how many claims it was.

mod main {
    fn claim(args: &ClaimArgs) -> Result<(), Failure> {
        let queue = args.common.open()?;
        let mut lines = String::new();
        for _ in 0..args.count {
            let job = queue
                .claim(args.lease)
                .map_err(|source| args.common.failure(source))?;
            let Some(job) = job else {
                break;
            };
            lines += &format!("{}\t{}\n", job.ticket(), one_line(&job.payload));
        }
        if lines.is_empty() {
            return Err(Failure::Nothing);
        }
        print(&lines)
    }
}
