//! Payments for invoices.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::invoice::Invoice;
use super::money::Money;
use super::webhook::Notice;

/// The result of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    /// It was recorded.
    Recorded,
    /// It had been recorded before, so nothing changes.
    Known,
}

/// Why a payment is not recorded.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PaymentError {
    /// It is in another currency than the invoice.
    #[error("{paid} was paid for an invoice of {total}")]
    Currency {
        /// What was paid.
        paid: Money,
        /// What the invoice asks for.
        total: Money,
    },
    /// It is 0 or less.
    #[error("{0} is no payment")]
    NotPositive(Money),
}

/// All payments.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// The events that have been recorded.
    events: BTreeSet<String>,
    /// Cents by the invoice's number.
    paid: BTreeMap<u32, i64>,
    /// Cents by the customer's number.
    credit: BTreeMap<u32, i64>,
}

impl Ledger {
    /// Records a payment.
    ///
    /// An invoice may be paid in parts. Money beyond its total becomes the customer's credit. If the provider is not
    /// sure that an event arrived, it sends the event again, perhaps days and many other events later. An event that
    /// has been recorded is [`Receipt::Known`] and changes nothing.
    ///
    /// # Errors
    /// [`PaymentError`]. Nothing is recorded then, and the same event may come again with corrected contents.
    pub fn record(&mut self, invoice: &Invoice, notice: &Notice) -> Result<Receipt, PaymentError> {
        check(invoice, notice.amount)?;
        if self.is_known(&notice.event) {
            return Ok(Receipt::Known);
        }
        self.events.insert(notice.event.clone());
        let open = invoice.total.cents - self.paid(invoice.number);
        let (due, beyond) = divide(notice.amount.cents, open);
        *self.paid.entry(invoice.number).or_default() += due;
        *self.credit.entry(invoice.customer).or_default() += beyond;
        Ok(Receipt::Recorded)
    }

    /// How many cents were paid for an invoice: never more than its total.
    #[must_use]
    pub fn paid(&self, invoice: u32) -> i64 {
        self.paid.get(&invoice).copied().unwrap_or_default()
    }

    /// How many cents a customer has paid too much.
    #[must_use]
    pub fn credit(&self, customer: u32) -> i64 {
        self.credit.get(&customer).copied().unwrap_or_default()
    }

    fn is_known(&self, event: &str) -> bool {
        self.events.contains(event)
    }
}

fn check(invoice: &Invoice, paid: Money) -> Result<(), PaymentError> {
    if paid.currency != invoice.total.currency {
        return Err(PaymentError::Currency {
            paid,
            total: invoice.total,
        });
    }
    if paid.cents <= 0 {
        return Err(PaymentError::NotPositive(paid));
    }
    Ok(())
}

/// Splits a payment into the part for the invoice and the part beyond it.
fn divide(cents: i64, open: i64) -> (i64, i64) {
    let due = cents.min(open);
    (due, cents - due)
}
