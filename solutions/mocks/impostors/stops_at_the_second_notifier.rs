//! title: Stops at the second notifier
//! severity: major
//! seen by: integration::escalate::if_a_notifier_fails_the_next_one_is_told
//! rule: If a notifier fails, the next one gets the same text, until one delivers it.
//! asks: how many notifiers are tried when the early ones fail?
//!
//! First and second are written out, since there were two on the day it was written. The third one, added later, is
//! never called.
//!
//! Two examples are a pattern for whoever wants to see one. Three are a loop.

mod notifier {
    pub fn escalate(
        notifiers: &[Box<dyn Notifier>],
        text: &str,
    ) -> Result<Vec<NotifyError>, NobodyTold> {
        let mut failures = Vec::new();
        for notifier in notifiers.iter().take(2) {
            match notifier.notify(text) {
                Ok(()) => return Ok(failures),
                Err(failure) => failures.push(failure),
            }
        }
        Err(NobodyTold(failures))
    }
}
