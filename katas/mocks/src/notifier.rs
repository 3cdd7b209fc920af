//! Telling somebody.

use thiserror::Error;

/// Passes a text on to a person: by SMS, by telephone, by somebody who walks over.
pub trait Notifier {
    /// Passes it on, once.
    ///
    /// # Errors
    /// [`NotifyError`], if it cannot be taken for delivered.
    fn notify(&self, text: &str) -> Result<(), NotifyError>;
}

/// Why a text was not delivered, in words that say by whom.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct NotifyError(pub String);

/// All notifiers have failed. Their errors, in the order in which they were tried; none, if there is no notifier.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("nobody could be told: {}", listed(.0))]
pub struct NobodyTold(pub Vec<NotifyError>);

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
/// Gives the errors of those that failed before it, in order: somebody has to mend them, although all went well.
///
/// # Errors
/// [`NobodyTold`], if none has.
pub fn escalate(
    notifiers: &[Box<dyn Notifier>],
    text: &str,
) -> Result<Vec<NotifyError>, NobodyTold> {
    todo!()
}
