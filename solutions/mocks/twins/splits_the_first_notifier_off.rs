//! title: Splits the first notifier off the others
//! freedom: internals
//! rule: If a notifier fails, the next one gets the same text, until one delivers it.
//!
//! The README says which notifiers are called, and in which order. This version uses recursion, and adds each failure
//! to the front of the list on the way back.

mod notifier {
    pub fn escalate(
        notifiers: &[Box<dyn Notifier>],
        text: &str,
    ) -> Result<Vec<NotifyError>, NoDelivery> {
        let Some((first, others)) = notifiers.split_first() else {
            return Err(NoDelivery(Vec::new()));
        };
        let Err(failure) = first.notify(text) else {
            return Ok(Vec::new());
        };
        match escalate(others, text) {
            Ok(mut failures) => {
                failures.insert(0, failure);
                Ok(failures)
            }
            Err(NoDelivery(mut failures)) => {
                failures.insert(0, failure);
                Err(NoDelivery(failures))
            }
        }
    }
}
