//! Money that goes back.

use std::collections::BTreeMap;

use thiserror::Error;

use super::invoice::Invoice;
use super::money::Money;

/// Why no money goes back.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RefundError {
    /// It is nothing, or less.
    #[error("{0} is no refund")]
    NotPositive(Money),
    /// The invoice is in another currency.
    #[error("{0} is not in the currency of the invoice")]
    Currency(Money),
    /// It is more than may go back.
    #[error("{asked} is more than {left}, which may go back")]
    TooMuch {
        /// What was asked for.
        asked: Money,
        /// What may go back.
        left: Money,
    },
}

/// All refunds: cents by the invoice's number.
#[derive(Debug, Clone, Default)]
pub struct Refunds {
    given: BTreeMap<u32, i64>,
}

impl Refunds {
    /// Gives money back for an invoice for which so many cents were paid. The answer is how many could still go back.
    ///
    /// All refunds of an invoice together are at most what was paid for it. All that was paid may go back.
    ///
    /// # Errors
    /// [`RefundError`]; nothing goes back then.
    pub fn give(
        &mut self,
        invoice: &Invoice,
        paid: i64,
        amount: Money,
    ) -> Result<i64, RefundError> {
        if amount.cents <= 0 {
            return Err(RefundError::NotPositive(amount));
        }
        if amount.currency != invoice.total.currency {
            return Err(RefundError::Currency(amount));
        }
        let given = self.given.entry(invoice.number).or_default();
        let left = refundable(paid, *given);
        if amount.cents > left {
            return Err(RefundError::TooMuch {
                asked: amount,
                left: Money::new(left, amount.currency),
            });
        }
        *given += amount.cents;
        Ok(left - amount.cents)
    }
}

/// How many cents may go back. (The invoice is not asked for its total: what was not paid cannot go back.)
fn refundable(paid: i64, given: i64) -> i64 {
    paid - given
}
