//! title: Forgets who failed
//! severity: minor
//! seen by: integration::escalate::if_a_notifier_fails_the_next_one_is_told
//! rule: Notifiers that failed are reported although the text was delivered.
//! asks: what does the caller learn of a notifier that failed before another one delivered?
//!
//! The alert was delivered by the second notifier, and all is well: no word about the first. It stays broken until the
//! second one breaks too.
//!
//! Redundancy hides failures, that is what it is for. So somebody has to be told of them.

mod notifier {
    pub fn escalate(
        notifiers: &[Box<dyn Notifier>],
        text: &str,
    ) -> Result<Vec<NotifyError>, NobodyTold> {
        let mut failures = Vec::new();
        for notifier in notifiers {
            match notifier.notify(text) {
                Ok(()) => return Ok(Vec::new()),
                Err(failure) => failures.push(failure),
            }
        }
        Err(NobodyTold(failures))
    }
}
