//! title: Calls at most two notifiers
//! severity: major
//! seen by: integration::escalate::if_a_notifier_fails_the_next_one_is_told
//! rule: If a notifier fails, the next one gets the same text, until one delivers it.
//! asks: how many notifiers are tried when the early ones fail?
//!
//! The author had two notifiers, and wrote code for two. A third one is added later and never called, so the alert
//! can be lost although the third one works.
//!
//! Tests with two notifiers pass. A test with three sees it.

mod notifier {
    pub fn escalate(
        notifiers: &[Box<dyn Notifier>],
        text: &str,
    ) -> Result<Vec<NotifyError>, NoDelivery> {
        let mut failures = Vec::new();
        for notifier in notifiers.iter().take(2) {
            match notifier.notify(text) {
                Ok(()) => return Ok(failures),
                Err(failure) => failures.push(failure),
            }
        }
        Err(NoDelivery(failures))
    }
}
