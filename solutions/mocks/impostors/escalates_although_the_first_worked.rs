//! title: Calls all notifiers
//! severity: major
//! seen by: integration::escalate::the_first_notifier_is_told_and_the_second_left_alone
//! rule: The notifiers after the one that delivered it are not called.
//! asks: which notifiers hear of a storm when the first one has delivered the text?
//!
//! The code calls every notifier and collects the failures. No one misses the alert, but the manager is woken for
//! every gale. After two weeks she removes her number from the list.
//!
//! A test that only expects the first call passes. The test also has to say that the second notifier must not be
//! called.

mod notifier {
    pub fn escalate(
        notifiers: &[Box<dyn Notifier>],
        text: &str,
    ) -> Result<Vec<NotifyError>, NoDelivery> {
        let failures: Vec<_> = notifiers
            .iter()
            .filter_map(|notifier| notifier.notify(text).err())
            .collect();
        if failures.len() < notifiers.len() {
            Ok(failures)
        } else {
            Err(NoDelivery(failures))
        }
    }
}
