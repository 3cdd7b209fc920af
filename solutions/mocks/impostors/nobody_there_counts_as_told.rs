//! title: Nobody there counts as told
//! severity: major
//! seen by: integration::escalate::if_all_fail_the_caller_gets_every_reason
//! rule: Without any notifier the result is `NobodyTold` too.
//! asks: what comes back when there is no notifier at all?
//!
//! With no notifier there is no failure, and without a failure all is well. The list was emptied by a slip in the
//! configuration, and the warden has been content ever since.
//!
//! The empty list is an example of its own, and the first one to try.

mod notifier {
    pub fn escalate(
        notifiers: &[Box<dyn Notifier>],
        text: &str,
    ) -> Result<Vec<NotifyError>, NobodyTold> {
        let mut failures = Vec::new();
        for notifier in notifiers {
            match notifier.notify(text) {
                Ok(()) => return Ok(failures),
                Err(failure) => failures.push(failure),
            }
        }
        if failures.is_empty() {
            return Ok(failures);
        }
        Err(NobodyTold(failures))
    }
}
