//! title: Any worker may give a job back
//! severity: major
//! seen by: integration::leases::a_late_worker_cannot_finish_the_job_of_another_one
//! rule: The ticket is valid while the job is claimed and no worker has claimed it since.
//! asks: is a job given back by a ticket whose attempt is not the latest one?
//!
//! `done` checks the whole ticket, and `fail` only the id, because giving a job back seems harmless. A worker that
//! comes back late gives back a job that another worker has, and a third one claims it.
//!
//! `done` and `fail` both end an attempt, so both need the same check.

mod finish {
    impl<C: Clock> Queue<C> {
        pub fn fail(&self, ticket: Ticket, reason: &str) -> Result<Job, QueueError> {
            self.connection
                .query_row(
                    "UPDATE jobs
                     SET state = CASE WHEN attempts < max_attempts THEN 'waiting' ELSE 'failed' END, leased_until = NULL, last_error = ?3
                     WHERE id = ?1 AND state = 'claimed' AND ?2 = ?2
                     RETURNING *",
                    params![ticket.id, ticket.attempt, reason],
                    Job::from_row,
                )
                .optional()?
                .ok_or(QueueError::Lost(ticket))
        }
    }
}
