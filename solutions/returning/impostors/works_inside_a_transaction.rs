//! title: Calls the handler inside the transaction
//! severity: critical
//! seen by: integration::work::a_turn_with_nothing_to_do_is_over_at_once
//! rule: No transaction is open while the handler works.
//! asks: what can another queue do while a handler is running?
//!
//! Claim, work and done are all in one transaction. If the worker dies, SQLite undoes everything, even without a
//! lease. But SQLite has one writer at a time. While the handler runs, no other connection can claim, add or finish a
//! job.
//!
//! Keep a transaction as short as you can. In the test, the handler does what another worker would do.

mod work {
    pub fn work_one<C: Clock, H: Handler>(
        queue: &Queue<C>,
        lease: u32,
        handler: &H,
    ) -> Result<Worked, QueueError> {
        let transaction = queue.connection().unchecked_transaction()?;
        let Some(job) = queue.claim(lease)? else {
            return Ok(Worked::Nothing);
        };
        let worked = match handler.handle(&job) {
            Ok(()) => Worked::Done(queue.done(job.ticket())?),
            Err(HandlerError(reason)) => Worked::Failed(queue.fail(job.ticket(), &reason)?),
        };
        transaction.commit()?;
        Ok(worked)
    }
}
