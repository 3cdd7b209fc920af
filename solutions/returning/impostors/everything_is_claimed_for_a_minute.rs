//! title: Every lease is a minute
//! severity: minor
//! seen by: e2e::jobs::the_list_shows_where_each_job_stands
//! rule: `claim [--lease 60] [--count 1]` | for each job its ticket, a tab and the payload in one line; up to `--count` jobs
//! asks: how long is the lease if the option differs from the default?
//!
//! `--lease` is an option of the command, with a default, and `--help` shows it. But the code never passes it on. A
//! worker that asks for an hour gets a minute, and then shares the job with another worker.
//!
//! Each layer below is right and tested. Only a test of the whole program with another value than the default shows
//! it.

mod main {
    fn claim(args: &ClaimArgs) -> Result<(), Failure> {
        let queue = args.common.open()?;
        for claimed in 0..args.count {
            let job = queue
                .claim(60)
                .map_err(|source| args.common.failure(source))?;
            match job {
                Some(job) => print(&format!("{}\t{}\n", job.ticket(), one_line(&job.payload)))?,
                None if claimed == 0 => return Err(Failure::Nothing),
                None => break,
            }
        }
        Ok(())
    }
}
