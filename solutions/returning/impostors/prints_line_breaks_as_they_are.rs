//! title: Prints line breaks as they are
//! severity: major
//! seen by: e2e::jobs::a_claim_prints_ticket_and_payload
//! rule: Control characters and backslashes are printed as escapes (`\n`, `\\`).
//! asks: how many lines does a claim print for a payload of several lines?
//!
//! One job, one line, says the script that reads what `claim` prints. A payload with a line break in it is two lines,
//! and the second one looks like a job: if somebody wants it to, it looks like the ticket of one.
//!
//! What comes from outside and goes into lines has to fit into one. It takes a payload with a line break.

mod main {
    fn claim(args: &ClaimArgs) -> Result<(), Failure> {
        let queue = args.common.open()?;
        for claimed in 0..args.count {
            let job = queue
                .claim(args.lease)
                .map_err(|source| args.common.failure(source))?;
            match job {
                Some(job) => print(&format!("{}\t{}\n", job.ticket(), job.payload))?,
                None if claimed == 0 => return Err(Failure::Nothing),
                None => break,
            }
        }
        Ok(())
    }
}
