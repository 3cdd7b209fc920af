//! Notifiers.

use thiserror::Error;

/// Passes a text on to a person: by SMS, by telephone, or by a messenger.
pub trait Notifier {
    /// Passes it on, once.
    ///
    /// # Errors
    /// [`NotifyError`], if the text may not have been delivered.
    fn notify(&self, text: &str) -> Result<(), NotifyError>;
}

/// Why a text was not delivered. It names the notifier.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct NotifyError(pub String);

/// All notifiers have failed. Their errors are in the order in which they were tried. The list is empty without a
/// notifier.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no alert was delivered: {}", listed(.0))]
pub struct NoDelivery(pub Vec<NotifyError>);

/// The reasons in one line.
fn listed(errors: &[NotifyError]) -> String {
    if errors.is_empty() {
        return "there is no notifier".to_owned();
    }
    let errors: Vec<_> = errors.iter().map(|error| error.0.as_str()).collect();
    errors.join("; ")
}

/// Tries one notifier after the other, each once, until one of them has delivered the text.
///
/// Returns the errors of those that failed before it, in order, because an operator has to fix them.
///
/// # Errors
/// [`NoDelivery`], if none has.
pub fn escalate(
    notifiers: &[Box<dyn Notifier>],
    text: &str,
) -> Result<Vec<NotifyError>, NoDelivery> {
    todo!()
}
