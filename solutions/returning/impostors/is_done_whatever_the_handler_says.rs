//! title: Is done, whatever the handler says
//! severity: critical
//! seen by: integration::work::a_job_that_could_not_be_handled_is_given_back_with_the_reason
//! rule: If the handler fails, `work_one` marks the job as failed, with the handler's words.
//! asks: what becomes of a job whose handler could not do it?
//!
//! The handler is called, and the job is done. That the handler has an answer, and that it may be "no", gets lost
//! between two lines: the printer has no paper, and the queue says that the letter is printed.
//!
//! A result that is thrown away is an error that nobody hears of. It takes a handler that fails, which a mock does on
//! demand.

mod work {
    pub fn work_one<C: Clock, H: Handler>(
        queue: &Queue<C>,
        lease: u32,
        handler: &H,
    ) -> Result<Worked, QueueError> {
        let Some(job) = queue.claim(lease)? else {
            return Ok(Worked::Nothing);
        };
        let _ = handler.handle(&job);
        Ok(Worked::Done(queue.done(job.ticket())?))
    }
}
