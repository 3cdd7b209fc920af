//! title: A dead worker keeps its job
//! severity: major
//! seen by: integration::leases::a_job_is_free_again_when_its_lease_is_over
//! rule: A job can be claimed if it is waiting, or if it is claimed and its lease has expired, because its worker is probably dead.
//! asks: what happens to a job whose worker never comes back?
//!
//! Here a claim lasts for ever. When a machine is switched off, its jobs are never done. The list shows them as
//! claimed, and no message says that anything is wrong.
//!
//! A worker cannot announce its own death, so a claim has a lease. With a mocked clock a test sees the lease expire
//! without waiting.

mod claim {
    fn claim_next(connection: &Connection, now: i64, lease: u32) -> rusqlite::Result<Option<Job>> {
        connection
            .query_row(
                "UPDATE jobs
                 SET state = 'claimed', attempts = attempts + 1, leased_until = ?1
                 WHERE id = (SELECT id FROM jobs WHERE state = 'waiting' ORDER BY id LIMIT 1)
                 RETURNING *",
                [now.saturating_add(i64::from(lease))],
                Job::from_row,
            )
            .optional()
    }
}
