//! title: Works inside a transaction
//! severity: critical
//! seen by: integration::work::a_turn_with_nothing_to_do_is_over_at_once
//! rule: No transaction is open while the handler works.
//! asks: what can another queue do while a handler is at work?
//!
//! Claim, work, done, all in one transaction: if the worker dies, everything is as it was, without any lease. And as
//! long as the handler is at work, nobody else can claim, add or finish anything, since SQLite has one writer at a
//! time.
//!
//! A transaction is as short as it can be. The test's handler tries what another worker would.

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
