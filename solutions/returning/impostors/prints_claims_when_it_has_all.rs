//! title: Prints the claims only after the last one
//! severity: major
//! seen by: e2e::failures::an_answer_that_cannot_be_written_is_in_the_message
//! rule: Claims jobs one after the other, and prints each as soon as it is claimed: its ticket, a tab, and its payload as `one_line` writes it.
//! asks: when does a worker learn which job it has?
//!
//! The code collects the lines and prints them all at the end. If the program is stopped before that, or standard
//! output is closed, the jobs are claimed and no worker knows them. They stay so until their leases expire.
//!
//! Print each change of the database at once. A test with a full disk as standard output shows how many jobs were
//! claimed.

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
