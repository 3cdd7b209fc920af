//! title: Reports no failure if a later notifier delivered
//! severity: minor
//! seen by: integration::escalate::if_a_notifier_fails_the_next_one_is_told
//! rule: Notifiers that failed are reported although the text was delivered, in the report of this round only.
//! asks: what does the caller learn of a notifier that failed before another one delivered?
//!
//! The second notifier delivered the alert, so the code returns no failure. The operator does not learn that the
//! first one is broken. It stays broken until the second one fails too.
//!
//! A backup hides failures, so the code has to report them. A test checks the list of failures after a delivery.

mod notifier {
    pub fn escalate(
        notifiers: &[Box<dyn Notifier>],
        text: &str,
    ) -> Result<Vec<NotifyError>, NoDelivery> {
        let mut failures = Vec::new();
        for notifier in notifiers {
            match notifier.notify(text) {
                Ok(()) => return Ok(Vec::new()),
                Err(failure) => failures.push(failure),
            }
        }
        Err(NoDelivery(failures))
    }
}
