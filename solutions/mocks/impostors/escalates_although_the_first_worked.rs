//! title: Escalates although the first worked
//! severity: major
//! seen by: integration::escalate::the_first_notifier_is_told_and_the_second_left_alone
//! rule: The notifiers after the one that delivered it are not called.
//! asks: which notifiers hear of a storm when the first one has delivered the text?
//!
//! All notifiers are told, and the failures are collected. Nobody is missed, but the boss is woken for every gale, and
//! two weeks later takes the warden's number off the list.
//!
//! "The right one was called" is half of an expectation. "And no other" is the half that is forgotten.

mod notifier {
    pub fn escalate(
        notifiers: &[Box<dyn Notifier>],
        text: &str,
    ) -> Result<Vec<NotifyError>, NobodyTold> {
        let failures: Vec<_> = notifiers
            .iter()
            .filter_map(|notifier| notifier.notify(text).err())
            .collect();
        if failures.len() < notifiers.len() {
            Ok(failures)
        } else {
            Err(NobodyTold(failures))
        }
    }
}
