//! Refunds of payments.

use std::collections::BTreeMap;

use thiserror::Error;

use super::invoice::Invoice;
use super::money::Money;

/// Why a refund is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RefundError {
    /// It is 0 or less.
    #[error("{0} is no refund")]
    NotPositive(Money),
    /// The invoice is in another currency.
    #[error("{0} is not in the currency of the invoice")]
    Currency(Money),
    /// It is more than may be refunded.
    #[error("{asked} is more than {left}, which may go back")]
    TooMuch {
        /// What was asked for.
        asked: Money,
        /// How much may be refunded.
        left: Money,
    },
}

/// All refunds: cents by the invoice's number.
#[derive(Debug, Clone, Default)]
pub struct Refunds {
    given: BTreeMap<u32, i64>,
}

impl Refunds {
    /// Refunds money for an invoice for which so many cents were paid. Returns how many cents could still be
    /// refunded.
    ///
    /// All refunds of an invoice together are at most what was paid for it. The whole payment may be refunded.
    ///
    /// # Errors
    /// [`RefundError`]; nothing is refunded then.
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

/// How many cents may be refunded. (The invoice's total does not matter: only a payment can be refunded.)
fn refundable(paid: i64, given: i64) -> i64 {
    paid - given
}
