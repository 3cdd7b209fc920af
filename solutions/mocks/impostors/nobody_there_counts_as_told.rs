//! title: Counts an empty list of notifiers as a success
//! severity: major
//! seen by: integration::escalate::if_all_fail_the_caller_gets_every_reason
//! rule: Without any notifier the result is `NoDelivery` too.
//! asks: what does the caller get when there is no notifier at all?
//!
//! Without notifiers there is no failure, so the code returns success. If a mistake in the configuration empties the
//! list, no alert goes out, and the operator sees no error.
//!
//! The empty list needs its own test.

mod notifier {
    pub fn escalate(
        notifiers: &[Box<dyn Notifier>],
        text: &str,
    ) -> Result<Vec<NotifyError>, NoDelivery> {
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
        Err(NoDelivery(failures))
    }
}
