//! Mails to customers.

use super::dunning::TERM;
use super::invoice::Invoice;

/// The subject: `Your invoice 17`.
#[must_use]
pub fn subject(invoice: &Invoice) -> String {
    format!("Your invoice {}", invoice.number)
}

/// The text:
///
/// ```text
/// Dear Ada,
///
/// please pay EUR 119.00 by 2026-03-15.
///
/// The boatyard
/// ```
///
/// White space around the name does not count. If nothing is left, the text begins with `Dear customer,`.
#[must_use]
pub fn body(invoice: &Invoice) -> String {
    format!(
        "{}\n\nplease pay {} by {}.\n\nThe boatyard\n",
        greeting(&invoice.name),
        invoice.total,
        invoice.issued.plus_days(TERM)
    )
}

/// How late an invoice is, in words: `1 day late`, `2 days late`.
#[must_use]
pub fn lateness(days: u32) -> String {
    match days {
        1 => "1 day late".to_owned(),
        _ => format!("{days} days late"),
    }
}

fn greeting(name: &str) -> String {
    match name.trim() {
        "" => "Dear customer,".to_owned(),
        name => format!("Dear {name},"),
    }
}
