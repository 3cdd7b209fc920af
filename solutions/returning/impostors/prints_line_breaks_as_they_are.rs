//! title: Prints line breaks unescaped
//! severity: major
//! seen by: e2e::jobs::a_claim_prints_ticket_and_payload
//! rule: Control characters and backslashes are printed as escapes (`\n`, `\\`).
//! asks: how many lines does a claim print for a payload of several lines?
//!
//! A script reads the output of `claim` and expects one line for each job. A payload with a line break makes two
//! lines. A sender can even choose a payload whose second line looks like another job's ticket.
//!
//! Escape text from outside before you print it as one line. A test needs a payload with a line break.

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
