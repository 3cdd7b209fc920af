//! title: Is done, whatever the handler says
//! severity: critical
//! seen by: integration::work::a_job_that_could_not_be_handled_is_given_back_with_the_reason
//! rule: If the handler fails, `work_one` marks the job as failed, with the handler's words.
//! asks: what happens to a job whose handler failed?
//!
//! The code calls the handler and marks the job as done. It ignores that the handler's answer may be an error. The
//! printer has no paper, and the queue says that the letter is printed.
//!
//! Do not drop a `Result`. A test needs a handler that fails, and a mock can do that.

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
